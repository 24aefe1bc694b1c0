use std::borrow::Cow;
use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::key::{Key, NUMBER};
use super::mistake::{Mistake, problem};
use super::seen::Seen;
use crate::record::{
    Field, ListPlace, MapPlace, Mismatch, Need, Place, RecordPlace, Scalar, Step, Travel, fill, integer,
    is_integer,
};

/// What is asked of the document's outermost record beside its fields.
#[derive(Clone, Copy, Default)]
pub(crate) struct Root<'a> {
    /// Keys to look out for.
    pub(crate) watch: [Option<&'a str>; 2],
    /// Fields, by index, that are decided elsewhere: neither required nor read.
    pub(crate) decided: &'a [(usize, bool)],
}

/// Reads a document into a blank place; tells whether one of the watched keys was there.
pub(crate) fn read(body: &[u8], mut place: Place<'_>, root: Root<'_>) -> Result<bool, Mistake> {
    let (text, skipped) = document(body)?;
    let root = matches!(place, Place::Record(_)).then_some(root);
    let mut trail = Trail::new(root, false);
    let mut result = read_text(text, place.reborrow(), &mut trail);
    if result.is_err() && trail.inexact {
        trail = Trail::new(root, true);
        result = read_text(text, place, &mut trail);
    }
    match result {
        Ok(()) => Ok(trail.watched),
        Err(error) => Err(Mistake::new(&error, &trail.steps, skipped)),
    }
}

/// The text of a document without its byte order mark, and the mark's length.
pub(crate) fn document(body: &[u8]) -> Result<(&str, usize), Mistake> {
    let text = std::str::from_utf8(body).map_err(|error| Mistake::invalid_utf8(body, error))?;
    Ok(text.strip_prefix('\u{feff}').map_or((text, 0), |rest| (rest, text.len() - rest.len())))
}

fn read_text(text: &str, place: Place<'_>, trail: &mut Trail<'_>) -> Result<(), serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    Reader { place, trail }.deserialize(&mut deserializer)?;
    deserializer.end()
}

/// What one reading shares from the outermost value to the innermost.
struct Trail<'r> {
    /// The steps to the mistake, from the inside out.
    steps: Vec<Step<'static>>,
    /// Taken by the outermost record.
    root: Option<Root<'r>>,
    watched: bool,
    /// Whether texts that may be integers are read by their digits. serde_json rounds an integer beyond 64
    /// bits; reading every such text twice would cost all answers for the sake of few, so that a document
    /// is read again only when one was met.
    exact: bool,
    inexact: bool,
}

impl<'r> Trail<'r> {
    fn new(root: Option<Root<'r>>, exact: bool) -> Self {
        Self { steps: Vec::new(), root, watched: false, exact, inexact: false }
    }

    fn step<T, E>(&mut self, result: Result<T, E>, step: impl FnOnce() -> Step<'static>) -> Result<T, E> {
        if result.is_err() {
            self.steps.push(step());
        }
        result
    }
}

/// A place that takes whatever comes next.
struct Reader<'p, 't, 'r> {
    place: Place<'p>,
    trail: &'t mut Trail<'r>,
}

/// A list that gets one more item if there is one.
struct Item<'p, 't, 'r> {
    list: &'p mut dyn ListPlace,
    trail: &'t mut Trail<'r>,
}

/// The key of a record.
struct FieldKey<'k> {
    fields: &'static [Field],
    next: usize,
    root: Option<Root<'k>>,
}

/// A key's field, if it has one, and whether it is watched.
struct FoundKey {
    index: Option<usize>,
    watched: bool,
}

impl Reader<'_, '_, '_> {
    fn scalar<E: serde_core::de::Error>(self, scalar: Scalar<'_>) -> Result<(), E> {
        fill(self.place, scalar).map_err(E::custom)
    }

    /// Reads an integer literal by its digits, and anything else as ever.
    fn exact<'de, D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        let raw = <&RawValue as serde_core::Deserialize>::deserialize(from)?.get();
        if is_integer(raw) {
            return self.scalar(Scalar::Text(raw));
        }
        self.trail.exact = false;
        let trail = &mut *self.trail;
        let result =
            Reader { place: self.place, trail }.deserialize(&mut serde_json::Deserializer::from_str(raw));
        self.trail.exact = true;
        result.map_err(|error| D::Error::custom(problem(&error)))
    }

    fn digits<E: serde_core::de::Error>(mut self, digits: &str) -> Result<(), E> {
        let number = match integer(digits) {
            _ if is_loose_text(&mut self.place) && is_integer(digits) => Scalar::Text(digits),
            Some(number) => match (i64::try_from(number), u64::try_from(number)) {
                (Ok(number), _) => Scalar::Int(number),
                (_, Ok(number)) => Scalar::UInt(number),
                _ => Scalar::Float(number as f64),
            },
            None => Scalar::Float(digits.parse().unwrap_or(f64::NAN)),
        };
        self.scalar(number)
    }

    fn record<'de, A: MapAccess<'de>>(
        self,
        record: &mut dyn RecordPlace,
        mut map: A,
    ) -> Result<(), A::Error> {
        let trail = self.trail;
        let fields = record.fields();
        let root = trail.root.take();
        let decided = root.map_or(&[][..], |root| root.decided);
        let mut seen = Seen::new(fields.len());
        let mut next = 0;
        while let Some(key) = map.next_key_seed(FieldKey { fields, next, root })? {
            trail.watched |= key.watched;
            let Some((index, field)) = key.index.and_then(|index| Some((index, fields.get(index)?))) else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            if !seen.insert(index) {
                trail.steps.push(Step::Field(field.name));
                return Err(A::Error::custom("appears twice"));
            }
            next = index + 1;
            if decided.iter().any(|(decided, _)| *decided == index) {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let seed = Reader { place: record.field_mut(index), trail: &mut *trail };
            let result = map.next_value_seed(seed);
            trail.step(result, || Step::Field(field.name))?;
        }
        let absent = fields.iter().enumerate().find(|(index, field)| {
            matches!(field.need, Need::Required)
                && !seen.contains(*index)
                && field.travel.has(Travel::BODY)
                && !decided.iter().any(|(decided, _)| decided == index)
        });
        match absent {
            None => Ok(()),
            Some((_, field)) => {
                trail.steps.push(Step::Field(field.name));
                Err(A::Error::custom("is missing"))
            }
        }
    }

    fn map<'de, A: MapAccess<'de>>(self, place: &mut dyn MapPlace, mut map: A) -> Result<(), A::Error> {
        let trail = self.trail;
        place.clear();
        while let Some(key) = map.next_key_seed(Key)? {
            let result = match place.insert(key.clone().into_owned()) {
                Some(place) => map.next_value_seed(Reader { place, trail: &mut *trail }),
                None => Err(A::Error::custom("appears twice")),
            };
            trail.step(result, || Step::Key(Cow::Owned(key.into_owned())))?;
        }
        Ok(())
    }

    fn list<'de, A: SeqAccess<'de>>(self, list: &mut dyn ListPlace, mut items: A) -> Result<(), A::Error> {
        let trail = self.trail;
        list.clear();
        let mut index = 0;
        loop {
            let result = items.next_element_seed(Item { list: &mut *list, trail: &mut *trail });
            if trail.step(result, || Step::Index(index))?.is_none() {
                return Ok(());
            }
            index += 1;
        }
    }
}

impl<'de> DeserializeSeed<'de> for Reader<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(mut self, from: D) -> Result<(), D::Error> {
        if matches!(self.place, Place::Unit | Place::Nowhere) {
            from.deserialize_ignored_any(IgnoredAny).map(drop)
        } else if self.trail.exact && is_loose_text(&mut self.place) {
            self.exact(from)
        } else {
            from.deserialize_any(self)
        }
    }
}

impl<'de> Visitor<'de> for Reader<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of the described kind")
    }

    fn visit_unit<E: serde_core::de::Error>(self) -> Result<(), E> {
        self.scalar(Scalar::Null)
    }

    fn visit_none<E: serde_core::de::Error>(self) -> Result<(), E> {
        self.scalar(Scalar::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        self.deserialize(from)
    }

    fn visit_bool<E: serde_core::de::Error>(self, value: bool) -> Result<(), E> {
        self.scalar(Scalar::Bool(value))
    }

    fn visit_i64<E: serde_core::de::Error>(self, number: i64) -> Result<(), E> {
        self.scalar(Scalar::Int(number))
    }

    fn visit_u64<E: serde_core::de::Error>(self, number: u64) -> Result<(), E> {
        self.scalar(i64::try_from(number).map_or(Scalar::UInt(number), Scalar::Int))
    }

    fn visit_i128<E: serde_core::de::Error>(self, number: i128) -> Result<(), E> {
        self.digits(&number.to_string())
    }

    fn visit_u128<E: serde_core::de::Error>(self, number: u128) -> Result<(), E> {
        self.digits(&number.to_string())
    }

    fn visit_f64<E: serde_core::de::Error>(mut self, number: f64) -> Result<(), E> {
        self.trail.inexact |= is_loose_text(&mut self.place);
        self.scalar(Scalar::Float(number))
    }

    fn visit_str<E: serde_core::de::Error>(self, text: &str) -> Result<(), E> {
        self.scalar(Scalar::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, items: A) -> Result<(), A::Error> {
        match self.take_place().innermost() {
            Place::List(list) => self.list(list, items),
            place => Err(A::Error::custom(Mismatch::new(&place, "a list"))),
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let mut place = self.take_place();
        let mismatch = match place.reborrow().innermost() {
            Place::Record(record) => return self.record(record, map),
            Place::Map(place) => return self.map(place, map),
            other => Mismatch::new(&other, "an object"),
        };
        match map.next_key_seed(Key)? {
            Some(key) if key == NUMBER => {
                let digits = map.next_value_seed(Key)?;
                self.place = place;
                self.digits(&digits)
            }
            _ => Err(A::Error::custom(mismatch)),
        }
    }
}

impl<'p> Reader<'p, '_, '_> {
    fn take_place(&mut self) -> Place<'p> {
        std::mem::replace(&mut self.place, Place::Nowhere)
    }
}

impl<'de> DeserializeSeed<'de> for Item<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        Reader { place: self.list.push(), trail: self.trail }.deserialize(from)
    }
}

impl<'de> DeserializeSeed<'de> for FieldKey<'_> {
    type Value = FoundKey;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<FoundKey, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl Visitor<'_> for FieldKey<'_> {
    type Value = FoundKey;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: serde_core::de::Error>(self, name: &str) -> Result<FoundKey, E> {
        let is_it = |field: &Field| field.name == name && field.travel.has(Travel::BODY);
        let index = match self.fields.get(self.next) {
            Some(field) if is_it(field) => Some(self.next),
            _ => self.fields.iter().position(is_it),
        };
        let watched = self.root.is_some_and(|root| root.watch.contains(&Some(name)));
        Ok(FoundKey { index, watched })
    }
}

/// Whether the place is a text that takes integers too.
fn is_loose_text(place: &mut Place<'_>) -> bool {
    matches!(place.reborrow().innermost(), Place::Str { loose: true, .. })
}

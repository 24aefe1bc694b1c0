use std::borrow::Cow;
use std::fmt;

use serde_core::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::value::RawValue;

use super::field_key::FieldKey;
use super::key::{Key, NUMBER};
use super::mistake::problem;
use super::seen::Seen;
use super::trail::Trail;
use crate::record::{
    ListPlace, MapPlace, Mismatch, Need, Number, Place, Real, RecordPlace, Scalar, Search, Step, Travel,
    fill, fill_text, integer, is_integer,
};

/// A place that takes whatever comes next.
pub(super) struct Reader<'p, 't, 'r> {
    pub(super) place: Place<'p>,
    pub(super) trail: &'t mut Trail<'r>,
}

/// A list that gets one more item if there is one.
struct Item<'p, 't, 'r> {
    list: &'p mut dyn ListPlace,
    trail: &'t mut Trail<'r>,
}

impl Reader<'_, '_, '_> {
    fn scalar<E: Error>(self, scalar: Scalar<'_>) -> Result<(), E> {
        fill(self.place, scalar).map_err(E::custom)
    }

    /// Reads an integer literal by its digits, and anything else as ever.
    fn exact<'de, D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        let raw = <&RawValue as Deserialize>::deserialize(from)?.get();
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

    /// Takes a number in digits, of any size.
    fn digits<E: Error>(mut self, digits: &str) -> Result<(), E> {
        let number = match integer(digits) {
            _ if is_loose_text(&mut self.place) && is_integer(digits) => Scalar::Text(digits),
            Some(number) => match (i64::try_from(number), u64::try_from(number)) {
                (Ok(number), _) => Scalar::Int(number),
                (_, Ok(number)) => Scalar::UInt(number),
                _ => Scalar::Float(number as f64),
            },
            None => match (is_zero(digits), self.place.reborrow().innermost()) {
                (None, _) => return Err(E::custom("number out of range")),
                (Some(_), Place::Number { to: Number::F64(to), .. }) => return read(to, digits),
                // Of a number that is no integer nobody else takes more than zero.
                (Some(true), _) => Scalar::Float(0.0),
                (Some(false), _) => Scalar::Float(f64::NAN),
            },
        };
        self.scalar(number)
    }

    /// Reads a floating-point number by its digits: serde_json may read it wrong in the last bit.
    fn real<'de, D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        let raw = <&RawValue as Deserialize>::deserialize(from)?.get();
        if !raw.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
            let result = serde_json::Deserializer::from_str(raw).deserialize_any(self);
            return result.map_err(|error| D::Error::custom(problem(&error)));
        }
        match self.place.innermost() {
            Place::Number { to: Number::F64(to), .. } => read(to, raw),
            _ => Ok(()),
        }
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
            if key.is_number && next == 0 {
                return Err(A::Error::custom(Mismatch::number(&Place::Record(record))));
            }
            let Some((index, field)) = key.index.and_then(|index| Some((index, fields.get(index)?))) else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            if !seen.insert(index) {
                trail.steps.push(Step::Field(field.name()));
                return Err(A::Error::custom("appears twice"));
            }
            next = index + 1;
            if decided.iter().any(|(decided, _)| *decided == index) {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let seed = Reader { place: record.field_mut(index), trail: &mut *trail };
            let result = map.next_value_seed(seed);
            trail.step(result, || Step::Field(field.name()))?;
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
                trail.steps.push(Step::Field(field.name()));
                Err(A::Error::custom("is missing"))
            }
        }
    }

    fn map<'de, A: MapAccess<'de>>(self, place: &mut dyn MapPlace, mut map: A) -> Result<(), A::Error> {
        let trail = self.trail;
        let root = trail.root.take();
        place.clear();
        let mut is_first = true;
        while let Some(key) = map.next_key_seed(Key)? {
            if is_first && key == NUMBER {
                return Err(A::Error::custom(Mismatch::number(&Place::Map(place))));
            }
            is_first = false;
            trail.watched |= root.is_some_and(|root| root.watch.contains(&Some(&*key)));
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

    fn search_list<'de, A: SeqAccess<'de>>(
        self,
        search: &mut dyn Search,
        mut items: A,
    ) -> Result<(), A::Error> {
        let mut index = 0_usize;
        loop {
            let enters = search.enter(&index.to_string());
            let place = if enters { Place::Search(&mut *search) } else { Place::Nowhere };
            let more = items.next_element_seed(Reader { place, trail: &mut *self.trail })?;
            if enters {
                search.leave();
            }
            if more.is_none() {
                search.compound();
                return Ok(());
            }
            index += 1;
        }
    }

    fn search_map<'de, A: MapAccess<'de>>(self, search: &mut dyn Search, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key_seed(Key)? {
            let enters = search.enter(&key);
            let place = if enters { Place::Search(&mut *search) } else { Place::Nowhere };
            map.next_value_seed(Reader { place, trail: &mut *self.trail })?;
            if enters {
                search.leave();
            }
        }
        search.compound();
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Reader<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(mut self, from: D) -> Result<(), D::Error> {
        if matches!(self.place, Place::Unit | Place::Nowhere) {
            from.deserialize_ignored_any(IgnoredAny).map(drop)
        } else if self.trail.exact && is_loose_text(&mut self.place) {
            self.exact(from)
        } else if is_real(&self.place) {
            self.real(from)
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

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.scalar(Scalar::Null)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.scalar(Scalar::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        self.deserialize(from)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.scalar(Scalar::Bool(value))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.scalar(Scalar::Int(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.scalar(i64::try_from(number).map_or(Scalar::UInt(number), Scalar::Int))
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<(), E> {
        self.digits(&number.to_string())
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<(), E> {
        self.digits(&number.to_string())
    }

    fn visit_f64<E: Error>(mut self, number: f64) -> Result<(), E> {
        self.trail.inexact |= is_loose_text(&mut self.place);
        self.scalar(Scalar::Float(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        fill_text(self.place, text).map_err(E::custom)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, items: A) -> Result<(), A::Error> {
        match self.take_place().innermost() {
            Place::List(list) => self.list(list, items),
            Place::Search(search) => self.search_list(search, items),
            place => Err(A::Error::custom(Mismatch::new(&place, "a list"))),
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let mut place = self.take_place();
        let mismatch = match place.reborrow().innermost() {
            Place::Record(record) => return self.record(record, map),
            Place::Map(place) => return self.map(place, map),
            Place::Search(search) => return self.search_map(search, map),
            other => Mismatch::new(&other, "an object"),
        };
        match map.next_key_seed(Key)? {
            Some(key) if key == NUMBER => {
                let mut digits = String::new();
                let text = Place::Str { to: &mut digits, loose: false };
                map.next_value_seed(Reader { place: text, trail: &mut *self.trail })?;
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

fn read<E: Error>(to: &mut dyn Real, digits: &str) -> Result<(), E> {
    if to.read(digits) { Ok(()) } else { Err(E::custom("number out of range")) }
}

/// Whether the place is a text that takes integers too.
fn is_loose_text(place: &mut Place<'_>) -> bool {
    matches!(place.reborrow().innermost(), Place::Str { loose: true, .. })
}

/// Whether the place is a floating-point number, which is found without filling it.
fn is_real(place: &Place<'_>) -> bool {
    match place {
        Place::Number { to: Number::F64(_), .. } => true,
        Place::Option(option) => option.is_real(),
        _ => false,
    }
}

/// Whether a number that is no integer is zero all the same, as `-0.0`; `None` where it is no number.
fn is_zero(number: &str) -> Option<bool> {
    serde_json::from_str::<&RawValue>(number).ok()?;
    number.starts_with(|first: char| first == '-' || first.is_ascii_digit()).then(|| {
        let mut digits = number.bytes().take_while(|byte| !matches!(byte, b'e' | b'E'));
        !digits.any(|byte| matches!(byte, b'1'..=b'9'))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_core::de::value::{Error, MapDeserializer};
    use serde_core::de::{DeserializeSeed, Deserializer as _};

    use super::{NUMBER, Reader, Trail};
    use crate::record::{Number, Place, Value};

    fn read(place: Place<'_>, digits: &'static str) -> Result<(), Error> {
        let number = MapDeserializer::new([(NUMBER, digits)].into_iter());
        Reader { place, trail: &mut Trail::new(None, false) }.deserialize(number)
    }

    /// What serde_json gives when a crate elsewhere has its feature `arbitrary_precision` on.
    #[test]
    fn a_number_in_an_object_of_serde_json_is_a_number() {
        let (mut text, mut number, mut float) = (String::new(), 0, 0.0);
        read(Place::Str { to: &mut text, loose: true }, "123456789012345678901234567890").unwrap();
        assert_eq!(text, "123456789012345678901234567890");
        read(Place::Number { to: Number::U64(&mut number), loose: false }, "18446744073709551615").unwrap();
        assert_eq!(number, u64::MAX);
        for digits in ["1.5", "1e3", "18446744073709551616"] {
            assert!(read(Place::Number { to: Number::U64(&mut number), loose: false }, digits).is_err());
        }
        assert!(read(Place::Str { to: &mut text, loose: false }, "1").is_err());
        for float_text in ["-1.5e3", "-1500"] {
            let number = MapDeserializer::<_, Error>::new([(NUMBER, float_text)].into_iter());
            let place = Place::Number { to: Number::F64(&mut float), loose: false };
            number.deserialize_any(Reader { place, trail: &mut Trail::new(None, false) }).unwrap();
            assert_eq!(float, -1500.0);
        }
        for wrong in ["", "x", "inf", "NaN", "-", ".5", "1e", "true"] {
            assert!(
                read(Place::Number { to: Number::U64(&mut number), loose: false }, wrong).is_err(),
                "{wrong}"
            );
        }
        for zero in ["-0", "0.0", "-0.00e7"] {
            read(Place::Number { to: Number::U64(&mut number), loose: false }, zero).unwrap();
            assert_eq!(number, 0);
        }
    }

    #[test]
    fn such_a_number_is_no_object() {
        let mut map = BTreeMap::<String, String>::new();
        let error = read(Value::__place(&mut map), "1.5").unwrap_err();
        assert_eq!(error.to_string(), "expected an object, found another kind of number");
        assert!(map.is_empty());
    }
}

use std::borrow::Cow;

use super::blame::{Flaw, Flaws, Wrong};
use super::tree::Tree;
use crate::record::{
    At, Blame, ListPlace, MapPlace, Need, Number, Place, RecordPlace, Scalar, Step, Travel, fill,
};

/// Beyond it a number that was read as one with a fraction has lost digits.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Pours a document into a record, all of it: what the record does not take is noted and passed over.
///
/// What is written otherwise than the spec has it, and can be understood, is taken and noted as a deviation: a
/// number as a text, a text as a number, null for absent, a field that nobody knows.
pub(super) fn pour(members: &[(Cow<'_, str>, Tree<'_>)], record: &mut dyn RecordPlace, flaws: &mut Flaws) {
    Pour { flaws }.record(record, members, None);
}

struct Pour<'f> {
    flaws: &'f mut Flaws,
}

impl Pour<'_> {
    fn record(
        &mut self,
        record: &mut dyn RecordPlace,
        members: &[(Cow<'_, str>, Tree<'_>)],
        at: Option<&At<'_>>,
    ) {
        let fields = record.fields();
        let is_known =
            |name: &str| fields.iter().any(|field| field.name() == name && field.travel.has(Travel::BODY));
        for (index, field) in fields.iter().enumerate() {
            if !field.travel.has(Travel::BODY) {
                continue;
            }
            let here = At::new(at, Step::Field(field.name()));
            let mut named = members.iter().filter(|(name, _)| *name == field.name()).map(|(_, value)| value);
            let value = named.next();
            if named.next().is_some() {
                self.note(&here, Wrong::Kind, "appears twice", field.blame);
                continue;
            }
            match value {
                // It was read from the path.
                None | Some(Tree::Null) if field.travel.has(Travel::PATH) => {
                    self.deviate(format!("{here} stands in the path alone"));
                }
                Some(Tree::Text(text)) if text.is_empty() && !takes_text(record.field_mut(index)) => {
                    self.deviate(format!("{here} is empty instead of left out"));
                    self.absent(record.field_mut(index), field.need, &here, field.blame);
                }
                Some(Tree::Null) => {
                    if !matches!(field.need, Need::Required) {
                        self.deviate(format!("{here} is null instead of left out"));
                    }
                    self.absent(record.field_mut(index), field.need, &here, field.blame);
                }
                Some(value) => self.value(record.field_mut(index), value, &here, field.blame),
                None => self.absent(record.field_mut(index), field.need, &here, field.blame),
            }
        }
        let unknown = members.iter().filter(|(name, _)| !is_known(name)).count();
        if unknown > 0 {
            let names =
                fields.iter().filter(|field| field.travel.has(Travel::BODY)).map(|field| field.name());
            let names: Vec<_> = names.collect();
            let whole = at.map_or_else(|| "the body".to_owned(), ToString::to_string);
            self.deviate(format!("{whole} has {unknown} unknown fields; there are {}", names.join(", ")));
        }
    }

    fn absent(&mut self, place: Place<'_>, need: Need, at: &At<'_>, blame: Option<&'static Blame>) {
        match (need, place) {
            (Need::Required, _) => self.note(at, Wrong::Missing, "is missing", blame),
            (_, Place::Option(option)) => option.clear(),
            _ => {}
        }
    }

    fn value(&mut self, mut place: Place<'_>, value: &Tree<'_>, at: &At<'_>, blame: Option<&'static Blame>) {
        let scalar = match value {
            Tree::Null => Scalar::Null,
            Tree::Bool(value) => Scalar::Bool(*value),
            Tree::Int(number) => Scalar::Int(*number),
            Tree::UInt(number) => Scalar::UInt(*number),
            Tree::Float(number) => Scalar::Float(*number),
            Tree::Text(text) => Scalar::Text(text),
            Tree::List(items) => {
                // PHP writes an array without keys as a list, and an empty one has none.
                let is_empty = items.is_empty();
                return match place.reborrow().innermost() {
                    Place::List(list) => self.list(list, items, at, blame),
                    Place::Record(record) if is_empty => {
                        self.deviate(format!("{at} is a list instead of an object"));
                        self.record(record, &[], Some(at));
                    }
                    Place::Map(map) if is_empty => {
                        self.deviate(format!("{at} is a list instead of an object"));
                        map.clear();
                    }
                    place => self.mismatch(&place, value, at, blame),
                };
            }
            Tree::Object(members) => {
                return match place.reborrow().innermost() {
                    Place::Record(record) => self.record(record, members, Some(at)),
                    Place::Map(map) => self.map(map, members, at, blame),
                    place => self.mismatch(&place, value, at, blame),
                };
            }
        };
        if fill(place.reborrow(), scalar).is_ok() {
            return;
        }
        let wanted = wanted(&place.reborrow().innermost());
        if bend(place.reborrow(), value) {
            self.deviate(format!("{at} is {} instead of a {wanted}", value.kind()));
        } else {
            self.mismatch(&place.innermost(), value, at, blame);
        }
    }

    fn list(
        &mut self,
        list: &mut dyn ListPlace,
        items: &[Tree<'_>],
        at: &At<'_>,
        blame: Option<&'static Blame>,
    ) {
        list.clear();
        for (index, item) in items.iter().enumerate() {
            self.value(list.push(), item, &At::new(Some(at), Step::Index(index)), blame);
        }
    }

    /// Texts in a map that are written as something else are told as one: their keys are the sender's.
    fn map(
        &mut self,
        map: &mut dyn MapPlace,
        members: &[(Cow<'_, str>, Tree<'_>)],
        at: &At<'_>,
        blame: Option<&'static Blame>,
    ) {
        map.clear();
        let mut bent = 0_usize;
        for (key, value) in members {
            if matches!(value, Tree::Null) {
                bent += 1;
                continue;
            }
            let here = At::new(Some(at), Step::Key(Cow::Borrowed(key)));
            match map.insert(key.clone().into_owned()) {
                Some(mut place) if matches!(place, Place::Str { .. }) && !matches!(value, Tree::Text(_)) => {
                    if bend(place.reborrow(), value) {
                        bent += 1;
                    } else {
                        self.mismatch(&place, value, &here, blame);
                    }
                }
                Some(place) => self.value(place, value, &here, blame),
                None => self.note(&here, Wrong::Kind, "appears twice", blame),
            }
        }
        if bent > 0 {
            self.deviate(format!("{at} has {bent} values that are no texts"));
        }
    }

    fn mismatch(&mut self, place: &Place<'_>, value: &Tree<'_>, at: &At<'_>, blame: Option<&'static Blame>) {
        let problem = match (place, value) {
            (Place::Number { .. }, Tree::Int(_) | Tree::UInt(_) | Tree::Float(_)) => {
                "is a number that does not fit".to_owned()
            }
            _ => format!("is {} instead of a {}", value.kind(), wanted(place)),
        };
        self.note(at, Wrong::Kind, &problem, blame);
    }

    fn note(&mut self, at: &At<'_>, wrong: Wrong, problem: &str, blame: Option<&'static Blame>) {
        self.flaws.wrong.push(Flaw::new(at, wrong, problem, blame));
    }

    fn deviate(&mut self, what: String) {
        self.flaws.deviations.push(what);
    }
}

fn takes_text(place: Place<'_>) -> bool {
    matches!(place.innermost(), Place::Str { .. })
}

/// Takes a value that is written in another kind, as clients in other languages write it.
fn bend(place: Place<'_>, value: &Tree<'_>) -> bool {
    match (place.innermost(), value) {
        (place @ Place::Str { .. }, Tree::Int(number)) => fill_text(place, &number.to_string()),
        (place @ Place::Str { .. }, Tree::UInt(number)) => fill_text(place, &number.to_string()),
        (place @ Place::Str { .. }, Tree::Float(number)) if number.abs() < EXACT => {
            fill_text(place, &number.to_string())
        }
        (place @ Place::Str { .. }, Tree::Bool(value)) => {
            fill_text(place, if *value { "true" } else { "false" })
        }
        (Place::Number { to, .. }, Tree::Text(text)) => {
            fill(Place::Number { to, loose: true }, Scalar::Text(text)).is_ok()
        }
        (place @ Place::Bool(_), Tree::Text(text)) if matches!(&**text, "true" | "false") => {
            fill(place, Scalar::Bool(text == "true")).is_ok()
        }
        (place @ Place::Bool(_), Tree::Int(number @ 0..=1)) => {
            fill(place, Scalar::Bool(*number == 1)).is_ok()
        }
        (Place::Enum(to), Tree::Text(text)) => match text.parse() {
            Ok(number) => fill(Place::Enum(to), Scalar::Int(number)).is_ok(),
            Err(_) => false,
        },
        (place @ Place::Enum(_), Tree::Int(number)) => fill_text(place, &number.to_string()),
        _ => false,
    }
}

fn fill_text(place: Place<'_>, text: &str) -> bool {
    fill(place, Scalar::Text(text)).is_ok()
}

fn wanted(place: &Place<'_>) -> &'static str {
    match place {
        Place::Str { .. } => "text",
        Place::Number { to: Number::F64(_), .. } => "number",
        Place::Number { .. } => "whole number",
        Place::Bool(_) => "true or false",
        Place::List(_) => "list",
        Place::Map(_) | Place::Record(_) => "object",
        Place::Enum(_) => "value of its kind",
        Place::File(_) => "file",
        Place::Nowhere | Place::Unit | Place::Option(_) | Place::Search(_) => "value",
    }
}

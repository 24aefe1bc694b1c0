use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, Visitor};

use super::key::NUMBER;
use super::read::Root;
use crate::record::{Field, Travel};

/// Reads the key of a record, which as a rule is that of the next field.
pub(super) struct FieldKey<'k> {
    pub(super) fields: &'static [Field],
    pub(super) next: usize,
    pub(super) root: Option<Root<'k>>,
}

/// A key's field, if it has one, and whether it is watched.
pub(super) struct FoundKey {
    pub(super) index: Option<usize>,
    pub(super) watched: bool,
    /// Whether it is no field's but the one under which serde_json hands over a number of any precision.
    pub(super) is_number: bool,
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

    fn visit_str<E: Error>(self, name: &str) -> Result<FoundKey, E> {
        let is_it = |field: &Field| field.name() == name && field.travel.has(Travel::BODY);
        let index = match self.fields.get(self.next) {
            Some(field) if is_it(field) => Some(self.next),
            _ => self.fields.iter().position(is_it),
        };
        let watched = self.root.is_some_and(|root| root.watch.contains(&Some(name)));
        Ok(FoundKey { index, watched, is_number: index.is_none() && name == NUMBER })
    }
}

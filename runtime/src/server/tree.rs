use std::borrow::Cow;
use std::fmt;

use serde_core::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::json::{Key, NUMBER, document};

/// A document as it stands: nothing skipped, nothing merged.
#[derive(Debug)]
pub(super) enum Tree<'d> {
    Null,
    Bool(bool),
    Int(i64),
    UInt(u64),
    Float(f64),
    Text(Cow<'d, str>),
    List(Vec<Self>),
    /// Its members in their order, doubled ones too.
    Object(Vec<(Cow<'d, str>, Self)>),
}

/// Reads a document; the error tells where it is none, without its contents.
pub(super) fn parse(body: &[u8]) -> Result<Tree<'_>, String> {
    let (text, _) = document(body).map_err(|mistake| mistake.to_string())?;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let tree = Tree::deserialize(&mut deserializer);
    let tree = tree.and_then(|tree| deserializer.end().map(|()| tree));
    // What is wrong with syntax never quotes the document, and a tree takes whatever has one.
    tree.map_err(|error| format!("not JSON: {error}"))
}

impl Tree<'_> {
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Int(_) | Self::UInt(_) | Self::Float(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

impl<'de> Deserialize<'de> for Tree<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Builder)
    }
}

struct Builder;

impl<'de> Visitor<'de> for Builder {
    type Value = Tree<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Tree<'de>, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Tree<'de>, E> {
        Ok(Tree::Bool(value))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Tree<'de>, E> {
        Ok(Tree::Int(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Tree<'de>, E> {
        Ok(i64::try_from(number).map_or(Tree::UInt(number), Tree::Int))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Tree<'de>, E> {
        Ok(Tree::Float(number))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree<'de>, A::Error> {
        let mut members = Vec::new();
        while let Some(key) = map.next_key_seed(Key)? {
            if key == NUMBER {
                return Ok(number(&map.next_value_seed(Key)?));
            }
            members.push((key, map.next_value()?));
        }
        Ok(Tree::Object(members))
    }
}

/// A number that serde_json hands over in digits.
fn number<'d>(digits: &str) -> Tree<'d> {
    match (digits.parse(), digits.parse()) {
        (Ok(number), _) => Tree::Int(number),
        (_, Ok(number)) => Tree::UInt(number),
        _ => Tree::Float(digits.parse().unwrap_or(f64::NAN)),
    }
}

//! Fields of requests, responses and records.

use toml::de::DeValue;

use crate::diagnostic::Log;
use crate::read::{
    Deprecated, Names, OneOrMany, Read, Scalar, Shape, Spanned, Text, choice, section, wrong_kind,
};
use crate::syntax::Node;

section! {
    /// `fields.NAME`, `request.NAME` and `response.NAME`
    Field is "a field" {
        /// A scalar (`string`, `bool`, `u8` to `u64`, `i8` to `i64`, `f64`), `ErrorCode`, `file`, a named type, `[T]` for a list or `{T}` for a map with text keys.
        "type" ty: required <Text>,
        /// What it means, as Markdown.
        "doc" doc: <Text>,
        /// Whether it may be left out; `false` unless said otherwise.
        "optional" optional: <Spanned<bool>>,
        /// Where it travels: `body` unless said otherwise; a list for more than one place.
        "in" places: <OneOrMany<Spanned<Place>>>,
        /// The name in Rust, where the name on the wire does not serve.
        "rename" rename: <Text>,
        /// How many characters a text has, as a range: `"1..=100"`.
        "length" length: <Text>,
        /// Which values a number has, as a range: `"1..=86400"`.
        "range" range: <Text>,
        /// How many items a list or entries a map has, as a range: `"1..=1000"`.
        "items" items: <Text>,
        /// How many bytes a file has, as a range: `"..=2_097_152"`.
        "size" size: <Text>,
        /// Which media types a file may have: `["image/png", "image/jpeg"]`.
        "media" media: <Spanned<Vec<Text>>>,
        /// What a text consists of.
        "chars" chars: <Spanned<CharKind>>,
        /// Required when a sibling has a value: `{ FIELD = value }` or `{ FIELD = [value, …] }`.
        "required_if" required_if: <Names<OneOrMany<Spanned<Scalar>>>>,
        /// Required when one of these siblings is there: a name or a list of names.
        "required_with" required_with: <Spanned<OneOrMany<Text>>>,
        /// Masks the value in `Debug` and logs.
        "sensitive" sensitive: <bool>,
        /// The error code a server answers with where it is missing.
        "missing" missing: <Text>,
        /// The error code a server answers with where it is wrong: one for all, or one for each way to be wrong.
        "invalid" invalid: <Invalid>,
        /// Marks the field as deprecated: `true`, or a note.
        "deprecated" deprecated: <Deprecated>,
    }
}

choice! {
    /// `in`
    Place {
        "body" Body,
        "path" Path,
        "query" Query,
        "header" Header,
    }
}

choice! {
    /// `chars`
    CharKind {
        "digits" Digits,
        "letters" Letters,
        "alphanumeric" Alphanumeric,
        "ascii" Ascii,
    }
}

section! {
    /// `invalid`
    InvalidCodes is "`invalid`" {
        /// Where it is of another kind: a text where a number is due.
        "kind" kind: <Text>,
        /// Where it is less than the least of its range, length or items.
        "below" below: <Text>,
        /// Where it is more than the most of its range, length or items.
        "above" above: <Text>,
        /// Where it has a character that it may not have.
        "chars" chars: <Text>,
    }
}

/// The code for what is wrong with a value.
#[derive(Clone, Debug)]
pub(crate) enum Invalid {
    One(Text),
    Each(InvalidCodes),
}

impl Read for Invalid {
    const SHAPE: &'static Shape = &Shape::Either(&[&Shape::Text, <InvalidCodes as Read>::SHAPE]);

    fn read(node: Node<'_, '_>, log: &mut Log) -> Option<Self> {
        match node.value {
            DeValue::String(_) => Text::read(node, log).map(Self::One),
            DeValue::Table(_) => InvalidCodes::read(node, log).map(Self::Each),
            _ => {
                wrong_kind(node, "the name of an error code or a table of them", log);
                None
            }
        }
    }
}

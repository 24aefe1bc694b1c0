//! Fields of requests, responses and records.

use crate::read::{Deprecated, Names, OneOrMany, Scalar, Spanned, Text, choice, section};

section! {
    /// `fields.NAME`, `request.NAME` and `response.NAME`
    Field is "a field" {
        /// A scalar (`string`, `bool`, `u8` to `u64`, `i8` to `i64`, `f64`), `ErrorCode`, a named type, `[T]` for a list or `{T}` for a map with text keys.
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
        /// What a text consists of.
        "chars" chars: <Spanned<CharKind>>,
        /// Required when a sibling has a value: `{ FIELD = value }` or `{ FIELD = [value, …] }`.
        "required_if" required_if: <Names<OneOrMany<Spanned<Scalar>>>>,
        /// Masks the value in `Debug` and logs.
        "sensitive" sensitive: <bool>,
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

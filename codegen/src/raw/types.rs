//! Named types.

use super::{CharKind, Field, Invalid};
use crate::read::{CodeText, Deprecated, Names, Spanned, Text, section};

section! {
    /// `[types.NAME]`
    TypeDef is "a type" {
        /// A scalar, for a type of its own around it: `string`, `bool`, `u8` to `u64`, `i8` to `i64`, `f64`; or `datetime`.
        "type" ty: <Text>,
        /// What else is read: `["integer"]` for a text, `["string"]` for a number or an enum of integers.
        "accept" accept: <Vec<Text>>,
        /// How a `datetime` is written: a pattern of `yyyy`, `MM`, `dd`, `HH`, `mm`, `ss` and `SSS`, or `unix-s` or `unix-ms`.
        "format" format: <Text>,
        /// How far the times of a pattern are ahead of UTC: `Z`, or hours and minutes as in `+08:00`.
        "offset" offset: <Text>,
        /// The values of an enum: integers or texts, all of one enum the same.
        "enum" values: <Names<EnumValue>>,
        /// The fields of a record.
        "fields" fields: <Names<Field>>,
        /// The order of a record's required fields as arguments; needed as soon as there are two.
        "args" args: <Spanned<Vec<Text>>>,
        /// What it is, as Markdown.
        "doc" doc: <Text>,
        /// Marks the type as deprecated: `true`, or a note.
        "deprecated" deprecated: <Deprecated>,
        /// How many characters a text has, as a range: `"1..=100"`.
        "length" length: <Text>,
        /// Which values a number has, as a range: `"1..=86400"`.
        "range" range: <Text>,
        /// What a text consists of.
        "chars" chars: <Spanned<CharKind>>,
        /// Masks the value in `Debug` and logs.
        "sensitive" sensitive: <bool>,
        /// The error code a server answers with where a value is missing.
        "missing" missing: <Text>,
        /// The error code a server answers with where a value is wrong: one for all, or one for each way to be wrong.
        "invalid" invalid: <Invalid>,
    }
}

section! {
    /// `enum.VALUE`
    EnumValue is "an enum's value" {
        /// The value on the wire: an integer or a text.
        "value" value: required <Spanned<CodeText>>,
        /// What it means, as Markdown.
        "doc" doc: <Text>,
        /// Marks the variant as deprecated: `true`, or a note.
        "deprecated" deprecated: <Deprecated>,
    }
}

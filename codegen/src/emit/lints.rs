//! The few lints that a described API can trip by being what it is, each with its reason.

use super::text::Text;
use crate::model::{Field, Model, Need, Record, Scalar, Type};

/// Clippy's limit for the arguments of a function.
const ARGUMENTS: usize = 7;
/// Clippy's limit for truth values in one place.
const BOOLS: usize = 3;

/// From so many arms of a match on, a function is longer than clippy likes.
const ARMS: usize = 7;

/// Method names that clippy takes for those of a trait.
const TRAIT_METHODS: &[&str] = &[
    "add",
    "as_mut",
    "as_ref",
    "bitand",
    "bitor",
    "bitxor",
    "borrow",
    "borrow_mut",
    "clone",
    "cmp",
    "default",
    "deref",
    "deref_mut",
    "div",
    "drop",
    "eq",
    "from_iter",
    "from_str",
    "hash",
    "index",
    "index_mut",
    "into_iter",
    "mul",
    "neg",
    "next",
    "not",
    "rem",
    "shl",
    "shr",
    "sub",
];

/// Prefixes that tell clippy how a method takes `self`.
const CONVENTIONS: &[&str] = &["as_", "from_", "into_", "is_", "to_"];

/// On a function that takes the API's required fields; `receiver` is whether it takes `self` too.
pub(super) fn arguments(record: &Record, receiver: bool) -> Text {
    let mut text = Text::default();
    if record.args.len() + usize::from(receiver) > ARGUMENTS {
        text.push(r#"#[allow(clippy::too_many_arguments, reason = "the API requires them all")]"#);
    }
    if record.args.iter().filter(|index| is_bool(&record.fields[**index])).count() > BOOLS {
        text.push(r#"#[allow(clippy::fn_params_excessive_bools, reason = "the API requires them all")]"#);
    }
    text
}

/// On a struct of the API's fields.
pub(super) fn fields(record: &Record) -> Text {
    if record.fields.iter().filter(|field| is_bool(field)).count() > BOOLS {
        r#"#[allow(clippy::struct_excessive_bools, reason = "the API has them all")]"#.into()
    } else {
        Text::default()
    }
}

/// On a function with an arm for each endpoint.
pub(super) fn arms(endpoints: usize) -> Text {
    if endpoints >= ARMS {
        r#"#[allow(clippy::too_many_lines, reason = "one arm for each endpoint")]"#.into()
    } else {
        Text::default()
    }
}

/// On a method that has its name from the API.
pub(super) fn method(name: &str) -> Text {
    let mut text = Text::default();
    if TRAIT_METHODS.contains(&name) {
        text.push(r#"#[allow(clippy::should_implement_trait, reason = "the API's name")]"#);
    }
    if matches!(name, "iter" | "iter_mut") {
        text.push(r#"#[allow(clippy::iter_not_returning_iterator, reason = "the API's name")]"#);
    }
    if CONVENTIONS.iter().any(|prefix| name.starts_with(prefix)) {
        text.push(r#"#[allow(clippy::wrong_self_convention, reason = "the API's name")]"#);
    }
    text
}

/// On what touches a deprecated item without being one.
pub(super) fn deprecated(touched: bool) -> Text {
    if touched {
        r#"#[allow(deprecated, reason = "what the API deprecates is still sent and read")]"#.into()
    } else {
        Text::default()
    }
}

/// Whether the record has deprecated fields, or fields of deprecated types.
pub(super) fn touches_deprecated(model: &Model, record: &Record) -> bool {
    record.fields.iter().any(|field| field.deprecated.is_some() || is_deprecated(model, &field.ty))
}

/// Whether the type, or one within it, is deprecated.
pub(super) fn is_deprecated(model: &Model, ty: &Type) -> bool {
    match ty {
        Type::Scalar(_) | Type::ErrorCode | Type::File => false,
        Type::Named(index) => model.types[*index].deprecated.is_some(),
        Type::List(inner) | Type::Map(inner) => is_deprecated(model, inner),
    }
}

fn is_bool(field: &Field) -> bool {
    field.ty == Type::Scalar(Scalar::Bool) && field.need == Need::Required
}

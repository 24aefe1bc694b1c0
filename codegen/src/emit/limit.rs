//! Limits, in words.

use super::markdown::code_span;
use super::{literal, time};
use crate::model::{Chars, Field, Model, Need, Record, Rule, Shape, Travel, Type};

/// What a field's documentation says beyond the API's words: its name on the wire, where it travels, its
/// limits, when it is required, whether it is masked. One paragraph; empty where there is nothing to say.
pub(super) fn of_field(model: &Model, record: &Record, field: &Field) -> String {
    let mut sentences = Vec::new();
    if field.name.wire != field.name.rust {
        sentences.push(format!("{} on the wire.", code_span(&field.name.wire)));
    }
    sentences.extend(travel(field.travel));
    sentences.extend(of_rule(&field.rule, &field.ty).map(|limits| format!("{}.", capitalized(&limits))));
    match &field.need {
        Need::Required | Need::Optional => {}
        Need::When { field: sibling, values } => {
            sentences.push(format!("Required if {}.", condition(model, &record.fields[*sibling], values)));
        }
        Need::With(siblings) => {
            let names: Vec<_> =
                siblings.iter().map(|sibling| code_span(&record.fields[*sibling].name.rust)).collect();
            sentences.push(format!("Required with {}.", names.join(" or ")));
        }
    }
    if field.rule.sensitive {
        sentences.push("Masked in `Debug`.".to_owned());
    }
    sentences.join(" ")
}

/// The limits of a value: `4 to 8 characters, digits only`.
pub(super) fn of_rule(rule: &Rule, ty: &Type) -> Option<String> {
    let mut limits = Vec::new();
    limits.extend(rule.length.map(|(least, most)| count(least, most, "character", "characters")));
    if let Some((least, most)) = rule.items {
        let (one, many) = if matches!(ty, Type::Map(_)) { ("entry", "entries") } else { ("item", "items") };
        limits.push(count(least, most, one, many));
    }
    limits.extend(rule.range.map(|(least, most)| {
        between(least, most, least == i128::MIN, most == i128::MAX || most == i128::from(u64::MAX))
    }));
    limits.extend(
        rule.float_range
            .map(|(least, most)| between(least, most, least == f64::NEG_INFINITY, most == f64::INFINITY)),
    );
    limits.extend(rule.size.map(|(least, most)| count(least, most, "byte", "bytes")));
    if !rule.media.is_empty() {
        limits.push(rule.media.join(" or "));
    }
    limits.extend(rule.chars.map(|chars| {
        match chars {
            Chars::Digits => "digits only",
            Chars::Letters => "letters only",
            Chars::Alphanumeric => "letters and digits only",
            Chars::Ascii => "printable ASCII only",
        }
        .to_owned()
    }));
    limits.extend(rule.time.as_ref().map(time::words));
    if let (Some(each), Type::List(inner) | Type::Map(inner)) = (&rule.each, ty) {
        limits.extend(of_rule(each, inner).map(|limits| format!("each {limits}")));
    }
    (!limits.is_empty()).then(|| limits.join(", "))
}

fn travel(travel: Travel) -> Option<String> {
    let places = [
        (travel.path, "the path"),
        (travel.query, "the query"),
        (travel.header, "a header"),
        (travel.body, "the body"),
    ];
    let places: Vec<_> = places.iter().filter(|(is_set, _)| *is_set).map(|(_, place)| *place).collect();
    (places != ["the body"]).then(|| format!("Travels in {}.", places.join(" and in ")))
}

fn condition(model: &Model, sibling: &Field, values: &[String]) -> String {
    let values: Vec<_> = values
        .iter()
        .map(|value| {
            let named = enum_value(model, &sibling.ty, value);
            code_span(named.unwrap_or(value))
        })
        .collect();
    format!("{} is {}", code_span(&sibling.name.rust), values.join(" or "))
}

/// The name of an enum's value, given as text.
fn enum_value<'a>(model: &'a Model, ty: &Type, value: &str) -> Option<&'a str> {
    let Type::Named(index) = ty else { return None };
    let Shape::Enum(shape) = &model.types[*index].shape else { return None };
    let variant = shape.variants.iter().find(|variant| literal::text(&variant.value) == value)?;
    Some(&variant.name.wire)
}

fn count(least: u64, most: u64, one: &str, many: &str) -> String {
    let noun = if least.max(most) == 1 || (least == 1 && most == u64::MAX) { one } else { many };
    match (least, most) {
        (least, most) if least == most => format!("exactly {least} {noun}"),
        (least, u64::MAX) => format!("at least {least} {noun}"),
        (0, most) => format!("at most {most} {noun}"),
        (least, most) => format!("{least} to {most} {noun}"),
    }
}

fn between<T: PartialEq + ToString>(least: T, most: T, from_any: bool, to_any: bool) -> String {
    let equal = least == most;
    let (least, most) = (least.to_string(), most.to_string());
    match (from_any, to_any) {
        _ if equal => format!("exactly {least}"),
        (true, _) => format!("at most {most}"),
        (false, true) => format!("at least {least}"),
        (false, false) => format!("{least} to {most}"),
    }
}

/// With a capital first letter.
pub(super) fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

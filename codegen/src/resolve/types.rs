use std::collections::HashMap;

use super::field::Home;
use super::scope::{Kind, Scope};
use super::values::{self, Values};
use super::{args, collision, deprecated, doc, field, name};
use crate::diagnostic::{Code, Log};
use crate::model::{CodeKind, CodeValue, Enum, Name, Newtype, Record, Rule, Scalar, Shape, TypeDef, Variant};
use crate::raw;
use crate::read::{Entry, Names, Slot};
use crate::source::Span;

/// All named types, one for each entry.
pub(super) fn resolve(slot: &Slot<Names<raw::TypeDef>>, scope: &Scope<'_>, log: &mut Log) -> Vec<TypeDef> {
    let entries = slot.given().map_or(&[][..], |types| &types.entries);
    entries.iter().enumerate().map(|(index, entry)| type_def(entry, scope.kind(index), scope, log)).collect()
}

/// The order of the arguments of records: known once it is known which are sent.
pub(super) fn args(types: &mut [TypeDef], slot: &Slot<Names<raw::TypeDef>>, log: &mut Log) {
    let entries = slot.given().map_or(&[][..], |types| &types.entries);
    for (def, entry) in types.iter_mut().zip(entries) {
        if let (Shape::Record(record), Some(raw)) = (&mut def.shape, entry.value.given())
            && let Some(fields) = raw.fields.given()
            && fields.entries.len() == record.fields.len()
        {
            let at = entry.name.span;
            record.args = args::resolve(&raw.args, &fields.entries, &record.fields, at, def.sent, log);
        }
    }
}

fn type_def(entry: &Entry<raw::TypeDef>, kind: &Kind, scope: &Scope<'_>, log: &mut Log) -> TypeDef {
    let at = entry.name.span;
    let wire = entry.name.value.clone();
    let name = Name { rust: wire.clone(), wire };
    let raw = entry.value.given();
    let doc = raw.map(|raw| doc::of(&raw.doc, format_args!("the type `{}`", name.wire), at, scope, log));
    let shape = match (raw, kind) {
        (Some(raw), Kind::Newtype(scalar, rule)) => Shape::Newtype(newtype(raw, *scalar, rule, log)),
        (Some(raw), Kind::Enum) => Shape::Enum(enumeration(raw, at, scope, log)),
        (Some(raw), Kind::Record) => {
            let entries = raw.fields.given().map_or(&[][..], |fields| &fields.entries);
            let fields = field::resolve(entries, Home::Type, scope, log);
            Shape::Record(Record { fields, args: Vec::new() })
        }
        _ => Shape::Record(Record { fields: Vec::new(), args: Vec::new() }),
    };
    TypeDef {
        name,
        doc: doc.unwrap_or_default(),
        deprecated: raw.and_then(|raw| deprecated::of(&raw.deprecated)),
        sent: false,
        received: false,
        shape,
    }
}

fn newtype(raw: &raw::TypeDef, scalar: Scalar, rule: &Rule, log: &mut Log) -> Newtype {
    let other = match scalar {
        Scalar::String => Some("integer"),
        Scalar::Bool => None,
        _ => Some("string"),
    };
    Newtype { scalar, loose: accept(raw, other, log), rule: Rule::clone(rule) }
}

fn enumeration(raw: &raw::TypeDef, at: Span, scope: &Scope<'_>, log: &mut Log) -> Enum {
    let entries = raw.values.given().map_or(&[][..], |values| &values.entries);
    if entries.is_empty() {
        log.error(Code::Empty, raw.values.given().map_or(at, |values| values.at), "the enum has no value")
            .label("lists nothing")
            .help("add its values: `enum.NAME = { value = 1, doc = \"…\" }`");
    }
    let mut values = Values::new(Code::EnumValue);
    let mut first: HashMap<CodeValue, Span> = HashMap::new();
    let variants =
        entries.iter().filter_map(|entry| variant(entry, &mut values, &mut first, scope, log)).collect();
    collision::variants(entries, "an enum's value", log);
    let kind = values.kind();
    let other = (kind == CodeKind::Integer).then_some("string");
    Enum { kind, loose: accept(raw, other, log), variants }
}

fn variant(
    entry: &Entry<raw::EnumValue>,
    values: &mut Values,
    first: &mut HashMap<CodeValue, Span>,
    scope: &Scope<'_>,
    log: &mut Log,
) -> Option<Variant> {
    let name = name::variant(&entry.name, "an enum's value", log);
    let raw = entry.value.given()?;
    let doc = doc::of(&raw.doc, format_args!("the value `{}`", name.wire), entry.name.span, scope, log);
    let given = raw.value.given()?;
    let value = values.take(given, log)?;
    if let Some(first) = first.get(&value) {
        log.error(
            Code::EnumValue,
            given.span,
            format!("the value {} stands here twice", values::show(&value)),
        )
        .label("the second time")
        .related(*first, "it stands here first");
        return None;
    }
    first.insert(value.clone(), given.span);
    Some(Variant { name, value, doc, deprecated: deprecated::of(&raw.deprecated) })
}

/// Whether the other kind of value is read as well; `other` is the only word that says something.
fn accept(raw: &raw::TypeDef, other: Option<&str>, log: &mut Log) -> bool {
    let Some(words) = raw.accept.given() else { return false };
    for word in words {
        if Some(word.value.as_str()) != other {
            log.error(Code::Accept, word.span, format!("this type cannot accept `{}`", word.value))
                .label("cannot be read as a value of this type")
                .help(match other {
                    Some(other) => format!("it can accept `[\"{other}\"]`"),
                    None => "remove `accept`: only texts, numbers and enums of integers have a second form"
                        .to_owned(),
                });
        }
    }
    !words.is_empty()
}

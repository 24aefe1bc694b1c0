//! Which documented codes a server refuses with: `[error.server]`, and `missing` and `invalid` of fields and types.

use std::collections::HashMap;

use super::endpoint::Draft;
use super::failure::{Failure, Named};
use crate::diagnostic::{Code, Log};
use crate::model::{Blame, Field, ServerCodes, Shape, Type, TypeDef};
use crate::raw::{self, Invalid, Spec};
use crate::read::{Entry, Names, Slot, Text};
use crate::suggest;

/// The codes of `[error.server]`.
pub(super) fn server(spec: &Spec, failure: &Failure, log: &mut Log) -> ServerCodes {
    let Some(raw) = spec.error.given().and_then(|error| error.server.given()) else {
        return ServerCodes::default();
    };
    let names = &failure.names;
    ServerCodes {
        missing_credentials: code(&raw.missing_credentials, names, log),
        wrong_credentials: code(&raw.wrong_credentials, names, log),
        missing_body: code(&raw.missing_body, names, log),
        invalid_body: code(&raw.invalid_body, names, log),
        media_type: code(&raw.media_type, names, log),
        not_found: code(&raw.not_found, names, log),
        method: code(&raw.method, names, log),
        failed: code(&raw.failed, names, log),
    }
}

/// Gives every field its codes: its own, and for what it leaves open those of its type.
pub(super) fn fields(
    spec: &Spec,
    types: &mut [TypeDef],
    endpoints: &mut [Draft],
    failure: &Failure,
    log: &mut Log,
) {
    let names = &failure.names;
    let entries = spec.types.given().map_or(&[][..], |types| &types.entries);
    let of_types: Vec<_> =
        types.iter().zip(entries).map(|(def, entry)| of_type(def, entry, names, log)).collect();
    for (def, entry) in types.iter_mut().zip(entries) {
        if let Shape::Record(record) = &mut def.shape {
            of_fields(&mut record.fields, entry.value.given().map(|raw| &raw.fields), &of_types, names, log);
        }
    }
    let entries = spec.endpoints.given().map_or(&[][..], |endpoints| &endpoints.entries);
    for (draft, entry) in endpoints.iter_mut().zip(entries) {
        let Some(raw) = entry.value.given() else { continue };
        of_fields(&mut draft.endpoint.request.fields, Some(&raw.request), &of_types, names, log);
        if let Some(raw::Response::Fields(fields)) = raw.response.given() {
            fields.entries.iter().for_each(|entry| misplaced(entry, log));
        }
    }
}

fn of_type(
    def: &TypeDef,
    entry: &Entry<raw::TypeDef>,
    names: &HashMap<String, Named>,
    log: &mut Log,
) -> Blame {
    let Some(raw) = entry.value.given() else { return Blame::default() };
    if matches!(def.shape, Shape::Record(_)) {
        // Of what is no record but broken, this is not to be told.
        let keys = [("missing", raw.missing.is_absent()), ("invalid", raw.invalid.is_absent())];
        for (key, _) in keys.into_iter().filter(|(_, absent)| !absent && !raw.fields.is_absent()) {
            log.error(Code::MisplacedKey, entry.name.span, format!("`{key}` does not belong to a record"))
                .label("has no meaning here")
                .help(format!("give the fields a `{key}`"));
        }
        return Blame::default();
    }
    blame(&raw.missing, &raw.invalid, names, log)
}

fn of_fields(
    fields: &mut [Field],
    raw: Option<&Slot<Names<raw::Field>>>,
    of_types: &[Blame],
    names: &HashMap<String, Named>,
    log: &mut Log,
) {
    let entries = raw.and_then(Slot::given).map_or(&[][..], |named| &named.entries);
    for (field, entry) in fields.iter_mut().zip(entries) {
        let Some(raw) = entry.value.given() else { continue };
        let own = blame(&raw.missing, &raw.invalid, names, log);
        let of_type = of_type_within(&field.ty, of_types);
        field.blame = Blame {
            missing: own.missing.or(of_type.missing),
            kind: own.kind.or(of_type.kind),
            below: own.below.or(of_type.below),
            above: own.above.or(of_type.above),
            chars: own.chars.or(of_type.chars),
        };
    }
}

fn of_type_within(ty: &Type, of_types: &[Blame]) -> Blame {
    match ty {
        Type::Named(index) => of_types.get(*index).copied().unwrap_or_default(),
        Type::List(inner) | Type::Map(inner) => of_type_within(inner, of_types),
        Type::Scalar(_) | Type::ErrorCode | Type::File => Blame::default(),
    }
}

fn blame(
    missing: &Slot<Text>,
    invalid: &Slot<Invalid>,
    names: &HashMap<String, Named>,
    log: &mut Log,
) -> Blame {
    let missing = code(missing, names, log);
    match invalid.given() {
        None => Blame { missing, ..Blame::default() },
        Some(Invalid::One(text)) => {
            let code = find(text, names, log);
            Blame { missing, kind: code, below: code, above: code, chars: code }
        }
        Some(Invalid::Each(each)) => Blame {
            missing,
            kind: code(&each.kind, names, log),
            below: code(&each.below, names, log),
            above: code(&each.above, names, log),
            chars: code(&each.chars, names, log),
        },
    }
}

fn misplaced(entry: &Entry<raw::Field>, log: &mut Log) {
    let Some(raw) = entry.value.given() else { return };
    for (key, absent) in [("missing", raw.missing.is_absent()), ("invalid", raw.invalid.is_absent())] {
        if !absent {
            log.error(
                Code::MisplacedKey,
                entry.name.span,
                format!("`{key}` does not belong to a field of a response"),
            )
            .label("no server refuses what it answers itself");
        }
    }
}

fn code(slot: &Slot<Text>, names: &HashMap<String, Named>, log: &mut Log) -> Option<usize> {
    find(slot.given()?, names, log)
}

/// The code of this name; noted if there is none.
fn find(text: &Text, names: &HashMap<String, Named>, log: &mut Log) -> Option<usize> {
    let name = text.value.as_str();
    match names.get(name) {
        Some(Named::Failure(index)) => Some(*index),
        Some(Named::Unknown) => None,
        Some(Named::Success) => {
            log.error(Code::ServerCode, text.span, format!("the code `{name}` means success"))
                .label("never a failure")
                .help("name the code of a failure");
            None
        }
        None => {
            let mut known: Vec<_> = names.keys().map(String::as_str).collect();
            known.sort_unstable();
            let close = suggest::closest(name, known);
            log.error(Code::ServerCode, text.span, format!("unknown error code `{name}`"))
                .label("not in `[error.codes]`")
                .help(match close {
                    Some(close) => format!("did you mean `{close}`?"),
                    None => format!("describe it in `[error.codes]`: `{name} = {{ code = … }}`"),
                });
            None
        }
    }
}

//! Fields of records, requests and responses.

mod condition;

use super::limit::{self, Limits};
use super::scope::{Scope, UNKNOWN};
use super::{collision, deprecated, doc, header, name};
use crate::diagnostic::{Code, Log};
use crate::model::{Blame, Field, Name, Need, Rule, Travel, Type};
use crate::raw::{self, Place};
use crate::read::{Entry, OneOrMany, Slot, Spanned};
use crate::source::Span;

/// Whose fields they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Home {
    Type,
    Request,
    Response,
}

/// The most fields a record can have: what was read is tracked in 128 bits.
const MOST: usize = 128;

/// All fields, one for each entry; a broken one is optional and of an unknown type.
pub(super) fn resolve(
    entries: &[Entry<raw::Field>],
    home: Home,
    scope: &Scope<'_>,
    log: &mut Log,
) -> Vec<Field> {
    let mut fields: Vec<Field> = entries.iter().map(|entry| field(entry, home, scope, log)).collect();
    condition::resolve(entries, &mut fields, scope, log);
    collision::fields(entries, &fields, log);
    if let Some(beyond) = entries.get(MOST) {
        log.error(Code::TooManyFields, beyond.name.span, format!("{} fields are too many", entries.len()))
            .label("the 129th")
            .help("a record has at most 128 fields: put what belongs together into a type");
    }
    fields
}

/// Whether an entry's need is known: nothing about it is broken.
pub(super) fn is_whole(entry: &Entry<raw::Field>) -> bool {
    entry.value.given().is_some_and(|raw| {
        !raw.optional.is_broken() && !raw.required_if.is_broken() && !raw.required_with.is_broken()
    })
}

fn field(entry: &Entry<raw::Field>, home: Home, scope: &Scope<'_>, log: &mut Log) -> Field {
    let at = entry.name.span;
    let Some(raw) = entry.value.given() else { return broken(entry) };
    let name = name::field(&entry.name, &raw.rename, log);
    let ty = raw.ty.given().map_or(UNKNOWN, |ty| scope.type_of(ty, log));
    let limits = Limits {
        length: &raw.length,
        range: &raw.range,
        items: &raw.items,
        size: &raw.size,
        media: &raw.media,
        chars: &raw.chars,
        sensitive: &raw.sensitive,
    };
    let travel = travel(entry, raw, home, log);
    check_travel(entry, raw, (travel, home), &ty, scope, log);
    if let (Some(text), true) = (raw.ty.given(), home != Home::Request && has_file(&ty)) {
        misplaced_file(text.span, log);
    }
    Field {
        doc: doc::of(&raw.doc, format_args!("the field `{}`", name.wire), at, scope, log),
        rule: limit::resolve(&limits, scope.target(&ty), scope.rule_of(&ty), log),
        name,
        ty,
        need: need(raw, travel, log),
        travel,
        blame: Blame::default(),
        deprecated: deprecated::of(&raw.deprecated),
        boxed: false,
    }
}

fn broken(entry: &Entry<raw::Field>) -> Field {
    Field {
        name: Name { wire: entry.name.value.clone(), rust: String::new() },
        doc: String::new(),
        ty: UNKNOWN,
        need: Need::Optional,
        travel: Travel { body: true, ..Travel::default() },
        rule: Rule::default(),
        blame: Blame::default(),
        deprecated: None,
        boxed: false,
    }
}

fn need(raw: &raw::Field, travel: Travel, log: &mut Log) -> Need {
    let optional = raw.optional.given();
    let condition = match (&raw.required_if, &raw.required_with) {
        (Slot::Given(condition), _) => Some(condition.at),
        (_, Slot::Given(siblings)) => Some(siblings.span),
        _ => None,
    };
    let span = optional.filter(|optional| optional.value).map(|optional| optional.span).or(condition);
    if let (Some(span), true) = (span, travel.path) {
        log.error(Code::PathField, span, "a field in the path is always required")
            .label("cannot be left out of a path")
            .help("remove it: without `optional` and a condition a field is required");
        return Need::Required;
    }
    if let (Some(optional), Some(condition)) = (optional, condition)
        && !optional.value
    {
        log.error(Code::RequiredIf, optional.span, "a field cannot be required always and on a condition")
            .label("says that it is always required")
            .related(condition, "the condition is here");
    }
    if let (Slot::Given(first), Slot::Given(second)) = (&raw.required_if, &raw.required_with) {
        log.error(Code::RequiredIf, second.span, "`required_if` and `required_with` do not go together")
            .label("the second one")
            .help("leave `required_if` or `required_with` out")
            .related(first.at, "the first one is here");
    }
    let is_broken = raw.optional.is_broken() || raw.required_if.is_broken() || raw.required_with.is_broken();
    if span.is_some() || is_broken { Need::Optional } else { Need::Required }
}

fn travel(entry: &Entry<raw::Field>, raw: &raw::Field, home: Home, log: &mut Log) -> Travel {
    let mut travel = Travel::default();
    let Some(OneOrMany(places)) = raw.places.given() else {
        travel.body = true;
        return travel;
    };
    if places.is_empty() {
        log.error(Code::Empty, entry.name.span, "`in` names no place")
            .label("travels nowhere")
            .help("leave `in` out for the body, or name `body`, `path`, `query` or `header`");
        travel.body = true;
    }
    for place in places {
        if let Some(reason) = refused(place, home) {
            let code = if home == Home::Type { Code::MisplacedKey } else { Code::Travel };
            log.error(code, place.span, reason.0).label(reason.1);
            travel.body = true;
            continue;
        }
        let (flag, word) = match place.value {
            Place::Body => (&mut travel.body, "body"),
            Place::Path => (&mut travel.path, "path"),
            Place::Query => (&mut travel.query, "query"),
            Place::Header => (&mut travel.header, "header"),
        };
        if *flag {
            log.error(Code::Travel, place.span, format!("`{word}` is named twice")).label("the second time");
        }
        *flag = true;
    }
    travel
}

fn refused(place: &Spanned<Place>, home: Home) -> Option<(&'static str, &'static str)> {
    match (home, place.value) {
        (Home::Type, _) => Some((
            "`in` does not belong to the fields of a type",
            "they travel where the field of this type travels",
        )),
        (Home::Response, Place::Path | Place::Query) => {
            Some(("a response has neither path nor query", "`body` or `header`"))
        }
        _ => None,
    }
}

/// Checks that a value can travel where it is said to.
fn check_travel(
    entry: &Entry<raw::Field>,
    raw: &raw::Field,
    (travel, home): (Travel, Home),
    ty: &Type,
    scope: &Scope<'_>,
    log: &mut Log,
) {
    if travel.header && home == Home::Response {
        header::check_token(&entry.name.value, entry.name.span, log);
    } else if travel.header {
        header::check_name(&entry.name.value, entry.name.span, log);
    }
    let Some(text) = raw.ty.given() else { return };
    let is_list_of_scalars = matches!(ty, Type::List(inner) if scope.is_scalar(inner));
    let fits = *ty == UNKNOWN || scope.is_scalar(ty) || is_list_of_scalars && !travel.path && !travel.header;
    let place = match travel {
        _ if fits => return,
        Travel { path: true, .. } => "the path",
        Travel { header: true, .. } => "a header",
        Travel { query: true, .. } => "the query",
        _ => return,
    };
    mismatch(text.span, &text.value, place, log);
}

/// Whether values of a type hold files.
pub(super) fn has_file(ty: &Type) -> bool {
    match ty {
        Type::File => true,
        Type::List(inner) | Type::Map(inner) => has_file(inner),
        Type::Scalar(_) | Type::Named(_) | Type::ErrorCode => false,
    }
}

/// Notes a file where none can travel.
pub(super) fn misplaced_file(at: Span, log: &mut Log) {
    log.error(Code::Travel, at, "a file travels in a multipart request only")
        .label("cannot travel here")
        .help("make it a field of a request with `body = \"multipart\"`");
}

/// Notes a type whose values cannot travel in a place.
pub(super) fn mismatch(at: Span, ty: &str, place: &str, log: &mut Log) {
    if place == "a multipart form" {
        log.error(Code::Travel, at, format!("`{ty}` cannot travel in {place}"))
            .label("neither a scalar nor a file")
            .help("what travels in a multipart form is a scalar, a named scalar, an enum or a file, or a list of them");
        return;
    }
    let lists = if matches!(place, "the query" | "a form") { ", or a list of them" } else { "" };
    log.error(Code::Travel, at, format!("`{ty}` cannot travel in {place}"))
        .label("not a scalar")
        .help(format!("what travels in {place} is a scalar, a named scalar or an enum{lists}"));
}

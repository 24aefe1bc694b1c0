//! Callbacks: what the API sends to its users.

mod signed;

use std::collections::HashMap;

use super::scope::Scope;
use super::{address, collision, deprecated, doc, field, name};
use crate::diagnostic::{Code, Log};
use crate::model::{AuthSet, Callback, Event, Hash, Signature, Unit};
use crate::raw::{self, HashKind, UnitKind};
use crate::read::{Entry, Names, Slot, Text};
use crate::source::Span;

/// For how many seconds a request is taken unless the spec says otherwise.
const MAX_AGE: u64 = 300;
/// And for how many at most.
const YEAR: u64 = 31_536_000;

pub(super) fn resolve(
    slot: &Slot<Names<raw::Callback>>,
    auth: &[AuthSet],
    scope: &Scope<'_>,
    log: &mut Log,
) -> Vec<Callback> {
    let entries = slot.given().map_or(&[][..], |callbacks| &callbacks.entries);
    entries.iter().map(|entry| callback(entry, auth, scope, log)).collect()
}

fn callback(entry: &Entry<raw::Callback>, auth: &[AuthSet], scope: &Scope<'_>, log: &mut Log) -> Callback {
    let at = entry.name.span;
    let mut name = name::snake(&entry.name, "a callback", log);
    name.rust = crate::name::pascal(&name.rust);
    let empty;
    let raw = match entry.value.given() {
        Some(raw) => raw,
        None => {
            empty = raw::Callback::blank(at);
            &empty
        }
    };
    let doc = match &entry.value {
        Slot::Given(raw) => doc::of(&raw.doc, format_args!("the callback `{}`", name.wire), at, scope, log),
        Slot::Absent | Slot::Broken => String::new(),
    };
    let mut fields = Fields::default();
    let kind = fields.take(&raw.kind, "the kind of an event", log);
    let data = fields.take(&raw.data, "the data of an event", log);
    let signature = match raw.signature.given() {
        Some(signature) => self::signature(signature, &mut fields, auth, log),
        None => Signature::default(),
    };
    Callback {
        doc,
        url: address::link(&raw.url, log),
        echo: raw.echo.given().map(|text| plain(text, log)).unwrap_or_default(),
        kind,
        data,
        signature,
        events: events(&raw.events, &name.wire, scope, log),
        name,
    }
}

fn signature(raw: &raw::Signature, fields: &mut Fields, auth: &[AuthSet], log: &mut Log) -> Signature {
    let field = fields.take(&raw.field, "the signature", log);
    let timestamp = fields.take(&raw.timestamp, "the time of signing", log);
    let nonce = fields.take(&raw.nonce, "the text that tells requests apart", log);
    let signed = signed::resolve(raw, [&timestamp, &nonce], fields, auth, log);
    let max_age = raw.max_age.given().and_then(|age| {
        let seconds = u64::try_from(age.value).ok().filter(|seconds| (1..=YEAR).contains(seconds));
        if seconds.is_none() {
            log.error(Code::Callback, age.span, "`max_age` is no time for a request to be believed")
                .label("seconds: 1 to 31536000, which is a year");
        }
        seconds
    });
    Signature {
        field,
        hash: match raw.hash.given() {
            Some(HashKind::Sha1) | None => Hash::Sha1,
        },
        text: signed.text,
        secrets: signed.secrets,
        timestamp,
        unit: match raw.unit.given() {
            Some(UnitKind::Milliseconds) => Unit::Milliseconds,
            Some(UnitKind::Seconds) | None => Unit::Seconds,
        },
        nonce,
        max_age: max_age.unwrap_or(MAX_AGE),
    }
}

fn events(slot: &Slot<Names<raw::Event>>, callback: &str, scope: &Scope<'_>, log: &mut Log) -> Vec<Event> {
    let Some(named) = slot.given() else { return Vec::new() };
    if named.entries.is_empty() {
        log.error(Code::Empty, named.at, format!("the callback `{callback}` has no event"))
            .help(format!(
                "describe one: `[callbacks.{callback}.events]` with `sent = {{ value = \"SENT\", data = \"TYPE\" }}`"
            ));
    }
    let mut first: HashMap<&str, Span> = HashMap::new();
    let mut events = Vec::new();
    for entry in &named.entries {
        let name = name::variant(&entry.name, "an event", log);
        let Some(raw) = entry.value.given() else { continue };
        let doc = doc::of(&raw.doc, format_args!("the event `{}`", name.wire), entry.name.span, scope, log);
        if let Some(value) = raw.value.given()
            && let Some(other) = first.insert(&value.value, value.span)
        {
            log.error(Code::Callback, value.span, format!("two events are called `{}`", value.value))
                .label("the second time")
                .related(other, "it is described here first");
        }
        let (Some(value), Some(data)) = (raw.value.given(), raw.data.given()) else { continue };
        let ty = scope.type_of(data, log);
        if field::has_file(&ty) {
            field::misplaced_file(data.span, log);
        }
        events.push(Event {
            name,
            value: plain(value, log),
            data: ty,
            doc,
            deprecated: deprecated::of(&raw.deprecated),
        });
    }
    collision::variants(&named.entries, "the event", log);
    events
}

/// The form's fields, by what they hold.
#[derive(Default)]
struct Fields {
    taken: Vec<(String, &'static str, Span)>,
    /// Whether some of them are not known, which was told.
    is_incomplete: bool,
}

impl Fields {
    /// A field's name, which no other part of the form has.
    fn take(&mut self, slot: &Slot<Text>, what: &'static str, log: &mut Log) -> String {
        let Some(text) = slot.given() else {
            self.is_incomplete = true;
            return String::new();
        };
        let name = plain(text, log);
        if let Some((_, other, at)) = self.taken.iter().find(|(taken, ..)| *taken == name && !name.is_empty())
        {
            log.error(Code::Callback, text.span, format!("the field `{name}` cannot hold {what} as well"))
                .label("the second time")
                .related(*at, format!("it holds {other}"));
        } else {
            self.taken.push((name.clone(), what, text.span));
        }
        name
    }

    /// The names that are known.
    fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.taken.iter().map(|(name, ..)| name.as_str())
    }
}

/// A text that a form can hold; an empty one is noted.
fn plain(text: &Text, log: &mut Log) -> String {
    if text.value.is_empty() {
        log.error(Code::Empty, text.span, "this must not be empty").label("as it stands in the form");
    }
    text.value.clone()
}

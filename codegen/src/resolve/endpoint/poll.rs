use std::time::Duration;

use super::super::scope::UNKNOWN;
use crate::diagnostic::{Code, Log};
use crate::model::{Field, Need, Response, Type};
use crate::raw;
use crate::read::{Entry, Text};

/// The units that an interval is given in, the longer names first.
const UNITS: [(&str, u64); 4] = [("min", 60_000), ("ms", 1), ("s", 1_000), ("h", 3_600_000)];

/// The interval of an endpoint that is asked again and again: it hands out a list.
pub(super) fn resolve(
    raw: &raw::Endpoint,
    entries: &[Entry<raw::Field>],
    fields: &[Field],
    response: &Response,
    log: &mut Log,
) -> Option<Duration> {
    let text = raw.poll.given()?;
    let interval = interval(text, log)?;
    match response {
        Response::Type(Type::List(_)) => {}
        Response::Type(ty) if *ty == UNKNOWN => return None,
        Response::Empty if raw.response.is_broken() => return None,
        _ => {
            log.error(Code::Poll, text.span, "`poll` hands out the items of a list, and this answer is none")
                .label("needs an answer such as `response = \"[Report]\"`")
                .help("leave it out, or answer a list");
            return None;
        }
    }
    if let Some(reason) = raw.must_use.given() {
        log.error(Code::Poll, text.span, "`poll` and `must_use` do not go together")
            .label("hands out items, and no answer that could be ignored")
            .help("leave one of them out")
            .related(reason.span, "`must_use` is given here");
        return None;
    }
    let taken = fields
        .iter()
        .zip(entries)
        .find(|(field, _)| field.name.rust == "poll" && field.need != Need::Required);
    if let Some((_, entry)) = taken {
        log.error(Code::ReservedName, entry.name.span, "`poll` cannot be the name of this field in Rust")
            .label("the call has a method of this name, since its endpoint has `poll`")
            .help("give it another name in Rust: `rename = \"…\"`");
    }
    Some(interval)
}

fn interval(text: &Text, log: &mut Log) -> Option<Duration> {
    let value = text.value.as_str();
    let unit = UNITS.iter().find_map(|(unit, millis)| Some((value.strip_suffix(unit)?, millis)));
    let count = unit.and_then(|(digits, millis)| {
        let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit());
        let count: u64 = digits.parse().ok().filter(|count| is_plain && (1..=86_400_000).contains(count))?;
        count.checked_mul(*millis)
    });
    if count.is_none() {
        log.error(Code::Poll, text.span, "not an interval")
            .label("a whole number above 0 and a unit")
            .help("write `5s`, `500ms`, `1min` or `1h`");
    }
    count.map(Duration::from_millis)
}

//! `datetime` types: their `format` and `offset`.

use crate::diagnostic::{Code, Log};
use crate::model::{Scalar, TimeFormat};
use crate::raw::TypeDef;
use crate::read::{Slot, Text};
use crate::source::Span;
use crate::{suggest, time_pattern};

/// The word that stands in the place of a scalar.
pub(super) const WORD: &str = "datetime";

/// The formats that count since 1970.
const UNIX: [(&str, TimeFormat); 2] =
    [("unix-s", TimeFormat::UnixSeconds), ("unix-ms", TimeFormat::UnixMillis)];

/// How the times of a type are written; nothing after a mistake was noted. `at` is where its `type` stands.
pub(super) fn resolve(raw: &TypeDef, at: Span, log: &mut Log) -> Option<TimeFormat> {
    let format = match &raw.format {
        Slot::Given(format) => format,
        Slot::Absent => {
            log.error(Code::TimeFormat, at, "a `datetime` needs its `format`")
                .label("how is it written?")
                .help("a pattern such as `format = \"yyyy-MM-dd HH:mm:ss\"`, or `unix-s` or `unix-ms`");
            return None;
        }
        Slot::Broken => return None,
    };
    let counted = UNIX.into_iter().find(|(word, _)| *word == format.value).map(|(_, counted)| counted);
    if let Some(counted) = counted {
        let Some(offset) = raw.offset.given() else { return Some(counted) };
        log.error(
            Code::TimeOffset,
            offset.span,
            format!("`{}` counts in UTC and has no offset", format.value),
        )
        .label("has no meaning here")
        .help("leave it out");
        return None;
    }
    let is_pattern = check_pattern(format, log);
    if !is_pattern && raw.offset.is_absent() {
        return None;
    }
    let offset = offset(raw, format.span, log)?;
    is_pattern.then(|| TimeFormat::Text { pattern: format.value.clone(), offset })
}

/// What a type's value is in JSON.
pub(super) fn scalar(format: &TimeFormat) -> Scalar {
    match format {
        TimeFormat::Text { .. } => Scalar::String,
        TimeFormat::UnixSeconds | TimeFormat::UnixMillis => Scalar::I64,
    }
}

fn check_pattern(format: &Text, log: &mut Log) -> bool {
    let Err(wrong) = time_pattern::check(&format.value) else { return true };
    let help = if format.value.contains('%') {
        Some("the notation is that of `yyyy-MM-dd HH:mm:ss`".to_owned())
    } else {
        wrong.help
    };
    let close = suggest::closest(&format.value, UNIX.iter().map(|(word, _)| *word));
    log.error(Code::TimeFormat, format.part(wrong.at), "not a format of a date and time")
        .label(wrong.what)
        .help_if(close.map(|close| format!("did you mean `{close}`?")).or(help));
    false
}

fn offset(raw: &TypeDef, format_at: Span, log: &mut Log) -> Option<i32> {
    match &raw.offset {
        Slot::Given(text) => {
            let offset = time_pattern::offset(&text.value);
            if offset.is_none() {
                log.error(Code::TimeOffset, text.span, "not an offset from UTC")
                    .label("hours and minutes, such as `+08:00`")
                    .help("write `+08:00` for eight hours ahead of UTC, `Z` for UTC itself");
            }
            offset
        }
        Slot::Absent => {
            log.error(Code::TimeOffset, format_at, "a pattern needs the `offset` of its clock")
                .label("of which clock?")
                .help("`offset = \"+08:00\"` is eight hours ahead of UTC, `offset = \"Z\"` is UTC");
            None
        }
        Slot::Broken => None,
    }
}

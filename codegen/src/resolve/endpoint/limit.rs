use crate::diagnostic::{Code, Log};
use crate::model::Response;
use crate::raw;

/// What every machine can count, and more than any answer to be kept in memory has.
const MOST: i64 = i32::MAX as i64;

/// How many bytes the answer's body may have, where the spec says it.
pub(super) fn resolve(raw: &raw::Endpoint, response: &Response, log: &mut Log) -> Option<u32> {
    let given = raw.max_response_body.given()?;
    let bytes = u32::try_from(given.value).ok().filter(|_| (1..=MOST).contains(&given.value));
    if bytes.is_none() {
        log.error(Code::ResponseLimit, given.span, "not a number of bytes that an answer can be limited to")
            .label(format!("expected 1 to {MOST}"))
            .help_if((given.value < 1).then_some("leave it out for the usual limit, 1 MiB"));
    } else if matches!(response, Response::Empty) && !raw.response.is_broken() {
        log.error(Code::ResponseLimit, given.span, "this answer has no body that could be limited")
            .label("limits the body of the answer")
            .help("leave it out, or say what comes back: `response`");
    }
    bytes
}

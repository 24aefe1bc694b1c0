//! `Retry-After` in all its forms, on answers that say "not now".

use std::ops::Range;
use std::time::{Duration, SystemTime};

use sms_api::{Delivery, ErrorKind, Phase};
use sms_api_tests::{Script, Server, Step};

use crate::api::{Asked, GOOD, limited};
use crate::contract::{Expect, Seen, contracts};
use crate::reactor::alone;
use crate::waits::Waits;

/// The largest part that chance has in a first wait.
const JITTER: f64 = 0.2;

contracts![
    (seconds_are_waited_for, "Retry-After", Expect::ANSWER, || alone(asked_to_wait(
        "7",
        Some(7.0..7.0 + JITTER)
    ))),
    (no_seconds_are_no_wait, "Retry-After", Expect::ANSWER, || alone(asked_to_wait("0", Some(0.0..JITTER)))),
    (a_date_is_waited_for, "Retry-After", Expect::ANSWER, || {
        let date = httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(20));
        alone(asked_to_wait(&date, Some(1.0..20.0 + JITTER)))
    }),
    (a_past_date_is_no_wait, "Retry-After", Expect::ANSWER, || {
        alone(asked_to_wait("Sun, 06 Nov 1994 08:49:37 GMT", Some(0.0..JITTER)))
    }),
    (a_wait_beyond_the_deadline_is_not_begun, "Retry-After", REFUSED, || alone(asked_to_wait("31", None))),
    (a_date_beyond_the_deadline_is_not_waited_for, "Retry-After", REFUSED, || {
        alone(asked_to_wait("Fri, 31 Dec 9999 23:59:59 GMT", None))
    }),
    (a_huge_wait_is_not_begun, "Retry-After", REFUSED, || alone(asked_to_wait(
        "99999999999999999999999999",
        None
    ))),
    (a_negative_wait_is_none_that_was_asked_for, "Retry-After", REFUSED, || alone(asked_to_wait("-1", None))),
    (garbage_is_none_that_was_asked_for, "Retry-After", REFUSED, || {
        let garbage = ["", "soon", "1.5", "1e3", "0x10", "1, 2", "Sun, 99 Nov 1994 08:49:37 GMT", "\u{7ea6}"];
        garbage.iter().flat_map(|value| alone(asked_to_wait(value, None))).collect()
    }),
    (too_many_requests_end_at_the_third, "Retry-After", REFUSED_THRICE, || {
        alone(answered(Asked::Once, TOO_MANY, Some("1"), 3, false))
    }),
    (unavailable_is_in_doubt, "Retry-After", UNAVAILABLE, || {
        alone(answered(Asked::Once, "503 Service Unavailable", Some("1"), 1, false))
    }),
    (unavailable_is_sent_again_by_choice, "Retry-After", Expect::ANSWER, || {
        alone(answered(Asked::Once, "503 Service Unavailable", Some("1"), 1, true))
    }),
    (unavailable_is_sent_again_where_it_does_no_harm, "Retry-After", Expect::ANSWER, || {
        alone(answered(Asked::Store, "503 Service Unavailable", Some("1"), 1, false))
    }),
    (a_bad_gateway_is_asked_again_where_it_does_no_harm, "Retry-After", Expect::ANSWER, || {
        alone(answered(Asked::Store, "502 Bad Gateway", None, 2, false))
    }),
];

const TOO_MANY: &str = "429 Too Many Requests";

/// The server did not execute what it refused, and the next attempt was not made.
const REFUSED: Expect =
    Expect::failure(ErrorKind::Unexpected, Phase::Decode, Delivery::Refused).executed(0).attempts(1);
const REFUSED_THRICE: Expect = REFUSED.attempts(3);
const UNAVAILABLE: Expect = Expect::undescribed().executed(0).attempts(1);

/// One 429 with this header; the next attempt would be answered. `wait` is the wait in seconds, if any.
async fn asked_to_wait(retry_after: &str, wait: Option<Range<f64>>) -> Vec<Seen> {
    let (seen, waits) = play(Asked::Once, TOO_MANY, Some(retry_after), 1, false).await;
    match (wait, &waits[..]) {
        (None, []) => {}
        (Some(wait), [waited]) => assert!(wait.contains(&waited.as_secs_f64()), "{retry_after}: {waited:?}"),
        _ => panic!("{retry_after}: {waits:?}"),
    }
    vec![seen]
}

async fn answered(
    asked: Asked,
    status: &'static str,
    retry_after: Option<&str>,
    times: usize,
    by_choice: bool,
) -> Vec<Seen> {
    vec![play(asked, status, retry_after, times, by_choice).await.0]
}

/// So many answers of this status, none of them executed, then good ones; and the waits between attempts.
async fn play(
    asked: Asked,
    status: &'static str,
    retry_after: Option<&str>,
    times: usize,
    by_choice: bool,
) -> (Seen, Vec<Duration>) {
    let server = Server::start(Script::answering(GOOD));
    let header = retry_after.map(|value| format!("retry-after: {value}\r\n")).unwrap_or_default();
    let refusal = format!("HTTP/1.1 {status}\r\n{header}content-length: 0\r\n\r\n");
    let refusing =
        (0..times).fold(Script::default(), |script, _| script.step(Step::Request).send(refusal.clone()));
    server.next(refusing.then_answering(GOOD));
    let mut waits = Waits::freeze();
    let client = waits.watch(limited(&server)).retry_on_unavailable(by_choice).build().unwrap();
    let result = waits.skip(asked.of(&client, "call")).await;
    let waited = waits.seen.iter().filter_map(|attempt| attempt.retry_in).collect();
    (Seen::new(format!("{status} {header}"), result, server.events().executions("call")), waited)
}

//! Servers that take their time. The clock stands still but for what the test gives it.

use std::future::IntoFuture as _;
use std::pin::pin;
use std::time::Duration;

use sms_api::{CallOptions, Delivery, ErrorKind, Phase};
use sms_api_tests::{Event, FrozenClock, Gate, Script, Server, Step};

use crate::api::{Asked, Client, Error, GOOD, LARGE, MOBILE, builder, credentials, limited};
use crate::contract::{Expect, Fate, Seen, contracts};
use crate::reactor::{alone, drive, is_pending, turn};
use crate::waits::{Waits, ends_after};

const ATTEMPT: Duration = Duration::from_secs(10);

contracts![
    (silence_is_given_up_at_the_attempt_limit, "slow headers", SILENCE, || alone(stalls(b""))),
    (a_head_that_stalls_is_given_up_at_the_attempt_limit, "slow headers", SILENCE, || {
        alone(stalls(b"HTTP/1.1 200 OK\r\ncontent-length: 15\r\nx-slow: "))
    }),
    (a_body_that_stalls_is_given_up_at_the_attempt_limit, "body dripping a byte at a time", STALLED, || {
        alone(stalls(b"HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n{\"rec"))
    }),
    (bytes_that_drip_do_not_prolong_the_limit, "body dripping a byte at a time", STALLED, || alone(drips())),
    (a_body_that_drips_in_time_is_read, "body dripping a byte at a time", Expect::ANSWER.reused(), || {
        alone(drips_in_time())
    }),
    (interim_answers_without_end_do_not_prolong_the_limit, "endless 1xx", SILENCE, || {
        alone(floods(b"HTTP/1.1 100 Continue\r\n\r\n"))
    }),
    (early_hints_without_end_do_not_prolong_the_limit, "endless 1xx", SILENCE, || {
        alone(floods(b"HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n"))
    }),
    (a_server_that_does_not_read_is_given_up, "slow headers", UNREAD, || alone(does_not_read())),
    (a_handshake_that_stalls_is_not_sent, "handshake cut", HANDSHAKE, || alone(handshake_stalls())),
    (an_attempt_ends_before_the_call_and_another_may_follow, "slow headers", ANSWERED_LATE, || {
        alone(attempt_ends())
    }),
    (a_call_may_have_a_shorter_limit_than_its_client, "huge timeouts", SILENCE, || alone(shorter())),
    (limits_without_end_are_limits, "huge timeouts", Expect::ANSWER.reused(), || alone(huge())),
    (no_time_at_all_is_a_limit, "huge timeouts", NO_TIME, || alone(zero())),
];

const SILENCE: Expect = Expect::unanswered(Phase::Wait).attempts(1);
const UNREAD: Expect = Expect::unanswered(Phase::Send).executed(0).attempts(1);
const STALLED: Expect = Expect::unanswered(Phase::Body).attempts(1);
const ANSWERED_LATE: Expect = Expect::ANSWER.executed(2);
const HANDSHAKE: Expect = Expect::unreached(Phase::Tls).attempts(1);
const NO_TIME: Expect = Expect::unreached(Phase::Connect)
    .or(&[(Phase::Resolve, Delivery::NotSent), (Phase::Pool, Delivery::NotSent)]);

async fn stalls(beginning: &'static [u8]) -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    server.next(Script::executing().send(beginning).step(Step::Drain));
    let client = limited(&server).build().unwrap();
    let clock = FrozenClock::freeze();
    let mut call = pin!(Asked::Once.of(&client, "call"));
    drive(call.as_mut(), server.events().reached(is_sent)).await;
    let result = ends_after(&clock, ATTEMPT, call).await;
    if let Some(status) = result.as_ref().unwrap_err().status() {
        let error = result.as_ref().unwrap_err();
        assert_eq!((status.as_u16(), error.body()), (200, b"{\"rec".as_slice()), "what had come is kept");
    }
    settled("stalls", result, &server, &client).await
}

async fn drips() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    let gates: Vec<_> = (0..5).map(|_| Gate::shut()).collect();
    let mut script = Script::executing().send("HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n");
    for gate in &gates {
        script = script.step(Step::Pass(gate.clone())).send(" ");
    }
    server.next(script.step(Step::Drain));
    let client = limited(&server).build().unwrap();
    let clock = FrozenClock::freeze();
    let mut call = pin!(Asked::Once.of(&client, "call"));
    drive(call.as_mut(), server.events().reached(is_sent)).await;
    for (index, gate) in gates.iter().enumerate() {
        clock.advance(ATTEMPT / 5 - Duration::from_millis(2)).await;
        gate.open();
        drive(call.as_mut(), server.events().reached_times(index + 2, is_sent)).await;
        assert!(is_pending(call.as_mut()).await, "it ended before its time");
    }
    let result = ends_after(&clock, Duration::from_millis(10), call).await;
    settled("drips", result, &server, &client).await
}

async fn drips_in_time() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    server.next(Script::executing().step(Step::Drip(GOOD.into())).then_answering(GOOD));
    let client = limited(&server).build().unwrap();
    let _clock = FrozenClock::freeze();
    let result = Asked::Once.of(&client, "call").await;
    settled("drips in time", result, &server, &client).await
}

async fn floods(bytes: &'static [u8]) -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    server.next(Script::executing().send(bytes).step(Step::Flood(bytes.into())));
    let client = limited(&server).build().unwrap();
    let clock = FrozenClock::freeze();
    let mut call = pin!(Asked::Once.of(&client, "call"));
    drive(call.as_mut(), server.events().reached(is_sent)).await;
    let result = ends_after(&clock, ATTEMPT, call).await;
    settled("floods", result, &server, &client).await
}

async fn does_not_read() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    let never = Gate::shut();
    server.next(Script::default().step(Step::Touch).step(Step::Mark("touched")).step(Step::Pass(never)));
    let client = limited(&server).build().unwrap();
    let clock = FrozenClock::freeze();
    let mut call = pin!(client.send_once("call", MOBILE).note(LARGE.repeat(1 << 20)).into_future());
    drive(call.as_mut(), server.events().reached(|event| matches!(event, Event::Marked(..)))).await;
    let result = ends_after(&clock, ATTEMPT, call).await;
    settled("does not read", result.map(drop), &server, &client).await
}

async fn handshake_stalls() -> Vec<Seen> {
    let server = Server::start(Script::silent());
    let base_url = format!("https://{}", server.address());
    let client = Client::builder(credentials()).base_url(&base_url).unwrap().retries(false).build().unwrap();
    let clock = FrozenClock::freeze();
    let mut call = pin!(Asked::Once.of(&client, "call"));
    drive(call.as_mut(), server.events().reached(|event| matches!(event, Event::Accepted(..)))).await;
    let result = ends_after(&clock, Duration::from_secs(5), call).await;
    vec![Seen::new("handshake", result, server.events().executions_of_all())]
}

async fn attempt_ends() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    server.next(Script::executing().send("").step(Step::Drain));
    let mut waits = Waits::freeze();
    let client = waits.watch(limited(&server)).build().unwrap();
    let mut call = pin!(Asked::Store.of(&client, "call"));
    drive(call.as_mut(), server.events().reached(is_sent)).await;
    waits.pass(ATTEMPT).await;
    let result = waits.skip(call).await;
    let told: Vec<_> = waits.seen.iter().map(|attempt| attempt.failure).collect();
    assert_eq!(told, [Some((Phase::Wait, Delivery::Unknown)), None]);
    settled("attempt ends", result, &server, &client).await
}

async fn shorter() -> Vec<Seen> {
    const SHORT: Duration = Duration::from_millis(700);

    let server = Server::start(Script::answering(GOOD));
    server.next(Script::executing().send("").step(Step::Drain));
    let client = limited(&server).build().unwrap();
    let clock = FrozenClock::freeze();
    let call = client.send_once("call", MOBILE).with(CallOptions::new().timeout(SHORT));
    let mut call = pin!(call.into_future());
    drive(call.as_mut(), server.events().reached(is_sent)).await;
    let result = ends_after(&clock, SHORT, call).await;
    let error = result.as_ref().unwrap_err();
    assert!(error.elapsed() >= SHORT && error.elapsed() < SHORT * 2, "{:?}", error.elapsed());
    settled("shorter", result.map(drop), &server, &client).await
}

async fn huge() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    let limits = builder(&server).timeout(Duration::MAX).attempt_timeout(Duration::MAX);
    let client = limits.connect_timeout(Duration::MAX).idle_timeout(Duration::MAX).build().unwrap();
    let result = Asked::Once.of(&client, "call").await;
    settled("huge", result, &server, &client).await
}

async fn zero() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    let limits = builder(&server).timeout(Duration::ZERO).attempt_timeout(Duration::ZERO);
    let client = limits.connect_timeout(Duration::ZERO).build().unwrap();
    let result = Asked::Once.of(&client, "call").await;
    assert_eq!(result.as_ref().unwrap_err().kind(), ErrorKind::Transport);
    vec![Seen::new("zero", result, server.events().executions("call"))]
}

fn is_sent(event: &Event) -> bool {
    matches!(event, Event::Sent(_))
}

/// What was seen, and on which connection the next call travels.
pub(crate) async fn settled(
    round: &str,
    result: Result<(), Error>,
    server: &Server,
    client: &Client,
) -> Vec<Seen> {
    turn().await;
    let opened = || server.events().count(|event| matches!(event, Event::Accepted(..)));
    let before = opened();
    Asked::Once.of(client, "next").await.expect("the client outlives the fault");
    let fate = if opened() > before { Fate::Replaced } else { Fate::Reused };
    vec![Seen::new(round, result, server.events().executions("call")).connection(fate)]
}

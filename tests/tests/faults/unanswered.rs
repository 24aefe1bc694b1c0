//! The server reads the whole request, carries it out, and says nothing.

use std::sync::Mutex;

use sms_api::{Delivery, ErrorKind, Phase};
use sms_api_tests::{Event, Script, Server, Step};

use crate::api::{Asked, GOOD, builder};
use crate::contract::{Expect, Fate, Seen, contracts};
use crate::port::{beside, closed_port};
use crate::reactor::alone;
use crate::waits::Waits;

const ROUNDS: usize = 200;

const REFUSAL: &str = "HTTP/1.1 403 Forbidden\r\ncontent-length: 48\r\n\r\n\
    {\"error\":{\"code\":50009,\"message\":\"out of freq\"}}";

contracts![
    (a_close_after_the_request_is_in_doubt, "reset or EOF after the whole request", IN_DOUBT, || {
        alone(lost(Asked::Once, Connection::New, &[Step::Fin]))
    }),
    (a_reset_after_the_request_is_in_doubt, "reset or EOF after the whole request", IN_DOUBT, || {
        alone(lost(Asked::Once, Connection::New, &[Step::Reset]))
    }),
    (a_half_close_after_the_request_is_in_doubt, "half-close", IN_DOUBT, || {
        alone(lost(Asked::Once, Connection::New, &[Step::HalfClose, Step::Drain]))
    }),
    (a_close_on_a_reused_connection_is_in_doubt, "reset or EOF after the whole request", IN_DOUBT, || {
        alone(lost(Asked::Once, Connection::Reused, &[Step::Fin]))
    }),
    (a_reset_on_a_reused_connection_is_in_doubt, "reset or EOF after the whole request", IN_DOUBT, || {
        alone(lost(Asked::Once, Connection::Reused, &[Step::Reset]))
    }),
    (what_only_reads_is_sent_again_after_a_close, "reset or EOF after the whole request", AGAIN, || {
        alone(lost(Asked::Look, Connection::Reused, &[Step::Fin]))
    }),
    (what_may_be_repeated_is_sent_again_after_a_close, "reset or EOF after the whole request", AGAIN, || {
        alone(lost(Asked::Store, Connection::Reused, &[Step::Fin]))
    }),
    (what_may_be_repeated_is_sent_again_after_a_reset, "reset or EOF after the whole request", AGAIN, || {
        alone(lost(Asked::Store, Connection::New, &[Step::Reset]))
    }),
    (attempts_end_at_the_third, "reset or EOF after the whole request", THREE_TIMES, || {
        alone(answered_late(&[None, None, None]))
    }),
    (
        a_refusal_does_not_clear_an_attempt_in_doubt,
        "reset or EOF after the whole request",
        STILL_IN_DOUBT,
        || { alone(answered_late(&[None, Some(REFUSAL)])) }
    ),
    (a_dead_server_does_not_clear_an_attempt_in_doubt, "reset or EOF after the whole request", DEAD, || {
        alone(dies_after_the_first())
    }),
];

const IN_DOUBT: Expect = Expect::unanswered(Phase::Wait).attempts(1);
const AGAIN: Expect = Expect::ANSWER.executed(2);
const THREE_TIMES: Expect = Expect::unanswered(Phase::Wait).executed(3).attempts(3);
const STILL_IN_DOUBT: Expect =
    Expect::failure(ErrorKind::Api, Phase::Decode, Delivery::Unknown).executed(2).attempts(2);
const DEAD: Expect = Expect::failure(ErrorKind::Transport, Phase::Connect, Delivery::Unknown).attempts(3);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Connection {
    New,
    /// It has carried a call before, as when other clients repeat what they should not.
    Reused,
}

async fn lost(asked: Asked, connection: Connection, end: &[Step]) -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    let mut waits = Waits::freeze();
    let mut rounds = Vec::new();
    for round in 0..ROUNDS {
        let mut script = Script::default();
        if connection == Connection::Reused {
            script = Script::executing().send(GOOD);
        }
        script = script.then(Script::executing());
        server.next(end.iter().cloned().fold(script, Script::step));

        let before = server.events().count(|event| matches!(event, Event::Accepted(..)));
        let client = waits.watch(builder(&server)).build().unwrap();
        if connection == Connection::Reused {
            waits.skip(asked.of(&client, &format!("first {round}"))).await.unwrap();
        }
        waits.seen.clear();
        let key = format!("lost {round}");
        let result = waits.skip(asked.of(&client, &key)).await;
        let executions = server.events().executions(&key);
        assert_eq!(waits.seen.len(), executions, "every attempt is told");
        let after = waits.skip(asked.of(&client, &format!("after {round}"))).await;
        after.expect("the client outlives the fault");
        let opened = server.events().count(|event| matches!(event, Event::Accepted(..))) - before;
        let fate = if opened == 2 { Fate::Replaced } else { Fate::Reused };
        rounds.push(Seen::new(key, result, executions).connection(fate));
    }
    rounds
}

/// Each attempt of one call finds the next of these; without an answer, the connection ends.
async fn answered_late(answers: &[Option<&'static str>]) -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    for answer in answers {
        server.next(match answer {
            Some(answer) => Script::executing().send(*answer),
            None => Script::executing().step(Step::Fin),
        });
    }
    let mut waits = Waits::freeze();
    let client = waits.watch(builder(&server)).build().unwrap();
    let result = waits.skip(Asked::Store.of(&client, "call")).await;
    vec![Seen::new("call", result, server.events().executions("call")).connection(Fate::Replaced)]
}

async fn dies_after_the_first() -> Vec<Seen> {
    let port = closed_port();
    let socket = beside(&port);
    socket.listen(16).unwrap();
    let server = Server::start_at(socket.into(), Script::executing().step(Step::Fin));
    let events = server.events().clone();
    let mut waits = Waits::freeze();
    let builder = builder(&server);
    let server = Mutex::new(Some(server));
    let client = waits.watch_and(builder, move |_| drop(server.lock().unwrap().take())).build().unwrap();
    let result = waits.skip(Asked::Store.of(&client, "call")).await;
    vec![Seen::new("call", result, events.executions("call")).connection(Fate::Replaced)]
}

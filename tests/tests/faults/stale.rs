//! A pooled connection that the server has ended, or spoken on unasked, while it rested.

use sms_api_tests::{Close, Event, Gate, Script, Server, Step};

use crate::api::{Asked, Client, Error, GOOD, client};
use crate::contract::{Expect, Fate, Seen, contracts};
use crate::reactor::{self, alone};

const ROUNDS: usize = 200;

const TIMEOUT: &str = "HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";

contracts![
    (a_closed_connection_is_found_when_noticed, "stale pooled connection", SENT_ONCE, || {
        alone(rounds(fin(), Attention::Noticed))
    }),
    (a_closed_connection_is_found_when_unnoticed, "stale pooled connection", SENT_ONCE, || {
        alone(rounds(fin(), Attention::Unnoticed))
    }),
    (a_reset_connection_is_found_when_noticed, "stale pooled connection", SENT_ONCE, || {
        alone(rounds(reset(), Attention::Noticed))
    }),
    (a_reset_connection_is_found_when_unnoticed, "stale pooled connection", SENT_ONCE, || {
        alone(rounds(reset(), Attention::Unnoticed))
    }),
    (a_stale_408_is_no_answer_when_noticed, "stale pooled connection", SENT_ONCE, || {
        alone(rounds(timeout().step(Step::Fin), Attention::Noticed))
    }),
    (a_stale_408_is_no_answer_when_unnoticed, "stale pooled connection", SENT_ONCE, || {
        alone(rounds(timeout().step(Step::Fin), Attention::Unnoticed))
    }),
    (a_stale_408_without_an_end_is_no_answer_when_noticed, "stale pooled connection", SENT_ONCE, || {
        alone(rounds(timeout().step(Step::Drain), Attention::Noticed))
    }),
    (a_stale_408_without_an_end_is_no_answer_when_unnoticed, "stale pooled connection", SENT_ONCE, || {
        alone(rounds(timeout().step(Step::Drain), Attention::Unnoticed))
    }),
    (a_half_closed_connection_is_found_when_noticed, "half-close", SENT_ONCE, || {
        alone(rounds(half_close(), Attention::Noticed))
    }),
    (a_half_closed_connection_is_found_when_unnoticed, "half-close", SENT_ONCE, || {
        alone(rounds(half_close(), Attention::Unnoticed))
    }),
    (
        a_resting_connection_is_closed_when_its_server_closes,
        "half-close",
        SENT_ONCE,
        || alone(left_at_rest())
    ),
    (many_stale_connections_are_passed_over_in_one_call, "stale pooled connection", SENT_ONCE, || {
        alone(all_stale())
    }),
];

const SENT_ONCE: Expect = Expect::ANSWER.replaced();

/// Whether the client's reactor has had its turn between the server's deed and the next call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Attention {
    Noticed,
    Unnoticed,
}

pub(crate) fn fin() -> Script {
    Script::default().step(Step::Fin)
}

pub(crate) fn reset() -> Script {
    Script::default().step(Step::Reset)
}

pub(crate) fn timeout() -> Script {
    Script::default().send(TIMEOUT).step(Step::Mark("408"))
}

fn half_close() -> Script {
    Script::default().step(Step::HalfClose).step(Step::Drain)
}

pub(crate) async fn rounds(deed: Script, attention: Attention) -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    play(ROUNDS, &server, || client(&server), deed, attention, send_once).await
}

pub(crate) async fn send_once(client: &Client, key: &str) -> Result<(), Error> {
    Asked::Once.of(client, key).await
}

/// In each round a connection carries a call, rests, meets its end, and is followed by another call.
pub(crate) async fn play(
    times: usize,
    server: &Server,
    client: impl Fn() -> Client,
    deed: Script,
    attention: Attention,
    second: impl AsyncFn(&Client, &str) -> Result<(), Error>,
) -> Vec<Seen> {
    let mut rounds = Vec::new();
    for round in 0..times {
        let gate = Gate::shut();
        server.next(Script::executing().send(GOOD).step(Step::Pass(gate.clone())).then(deed.clone()));
        let client = client();
        let stale = server.events().count(|event| matches!(event, Event::Accepted(_)));
        Asked::Once.of(&client, &format!("first {round}")).await.unwrap();

        gate.open();
        // What the server does is in the client's socket when its system call returns: loopback has no wire.
        server.events().reached_unnoticed(|event| is_done(event, stale));
        if attention == Attention::Noticed {
            reactor::turn().await;
        }

        let key = format!("second {round}");
        let result = second(&client, &key).await;
        let is_reused = server.events().count(|event| *event == Event::Executed(stale, key.clone())) > 0;
        let fate = if is_reused { Fate::Reused } else { Fate::Replaced };
        rounds.push(Seen::new(key.clone(), result, server.events().executions(&key)).connection(fate));
    }
    rounds
}

/// Nobody calls, and the server, which still reads, sees the client's end all the same.
async fn left_at_rest() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    server.next(Script::executing().send(GOOD).then(half_close()));
    let client = client(&server);
    Asked::Once.of(&client, "first").await.unwrap();
    server.events().reached(|event| *event == Event::Left(0)).await;
    let result = Asked::Once.of(&client, "second").await;
    vec![Seen::new("second", result, server.events().executions("second")).connection(Fate::Replaced)]
}

async fn all_stale() -> Vec<Seen> {
    const MANY: usize = 20;

    let server = Server::start(Script::answering(GOOD));
    let (together, end) = (Gate::shut(), Gate::shut());
    for _ in 0..MANY {
        let script = Script::executing().step(Step::Pass(together.clone())).send(GOOD);
        server.next(script.step(Step::Pass(end.clone())).step(Step::Reset));
    }
    let client = client(&server);
    let calls: Vec<_> = (0..MANY)
        .map(|call| {
            let client = client.clone();
            tokio::spawn(async move { Asked::Once.of(&client, &format!("first {call}")).await })
        })
        .collect();
    server.events().reached_times(MANY, |event| matches!(event, Event::Executed(..))).await;
    together.open();
    for call in calls {
        call.await.unwrap().unwrap();
    }

    end.open();
    server.events().reached_times(MANY, |event| matches!(event, Event::Closed(_, Close::Reset))).await;
    let result = Asked::Once.of(&client, "last").await;
    vec![Seen::new("last", result, server.events().executions("last")).connection(Fate::Replaced)]
}

fn is_done(event: &Event, connection: usize) -> bool {
    match event {
        Event::Closed(index, _) | Event::Marked(index, _) => *index == connection,
        _ => false,
    }
}

//! Callers that drop their call: nothing leaks, nothing dirty is used again, nothing is repeated.

use std::future::IntoFuture as _;
use std::pin::pin;

use sms_api_tests::{Event, Gate, Script, Server, Step};

use crate::api::{Asked, Client, GOOD, builder};
use crate::contract::{Expect, Fate, Seen, contracts};
use crate::reactor::{alone, drive, is_pending};

contracts![
    (a_call_that_is_never_polled_sends_nothing, "future dropped before, during, after", UNTOUCHED, || {
        alone(never_polled())
    }),
    (
        a_call_dropped_while_it_waits_for_a_place_sends_nothing,
        "future dropped before, during, after",
        UNTOUCHED,
        || { alone(dropped_in_the_queue()) }
    ),
    (
        a_call_dropped_in_the_handshake_sends_nothing,
        "future dropped before, during, after",
        UNTOUCHED,
        || { alone(dropped_in_the_handshake()) }
    ),
    (
        a_call_dropped_while_it_waits_ends_its_connection,
        "future dropped before, during, after",
        EXECUTED,
        || { alone(dropped_after(Script::executing().step(Step::Mark("here")).step(Step::Drain))) }
    ),
    (
        a_call_dropped_inside_the_head_ends_its_connection,
        "future dropped before, during, after",
        EXECUTED,
        || {
            alone(dropped_after(
                Script::executing().send("HTTP/1.1 200 OK\r\nx").step(Step::Mark("here")).step(Step::Drain),
            ))
        }
    ),
    (
        a_call_dropped_inside_the_body_ends_its_connection,
        "future dropped before, during, after",
        EXECUTED,
        || {
            let beginning = "HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n{";
            alone(dropped_after(
                Script::executing().send(beginning).step(Step::Mark("here")).step(Step::Drain),
            ))
        }
    ),
    (
        a_finished_call_leaves_its_connection,
        "future dropped before, during, after",
        Expect::ANSWER.reused(),
        || { alone(dropped_when_over()) }
    ),
    (a_dropped_client_closes_its_connections, "future dropped before, during, after", Expect::ANSWER, || {
        alone(client_dropped())
    }),
];

const UNTOUCHED: Expect = Expect::DROPPED.executed(0);
const EXECUTED: Expect = Expect::DROPPED.executed(1).replaced();

/// A client whose only place a leak would take for ever.
fn narrow(server: &Server) -> Client {
    builder(server).max_connections(1).build().unwrap()
}

async fn never_polled() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    let client = narrow(&server);
    drop(Asked::Once.of(&client, "call"));
    drop(client.send_once("call", "1"));
    drop(client.send_once("call", "1").into_future());
    Asked::Once.of(&client, "next").await.unwrap();
    assert_eq!(server.events().count(|event| matches!(event, Event::Accepted(..))), 1);
    vec![Seen::dropped("call", server.events().executions("call"))]
}

async fn dropped_in_the_queue() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    let gate = Gate::shut();
    server.next(Script::executing().step(Step::Pass(gate.clone())).send(GOOD).then_answering(GOOD));
    let client = narrow(&server);
    let mut first = pin!(Asked::Once.of(&client, "first"));
    drive(first.as_mut(), server.events().reached(|event| matches!(event, Event::Executed(..)))).await;
    {
        let mut call = pin!(Asked::Once.of(&client, "call"));
        assert!(is_pending(call.as_mut()).await);
    }
    gate.open();
    first.await.unwrap();
    Asked::Once.of(&client, "next").await.unwrap();
    vec![Seen::dropped("call", server.events().executions("call"))]
}

async fn dropped_in_the_handshake() -> Vec<Seen> {
    let server = Server::start(Script::silent());
    let base_url = format!("https://{}", server.address());
    let client = builder(&server).base_url(&base_url).unwrap().max_connections(1).build().unwrap();
    for connection in 0..3 {
        {
            let call = pin!(Asked::Once.of(&client, "call"));
            drive(call, server.events().reached(|event| *event == Event::Accepted(connection))).await;
        }
        server.events().reached(|event| *event == Event::Left(connection)).await;
    }
    vec![Seen::dropped("call", server.events().executions_of_all())]
}

async fn dropped_after(script: Script) -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    server.next(script);
    let client = narrow(&server);
    {
        let mut call = pin!(Asked::Once.of(&client, "call"));
        drive(call.as_mut(), server.events().reached(|event| matches!(event, Event::Marked(..)))).await;
        assert!(is_pending(call.as_mut()).await);
    }
    server.events().reached(|event| *event == Event::Left(0)).await;
    Asked::Once.of(&client, "next").await.unwrap();
    assert_eq!(server.events().count(|event| *event == Event::Executed(1, "next".into())), 1);
    vec![Seen::dropped("call", server.events().executions("call")).connection(Fate::Replaced)]
}

async fn dropped_when_over() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    let client = narrow(&server);
    let mut call = Box::pin(client.look("call", "name").into_future());
    let result = call.as_mut().await;
    drop(call);
    Asked::Once.of(&client, "next").await.unwrap();
    let same = server.events().count(|event| *event == Event::Executed(0, "next".into())) == 1;
    let fate = if same { Fate::Reused } else { Fate::Replaced };
    vec![Seen::new("call", result.map(drop), server.events().executions("call")).connection(fate)]
}

async fn client_dropped() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    let client = narrow(&server);
    let result = Asked::Once.of(&client, "call").await;
    drop(client);
    server.events().reached(|event| *event == Event::Left(0)).await;
    vec![Seen::new("call", result, server.events().executions("call"))]
}

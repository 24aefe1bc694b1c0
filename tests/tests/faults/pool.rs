//! Waiting for a connection, and runtimes that end.

use std::future::{Future, IntoFuture};
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use sms_api::{CallOptions, Phase};
use sms_api_tests::{Event, FrozenClock, Gate, Script, Server, Step};

use crate::api::{Asked, GOOD, MOBILE, builder, client};
use crate::contract::{Expect, Fate, Seen, contracts};
use crate::reactor::{alone, drive, is_pending, turn};
use crate::waits::ends_after;

contracts![
    (waiting_for_a_connection_ends_at_the_deadline, "pool exhausted", WAITED, || alone(exhausted())),
    (callers_are_served_in_the_order_they_came, "pool exhausted", Expect::ANSWER, || alone(in_order())),
    (a_connection_that_rests_too_long_is_closed, "pool exhausted", Expect::ANSWER.replaced(), || alone(
        idles()
    )),
    (a_client_outlives_the_runtime_it_was_used_in, "runtime shut down", Expect::ANSWER.replaced(), outlives),
    (two_runtimes_share_a_client, "runtime shut down", Expect::ANSWER, share),
    (
        a_runtime_that_ends_under_a_call_closes_its_connection,
        "runtime shut down",
        Expect::DROPPED,
        ends_under_a_call
    ),
    (a_call_outside_of_a_runtime_is_refused, "runtime shut down", Expect::invalid(), no_runtime),
    (a_runtime_without_timers_is_refused, "runtime shut down", Expect::invalid(), || {
        bare(tokio::runtime::Builder::new_current_thread().enable_io())
    }),
    (a_runtime_without_io_is_refused, "runtime shut down", Expect::invalid(), || {
        bare(tokio::runtime::Builder::new_current_thread().enable_time())
    }),
    (a_call_carried_out_of_an_ended_runtime_is_in_doubt, "runtime shut down", CARRIED, carried_out),
    (
        a_call_carried_to_another_runtime_while_it_waits_is_answered,
        "runtime shut down",
        Expect::ANSWER.reused(),
        carried_in_the_queue
    ),
];

const CARRIED: Expect = Expect::unanswered(Phase::Wait).attempts(1);
const WAITED: Expect = Expect::unreached(Phase::Pool).attempts(0);

async fn exhausted() -> Vec<Seen> {
    const PATIENCE: Duration = Duration::from_secs(3);

    let server = Server::start(Script::answering(GOOD));
    let gate = Gate::shut();
    server.next(Script::executing().step(Step::Pass(gate.clone())).send(GOOD).then_answering(GOOD));
    let client = builder(&server).max_connections(1).build().unwrap();
    let clock = FrozenClock::freeze();
    let first = client.clone();
    let first = tokio::spawn(async move { Asked::Once.of(&first, "first").await });
    server.events().reached(|event| matches!(event, Event::Executed(..))).await;

    let call = client.send_once("second", MOBILE).with(CallOptions::new().timeout(PATIENCE));
    let result = ends_after(&clock, PATIENCE, call.into_future()).await;
    gate.open();
    first.await.unwrap().unwrap();
    Asked::Once.of(&client, "third").await.expect("the place is free again");
    assert_eq!(server.events().count(|event| matches!(event, Event::Accepted(..))), 1);
    assert!(result.as_ref().unwrap_err().is_retryable(), "another time there may be a place");
    vec![Seen::new("second", result.map(drop), server.events().executions("second"))]
}

async fn in_order() -> Vec<Seen> {
    const CALLERS: usize = 12;

    let server = Server::start(Script::answering(GOOD));
    let gate = Gate::shut();
    server.next(Script::executing().step(Step::Pass(gate.clone())).send(GOOD).then_answering(GOOD));
    let client = builder(&server).max_connections(1).build().unwrap();
    let mut calls = Vec::new();
    for caller in 0..CALLERS {
        let client = client.clone();
        calls.push(tokio::spawn(async move { Asked::Once.of(&client, &caller.to_string()).await }));
        turn().await;
    }
    gate.open();
    let mut rounds = Vec::new();
    for (caller, call) in calls.into_iter().enumerate() {
        let key = caller.to_string();
        rounds.push(Seen::new(key.clone(), call.await.unwrap(), server.events().executions(&key)));
    }
    let mut served = server.events().all();
    served.retain(|event| matches!(event, Event::Executed(..)));
    let expected: Vec<_> = (0..CALLERS).map(|caller| Event::Executed(0, caller.to_string())).collect();
    assert_eq!(served, expected);
    rounds
}

async fn idles() -> Vec<Seen> {
    const IDLE: Duration = Duration::from_secs(7);

    let server = Server::start(Script::answering(GOOD));
    let client = builder(&server).idle_timeout(IDLE).build().unwrap();
    let clock = FrozenClock::freeze();
    Asked::Once.of(&client, "first").await.unwrap();
    clock.advance(IDLE - Duration::from_millis(1)).await;
    turn().await;
    assert_eq!(server.events().count(|event| matches!(event, Event::Left(_))), 0);
    clock.advance(Duration::from_millis(2)).await;
    server.events().reached(|event| *event == Event::Left(0)).await;
    let result = Asked::Once.of(&client, "second").await;
    vec![Seen::new("second", result, server.events().executions("second")).connection(Fate::Replaced)]
}

fn outlives() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    let client = client(&server);
    alone(async { Asked::Once.of(&client, "first").await }).unwrap();
    let result = alone(async { Asked::Once.of(&client, "second").await });
    let opened = server.events().count(|event| matches!(event, Event::Accepted(..)));
    let fate = if opened == 2 { Fate::Replaced } else { Fate::Reused };
    vec![Seen::new("second", result, server.events().executions("second")).connection(fate)]
}

fn share() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    let client = builder(&server).max_connections(2).build().unwrap();
    let callers: Vec<_> = (0..4)
        .map(|caller| {
            let client = client.clone();
            std::thread::spawn(move || {
                alone(async {
                    let mut results = Vec::new();
                    for call in 0..50 {
                        let key = format!("{caller}.{call}");
                        let result = Asked::Once.of(&client, &key).await;
                        results.push((key, result));
                    }
                    results
                })
            })
        })
        .collect();
    let results = callers.into_iter().flat_map(|caller| caller.join().unwrap());
    results.map(|(key, result)| Seen::new(key.clone(), result, server.events().executions(&key))).collect()
}

fn ends_under_a_call() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    server.next(Script::executing().step(Step::Drain));
    let client = builder(&server).max_connections(1).build().unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let caller = client.clone();
    let call = runtime.spawn(async move { Asked::Once.of(&caller, "call").await });
    server.events().reached_unnoticed(|event| matches!(event, Event::Executed(..)));
    runtime.shutdown_background();
    server.events().reached_unnoticed(|event| *event == Event::Left(0));
    assert!(alone(call).unwrap_err().is_cancelled());
    alone(async { Asked::Once.of(&client, "next").await }).expect("the place is free again");
    vec![Seen::dropped("call", server.events().executions("call"))]
}

fn no_runtime() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    let client = client(&server);
    let mut call = pin!(Asked::Once.of(&client, "call"));
    match call.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => vec![Seen::new("call", result, server.events().executions("call"))],
        Poll::Pending => panic!("it waits for nobody"),
    }
}

fn bare(runtime: &mut tokio::runtime::Builder) -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    let client = builder(&server).max_connections(1).build().unwrap();
    let result = runtime.build().unwrap().block_on(Asked::Once.of(&client, "call"));
    alone(Asked::Once.of(&client, "next")).expect("the place is free again");
    vec![Seen::new("call", result, server.events().executions("call"))]
}

fn carried_out() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    server.next(Script::executing().step(Step::Drain));
    let client = builder(&server).max_connections(1).build().unwrap();
    let mut call = Box::pin(Asked::Once.of(&client, "call"));
    alone(drive(call.as_mut(), server.events().reached(|event| matches!(event, Event::Executed(..)))));
    let result = alone(call);
    alone(Asked::Once.of(&client, "next")).expect("the place is free again");
    vec![Seen::new("call", result, server.events().executions("call")).connection(Fate::Replaced)]
}

fn carried_in_the_queue() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    server.next(Script::executing().step(Step::Drain));
    let client = builder(&server).max_connections(1).build().unwrap();
    let mut first = Box::pin(Asked::Once.of(&client, "first"));
    let mut call = Box::pin(Asked::Once.of(&client, "call"));
    alone(async {
        drive(first.as_mut(), server.events().reached(|event| matches!(event, Event::Executed(..)))).await;
        assert!(is_pending(call.as_mut()).await);
    });
    drop(first);
    let (result, next) = alone(async { (call.await, Asked::Once.of(&client, "next").await) });
    next.unwrap();
    let opened = server.events().count(|event| matches!(event, Event::Accepted(..)));
    let fate = if opened == 2 { Fate::Reused } else { Fate::Replaced };
    vec![Seen::new("call", result, server.events().executions("call")).connection(fate)]
}

//! A thousand callers, sixteen connections, a server that fails one time in ten, and callers that give up.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::{Duration, Instant};

use fastrand::Rng;
use sms_api::{CallOptions, Delivery, ErrorKind};
use sms_api_tests::{Close, Event, Gate, Script, Server, Step};
use tokio::runtime::Builder;

use crate::api::{Asked, Client, Error, GOOD, MOBILE, builder};
use crate::contract::{HANG, in_time};
use crate::port::{address, beside, closed_port};

const CALLERS: usize = 1_000;
const CONNECTIONS: usize = 16;
const SEED: u64 = 20_261_122;

/// What became of a call.
enum Fate {
    Dropped,
    Over(Result<(), Error>),
}

/// `SMS_API_SOAK_SECONDS=60` lasts that long; without it, each caller makes a few calls.
#[test]
fn a_crowd_at_a_failing_server_loses_count_of_nothing() {
    let seconds = std::env::var("SMS_API_SOAK_SECONDS").ok().map(|seconds| seconds.parse().unwrap());
    in_time(HANG + Duration::from_secs(seconds.unwrap_or(0)), move || soak(seconds.map(Duration::from_secs)));
}

fn soak(time: Option<Duration>) {
    let port = closed_port();
    let listen = || {
        let socket = beside(&port);
        socket.listen(1024).unwrap();
        socket.into()
    };
    let mut rng = Rng::with_seed(SEED);
    let server = Server::improvising_at(listen(), move || faulty(&mut rng));
    let limits = builder(&server).max_connections(CONNECTIONS).attempt_timeout(Duration::from_millis(400));
    let client = limits.timeout(Duration::from_secs(120)).build().unwrap();
    assert_eq!(server.address(), address(&port));

    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let calls = runtime.block_on(crowd(&client, time));
    check(&server, &calls);

    // All connections end with their server; the next one answers when all places are taken at once.
    let events = server.events().clone();
    drop(server);
    let gate = Gate::shut();
    let holding = Script::executing().step(Step::Pass(gate.clone())).send(GOOD).then_answering(GOOD);
    let server = Server::start_at(listen(), holding);
    runtime.block_on(every_place_is_free(&client, &server, &gate));

    drop(client);
    while runtime.metrics().num_alive_tasks() > 0 {
        std::thread::yield_now();
    }
    for index in 0..CONNECTIONS {
        server.events().reached_unnoticed(|event| *event == Event::Left(index));
    }
    assert_eq!(server.events().count(|event| matches!(event, Event::Accepted(_))), CONNECTIONS);
    let opened = events.count(|event| matches!(event, Event::Accepted(_)));
    println!("{} calls over {opened} connections", calls.len());
}

/// Answers nine times in ten, then fails in some way.
fn faulty(rng: &mut Rng) -> Script {
    const REFUSAL: &str = "HTTP/1.1 403 Forbidden\r\ncontent-length: 48\r\n\r\n\
        {\"error\":{\"code\":50009,\"message\":\"out of freq\"}}";

    let mut script = Script::default();
    while rng.u8(0..10) > 0 {
        script = script.then(Script::executing().send(GOOD));
    }
    let executed = script.clone().then(Script::executing());
    match rng.u8(0..12) {
        0 => script.step(Step::Fin),
        1 => script.step(Step::Reset),
        2 => script.send("HTTP/1.1 408 Request Timeout\r\ncontent-length: 0\r\n\r\n").step(Step::Fin),
        3 => script.step(Step::Touch).step(Step::Reset),
        4 => executed.step(Step::Fin),
        5 => executed.step(Step::Reset),
        6 => executed.send("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{").step(Step::Fin),
        7 => executed.send("HTTP/1.1 what\r\n\r\n").step(Step::Drain),
        8 => executed.send("HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n").step(Step::Fin),
        9 => script.step(Step::Request).send(REFUSAL).step(Step::Fin),
        10 => executed.send("HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n{\"rec").step(Step::Drain),
        _ => executed.step(Step::Drain),
    }
}

/// Every call that was made: its key, whether it may be repeated, and what became of it.
async fn crowd(client: &Client, time: Option<Duration>) -> Vec<(String, Asked, Fate)> {
    const CALLS_EACH: usize = 5;

    let end = time.map(|time| Instant::now() + time);
    let callers: Vec<_> = (0..CALLERS)
        .map(|caller| {
            let client = client.clone();
            let mut rng = Rng::with_seed(SEED + caller as u64);
            tokio::spawn(async move {
                let mut calls = Vec::new();
                for call in 0.. {
                    if end.map_or(call == CALLS_EACH, |end| Instant::now() >= end) {
                        break;
                    }
                    let asked = if rng.bool() { Asked::Once } else { Asked::Store };
                    let key = format!("{caller}.{call}");
                    let patience = if rng.u8(0..20) == 0 { Some(rng.u8(0..6)) } else { None };
                    let fate = with_patience(patience, asked.of(&client, &key)).await;
                    calls.push((key, asked, fate));
                }
                calls
            })
        })
        .collect();
    let mut calls = Vec::new();
    for caller in callers {
        calls.extend(caller.await.unwrap());
    }
    calls
}

/// Drops a call that has been polled so many times and is not over.
async fn with_patience(patience: Option<u8>, call: impl Future<Output = Result<(), Error>>) -> Fate {
    let mut call = pin!(call);
    let mut polls = 0;
    poll_fn(move |cx| {
        if patience.is_some_and(|patience| polls >= patience) {
            return Poll::Ready(Fate::Dropped);
        }
        polls += 1;
        match call.as_mut().poll(cx) {
            Poll::Ready(result) => Poll::Ready(Fate::Over(result)),
            Poll::Pending => {
                // The last time is now, and not when something happens.
                if patience == Some(polls) {
                    cx.waker().wake_by_ref();
                }
                Poll::Pending
            }
        }
    })
    .await
}

fn check(server: &Server, calls: &[(String, Asked, Fate)]) {
    let mut executions = 0;
    for (key, asked, fate) in calls {
        let executed = server.events().executions(key);
        executions += executed;
        let most = if *asked == Asked::Once { 1 } else { 3 };
        let (least, most) = match fate {
            Fate::Over(Ok(())) => (1, most),
            Fate::Over(Err(error)) => match error.delivery() {
                Delivery::NotSent => (0, 0),
                Delivery::Refused => (0, 0),
                Delivery::Unknown => (0, most),
            },
            Fate::Dropped => (0, most),
        };
        let told = match fate {
            Fate::Over(Err(error)) => format!("{error:?}"),
            Fate::Over(Ok(())) => "answered".to_owned(),
            Fate::Dropped => "dropped".to_owned(),
        };
        assert!((least..=most).contains(&executed), "{key}: {told}, executed {executed} times");
        if let Fate::Over(Err(error)) = fate {
            assert_ne!(error.kind(), ErrorKind::Invalid, "{told}");
        }
    }
    assert_eq!(executions, server.events().executions_of_all(), "the server executed what nobody called");
    let answered = calls.iter().filter(|(_, _, fate)| matches!(fate, Fate::Over(Ok(())))).count();
    // How many depends on the machine: on a slow one, more attempts come to their limit.
    assert!(answered > 0, "none of {} calls was answered", calls.len());
    let resets = server.events().count(|event| matches!(event, Event::Closed(_, Close::Reset)));
    assert!(resets > 0, "the server did not fail");
}

async fn every_place_is_free(client: &Client, server: &Server, gate: &Gate) {
    let executed = |event: &Event| matches!(event, Event::Executed(..));
    let calls: Vec<_> = (0..=CONNECTIONS)
        .map(|call| {
            let client = client.clone();
            // Longer than it takes until all are there, on any machine.
            let options = CallOptions::new().attempt_timeout(HANG).timeout(HANG);
            tokio::spawn(async move { client.send_once(format!("last {call}"), MOBILE).with(options).await })
        })
        .collect();
    server.events().reached_times(CONNECTIONS, executed).await;
    assert_eq!(server.events().count(executed), CONNECTIONS, "the seventeenth waits");
    gate.open();
    for call in calls {
        call.await.unwrap().unwrap();
    }
}

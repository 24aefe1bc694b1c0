//! When a call is sent again, and when not.

use std::future::IntoFuture;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use sms_api::{Attempt, CallOptions, Delivery, ErrorKind, Phase};
use socket2::{Domain, Socket, Type};
use tokio::time::Instant;

use crate::api::{self, Client};
use crate::server::{LONG, Server};

type Log = Arc<Mutex<Vec<Attempt>>>;

fn logged(builder: api::Builder) -> (Client, Log) {
    let log = Log::default();
    let writer = Arc::clone(&log);
    let client =
        builder.on_attempt(move |attempt| writer.lock().unwrap().push(attempt.clone())).build().unwrap();
    (client, log)
}

/// A port that refuses, and that nobody else gets: it is bound until the process ends, and never listens.
fn nowhere() -> api::Builder {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
    socket.bind(&SocketAddr::from(([127, 0, 0, 1], 0)).into()).unwrap();
    let address = socket.local_addr().unwrap().as_socket().unwrap();
    std::mem::forget(socket);
    let builder = api::builder().timeout(LONG).attempt_timeout(LONG).connect_timeout(LONG);
    builder.base_url(&format!("http://{address}")).unwrap()
}

/// Answers the first requests with these statuses and header lines, and all others with 200.
fn refusing(answers: &'static [(&'static str, &'static str)]) -> Server {
    let next = Arc::new(std::sync::atomic::AtomicUsize::new(0));
    Server::start(move |mut connection| {
        let next = Arc::clone(&next);
        async move {
            while connection.execute().await.is_some() {
                let index = next.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                match answers.get(index) {
                    Some((status, headers)) => connection.reply_with(status, headers, "{}").await,
                    None => connection.reply("200 OK", "").await,
                }
            }
        }
    })
}

#[tokio::test(start_paused = true)]
async fn a_refused_connection_is_tried_three_times_and_was_not_sent() {
    let (client, log) = logged(nowhere());
    let error = client.send("x").await.unwrap_err();
    assert_eq!((error.kind(), error.phase()), (ErrorKind::Transport, Phase::Connect));
    assert_eq!((error.delivery(), error.attempts(), error.is_retryable()), (Delivery::NotSent, 3, true));
    let log = log.lock().unwrap();
    assert_eq!(log.iter().map(|attempt| attempt.number).collect::<Vec<_>>(), [1, 2, 3]);
    let waits: Vec<_> = log.iter().map(|attempt| attempt.retry_in).collect();
    assert!(waits[0].unwrap() < Duration::from_millis(200) && waits[1].unwrap() < Duration::from_millis(400));
    assert_eq!(waits[2], None);
}

#[tokio::test]
async fn retries_can_be_switched_off_for_a_client_and_for_a_call() {
    let off = nowhere().retries(false).build().unwrap();
    assert_eq!(off.send("x").await.unwrap_err().attempts(), 1);
    let on = nowhere().build().unwrap();
    assert_eq!(on.send("x").with(CallOptions::new().retries(false)).await.unwrap_err().attempts(), 1);
    assert_eq!(on.send("x").with(CallOptions::new().max_attempts(2)).await.unwrap_err().attempts(), 2);
}

#[tokio::test]
async fn too_many_requests_with_a_time_is_repeated_whatever_the_endpoint() {
    let server = refusing(&[("429 Too Many Requests", "retry-after: 0\r\n")]);
    server.client().send("x").await.unwrap();
    assert_eq!((server.executions(), server.connections()), (2, 1));
}

#[tokio::test]
async fn too_many_requests_waits_at_least_as_long_as_the_server_says() {
    let server = refusing(&[("429 Too Many Requests", "retry-after: 1\r\n")]);
    let start = Instant::now();
    server.client().send("x").await.unwrap();
    assert!(start.elapsed() >= Duration::from_secs(1));
}

#[tokio::test]
async fn too_many_requests_without_a_time_or_beyond_the_deadline_is_a_refusal() {
    for headers in
        ["", "retry-after: 6000\r\n", "retry-after: 99999999999999999999\r\n", "retry-after: soon\r\n"]
    {
        let answers: &'static _ = vec![("429 Too Many Requests", headers)].leak();
        let server = refusing(answers);
        let error = server.client().send("x").await.unwrap_err();
        assert_eq!(
            (error.delivery(), error.attempts(), server.executions()),
            (Delivery::Refused, 1, 1),
            "{headers}"
        );
        let waits = error.retry_after().map_or(0, |wait| wait.as_secs());
        assert_eq!(waits >= 6000, headers.contains('6') || headers.contains('9'), "{headers}");
    }
}

#[tokio::test]
async fn unavailable_is_repeated_only_where_that_was_chosen() {
    let answers = &[("503 Service Unavailable", "retry-after: 0\r\n"), ("408 Request Timeout", "")];
    let server = refusing(answers);
    let error = server.client().send("x").await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), error.attempts()), (503, 1));
    assert_eq!(error.delivery(), Delivery::Unknown);

    let server = refusing(answers);
    server.builder().retry_on_unavailable(true).build().unwrap().send("x").await.unwrap();
    assert_eq!(server.executions(), 3);
}

#[tokio::test]
async fn a_failing_server_is_asked_again_only_for_what_may_be_repeated() {
    let answers = &[("502 Bad Gateway", ""), ("500 Internal Server Error", "")];
    let server = refusing(answers);
    let error = server.client().send("x").await.unwrap_err();
    assert_eq!((error.delivery(), error.attempts(), server.executions()), (Delivery::Unknown, 1, 1));

    let server = refusing(answers);
    server.client().keep("x").await.unwrap();
    assert_eq!(server.executions(), 3);

    let server = refusing(answers);
    server.client().look().await.unwrap();
    assert_eq!(server.executions(), 3);
}

#[tokio::test]
async fn no_retry_begins_that_the_deadline_would_cut() {
    let server = refusing(&[("429 Too Many Requests", "retry-after: 6000\r\n")]);
    let start = Instant::now();
    let options = CallOptions::new().timeout(LONG);
    let error = server.client().send("x").with(options).await.unwrap_err();
    assert_eq!(error.attempts(), 1);
    assert!(start.elapsed() < LONG);
}

#[tokio::test]
async fn the_budget_of_a_client_ends_its_retries() {
    let client = nowhere().max_attempts(2).build().unwrap();
    let calls: Vec<_> = (0..150).map(|_| tokio::spawn(client.send("x").into_future())).collect();
    let mut attempts = 0;
    for call in calls {
        attempts += call.await.unwrap().unwrap_err().attempts();
    }
    assert_eq!(attempts, 150 + 100);
}

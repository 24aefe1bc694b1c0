//! Connections are shared, bounded and given back.

use std::future::{Future, IntoFuture};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Waker};
use std::time::Duration;

use sms_api::{CallOptions, Delivery, ErrorKind, Phase};
use tokio::sync::{Semaphore, mpsc};

use crate::server::Server;

/// A server that answers when it is allowed to, and tells of each request.
fn gated() -> (Server, Arc<Semaphore>, mpsc::UnboundedReceiver<String>) {
    let gate = Arc::new(Semaphore::new(0));
    let opened = Arc::clone(&gate);
    let (told, requests) = mpsc::unbounded_channel();
    let server = Server::start(move |mut connection| {
        let (gate, told) = (Arc::clone(&gate), told.clone());
        async move {
            while let Some(request) = connection.execute().await {
                let _ = told.send(request.body);
                gate.acquire().await.unwrap().forget();
                connection.reply("200 OK", "").await;
            }
        }
    });
    (server, opened, requests)
}

#[tokio::test]
async fn calls_in_turn_share_one_connection() {
    let server = Server::answering();
    let client = server.client();
    for _ in 0..50 {
        client.send("x").await.unwrap();
        client.look().await.unwrap();
    }
    assert_eq!((server.connections(), server.executions()), (1, 100));
}

#[tokio::test]
async fn no_more_connections_than_allowed_and_everybody_gets_one_in_turn() {
    let (server, gate, mut requests) = gated();
    let client = server.builder().max_connections(2).build().unwrap();
    let mut calls = Vec::new();
    for number in 0..6 {
        calls.push(tokio::spawn(client.send(&number.to_string()).into_future()));
        tokio::task::yield_now().await;
    }
    let mut order = vec![requests.recv().await.unwrap(), requests.recv().await.unwrap()];
    order.sort();
    assert_eq!(server.connections(), 2);
    for _ in 0..4 {
        gate.add_permits(1);
        order.push(requests.recv().await.unwrap());
    }
    gate.add_permits(2);
    for call in calls {
        call.await.unwrap().unwrap();
    }
    let expected: Vec<_> = (0..6).map(|number| format!(r#"{{"text":"{number}"}}"#)).collect();
    assert_eq!((order, server.connections()), (expected, 2));
}

#[tokio::test]
async fn waiting_for_a_connection_ends_at_the_deadline_and_sends_nothing() {
    let (server, gate, mut requests) = gated();
    let client = server.builder().max_connections(1).build().unwrap();
    let first = tokio::spawn(client.send("first").into_future());
    requests.recv().await.unwrap();
    let options = CallOptions::new().timeout(Duration::from_millis(50));
    let error = client.send("second").with(options).await.unwrap_err();
    assert_eq!((error.kind(), error.phase()), (ErrorKind::Transport, Phase::Pool));
    assert_eq!((error.delivery(), error.attempts()), (Delivery::NotSent, 0));
    gate.add_permits(1);
    first.await.unwrap().unwrap();
    assert_eq!(server.executions(), 1);
}

#[tokio::test]
async fn a_dropped_call_gives_its_place_back_and_not_its_connection() {
    let (server, gate, mut requests) = gated();
    let client = server.builder().max_connections(1).build().unwrap();
    for _ in 0..20 {
        let call = tokio::spawn(client.send("dropped").into_future());
        requests.recv().await.unwrap();
        call.abort();
        assert!(call.await.unwrap_err().is_cancelled());
    }
    gate.add_permits(100);
    client.send("kept").await.unwrap();
    assert_eq!((server.connections(), server.executions()), (21, 21));
}

#[tokio::test]
async fn a_call_dropped_in_the_queue_leaves_the_queue() {
    let (server, gate, mut requests) = gated();
    let client = server.builder().max_connections(1).build().unwrap();
    let first = tokio::spawn(client.send("first").into_future());
    requests.recv().await.unwrap();
    {
        let mut queued = pin!(client.send("dropped").into_future());
        assert!(queued.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    }
    gate.add_permits(2);
    first.await.unwrap().unwrap();
    client.send("last").await.unwrap();
    assert_eq!(server.executions(), 2);
}

#[tokio::test]
async fn a_call_that_is_never_polled_sends_nothing() {
    let server = Server::answering();
    let client = server.client();
    drop(client.send("x").into_future());
    client.send("x").await.unwrap();
    assert_eq!(server.executions(), 1);
}

#[tokio::test]
async fn a_resting_connection_is_closed_without_any_traffic() {
    let (closed, mut closes) = mpsc::unbounded_channel();
    let server = Server::start(move |mut connection| {
        let closed = closed.clone();
        async move {
            connection.answer().await;
            connection.closed().await;
            let _ = closed.send(());
        }
    });
    let client = server.builder().idle_timeout(Duration::from_millis(50)).build().unwrap();
    for round in 1..=3 {
        client.send("x").await.unwrap();
        closes.recv().await.unwrap();
        assert_eq!(server.connections(), round);
    }
}

#[tokio::test]
async fn the_last_client_closes_its_connections() {
    let (closed, mut closes) = mpsc::unbounded_channel();
    let server = Server::start(move |mut connection| {
        let closed = closed.clone();
        async move {
            connection.answer().await;
            connection.closed().await;
            let _ = closed.send(());
        }
    });
    let client = server.client();
    let other = client.clone();
    client.send("x").await.unwrap();
    drop(client);
    assert!(closes.try_recv().is_err());
    drop(other);
    closes.recv().await.unwrap();
    let metrics = tokio::runtime::Handle::current().metrics();
    while metrics.num_alive_tasks() > 0 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_with_cancellations_gets_through_a_small_pool() {
    let server = Server::answering();
    let client = server.builder().max_connections(4).build().unwrap();
    let answered = Arc::new(AtomicUsize::new(0));
    let calls: Vec<_> = (0..400)
        .map(|number| {
            let (client, answered) = (client.clone(), Arc::clone(&answered));
            tokio::spawn(async move {
                let mut call = Box::pin(client.send("x").into_future());
                if number % 7 == 0 {
                    let _ = std::future::poll_fn(|cx| std::task::Poll::Ready(call.as_mut().poll(cx))).await;
                } else {
                    call.await.unwrap();
                    answered.fetch_add(1, Ordering::SeqCst);
                }
            })
        })
        .collect();
    let expected = (0..400).filter(|number| number % 7 != 0).count();
    for call in calls {
        call.await.unwrap();
    }
    assert_eq!(answered.load(Ordering::SeqCst), expected);
    assert!(server.executions() >= expected && server.executions() <= 400);
}

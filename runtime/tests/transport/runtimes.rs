//! One client under several runtimes, and under none.

use std::future::{Future, IntoFuture};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use sms_api::{Delivery, ErrorKind};
use tokio::runtime::{Builder, Runtime};

use crate::server::Server;

fn current_thread() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

fn multi_thread() -> Runtime {
    Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

#[test]
fn without_a_runtime_a_call_tells_so() {
    let server = Server::answering();
    let mut call = pin!(server.client().send("x").into_future());
    let Poll::Ready(Err(error)) = call.as_mut().poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("it should have failed at once");
    };
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Invalid, Delivery::NotSent));
    assert!(error.to_string().contains("runtime"), "{error}");
    assert_eq!(server.connections(), 0);
}

#[test]
fn a_finished_call_that_is_polled_again_does_not_panic() {
    let server = Server::answering();
    let runtime = current_thread();
    let mut call = Box::pin(server.client().send("x").into_future());
    runtime.block_on(call.as_mut()).unwrap();
    let _guard = runtime.enter();
    assert!(call.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
}

#[test]
fn a_client_outlives_its_runtime() {
    let server = Server::answering();
    let client = server.client();
    for (round, runtime) in [current_thread(), multi_thread(), current_thread()].into_iter().enumerate() {
        for _ in 0..3 {
            runtime.block_on(client.send("x").into_future()).unwrap();
        }
        assert_eq!(server.connections(), round + 1);
        drop(runtime);
    }
    assert_eq!(server.executions(), 9);
}

#[test]
fn a_connection_of_a_runtime_that_stands_still_is_left_to_it() {
    let server = Server::answering();
    let client = server.client();
    let (still, moving) = (current_thread(), current_thread());
    still.block_on(client.send("x").into_future()).unwrap();
    for _ in 0..3 {
        moving.block_on(client.send("x").into_future()).unwrap();
    }
    still.block_on(client.send("x").into_future()).unwrap();
    assert_eq!((server.connections(), server.executions()), (2, 5));
}

#[test]
fn connections_of_other_runtimes_count_towards_the_limit() {
    let server = Server::answering();
    let client = server.builder().max_connections(1).build().unwrap();
    let runtimes = [current_thread(), current_thread()];
    for round in 0..6 {
        runtimes[round % 2].block_on(client.send("x").into_future()).unwrap();
    }
    assert_eq!((server.connections(), server.executions()), (6, 6));
}

#[test]
fn a_call_cut_by_the_end_of_its_runtime_leaves_the_client_sound() {
    let server = Server::start(|mut connection| async move {
        if connection.number == 0 {
            connection.execute().await;
            connection.closed().await;
        }
        while connection.answer().await {}
    });
    let client = server.builder().max_connections(1).build().unwrap();
    let runtime = multi_thread();
    runtime.spawn(client.send("x").into_future());
    while server.executions() == 0 {
        std::thread::yield_now();
    }
    drop(runtime);
    current_thread().block_on(client.send("x").into_future()).unwrap();
}

#[test]
fn calls_can_be_spawned() {
    fn check<T: Send + 'static>(_: &T) {}
    let server = Server::answering();
    let call = server.client().send("x").into_future();
    check(&call);
    multi_thread().block_on(async { tokio::spawn(call).await.unwrap().unwrap() });
}

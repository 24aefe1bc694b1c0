//! One client under several runtimes, and under none.

use std::future::{Future, IntoFuture};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use sms_api::{Delivery, ErrorKind, Phase};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Semaphore;

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
fn a_runtime_without_timers_or_io_is_refused_and_nothing_panics() {
    let server = Server::answering();
    let runtimes = [
        ("timers", Builder::new_current_thread().enable_io().build().unwrap()),
        ("I/O", Builder::new_current_thread().enable_time().build().unwrap()),
        ("timers", Builder::new_multi_thread().worker_threads(1).build().unwrap()),
    ];
    let client = server.builder().max_connections(1).build().unwrap();
    for (missing, runtime) in runtimes {
        let error = runtime.block_on(client.send("x").into_future()).unwrap_err();
        assert_eq!((error.kind(), error.phase()), (ErrorKind::Invalid, Phase::Request), "{error:?}");
        assert_eq!((error.delivery(), error.attempts()), (Delivery::NotSent, 0), "{error:?}");
        assert!(error.to_string().contains(missing), "{error}");
        assert!(!error.is_retryable());
    }
    current_thread().block_on(client.send("x").into_future()).expect("the place is free");
    assert_eq!(server.executions(), 1);
}

#[test]
fn waiting_for_a_place_without_timers_is_refused() {
    let server = Server::start(|mut connection| async move {
        connection.execute().await;
        connection.closed().await;
    });
    let client = server.builder().max_connections(1).build().unwrap();
    let runtime = multi_thread();
    let holder = runtime.spawn(client.send("x").into_future());
    while server.executions() == 0 {
        std::thread::yield_now();
    }
    let bare = Builder::new_current_thread().build().unwrap();
    let error = bare.block_on(client.send("y").into_future()).unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Invalid, Delivery::NotSent), "{error:?}");
    holder.abort();
}

/// Polls a call in a runtime until the server has executed it, which must be before its end.
fn begin<F: Future + Unpin>(runtime: &Runtime, server: &Server, call: &mut F) {
    runtime.block_on(async {
        while server.executions() == 0 {
            let polled = std::future::poll_fn(|cx| Poll::Ready(Pin::new(&mut *call).poll(cx).is_pending()));
            assert!(polled.await, "it ended before its time");
            tokio::task::yield_now().await;
        }
    });
}

fn silent() -> Server {
    Server::start(|mut connection| async move {
        if connection.number == 0 {
            connection.execute().await;
            connection.closed().await;
        }
        while connection.answer().await {}
    })
}

#[test]
fn a_call_carried_out_of_a_runtime_that_ended_is_in_doubt() {
    let server = silent();
    let client = server.builder().max_connections(1).build().unwrap();
    let mut call = Box::pin(client.send("x").into_future());
    let first = current_thread();
    begin(&first, &server, &mut call);
    drop(first);
    let error = current_thread().block_on(call).unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Transport, Delivery::Unknown), "{error:?}");
    current_thread().block_on(client.send("y").into_future()).expect("the place is free");
    assert_eq!(server.executions(), 2);
}

#[test]
fn a_call_carried_out_of_every_runtime_still_ends() {
    let server = silent();
    let client = server.builder().max_connections(1).build().unwrap();
    let mut call = Box::pin(client.send("x").into_future());
    let first = current_thread();
    begin(&first, &server, &mut call);
    drop(first);
    let Poll::Ready(Err(error)) = call.as_mut().poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("nobody would wake it");
    };
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Transport, Delivery::Unknown), "{error:?}");
}

#[test]
fn an_answer_may_arrive_outside_of_the_runtime_that_drives_the_socket() {
    struct Unpark(std::thread::Thread, AtomicBool);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.1.store(true, Ordering::SeqCst);
            self.0.unpark();
        }
    }
    let gate = Arc::new(Semaphore::new(0));
    let opened = Arc::clone(&gate);
    let server = Server::start(move |mut connection| {
        let opened = Arc::clone(&opened);
        async move {
            connection.execute().await;
            opened.acquire().await.unwrap().forget();
            connection.reply("200 OK", "").await;
            connection.closed().await;
        }
    });
    let runtime = multi_thread();
    let mut call = Box::pin(server.client().send("x").into_future());
    begin(&runtime, &server, &mut call);
    gate.add_permits(1);
    let unpark = Arc::new(Unpark(std::thread::current(), AtomicBool::new(true)));
    let waker = Arc::clone(&unpark).into();
    let result = loop {
        if let Poll::Ready(result) = call.as_mut().poll(&mut Context::from_waker(&waker)) {
            break result;
        }
        while !unpark.1.swap(false, Ordering::SeqCst) {
            std::thread::park();
        }
    };
    result.unwrap();
    assert_eq!(server.executions(), 1);
}

#[test]
fn calls_can_be_spawned() {
    fn check<T: Send + 'static>(_: &T) {}
    let server = Server::answering();
    let call = server.client().send("x").into_future();
    check(&call);
    multi_thread().block_on(async { tokio::spawn(call).await.unwrap().unwrap() });
}

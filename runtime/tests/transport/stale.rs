//! At most once, and the caller knows: connections that die between calls and during them.

use std::sync::mpsc;
use std::sync::{Arc, Mutex};

use sms_api::{Delivery, ErrorKind, Phase};

use crate::api::Code;
use crate::server::{Connection, Server};

const ROUNDS: usize = 200;

#[derive(Clone, Copy, Debug)]
enum End {
    Fin,
    Rst,
    Late408,
}

/// Whether the client's reactor runs between the end of the connection and the next call.
#[derive(Clone, Copy, Debug)]
enum Seen {
    Noticed,
    Unnoticed,
}

async fn end(mut connection: Connection, end: End) {
    match end {
        End::Fin => connection.close(),
        End::Rst => connection.reset(),
        End::Late408 => {
            connection
                .write("HTTP/1.1 408 Request Timeout\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
                .await;
            connection.close();
        }
    }
}

/// Each connection carries one call and ends while it rests; the next call must neither fail nor be
/// executed twice.
async fn survives(ending: End, seen: Seen) {
    let (ended, endings) = mpsc::channel();
    let (release, released) = tokio::sync::mpsc::unbounded_channel::<()>();
    let (woken, mut wakes) = tokio::sync::mpsc::unbounded_channel();
    let released = Arc::new(tokio::sync::Mutex::new(released));
    let server = Server::start(move |mut connection| {
        let (ended, released, woken) = (ended.clone(), Arc::clone(&released), woken.clone());
        async move {
            if connection.answer().await {
                released.lock().await.recv().await;
                end(connection, ending).await;
                ended.send(()).unwrap();
                let _ = woken.send(());
            }
        }
    });
    let client = server.client();
    for round in 0..ROUNDS {
        let answered = client.send("x").await;
        assert!(answered.is_ok(), "{ending:?}, {seen:?}, round {round}: {answered:?}");
        release.send(()).unwrap();
        // Blocking here keeps the reactor of this thread from looking at the socket.
        endings.recv().unwrap();
        if matches!(seen, Seen::Noticed) {
            wakes.recv().await.unwrap();
        }
    }
    assert_eq!((server.executions(), server.connections()), (ROUNDS, ROUNDS), "{ending:?}, {seen:?}");
}

#[tokio::test]
async fn a_resting_connection_that_was_closed_unnoticed_costs_nothing() {
    survives(End::Fin, Seen::Unnoticed).await;
}

#[tokio::test]
async fn a_resting_connection_that_was_closed_noticed_costs_nothing() {
    survives(End::Fin, Seen::Noticed).await;
}

#[tokio::test]
async fn a_resting_connection_that_was_reset_unnoticed_costs_nothing() {
    survives(End::Rst, Seen::Unnoticed).await;
}

#[tokio::test]
async fn a_resting_connection_that_was_reset_noticed_costs_nothing() {
    survives(End::Rst, Seen::Noticed).await;
}

#[tokio::test]
async fn a_late_408_is_never_taken_for_an_answer_unnoticed() {
    survives(End::Late408, Seen::Unnoticed).await;
}

#[tokio::test]
async fn a_late_408_is_never_taken_for_an_answer_noticed() {
    survives(End::Late408, Seen::Noticed).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_of_it_holds_on_several_threads() {
    for ending in [End::Fin, End::Rst, End::Late408] {
        survives(ending, Seen::Unnoticed).await;
    }
}

/// The first call of a connection is answered; the second is executed, and then the connection ends.
async fn is_unknown(ending: End) {
    let server = Server::start(move |mut connection| async move {
        connection.answer().await;
        if connection.execute().await.is_some() {
            end(connection, ending).await;
        }
    });
    let client = server.client();
    for round in 0..ROUNDS {
        client.send("x").await.unwrap();
        let error = client.send("x").await.unwrap_err();
        assert_eq!(error.delivery(), Delivery::Unknown, "{error:?}");
        assert_eq!((error.kind(), error.phase()), (ErrorKind::Transport, Phase::Wait), "{error:?}");
        assert_eq!((error.attempts(), error.is_retryable()), (1, false));
        assert_eq!(server.executions(), 2 * (round + 1));
    }
}

#[tokio::test]
async fn executed_and_closed_is_unknown_and_was_executed_once() {
    is_unknown(End::Fin).await;
}

#[tokio::test]
async fn executed_and_reset_is_unknown_and_was_executed_once() {
    is_unknown(End::Rst).await;
}

#[tokio::test]
async fn an_idempotent_call_is_repeated_after_an_unanswered_attempt() {
    let server = Server::start(|mut connection| async move {
        if connection.number == 0 {
            connection.execute().await;
            return connection.close();
        }
        connection.answer().await;
    });
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&seen);
    let builder = server.builder().on_attempt(move |attempt| log.lock().unwrap().push(attempt.clone()));
    builder.build().unwrap().keep("x").await.unwrap();
    assert_eq!(server.executions(), 2);

    let seen = seen.lock().unwrap();
    let [first, second] = &seen[..] else { panic!("{seen:?}") };
    assert_eq!((first.number, first.failure), (1, Some((Phase::Wait, Delivery::Unknown))));
    assert!(first.retry_in.is_some());
    assert_eq!((second.number, second.failure, second.retry_in), (2, None, None));
    assert_eq!(second.status.unwrap().as_u16(), 200);
}

#[tokio::test]
async fn a_refusal_does_not_hide_an_earlier_attempt_in_doubt() {
    let server = Server::start(|mut connection| async move {
        connection.execute().await;
        if connection.number > 0 {
            let body = r#"{"error":{"code":50009,"message":"out of freq"}}"#;
            connection.reply_with("403 Forbidden", "", body).await;
        }
    });
    let error = server.client().keep("x").await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Api, Some(Code(50009))));
    assert_eq!((error.delivery(), error.attempts(), error.is_retryable()), (Delivery::Unknown, 2, false));
}

#[tokio::test]
async fn a_refusal_alone_is_a_refusal() {
    let server = Server::start(|mut connection| async move {
        connection.execute().await;
        let body = r#"{"error":{"code":50009,"message":"out of freq"}}"#;
        connection.reply_with("403 Forbidden", "", body).await;
        connection.closed().await;
    });
    let error = server.client().send("x").await.unwrap_err();
    assert_eq!((error.delivery(), error.attempts(), server.executions()), (Delivery::Refused, 1, 1));
    assert_eq!(error.endpoint(), Some("send"));
}

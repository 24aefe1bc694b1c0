//! Calls and their connections on threads of their own: what one is told must not be overtaken by the other.

use std::future::{IntoFuture as _, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use sms_api::CallOptions;
use sms_api_tests::{Event, Script, Server};
use tokio::runtime::Builder;

use crate::api::{Asked, GOOD, MOBILE, client};
use crate::contract::{Expect, Seen, contracts};
use crate::stale::{self, Attention};

const ROUNDS: usize = 20;
const LIMIT: Duration = Duration::from_millis(3);

contracts![
    (
        a_call_given_up_before_its_connection_had_its_turn_sends_nothing,
        "time over before the connection has its turn",
        ENDS,
        || { threads(given_up()) }
    ),
    (a_closed_connection_is_found_on_threads, "stale pooled connection", SENT_ONCE, || {
        threads(stale::rounds(stale::fin(), Attention::Unnoticed))
    }),
    (a_reset_connection_is_found_on_threads, "stale pooled connection", SENT_ONCE, || {
        threads(stale::rounds(stale::reset(), Attention::Unnoticed))
    }),
    (a_stale_408_is_no_answer_on_threads, "stale pooled connection", SENT_ONCE, || {
        threads(stale::rounds(stale::timeout(), Attention::Unnoticed))
    }),
];

/// It ends, and what is called not sent was not executed, which every contract is held to.
const ENDS: Expect = Expect::ENDS.executed_between(0, 1);

const SENT_ONCE: Expect = Expect::ANSWER.replaced();

fn threads<T>(future: impl Future<Output = T>) -> T {
    Builder::new_multi_thread().worker_threads(4).enable_all().build().unwrap().block_on(future)
}

async fn given_up() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    let client = client(&server);
    let mut results = Vec::new();
    for round in 0..ROUNDS {
        Asked::Once.of(&client, &format!("first {round}")).await.unwrap();
        let key = format!("second {round}");
        let call = client.send_once(&key, MOBILE).with(CallOptions::new().attempt_timeout(LIMIT));
        results.push((key, tokio::spawn(greedy(call.into_future())).await.unwrap()));
    }
    drop(client);
    everything_was_read(&server).await;
    results
        .into_iter()
        .map(|(key, result)| Seen::new(key.clone(), result.map(drop), server.events().executions(&key)))
        .collect()
}

/// Polls a call to its end in one turn of its thread: the connection, which waits for the same thread, has none meanwhile.
async fn greedy<F: Future>(call: F) -> F::Output {
    let mut call = pin!(call);
    poll_fn(|cx| {
        loop {
            if let Poll::Ready(output) = call.as_mut().poll(cx) {
                return Poll::Ready(output);
            }
            std::thread::yield_now();
        }
    })
    .await
}

/// Returns when the server has read whatever had been sent to it: connections are accepted in their order, and left when
/// they are read to their end.
async fn everything_was_read(server: &Server) {
    let last = client(server);
    Asked::Once.of(&last, "last").await.unwrap();
    drop(last);
    let accepted = server.events().count(|event| matches!(event, Event::Accepted(_)));
    server.events().reached_times(accepted, |event| matches!(event, Event::Left(_))).await;
}

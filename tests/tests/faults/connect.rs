//! Faults before there is a connection: nothing can have been executed.

use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use sms_api::{Delivery, Phase};
use sms_api_tests::{FrozenClock, Script, Server, Step};

use crate::api::{Asked, Client, GOOD, LARGE, MOBILE, builder, client, credentials};
use crate::contract::{Expect, Fate, Seen, contracts};
use crate::port::{address, closed_port};
use crate::reactor::alone;
use crate::waits::{Waits, ends_after};

const CONNECT: Duration = Duration::from_secs(5);

contracts![
    (a_name_that_does_not_resolve_is_tried_again_and_told, "DNS failure", NO_NAME, || {
        alone(tried_in_vain(&format!("http://{}.invalid", "a".repeat(64))))
    }),
    (a_refused_connection_is_tried_again_and_told, "refused", REFUSED, || {
        let port = closed_port();
        alone(tried_in_vain(&format!("http://{}", address(&port))))
    }),
    (a_port_that_opens_during_the_retries_is_reached, "refused", Expect::ANSWER, || alone(opens_late())),
    (a_silent_address_is_given_up_at_the_connect_limit, "connect black hole", BLACK_HOLE, || {
        alone(black_hole())
    }),
    (a_reset_on_accept_is_in_doubt_only_if_bytes_were_taken, "reset on accept", RESET_AT_ONCE, || {
        (0..50).map(|round| alone(reset(round, Script::default()))).collect()
    }),
    (a_reset_of_an_unread_request_is_in_doubt, "reset on accept", RESET_UNREAD, || {
        (0..50).map(|round| alone(reset(round, Script::default().step(Step::Touch)))).collect()
    }),
    (a_reset_inside_the_request_is_in_doubt, "reset on accept", RESET_INSIDE, || {
        (0..5).map(|round| alone(reset_inside(round))).collect()
    }),
];

const NO_NAME: Expect = Expect::unreached(Phase::Resolve).attempts(3);
const REFUSED: Expect = Expect::unreached(Phase::Connect).attempts(3);
const BLACK_HOLE: Expect = Expect::unreached(Phase::Connect).attempts(1);
const RESET_AT_ONCE: Expect = Expect::unanswered(Phase::Wait).executed(0).or(&[
    (Phase::Connect, Delivery::NotSent),
    (Phase::Send, Delivery::NotSent),
    (Phase::Send, Delivery::Unknown),
]);
const RESET_UNREAD: Expect =
    Expect::unanswered(Phase::Wait).executed(0).or(&[(Phase::Send, Delivery::Unknown)]);

const RESET_INSIDE: Expect = Expect::unanswered(Phase::Send).executed(0).attempts(1);

async fn tried_in_vain(base_url: &str) -> Vec<Seen> {
    let builder = Client::builder(credentials()).base_url(base_url).unwrap().allow_plain_http(true);
    let mut waits = Waits::freeze();
    let client = waits.watch(builder).build().unwrap();
    let result = waits.skip(Asked::Once.of(&client, "call")).await;
    assert!(result.as_ref().unwrap_err().is_retryable());
    assert_eq!(waits.seen.len(), 3);
    assert!(waits.seen[..2].iter().all(|attempt| attempt.retry_in.is_some()));
    vec![Seen::new(base_url, result, 0)]
}

async fn opens_late() -> Vec<Seen> {
    let socket = closed_port();
    let base_url = format!("http://{}/v1", address(&socket));
    let server = Arc::new(Mutex::new(None));
    let late = Arc::clone(&server);
    let mut waits = Waits::freeze();
    let builder = waits.watch_and(Client::builder(credentials()).base_url(&base_url).unwrap(), move |_| {
        late.lock().unwrap().get_or_insert_with(|| {
            socket.listen(16).unwrap();
            let listener = TcpListener::from(socket.try_clone().unwrap());
            listener.set_nonblocking(true).unwrap();
            Server::start_at(listener, Script::answering(GOOD))
        });
    });
    let client = builder.build().unwrap();
    let result = waits.skip(Asked::Once.of(&client, "call")).await;
    assert_eq!(waits.seen.len(), 2);
    let executions = server.lock().unwrap().as_ref().unwrap().events().executions("call");
    vec![Seen::new("opened late", result, executions)]
}

async fn black_hole() -> Vec<Seen> {
    let socket = closed_port();
    socket.listen(0).unwrap();
    let address = address(&socket);
    // The queue of connections to be accepted has room for one; what comes then is dropped without a word.
    let _queued = std::net::TcpStream::connect(address).unwrap();
    let builder = Client::builder(credentials()).base_url(&format!("http://{address}")).unwrap();
    let client = builder.connect_timeout(CONNECT).retries(false).build().unwrap();
    let clock = FrozenClock::freeze();
    let result = ends_after(&clock, CONNECT, Asked::Once.of(&client, "call")).await;
    vec![Seen::new("black hole", result, 0)]
}

async fn reset(round: usize, before: Script) -> Seen {
    let server = Server::start(Script::answering(GOOD));
    server.next(before.step(Step::Reset));
    let client = builder(&server).retries(false).build().unwrap();
    let result = Asked::Once.of(&client, "call").await;
    let executions = server.events().executions("call");
    Asked::Once.of(&client, "next").await.expect("the client outlives the fault");
    Seen::new(format!("round {round}"), result, executions).connection(Fate::Replaced)
}

async fn reset_inside(round: usize) -> Seen {
    let server = Server::start(Script::answering(GOOD));
    server.next(Script::default().step(Step::Touch).step(Step::Reset));
    let client = client(&server);
    let result = client.send_once("call", MOBILE).note(LARGE.repeat(1 << 20)).await.map(drop);
    let executions = server.events().executions("call");
    Asked::Once.of(&client, "next").await.expect("the client outlives the fault");
    Seen::new(format!("round {round}"), result, executions).connection(Fate::Replaced)
}

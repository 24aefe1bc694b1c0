//! Wrong certificates and connections that end where TLS forbids it.

use std::error::Error as _;

use sms_api::{Delivery, Phase};
use sms_api_tests::{Authority, Event, Identity, Script, Server, Step};

use crate::api::{Asked, Client, GOOD, builder, credentials};
use crate::contract::{Expect, Fate, Seen, contracts};
use crate::reactor::alone;
use crate::stale::{self, Attention};
use crate::waits::Waits;

/// A handshake takes a while without optimisation.
const ROUNDS: usize = 40;

contracts![
    (
        a_private_authority_can_be_trusted,
        "self-signed, wrong host, expired certificate",
        Expect::ANSWER.reused(),
        || { alone(trusted()) }
    ),
    (an_unknown_authority_is_not_sent_to, "self-signed, wrong host, expired certificate", WRONG, || {
        alone(distrusted(Identity::Genuine, false))
    }),
    (a_self_signed_certificate_is_not_sent_to, "self-signed, wrong host, expired certificate", WRONG, || {
        alone(distrusted(Identity::SelfSigned, true))
    }),
    (
        another_host_s_certificate_is_not_sent_to,
        "self-signed, wrong host, expired certificate",
        WRONG,
        || { alone(distrusted(Identity::OtherHost, true)) }
    ),
    (an_expired_certificate_is_not_sent_to, "self-signed, wrong host, expired certificate", WRONG, || {
        alone(distrusted(Identity::Expired, true))
    }),
    (a_server_without_tls_is_not_sent_to, "handshake cut", WRONG, || {
        alone(cut(
            Script::default().step(Step::Touch).send("HTTP/1.1 400 Bad Request\r\n\r\n").step(Step::Drain),
            1,
        ))
    }),
    (a_handshake_closed_is_tried_again, "handshake cut", CUT, || {
        alone(cut(Script::default().step(Step::Touch).step(Step::HalfClose).step(Step::Drain), 3))
    }),
    (a_handshake_reset_is_tried_again, "handshake cut", CUT, || {
        alone(cut(Script::default().step(Step::Touch).step(Step::Reset), 3))
    }),
    (a_handshake_cut_inside_a_record_is_tried_again, "handshake cut", CUT, || {
        let beginning = b"\x16\x03\x03\x00\x7a\x02\x00".as_slice();
        alone(cut(
            Script::default().step(Step::Touch).send(beginning).step(Step::HalfClose).step(Step::Drain),
            3,
        ))
    }),
    (an_older_tls_is_not_sent_to, "handshake cut", WRONG, || {
        // ServerHello of TLS 1.1 with a cipher of its time.
        let hello = [b"\x16\x03\x02\0\x2a\x02\0\0\x26\x03\x02".as_slice(), &[7; 32], b"\0\0\x2f\0"].concat();
        alone(cut(Script::default().step(Step::Touch).send(hello).step(Step::Drain), 1))
    }),
    (an_alert_in_place_of_a_handshake_is_not_sent_to, "handshake cut", WRONG, || {
        let alert = b"\x15\x03\x01\0\x02\x02\x46".as_slice();
        alone(cut(Script::default().step(Step::Touch).send(alert).step(Step::Drain), 1))
    }),
    (an_alert_in_place_of_an_answer_is_in_doubt, "unclean TLS shutdown", IN_DOUBT, || {
        alone(ended("", Step::Raw(b"\x15\x03\x03\0\x02\x02\x50".as_slice().into())))
    }),
    (an_alert_inside_the_body_is_in_doubt, "unclean TLS shutdown", ALERTED, || {
        let beginning = "HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n{";
        alone(ended(beginning, Step::Raw(b"\x15\x03\x03\0\x02\x02\x50".as_slice().into())))
    }),
    (garbage_below_tls_is_in_doubt, "unclean TLS shutdown", IN_DOUBT, || {
        alone(ended("", Step::Raw(b"no record at all".as_slice().into())))
    }),
    (a_whole_answer_before_an_unclean_end_is_read, "unclean TLS shutdown", Expect::ANSWER.replaced(), || {
        alone(ended(GOOD, Step::Fin))
    }),
    (a_body_that_ends_with_tls_is_read, "unclean TLS shutdown", Expect::ANSWER.replaced(), || {
        alone(ended(UNTIL_THE_END, Step::CloseNotify))
    }),
    (a_body_that_an_unclean_end_may_have_cut_is_in_doubt, "unclean TLS shutdown", TRUNCATED, || {
        alone(ended(UNTIL_THE_END, Step::Fin))
    }),
    (a_tls_connection_closed_after_the_request_is_in_doubt, "unclean TLS shutdown", IN_DOUBT, || {
        alone(ended("", Step::Fin))
    }),
    (a_tls_session_ended_after_the_request_is_in_doubt, "unclean TLS shutdown", IN_DOUBT, || {
        alone(ended("", Step::CloseNotify))
    }),
    (a_closed_tls_connection_is_found_when_noticed, "stale pooled connection", SENT_ONCE, || {
        alone(stale_tls(Step::CloseNotify, Attention::Noticed))
    }),
    (a_closed_tls_connection_is_found_when_unnoticed, "stale pooled connection", SENT_ONCE, || {
        alone(stale_tls(Step::CloseNotify, Attention::Unnoticed))
    }),
    (a_tls_connection_closed_uncleanly_is_found_when_unnoticed, "stale pooled connection", SENT_ONCE, || {
        alone(stale_tls(Step::Fin, Attention::Unnoticed))
    }),
    (a_reset_tls_connection_is_found_when_noticed, "stale pooled connection", SENT_ONCE, || {
        alone(stale_tls(Step::Reset, Attention::Noticed))
    }),
    (a_reset_tls_connection_is_found_when_unnoticed, "stale pooled connection", SENT_ONCE, || {
        alone(stale_tls(Step::Reset, Attention::Unnoticed))
    }),
];

const UNTIL_THE_END: &str = "HTTP/1.1 200 OK\r\n\r\n{\"receipt\":\"r\"}";

const WRONG: Expect = Expect::unreached(Phase::Tls).attempts(1);
const CUT: Expect = Expect::unreached(Phase::Tls).attempts(3);
const TRUNCATED: Expect = Expect::unanswered(Phase::Body).attempts(1);
/// rustls keeps back what came in the same read as what it refuses.
const ALERTED: Expect = TRUNCATED.or(&[(Phase::Wait, Delivery::Unknown)]);
const IN_DOUBT: Expect = Expect::unanswered(Phase::Wait).attempts(1);
const SENT_ONCE: Expect = Expect::ANSWER.replaced();

pub(crate) fn trusting(server: &Server, authority: &Authority) -> Client {
    builder(server).add_root_certificate_pem(authority.pem()).unwrap().build().unwrap()
}

async fn trusted() -> Vec<Seen> {
    let authority = Authority::new();
    let server = Server::start_tls(authority.acceptor(Identity::Genuine), Script::answering(GOOD));
    let client = trusting(&server, &authority);
    let result = Asked::Once.of(&client, "call").await;
    Asked::Once.of(&client, "next").await.unwrap();
    let opened = server.events().count(|event| matches!(event, Event::Accepted(..)));
    let fate = if opened == 1 { Fate::Reused } else { Fate::Replaced };
    vec![Seen::new("call", result, server.events().executions("call")).connection(fate)]
}

async fn distrusted(identity: Identity, is_known: bool) -> Vec<Seen> {
    let authority = Authority::new();
    let server = Server::start_tls(authority.acceptor(identity), Script::answering(GOOD));
    let client = if is_known { trusting(&server, &authority) } else { builder(&server).build().unwrap() };
    let result = Asked::Once.of(&client, "call").await;
    let error = result.as_ref().unwrap_err();
    assert!(!error.is_retryable(), "a certificate does not mend itself");
    assert!(error.source().is_some(), "what is wrong with it is told");
    vec![Seen::new(format!("{identity:?}"), result, server.events().executions_of_all())]
}

async fn cut(script: Script, attempts: usize) -> Vec<Seen> {
    let server = Server::start(script);
    let base_url = format!("https://{}", server.address());
    let mut waits = Waits::freeze();
    let builder = Client::builder(credentials()).base_url(&base_url).unwrap();
    let client = waits.watch(builder).build().unwrap();
    let result = waits.skip(Asked::Once.of(&client, "call")).await;
    assert_eq!(server.events().count(|event| matches!(event, Event::Accepted(..))), attempts);
    vec![Seen::new("call", result, server.events().executions_of_all())]
}

/// A request that is carried out, an answer, and the end.
async fn ended(answer: &'static str, end: Step) -> Vec<Seen> {
    let authority = Authority::new();
    let server = Server::start_tls(authority.acceptor(Identity::Genuine), Script::answering(GOOD));
    let client = trusting(&server, &authority);
    let mut rounds = Vec::new();
    for round in 0..ROUNDS {
        let client = if round % 2 == 0 { trusting(&server, &authority) } else { client.clone() };
        server.next(Script::executing().send(answer).step(end.clone()));
        let key = format!("call {round}");
        let result = Asked::Once.of(&client, &key).await;
        rounds.push(
            Seen::new(key.clone(), result, server.events().executions(&key)).connection(Fate::Replaced),
        );
    }
    rounds
}

async fn stale_tls(end: Step, attention: Attention) -> Vec<Seen> {
    let authority = Authority::new();
    let server = Server::start_tls(authority.acceptor(Identity::Genuine), Script::answering(GOOD));
    let deed = Script::default().step(end);
    stale::play(ROUNDS, &server, || trusting(&server, &authority), deed, attention, stale::send_once).await
}

//! Bytes that nobody wrote. Whatever comes, a call ends, with an error or an answer, and does not panic.

use std::cell::Cell;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use sms_api_tests::{Event, Script, Server, Step};

use crate::api::{Asked, Client, GOOD, client};
use crate::contract::{Expect, Seen, contracts};
use crate::reactor::alone;

const CASES: u32 = 400;

/// It ends, and whatever came, the server executed it once.
const ENDS: Expect = Expect::ENDS;

contracts![
    (random_bytes_are_survived, "random bytes", ENDS, || {
        answers(proptest::collection::vec(any::<u8>(), 0..600))
    }),
    (a_random_body_is_survived, "random bytes", ENDS, || {
        answers(proptest::collection::vec(any::<u8>(), 0..300).prop_map(|body| {
            let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
            [head.as_bytes(), &body].concat()
        }))
    }),
    (a_good_answer_with_a_few_wrong_bytes_is_survived, "random bytes", ENDS, || answers(damaged())),
    (an_answer_put_together_at_random_is_survived, "random bytes", ENDS, || answers(composed())),
];

/// A good answer in which some bytes were changed, left out or doubled.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let good = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nx: y\r\n\r\n\
        5\r\n{\"rec\r\nA\r\neipt\":\"r\"}\r\n0\r\n\r\n";
    let change = (0..good.len(), any::<u8>(), 0..3_u8);
    proptest::collection::vec(change, 1..4).prop_map(|changes| {
        let mut bytes = good.to_vec();
        for (at, byte, how) in changes {
            let at = at % bytes.len();
            match how {
                0 => bytes[at] = byte,
                1 => _ = bytes.remove(at),
                _ => bytes.insert(at, bytes[at]),
            }
        }
        bytes
    })
}

/// Parts that matter to a parser, in any order.
fn composed() -> impl Strategy<Value = Vec<u8>> {
    let head = prop_oneof![
        "HTTP/1\\.[01] [0-9]{2,4}( [A-Z]{0,5})?\r\n",
        Just("HTTP/1.1 200 OK\r\n".to_owned()),
        Just("HTTP/1.1 100 Continue\r\n\r\n".to_owned()),
    ];
    let line = prop_oneof![
        "content-length: [0-9]{1,20}\r\n",
        Just("transfer-encoding: chunked\r\n".to_owned()),
        Just("content-encoding: identity\r\n".to_owned()),
        Just("connection: close\r\n".to_owned()),
        Just("retry-after: 0\r\n".to_owned()),
        "[a-z-]{1,12}: [ -~]{0,20}\r\n",
    ];
    let body = prop_oneof![
        Just("{\"receipt\":\"r\"}".to_owned()),
        Just("F\r\n{\"receipt\":\"r\"}\r\n0\r\n\r\n".to_owned()),
        "[\\[\\]{}:,\"0-9a-z.\\\\-]{0,60}",
        "\\{\"(receipt|error|count|state|details)\":[\\[\\]{}:,\"0-9a-z.-]{0,30}\\}",
    ];
    (proptest::collection::vec(head, 1..3), proptest::collection::vec(line, 0..5), body)
        .prop_map(|(heads, lines, body)| [heads.concat(), lines.concat(), "\r\n".into(), body].concat())
        .prop_filter("it asks to be sent again, and is", |answer| !asks_again(answer))
        .prop_map(String::into_bytes)
}

fn asks_again(answer: &str) -> bool {
    answer.contains(" 429") && answer.contains("retry-after")
}

/// Answers a call with each of these, and ends the connection.
fn answers(bytes: impl Strategy<Value = Vec<u8>>) -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    let rounds = Cell::new(Vec::new());
    run(&bytes, |bytes| {
        let mut seen = rounds.take();
        let key = format!("case {}", seen.len());
        let shown = format!("{:?}", bytes.escape_ascii().to_string());
        server.next(Script::executing().send(bytes).step(Step::Fin));
        let client = client(&server);
        let result = alone(Asked::Once.of(&client, &key));
        if let Err(error) = &result {
            assert!(error.body().len() <= 1 << 20);
            let _ = format!("{error} {error:?}");
        }
        seen.push(Seen::new(shown, result, server.events().executions(&key)));
        rounds.set(seen);
    });
    rounds.into_inner()
}

#[test]
fn any_text_in_a_path_is_one_segment_that_decodes_to_itself() {
    let server = Server::start(Script::answering(GOOD));
    let client = client(&server);
    run(&any::<String>(), |name| {
        let before = server.events().all().len();
        let result = alone(client.look("call", name.as_str()).into_future());
        if name.is_empty() || name == "." || name == ".." {
            assert!(result.is_err());
            return;
        }
        result.unwrap();
        let line = received(&server, before).1;
        let segment = line.strip_prefix("GET /v1/messages/").unwrap().strip_suffix(" HTTP/1.1").unwrap();
        assert!(
            segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte)),
            "{segment}"
        );
        assert_eq!(decoded(segment), name.as_bytes());
    });
}

#[test]
fn any_text_in_a_header_arrives_as_it_is_or_is_refused() {
    let server = Server::start(Script::answering(GOOD));
    let client: Client = client(&server);
    run(&prop_oneof![any::<String>(), "[ -~]{0,40}", "[\t -~]{0,9}[\r\n\0\u{7f}]?[ -~]{0,9}"], |text| {
        let before = server.events().all().len();
        match alone(client.look(text.as_str(), "name").into_future()) {
            Ok(_) => assert_eq!(received(&server, before).0, text),
            Err(error) => {
                assert_eq!(error.kind(), sms_api::ErrorKind::Invalid, "{text:?}: {error}");
                assert!(find_received(&server, before).is_none());
                assert!(!is_plain(&text), "{text:?} was refused: {error}");
            }
        }
    });
}

/// What any header can carry, and no reader trims.
fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())
}

fn received(server: &Server, skip: usize) -> (String, String) {
    find_received(server, skip).expect("the server received it")
}

fn find_received(server: &Server, skip: usize) -> Option<(String, String)> {
    server.events().all().into_iter().skip(skip).find_map(|event| match event {
        Event::Received(_, key, line) => Some((key, line)),
        _ => None,
    })
}

fn decoded(segment: &str) -> Vec<u8> {
    let mut bytes = segment.bytes();
    let mut decoded = Vec::new();
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => {
                let digits = [bytes.next().unwrap(), bytes.next().unwrap()];
                u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap()
            }
            byte => byte,
        });
    }
    decoded
}

/// Holds for each of many values; a failing one is made smaller and told.
fn run<S: Strategy>(strategy: &S, check: impl Fn(S::Value)) {
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    TestRunner::new(config)
        .run(strategy, |value| {
            check(value);
            Ok(())
        })
        .unwrap();
}

use std::io::{ErrorKind, Read as _, Write as _};
use std::time::Duration;

use serde_json::json;
use sms_api_sandbox::Sandbox;

use crate::wire::{AUTHORIZATION, MOBILE, authority, connect, post, reply, request, send, start, start_as};

const SHORT: Duration = Duration::from_secs(1);

#[test]
fn a_header_over_32_kb_is_refused() {
    let sandbox = start();
    let header = format!("X-Padding: {}", "x".repeat(32 * 1024));
    assert_eq!(send(&sandbox, "GET", "/", &[&header], "").status, 431);
    assert_eq!(send(&sandbox, "GET", "/", &[&header[..16 * 1024]], "").status, 200);
}

#[test]
fn a_body_over_1_mib_is_refused_and_one_of_1_mib_is_read() {
    let sandbox = start();
    let body = |length: usize| {
        let shortest = r#"{"mobile":"13812345678","temp_id":1,"padding":""}"#.len();
        json!({ "mobile": MOBILE, "temp_id": 1, "padding": "x".repeat(length - shortest) }).to_string()
    };
    assert_eq!(body(1024 * 1024).len(), 1024 * 1024);
    post(&sandbox, "/codes", &body(1024 * 1024)).ok();
    for length in [1024 * 1024 + 1, 4 * 1024 * 1024] {
        let refused = post(&sandbox, "/codes", &body(length));
        assert_eq!((refused.status, &refused.json()["error"]["code"]), (413, &json!(50007)));
    }
}

#[test]
fn a_body_without_a_length_is_limited_too() {
    let sandbox = start();
    let mut stream = connect(&sandbox);
    let head = request(&sandbox, "POST", "/v1/codes", &[AUTHORIZATION, "Transfer-Encoding: chunked"], "");
    stream.write_all(head.as_bytes()).unwrap();
    let chunk = format!("{:x}\r\n{}\r\n", 64 * 1024, " ".repeat(64 * 1024));
    for _ in 0..20 {
        stream.write_all(chunk.as_bytes()).unwrap();
    }
    stream.write_all(b"0\r\n\r\n").unwrap();
    assert_eq!(reply(stream).status, 413);
}

#[test]
fn slow_clients_are_cut_off_and_harm_no_other() {
    let sandbox = start_as(Sandbox::builder().patience(SHORT));
    let mut slow_header = connect(&sandbox);
    slow_header.write_all(b"POST /v1/codes HTTP/1.1\r\nHost:").unwrap();
    let mut slow_body = connect(&sandbox);
    let whole = request(&sandbox, "POST", "/v1/codes", &[AUTHORIZATION], r#"{"mobile":"13812345678"}"#);
    slow_body.write_all(&whole.as_bytes()[..whole.len() - 1]).unwrap();
    let mut idle = connect(&sandbox);

    post(&sandbox, "/codes", r#"{"mobile":"13812345678","temp_id":1}"#).ok();
    let mut rest = Vec::new();
    slow_header.read_to_end(&mut rest).unwrap();
    assert!(!rest.starts_with(b"HTTP/1.1 200"));
    let cut_off = reply(slow_body);
    assert_eq!((cut_off.status, &cut_off.json()["error"]["code"]), (408, &json!(50007)));
    let mut rest = Vec::new();
    idle.read_to_end(&mut rest).unwrap();
    assert_eq!(rest, b"");
}

#[test]
fn a_client_that_does_not_read_its_answers_loses_its_place() {
    let sandbox = start_as(Sandbox::builder().patience(SHORT).connection_limit(1));
    let rows: Vec<_> = (0..1_000)
        .map(|n| json!({ "mobile": format!("139{n:08}"), "temp_para": { "number": "1" } }))
        .collect();
    let batch = json!({ "temp_id": 1250, "recipients": rows }).to_string();
    assert_eq!(post(&sandbox, "/messages/batch", &batch).ok()["success_count"], 1_000);

    let mut silent = connect(&sandbox);
    let get = format!("GET /_sandbox/messages HTTP/1.1\r\nHost: {}\r\n\r\n", authority(&sandbox));
    silent.write_all(get.repeat(200).as_bytes()).unwrap();
    assert_eq!(send(&sandbox, "GET", "/", &[], "").status, 200);
    drop(silent);
}

#[test]
fn connections_over_the_limit_wait_for_their_turn() {
    let sandbox = start_as(Sandbox::builder().connection_limit(1));
    let mut first = connect(&sandbox);
    let keep = format!("HEAD / HTTP/1.1\r\nHost: {}\r\n\r\n", authority(&sandbox));
    first.write_all(keep.as_bytes()).unwrap();
    assert!(first.read(&mut [0; 1024]).unwrap() > 0);

    let mut second = connect(&sandbox);
    second.write_all(request(&sandbox, "GET", "/", &[], "").as_bytes()).unwrap();
    second.set_read_timeout(Some(SHORT)).unwrap();
    let waiting = second.read(&mut [0; 1]).unwrap_err();
    assert!(matches!(waiting.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut), "{waiting}");
    drop(first);
    second.set_read_timeout(Some(crate::wire::SOON)).unwrap();
    assert_eq!(reply(second).status, 200);
}

#[test]
fn bytes_that_are_no_http_harm_no_other() {
    let sandbox = start();
    for noise in
        [&b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"[..], b"\0\0\0\0", b"GET\r\n\r\n", b"\r\n\r\n\r\n"]
    {
        connect(&sandbox).write_all(noise).unwrap();
    }
    post(&sandbox, "/codes", r#"{"mobile":"13812345678","temp_id":1}"#).ok();
}

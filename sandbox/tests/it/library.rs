use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use serde_json::json;
use sms_api_sandbox::{Clock, Credentials, MessageKind, Sandbox};

use crate::wire::{
    AUTHORIZATION, MOBILE, SOON, authority, block_on, call, connect, post, reply, request, start, start_as,
};

const SEND_CODE: &str = r#"{"mobile":"13812345678","temp_id":1}"#;

/// `other:secret`
const OTHER_AUTHORIZATION: &str = "Authorization: Basic b3RoZXI6c2VjcmV0";

/// Not at once: a program that another test starts holds a copy of every socket until it is executed.
fn eventually(happens: impl Fn() -> bool) {
    let deadline = Instant::now() + SOON;
    while !happens() {
        assert!(Instant::now() < deadline, "it did not happen");
        thread::yield_now();
    }
}

/// One whose port no other server on this machine is given once it is free: they all listen at 127.0.0.1. Only Linux has
/// more of the loopback's addresses without being told.
fn start_apart(last: u8) -> Sandbox {
    let host = if cfg!(target_os = "linux") { [127, 0, 0, last] } else { [127, 0, 0, 1] };
    start_as(Sandbox::builder().listen((host, 0).into()))
}

fn is_refused(address: &str) -> bool {
    TcpStream::connect(address).is_err_and(|error| error.kind() == ErrorKind::ConnectionRefused)
}

#[test]
fn sandboxes_share_nothing() {
    let (one, other) = (start(), start());
    assert_ne!(one.base_url(), other.base_url());
    post(&one, "/codes", SEND_CODE).ok();
    assert_eq!((one.messages().len(), other.messages().len()), (1, 0));
}

#[test]
fn a_dropped_sandbox_frees_its_port() {
    let sandbox = start_apart(2);
    let address = authority(&sandbox).to_owned();
    let mut held = connect(&sandbox);
    held.write_all(b"POST /v1/codes HTTP/1.1\r\n").unwrap();
    drop(sandbox);
    let mut rest = Vec::new();
    assert!(!matches!(held.read_to_end(&mut rest), Ok(length) if length > 0), "{rest:?}");
    eventually(|| is_refused(&address));
    TcpListener::bind(&address).unwrap();
}

#[test]
fn it_can_be_started_and_dropped_inside_a_runtime() {
    block_on(async {
        let sandbox = Sandbox::start().await.unwrap();
        // Blocks the runtime's only thread: the sandbox has its own.
        post(&sandbox, "/codes", SEND_CODE).ok();
        drop(sandbox);
    });
}

#[test]
fn a_stop_finishes_the_request_under_way_and_takes_no_other() {
    let sandbox = start_apart(3);
    let address = authority(&sandbox).to_owned();
    let whole = request(&sandbox, "POST", "/v1/codes", &[AUTHORIZATION, "Expect: 100-continue"], SEND_CODE);
    let (head, body) = whole.split_at(whole.len() - SEND_CODE.len());
    let mut stream = connect(&sandbox);
    stream.write_all(head.as_bytes()).unwrap();
    let mut interim = [0; "HTTP/1.1 100 Continue\r\n\r\n".len()];
    stream.read_exact(&mut interim).unwrap();
    let stopping = thread::spawn(move || block_on(sandbox.stop(Duration::from_secs(20))));
    eventually(|| is_refused(&address));
    stream.write_all(body.as_bytes()).unwrap();
    reply(stream).ok();
    stopping.join().unwrap();
}

#[test]
fn every_app_key_has_a_world_of_its_own() {
    let sandbox = start_as(Sandbox::builder().credentials(Credentials::new("other", "secret")));
    let other =
        |method: &str, path: &str, body: &str| call(&sandbox, method, path, &[OTHER_AUTHORIZATION], body);
    post(&sandbox, "/codes", SEND_CODE).ok();
    other("POST", "/codes", SEND_CODE).ok();
    let app_keys: Vec<_> = sandbox.messages().into_iter().map(|message| message.app_key).collect();
    assert_eq!(app_keys, [sms_api_sandbox::SAMPLE_APP_KEY, "other"]);

    let message = sandbox.messages().remove(0);
    let body = json!({ "code": message.code }).to_string();
    let path = format!("/codes/{}/valid", message.msg_id);
    other("POST", &path, &body).assert_refused(403, 50026, "wrong msg_id");
    post(&sandbox, &path, &body).ok();

    let mine = post(&sandbox, "/templates", r#"{"template":"x","type":2}"#).ok()["temp_id"].clone();
    let yours = other("POST", "/templates", r#"{"template":"x","type":2}"#).ok()["temp_id"].clone();
    assert_ne!(mine, yours);
    other("GET", &format!("/templates/{mine}"), "").assert_refused(403, 50013, "invalid temp_id");
    sandbox.approve_template(yours.as_u64().unwrap()).unwrap();
    assert_eq!(other("GET", &format!("/templates/{yours}"), "").ok()["status"], 1);
}

#[test]
fn a_message_tells_what_the_phone_received() {
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    let sandbox = start_as(Sandbox::builder().clock(Clock::manual(now)));
    assert_eq!(sandbox.latest_message(MOBILE), None);
    post(&sandbox, "/codes", SEND_CODE).ok();
    sandbox.advance_clock(Duration::from_secs(5));
    post(&sandbox, "/messages", r#"{"mobile":"13812345678","temp_id":1,"temp_para":{"code":"0042"}}"#).ok();
    let first = sandbox.messages().remove(0);
    let latest = sandbox.latest_message(MOBILE).unwrap();
    assert_eq!((first.kind, first.accepted_at), (MessageKind::TextCode, now));
    assert_eq!((latest.kind, latest.accepted_at), (MessageKind::Single, now + Duration::from_secs(5)));
    assert_eq!(latest.text, "【极光短信】您的验证码是0042，5分钟内有效，请勿告知他人。");
    assert_eq!(latest.code.as_deref(), Some("0042"));
}

#[test]
fn the_oldest_messages_are_dropped_and_counted() {
    let sandbox = start_as(Sandbox::builder().message_limit(2));
    for _ in 0..5 {
        post(&sandbox, "/codes", SEND_CODE).ok();
    }
    assert_eq!((sandbox.messages().len(), sandbox.dropped_messages()), (2, 3));
}

#[test]
fn an_unknown_template_cannot_be_approved() {
    let error = start().approve_template(5).unwrap_err();
    assert_eq!(error.to_string(), "no account has a template 5");
}

#[test]
fn other_machines_are_let_in_only_when_that_is_meant() {
    let everywhere = "0.0.0.0:0".parse().unwrap();
    let refused = block_on(Sandbox::builder().listen(everywhere).start()).unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::InvalidInput);
    let unusable = Credentials::new("a:b", "secret");
    let refused = block_on(Sandbox::builder().credentials(unusable).start()).unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::InvalidInput);
}

//! Callbacks to a server of the test's own, which shares no code with the sandbox.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use sms_api_sandbox::control::ErrorCode;
use sms_api_sandbox::{Builder, Clock, Sandbox};

use crate::wire::{MOBILE, SOON, block_on, call, post, send, start_as};

/// A user's server: it echoes, and hands out the forms that came.
pub(crate) struct Server {
    pub(crate) url: String,
    pub(crate) forms: Receiver<Vec<(String, String)>>,
    echoes: Arc<AtomicBool>,
    /// The status of the answers to events.
    status: Arc<Mutex<u16>>,
}

impl Server {
    pub(crate) fn start(echoes: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/callback", listener.local_addr().unwrap());
        let (sender, forms) = channel();
        let status = Arc::new(Mutex::new(200));
        let echoes = Arc::new(AtomicBool::new(echoes));
        let (told, does_echo) = (status.clone(), echoes.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let request = request(&mut stream);
                let (head, body) = request.split_once("\r\n\r\n").unwrap();
                let target = head.split(' ').nth(1).unwrap();
                let (status, answer) = if head.starts_with("GET ") {
                    let echo = target.strip_prefix("/callback?echostr=").unwrap_or_default();
                    assert_eq!(echo.len(), 8, "{target}");
                    (200, if does_echo.load(Ordering::Relaxed) { echo } else { "hello" })
                } else {
                    assert!(
                        head.to_ascii_lowercase().contains("content-type: application/x-www-form-urlencoded")
                    );
                    (*told.lock().unwrap(), "")
                };
                let length = answer.len();
                write!(
                    stream,
                    "HTTP/1.1 {status} X\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{answer}"
                )
                .unwrap();
                drop(stream);
                if head.starts_with("POST ") && sender.send(pairs(body)).is_err() {
                    return;
                }
            }
        });
        Self { url, forms, echoes, status }
    }

    pub(crate) fn next(&self) -> (String, Value) {
        let form = self.forms.recv_timeout(SOON).unwrap();
        let field = |name: &str| form.iter().find(|(known, _)| known == name).unwrap().1.clone();
        let names: Vec<_> = form.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["nonce", "signature", "timestamp", "type", "data"]);
        let signed = format!(
            "appKey=7d431e42dfa6a6d693ac2d04&appMasterSecret=5e987ac6d2e04d95a9d8f0d1&nonce={}&timestamp={}",
            field("nonce"),
            field("timestamp")
        );
        assert_eq!(field("signature"), sha1(&signed));
        (field("type"), serde_json::from_str(&field("data")).unwrap())
    }
}

fn request(stream: &mut impl std::io::Read) -> String {
    let mut bytes = Vec::new();
    loop {
        let mut chunk = [0; 1_024];
        let read = stream.read(&mut chunk).unwrap();
        bytes.extend_from_slice(&chunk[..read]);
        let text = String::from_utf8(bytes.clone()).unwrap();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| {
                line.to_ascii_lowercase().strip_prefix("content-length: ").map(str::to_owned)
            });
            if body.len() >= length.map_or(0, |length| length.parse().unwrap()) || read == 0 {
                return text;
            }
        }
    }
}

fn pairs(form: &str) -> Vec<(String, String)> {
    let decoded = |text: &str| {
        let mut bytes = text.bytes();
        let mut decoded = Vec::new();
        while let Some(byte) = bytes.next() {
            decoded.push(match byte {
                b'+' => b' ',
                b'%' => {
                    let digits = [bytes.next().unwrap(), bytes.next().unwrap()];
                    u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap()
                }
                byte => byte,
            });
        }
        String::from_utf8(decoded).unwrap()
    };
    let pairs = form.split('&').map(|pair| pair.split_once('=').unwrap());
    pairs.map(|(name, value)| (decoded(name), decoded(value))).collect()
}

/// By the program of the system, which is nobody's code here.
fn sha1(text: &str) -> String {
    let mut program = std::process::Command::new("sha1sum")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    program.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let mut told = String::new();
    program.stdout.take().unwrap().read_to_string(&mut told).unwrap();
    program.wait().unwrap();
    told.split(' ').next().unwrap().to_owned()
}

fn frozen() -> Sandbox {
    start_as(frozen_builder())
}

fn frozen_builder() -> Builder {
    let now = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    Sandbox::builder().clock(Clock::manual(now))
}

fn set(sandbox: &Sandbox, url: &str) {
    let set = block_on(sandbox.control().unwrap().set_callback(url)).unwrap();
    assert_eq!(set.callbacks[0].url.as_deref(), Some(url));
}

fn send_code(sandbox: &Sandbox) -> String {
    let sent = post(sandbox, "/codes", &json!({ "mobile": MOBILE, "temp_id": 1 }).to_string()).ok();
    sent["msg_id"].as_str().unwrap().to_owned()
}

#[test]
fn every_event_is_called_back_signed() {
    let (sandbox, server) = (frozen(), Server::start(true));
    set(&sandbox, &server.url);
    let msg_id = send_code(&sandbox);
    let at = 1_700_000_000_000_u64;
    let report = json!({ "msgId": msg_id, "phone": MOBILE, "receiveTime": at, "status": 4001 });
    assert_eq!(server.next(), ("SMS_REPORT".to_owned(), report));
    let control = sandbox.control().unwrap();
    block_on(control.add_reply(MOBILE, "退订 & 100%+")).unwrap();
    let reply = json!({ "content": "退订 & 100%+", "phone": MOBILE, "replyTime": at });
    assert_eq!(server.next(), ("SMS_REPLY".to_owned(), reply));
    block_on(control.reject_template(1_250).reason("内容不符")).unwrap();
    let template = json!({ "tempId": 1250, "status": 2, "refuseReason": "内容不符" });
    assert_eq!(server.next(), ("SMS_TEMPLATE".to_owned(), template));
    block_on(control.approve_signature(37_582)).unwrap();
    let signature = json!({ "signId": 37582, "status": 1, "refuseReason": null });
    assert_eq!(server.next(), ("SMS_SIGN".to_owned(), signature));
    assert_eq!(waiting(&sandbox), 0);
}

#[test]
fn a_callback_that_fails_comes_again_when_the_clock_says_so() {
    let (sandbox, server) = (frozen(), Server::start(true));
    set(&sandbox, &server.url);
    *server.status.lock().unwrap() = 500;
    send_code(&sandbox);
    let first = server.next();
    for (failed, pause) in [(1, 3 * 60), (2, 60 * 60)] {
        waits_again(&sandbox, failed);
        sandbox.advance_clock(Duration::from_secs(pause));
        assert_eq!(server.next(), first);
    }
    waits_again(&sandbox, 3);
    *server.status.lock().unwrap() = 204;
    sandbox.advance_clock(Duration::from_secs(12 * 60 * 60));
    assert_eq!(server.next(), first);
    let over = until(&sandbox, |callback| callback["delivered"][0].is_object());
    assert_eq!(over["delivered"], json!([{ "type": "SMS_REPORT", "attempts": 4, "is_taken": true }]));
    assert!(server.forms.try_recv().is_err());
}

#[test]
fn a_url_is_set_once_it_echoes_and_only_on_this_machine() {
    let (sandbox, server) = (frozen(), Server::start(false));
    let control = sandbox.control().unwrap();
    for (url, code) in [
        (server.url.as_str(), ErrorCode::NotConfirmed),
        ("http://127.0.0.1:1/callback", ErrorCode::NotConfirmed),
        ("http://192.0.2.1/callback", ErrorCode::Invalid),
        ("http://example.com/callback", ErrorCode::Invalid),
        ("https://127.0.0.1/callback", ErrorCode::Invalid),
    ] {
        let refused = block_on(control.set_callback(url)).unwrap_err();
        assert_eq!(refused.code(), Some(code), "{url}");
    }
    send_code(&sandbox);
    assert_eq!(waiting(&sandbox), 1);
}

#[test]
fn without_a_url_reports_wait_to_be_asked_for_again() {
    let (sandbox, server) = (frozen(), Server::start(true));
    set(&sandbox, &server.url);
    let cleared = block_on(sandbox.control().unwrap().clear_callback()).unwrap();
    assert_eq!(cleared.callbacks[0].url, None);
    send_code(&sandbox);
    assert_eq!(waiting(&sandbox), 1);
    assert!(server.forms.try_recv().is_err());
}

#[test]
fn a_url_of_the_start_is_every_worlds_later_ones_too_and_outlives_a_reset() {
    let server = Server::start(true);
    let sandbox = start_as(frozen_builder().callback_url(server.url.parse().unwrap()));
    let control = sandbox.control().unwrap();
    block_on(control.create_world("other", "secret")).unwrap();
    let body = json!({ "mobile": MOBILE, "temp_id": 1 }).to_string();
    call(&sandbox, "POST", "/codes", &["Authorization: Basic b3RoZXI6c2VjcmV0"], &body).ok();
    let form = server.forms.recv_timeout(SOON).unwrap();
    assert!(form.contains(&("type".to_owned(), "SMS_REPORT".to_owned())), "{form:?}");
    for _ in 0..2 {
        let msg_id = send_code(&sandbox);
        assert_eq!(server.next().1["msgId"], *msg_id);
        block_on(control.reset()).unwrap();
    }
}

#[test]
fn a_server_that_is_not_up_at_the_start_gets_its_events_once_it_echoes() {
    let server = Server::start(false);
    let sandbox = start_as(frozen_builder().callback_url(server.url.parse().unwrap()));
    let msg_id = send_code(&sandbox);
    waits_again(&sandbox, 1);
    server.echoes.store(true, Ordering::Relaxed);
    sandbox.advance_clock(Duration::from_secs(3 * 60));
    assert_eq!(server.next().1["msgId"], *msg_id);
    let over = until(&sandbox, |callback| callback["delivered"][0].is_object());
    assert_eq!(over["delivered"], json!([{ "type": "SMS_REPORT", "attempts": 2, "is_taken": true }]));
    assert!(server.forms.try_recv().is_err());
}

/// How many reports wait to be asked for.
fn waiting(sandbox: &Sandbox) -> u64 {
    block_on(sandbox.control().unwrap().list_receipts()).unwrap().total
}

/// The delivery that has failed so often waits for a later time. Before its first try it waits too.
fn waits_again(sandbox: &Sandbox, failed: u32) {
    until(sandbox, |callback| callback["waiting"][0]["attempts"] == failed);
}

/// Asks until it is so: the sandbox learns what became of a delivery after the server does.
fn until(sandbox: &Sandbox, is_so: impl Fn(&Value) -> bool) -> Value {
    let begun = std::time::Instant::now();
    loop {
        let callback = send(sandbox, "GET", "/_sandbox/callback", &[], "").ok()["callbacks"][0].clone();
        if is_so(&callback) {
            return callback;
        }
        assert!(begun.elapsed() < SOON, "{callback}");
        std::thread::yield_now();
    }
}

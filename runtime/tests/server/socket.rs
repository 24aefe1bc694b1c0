//! What a socket sees: bytes in, bytes out, and callers that behave badly.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::spawn_blocking;

use crate::support::{AUTHORIZATION, raw, strict};

fn call(path: &str, body: &str) -> Vec<u8> {
    format!(
        "POST {path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\nAuthorization: {AUTHORIZATION}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

#[tokio::test]
async fn an_answer_has_its_status_its_type_and_its_length() {
    let server = strict().start().await.unwrap();
    let address = server.address();
    let answer = spawn_blocking(move || raw(address, &call("/v1/codes", r#"{"mobile":"1","temp_id":1}"#)));
    let answer = answer.await.unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
    assert!(head.contains("content-type: application/json") && head.contains("content-length: 25"), "{head}");
    assert_eq!(body, r#"{"msg_id":"288193860302"}"#);
}

#[tokio::test]
async fn bytes_that_are_no_request_end_their_connection_alone() {
    let server = strict().start().await.unwrap();
    let address = server.address();
    for bytes in [&b"\x16\x03\x01\x02\x00\x01\x00"[..], b"\r\n\r\n\r\n\x00", b"GET / HTTP/9.9\r\n\r\n", b"x"]
    {
        let bytes = bytes.to_vec();
        spawn_blocking(move || {
            let mut stream = TcpStream::connect(address).unwrap();
            stream.write_all(&bytes).unwrap();
            stream.shutdown(std::net::Shutdown::Write).unwrap();
            let mut answer = Vec::new();
            drop(stream.read_to_end(&mut answer));
            assert!(!answer.starts_with(b"HTTP/1.1 200"));
        })
        .await
        .unwrap();
    }
    let answer = spawn_blocking(move || raw(address, &call("/v1/codes", "{}"))).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
}

#[tokio::test]
async fn a_body_over_the_limit_is_answered() {
    let server = strict().max_body(100).start().await.unwrap();
    let address = server.address();
    let large = format!(r#"{{"mobile":"{}"}}"#, "1".repeat(200));
    let answer = spawn_blocking(move || raw(address, &call("/v1/codes", &large))).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    assert!(answer.ends_with(r#"{"error":{"code":50007,"message":"invalid body"}}"#), "{answer}");
}

/// The clock stands still but for what it is moved by: it does not leap while a blocking task is waited for.
#[tokio::test(start_paused = true)]
async fn a_slow_caller_is_given_up_and_harms_nobody() {
    const PATIENCE: Duration = Duration::from_secs(30);

    let server = strict().patience(PATIENCE).start().await.unwrap();
    let address = server.address();
    let slow = spawn_blocking(move || {
        let whole = String::from_utf8(call("/v1/codes", r#"{"mobile":"1","temp_id":1}"#)).unwrap();
        let mut header = TcpStream::connect(address).unwrap();
        header.write_all(&whole.as_bytes()[..60]).unwrap();
        let mut body = TcpStream::connect(address).unwrap();
        let whole = whole.replace("Host: h\r\n", "Host: h\r\nExpect: 100-continue\r\n");
        body.write_all(&whole.as_bytes()[..whole.len() - 1]).unwrap();
        // Who is asked to go on is waited for.
        body.read_exact(&mut [0; "HTTP/1.1 100 Continue\r\n\r\n".len()]).unwrap();
        (header, body)
    });
    let (mut header, mut body) = slow.await.unwrap();
    let prompt = spawn_blocking(move || raw(address, &call("/v1/codes", r#"{"mobile":"1","temp_id":1}"#)));
    assert!(prompt.await.unwrap().starts_with("HTTP/1.1 200"));
    tokio::time::advance(PATIENCE + Duration::from_secs(1)).await;
    let answers = spawn_blocking(move || {
        let mut answers = [String::new(), String::new()];
        drop(header.read_to_string(&mut answers[0]));
        drop(body.read_to_string(&mut answers[1]));
        answers
    });
    let [header, body] = answers.await.unwrap();
    assert!(header.is_empty() || header.starts_with("HTTP/1.1 408"), "{header}");
    assert!(body.starts_with("HTTP/1.1 408"), "{body}");
}

#[tokio::test]
async fn a_server_that_is_told_to_end_finishes_what_is_under_way() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let serving = tokio::spawn(strict().serve(listener, async { drop(stopped.await) }));
    let half = spawn_blocking(move || {
        let bytes = call("/v1/codes", r#"{"mobile":"1","temp_id":1}"#);
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(&bytes[..bytes.len() - 3]).unwrap();
        (stream, bytes)
    });
    let (mut stream, bytes) = half.await.unwrap();
    // Connections are served in their order: once this one is, the other was begun.
    let whole = spawn_blocking(move || raw(address, &call("/v1/codes", r#"{"mobile":"1","temp_id":1}"#)));
    assert!(whole.await.unwrap().starts_with("HTTP/1.1 200"));
    stop.send(()).unwrap();
    let answer = spawn_blocking(move || {
        // The port closes before the connection does.
        while TcpStream::connect(address).is_ok() {
            std::thread::yield_now();
        }
        stream.write_all(&bytes[bytes.len() - 3..]).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    });
    assert!(answer.await.unwrap().starts_with("HTTP/1.1 200"));
    serving.await.unwrap().unwrap();
}

//! The ready service, behind real sockets.

use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use hyper::server::conn::http1;
use hyper::service::Service as _;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

use crate::api::Notification;
use crate::request::{REPORT, Request, handler};

/// What was handed out, and what the service says to the next event.
#[derive(Clone, Default)]
struct Store {
    events: Arc<Mutex<Vec<Notification>>>,
    fails: Arc<Mutex<bool>>,
}

impl Store {
    fn keep(&self, event: Notification) -> Result<(), &'static str> {
        if *self.fails.lock().unwrap() {
            return Err("no disk");
        }
        self.events.lock().unwrap().push(event);
        Ok(())
    }

    fn count(&self) -> usize {
        self.events.lock().unwrap().len()
    }
}

/// Sends bytes over a connection of their own; gives the answer.
async fn exchange(store: &Store, request: &str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let kept = store.clone();
    let service = SERVICE.with(|handler| handler.clone()).service(move |event| {
        let kept = kept.clone();
        async move { kept.keep(event) }
    });
    let server = async {
        let (stream, _) = listener.accept().await.unwrap();
        drop(http1::Builder::new().serve_connection(TokioIo::new(stream), service).await);
    };
    let client = async {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        drop(stream.read_to_string(&mut answer).await);
        answer
    };
    tokio::join!(server, client).1
}

thread_local! {
    /// One for all connections of a test: it remembers.
    static SERVICE: sms_api::callbacks::Handler<Notification> = handler();
}

fn post(body: &str) -> String {
    let length = body.len();
    format!(
        "POST /sms HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         content-length: {length}\r\n\r\n{body}"
    )
}

#[tokio::test]
async fn an_event_is_kept_before_it_is_answered() {
    let store = Store::default();
    let answer = exchange(&store, &post(&Request::new("1", "SMS_REPORT", REPORT).body())).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("\r\n\r\n"), "{answer}");
    assert_eq!(store.count(), 1);
}

#[tokio::test]
async fn an_echo_comes_back_as_plain_text() {
    let request = "GET /sms?echostr=%3Cscript%3E HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    let answer = exchange(&Store::default(), request).await.to_lowercase();
    assert!(answer.starts_with("http/1.1 200 ok\r\n") && answer.ends_with("\r\n\r\n<script>"), "{answer}");
    assert!(answer.contains("content-type: text/plain; charset=utf-8"), "{answer}");
    assert!(answer.contains("x-content-type-options: nosniff"), "{answer}");
}

#[tokio::test]
async fn an_event_that_could_not_be_kept_may_come_again() {
    let store = Store::default();
    let request = post(&Request::new("1", "SMS_REPORT", REPORT).body());
    *store.fails.lock().unwrap() = true;
    assert!(exchange(&store, &request).await.starts_with("HTTP/1.1 500 "));
    *store.fails.lock().unwrap() = false;
    assert!(exchange(&store, &request).await.starts_with("HTTP/1.1 200 "));
    assert!(exchange(&store, &request).await.starts_with("HTTP/1.1 403 "));
    assert_eq!(store.count(), 1);
}

#[tokio::test]
async fn forged_replayed_malformed_and_oversized_requests_hand_out_nothing() {
    let store = Store::default();
    let genuine = Request::new("1", "SMS_REPORT", REPORT);
    for (request, status) in [
        (post(&genuine.clone().with("nonce", "2").body()), "403"),
        (post(&genuine.clone().with("data", "{").body()), "400"),
        (post("%"), "400"),
        (post(&"x".repeat(256 * 1024 + 1)), "413"),
        (post("").replace("content-length: 0", "transfer-encoding: chunked") + "zz\r\n", "400"),
        (post("").replace("POST", "PUT"), "405"),
    ] {
        let answer = exchange(&store, &request).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{status}: {answer}");
    }
    assert_eq!(store.count(), 0);
}

#[tokio::test]
async fn a_connection_that_ends_while_an_event_is_kept_gives_it_back() {
    let handler = handler();
    let request = Request::new("1", "SMS_REPORT", REPORT);
    let started = Arc::new(Notify::new());
    let uri = http::Uri::from_static("/");
    let body = request.body();
    {
        let keep = handler.answer(&http::Method::POST, &uri, body.as_bytes(), |_| {
            let started = started.clone();
            async move {
                started.notify_one();
                std::future::pending::<Result<(), ()>>().await
            }
        });
        tokio::select! {
            _ = keep => panic!("it never ends"),
            () = started.notified() => {}
        }
    }
    let answer =
        handler.answer(&http::Method::POST, &uri, body.as_bytes(), |_| async { Ok::<(), ()>(()) }).await;
    assert_eq!(answer.status(), 200);
}

/// A body that does not come.
struct Never;

impl hyper::body::Body for Never {
    type Data = bytes::Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<hyper::body::Frame<bytes::Bytes>, Self::Error>>> {
        Poll::Pending
    }
}

#[test]
fn a_body_is_not_waited_for_where_nothing_would_end_the_wait() {
    for (runtime, status) in [
        (tokio::runtime::Builder::new_current_thread().build().unwrap(), 500),
        (
            tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap(),
            400,
        ),
    ] {
        let service = handler().service(|_| async { Ok::<(), ()>(()) });
        let request = http::Request::post("/sms").body(Never).unwrap();
        let answer = runtime.block_on(service.call(request)).unwrap();
        assert_eq!(answer.status(), status, "{}", answer.body());
    }
}

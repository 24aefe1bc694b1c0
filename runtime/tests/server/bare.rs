//! Runtimes that lack something, and none at all: a server says so, and nothing panics.

use std::convert::Infallible;
use std::io::ErrorKind;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use bytes::Bytes;
use http::Method;
use http_body::{Body, Frame};
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::task::spawn_blocking;

use crate::support::{raw, request, strict};

const BODY: &str = r#"{"mobile":"1","temp_id":1}"#;

fn without_timers() -> Runtime {
    Builder::new_current_thread().enable_io().build().unwrap()
}

fn with_everything() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

/// A body that does not come.
struct Never;

/// A body that is there.
struct Whole(Option<Bytes>);

impl Body for Whole {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(self.0.take().map(|bytes| Ok(Frame::data(bytes))))
    }
}

impl Body for Never {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Pending
    }
}

#[test]
fn a_server_does_not_start_where_it_could_not_count_time_or_listen() {
    for (missing, runtime) in [
        ("timers", without_timers()),
        ("I/O", Builder::new_current_thread().enable_time().build().unwrap()),
        ("timers", Builder::new_current_thread().build().unwrap()),
    ] {
        let error = runtime.block_on(strict().start()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unsupported, "{error}");
        assert!(error.to_string().contains(missing), "{error}");
    }
    let started = pin!(strict().start()).poll(&mut Context::from_waker(Waker::noop()));
    let Poll::Ready(Err(error)) = started else { panic!("{started:?}") };
    assert_eq!(error.kind(), ErrorKind::Unsupported, "{error}");
}

#[test]
fn a_listener_is_not_served_where_a_caller_could_stay_for_ever() {
    let served = without_timers().block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        strict().serve(listener, std::future::pending()).await
    });
    assert_eq!(served.unwrap_err().kind(), ErrorKind::Unsupported);
}

#[test]
fn a_body_is_not_waited_for_where_nothing_would_end_the_wait() {
    let (head, _) = request(Method::POST, "/v1/codes", BODY).into_parts();
    let answer = without_timers().block_on(strict().handle(http::Request::from_parts(head, Never)));
    assert_eq!(answer.status(), 500);
    let answer = with_everything().block_on(async {
        tokio::time::pause();
        let (head, _) = request(Method::POST, "/v1/codes", BODY).into_parts();
        strict().handle(http::Request::from_parts(head, Never)).await
    });
    assert_eq!(answer.status(), 408);
}

#[test]
fn a_body_that_is_there_needs_no_timers() {
    let (head, body) = request(Method::POST, "/v1/codes", BODY).into_parts();
    let whole = http::Request::from_parts(head, Whole(Some(body)));
    assert_eq!(without_timers().block_on(strict().handle(whole)).status(), 200);
}

/// hyper adds the limit to an instant, which overflows.
#[tokio::test]
async fn a_patience_without_end_is_a_long_one() {
    let server = strict().patience(Duration::MAX).start().await.unwrap();
    let address = server.address();
    let answer =
        spawn_blocking(move || raw(address, b"GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"));
    assert!(answer.await.unwrap().starts_with("HTTP/1.1 404"));
}

//! Time and size. What a server does while time runs out is held in `tests/tests/faults/time.rs`, whose clock is moved
//! by hand.

use std::net::SocketAddr;
use std::time::Duration;

use sms_api::{CallOptions, Delivery, ErrorKind, Phase};

use crate::api;
use crate::server::Server;

fn once(answer: impl Into<String>) -> Server {
    let answer = answer.into();
    Server::start(move |mut connection| {
        let answer = answer.clone();
        async move {
            connection.execute().await;
            connection.write(&answer).await;
            connection.closed().await;
        }
    })
}

#[tokio::test(start_paused = true)]
async fn a_host_that_swallows_everything_ends_at_the_connect_limit_and_was_not_sent() {
    // Nobody accepts, and the kernel's queue of one is full: it drops whoever knocks.
    let listener = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).unwrap();
    listener.bind(&"127.0.0.1:0".parse::<SocketAddr>().unwrap().into()).unwrap();
    listener.listen(0).unwrap();
    let address = listener.local_addr().unwrap().as_socket().unwrap();
    let _queued = std::net::TcpStream::connect(address).unwrap();
    let builder = api::builder().base_url(&format!("http://{address}")).unwrap();
    let client = builder.connect_timeout(Duration::from_millis(50)).max_attempts(2).build().unwrap();
    let error = client.send("x").await.unwrap_err();
    assert_eq!((error.kind(), error.phase()), (ErrorKind::Transport, Phase::Connect));
    assert_eq!((error.delivery(), error.attempts()), (Delivery::NotSent, 2));
    assert!(error.is_retryable());
}

#[tokio::test]
async fn interim_answers_before_the_answer_are_skipped() {
    let server = once(
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n\
         HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{\"id\":\"1\"}",
    );
    server.client().send("x").await.unwrap();
}

#[tokio::test]
async fn a_server_that_announces_more_than_any_memory_gets_room_for_what_it_sends() {
    let server = Server::start(|mut connection| async move {
        connection.execute().await;
        connection.write("HTTP/1.1 200 OK\r\ncontent-length: 9223372036854775807\r\n\r\n{").await;
        for _ in 0..3 {
            connection.write(&" ".repeat(100_000)).await;
        }
    });
    let client = server.builder().max_response_body(usize::MAX).build().unwrap();
    let error = client.send("x").await.unwrap_err();
    assert_eq!((error.kind(), error.phase()), (ErrorKind::Transport, Phase::Body));
    assert_eq!(error.body().len(), 300_001);
}

#[tokio::test]
async fn limits_as_long_as_possible_do_no_harm() {
    let server = Server::answering();
    let longest = Duration::MAX;
    let builder = server.builder().timeout(longest).attempt_timeout(longest).connect_timeout(longest);
    let client = builder.idle_timeout(longest).max_connections(usize::MAX).build().unwrap();
    client.send("x").await.unwrap();
    client.send("x").await.unwrap();
}

#[tokio::test]
async fn no_time_at_all_sends_nothing() {
    let server = Server::answering();
    let client = server.client();
    let options = CallOptions::new().timeout(Duration::ZERO);
    let error = client.send("x").with(options.clone()).await.unwrap_err();
    assert_eq!(error.delivery(), Delivery::NotSent);
    client.send("x").await.unwrap();
    let error = client.send("x").with(options).await.unwrap_err();
    assert_eq!((error.delivery(), server.executions()), (Delivery::NotSent, 1));
}

#[tokio::test]
async fn a_head_beyond_the_limit_is_a_typed_error() {
    let long = format!("HTTP/1.1 200 OK\r\nx: {}\r\ncontent-length: 0\r\n\r\n", "y".repeat(1024 * 1024));
    let many = format!("HTTP/1.1 200 OK\r\n{}content-length: 0\r\n\r\n", "x: y\r\n".repeat(150));
    for answer in [long, many] {
        let server = once(answer);
        let error = server.client().send("x").await.unwrap_err();
        assert_eq!((error.kind(), error.phase()), (ErrorKind::Transport, Phase::Wait));
        assert_eq!(error.delivery(), Delivery::Unknown);
        let cause = std::error::Error::source(&error).unwrap().to_string();
        assert_eq!(cause, "message head is too large");
    }
}

#[tokio::test]
async fn a_head_within_the_limit_is_read() {
    let server = once(format!(
        "HTTP/1.1 200 OK\r\nx: {}\r\ncontent-length: 10\r\n\r\n{{\"id\":\"1\"}}",
        "y".repeat(30 * 1024)
    ));
    server.client().send("x").await.unwrap();
}

#[tokio::test]
async fn a_body_beyond_the_limit_is_refused_when_announced_and_when_received() {
    let announced = "HTTP/1.1 200 OK\r\ncontent-length: 2000000\r\n\r\n".to_owned();
    let chunk = format!("8000\r\n{}\r\n", "y".repeat(0x8000));
    let received = format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{}", chunk.repeat(40));
    let endless = format!("HTTP/1.1 200 OK\r\n\r\n{}", "y".repeat(1_100_000));
    for (answer, kept) in [(announced, 0), (received, 1024 * 1024), (endless, 1024 * 1024)] {
        let server = once(answer);
        let error = server.client().send("x").await.unwrap_err();
        assert_eq!((error.kind(), error.phase()), (ErrorKind::Unexpected, Phase::Body), "{error:?}");
        assert_eq!((error.delivery(), error.status().unwrap().as_u16()), (Delivery::Unknown, 200));
        assert_eq!(error.body().len(), kept);
    }
}

#[tokio::test]
async fn a_body_exactly_at_the_limit_is_read() {
    let body = format!("{{\"id\":\"{}\"}}", "y".repeat(2_991));
    assert_eq!(body.len(), 3_000);
    let server = Server::start(move |mut connection| {
        let body = body.clone();
        async move {
            connection.execute().await;
            connection.reply_with("200 OK", "", &body).await;
            connection.execute().await;
            let answer =
                format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nbb8\r\n{body}\r\n0\r\n\r\n");
            connection.write(&answer).await;
            connection.closed().await;
        }
    });
    let client = server.builder().max_response_body(3_000).build().unwrap();
    client.send("x").await.unwrap();
    client.send("x").await.unwrap();
    let client = server.builder().max_response_body(2_999).build().unwrap();
    assert_eq!(client.send("x").await.unwrap_err().kind(), ErrorKind::Unexpected);
}

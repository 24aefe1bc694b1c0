//! Answers that are none, and connections that may not be used again.

use sms_api::{Delivery, ErrorKind, Phase};

use crate::server::Server;

/// A server that gives the first request of each connection this answer and waits for the client to leave.
fn giving(answer: &str) -> Server {
    let answer = answer.to_owned();
    Server::start(move |mut connection| {
        let answer = answer.clone();
        async move {
            connection.execute().await;
            connection.write(&answer).await;
            connection.closed().await;
        }
    })
}

/// A server that gives the first request this answer and ends the connection.
fn cut_after(answer: &'static str) -> Server {
    Server::start(move |mut connection| async move {
        connection.execute().await;
        connection.write(answer).await;
        connection.close();
    })
}

#[tokio::test]
async fn a_cut_body_is_unknown() {
    for answer in [
        "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{\"id\"",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"id\"\r\n",
    ] {
        let server = cut_after(answer);
        let error = server.client().send("x").await.unwrap_err();
        assert_eq!((error.kind(), error.phase()), (ErrorKind::Transport, Phase::Body), "{answer}");
        assert_eq!((error.delivery(), error.body()), (Delivery::Unknown, &b"{\"id\""[..]));
    }
}

#[tokio::test]
async fn a_cut_head_is_unknown() {
    for answer in ["", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\ncontent-le"] {
        let server = cut_after(answer);
        let error = server.client().send("x").await.unwrap_err();
        assert_eq!((error.kind(), error.phase()), (ErrorKind::Transport, Phase::Wait), "{answer}");
        assert_eq!(error.delivery(), Delivery::Unknown);
    }
}

#[tokio::test]
async fn what_is_not_http_is_unknown() {
    for answer in [
        "\u{15}\u{3}\u{3}\0\u{2}\u{2}\u{28}",
        "<html>\r\n\r\n",
        "HTTP/1.1 99 X\r\n\r\n",
        "HTTP/1.1 1000 X\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length: 10\r\ncontent-length: 11\r\n\r\n{\"id\":\"1\"}",
        "HTTP/1.1 200 OK\r\nx: a\0b\r\ncontent-length: 10\r\n\r\n{\"id\":\"1\"}",
        "HTTP/1.1 200 OK\r\nx: a\r\n b\r\ncontent-length: 10\r\n\r\n{\"id\":\"1\"}",
    ] {
        let server = giving(answer);
        let error = server.client().send("x").await.unwrap_err();
        assert_eq!((error.kind(), error.phase()), (ErrorKind::Transport, Phase::Wait), "{answer:?}");
        assert_eq!((error.delivery(), server.executions()), (Delivery::Unknown, 1), "{answer:?}");
    }
}

#[tokio::test]
async fn broken_chunks_are_unknown() {
    for chunks in ["zz\r\n{}\r\n", "ffffffffffffffffff\r\n{}", "2\r\n{}x\r\n0\r\n\r\n"] {
        let server = giving(&format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{chunks}"));
        let error = server.client().send("x").await.unwrap_err();
        assert_eq!((error.kind(), error.phase()), (ErrorKind::Transport, Phase::Body), "{chunks:?}");
        assert_eq!(error.delivery(), Delivery::Unknown, "{chunks:?}");
    }
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let other = Server::answering();
    let place = format!("location: http://{}/v1/send\r\n", other.address);
    for status in
        ["301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"]
    {
        let server = giving(&format!("HTTP/1.1 {status}\r\n{place}content-length: 0\r\n\r\n"));
        let error = server.client().send("x").await.unwrap_err();
        assert_eq!((error.kind(), error.delivery()), (ErrorKind::Unexpected, Delivery::Unknown), "{status}");
        assert!(error.to_string().contains("redirect"), "{error}");
    }
    assert_eq!(other.connections(), 0);
}

#[tokio::test]
async fn a_protocol_switch_that_nobody_asked_for_is_unexpected() {
    let server = giving("HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\nhello");
    let client = server.client();
    for _ in 0..2 {
        let error = client.send("x").await.unwrap_err();
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Unexpected, 101));
        assert_eq!(error.delivery(), Delivery::Unknown);
    }
    assert_eq!(server.connections(), 2);
}

#[tokio::test]
async fn an_encoding_that_nobody_asked_for_is_unexpected() {
    let server = giving("HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 3\r\n\r\nxyz");
    let error = server.client().send("x").await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Unexpected, Delivery::Unknown));
    assert_eq!(error.body(), b"xyz");

    let server =
        giving("HTTP/1.1 200 OK\r\ncontent-encoding: identity\r\ncontent-length: 10\r\n\r\n{\"id\":\"1\"}");
    server.client().send("x").await.unwrap();
}

#[tokio::test]
async fn old_and_unusual_answers_are_read() {
    for answer in [
        "HTTP/1.0 200\r\ncontent-length: 10\r\n\r\n{\"id\":\"1\"}",
        "HTTP/1.1 200\ncontent-length: 10\n\n{\"id\":\"1\"}",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"id\"\r\n5;x=y\r\n:\"1\"}\r\n0\r\nlater: x\r\n\r\n",
    ] {
        let server = giving(answer);
        let reply = server.client().send("x").await.unwrap();
        assert_eq!(reply.id, "1", "{answer:?}");
    }
}

#[tokio::test]
async fn an_answer_that_the_connection_ends_is_read_to_the_end() {
    let server = cut_after("HTTP/1.1 200 OK\r\n\r\n{\"id\":\"1\"}");
    assert_eq!(server.client().send("x").await.unwrap().id, "1");
}

#[tokio::test]
async fn an_answer_split_at_each_byte_is_read() {
    let answer = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\na\r\n{\"id\":\"1\"}\r\n0\r\n\r\n";
    let server = Server::start(move |mut connection| async move {
        for split in 1.. {
            if connection.execute().await.is_none() {
                return;
            }
            let (first, second) = answer.split_at(split);
            connection.write(first).await;
            tokio::task::yield_now().await;
            connection.write(second).await;
        }
    });
    let client = server.client();
    for split in 1..answer.len() {
        assert_eq!(client.send("x").await.unwrap().id, "1", "split at {split}");
    }
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn a_connection_with_bytes_behind_the_answer_is_not_used_again() {
    let server = giving("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{\"id\":\"1\"}HTTP/1.1 200 OK\r\n\r\n");
    let client = server.client();
    for _ in 0..3 {
        client.send("x").await.unwrap();
    }
    assert_eq!((server.connections(), server.executions()), (3, 3));
}

#[tokio::test]
async fn a_connection_that_the_server_wants_closed_is_not_used_again() {
    let server = giving("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 10\r\n\r\n{\"id\":\"1\"}");
    let client = server.client();
    for _ in 0..3 {
        client.send("x").await.unwrap();
    }
    assert_eq!(server.connections(), 3);
}

#[tokio::test]
async fn a_refusal_and_an_empty_answer_keep_their_connection() {
    let answers = [
        "HTTP/1.1 403 Forbidden\r\ncontent-length: 2\r\n\r\n{}",
        "HTTP/1.1 500 Internal Server Error\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n",
    ];
    let server = Server::start(move |mut connection| async move {
        for answer in answers.into_iter().cycle() {
            if connection.execute().await.is_none() {
                return;
            }
            connection.write(answer).await;
        }
    });
    let client = server.client();
    for _ in 0..12 {
        client.send("x").await.unwrap_err();
    }
    assert_eq!((server.connections(), server.executions()), (1, 12));
}

#[tokio::test]
async fn a_long_answer_in_many_pieces_arrives_whole() {
    let id = "0123456789abcdef".repeat(20_000);
    let body = format!(r#"{{"id":"{id}"}}"#);
    let server = Server::start(move |mut connection| {
        let body = body.clone();
        async move {
            while connection.execute().await.is_some() {
                connection.reply_with("200 OK", "", &body).await;
            }
        }
    });
    let client = server.client();
    for _ in 0..3 {
        assert_eq!(client.send("x").await.unwrap().id, id);
    }
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn a_long_request_arrives_whole() {
    let (sent, received) = std::sync::mpsc::channel();
    let server = Server::start(move |mut connection| {
        let sent = sent.clone();
        async move {
            sent.send(connection.execute().await.unwrap().body).unwrap();
            connection.reply("200 OK", "").await;
        }
    });
    let text = "x".repeat(4_000_000);
    server.client().send(&text).await.unwrap();
    assert_eq!(received.recv().unwrap(), format!(r#"{{"text":"{text}"}}"#));
}

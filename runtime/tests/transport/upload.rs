//! Files in a multipart body: what arrives, what fails, and what becomes of the connection.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};

use sms_api::__private as p;
use sms_api::{Delivery, ErrorKind, File};
use tokio::io::{AsyncRead, ReadBuf};

use crate::api::{API, Client, Reply};
use crate::server::Server;

#[derive(Clone, PartialEq)]
struct Upload {
    note: String,
    image: File,
    more: Vec<File>,
}

static IMAGE: p::Rule = p::Rule::NONE.size(1, 1 << 20).media(&["image/png", "image/jpeg"]);

impl p::Value for Upload {
    const __FIELDS: &'static [p::Field] = &[
        p::Field("note", p::REQUIRED),
        p::Field("image", &p::REQUIRED.rule(&IMAGE)),
        p::Field("more", p::REQUIRED),
    ];

    fn __blank() -> Self {
        Self { note: p::Value::__blank(), image: p::Value::__blank(), more: Vec::new() }
    }

    fn __field(&self, index: usize) -> p::View<'_> {
        match index {
            0 => self.note.__view(),
            1 => self.image.__view(),
            2 => self.more.__view(),
            _ => p::View::Absent,
        }
    }

    fn __field_mut(&mut self, index: usize) -> p::Place<'_> {
        match index {
            0 => self.note.__place(),
            1 => self.image.__place(),
            2 => self.more.__place(),
            _ => p::Place::Nowhere,
        }
    }
}

impl p::Endpoint for Upload {
    type Client = Client;
    type Response = Reply;
    const META: p::Meta = p::Meta(
        "upload",
        "POST",
        "/upload",
        &p::Manner {
            api: &API,
            idempotency: p::Idempotency::Idempotent,
            auth: None,
            headers: &[("content-type", "application/json")],
            body: p::Body::Multipart,
            answer: p::Answer::Json,
            verdict: None,
            poll: None,
            max_response_body: None,
        },
    );
}

fn upload(image: File) -> Upload {
    Upload { note: "极光\r\n--x".into(), image, more: Vec::new() }
}

/// Gives so many bytes, a few at a time, and then perhaps an error; counts what was read of it.
struct Content {
    left: u64,
    fails: bool,
    read: Arc<AtomicU64>,
}

impl AsyncRead for Content {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let count = self.left.min(700).min(buffer.remaining() as u64);
        if count == 0 && self.fails {
            return Poll::Ready(Err(io::Error::other("the disk is gone")));
        }
        buffer.put_slice(&vec![b'x'; count as usize]);
        self.left -= count;
        self.read.fetch_add(count, Ordering::SeqCst);
        Poll::Ready(Ok(()))
    }
}

fn stream(announced: u64, given: u64, fails: bool) -> (File, Arc<AtomicU64>) {
    let read = Arc::new(AtomicU64::new(0));
    let content = Content { left: given, fails, read: Arc::clone(&read) };
    (File::stream("a.png", "image/png", announced, content), read)
}

#[tokio::test]
async fn fields_and_files_arrive_as_browsers_send_them() {
    let (told, mut requests) = tokio::sync::mpsc::unbounded_channel();
    let server = Server::start(move |mut connection| {
        let told = told.clone();
        async move {
            while let Some(request) = connection.execute().await {
                told.send(request).unwrap();
                connection.reply("200 OK", "").await;
            }
        }
    });
    let client = server.client();
    let (long, _) = stream(100_000, 100_000, false);
    let mut request = upload(File::new("a\"b%极光.png", "image/png", &b"\r\n--\r\n"[..]));
    request.more = vec![long, File::new("", "image/jpeg", Vec::new())];
    client.call(request).await.unwrap();

    let sent = requests.recv().await.unwrap();
    let boundary = sent.head.split("content-type: multipart/form-data; boundary=").nth(1).unwrap();
    let boundary = boundary.lines().next().unwrap();
    let part = |disposition: &str, content: &str| {
        format!("--{boundary}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n{content}\r\n")
    };
    let file = |name: &str, filename: &str, media: &str, content: &str| {
        part(&format!("name=\"{name}\"; filename=\"{filename}\"\r\nContent-Type: {media}"), content)
    };
    let expected = [
        part("name=\"note\"", "极光\r\n--x"),
        file("image", "a%22b%极光.png", "image/png", "\r\n--\r\n"),
        file("more", "a.png", "image/png", &"x".repeat(100_000)),
        file("more", "", "image/jpeg", ""),
        format!("--{boundary}--\r\n"),
    ];
    assert!(sent.body == expected.concat(), "{}", sent.body.replace(&"x".repeat(100_000), "…"));
    assert_eq!(sent.head.matches("content-type").count(), 1);
    assert!(sent.head.contains(&format!("\r\ncontent-length: {}\r\n", sent.body.len())));
    assert!(!sent.head.contains("transfer-encoding"));

    client.call(upload(File::new("b.png", "image/png", &b"1"[..]))).await.unwrap();
    let again = requests.recv().await.unwrap();
    assert!(!again.head.contains(boundary), "a boundary is another one each time");
    assert_eq!(server.connections(), 1, "a connection that carried a file carries the next call");
}

#[tokio::test]
async fn what_no_limit_allows_is_refused_before_it_is_sent() {
    let server = Server::answering();
    let client = server.client();
    let (large, read) = stream((1 << 20) + 1, (1 << 20) + 1, false);
    for (file, problem) in [
        (large, "image: must have 1 to 1048576 bytes, has 1048577"),
        (File::new("a", "image/gif", &b"1"[..]), "image: must be of the type image/png or image/jpeg"),
        (File::new("a", "png", &b"1"[..]), "image: must have a media type such as `image/png`"),
        (File::new("a", "image/png\r\nX: y", &b"1"[..]), "image: must have a media type such as `image/png`"),
        (File::new("a", "image/png\r\n", &b"1"[..]), "image: must have a media type such as `image/png`"),
        (File::new("a", "image/png\n;a=b", &b"1"[..]), "image: must have a media type such as `image/png`"),
        (File::new("a", "image/png\u{2028}", &b"1"[..]), "image: must have a media type such as `image/png`"),
        (File::new("a\nb", "image/png", &b"1"[..]), "image: must not have control characters in its name"),
    ] {
        let error = client.call(upload(file)).await.unwrap_err();
        assert_eq!((error.kind(), error.delivery()), (ErrorKind::Invalid, Delivery::NotSent));
        assert_eq!(error.violations()[0].to_string(), problem);
    }
    client.call(upload(File::new("a", "IMAGE/PNG; x=y", &b"1"[..]))).await.unwrap();
    assert_eq!((server.executions(), read.load(Ordering::SeqCst)), (1, 0));
}

/// A file that fails in the midst of a request.
async fn breaks(file: File, problem: &str) {
    let server = Server::answering();
    let client = server.client();
    client.send("x").await.unwrap();
    let mut request = upload(File::new("a", "image/png", &b"1"[..]));
    request.more = vec![File::new("a", "image/png", vec![b'y'; 200_000]), file];
    let error = client.call(request.clone()).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::File, Delivery::Unknown), "{error:?}");
    assert_eq!((error.attempts(), error.is_retryable()), (1, false), "{error:?}");
    assert_eq!(error.violations()[0].to_string(), format!("more[1]: {problem}"));
    assert_eq!(error.to_string(), format!("upload: the request was broken off: more[1]: {problem}"));
    assert_eq!(server.executions(), 1, "no complete request arrived");

    client.send("x").await.unwrap();
    assert_eq!((server.executions(), server.connections()), (2, 2), "the connection was not used again");

    let error = client.call(request).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Invalid, Delivery::NotSent));
    assert_eq!(
        error.violations()[0].to_string(),
        "more[1]: has a content that was read already, and can be read once"
    );
}

#[tokio::test]
async fn a_file_that_ends_early_breaks_the_request_off() {
    let (file, _) = stream(90_000, 89_999, false);
    breaks(file, "its content ended after 89999 of 90000 bytes").await;
}

#[tokio::test]
async fn a_file_that_goes_on_too_long_breaks_the_request_off() {
    let (file, _) = stream(90_000, 90_001, false);
    breaks(file, "its content is longer than the announced 90000 bytes").await;
}

#[tokio::test]
async fn a_file_that_cannot_be_read_breaks_the_request_off() {
    let (file, _) = stream(90_000, 70_000, true);
    breaks(file, "its content could not be read").await;
}

#[tokio::test]
async fn a_file_that_fails_before_anything_was_sent_is_proven_not_sent() {
    let server = Server::answering();
    let client = server.client();
    for executed in 0..2 {
        // Over a new connection, then over one that has carried a call.
        let (file, _) = stream(10, 9, false);
        let error = client.call(upload(file)).await.unwrap_err();
        assert_eq!((error.kind(), error.delivery()), (ErrorKind::File, Delivery::NotSent), "{error:?}");
        assert_eq!((error.attempts(), error.is_retryable()), (1, false));
        let mut sources = std::iter::successors(std::error::Error::source(&error), |error| error.source());
        assert!(sources.any(|source| source.to_string().contains("ended after 9 of 10 bytes")));
        assert_eq!(server.executions(), executed);
        client.send("x").await.unwrap();
    }
}

#[tokio::test]
async fn a_stream_is_not_read_for_a_connection_that_was_found_dead() {
    let (ended, endings) = std::sync::mpsc::channel();
    let server = Server::start(move |mut connection| {
        let ended = ended.clone();
        async move {
            connection.answer().await;
            connection.close();
            ended.send(()).unwrap();
        }
    });
    let client = server.client();
    for round in 1..=50 {
        let (file, read) = stream(5_000, 5_000, false);
        client.call(upload(file)).await.unwrap();
        assert_eq!(read.load(Ordering::SeqCst), 5_000);
        // Blocking here keeps the reactor of this thread from looking at the socket.
        endings.recv().unwrap();
        assert_eq!((server.executions(), server.connections()), (round, round));
    }
}

#[tokio::test]
async fn bytes_are_sent_again_where_the_call_may_be_and_a_stream_is_not() {
    let server = Server::start(|mut connection| async move {
        if connection.number == 0 {
            connection.execute().await;
        } else {
            while connection.answer().await {}
        }
    });
    server.client().call(upload(File::new("a", "image/png", &b"1"[..]))).await.unwrap();
    assert_eq!(server.executions(), 2);

    let server = Server::start(|mut connection| async move {
        connection.execute().await;
    });
    let (file, _) = stream(5_000, 5_000, false);
    let error = server.client().call(upload(file)).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Transport, Delivery::Unknown));
    assert_eq!((error.attempts(), server.executions()), (1, 1));
}

#[tokio::test]
async fn an_answer_before_the_end_of_the_body_is_taken_and_the_connection_is_not() {
    let server = Server::start(|mut connection| async move {
        if connection.number == 0 {
            connection.receive_head().await;
            connection.reply_with("413 Too Large", "", "").await;
            connection.closed().await;
        } else {
            while connection.answer().await {}
        }
    });
    let client = server.client();
    let mut request = upload(File::new("a", "image/png", &b"1"[..]));
    // More than the sockets' buffers hold, so that the body cannot have left when the answer comes.
    request.more = vec![File::new("a", "image/png", vec![b'y'; 32 << 20])];
    let error = client.call(request).await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 413, "{error:?}");
    client.send("x").await.unwrap();
    assert_eq!((server.executions(), server.connections()), (1, 2));
}

#[test]
fn a_request_with_files_is_a_plain_value() {
    let (file, _) = stream(10, 10, false);
    let one = upload(file.clone());
    assert!(one == one.clone(), "clones share the stream");
    assert!(one != upload(stream(10, 10, false).0), "another stream is another content");
    assert_eq!(File::new("a", "b/c", "text"), File::new("a", "b/c", b"text".to_vec()));
    let shown = format!("{:?}", File::new("13812345678\n.png", "image/png", &b"secret"[..]));
    assert_eq!(shown, r#"File { name: "138****5678\n.png", media_type: "image/png", len: 6, .. }"#);
    assert_eq!((file.len(), file.bytes()), (10, None));
}

//! What stands on the wire, and what never stands in a log.

use std::sync::mpsc;

use sms_api::{CallOptions, Delivery, ErrorKind, Phase};

use crate::api::{self, Develop, KEY, Look, SECRET};
use crate::server::{Request, Server};

fn recording() -> (Server, mpsc::Receiver<Request>) {
    let (sent, received) = mpsc::channel();
    let server = Server::start(move |mut connection| {
        let sent = sent.clone();
        async move {
            while let Some(request) = connection.execute().await {
                sent.send(request).unwrap();
                connection.reply("200 OK", "").await;
            }
        }
    });
    (server, received)
}

fn lines(request: &Request) -> Vec<&str> {
    let mut lines: Vec<_> = request.head.trim_end().split("\r\n").collect();
    lines[1..].sort_unstable();
    lines
}

#[tokio::test]
async fn a_request_with_a_body_is_what_an_expert_would_write() {
    let (server, requests) = recording();
    server.client().send("x").await.unwrap();
    let request = requests.recv().unwrap();
    assert_eq!(
        lines(&request),
        [
            "POST /v1/send HTTP/1.1",
            "accept: application/json",
            "authorization: Basic a2V5LTdkNDMxZTQyOnNlY3JldC01ZTk4N2FjNg==",
            "content-length: 12",
            "content-type: application/json",
            &format!("host: {}", server.address),
            concat!("user-agent: sms-api/", env!("CARGO_PKG_VERSION")),
        ]
    );
    assert_eq!(request.body, r#"{"text":"x"}"#);
}

#[tokio::test]
async fn a_request_without_a_body_says_so_where_one_is_usual() {
    let (server, requests) = recording();
    let credentials = api::credentials().with(1, ["token-1".to_owned()]);
    let builder = api::Builder::new(&api::API, credentials).user_agent("mine/1");
    let client = builder.base_url(&format!("http://{}/", server.address)).unwrap().build().unwrap();
    client.call(Look { text: Some("a b".to_owned()) }).await.unwrap();
    let request = requests.recv().unwrap();
    assert_eq!(lines(&request)[0], "GET /look?text=a%20b HTTP/1.1");
    assert!(!request.head.contains("content-length") && request.head.contains("user-agent: mine/1"));
    client.call(Develop { text: None }).await.unwrap();
    let request = requests.recv().unwrap();
    assert_eq!(lines(&request)[0], "POST /develop HTTP/1.1");
    assert!(request.head.contains("content-length: 0\r\n"));
    assert!(request.head.contains("authorization: Bearer token-1\r\n"));
}

#[tokio::test]
async fn missing_credentials_are_told_before_anything_is_sent() {
    let server = Server::answering();
    let error = server.client().call(Develop { text: None }).await.unwrap_err();
    assert_eq!((error.kind(), error.phase()), (ErrorKind::Invalid, Phase::Request));
    assert_eq!(
        (error.delivery(), error.attempts(), error.endpoint()),
        (Delivery::NotSent, 0, Some("develop"))
    );
    assert_eq!(
        error.to_string(),
        "develop: the credentials `dev` (dev_token) are needed and were not given to the client"
    );
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn nothing_that_is_printed_holds_a_secret_or_a_sensitive_value() {
    let mobile = "13812345678";
    let basic = "a2V5LTdkNDMxZTQyOnNlY3JldC01ZTk4N2FjNg";
    let server = Server::start(|mut connection| async move {
        connection.execute().await;
    });
    let credentials = api::credentials().with(1, [SECRET.to_owned()]);
    let builder = server.builder();
    let client = server.client();
    let call = client.send(mobile).with(CallOptions::new());
    let mut printed = format!("{credentials:?} {builder:?} {client:?} {call:?}");
    let pending = IntoFuture::into_future(call);
    printed += &format!("{pending:?}");
    let error = pending.await.unwrap_err();
    let mut source: Option<&dyn std::error::Error> = Some(&error);
    while let Some(error) = source {
        printed += &format!(" {error} {error:?} {error:#?}");
        source = error.source();
    }
    for secret in [KEY, SECRET, basic, mobile] {
        assert!(!printed.contains(secret), "{secret} is in {printed}");
    }
}

//! Any bytes as the answer to a call: a response or an error, within the limits and in time; never a panic.
//!
//! `cargo fuzz run -s none response -- -max_len=4096 -rss_limit_mb=512 -timeout=60`. The client has no limit of time,
//! so that a hang is one on any machine and libFuzzer finds it. The first byte chooses the endpoint, and
//! whether the rest is the whole answer or the body of a good one. It goes over a socket, hyper included.

#![no_main]

use std::cell::OnceCell;
use std::fmt::Debug;
use std::net::SocketAddr;
use std::time::Duration;

use libfuzzer_sys::fuzz_target;
use sms_api::jiguang::{Client, Credentials, Error, Recipient};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};

const MOST_BODY: usize = 2048;

thread_local! {
    static STAGE: OnceCell<(Runtime, TcpListener)> = const { OnceCell::new() };
}

fuzz_target!(|bytes: &[u8]| {
    let Some((&choice, rest)) = bytes.split_first() else { return };
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", rest.len());
    let answer = if choice & 8 == 0 { rest.to_vec() } else { [head.as_bytes(), rest].concat() };
    STAGE.with(|stage| {
        let (runtime, listener) = stage.get_or_init(open);
        let address = listener.local_addr().expect("an address");
        runtime.block_on(async {
            tokio::join!(call(choice & 7, address), serve(listener, &answer));
        });
    });
});

fn open() -> (Runtime, TcpListener) {
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
    let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).expect("a loopback port");
    (runtime, listener)
}

async fn call(endpoint: u8, server: SocketAddr) {
    let builder = Client::builder(Credentials::new("key", "secret")).base_url(&format!("http://{server}/v1"));
    let builder = builder.expect("a base URL").retries(false).max_response_body(MOST_BODY);
    let client = builder.timeout(Duration::MAX).attempt_timeout(Duration::MAX).build().expect("a client");
    match endpoint {
        0 | 1 => hold(client.verify_code("1", "123456").await),
        2 | 3 => hold(client.send_batch(1, [Recipient::new("13812345678")]).await),
        4 | 5 => hold(client.get_template(1).await),
        6 => hold(client.delete_template(1).await),
        _ => hold(client.send_message("13812345678", 1).await),
    }
}

fn hold<T: Debug>(result: Result<T, Error>) {
    match result {
        Ok(response) => _ = format!("{response:?}"),
        Err(error) => {
            let _ = format!("{error} {error:?}");
            assert!(error.body().len() <= MOST_BODY);
            assert_ne!(error.delivery(), sms_api::Delivery::NotSent);
        }
    }
}

/// Reads the request, sends the answer and closes.
async fn serve(listener: &TcpListener, answer: &[u8]) {
    let (mut socket, _) = listener.accept().await.expect("a connection");
    let mut request = Vec::new();
    while !is_whole(&request) {
        if socket.read_buf(&mut request).await.unwrap_or(0) == 0 {
            return;
        }
    }
    // The client may have heard enough before the end.
    let _ = socket.write_all(answer).await;
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request).to_ascii_lowercase();
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    length.is_none_or(|length| length.parse() == Ok(body.len()))
}

//! Sends codes over many keep-alive connections and tells how many were answered: the load figure of the sandbox.
//!
//! `cargo run --release -p sms-api-sandbox --example load -- [SECONDS] [CONNECTIONS]` measures a sandbox and a bare
//! hyper server that answers a constant, one after the other, in this process. It prints a line for each, and ends with 1
//! if there was an error, if the sandbox is slower than half the bare server, or if its memory grew in the second half of
//! the time, long after the message limit was reached (read from `/proc`, where there is one).
#![allow(clippy::unwrap_used, missing_docs, reason = "a measurement that cannot be made ends by panicking")]

use std::convert::Infallible;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::Response;
use http_body_util::Full;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use sms_api_sandbox::Sandbox;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;

/// `7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1`
const AUTHORIZATION: &str = "Basic N2Q0MzFlNDJkZmE2YTZkNjkzYWMyZDA0OjVlOTg3YWM2ZDJlMDRkOTVhOWQ4ZjBkMQ==";

fn main() -> ExitCode {
    let mut numbers = std::env::args().skip(1).map(|text| text.parse::<u64>().unwrap());
    let length = Duration::from_secs(numbers.next().unwrap_or(60));
    let connections = numbers.next().unwrap_or(64);
    let bare_runtime = runtime();
    let bare_address = bare(&bare_runtime);
    runtime().block_on(async {
        let bare = measure("bare hyper", bare_address, length, connections).await;
        let sandbox = Sandbox::start().await.unwrap();
        let address = sandbox.inbox_url().trim_start_matches("http://").trim_end_matches('/');
        let ours = measure("sms-sandbox", address.parse().unwrap(), length, connections).await;
        let share = ours.per_second / bare.per_second;
        let growth = ours.settled.zip(ours.end).map(|(settled, end)| end as f64 / settled as f64 - 1.0);
        println!(
            "share {share:.2}, kept {}, dropped {}, memory after the limit {}",
            sandbox.messages().len(),
            sandbox.dropped_messages(),
            growth.map_or_else(|| "unknown".to_owned(), |growth| format!("{:+.1} %", growth * 100.0))
        );
        let is_flat = growth.is_none_or(|growth| growth < 0.1);
        if ours.errors == 0 && share >= 0.5 && is_flat { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    })
}

struct Figures {
    per_second: f64,
    errors: u64,
    /// Resident memory, in KB, at half time and in the end.
    settled: Option<u64>,
    end: Option<u64>,
}

async fn measure(name: &str, address: SocketAddr, length: Duration, connections: u64) -> Figures {
    let began = Instant::now();
    let end = began + length;
    let half = tokio::spawn(async move {
        tokio::time::sleep_until((began + length / 2).into()).await;
        resident()
    });
    let senders: Vec<_> =
        (0..connections).map(|n| tokio::spawn(send(address, n, connections, end))).collect();
    let (mut answered, mut errors) = (0, 0);
    for sender in senders {
        let (good, bad) = sender.await.unwrap();
        answered += good;
        errors += bad;
    }
    let per_second = answered as f64 / began.elapsed().as_secs_f64();
    println!("{name}: {per_second:.0} requests per second, {errors} errors");
    Figures { per_second, errors, settled: half.await.unwrap(), end: resident() }
}

/// Sends on one connection until the end, each time to another number: a number gets 200 codes in 24 hours.
async fn send(address: SocketAddr, first: u64, step: u64, end: Instant) -> (u64, u64) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.set_nodelay(true).unwrap();
    let (mut answered, mut errors, mut number) = (0, 0, first);
    let mut buffer = vec![0; 4096];
    while Instant::now() < end {
        let body = format!(r#"{{"mobile":"139{:08}","temp_id":1}}"#, number % 100_000_000);
        number += step;
        let request = format!(
            "POST /v1/codes HTTP/1.1\r\nHost: {address}\r\nAuthorization: {AUTHORIZATION}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut filled = 0;
        while !is_complete(&buffer[..filled]) {
            let read = stream.read(&mut buffer[filled..]).await.unwrap();
            assert!(read > 0, "the server closed the connection");
            filled += read;
        }
        if buffer.starts_with(b"HTTP/1.1 200") { answered += 1 } else { errors += 1 }
    }
    (answered, errors)
}

/// Whether an answer with a `content-length` is here as a whole.
fn is_complete(answer: &[u8]) -> bool {
    let Some(text) = std::str::from_utf8(answer).ok() else { return false };
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    length.and_then(|length| length.parse().ok()).is_some_and(|length: usize| body.len() >= length)
}

/// On threads of its own, as the sandbox is.
fn bare(runtime: &Runtime) -> SocketAddr {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    runtime.spawn(async move {
        let listener = TcpListener::from_std(listener).unwrap();
        while let Ok((stream, _)) = listener.accept().await {
            stream.set_nodelay(true).unwrap();
            let answer = |_| async {
                Ok::<_, Infallible>(Response::new(Full::new(Bytes::from_static(
                    br#"{"msg_id":"288193860302"}"#,
                ))))
            };
            tokio::spawn(async move {
                drop(http1::Builder::new().serve_connection(TokioIo::new(stream), service_fn(answer)).await);
            });
        }
    });
    address
}

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap()
}

fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

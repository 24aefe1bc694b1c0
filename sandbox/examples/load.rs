//! Sends codes over many keep-alive connections and tells how many were answered: the load figure of the sandbox.
//!
//! `cargo run --release -p sms-api-sandbox --example load -- [SECONDS] [CONNECTIONS]` measures a sandbox and a bare
//! hyper server that answers a constant, in turns, in this process. It prints what it found, and ends with 1
//! if there was an error, if the sandbox is slower than half the bare server, or if its memory grew in the second half of
//! the time, long after the message limit was reached (read from `/proc`, where there is one).
#![allow(clippy::unwrap_used, missing_docs, reason = "a measurement that cannot be made ends by panicking")]

use std::convert::Infallible;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

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
use tokio::sync::watch;

/// `7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1`
const AUTHORIZATION: &str = "Basic N2Q0MzFlNDJkZmE2YTZkNjkzYWMyZDA0OjVlOTg3YWM2ZDJlMDRkOTVhOWQ4ZjBkMQ==";

/// How long one server is measured before it is the other's turn: so both have the same machine, whatever else it does.
const TURN: Duration = Duration::from_millis(500);

fn main() -> ExitCode {
    let mut numbers = std::env::args().skip(1).map(|text| text.parse::<u64>().unwrap());
    let length = Duration::from_secs(numbers.next().unwrap_or(60));
    let connections = numbers.next().unwrap_or(64);
    let bare_runtime = runtime();
    let bare_address = bare(&bare_runtime);
    runtime().block_on(async {
        let sandbox = Sandbox::start().await.unwrap();
        let address = sandbox.inbox_url().trim_start_matches("http://").trim_end_matches('/');
        let addresses = [bare_address, address.parse().unwrap()];
        let measured = measure(addresses, length, connections).await;
        let [bare, ours] = measured.servers.map(|server| server.answered as f64 / length.as_secs_f64());
        let errors: u64 = measured.servers.iter().map(|server| server.errors).sum();
        let growth = measured.settled.zip(measured.end);
        let growth = growth.map(|(settled, end)| end as f64 / settled as f64 - 1.0);
        println!("bare hyper:  {bare:.0} requests per second");
        println!("sms-sandbox: {ours:.0} requests per second, {:.2} of it", ours / bare);
        println!(
            "{errors} errors, {} messages kept, {} dropped",
            sandbox.messages().len(),
            sandbox.dropped_messages()
        );
        match growth {
            Some(growth) => println!("memory in the second half: {:+.1} %", growth * 100.0),
            None => println!("memory: not known on this system"),
        }
        let is_flat = growth.is_none_or(|growth| growth < 0.05);
        if errors == 0 && ours >= bare / 2.0 && is_flat { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    })
}

struct Measured {
    servers: [Counts; 2],
    /// Resident memory, in KB, at half time and in the end.
    settled: Option<u64>,
    end: Option<u64>,
}

#[derive(Clone, Copy, Default)]
struct Counts {
    answered: u64,
    errors: u64,
}

/// Whose turn it is.
#[derive(Clone, Copy, PartialEq)]
enum Turn {
    Server(usize),
    Nobody,
    Over,
}

/// Measures both servers in turns, each for `length` in all.
async fn measure(addresses: [SocketAddr; 2], length: Duration, connections: u64) -> Measured {
    let (turn, turns) = watch::channel(Turn::Nobody);
    let senders: Vec<_> = (0..2)
        .flat_map(|server| (0..connections).map(move |first| (server, first)))
        .map(|(server, first)| {
            let sending = send(addresses[server], server, first, connections, turns.clone());
            (server, tokio::spawn(sending))
        })
        .collect();
    let rounds = length.as_millis() / TURN.as_millis();
    let mut settled = None;
    for round in 0..rounds {
        for server in 0..2 {
            turn.send_replace(Turn::Server(server));
            tokio::time::sleep(TURN).await;
        }
        if round == rounds / 2 {
            settled = resident();
        }
    }
    turn.send_replace(Turn::Over);
    let mut servers = [Counts::default(); 2];
    for (server, sender) in senders {
        let counts = sender.await.unwrap();
        servers[server].answered += counts.answered;
        servers[server].errors += counts.errors;
    }
    Measured { servers, settled, end: resident() }
}

/// Sends on one connection while it is its server's turn, each time to another number: a number gets 200 codes in 24 hours.
async fn send(
    address: SocketAddr,
    server: usize,
    first: u64,
    step: u64,
    mut turns: watch::Receiver<Turn>,
) -> Counts {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.set_nodelay(true).unwrap();
    let mut counts = Counts::default();
    let mut number = first;
    let mut buffer = vec![0; 4096];
    loop {
        let turn =
            *turns.wait_for(|turn| *turn == Turn::Server(server) || *turn == Turn::Over).await.unwrap();
        if turn == Turn::Over {
            return counts;
        }
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
        if buffer.starts_with(b"HTTP/1.1 200") {
            counts.answered += 1;
        } else {
            counts.errors += 1;
        }
    }
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

//! A file of 100 MB goes out in constant memory: what the process ever held is read from the kernel. Alone in its
//! program, so that no other test adds to it.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use std::{fs, io};

use sms_api::File;
use tokio::io::{AsyncRead, ReadBuf};

/// Text messages.
pub mod sms {
    sms_api::sms_api!();
}

const LENGTH: u64 = 100 << 20;
/// A small part of the file; what a call and two socket buffers may hold many times over.
const MOST_GROWTH: u64 = 8 << 20;

/// Bytes out of nothing.
struct Zeros(u64);

impl AsyncRead for Zeros {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let count = usize::try_from(self.0).unwrap().min(buffer.remaining());
        buffer.initialize_unfilled_to(count).fill(0);
        buffer.advance(count);
        self.0 -= count as u64;
        Poll::Ready(Ok(()))
    }
}

/// Answers two requests, and tells how long the body of each was.
fn serve(listener: &TcpListener) -> [u64; 2] {
    let mut stream = listener.accept().unwrap().0;
    let mut buffer = vec![0; 64 * 1024];
    [0; 2].map(|_| {
        let (mut head, mut received) = (Vec::new(), 0);
        let end = loop {
            let count = stream.read(&mut buffer).unwrap();
            head.extend_from_slice(&buffer[..count]);
            received += count as u64;
            if let Some(end) = head.windows(4).position(|window| window == b"\r\n\r\n") {
                break end as u64 + 4;
            }
        };
        let head = String::from_utf8_lossy(&head).into_owned();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
        let length: u64 = length.parse().unwrap();
        while received < end + length {
            received += stream.read(&mut buffer).unwrap() as u64;
        }
        assert_eq!(received, end + length);
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 14\r\n\r\n{\"sign_id\":42}").unwrap();
        length
    })
}

/// The most that was ever resident, in bytes. What is resident at the time of reading counts but is not kept: the kernel
/// keeps a maximum only where pages are given back, so that a later reading may be smaller by a little.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    peak.trim().trim_end_matches(" kB").parse::<u64>().unwrap() * 1024
}

#[tokio::test]
async fn a_file_of_100_megabytes_goes_out_in_constant_memory() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = std::thread::spawn(move || serve(&listener));
    let client = sms::Client::builder(sms::Credentials::new("key", "secret"))
        .base_url(&url)
        .unwrap()
        .timeout(Duration::from_secs(600))
        .attempt_timeout(Duration::from_secs(600))
        // The spec allows 2 MB.
        .check_requests(false)
        .build()
        .unwrap();
    let small = File::stream("a.png", "image/png", 1 << 20, Zeros(1 << 20));
    client.create_sign("极光").image0(small).await.unwrap();
    let before = peak();
    let large = File::stream("a.png", "image/png", LENGTH, Zeros(LENGTH));
    client.create_sign("极光").image0(large).await.unwrap();
    let growth = peak().saturating_sub(before);
    assert!(growth < MOST_GROWTH, "100 MB took {growth} bytes");
    let lengths = server.join().unwrap();
    assert_eq!(lengths[1] - lengths[0], LENGTH - (1 << 20));
    println!("100 MB took {growth} bytes beyond what 1 MB takes");
}

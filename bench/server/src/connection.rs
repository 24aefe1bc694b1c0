use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

use crate::Service;

/// Answers requests until the peer closes; drops the connection at the first that is not one.
pub(crate) async fn serve(mut stream: impl AsyncRead + AsyncWrite + Unpin, service: &Service) {
    let mut received = Vec::with_capacity(256 * 1024);
    while let Some(length) = read_request(&mut stream, &mut received).await {
        let (answer, held) = service.answers.to(&received);
        if held {
            service.gate.pass().await;
        }
        if stream.write_all(answer).await.is_err() || stream.flush().await.is_err() {
            return;
        }
        received.drain(..length);
    }
}

/// Reads until `received` starts with a whole request; tells its length.
async fn read_request(stream: &mut (impl AsyncRead + Unpin), received: &mut Vec<u8>) -> Option<usize> {
    loop {
        if let Some(length) = request_length(received)
            && received.len() >= length
        {
            return Some(length);
        }
        if stream.read_buf(received).await.ok()? == 0 {
            return None;
        }
    }
}

/// The length of head and body, once the head is there. Bodies of known length only: every client here
/// sends such.
fn request_length(received: &[u8]) -> Option<usize> {
    let head = received.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let body = received[..head].split(|&byte| byte == b'\n').find_map(content_length).unwrap_or(0);
    Some(head + body)
}

fn content_length(line: &[u8]) -> Option<usize> {
    let colon = line.iter().position(|&byte| byte == b':')?;
    if !line[..colon].eq_ignore_ascii_case(b"content-length") {
        return None;
    }
    std::str::from_utf8(&line[colon + 1..]).ok()?.trim().parse().ok()
}

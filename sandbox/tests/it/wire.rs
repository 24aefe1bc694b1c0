//! A client that shares no code with the server: it writes bytes and reads bytes.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;
use sms_api_sandbox::{Builder, Sandbox};

/// `7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1`, encoded by hand.
pub(crate) const AUTHORIZATION: &str =
    "Authorization: Basic N2Q0MzFlNDJkZmE2YTZkNjkzYWMyZDA0OjVlOTg3YWM2ZDJlMDRkOTVhOWQ4ZjBkMQ==";

pub(crate) const MOBILE: &str = "13812345678";

/// Far more than any answer takes, so that a test that hangs fails.
pub(crate) const SOON: Duration = Duration::from_secs(20);

pub(crate) fn start() -> Sandbox {
    start_as(Sandbox::builder())
}

pub(crate) fn start_as(builder: Builder) -> Sandbox {
    block_on(builder.start()).unwrap()
}

pub(crate) fn block_on<T>(future: impl IntoFuture<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future.into_future())
}

#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Reply {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error} in {self:?}"))
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// Asserts the documented refusal: its status, its code and its message, and nothing else.
    #[track_caller]
    pub(crate) fn assert_refused(&self, status: u16, code: u32, message: &str) {
        assert_eq!(self.status, status, "{self:?}");
        let expected = serde_json::json!({ "error": { "code": code, "message": message } });
        assert_eq!(self.json(), expected);
        assert_eq!(self.header("content-type"), Some("application/json"));
    }

    #[track_caller]
    pub(crate) fn ok(&self) -> Value {
        assert_eq!(self.status, 200, "{self:?}");
        assert_eq!(self.header("content-type"), Some("application/json"));
        self.json()
    }
}

pub(crate) fn post(sandbox: &Sandbox, path: &str, body: &str) -> Reply {
    call(sandbox, "POST", path, &[AUTHORIZATION, "Content-Type: application/json"], body)
}

/// Sends a form with texts and files to a path under `/v1`, as curl writes it.
pub(crate) fn form(
    sandbox: &Sandbox,
    method: &str,
    path: &str,
    texts: &[(&str, &str)],
    files: &[(&str, &[u8])],
) -> Reply {
    let mut body = Vec::new();
    for (name, text) in texts {
        let part = format!("--b0\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    for (name, content) in files {
        let head = format!("--b0\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"图.png\"");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(b"\r\nContent-Type: image/png\r\n\r\n");
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--b0--\r\n");
    let length = format!("Content-Length: {}", body.len());
    let headers = [AUTHORIZATION, "Content-Type: multipart/form-data; boundary=b0", &length];
    let mut stream = connect(sandbox);
    let head = request(sandbox, method, &format!("/v1{path}"), &headers, "");
    stream.write_all(&[head.as_bytes(), &body].concat()).unwrap();
    reply(stream)
}

/// Sends a request to a path under `/v1`.
pub(crate) fn call(sandbox: &Sandbox, method: &str, path: &str, headers: &[&str], body: &str) -> Reply {
    send(sandbox, method, &format!("/v1{path}"), headers, body)
}

/// Sends a request to any path.
pub(crate) fn send(sandbox: &Sandbox, method: &str, path: &str, headers: &[&str], body: &str) -> Reply {
    let mut stream = connect(sandbox);
    stream.write_all(request(sandbox, method, path, headers, body).as_bytes()).unwrap();
    reply(stream)
}

pub(crate) fn request(sandbox: &Sandbox, method: &str, path: &str, headers: &[&str], body: &str) -> String {
    let mut text =
        format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", authority(sandbox));
    for header in headers {
        text.push_str(header);
        text.push_str("\r\n");
    }
    if !body.is_empty() {
        text.push_str(&format!("Content-Length: {}\r\n", body.len()));
    }
    text + "\r\n" + body
}

pub(crate) fn connect(sandbox: &Sandbox) -> TcpStream {
    let stream = TcpStream::connect(authority(sandbox)).unwrap();
    stream.set_read_timeout(Some(SOON)).unwrap();
    stream
}

/// Reads the answer on a connection that the server closes after it.
pub(crate) fn reply(mut stream: TcpStream) -> Reply {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer: {text:?}"));
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Reply { status, head: head.to_owned(), body: body.to_owned() }
}

pub(crate) fn authority(sandbox: &Sandbox) -> &str {
    sandbox.inbox_url().strip_prefix("http://").unwrap().trim_end_matches('/')
}

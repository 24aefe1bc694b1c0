use std::collections::VecDeque;
use std::future::IntoFuture;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A server on loopback that answers each request with the next scripted reply, and keeps what it received.
#[derive(Debug)]
pub(super) struct Server {
    address: String,
    state: Arc<Mutex<State>>,
    accepting: JoinHandle<()>,
}

#[derive(Debug, Default)]
struct State {
    connections: usize,
    replies: VecDeque<Reply>,
    received: Vec<Received>,
}

/// An answer.
#[derive(Clone, Debug)]
pub(super) struct Reply {
    head: String,
    body: String,
}

/// A request as it stood on the wire.
#[derive(Debug)]
pub(super) struct Received {
    /// Method and target.
    pub(super) line: String,
    pub(super) body: String,
    headers: Vec<(String, String)>,
}

impl Server {
    pub(super) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let state = Arc::new(Mutex::new(State::default()));
        let accepting = tokio::spawn(accept(listener, Arc::clone(&state)));
        Self { address, state, accepting }
    }

    /// The base URL of an API below this path.
    pub(super) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Makes a call that is answered with `reply`: what it gave, and the one request that it sent.
    pub(super) async fn exchange<C: IntoFuture>(&self, reply: Reply, call: C) -> (C::Output, Received) {
        let (output, mut received) = self.exchange_all([reply], call).await;
        (output, received.remove(0))
    }

    /// Makes a call that sends as many requests as there are replies.
    pub(super) async fn exchange_all<const N: usize, C: IntoFuture>(
        &self,
        replies: [Reply; N],
        call: C,
    ) -> (C::Output, Vec<Received>) {
        self.state.lock().unwrap().replies.extend(replies);
        let output = call.await;
        let received = std::mem::take(&mut self.state.lock().unwrap().received);
        assert_eq!(received.len(), N, "the call has sent {received:?}");
        (output, received)
    }

    /// Makes a call that opens no connection.
    pub(super) async fn untouched<C: IntoFuture>(&self, call: C) -> C::Output {
        let before = self.state.lock().unwrap().connections;
        let output = call.await;
        let state = self.state.lock().unwrap();
        assert_eq!(state.connections, before, "the call has opened a connection");
        assert!(state.received.is_empty(), "the call has sent {:?}", state.received);
        output
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl Reply {
    pub(super) fn json(status: u16, body: &str) -> Self {
        let head = format!(
            "HTTP/1.1 {status} Scripted\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: {}\r\n",
            body.len()
        );
        Self { head, body: body.into() }
    }

    /// Without a body and its length, as a 204 or the answer to HEAD is.
    pub(super) fn bare(status: u16) -> Self {
        Self { head: format!("HTTP/1.1 {status} Scripted\r\n"), body: String::new() }
    }

    pub(super) fn header(mut self, name: &str, value: &str) -> Self {
        self.head.push_str(&format!("{name}: {value}\r\n"));
        self
    }
}

impl Received {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut named = self.headers.iter().filter(|(header, _)| header.eq_ignore_ascii_case(name));
        let value = named.next().map(|(_, value)| value.as_str());
        assert!(named.next().is_none(), "{name} was sent twice: {:?}", self.headers);
        value
    }
}

async fn accept(listener: TcpListener, state: Arc<Mutex<State>>) {
    while let Ok((socket, _)) = listener.accept().await {
        state.lock().unwrap().connections += 1;
        tokio::spawn(serve(socket, Arc::clone(&state)));
    }
}

async fn serve(socket: TcpStream, state: Arc<Mutex<State>>) {
    let mut stream = BufReader::new(socket);
    while let Some(received) = read(&mut stream).await {
        let reply = {
            let mut state = state.lock().unwrap();
            state.received.push(received);
            state.replies.pop_front().unwrap_or_else(|| Reply::json(500, "\"no reply is scripted\""))
        };
        let bytes = format!("{}\r\n{}", reply.head, reply.body);
        if stream.write_all(bytes.as_bytes()).await.is_err() {
            return;
        }
    }
}

/// Reads a request to its last byte; `None` where the client has left.
async fn read(stream: &mut BufReader<TcpStream>) -> Option<Received> {
    let line =
        read_line(stream).await?.strip_suffix(" HTTP/1.1").expect("an HTTP/1.1 request line").to_owned();
    let mut received = Received { line, body: String::new(), headers: Vec::new() };
    loop {
        let line = read_line(stream).await?;
        let Some((name, value)) = line.split_once(':') else { break };
        received.headers.push((name.into(), value.trim().into()));
    }
    assert!(received.header("transfer-encoding").is_none(), "a short body has a length");
    let mut body = vec![0; received.header("content-length").map_or(0, |length| length.parse().unwrap())];
    stream.read_exact(&mut body).await.ok()?;
    received.body = String::from_utf8(body).expect("a body of text");
    Some(received)
}

async fn read_line(stream: &mut BufReader<TcpStream>) -> Option<String> {
    let mut line = String::new();
    stream.read_line(&mut line).await.ok().filter(|read| *read > 0)?;
    Some(line.trim_end_matches("\r\n").into())
}

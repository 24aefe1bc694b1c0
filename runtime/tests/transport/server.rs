//! A server that does with each connection what a script says. It lives on a thread and a runtime of its own,
//! so that it goes on while a test blocks its own.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

use crate::api;

pub struct Server {
    pub address: SocketAddr,
    counts: Arc<Counts>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

#[derive(Default)]
struct Counts {
    connections: AtomicUsize,
    executions: AtomicUsize,
}

/// Longer than any test takes on the most loaded machine. A call that nobody tells its end fails its test after that.
pub const LONG: Duration = Duration::from_secs(600);

/// One connection of a server, in the hands of the script.
pub struct Connection {
    /// 0 for the first.
    pub number: usize,
    stream: TcpStream,
    counts: Arc<Counts>,
    received: Vec<u8>,
}

/// A request, as its bytes came.
#[derive(Debug)]
pub struct Request {
    pub head: String,
    pub body: String,
}

impl Server {
    /// Starts a server whose connections run side by side.
    pub fn start<S, F>(script: S) -> Self
    where
        S: Fn(Connection) -> F + Send + 'static,
        F: Future<Output = ()> + Send + 'static,
    {
        #[cfg(feature = "tracing")]
        crate::trace::somebody_listens();
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let counts = Arc::new(Counts::default());
        let (stop, mut stopped) = oneshot::channel::<()>();
        let shared = Arc::clone(&counts);
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = TcpListener::from_std(listener).unwrap();
                loop {
                    let accepted = tokio::select! {
                        accepted = listener.accept() => accepted,
                        _ = &mut stopped => return,
                    };
                    let stream = accepted.unwrap().0;
                    stream.set_nodelay(true).unwrap();
                    let number = shared.connections.fetch_add(1, Ordering::SeqCst);
                    let counts = Arc::clone(&shared);
                    tokio::spawn(script(Connection { number, stream, counts, received: Vec::new() }));
                }
            });
        });
        Self { address, counts, stop: Some(stop), thread: Some(thread) }
    }

    /// Starts a server that answers everything.
    pub fn answering() -> Self {
        Self::start(|mut connection| async move { while connection.answer().await {} })
    }

    /// No limit of time ends its calls: a machine that does not run them for a while must not change a verdict.
    pub fn builder(&self) -> api::Builder {
        let builder = api::builder().timeout(LONG).attempt_timeout(LONG).connect_timeout(LONG);
        builder.base_url(&format!("http://{}/v1", self.address)).unwrap()
    }

    pub fn client(&self) -> api::Client {
        self.builder().build().unwrap()
    }

    pub fn connections(&self) -> usize {
        self.counts.connections.load(Ordering::SeqCst)
    }

    pub fn executions(&self) -> usize {
        self.counts.executions.load(Ordering::SeqCst)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Connection {
    /// Receives a request; `None` where the client is gone.
    pub async fn receive(&mut self) -> Option<Request> {
        let head = self.receive_head().await?;
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap_or("0");
        let length: usize = length.parse().unwrap();
        while self.received.len() < length {
            if self.stream.read_buf(&mut self.received).await.unwrap_or(0) == 0 {
                return None;
            }
        }
        let rest = self.received.split_off(length);
        let body = String::from_utf8(std::mem::replace(&mut self.received, rest)).unwrap();
        Some(Request { head, body })
    }

    /// Receives the head of a request; `None` where the client is gone.
    pub async fn receive_head(&mut self) -> Option<String> {
        loop {
            if let Some(end) = self.received.windows(4).position(|window| window == b"\r\n\r\n") {
                let rest = self.received.split_off(end + 4);
                return Some(String::from_utf8(std::mem::replace(&mut self.received, rest)).unwrap());
            }
            if self.stream.read_buf(&mut self.received).await.unwrap_or(0) == 0 {
                return None;
            }
        }
    }

    /// Receives a request and does what it says.
    pub async fn execute(&mut self) -> Option<Request> {
        let request = self.receive().await?;
        self.counts.executions.fetch_add(1, Ordering::SeqCst);
        Some(request)
    }

    /// Executes a request and answers it; `false` where the client is gone.
    pub async fn answer(&mut self) -> bool {
        if self.execute().await.is_none() {
            return false;
        }
        self.reply("200 OK", "").await;
        true
    }

    /// Sends an answer with the usual body and these header lines.
    pub async fn reply(&mut self, status: &str, headers: &str) {
        self.reply_with(status, headers, r#"{"id":"1"}"#).await;
    }

    pub async fn reply_with(&mut self, status: &str, headers: &str, body: &str) {
        let length = body.len();
        self.write(&format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\n{headers}\r\n{body}")).await;
    }

    pub async fn write(&mut self, text: &str) {
        let _ = self.stream.write_all(text.as_bytes()).await;
    }

    /// Waits until the client has closed its side.
    pub async fn closed(&mut self) {
        while self.stream.read_buf(&mut self.received).await.unwrap_or(0) > 0 {}
    }

    /// Ends it with a FIN.
    pub fn close(self) {}

    /// Ends it with an RST.
    pub fn reset(self) {
        socket2::SockRef::from(&self.stream).set_linger(Some(Duration::ZERO)).unwrap();
    }
}

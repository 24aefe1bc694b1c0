mod connection;
mod request;
mod stream;

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Builder;
use tokio::sync::oneshot;
use tokio_rustls::TlsAcceptor;

use self::connection::Connection;
use self::stream::Stream;
use crate::{Event, Events, Script};

type Usual = Box<dyn FnMut() -> Script + Send>;
type Scripts = Arc<Mutex<VecDeque<Script>>>;

/// A server on loopback that plays a script per connection, on a thread of its own. It ends, and its
/// connections with it, when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    events: Events,
    is_tls: bool,
    scripts: Scripts,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// A server without TLS that plays `usual` on every connection.
    #[must_use]
    pub fn start(usual: Script) -> Self {
        Self::start_at(free_port(), usual)
    }

    /// A server without TLS on a socket that listens already.
    #[must_use]
    pub fn start_at(listener: std::net::TcpListener, usual: Script) -> Self {
        Self::improvising_at(listener, move || usual.clone())
    }

    /// A server without TLS, on a socket that listens already, that asks for the script of each connection.
    #[must_use]
    pub fn improvising_at(
        listener: std::net::TcpListener,
        usual: impl FnMut() -> Script + Send + 'static,
    ) -> Self {
        Self::listen(listener, None, Box::new(usual))
    }

    /// A server that asks for TLS first.
    #[must_use]
    pub fn start_tls(acceptor: TlsAcceptor, usual: Script) -> Self {
        Self::listen(free_port(), Some(acceptor), Box::new(move || usual.clone()))
    }

    /// Has the next connection that has no script yet play this one, in place of the usual script.
    pub fn next(&self, script: Script) {
        self.scripts.lock().expect("nobody panics while holding it").push_back(script);
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The base URL of an API there.
    #[must_use]
    pub fn base_url(&self) -> String {
        let scheme = if self.is_tls { "https" } else { "http" };
        format!("{scheme}://{}/v1", self.address)
    }

    /// What happened.
    #[must_use]
    pub fn events(&self) -> &Events {
        &self.events
    }

    fn listen(listener: std::net::TcpListener, acceptor: Option<TlsAcceptor>, usual: Usual) -> Self {
        listener.set_nonblocking(true).expect("a socket without waiting");
        let address = listener.local_addr().expect("an address");
        let events = Events::default();
        let is_tls = acceptor.is_some();
        let (stop, stopped) = oneshot::channel();
        let scripts = Scripts::default();
        let (queue, log) = (Arc::clone(&scripts), events.clone());
        let thread = thread::spawn(move || {
            let runtime = Builder::new_current_thread().enable_io().build().expect("a runtime");
            runtime.block_on(async {
                let listener = TcpListener::from_std(listener).expect("a listener");
                tokio::select! {
                    _ = stopped => {}
                    () = accept(listener, acceptor, queue, usual, log) => {}
                }
            });
        });
        Self { address, events, is_tls, scripts, stop: Some(stop), thread: Some(thread) }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let ended = thread.join();
            assert!(ended.is_ok() || thread::panicking(), "the scripted server panicked");
        }
    }
}

fn free_port() -> std::net::TcpListener {
    std::net::TcpListener::bind("127.0.0.1:0").expect("a loopback port")
}

async fn accept(
    listener: TcpListener,
    acceptor: Option<TlsAcceptor>,
    scripts: Scripts,
    mut usual: Usual,
    events: Events,
) {
    for index in 0.. {
        let (socket, _) = listener.accept().await.expect("a connection");
        let next = scripts.lock().expect("nobody panics while holding it").pop_front();
        events.write(Event::Accepted(index));
        tokio::spawn(play(index, socket, acceptor.clone(), next.unwrap_or_else(&mut usual), events.clone()));
    }
}

async fn play(
    index: usize,
    socket: TcpStream,
    acceptor: Option<TlsAcceptor>,
    script: Script,
    events: Events,
) {
    socket.set_nodelay(true).expect("a socket option");
    let stream = match acceptor {
        None => Stream::Plain(socket),
        Some(acceptor) => match acceptor.accept(socket).await {
            Ok(tls) => Stream::Tls(Box::new(tls)),
            Err(_) => return events.write(Event::Left(index)),
        },
    };
    Connection::new(index, stream, events).play(script).await;
}

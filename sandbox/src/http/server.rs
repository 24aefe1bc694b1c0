use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::timeout;

use super::stall::StallGuard;
use super::{HEADER_BYTES, Service};

/// For accepting again after the system refused, as it does when no file descriptor is left.
const RETRY: Duration = Duration::from_millis(50);

/// How a server is told to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// Not yet.
    Never,
    /// Take no new connection, and finish the requests under way for at most this long.
    Within(Duration),
}

/// Who a request comes from.
#[derive(Clone)]
pub(super) struct Connection {
    pub(super) peer: SocketAddr,
    /// Whether the connection ends with a reset.
    resets: Arc<AtomicBool>,
}

impl Connection {
    /// Ends the connection with a reset, without an answer, once this is returned to hyper.
    pub(super) fn reset(&self) -> Cut {
        self.resets.store(true, Ordering::Relaxed);
        Cut
    }
}

/// There is no answer, and the connection is over.
#[derive(Debug)]
pub(super) struct Cut;

impl fmt::Display for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a fault cuts the connection")
    }
}

impl std::error::Error for Cut {}

/// Serves until it is told to stop, or until nobody is left to tell it.
pub(crate) async fn serve(listener: TcpListener, service: Arc<Service>, mut stop: watch::Receiver<Stop>) {
    let permits = Arc::new(Semaphore::new(service.limits.connections));
    let mut connections = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            () = told(&mut stop) => break,
            accepted = async {
                let permit = permits.clone().acquire_owned().await;
                (permit, listener.accept().await)
            } => accepted,
        };
        while connections.try_join_next().is_some() {}
        let (permit, Ok((stream, peer))) = accepted else {
            tokio::time::sleep(RETRY).await;
            continue;
        };
        let connection = serve_connection(stream, peer, service.clone(), stop.clone());
        connections.spawn(async move {
            let _permit = permit;
            connection.await;
        });
    }
    drop(listener);
    let Stop::Within(grace) = *stop.borrow() else { return };
    let finished = async { while connections.join_next().await.is_some() {} };
    drop(timeout(grace, finished).await);
}

async fn serve_connection(
    stream: TcpStream,
    peer: SocketAddr,
    service: Arc<Service>,
    mut stop: watch::Receiver<Stop>,
) {
    drop(stream.set_nodelay(true));
    let patience = service.limits.patience;
    let connection = Connection { peer, resets: Arc::default() };
    let stream = StallGuard::new(stream, patience, connection.resets.clone());
    let answer = service_fn(move |request| {
        let (service, connection) = (service.clone(), connection.clone());
        async move { service.respond(&connection, request).await }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience)
        .max_buf_size(HEADER_BYTES)
        // Nearly every answer is so small that to copy it costs less than a second buffer in the call that sends it.
        .writev(false)
        .serve_connection(TokioIo::new(stream), answer);
    let mut connection = std::pin::pin!(connection);
    // A connection that fails concerns its client alone, who knows.
    tokio::select! {
        _ = connection.as_mut() => {}
        () = told(&mut stop) => {
            connection.as_mut().graceful_shutdown();
            drop(connection.await);
        }
    }
}

pub(crate) async fn told(stop: &mut watch::Receiver<Stop>) {
    drop(stop.wait_for(|stop| *stop != Stop::Never).await);
}

use std::fmt;
use std::future::{Future, poll_fn};
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot, watch};
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::Instant;

use super::body::NO_TIMERS;
use super::router::Router;
use super::stream::{Clock, Stream};
use crate::transport::{Alarm, LONGEST, instant_after};

/// For accepting again after the system refused, as it does when no file descriptor is left.
const RETRY: Duration = Duration::from_millis(50);

const NO_IO: &str = "the tokio runtime has no I/O: build it with enable_all()";

/// A server that runs in the background, on a port of its own on this machine, until it is dropped.
#[must_use = "it stops when it is dropped"]
pub struct Running {
    address: SocketAddr,
    path: String,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<io::Result<()>>,
}

impl Router {
    /// Serves HTTP/1.1 until `until` comes, then takes no new connection and finishes the requests under way, for as
    /// long as its [`patience`](Router::patience) lasts.
    ///
    /// A slow or hostile caller harms no other: header, body, time and the number of connections are limited.
    ///
    /// # Errors
    /// At once, [`Unsupported`](io::ErrorKind::Unsupported), where the tokio runtime has no timers: without them a
    /// caller could stay for ever.
    pub async fn serve(self, listener: TcpListener, until: impl Future<Output = ()>) -> io::Result<()> {
        let limits = self.limits();
        let mut alarm = timers()?;
        let permits = Arc::new(Semaphore::new(limits.connections.min(Semaphore::MAX_PERMITS)));
        let (stop, stopped) = watch::channel(false);
        let mut connections = JoinSet::new();
        let mut until = pin!(until);
        while let Some((permit, accepted)) = first(until.as_mut(), accept(&listener, &permits)).await {
            while connections.try_join_next().is_some() {}
            match accepted {
                Ok((stream, peer)) => {
                    let connection = serve_connection(self.clone(), stream, peer, stopped.clone());
                    connections.spawn(async move {
                        let _permit = permit;
                        connection.await;
                    });
                }
                Err(_) => {
                    let again = instant_after(Instant::now(), RETRY);
                    first(until.as_mut(), alarm.until(again)).await;
                }
            }
        }
        drop(listener);
        stop.send_replace(true);
        let finished = async { while connections.join_next().await.is_some() {} };
        // Whatever is not finished then is dropped.
        let end = instant_after(Instant::now(), limits.patience);
        _ = alarm.within(end, finished).await;
        Ok(())
    }

    /// Serves on a free port of 127.0.0.1, in the background: the one line that a test needs. It stops, requests
    /// under way included, when what this gives is dropped.
    ///
    /// # Errors
    /// Where no port can be had, and where the tokio runtime has no timers or no I/O.
    pub async fn start(self) -> io::Result<Running> {
        timers()?;
        let listener = listen().await?;
        let address = listener.local_addr()?;
        let path = self.path().to_owned();
        let (stop, stopped) = oneshot::channel();
        let until = async { drop(stopped.await) };
        Ok(Running { address, path, stop: Some(stop), task: tokio::spawn(self.serve(listener, until)) })
    }
}

impl Running {
    /// Where the API is reached: `http://127.0.0.1:49152/v1`.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://{}{}", self.address, self.path)
    }

    /// Stops once the requests under way are answered, and tells when that is done.
    pub async fn stop(mut self) {
        drop(self.stop.take());
        // What it was doing concerns nobody any more.
        drop((&mut self.task).await);
    }

    /// The port's address.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl fmt::Debug for Running {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Running").field("base_url", &self.base_url()).finish_non_exhaustive()
    }
}

/// What counts the time of a server, where there is something that can.
fn timers() -> io::Result<Alarm> {
    let mut alarm = Alarm::default();
    let armed = alarm.arm(instant_after(Instant::now(), RETRY));
    armed.map_err(|_| io::Error::new(io::ErrorKind::Unsupported, NO_TIMERS))?;
    Ok(alarm)
}

/// On a free port of this machine. tokio tells by a panic, and in no other way, that a runtime was built without I/O.
async fn listen() -> io::Result<TcpListener> {
    let mut binding = pin!(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)));
    poll_fn(|cx| {
        catch_unwind(AssertUnwindSafe(|| binding.as_mut().poll(cx)))
            .unwrap_or_else(|_| Poll::Ready(Err(io::Error::new(io::ErrorKind::Unsupported, NO_IO))))
    })
    .await
}

type Accepted = (Option<OwnedSemaphorePermit>, io::Result<(TcpStream, SocketAddr)>);

async fn accept(listener: &TcpListener, permits: &Arc<Semaphore>) -> Accepted {
    let permit = Arc::clone(permits).acquire_owned().await.ok();
    (permit, listener.accept().await)
}

async fn serve_connection(
    router: Router,
    stream: TcpStream,
    peer: SocketAddr,
    mut stopped: watch::Receiver<bool>,
) {
    drop(stream.set_nodelay(true));
    let limits = router.limits();
    let answer = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(peer);
        router.call(request)
    });
    let connection = http1::Builder::new()
        .timer(Clock)
        // hyper adds it to an instant as it is.
        .header_read_timeout(limits.patience.min(LONGEST))
        // hyper allows no less.
        .max_buf_size(limits.header.max(8192))
        .serve_connection(Stream::new(stream, limits.patience), answer);
    let mut connection = pin!(connection);
    let stop = async { drop(stopped.wait_for(|is_stopped| *is_stopped).await) };
    // A connection that fails concerns its client alone, who knows.
    if first(pin!(stop), connection.as_mut()).await.is_none() {
        connection.as_mut().graceful_shutdown();
        drop(connection.await);
    }
}

/// What `future` gives; nothing where `end` comes before.
async fn first<F: Future>(mut end: Pin<&mut impl Future>, future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    poll_fn(|cx| {
        if end.as_mut().poll(cx).is_ready() {
            return Poll::Ready(None);
        }
        future.as_mut().poll(cx).map(Some)
    })
    .await
}

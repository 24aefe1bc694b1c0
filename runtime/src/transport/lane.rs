use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::{Request, Response};
use hyper::body::Incoming;
use hyper::client::conn::TrySendError;
use hyper::client::conn::http1::{Builder, Connection, SendRequest};
use tokio::runtime::{self, Handle};
use tokio::task::AbortHandle;
use tokio::time::Instant;

use super::gauge::Gauge;
use super::parts::Rest;
use super::stream::Stream;
use super::{Alarm, Payload};

/// How long a connection may take to put its last call away.
pub(crate) const SETTLING: Duration = Duration::from_secs(1);

/// One connection. A task of its own moves its bytes, and ends with this value: dropping a call closes its connection,
/// in whatever state it is.
pub(crate) struct Lane {
    sender: SendRequest<Payload>,
    task: AbortHandle,
    pub(super) gauge: Arc<Gauge>,
    /// Of the request that was sent last.
    pub(super) rest: Rest,
    /// A request that came when the connection had ended.
    pub(super) returned: Option<Box<Request<Payload>>>,
    pub(super) alarm: Alarm,
    /// The runtime whose reactor watches the socket. Under another one it would hang.
    pub(super) runtime: runtime::Id,
    /// When it was last put to rest; `None` where it has carried no call yet.
    pub(super) idle_since: Option<Instant>,
}

/// What hyper tells of a request.
pub(super) type Sent = Result<Response<Incoming>, TrySendError<Request<Payload>>>;

impl Lane {
    pub(super) async fn open(
        http: &Builder,
        stream: Stream,
        gauge: Arc<Gauge>,
        runtime: &Handle,
    ) -> hyper::Result<Self> {
        let (sender, connection) = http.handshake(stream).await?;
        let driver = Driver { connection, gauge: Arc::clone(&gauge) };
        Ok(Self {
            sender,
            task: runtime.spawn(driver).abort_handle(),
            gauge,
            rest: Rest::default(),
            returned: None,
            alarm: Alarm::default(),
            runtime: runtime.id(),
            idle_since: None,
        })
    }

    /// Whether it has carried a call before.
    pub(crate) fn is_reused(&self) -> bool {
        self.idle_since.is_some()
    }

    /// Whether it may carry another call: the last one was sent and answered to the last byte, and neither side has closed.
    /// What came behind the answer is found before the next request is written.
    pub(crate) fn is_clean(&self) -> bool {
        // The last piece of a body may be given away and not written: then hyper's word alone counts.
        let is_sent = self.sender.is_ready() || (self.rest.is_whole() && self.gauge.is_flushed());
        is_sent && self.is_open()
    }

    /// Whether neither side has closed it, as far as was noticed.
    pub(super) fn is_open(&self) -> bool {
        !self.sender.is_closed()
    }

    /// Waits until the last call is put away, which takes a moment after its answer.
    pub(crate) async fn settle(&mut self, limit: Instant) {
        if !self.sender.is_ready() {
            // One that is closed, or does not come to an end, gives the request back.
            let _ = self.alarm.within(limit, self.sender.ready()).await;
        }
    }

    /// Hands a request to the connection; `None` where that has ended. The lane keeps the request then, for
    /// [`head`](Self::head) to give back: a result with the request in it would take its room in the future of every call.
    ///
    /// The connection is asked first whether the peer has closed it or spoken unasked, by a look at the
    /// socket itself. If it has, hyper gives the request back, or at least no byte of it was sent.
    pub(crate) fn send(&mut self, request: Request<Payload>) -> Option<impl Future<Output = Sent> + use<>> {
        self.rest = request.body().rest();
        let gate = self.gauge.begin(self.is_reused());
        if gate.has_ended() {
            self.returned = Some(Box::new(request));
            return None;
        }
        Some(self.sender.try_send_request(request))
    }

    pub(super) fn rest_from(&mut self, now: Instant) {
        self.idle_since = Some(now);
        self.alarm.rest();
    }
}

impl Drop for Lane {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// The task of a connection. What it fails of, the call is told.
struct Driver {
    connection: Connection<Stream, Payload>,
    gauge: Arc<Gauge>,
}

impl Future for Driver {
    type Output = ();

    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        Pin::new(&mut self.connection).poll(cx).map(drop)
    }
}

/// The end is told before the connection goes. hyper gives back what is in its queue then, but for what comes into the
/// queue just while it is emptied: that would lie there, and its call would wait for it, as long as the lane is there.
impl Drop for Driver {
    fn drop(&mut self) {
        self.gauge.end();
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::hint::spin_loop;
    use std::os::fd::OwnedFd;
    use std::os::unix::net::UnixStream;
    use std::pin::pin;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::task::Waker;
    use std::thread::yield_now;

    use tokio::net::TcpStream;
    use tokio::task::unconstrained;

    use super::super::stream::Tcp;
    use super::*;

    const ROUNDS: usize = 100_000;
    /// A loaded machine makes fewer rounds in it, which the verdict does not ask for.
    const LONG_ENOUGH: Duration = Duration::from_secs(20);

    async fn open() -> (Lane, UnixStream) {
        let (near, far) = UnixStream::pair().unwrap();
        near.set_nonblocking(true).unwrap();
        let near = std::net::TcpStream::from(OwnedFd::from(near));
        let tcp = Tcp::new(TcpStream::from_std(near).unwrap());
        let gauge = tcp.gauge();
        let lane = Lane::open(&Builder::new(), Stream::plain(tcp), gauge, &Handle::current()).await;
        (lane.unwrap(), far)
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 1)]
    async fn a_request_that_meets_the_end_of_its_connection_is_given_back() {
        let (start, mut stranded, mut delay) = (Instant::now(), 0, 0_u32);
        for _ in (0..ROUNDS).take_while(|_| start.elapsed() < LONG_ENOUGH) {
            let (mut lane, _far) = open().await;
            let (task, signal) = (lane.task.clone(), Arc::new(AtomicBool::new(false)));
            let ender = tokio::spawn({
                let (task, signal) = (task.clone(), Arc::clone(&signal));
                async move {
                    while !signal.swap(false, Ordering::SeqCst) {
                        yield_now();
                    }
                    // The thread that is told so ends the connection next.
                    task.abort();
                }
            });
            signal.store(true, Ordering::SeqCst);
            while signal.load(Ordering::SeqCst) {
                yield_now();
            }
            for _ in 0..delay {
                spin_loop();
            }
            let response = pin!(lane.send(Request::new(Payload::Whole(Vec::new()))));
            // Aims at the moment in which it ends.
            delay = if lane.is_open() { delay + 1 } else { delay.saturating_sub(1) };
            ender.await.unwrap();
            while !task.is_finished() {
                yield_now();
            }
            let limit = Instant::now() + Duration::from_secs(3600);
            let head = pin!(unconstrained(lane.head(response, limit)));
            match head.poll(&mut Context::from_waker(Waker::noop())) {
                Poll::Pending => stranded += 1,
                Poll::Ready(head) => {
                    let loss = head.unwrap_err();
                    assert!(loss.request.is_some() && !loss.sent, "{loss:?}");
                }
            }
        }
        assert_eq!(stranded, 0, "requests of up to {ROUNDS} were never told");
    }
}

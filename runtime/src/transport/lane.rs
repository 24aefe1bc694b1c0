use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use http::{Request, Response};
use hyper::body::Incoming;
use hyper::client::conn::TrySendError;
use hyper::client::conn::http1::{Builder, SendRequest};
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
    pub(super) alarm: Alarm,
    /// The runtime whose reactor watches the socket. Under another one it would hang.
    pub(super) runtime: runtime::Id,
    pub(super) idle_since: Instant,
    is_reused: bool,
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
        let (sender, mut connection) = http.handshake(stream).await?;
        // What it fails of, the call is told. An async block would hold the connection twice.
        let task = poll_fn(move |cx| Pin::new(&mut connection).poll(cx).map(drop));
        Ok(Self {
            sender,
            task: runtime.spawn(task).abort_handle(),
            gauge,
            rest: Rest::default(),
            alarm: Alarm::default(),
            runtime: runtime.id(),
            idle_since: Instant::now(),
            is_reused: false,
        })
    }

    /// Whether it has carried a call before.
    pub(crate) fn is_reused(&self) -> bool {
        self.is_reused
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

    /// Hands a request to the connection.
    ///
    /// The connection is asked first whether the peer has closed it or spoken unasked, by a look at the
    /// socket itself. If it has, hyper gives the request back, or at least no byte of it was sent.
    pub(crate) fn send(&mut self, request: Request<Payload>) -> impl Future<Output = Sent> + use<> {
        self.rest = request.body().rest();
        self.gauge.begin(self.is_reused);
        self.sender.try_send_request(request)
    }

    pub(super) fn rest_from(&mut self, now: Instant) {
        self.idle_since = now;
        self.is_reused = true;
        self.alarm.rest();
    }
}

impl Drop for Lane {
    fn drop(&mut self) {
        self.task.abort();
    }
}

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use hyper::client::conn::http1::{Builder, Connection, SendRequest};
use tokio::runtime;
use tokio::time::Instant;

use super::gauge::Gauge;
use super::relay::Relay;
use super::stream::Stream;
use super::{Alarm, Payload};

/// One connection. Whoever holds it drives it: no task of its own stands behind it, so that a call needs no
/// wake-up of a second task, and dropping a call drops its connection in whatever state it is.
pub(crate) struct Lane {
    pub(super) sender: SendRequest<Payload>,
    /// `None` once it has ended.
    connection: Option<Box<Connection<Stream, Payload>>>,
    /// Why it has ended, where hyper had nobody to tell: the call was reading an answer.
    pub(super) failure: Option<hyper::Error>,
    gauge: Arc<Gauge>,
    relay: Relay,
    pub(super) alarm: Alarm,
    /// The runtime whose reactor watches the socket. Under another one it would hang.
    pub(super) runtime: runtime::Id,
    pub(super) idle_since: Instant,
    is_reused: bool,
}

impl Lane {
    pub(super) async fn open(
        http: &Builder,
        stream: Stream,
        gauge: Arc<Gauge>,
        runtime: runtime::Id,
    ) -> hyper::Result<Self> {
        let (sender, connection) = http.handshake(stream).await?;
        Ok(Self {
            sender,
            connection: Some(Box::new(connection)),
            failure: None,
            gauge,
            relay: Relay::default(),
            alarm: Alarm::default(),
            runtime,
            idle_since: Instant::now(),
            is_reused: false,
        })
    }

    /// Whether it has carried a call before.
    pub(crate) fn is_reused(&self) -> bool {
        self.is_reused
    }

    /// Whether it may carry another call: the last one was sent and answered to the last byte, nothing came
    /// behind, and neither side asked to close.
    pub(crate) fn is_clean(&self) -> bool {
        self.connection.is_some() && self.sender.is_ready()
    }

    pub(super) fn rest(&mut self, now: Instant) {
        self.idle_since = now;
        self.is_reused = true;
        self.alarm.rest();
        self.relay.detach();
    }

    /// Wakes nobody until it is driven again.
    pub(super) fn detach(&self) {
        self.relay.detach();
    }

    pub(super) fn gauge(&self) -> &Gauge {
        &self.gauge
    }

    /// Moves bytes both ways. Ready when the connection has ended; what it still owed to the call is then in
    /// the call's own channels.
    pub(super) fn poll_drive(&mut self, cx: &Context<'_>) -> Poll<()> {
        self.relay.attach(cx.waker());
        match &mut self.connection {
            Some(connection) => match Pin::new(&mut **connection).poll(&mut self.relay.context()) {
                Poll::Ready(result) => {
                    self.connection = None;
                    self.failure = result.err();
                    Poll::Ready(())
                }
                Poll::Pending => Poll::Pending,
            },
            None => Poll::Ready(()),
        }
    }
}

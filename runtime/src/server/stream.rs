use std::future::Future;
use std::io::{self, Error, ErrorKind, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use hyper::rt::{Read, ReadBufCursor, Sleep, Timer, Write};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::Instant;

use crate::transport::{Alarm, Stopped, instant_after};

/// What one read takes at most.
const BUFFER: usize = 8 * 1024;

/// A connection as hyper wants it, which gives up on a peer who does not take what is written for him: he would
/// keep his place, and the answer in memory, for ever. (hyper watches over reading.)
///
/// Bytes pass through a buffer of its own, which stays initialised: hyper's could only be filled in place by
/// `unsafe` code.
pub(super) struct Stream {
    socket: TcpStream,
    buffer: Box<[u8]>,
    patience: Duration,
    alarm: Alarm,
    /// When its peer's pause is too long; nothing while what is written is taken.
    end: Option<Instant>,
}

impl Stream {
    pub(super) fn new(socket: TcpStream, patience: Duration) -> Self {
        let buffer = vec![0; BUFFER].into_boxed_slice();
        Self { socket, buffer, patience, alarm: Alarm::default(), end: None }
    }

    fn guard<T>(&mut self, progress: Poll<io::Result<T>>, cx: &mut Context<'_>) -> Poll<io::Result<T>> {
        if progress.is_ready() {
            self.end = None;
            return progress;
        }
        let end = *self.end.get_or_insert_with(|| instant_after(Instant::now(), self.patience));
        Poll::Ready(Err(match ready!(self.alarm.poll_until(cx, end)) {
            Stopped::Elapsed => Error::new(ErrorKind::TimedOut, "the peer does not read its answer"),
            Stopped::NoTimer => Error::new(ErrorKind::Unsupported, "no clock tells whether the peer reads"),
        }))
    }
}

impl Read for Stream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        mut cursor: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        let this = &mut *self;
        let room = cursor.remaining().min(BUFFER);
        let mut buffer = ReadBuf::new(this.buffer.get_mut(..room).unwrap_or_default());
        ready!(Pin::new(&mut this.socket).poll_read(cx, &mut buffer))?;
        cursor.put_slice(buffer.filled());
        Poll::Ready(Ok(()))
    }
}

impl Write for Stream {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let progress = Pin::new(&mut self.socket).poll_write(cx, bytes);
        self.guard(progress, cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let progress = Pin::new(&mut self.socket).poll_write_vectored(cx, slices);
        self.guard(progress, cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.socket.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_shutdown(cx)
    }
}

/// tokio's clock, for hyper. Where there is none, every wait is over: a limit that cannot be kept is reached.
#[derive(Debug)]
pub(super) struct Clock;

/// hyper sets a limit for each request, which a connection that lives on never reaches: the alarm is not moved for it.
struct Nap {
    alarm: Alarm,
    end: Instant,
}

impl Timer for Clock {
    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Sleep>> {
        self.sleep_until(instant_after(Instant::now(), duration).into_std())
    }

    fn sleep_until(&self, deadline: std::time::Instant) -> Pin<Box<dyn Sleep>> {
        Box::pin(Nap { alarm: Alarm::default(), end: deadline.into() })
    }

    fn reset(&self, sleep: &mut Pin<Box<dyn Sleep>>, new_deadline: std::time::Instant) {
        match sleep.as_mut().downcast_mut_pin::<Nap>() {
            Some(nap) => nap.get_mut().end = new_deadline.into(),
            None => *sleep = self.sleep_until(new_deadline),
        }
    }

    fn now(&self) -> std::time::Instant {
        Instant::now().into_std()
    }
}

impl Future for Nap {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let Self { alarm, end } = &mut *self;
        alarm.poll_until(cx, *end).map(drop)
    }
}

impl Sleep for Nap {}

use std::io::{self, IoSlice, Read as _};
use std::mem::MaybeUninit;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use hyper::rt::{Read, ReadBufCursor, Write};
use socket2::{SockRef, Socket};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

use super::gauge::Gauge;

/// Most answers are smaller, with their heads.
const BUFFER: usize = 4 * 1024;
/// Where the buffer ends to grow: hyper asks for no more at a time.
const LARGEST_BUFFER: usize = 64 * 1024;

/// A connection as hyper wants it. Bytes pass through a buffer of its own, which stays initialised: hyper's
/// own buffer could only be filled in place by `unsafe` code. It grows with the answers that come: one that
/// is read in one piece need not be put together.
pub(super) struct Stream {
    inner: Inner,
    gauge: Arc<Gauge>,
    buffer: Vec<u8>,
}

enum Inner {
    Plain(Tcp),
    #[cfg(feature = "tls")]
    Tls(Box<tokio_rustls::client::TlsStream<Tcp>>),
}

/// A socket that counts what the kernel took, and can look past the reactor.
pub(super) struct Tcp {
    socket: TcpStream,
    gauge: Arc<Gauge>,
    /// Whether everything is read: the end, or a failure, was told.
    is_drained: bool,
}

impl Stream {
    pub(super) fn plain(tcp: Tcp) -> Self {
        Self::new(Arc::clone(&tcp.gauge), Inner::Plain(tcp))
    }

    #[cfg(feature = "tls")]
    pub(super) fn tls(tls: tokio_rustls::client::TlsStream<Tcp>) -> Self {
        Self::new(Arc::clone(&tls.get_ref().0.gauge), Inner::Tls(Box::new(tls)))
    }

    fn new(gauge: Arc<Gauge>, inner: Inner) -> Self {
        Self { inner, gauge, buffer: vec![0; BUFFER] }
    }
}

impl Read for Stream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        mut cursor: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        let this = &mut *self;
        let room = cursor.remaining().min(this.buffer.len());
        let mut buffer = ReadBuf::new(&mut this.buffer[..room]);
        ready!(match &mut this.inner {
            Inner::Plain(tcp) => Pin::new(tcp).poll_read(cx, &mut buffer),
            #[cfg(feature = "tls")]
            Inner::Tls(tls) => Pin::new(tls).poll_read(cx, &mut buffer),
        })?;
        cursor.put_slice(buffer.filled());
        let read = buffer.filled().len();
        if read == this.buffer.len() && read < LARGEST_BUFFER {
            this.buffer.resize(read * 4, 0);
        }
        Poll::Ready(Ok(()))
    }
}

impl Write for Stream {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.gauge.set_flushed(false);
        match &mut self.inner {
            Inner::Plain(tcp) => Pin::new(tcp).poll_write(cx, bytes),
            #[cfg(feature = "tls")]
            Inner::Tls(tls) => Pin::new(tls).poll_write(cx, bytes),
        }
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.gauge.set_flushed(false);
        match &mut self.inner {
            Inner::Plain(tcp) => Pin::new(tcp).poll_write_vectored(cx, slices),
            #[cfg(feature = "tls")]
            Inner::Tls(tls) => Pin::new(tls).poll_write_vectored(cx, slices),
        }
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(match &mut self.inner {
            Inner::Plain(tcp) => Pin::new(tcp).poll_flush(cx),
            #[cfg(feature = "tls")]
            Inner::Tls(tls) => Pin::new(tls).poll_flush(cx),
        })?;
        self.gauge.set_flushed(true);
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.inner {
            Inner::Plain(tcp) => Pin::new(tcp).poll_shutdown(cx),
            #[cfg(feature = "tls")]
            Inner::Tls(tls) => Pin::new(tls).poll_shutdown(cx),
        }
    }
}

impl Tcp {
    pub(super) fn new(socket: TcpStream) -> Self {
        Self { socket, gauge: Arc::default(), is_drained: false }
    }

    pub(super) fn gauge(&self) -> Arc<Gauge> {
        Arc::clone(&self.gauge)
    }

    /// The peer's end, its error or its unasked bytes, which the kernel may hold while the reactor has not
    /// reported them; `None` where there is nothing to read.
    fn probe(&self, buffer: &mut ReadBuf<'_>) -> Option<io::Result<()>> {
        let socket = SockRef::from(&self.socket);
        match socket.peek(&mut [MaybeUninit::uninit()]) {
            Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted) => {
                None
            }
            Err(error) => Some(Err(error)),
            Ok(0) => Some(Ok(())),
            Ok(_) => {
                let mut socket: &Socket = &socket;
                Some(socket.read(buffer.initialize_unfilled()).map(|read| buffer.advance(read)))
            }
        }
    }

    /// Gives bytes to the kernel, which `write` does, and counts what it took.
    ///
    /// A server that refuses a long request answers and closes without reading to its end, so that writing fails while
    /// the answer lies in the socket. hyper would give up; here writing waits, and fails again, until everything is
    /// read: the end too, which may be the answer's own.
    fn give(
        &mut self,
        cx: &mut Context<'_>,
        write: impl FnOnce(Pin<&mut TcpStream>, &mut Context<'_>) -> Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        let mut gate = self.gauge.gate();
        // Where the message came while its connection was being driven, nobody has looked yet.
        let is_dead = gate.is_closed() || (gate.is_reused() && self.gauge.take_probe() && self.is_readable());
        if is_dead {
            return Poll::Ready(Err(io::ErrorKind::BrokenPipe.into()));
        }
        let error = match ready!(write(Pin::new(&mut self.socket), cx)) {
            Ok(accepted) => {
                gate.count(accepted);
                return Poll::Ready(Ok(accepted));
            }
            Err(error) => error,
        };
        if gate.has_sent() && !self.is_drained && self.is_readable() {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(Err(error))
    }

    /// Whether reading gives something, and be it the end, without waiting.
    fn is_readable(&self) -> bool {
        let found = SockRef::from(&self.socket).peek(&mut [MaybeUninit::uninit()]);
        !found.is_err_and(|error| error.kind() == io::ErrorKind::WouldBlock)
    }
}

impl AsyncRead for Tcp {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.gauge.take_probe()
            && let Some(found) = self.probe(buffer)
        {
            return Poll::Ready(found);
        }
        let before = buffer.filled().len();
        let result = ready!(Pin::new(&mut self.socket).poll_read(cx, buffer));
        self.is_drained = result.is_err() || buffer.filled().len() == before;
        Poll::Ready(result)
    }
}

impl AsyncWrite for Tcp {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.give(cx, |socket, cx| socket.poll_write(cx, bytes))
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.give(cx, |socket, cx| socket.poll_write_vectored(cx, slices))
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;
    use std::net::Shutdown;

    use tokio::io::AsyncReadExt as _;
    use tokio::net::TcpListener;

    use super::*;

    async fn pair() -> (Tcp, TcpStream) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let near = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        (Tcp::new(near), listener.accept().await.unwrap().0)
    }

    async fn write(tcp: &mut Tcp, bytes: &[u8]) -> io::Result<usize> {
        poll_fn(|cx| Pin::new(&mut *tcp).poll_write(cx, bytes)).await
    }

    #[tokio::test]
    async fn a_closed_gauge_tells_what_was_sent_and_lets_nothing_more_through() {
        for sent in [&b""[..], b"a part"] {
            let (mut tcp, mut far) = pair().await;
            write(&mut tcp, b"handshake ").await.unwrap();
            drop(tcp.gauge.begin(false));
            write(&mut tcp, sent).await.unwrap();
            assert_eq!(tcp.gauge.close(), !sent.is_empty());
            assert_eq!(write(&mut tcp, b"rest").await.unwrap_err().kind(), io::ErrorKind::BrokenPipe);
            drop(tcp);
            let mut received = Vec::new();
            far.read_to_end(&mut received).await.unwrap();
            assert_eq!(received, [b"handshake ", sent].concat());
        }
    }

    #[tokio::test]
    async fn a_message_that_nobody_looked_for_is_not_written_to_a_peer_that_has_left() {
        let (mut tcp, far) = pair().await;
        SockRef::from(&far).shutdown(Shutdown::Write).unwrap();
        drop(tcp.gauge.begin(true));
        assert_eq!(write(&mut tcp, b"message").await.unwrap_err().kind(), io::ErrorKind::BrokenPipe);
        assert!(!tcp.gauge.close());
    }
}

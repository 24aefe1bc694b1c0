use std::io;
use std::time::Duration;

use socket2::SockRef;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_rustls::server::TlsStream;

/// A connection with or without TLS.
#[derive(Debug)]
pub(super) enum Stream {
    Plain(TcpStream),
    Tls(Box<TlsStream<TcpStream>>),
}

impl Stream {
    pub(super) async fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(socket) => socket.read(buffer).await,
            Self::Tls(tls) => tls.read(buffer).await,
        }
    }

    pub(super) async fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Plain(socket) => socket.write_all(bytes).await,
            Self::Tls(tls) => {
                tls.write_all(bytes).await?;
                tls.flush().await
            }
        }
    }

    /// Sends bytes that are no TLS.
    pub(super) async fn send_raw(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Plain(socket) => socket.write_all(bytes).await,
            Self::Tls(tls) => tls.get_mut().0.write_all(bytes).await,
        }
    }

    /// Waits for bytes below TLS and leaves them there.
    pub(super) async fn touch(&self) -> io::Result<usize> {
        self.socket().peek(&mut [0]).await
    }

    pub(super) async fn close_notify(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(_) => Ok(()),
            Self::Tls(tls) => tls.shutdown().await,
        }
    }

    pub(super) fn half_close(&self) -> io::Result<()> {
        SockRef::from(self.socket()).shutdown(std::net::Shutdown::Write)
    }

    /// Makes dropping it a reset.
    pub(super) fn reset_on_drop(&self) -> io::Result<()> {
        SockRef::from(self.socket()).set_linger(Some(Duration::ZERO))
    }

    fn socket(&self) -> &TcpStream {
        match self {
            Self::Plain(socket) => socket,
            Self::Tls(tls) => tls.get_ref().0,
        }
    }
}

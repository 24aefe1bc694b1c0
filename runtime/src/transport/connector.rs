use std::error::Error as StdError;
use std::io;

use hyper::client::conn::http1::Builder;
use tokio::net::TcpStream;
use tokio::runtime::Handle;
use tokio::time::Instant;

use super::address::{Address, NoReactor, connect};
use super::stream::{Stream, Tcp};
use super::{Alarm, Lane, Stopped};
use crate::delivery::Phase;

/// hyper grows its buffer up to this, unless the header limit asks for more.
const READ_AHEAD: usize = 64 * 1024;

/// Opens connections to one place.
pub(crate) struct Connector {
    address: Address,
    http: Builder,
    #[cfg(feature = "tls")]
    tls: Option<super::Tls>,
}

/// Why there is no connection. Nothing of a request was sent.
#[derive(Debug)]
pub(crate) enum Unreached {
    /// The runtime was built without what a connection needs.
    NoDriver(&'static str),
    Failed {
        phase: Phase,
        /// `None` where the time was over.
        source: Option<Box<dyn StdError + Send + Sync>>,
        /// Whether trying again is of no use.
        is_permanent: bool,
    },
}

impl Connector {
    pub(crate) fn new(host: &str, port: u16, most_header_bytes: usize) -> Self {
        let mut http = Builder::new();
        http.max_header_size(most_header_bytes).max_buf_size(most_header_bytes.max(READ_AHEAD));
        Self {
            address: Address { host: host.into(), port },
            http,
            #[cfg(feature = "tls")]
            tls: None,
        }
    }

    #[cfg(feature = "tls")]
    pub(crate) fn with_tls(self, tls: super::Tls) -> Self {
        Self { tls: Some(tls), ..self }
    }

    pub(crate) async fn open(
        &self,
        runtime: &Handle,
        alarm: &mut Alarm,
        limit: Instant,
    ) -> Result<Lane, Unreached> {
        let mut phase = Phase::Resolve;
        alarm.arm(limit).map_err(|_| Unreached::NoDriver("timers"))?;
        // In a box, since it is rare and large: the future of every call would have room for it.
        match alarm.within(limit, Box::pin(self.reach(runtime, &mut phase))).await {
            Ok(Ok(lane)) => Ok(lane),
            Ok(Err(Failed { source, .. })) if is_without_reactor(&*source) => Err(Unreached::NoDriver("I/O")),
            Ok(Err(Failed { source, is_permanent })) => {
                Err(Unreached::Failed { phase, source: Some(source), is_permanent })
            }
            Err(Stopped::NoTimer) => Err(Unreached::NoDriver("timers")),
            Err(Stopped::Elapsed) => Err(Unreached::Failed { phase, source: None, is_permanent: false }),
        }
    }

    async fn reach(&self, runtime: &Handle, phase: &mut Phase) -> Result<Lane, Failed> {
        let addresses = self.address.resolve().await?;
        *phase = Phase::Connect;
        let socket = connect(addresses).await?;
        self.build(socket, runtime, phase).await
    }

    async fn build(&self, socket: TcpStream, runtime: &Handle, phase: &mut Phase) -> Result<Lane, Failed> {
        socket.set_nodelay(true)?;
        let tcp = Tcp::new(socket);
        let gauge = tcp.gauge();
        let stream = self.secure(tcp, phase).await?;
        Ok(Lane::open(&self.http, stream, gauge, runtime).await?)
    }

    #[cfg(feature = "tls")]
    async fn secure(&self, tcp: Tcp, phase: &mut Phase) -> Result<Stream, Failed> {
        let Some(tls) = &self.tls else { return Ok(Stream::plain(tcp)) };
        *phase = Phase::Tls;
        match tls.handshake(tcp).await {
            Ok(stream) => Ok(Stream::tls(stream)),
            Err(error) => {
                Err(Failed { is_permanent: super::tls::is_permanent(&error), source: error.into() })
            }
        }
    }

    #[cfg(not(feature = "tls"))]
    #[expect(clippy::unused_async, reason = "the other half of a feature")]
    async fn secure(&self, tcp: Tcp, _: &mut Phase) -> Result<Stream, Failed> {
        Ok(Stream::plain(tcp))
    }
}

#[cfg(test)]
impl Connector {
    /// A connection over a socket that a test has prepared.
    pub(crate) async fn open_over(&self, socket: TcpStream, runtime: &Handle) -> Lane {
        self.build(socket, runtime, &mut Phase::Connect).await.ok().unwrap()
    }
}

fn is_without_reactor(source: &(dyn StdError + Send + Sync + 'static)) -> bool {
    let error = source.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
    error.is_some_and(|inner| inner.is::<NoReactor>())
}

struct Failed {
    source: Box<dyn StdError + Send + Sync>,
    is_permanent: bool,
}

impl From<io::Error> for Failed {
    fn from(error: io::Error) -> Self {
        Self { source: error.into(), is_permanent: false }
    }
}

impl From<hyper::Error> for Failed {
    fn from(error: hyper::Error) -> Self {
        Self { source: error.into(), is_permanent: false }
    }
}

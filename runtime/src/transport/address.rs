use std::fmt;
use std::future::{Future, poll_fn};
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::net::{TcpStream, lookup_host};
use tokio::time::{Sleep, sleep};

/// How long one address is waited for before the next is tried beside it (RFC 8305 recommends this).
const HEAD_START: Duration = Duration::from_millis(250);

/// A host and a port to connect to.
#[derive(Clone, Debug)]
pub(super) struct Address {
    pub(super) host: Box<str>,
    pub(super) port: u16,
}

impl Address {
    /// The socket addresses of the host, its families in turn.
    pub(super) async fn resolve(&self) -> io::Result<Vec<SocketAddr>> {
        if let Ok(address) = self.host.parse::<IpAddr>() {
            return Ok(vec![SocketAddr::new(address, self.port)]);
        }
        let found = lookup_host((&*self.host, self.port)).await?;
        let addresses = alternate(found.collect());
        if addresses.is_empty() {
            return Err(io::Error::new(io::ErrorKind::NotFound, "the host has no address"));
        }
        Ok(addresses)
    }
}

/// Connects to the first address that answers. Each is given a head start over the next, so that one that
/// swallows everything does not hide the others.
pub(super) async fn connect(addresses: Vec<SocketAddr>) -> io::Result<TcpStream> {
    let [first, rest @ ..] = &addresses[..] else {
        return Err(io::Error::new(io::ErrorKind::NotFound, "the host has no address"));
    };
    if rest.is_empty() {
        return dial(*first).await;
    }
    let mut race = Race { waiting: addresses, running: Vec::new(), head_start: None, error: None };
    race.waiting.reverse();
    poll_fn(|cx| race.poll(cx)).await
}

/// The runtime was built without I/O.
#[derive(Debug)]
pub(super) struct NoReactor;

impl fmt::Display for NoReactor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the tokio runtime was built without I/O")
    }
}

impl std::error::Error for NoReactor {}

async fn dial(address: SocketAddr) -> io::Result<TcpStream> {
    let mut connecting = pin!(TcpStream::connect(address));
    poll_fn(|cx| {
        // tokio tells by a panic, and in no other way, that there is no reactor to watch the socket.
        catch_unwind(AssertUnwindSafe(|| connecting.as_mut().poll(cx)))
            .unwrap_or_else(|_| Poll::Ready(Err(io::Error::other(NoReactor))))
    })
    .await
}

type Connecting = Pin<Box<dyn Future<Output = io::Result<TcpStream>> + Send>>;

struct Race {
    /// In reverse.
    waiting: Vec<SocketAddr>,
    running: Vec<Connecting>,
    head_start: Option<Pin<Box<Sleep>>>,
    error: Option<io::Error>,
}

impl Race {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<TcpStream>> {
        loop {
            let mut index = 0;
            while let Some(connecting) = self.running.get_mut(index) {
                match connecting.as_mut().poll(cx) {
                    Poll::Ready(Ok(stream)) => return Poll::Ready(Ok(stream)),
                    Poll::Ready(Err(error)) => {
                        self.error = Some(error);
                        self.head_start = None;
                        drop(self.running.swap_remove(index));
                    }
                    Poll::Pending => index += 1,
                }
            }
            if let Some(head_start) = &mut self.head_start
                && head_start.as_mut().poll(cx).is_pending()
            {
                return Poll::Pending;
            }
            match self.waiting.pop() {
                Some(address) => {
                    self.running.push(Box::pin(dial(address)));
                    self.head_start = Some(Box::pin(sleep(HEAD_START)));
                }
                None if self.running.is_empty() => {
                    let none = || io::Error::new(io::ErrorKind::NotFound, "the host has no address");
                    return Poll::Ready(Err(self.error.take().unwrap_or_else(none)));
                }
                None => {
                    self.head_start = None;
                    return Poll::Pending;
                }
            }
        }
    }
}

fn alternate(addresses: Vec<SocketAddr>) -> Vec<SocketAddr> {
    let total = addresses.len();
    let preferred = addresses.first().is_some_and(SocketAddr::is_ipv6);
    let (first, second): (Vec<_>, Vec<_>) =
        addresses.into_iter().partition(|address| address.is_ipv6() == preferred);
    let (mut first, mut second) = (first.into_iter(), second.into_iter());
    let mut turns = Vec::with_capacity(total);
    while turns.len() < total {
        turns.extend(first.next());
        turns.extend(second.next());
    }
    turns
}

#[cfg(test)]
mod tests {
    use socket2::{Domain, Socket, Type};
    use tokio::net::TcpListener;

    use super::*;

    fn address(text: &str) -> SocketAddr {
        text.parse().unwrap()
    }

    #[test]
    fn families_take_turns_and_the_preferred_one_begins() {
        let (a, b, c) = (address("[::1]:1"), address("[::2]:1"), address("127.0.0.1:1"));
        assert_eq!(alternate(vec![a, b, c]), [a, c, b]);
        assert_eq!(alternate(vec![c, a, b]), [c, a, b]);
    }

    #[tokio::test]
    async fn a_refusing_address_does_not_hide_one_that_answers() {
        let gone = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let here = listener.local_addr().unwrap();
        assert_eq!(connect(vec![gone, here]).await.unwrap().peer_addr().unwrap(), here);
    }

    /// The clock leaps over the head start as soon as nothing else is to be done.
    #[tokio::test(start_paused = true)]
    async fn a_silent_address_does_not_hide_one_that_answers() {
        let deaf = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
        deaf.bind(&address("127.0.0.1:0").into()).unwrap();
        // Its queue has room for one; what comes then is dropped without a word.
        deaf.listen(0).unwrap();
        let silent = deaf.local_addr().unwrap().as_socket().unwrap();
        let _queued = std::net::TcpStream::connect(silent).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let here = listener.local_addr().unwrap();
        assert_eq!(connect(vec![silent, silent, here]).await.unwrap().peer_addr().unwrap(), here);
    }

    #[tokio::test]
    async fn when_no_address_answers_the_last_error_is_told() {
        let gone = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
        let error = connect(vec![gone, gone]).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::ConnectionRefused);
    }
}

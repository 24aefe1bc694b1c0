use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use http::Uri;
use http::uri::Scheme;

/// Where the user's server is called: `http`, and on this machine. The sandbox calls nobody else.
///
/// `"http://127.0.0.1:8000/callback".parse()` makes one.
#[derive(Clone, Debug)]
pub struct CallbackUrl {
    uri: Uri,
    /// Whether the server there has echoed. All worlds that call it know.
    is_confirmed: Arc<AtomicBool>,
}

/// Why a text is no [`CallbackUrl`]: it is not `http://`, its host is no loopback name, or it is no URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLocal;

impl FromStr for CallbackUrl {
    type Err = NotLocal;

    fn from_str(text: &str) -> Result<Self, NotLocal> {
        let uri: Uri = text.parse().map_err(|_| NotLocal)?;
        let authority = uri.authority().filter(|_| uri.scheme() == Some(&Scheme::HTTP)).ok_or(NotLocal)?;
        if authority.as_str().contains('@') || !is_loopback(authority.host()) {
            return Err(NotLocal);
        }
        Ok(Self { uri, is_confirmed: Arc::default() })
    }
}

impl CallbackUrl {
    pub(crate) fn is_confirmed(&self) -> bool {
        self.is_confirmed.load(Ordering::Relaxed)
    }

    /// Notes that the server has echoed.
    pub(crate) fn confirm(&self) {
        self.is_confirmed.store(true, Ordering::Relaxed);
    }

    /// As `Host` names it.
    pub(crate) fn authority(&self) -> &str {
        self.uri.authority().map_or("", |authority| authority.as_str())
    }

    /// What to connect to: `127.0.0.1:8000`, never a name that somebody else resolves.
    pub(crate) fn address(&self) -> (IpAddr, u16) {
        let host = self.uri.host().unwrap_or_default().trim_start_matches('[').trim_end_matches(']');
        let ip = host.parse().unwrap_or(IpAddr::from([127, 0, 0, 1]));
        (ip, self.uri.port_u16().unwrap_or(80))
    }

    /// The path with the query that it has, and more of one.
    pub(crate) fn path(&self, query: &str) -> String {
        let path = self.uri.path_and_query().map_or("/", |path| path.as_str());
        let link = if path.contains('?') { "&" } else { "?" };
        if query.is_empty() { path.to_owned() } else { format!("{path}{link}{query}") }
    }
}

impl fmt::Display for CallbackUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.uri.fmt(f)
    }
}

impl fmt::Display for NotLocal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not http:// with a loopback host; the sandbox calls this machine only")
    }
}

impl std::error::Error for NotLocal {}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse();
    address.is_ok_and(|address: IpAddr| address.to_canonical().is_loopback())
        || host.eq_ignore_ascii_case("localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_http_to_this_machine_passes() {
        for (text, authority, path) in [
            ("http://127.0.0.1:8000/callback", "127.0.0.1:8000", "/callback?echostr=1"),
            ("http://localhost/a?b=c", "localhost", "/a?b=c&echostr=1"),
            ("HTTP://[::1]:9", "[::1]:9", "/?echostr=1"),
        ] {
            let url: CallbackUrl = text.parse().unwrap();
            assert_eq!((url.authority(), url.path("echostr=1").as_str()), (authority, path));
            assert!(url.address().0.is_loopback());
        }
        for text in [
            "",
            "/callback",
            "127.0.0.1:8000",
            "https://127.0.0.1/",
            "ftp://127.0.0.1/",
            "http://example.com/",
            "http://10.0.0.1/",
            "http://0.0.0.0/",
            "http://127.0.0.1@example.com/",
            "http://user:secret@127.0.0.1/",
            "http://localhost.example.com/",
            "http://127.0.0.1.example.com/",
        ] {
            assert!(text.parse::<CallbackUrl>().is_err(), "{text}");
        }
    }
}

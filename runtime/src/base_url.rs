use std::net::IpAddr;

use http::{HeaderValue, Uri};

/// Where an API is reached, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BaseUrl {
    /// `https` and not `http`.
    pub(crate) is_secure: bool,
    /// A name or an address, the latter without brackets.
    pub(crate) host: String,
    pub(crate) port: u16,
    /// What `Host` says: the port is left out where it is the usual one.
    pub(crate) authority: HeaderValue,
    /// Empty, or a path that begins with a slash and does not end with one.
    pub(crate) path: String,
}

impl BaseUrl {
    /// Reads a URL. The error says what is wrong and what to do; it does not repeat the URL, which may hold
    /// a password.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text.is_empty() {
            return wrong("is empty", "give one like https://api.example.com/v1");
        }
        if text.as_bytes().contains(&b'#') {
            return wrong("has a fragment", "leave out the # and what follows");
        }
        if !text.contains("://") {
            return wrong("has no scheme", "begin it with https://");
        }
        let Ok(uri) = text.parse::<Uri>() else {
            return wrong(
                "is not a URL",
                "give one like https://api.example.com/v1, other characters percent-encoded",
            );
        };
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return wrong("has no host", "give one like https://api.example.com/v1");
        };
        let is_secure = match scheme {
            "https" => true,
            "http" => false,
            _ => return wrong("has an unknown scheme", "only https and http are spoken"),
        };
        if authority.as_str().as_bytes().contains(&b'@') {
            return wrong("holds a user name", "credentials are given to the client, not in the URL");
        }
        if uri.query().is_some() {
            return wrong("has a query", "leave out the ? and what follows");
        }
        let usual = if is_secure { 443 } else { 80 };
        let bracketed = authority.host();
        let port = match authority.as_str().strip_prefix(bracketed) {
            Some("" | ":") => usual,
            Some(rest) => match rest.strip_prefix(':').map(str::parse) {
                Some(Ok(port)) if port != 0 => port,
                _ => return wrong("has a wrong port", "a port is a number from 1 to 65535"),
            },
            None => return wrong("is not a URL", "give one like https://api.example.com/v1"),
        };
        let host = bracketed.trim_start_matches('[').trim_end_matches(']');
        if host.is_empty() {
            return wrong("has no host", "give one like https://api.example.com/v1");
        }
        let path = uri.path().trim_end_matches('/');
        if path.as_bytes().split(|byte| *byte == b'/').any(is_dots) {
            return wrong("has a . or .. in its path", "write the path it stands for");
        }
        let authority = if port == usual { bracketed.to_owned() } else { format!("{bracketed}:{port}") };
        let Ok(authority) = HeaderValue::try_from(authority) else {
            return wrong("has no usable host", "give one like https://api.example.com/v1");
        };
        Ok(Self { is_secure, host: host.to_owned(), port, authority, path: path.to_owned() })
    }

    /// Whether it names this machine, to which plain HTTP cannot be overheard.
    pub(crate) fn is_loopback(&self) -> bool {
        self.host.eq_ignore_ascii_case("localhost")
            || self.host.parse::<IpAddr>().is_ok_and(|address| address.to_canonical().is_loopback())
    }
}

#[cold]
fn wrong<T>(problem: &str, advice: &str) -> Result<T, String> {
    Err(format!("the base URL {problem}: {advice}"))
}

/// Whether a segment is `.` or `..`, of which each dot may be percent-encoded.
fn is_dots(segment: &[u8]) -> bool {
    let (mut rest, mut dots) = (segment, 0);
    while !rest.is_empty() {
        rest = match rest {
            [b'.', rest @ ..] | [b'%', b'2', b'e' | b'E', rest @ ..] => rest,
            _ => return false,
        };
        dots += 1;
    }
    matches!(dots, 1 | 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_taken_apart() {
        let url = BaseUrl::parse("https://api.sms.example.com/v1").unwrap();
        assert!(url.is_secure && !url.is_loopback());
        assert_eq!((url.host.as_str(), url.port, url.path.as_str()), ("api.sms.example.com", 443, "/v1"));
        assert_eq!(url.authority, "api.sms.example.com");
    }

    #[test]
    fn the_path_is_a_prefix_without_a_slash_behind() {
        for (text, path) in [
            ("https://h", ""),
            ("https://h/", ""),
            ("https://h//", ""),
            ("https://h/v1/", "/v1"),
            ("https://h/a%20b/v1", "/a%20b/v1"),
        ] {
            assert_eq!(BaseUrl::parse(text).unwrap().path, path, "{text}");
        }
    }

    #[test]
    fn the_host_header_leaves_the_usual_port_out() {
        for (text, authority) in [
            ("https://h:443/v1", "h"),
            ("http://h:80", "h"),
            ("https://h:", "h"),
            ("http://h:443", "h:443"),
            ("http://[::1]:8025/v1", "[::1]:8025"),
            ("http://[::1]", "[::1]"),
        ] {
            assert_eq!(BaseUrl::parse(text).unwrap().authority, authority, "{text}");
        }
    }

    #[test]
    fn this_machine_is_recognised() {
        for text in [
            "http://localhost:1",
            "http://LOCALHOST",
            "http://127.0.0.1",
            "http://127.9.9.9",
            "http://[::1]:5",
        ] {
            assert!(BaseUrl::parse(text).unwrap().is_loopback(), "{text}");
        }
        for text in [
            "http://localhost.example.com",
            "http://127.0.0.1.example.com",
            "http://10.0.0.1",
            "http://[::2]",
        ] {
            assert!(!BaseUrl::parse(text).unwrap().is_loopback(), "{text}");
        }
    }

    #[test]
    fn each_mistake_has_its_own_message() {
        for (text, part) in [
            ("", "is empty"),
            ("  ", "is empty"),
            ("api.example.com/v1", "has no scheme"),
            ("api.example.com", "has no scheme"),
            ("/v1", "has no scheme"),
            ("ftp://h/v1", "unknown scheme"),
            ("https://", "is not a URL"),
            ("https://:80/", "has no host"),
            ("https://user:secret@h/v1", "holds a user name"),
            ("https://h/v1?x=1", "has a query"),
            ("https://h/v1#top", "has a fragment"),
            ("https://h:0/", "wrong port"),
            ("https://h:99999/", "wrong port"),
            ("https://h/a/../b", "has a . or .."),
            ("https://h/%2E%2e/b", "has a . or .."),
            ("https://h/a b", "is not a URL"),
            ("https://h/\r\nx: y", "is not a URL"),
            ("https://h\u{e9}/", "is not a URL"),
        ] {
            let error = BaseUrl::parse(text).unwrap_err();
            assert!(error.contains(part), "{text:?}: {error}");
            assert!(!error.contains("secret"), "{error}");
        }
    }
}

use std::net::{IpAddr, SocketAddr};

use ::http::header::{HOST, ORIGIN};
use ::http::uri::Authority;
use ::http::{HeaderMap, HeaderName};

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Whether a request comes from this machine, was meant for it, and comes from no page but our own.
///
/// A page elsewhere that rebinds its name to 127.0.0.1 sends its own name as the host; one that sends a form or a
/// script's request across sends its own origin, or tells that it is another site.
pub(super) fn is_trusted(peer: SocketAddr, headers: &HeaderMap) -> bool {
    let Some(host) = headers.get(HOST).map(|host| host.as_bytes()) else { return false };
    let is_own_origin = headers.get(ORIGIN).is_none_or(|origin| {
        origin.as_bytes().strip_prefix(b"http://").is_some_and(|origin| origin.eq_ignore_ascii_case(host))
    });
    let is_own_site =
        headers.get(SEC_FETCH_SITE).is_none_or(|site| matches!(site.as_bytes(), b"same-origin" | b"none"));
    peer.ip().to_canonical().is_loopback() && is_loopback(host) && is_own_origin && is_own_site
}

fn is_loopback(authority: &[u8]) -> bool {
    let Ok(authority) = Authority::try_from(authority) else { return false };
    let host = authority.host().trim_start_matches('[').trim_end_matches(']');
    let is_address = host.parse().is_ok_and(|address: IpAddr| address.is_loopback());
    is_address || host.eq_ignore_ascii_case("localhost")
}

#[cfg(test)]
mod tests {
    use ::http::HeaderValue;

    use super::*;

    #[test]
    fn only_loopback_names_pass() {
        for local in ["127.0.0.1:8025", "127.0.0.1", "localhost:8025", "LOCALHOST", "[::1]:8025"] {
            assert!(is_loopback(local.as_bytes()), "{local}");
        }
        for other in
            ["", "example.com", "localhost.example.com:8025", "10.0.0.1:8025", "127.0.0.1.example.com"]
        {
            assert!(!is_loopback(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn a_page_of_another_origin_or_machine_is_refused() {
        let here = SocketAddr::from(([127, 0, 0, 1], 50_000));
        let mut headers = HeaderMap::new();
        assert!(!is_trusted(here, &headers));
        headers.insert(HOST, HeaderValue::from_static("localhost:8025"));
        assert!(is_trusted(here, &headers));
        assert!(!is_trusted(SocketAddr::from(([192, 168, 0, 7], 50_000)), &headers));
        for (origin, passes) in [
            ("http://localhost:8025", true),
            ("http://localhost:3000", false),
            ("http://127.0.0.1:8025", false),
            ("https://localhost:8025", false),
            ("https://example.com", false),
            ("null", false),
        ] {
            headers.insert(ORIGIN, HeaderValue::from_static(origin));
            assert_eq!(is_trusted(here, &headers), passes, "{origin}");
        }
    }

    #[test]
    fn a_request_that_another_site_began_is_refused_without_an_origin_too() {
        let here = SocketAddr::from(([127, 0, 0, 1], 50_000));
        let mut headers = HeaderMap::new();
        headers.insert(HOST, HeaderValue::from_static("localhost:8025"));
        for (site, passes) in
            [("same-origin", true), ("none", true), ("same-site", false), ("cross-site", false)]
        {
            headers.insert(SEC_FETCH_SITE, HeaderValue::from_static(site));
            assert_eq!(is_trusted(here, &headers), passes, "{site}");
        }
    }
}

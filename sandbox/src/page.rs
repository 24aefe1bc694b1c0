//! The inbox page: what a browser finds at `/`. Its files stand in `page/`, as they are served.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use bytes::Bytes;
use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderName, IF_NONE_MATCH, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderValue, Response, StatusCode};

/// A file that a browser gets.
#[derive(Debug)]
pub(crate) struct Asset {
    path: &'static str,
    content_type: &'static str,
    body: &'static str,
}

/// Finds the file of a path.
pub(crate) fn find(path: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.path == path)
}

impl Asset {
    /// The answer to a request with these headers: the file, or that the browser has it already.
    pub(crate) fn answer(&self, request: &HeaderMap) -> Response<Bytes> {
        let etag = self.etag();
        let is_known = request.get_all(IF_NONE_MATCH).iter().any(|known| names(known.as_bytes(), &etag));
        let (status, body) =
            if is_known { (StatusCode::NOT_MODIFIED, "") } else { (StatusCode::OK, self.body) };
        let mut answer = Response::new(Bytes::from_static(body.as_bytes()));
        *answer.status_mut() = status;
        let headers = answer.headers_mut();
        if !is_known {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        }
        if let Ok(etag) = HeaderValue::from_str(&etag) {
            headers.insert(ETAG, etag);
        }
        headers.extend(HEADERS.map(|(name, value)| (name, HeaderValue::from_static(value))));
        answer
    }

    fn etag(&self) -> String {
        let mut hasher = DefaultHasher::new();
        self.body.hash(&mut hasher);
        format!("\"{:016x}\"", hasher.finish())
    }
}

/// The page runs and shows what comes from here, asks here, and makes text of text: what parses HTML is forbidden
/// to its scripts altogether. A browser may keep the files, and asks each time whether they are still the same.
const HEADERS: [(HeaderName, &str); 6] = [
    (
        CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
    ),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (CACHE_CONTROL, "no-cache"),
];

const ASSETS: [Asset; 18] = [
    Asset { path: "/", content_type: HTML, body: include_str!("../page/index.html") },
    Asset { path: "/style.css", content_type: CSS, body: include_str!("../page/style.css") },
    Asset { path: "/icon.svg", content_type: SVG, body: include_str!("../page/icon.svg") },
    script("/theme.js", include_str!("../page/theme.js")),
    script("/app.js", include_str!("../page/app.js")),
    script("/codes.js", include_str!("../page/codes.js")),
    script("/control.js", include_str!("../page/control.js")),
    script("/dom.js", include_str!("../page/dom.js")),
    script("/events.js", include_str!("../page/events.js")),
    script("/keys.js", include_str!("../page/keys.js")),
    script("/list.js", include_str!("../page/list.js")),
    script("/live.js", include_str!("../page/live.js")),
    script("/message.js", include_str!("../page/message.js")),
    script("/messages.js", include_str!("../page/messages.js")),
    script("/schedules.js", include_str!("../page/schedules.js")),
    script("/signatures.js", include_str!("../page/signatures.js")),
    script("/templates.js", include_str!("../page/templates.js")),
    script("/words.js", include_str!("../page/words.js")),
];

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const SVG: &str = "image/svg+xml";

const fn script(path: &'static str, body: &'static str) -> Asset {
    Asset { path, content_type: "text/javascript; charset=utf-8", body }
}

/// Whether an `If-None-Match` names this tag. A weak tag will do.
fn names(known: &[u8], etag: &str) -> bool {
    known.split(|byte| *byte == b',').map(<[u8]>::trim_ascii).any(|tag| {
        let tag = tag.strip_prefix(b"W/").unwrap_or(tag);
        tag == b"*" || tag == etag.as_bytes()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_gets_a_file_once_and_then_hears_that_it_is_the_same() {
        let asset = find("/").unwrap();
        let first = asset.answer(&HeaderMap::new());
        assert_eq!(first.status(), StatusCode::OK);
        assert_eq!(first.headers()[CONTENT_TYPE], HTML);
        let etag = first.headers()[ETAG].to_str().unwrap();
        for (known, status) in [
            (etag.to_owned(), StatusCode::NOT_MODIFIED),
            (format!("\"other\" , W/{etag}"), StatusCode::NOT_MODIFIED),
            ("*".to_owned(), StatusCode::NOT_MODIFIED),
            ("\"other\"".to_owned(), StatusCode::OK),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(IF_NONE_MATCH, known.parse().unwrap());
            let again = asset.answer(&headers);
            assert_eq!(again.status(), status, "{known}");
            assert_eq!(again.body().is_empty(), status == StatusCode::NOT_MODIFIED, "{known}");
            assert_eq!(again.headers()[ETAG], etag);
        }
    }

    #[test]
    fn every_file_that_a_file_names_is_served() {
        for asset in &ASSETS {
            for named in quoted(asset.body).filter(|text| text.ends_with(".js") || text.ends_with(".css")) {
                let path = named.trim_start_matches('.');
                assert!(find(path).is_some(), "{} names {named}", asset.path);
            }
        }
    }

    #[test]
    fn no_file_comes_from_elsewhere_or_needs_what_the_policy_forbids() {
        let elsewhere = ["http://www.w3.org/2000/svg"];
        for Asset { path, body, .. } in &ASSETS {
            for forbidden in [
                "innerHTML",
                "outerHTML",
                "insertAdjacent",
                "document.write",
                "eval(",
                " style=\"",
                " onclick=",
            ] {
                assert!(!body.contains(forbidden), "{path} has {forbidden}");
            }
            for address in quoted(body).filter(|text| text.contains("//")) {
                assert!(elsewhere.contains(&address), "{path} names {address}");
            }
        }
    }

    fn quoted(text: &str) -> impl Iterator<Item = &str> {
        text.lines().flat_map(|line| line.split('"').skip(1).step_by(2))
    }
}

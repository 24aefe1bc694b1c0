use std::time::{Duration, SystemTime};

use http::{HeaderMap, header};

/// What `Retry-After` asks for: seconds, or a date. A date that is past means at once; a number too large for
/// us means for ever; anything else, a negative number among it, means nothing.
pub(crate) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    Some(date.duration_since(now).unwrap_or(Duration::ZERO))
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn parse(value: &str) -> Option<Duration> {
        let now = httpdate::parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT").unwrap();
        let mut headers = HeaderMap::new();
        headers.insert(header::RETRY_AFTER, HeaderValue::from_bytes(value.as_bytes()).unwrap());
        retry_after(&headers, now)
    }

    #[test]
    fn seconds_are_read() {
        assert_eq!(parse("0"), Some(Duration::ZERO));
        assert_eq!(parse(" 120 "), Some(Duration::from_secs(120)));
    }

    #[test]
    fn a_huge_number_means_for_ever() {
        assert_eq!(parse("99999999999999999999999999"), Some(Duration::from_secs(u64::MAX)));
    }

    #[test]
    fn a_date_means_the_time_until_it() {
        assert_eq!(parse("Sun, 06 Nov 1994 08:50:07 GMT"), Some(Duration::from_secs(30)));
        assert_eq!(parse("Sunday, 06-Nov-94 08:50:07 GMT"), Some(Duration::from_secs(30)));
        assert_eq!(parse("Sun Nov  6 08:50:07 1994"), Some(Duration::from_secs(30)));
    }

    #[test]
    fn a_past_date_means_at_once() {
        assert_eq!(parse("Sat, 05 Nov 1994 08:49:37 GMT"), Some(Duration::ZERO));
    }

    #[test]
    fn anything_else_means_nothing() {
        for value in
            ["", "-5", "+5", "1.5", "soon", "12 s", "0x10", "\u{663}", "Sun, 99 Nov 1994 08:49:37 GMT"]
        {
            assert_eq!(parse(value), None, "{value}");
        }
        assert_eq!(retry_after(&HeaderMap::new(), SystemTime::UNIX_EPOCH), None);
    }
}

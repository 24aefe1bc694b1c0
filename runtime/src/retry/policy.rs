use std::time::Duration;

use http::StatusCode;

use crate::delivery::Delivery;
use crate::meta::Idempotency;

/// What an attempt failed of, as far as it matters here.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Failure {
    /// Whether this attempt was executed.
    pub(crate) delivery: Delivery,
    /// Whether the same would happen again: a certificate, a value, a full pool.
    pub(crate) is_permanent: bool,
    /// The status of a complete answer.
    pub(crate) status: Option<StatusCode>,
    /// What the answer's `Retry-After` asks for.
    pub(crate) retry_after: Option<Duration>,
}

/// Whether to send again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    No,
    /// After a wait of our choice.
    Soon,
    /// Not before this much time has passed.
    After(Duration),
}

/// Whether a request may, and is worth to, be sent again after `failure`. `unavailable` is the client's
/// choice to take 503 with `Retry-After`, and 408, for a promise that nothing was executed.
pub(crate) fn wish(failure: Failure, idempotency: Idempotency, unavailable: bool) -> Wish {
    let repeatable = idempotency != Idempotency::None;
    let Some(status) = failure.status else {
        let may = match failure.delivery {
            Delivery::NotSent => !failure.is_permanent,
            Delivery::Unknown => repeatable,
            Delivery::Refused => false,
        };
        return if may { Wish::Soon } else { Wish::No };
    };
    match (status.as_u16(), failure.retry_after) {
        (429, Some(wait)) => Wish::After(wait),
        (503, Some(wait)) if repeatable || unavailable => Wish::After(wait),
        (408, _) if repeatable || unavailable => Wish::Soon,
        (500 | 502 | 503 | 504, wait) if repeatable => wait.map_or(Wish::Soon, Wish::After),
        _ => Wish::No,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WAIT: Option<Duration> = Some(Duration::from_secs(2));

    fn lost(delivery: Delivery) -> Failure {
        Failure { delivery, is_permanent: false, status: None, retry_after: None }
    }

    fn answered(status: u16, retry_after: Option<Duration>) -> Failure {
        let status = StatusCode::from_u16(status).ok();
        Failure { delivery: Delivery::Unknown, is_permanent: false, status, retry_after }
    }

    #[test]
    fn what_was_not_sent_is_sent_again() {
        for idempotency in [Idempotency::None, Idempotency::Idempotent, Idempotency::Safe] {
            assert_eq!(wish(lost(Delivery::NotSent), idempotency, false), Wish::Soon);
            let permanent = Failure { is_permanent: true, ..lost(Delivery::NotSent) };
            assert_eq!(wish(permanent, idempotency, true), Wish::No);
        }
    }

    #[test]
    fn what_may_have_been_executed_is_sent_again_only_if_that_does_no_harm() {
        for failure in
            [lost(Delivery::Unknown), answered(500, None), answered(502, None), answered(504, WAIT)]
        {
            assert_eq!(wish(failure, Idempotency::None, true), Wish::No, "{failure:?}");
            assert_ne!(wish(failure, Idempotency::Idempotent, false), Wish::No, "{failure:?}");
            assert_ne!(wish(failure, Idempotency::Safe, false), Wish::No, "{failure:?}");
        }
    }

    #[test]
    fn too_many_requests_is_repeated_only_when_the_server_says_after_how_long() {
        assert_eq!(wish(answered(429, WAIT), Idempotency::None, false), Wish::After(Duration::from_secs(2)));
        assert_eq!(wish(answered(429, None), Idempotency::Safe, true), Wish::No);
    }

    #[test]
    fn unavailable_is_repeated_only_by_choice() {
        assert_eq!(wish(answered(503, WAIT), Idempotency::None, false), Wish::No);
        assert_eq!(wish(answered(408, None), Idempotency::None, false), Wish::No);
        assert_eq!(wish(answered(503, WAIT), Idempotency::None, true), Wish::After(Duration::from_secs(2)));
        assert_eq!(wish(answered(408, None), Idempotency::None, true), Wish::Soon);
        assert_eq!(wish(answered(503, None), Idempotency::None, true), Wish::No);
    }

    #[test]
    fn a_refusal_is_never_repeated() {
        for status in [400, 401, 403, 404, 409, 413, 422, 501] {
            assert_eq!(wish(answered(status, WAIT), Idempotency::Safe, true), Wish::No, "{status}");
        }
    }
}

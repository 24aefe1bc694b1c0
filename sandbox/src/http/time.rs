use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970; before it they are negative.
pub(super) fn millis(time: SystemTime) -> i64 {
    let whole = |duration: Duration| i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
    match time.duration_since(UNIX_EPOCH) {
        Ok(since) => whole(since),
        Err(before) => -whole(before.duration()),
    }
}

//! Points in time, and how they stand on the wire. The arithmetic is short; a time library would be every
//! user's to compile.

mod calendar;
#[cfg(any(feature = "time", feature = "chrono", feature = "jiff"))]
mod convert;
mod format;

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

#[cfg(any(feature = "time", feature = "chrono", feature = "jiff"))]
pub use convert::MomentOutOfRange;
pub use format::TimeFormat;

/// A point in time, as exact as a nanosecond: what every date and time of an API can be made of, and what it
/// can be turned into.
///
/// It is made from and turned into [`SystemTime`], seconds or milliseconds since 1970, and, with the feature of
/// its name, the types of `time`, `chrono` and `jiff`.
///
/// ```
/// use std::time::SystemTime;
/// use sms_api::Moment;
///
/// let moment = Moment::from_unix_seconds(1_700_000_000);
/// assert_eq!(moment.to_string(), "2023-11-14T22:13:20Z");
/// assert_eq!(moment.system_time().map(Moment::from), Some(moment));
/// assert!(Moment::from(SystemTime::now()) > moment);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// Since 1970 in UTC, rounded down.
    seconds: i64,
    /// Below a second.
    nanos: u32,
}

impl Moment {
    /// So many seconds after 1970 began in UTC; before, where negative.
    #[must_use]
    pub const fn from_unix_seconds(seconds: i64) -> Self {
        Self { seconds, nanos: 0 }
    }

    /// So many milliseconds after 1970 began in UTC; before, where negative.
    #[must_use]
    pub const fn from_unix_millis(millis: i64) -> Self {
        Self { seconds: millis.div_euclid(1000), nanos: millis.rem_euclid(1000) as u32 * 1_000_000 }
    }

    /// The seconds since 1970 began in UTC, rounded down.
    #[must_use]
    pub const fn unix_seconds(self) -> i64 {
        self.seconds
    }

    /// The milliseconds since 1970 began in UTC, rounded down; the nearest there is where 64 bits do not hold
    /// them.
    #[must_use]
    pub const fn unix_millis(self) -> i64 {
        let millis = self.seconds as i128 * 1000 + (self.nanos / 1_000_000) as i128;
        if millis > i64::MAX as i128 {
            i64::MAX
        } else if millis < i64::MIN as i128 {
            i64::MIN
        } else {
            millis as i64
        }
    }

    /// The nanoseconds below the second.
    #[must_use]
    pub const fn subsec_nanos(self) -> u32 {
        self.nanos
    }

    /// As the system's time; `None` where that cannot hold it.
    #[must_use]
    pub fn system_time(self) -> Option<SystemTime> {
        let seconds = Duration::from_secs(self.seconds.unsigned_abs());
        let second =
            if self.seconds < 0 { UNIX_EPOCH.checked_sub(seconds) } else { UNIX_EPOCH.checked_add(seconds) };
        second?.checked_add(Duration::from_nanos(self.nanos.into()))
    }

    /// So many seconds and nanoseconds after 1970 began; the nanoseconds are below a second.
    #[cfg(any(feature = "time", feature = "chrono", feature = "jiff"))]
    const fn new(seconds: i64, nanos: u32) -> Self {
        Self { seconds, nanos }
    }
}

/// Exact, but for times so far away that their seconds do not fit 64 bits, which no system has.
impl From<SystemTime> for Moment {
    fn from(time: SystemTime) -> Self {
        match time.duration_since(UNIX_EPOCH) {
            Ok(since) => Self {
                seconds: i64::try_from(since.as_secs()).unwrap_or(i64::MAX),
                nanos: since.subsec_nanos(),
            },
            Err(before) => {
                let before = before.duration();
                let seconds = i64::try_from(before.as_secs()).map_or(i64::MIN, |seconds| -seconds);
                match before.subsec_nanos() {
                    0 => Self { seconds, nanos: 0 },
                    nanos => Self { seconds: seconds.saturating_sub(1), nanos: 1_000_000_000 - nanos },
                }
            }
        }
    }
}

/// In UTC, as RFC 3339 writes it.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |pattern| TimeFormat::Text { pattern, offset: 0 };
        f.write_str(&text("yyyy-MM-dd'T'HH:mm:ss").text(*self))?;
        if self.nanos != 0 {
            let digits = format!("{:09}", self.nanos);
            write!(f, ".{}", digits.trim_end_matches('0'))?;
        }
        f.write_str("Z")
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_before_1970_is_rounded_down() {
        let moment = Moment::from_unix_millis(-1);
        assert_eq!((moment.unix_seconds(), moment.subsec_nanos()), (-1, 999_000_000));
        assert_eq!(moment.unix_millis(), -1);
        assert_eq!(moment.to_string(), "1969-12-31T23:59:59.999Z");
        assert_eq!(Moment::from(UNIX_EPOCH - Duration::from_millis(1)), moment);
        assert_eq!(Moment::from(UNIX_EPOCH - Duration::from_secs(1)), Moment::from_unix_seconds(-1));
        assert_eq!(moment.system_time(), Some(UNIX_EPOCH - Duration::from_millis(1)));
    }

    #[test]
    fn what_is_beyond_everything_is_the_nearest_there_is() {
        assert_eq!(Moment::from_unix_seconds(i64::MAX).unix_millis(), i64::MAX);
        assert_eq!(Moment::from_unix_seconds(i64::MIN).unix_millis(), i64::MIN);
        assert_eq!(Moment::from_unix_millis(i64::MIN).unix_millis(), i64::MIN);
        let _ = (
            Moment::from_unix_seconds(i64::MAX).system_time(),
            Moment::from_unix_seconds(i64::MIN).to_string(),
        );
    }
}

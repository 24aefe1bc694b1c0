//! To and from the types of the time libraries, each behind a feature of its name.

use std::fmt;

use super::Moment;

const NANOS: i128 = 1_000_000_000;

/// A [`Moment`] so far away that the other type cannot hold it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MomentOutOfRange(());

impl fmt::Display for MomentOutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the moment is too far away for this type of date and time")
    }
}

impl std::error::Error for MomentOutOfRange {}

#[cfg(any(feature = "time", feature = "jiff"))]
impl Moment {
    fn nanos(self) -> i128 {
        i128::from(self.seconds) * NANOS + i128::from(self.nanos)
    }

    /// Of nanoseconds since 1970, which no library's type has so many of that the seconds do not fit.
    fn of_nanos(nanos: i128) -> Self {
        let seconds = i64::try_from(nanos.div_euclid(NANOS)).unwrap_or(i64::MAX);
        Self::new(seconds, nanos.rem_euclid(NANOS) as u32)
    }
}

#[cfg(feature = "time")]
impl From<time::OffsetDateTime> for Moment {
    fn from(time: time::OffsetDateTime) -> Self {
        Self::of_nanos(time.unix_timestamp_nanos())
    }
}

/// In UTC.
#[cfg(feature = "time")]
impl TryFrom<Moment> for time::OffsetDateTime {
    type Error = MomentOutOfRange;

    fn try_from(moment: Moment) -> Result<Self, MomentOutOfRange> {
        Self::from_unix_timestamp_nanos(moment.nanos()).map_err(|_| MomentOutOfRange(()))
    }
}

#[cfg(feature = "chrono")]
impl<Z: chrono::TimeZone> From<chrono::DateTime<Z>> for Moment {
    fn from(time: chrono::DateTime<Z>) -> Self {
        // A leap second has more than a second's nanoseconds there.
        Self::new(time.timestamp(), time.timestamp_subsec_nanos().min(NANOS as u32 - 1))
    }
}

#[cfg(feature = "chrono")]
impl TryFrom<Moment> for chrono::DateTime<chrono::Utc> {
    type Error = MomentOutOfRange;

    fn try_from(moment: Moment) -> Result<Self, MomentOutOfRange> {
        Self::from_timestamp(moment.seconds, moment.nanos).ok_or(MomentOutOfRange(()))
    }
}

#[cfg(feature = "jiff")]
impl From<jiff::Timestamp> for Moment {
    fn from(time: jiff::Timestamp) -> Self {
        Self::of_nanos(time.as_nanosecond())
    }
}

#[cfg(feature = "jiff")]
impl From<jiff::Zoned> for Moment {
    fn from(time: jiff::Zoned) -> Self {
        time.timestamp().into()
    }
}

#[cfg(feature = "jiff")]
impl TryFrom<Moment> for jiff::Timestamp {
    type Error = MomentOutOfRange;

    fn try_from(moment: Moment) -> Result<Self, MomentOutOfRange> {
        Self::from_nanosecond(moment.nanos()).map_err(|_| MomentOutOfRange(()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOMENTS: [Moment; 4] = [
        Moment::new(1_700_000_000, 123_456_789),
        Moment::new(-1, 999_999_999),
        Moment::new(0, 0),
        Moment::new(-62_135_596_800, 1),
    ];
    const FAR: [Moment; 2] = [Moment::new(i64::MAX, 0), Moment::new(i64::MIN, 0)];

    #[cfg(feature = "time")]
    #[test]
    fn a_time_of_time_is_the_same_moment() {
        for moment in MOMENTS {
            let time = time::OffsetDateTime::try_from(moment).unwrap();
            assert_eq!(Moment::from(time), moment);
            assert_eq!(time.unix_timestamp(), moment.unix_seconds());
        }
        assert!(FAR.iter().all(|far| time::OffsetDateTime::try_from(*far).is_err()));
        let offset = time::UtcOffset::from_hms(8, 0, 0).unwrap();
        let there = time::OffsetDateTime::UNIX_EPOCH.to_offset(offset);
        assert_eq!(Moment::from(there), Moment::from_unix_seconds(0));
    }

    #[cfg(feature = "chrono")]
    #[test]
    fn a_time_of_chrono_is_the_same_moment() {
        for moment in MOMENTS {
            let time = chrono::DateTime::try_from(moment).unwrap();
            assert_eq!(Moment::from(time), moment);
            let there = time.with_timezone(&chrono::FixedOffset::east_opt(28_800).unwrap());
            assert_eq!(Moment::from(there), moment);
        }
        assert!(FAR.iter().all(|far| chrono::DateTime::<chrono::Utc>::try_from(*far).is_err()));
    }

    #[cfg(feature = "jiff")]
    #[test]
    fn a_time_of_jiff_is_the_same_moment() {
        for moment in MOMENTS {
            let time = jiff::Timestamp::try_from(moment).unwrap();
            assert_eq!(Moment::from(time), moment);
            assert_eq!(Moment::from(time.to_zoned(jiff::tz::TimeZone::UTC)), moment);
        }
        assert!(FAR.iter().all(|far| jiff::Timestamp::try_from(*far).is_err()));
    }
}

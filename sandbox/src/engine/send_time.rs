use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// China's time is eight hours ahead of UTC, all year.
const OFFSET: u64 = 8 * 60 * 60;

const DAY: u64 = 24 * 60 * 60;

/// Reads `yyyy-MM-dd HH:mm:ss`, China's time. None where it is no such time, or is before 1970.
pub(crate) fn parse(text: &str) -> Option<SystemTime> {
    let pattern = b"0000-00-00 00:00:00";
    let fits =
        |(byte, wanted): (u8, &u8)| if *wanted == b'0' { byte.is_ascii_digit() } else { byte == *wanted };
    if text.len() != pattern.len() || !text.bytes().zip(pattern).all(fits) {
        return None;
    }
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    let is_date = (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day);
    if !is_date || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let years: u64 = (1970..year).map(|year| if is_leap(year) { 366 } else { 365 }).sum();
    let months: u64 = (1..month).map(|month| days_of(year, month)).sum();
    let local = (years + months + day - 1) * DAY + hour * 3_600 + minute * 60 + second;
    UNIX_EPOCH.checked_add(Duration::from_secs(local.checked_sub(OFFSET).filter(|_| year >= 1970)?))
}

/// Writes a time as [`parse`] reads it; parts of a second are left out.
pub(crate) fn format(time: SystemTime) -> String {
    let local = time.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs().saturating_add(OFFSET);
    let (mut days, second) = (local / DAY, local % DAY);
    let mut year = 1970;
    // A round of the calendar has 400 years.
    year += days / 146_097 * 400;
    days %= 146_097;
    while days >= if is_leap(year) { 366 } else { 365 } {
        days -= if is_leap(year) { 366 } else { 365 };
        year += 1;
    }
    let mut month = 1;
    while days >= days_of(year, month) {
        days -= days_of(year, month);
        month += 1;
    }
    let (hour, minute) = (second / 3_600, second / 60 % 60);
    format!("{year:04}-{month:02}-{:02} {hour:02}:{minute:02}:{:02}", days + 1, second % 60)
}

fn days_of(year: u64, month: u64) -> u64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap(year: u64) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(seconds)
    }

    #[test]
    fn a_send_time_is_read_as_china_s_time_and_written_the_same() {
        for (text, seconds) in [
            ("1970-01-01 08:00:00", 0),
            ("2017-07-01 09:00:00", 1_498_870_800),
            ("2024-02-29 23:59:59", 1_709_222_399),
            ("2023-11-15 06:13:20", 1_700_000_000),
            ("9999-12-31 23:59:59", 253_402_271_999),
        ] {
            assert_eq!(parse(text), Some(at(seconds)), "{text}");
            assert_eq!(format(at(seconds)), text);
        }
    }

    #[test]
    fn every_day_of_a_round_of_the_calendar_is_read_as_it_is_written() {
        for day in 0..146_097 {
            let time = at(day * DAY + day % DAY);
            assert_eq!(parse(&format(time)), Some(time));
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "2017-07-01",
            "2017-07-01T09:00:00",
            "2017-07-01 09:00:00 ",
            "2017-7-1 9:00:00",
            "2017-02-29 09:00:00",
            "2017-13-01 09:00:00",
            "2017-00-01 09:00:00",
            "2017-07-00 09:00:00",
            "2017-07-32 09:00:00",
            "2017-07-01 24:00:00",
            "2017-07-01 09:60:00",
            "2017-07-01 09:00:60",
            "1969-12-31 23:59:59",
            "1970-01-01 07:59:59",
            "+017-07-01 09:00:00",
            "２０１７-07-01 09:00:00",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}

//! Days and dates of the Gregorian calendar, counted in eras of 400 years whose years begin in March, so that
//! the leap day is the last of its year.

const DAYS_OF_ERA: i64 = 146_097;
/// From the first of March of the year 0 to 1970.
const DAYS_TO_1970: i64 = 719_468;

/// The days from 1970 to a date.
pub(super) fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * DAYS_OF_ERA + year * 365 + year / 4 - year / 100 + day_of_year - DAYS_TO_1970
}

/// Year, month and day of so many days after 1970.
pub(super) fn date(days: i64) -> (i64, i64, i64) {
    let days = days + DAYS_TO_1970;
    let era = days.div_euclid(DAYS_OF_ERA);
    let day = days.rem_euclid(DAYS_OF_ERA);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + i64::from(month <= 2), month, day)
}

pub(super) fn days_of_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_ten_thousand_years_follows_the_one_before() {
        let mut expected = (0, 1, 1);
        for day in days(0, 1, 1)..=days(9999, 12, 31) {
            assert_eq!(date(day), expected);
            assert_eq!(days(expected.0, expected.1, expected.2), day);
            let (year, month, of_month) = expected;
            expected = if of_month < days_of_month(year, month) {
                (year, month, of_month + 1)
            } else if month < 12 {
                (year, month + 1, 1)
            } else {
                (year + 1, 1, 1)
            };
        }
        assert_eq!(expected, (10_000, 1, 1));
        assert_eq!((days(1970, 1, 1), days(2000, 3, 1)), (0, 11_017));
    }
}

use super::Moment;
use super::calendar::{date, days, days_of_month};

const DAY: i64 = 86_400;

/// How a date and time stands on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeFormat {
    /// A text after a pattern of `yyyy`, `MM`, `dd`, `HH`, `mm`, `ss` and `SSS`, where `'…'` and everything that
    /// is no letter stand for themselves; of a clock that is so many seconds ahead of UTC.
    Text {
        /// The pattern, which the generator has checked.
        pattern: &'static str,
        /// The seconds ahead of UTC.
        offset: i32,
    },
    /// Seconds since 1970 in UTC.
    UnixSeconds,
    /// Milliseconds since 1970 in UTC.
    UnixMillis,
}

impl TimeFormat {
    /// Whether the text is a moment in this form.
    pub(crate) fn reads(&self, text: &str) -> bool {
        self.moment(text).is_some()
    }

    /// A moment as text; of a year below 0 or above 9999 one that [`moment`](Self::moment) refuses.
    pub(crate) fn text(&self, moment: Moment) -> String {
        let &Self::Text { pattern, offset } = self else { return self.count(moment).to_string() };
        let local = moment.seconds.saturating_add(offset.into());
        let (year, month, day) = date(local.div_euclid(DAY));
        let second = local.rem_euclid(DAY);
        let mut text = String::with_capacity(pattern.len());
        for token in tokens(pattern) {
            let (value, width) = match token {
                Token::Literal(literal) => {
                    text.push_str(literal);
                    continue;
                }
                Token::Part(b'y', width) => (year, width),
                Token::Part(b'M', width) => (month, width),
                Token::Part(b'd', width) => (day, width),
                Token::Part(b'H', width) => (second / 3600, width),
                Token::Part(b'm', width) => (second / 60 % 60, width),
                Token::Part(b's', width) => (second % 60, width),
                Token::Part(_, width) => ((moment.nanos / 1_000_000).into(), width),
            };
            text.push_str(&format!("{value:0width$}"));
        }
        text
    }

    /// A moment as a number.
    pub(crate) fn count(&self, moment: Moment) -> i64 {
        match self {
            Self::UnixMillis => moment.unix_millis(),
            Self::UnixSeconds | Self::Text { .. } => moment.unix_seconds(),
        }
    }

    /// The moment of a number.
    pub(crate) fn counted(&self, count: i64) -> Moment {
        match self {
            Self::UnixMillis => Moment::from_unix_millis(count),
            Self::UnixSeconds | Self::Text { .. } => Moment::from_unix_seconds(count),
        }
    }

    /// The moment of a text; `None` where it is not of this format, or no date and time that exists.
    pub(crate) fn moment(&self, text: &str) -> Option<Moment> {
        let &Self::Text { pattern, offset } = self else {
            return text.parse().ok().map(|count| self.counted(count));
        };
        let mut rest = text;
        let (mut year, mut month, mut day) = (1970, 1, 1);
        let (mut second, mut millis) = (0, 0);
        for token in tokens(pattern) {
            match token {
                Token::Literal(literal) => rest = rest.strip_prefix(literal)?,
                Token::Part(letter, width) => {
                    let (digits, behind) = rest.split_at_checked(width)?;
                    rest = behind;
                    let value = number(digits)?;
                    match letter {
                        b'y' => year = value,
                        b'M' => month = within(value, 1, 12)?,
                        b'd' => day = within(value, 1, 31)?,
                        b'H' => second += within(value, 0, 23)? * 3600,
                        b'm' => second += within(value, 0, 59)? * 60,
                        b's' => second += within(value, 0, 59)?,
                        _ => millis = value,
                    }
                }
            }
        }
        if !rest.is_empty() || day > days_of_month(year, month) {
            return None;
        }
        let seconds = days(year, month, day) * DAY + second - i64::from(offset);
        Some(Moment { seconds, nanos: u32::try_from(millis).ok()? * 1_000_000 })
    }
}

enum Token<'a> {
    Literal(&'a str),
    /// A letter, and how many digits stand for it.
    Part(u8, usize),
}

fn tokens(pattern: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = pattern;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let (token, length) =
            if let Some((quoted, _)) = rest.strip_prefix('\'').and_then(|quoted| quoted.split_once('\'')) {
                (Token::Literal(quoted), quoted.len() + 2)
            } else if first.is_ascii_alphabetic() {
                let width = rest.chars().take_while(|c| *c == first).count();
                (Token::Part(first as u8, width), width)
            } else {
                let length = rest.find(|c: char| c.is_ascii_alphabetic() || c == '\'').unwrap_or(rest.len());
                let length = length.max(first.len_utf8());
                (Token::Literal(&rest[..length]), length)
            };
        rest = &rest[length..];
        Some(token)
    })
}

fn number(digits: &str) -> Option<i64> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

fn within(value: i64, least: i64, most: i64) -> Option<i64> {
    (least..=most).contains(&value).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHINA: TimeFormat = TimeFormat::Text { pattern: "yyyy-MM-dd HH:mm:ss", offset: 28_800 };

    #[test]
    fn a_moment_is_written_as_its_clock_shows_it_and_read_back() {
        for (seconds, text) in [
            (0, "1970-01-01 08:00:00"),
            (1_709_222_399, "2024-02-29 23:59:59"),
            (-28_801, "1969-12-31 23:59:59"),
            (253_402_271_999, "9999-12-31 23:59:59"),
            (-62_167_219_200, "0000-01-01 08:00:00"),
        ] {
            let moment = Moment::from_unix_seconds(seconds);
            assert_eq!(CHINA.text(moment), text);
            assert_eq!(CHINA.moment(text), Some(moment), "{text}");
        }
    }

    #[test]
    fn every_pattern_is_written_and_read_back() {
        let moment = Moment::from_unix_millis(1_700_000_000_123);
        for (pattern, offset, text) in [
            ("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", 0, "2023-11-14T22:13:20.123Z"),
            ("yyyyMMddHHmmssSSS", -12_600, "20231114184320123"),
            ("dd.MM.yyyy HH:mm:ss,SSS", 3_600, "14.11.2023 23:13:20,123"),
            ("yyyy年MM月dd日HH:mm:ss.SSS", 28_800, "2023年11月15日06:13:20.123"),
        ] {
            let format = TimeFormat::Text { pattern, offset };
            assert_eq!(format.text(moment), text);
            assert_eq!(format.moment(text), Some(moment), "{pattern}");
        }
        assert_eq!(TimeFormat::UnixMillis.count(moment), 1_700_000_000_123);
        assert_eq!(TimeFormat::UnixMillis.counted(1_700_000_000_123), moment);
        assert_eq!(TimeFormat::UnixSeconds.count(moment), 1_700_000_000);
    }

    #[test]
    fn what_does_not_exist_is_no_moment() {
        for text in [
            "2023-02-29 00:00:00",
            "2024-13-01 00:00:00",
            "2024-00-10 00:00:00",
            "2024-01-01 24:00:00",
            "2024-01-01 00:60:00",
            "2024-01-01 00:00:60",
            "2024-1-1 0:0:0",
            "2024-01-01",
            "2024-01-01 00:00:00Z",
            "2024-01-01 +1:00:00",
            "日",
            "",
        ] {
            assert_eq!(CHINA.moment(text), None, "{text}");
        }
        for seconds in [253_402_272_000, -62_167_276_801, i64::MAX, i64::MIN] {
            let text = CHINA.text(Moment::from_unix_seconds(seconds));
            assert_eq!(CHINA.moment(&text), None, "{text}");
        }
    }
}

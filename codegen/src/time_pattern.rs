//! Patterns of dates and times as the vendors' pages write them: `yyyy-MM-dd HH:mm:ss`.

use std::ops::Range;

/// What is wrong with a pattern, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    pub(crate) at: Range<usize>,
    pub(crate) what: String,
    pub(crate) help: Option<String>,
}

/// Checks a pattern: each part once, and none without the next larger one.
pub(crate) fn check(pattern: &str) -> Result<(), Wrong> {
    let mut seen: Vec<Part> = Vec::new();
    for token in tokens(pattern) {
        let Token { at, kind } = token?;
        let Kind::Part(part) = kind else { continue };
        if seen.contains(&part) {
            let what = format!("`{}` stands here twice", part.letters());
            return Err(Wrong { at, what, help: None });
        }
        seen.push(part);
    }
    let needed = [Part::Year, Part::Month, Part::Day].into_iter();
    let time = [Part::Hour, Part::Minute, Part::Second, Part::Milli];
    let smallest = time.iter().rposition(|part| seen.contains(part)).unwrap_or(0);
    let missing = needed.chain(time[..smallest].iter().copied()).find(|part| !seen.contains(part));
    match missing {
        None => Ok(()),
        Some(part) => Err(Wrong {
            at: 0..pattern.len(),
            what: format!("`{}` is missing", part.letters()),
            help: Some(
                "a full one is `yyyy-MM-dd HH:mm:ss`; `unix-s` and `unix-ms` count since 1970".to_owned(),
            ),
        }),
    }
}

/// Whether a text is a date and time of a pattern that was checked, and one that exists.
pub(crate) fn fits(pattern: &str, text: &str) -> bool {
    let mut rest = text;
    let mut date = [1, 1, 1];
    for token in tokens(pattern) {
        let Ok(Token { at, kind }) = token else { return false };
        match kind {
            Kind::Literal => match rest.strip_prefix(&pattern[at]) {
                Some(behind) => rest = behind,
                None => return false,
            },
            Kind::Part(part) => {
                let Some((digits, behind)) = rest.split_at_checked(part.letters().len()) else {
                    return false;
                };
                let Some(value) = number(digits) else { return false };
                rest = behind;
                match part {
                    Part::Year => date[0] = value,
                    Part::Month => date[1] = value,
                    Part::Day => date[2] = value,
                    Part::Hour if value > 23 => return false,
                    Part::Minute | Part::Second if value > 59 => return false,
                    Part::Hour | Part::Minute | Part::Second | Part::Milli => {}
                }
            }
        }
    }
    let [year, month, day] = date;
    rest.is_empty() && (1..=12).contains(&month) && (1..=days(year, month)).contains(&day)
}

/// The seconds that `+08:00`, `-03:30` or `Z` is ahead of UTC.
pub(crate) fn offset(text: &str) -> Option<i32> {
    if text == "Z" {
        return Some(0);
    }
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (hours, minutes) = text[1..].split_once(':')?;
    let two = |digits: &str, most| number(digits).filter(|value| digits.len() == 2 && *value <= most);
    Some(sign * (two(hours, 14)? * 60 + two(minutes, 59)?) * 60)
}

/// An offset as it is written.
pub(crate) fn show_offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.unsigned_abs() / 60;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
    Milli,
}

impl Part {
    const ALL: [Self; 7] =
        [Self::Year, Self::Month, Self::Day, Self::Hour, Self::Minute, Self::Second, Self::Milli];

    fn letters(self) -> &'static str {
        match self {
            Self::Year => "yyyy",
            Self::Month => "MM",
            Self::Day => "dd",
            Self::Hour => "HH",
            Self::Minute => "mm",
            Self::Second => "ss",
            Self::Milli => "SSS",
        }
    }
}

struct Token {
    at: Range<usize>,
    kind: Kind,
}

enum Kind {
    /// The text at its place; of a quoted one, without the quotes.
    Literal,
    Part(Part),
}

fn tokens(pattern: &str) -> impl Iterator<Item = Result<Token, Wrong>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = &pattern[start..];
        let first = rest.chars().next()?;
        let token = token(rest, first);
        let (token, length) = match token {
            Ok((mut token, length)) => {
                token.at = start + token.at.start..start + token.at.end;
                (Ok(token), length)
            }
            Err(mut wrong) => {
                wrong.at = start + wrong.at.start..start + wrong.at.end;
                (Err(wrong), rest.len())
            }
        };
        start += length;
        Some(token)
    })
}

/// The first token of a text, and the bytes that it takes.
fn token(text: &str, first: char) -> Result<(Token, usize), Wrong> {
    if first == '\'' {
        return match text[1..].find('\'') {
            None => Err(Wrong { at: 0..text.len(), what: "the quote does not end".to_owned(), help: None }),
            Some(0) => Err(Wrong { at: 0..2, what: "nothing is quoted here".to_owned(), help: None }),
            Some(length) => Ok((Token { at: 1..1 + length, kind: Kind::Literal }, length + 2)),
        };
    }
    if first.is_control() {
        return Err(Wrong { at: 0..1, what: "a control character".to_owned(), help: None });
    }
    if !first.is_ascii_alphabetic() {
        let length = first.len_utf8();
        return Ok((Token { at: 0..length, kind: Kind::Literal }, length));
    }
    let length = text.chars().take_while(|c| *c == first).count();
    let letters = &text[..length];
    match Part::ALL.into_iter().find(|part| part.letters() == letters) {
        Some(part) => Ok((Token { at: 0..length, kind: Kind::Part(part) }, length)),
        None => {
            let meant = match first {
                'y' | 'Y' => Some(Part::Year),
                'M' => Some(Part::Month),
                'd' | 'D' => Some(Part::Day),
                'H' | 'h' => Some(Part::Hour),
                'm' => Some(Part::Minute),
                's' => Some(Part::Second),
                'S' => Some(Part::Milli),
                _ => None,
            };
            let help = meant.map_or_else(
                || format!("a letter that stands for itself is quoted: `'{letters}'`"),
                |part| format!("write `{}`", part.letters()),
            );
            Err(Wrong { at: 0..length, what: "not a part of a date and time".to_owned(), help: Some(help) })
        }
    }
}

fn number(digits: &str) -> Option<i32> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

fn days(year: i32, month: i32) -> i32 {
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
    fn a_pattern_has_a_whole_date_and_no_gap() {
        for right in [
            "yyyy-MM-dd HH:mm:ss",
            "yyyyMMdd",
            "dd.MM.yyyy HH",
            "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'",
            "yyyy年MM月dd日",
        ] {
            assert_eq!(check(right), Ok(()), "{right}");
        }
        for (wrong, at) in [
            ("HH:mm", 0..5),
            ("yyyy-MM-dd mm", 0..13),
            ("yyyy-MM-dd HH:mm:SSS", 0..20),
            ("yyyy-MM-DD", 8..10),
            ("yyyy-MM-ddTHH", 10..11),
            ("yyyy-MM-dd yyyy", 11..15),
            ("yyyy-MM-dd 'T", 11..13),
            ("yyyy-MM-dd ''", 11..13),
            ("%Y-%m-%d", 1..2),
            ("", 0..0),
        ] {
            assert_eq!(check(wrong).map_err(|wrong| wrong.at), Err(at), "{wrong}");
        }
    }

    #[test]
    fn a_date_that_does_not_exist_fits_no_pattern() {
        let pattern = "yyyy-MM-dd HH:mm:ss";
        for right in ["2024-02-29 23:59:59", "2000-02-29 00:00:00", "0000-01-01 00:00:00"] {
            assert!(fits(pattern, right), "{right}");
        }
        for wrong in [
            "2023-02-29 00:00:00",
            "1900-02-29 00:00:00",
            "2024-13-01 00:00:00",
            "2024-00-01 00:00:00",
            "2024-04-31 00:00:00",
            "2024-01-00 00:00:00",
            "2024-01-01 24:00:00",
            "2024-01-01 00:60:00",
            "2024-01-01 00:00:60",
            "2024-1-1 00:00:00",
            "2024-01-01 00:00:00 ",
            "2024-01-01 00:00",
            "2024-01-01T00:00:00",
            "2024-01-01 +0:00:00",
            "２024-01-01 00:00:00",
            "",
        ] {
            assert!(!fits(pattern, wrong), "{wrong}");
        }
        assert!(fits("yyyy'T'MM年dd", "2024T12年31"));
    }

    #[test]
    fn an_offset_is_a_sign_and_two_pairs_of_digits() {
        for (text, seconds) in
            [("Z", 0), ("+00:00", 0), ("+08:00", 28_800), ("-03:30", -12_600), ("+14:00", 50_400)]
        {
            assert_eq!(offset(text), Some(seconds), "{text}");
        }
        for wrong in ["", "8", "+8:00", "+0800", "08:00", "+08:60", "+15:00", "+08:0", "UTC+8", "+é8:00"] {
            assert_eq!(offset(wrong), None, "{wrong}");
        }
        assert_eq!(show_offset(-12_600), "-03:30");
        assert_eq!(show_offset(28_800), "+08:00");
    }
}

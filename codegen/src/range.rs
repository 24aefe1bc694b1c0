//! Ranges as Rust writes them: `1..=1000`, `4..`, `..=100`, `0..10`, and one value, `11`.

use std::ops::Range;

/// The lowest and the highest value, both within; what a side leaves open is `None`.
pub(crate) type Bounds<T> = (Option<T>, Option<T>);

/// Reads a range; what is wrong comes with its place in the text.
pub(crate) fn parse<T: Bound>(text: &str) -> Result<Bounds<T>, Wrong> {
    let Some(dots) = text.find("..") else {
        let value = T::read(text, trim(text, 0..text.len()))?;
        return Ok((Some(value), Some(value)));
    };
    let inclusive = text[dots + 2..].starts_with('=');
    let behind = dots + 2 + usize::from(inclusive);
    let start = bound::<T>(text, trim(text, 0..dots))?;
    let end_at = trim(text, behind..text.len());
    let end = bound::<T>(text, end_at.clone())?;
    let end = match end {
        None if inclusive => {
            return Err(Wrong::syntax(dots..behind, "`..=` needs a value behind it"));
        }
        Some(end) if !inclusive => {
            Some(end.before().ok_or_else(|| Wrong::empty(end_at, "nothing is below this value"))?)
        }
        end => end,
    };
    match (start, end) {
        (None, None) => Err(Wrong::syntax(0..text.len(), "a range needs a value on one side")),
        (Some(start), Some(end)) if start > end => {
            Err(Wrong::empty(0..text.len(), "the first value is above the last"))
        }
        bounds => Ok(bounds),
    }
}

/// Shows bounds as a range.
pub(crate) fn show<T: Bound>((low, high): Bounds<T>) -> String {
    match (low, high) {
        (Some(low), Some(high)) if low == high => low.to_string(),
        (Some(low), Some(high)) => format!("{low}..={high}"),
        (Some(low), None) => format!("{low}.."),
        (None, Some(high)) => format!("..={high}"),
        (None, None) => "..".to_owned(),
    }
}

/// A value that a range can begin or end with.
pub(crate) trait Bound: Copy + PartialOrd + std::fmt::Display {
    fn read(text: &str, at: Range<usize>) -> Result<Self, Wrong>;
    /// The highest value below this one.
    fn before(self) -> Option<Self>;
}

impl Bound for i128 {
    fn read(text: &str, at: Range<usize>) -> Result<Self, Wrong> {
        let digits = digits(text, &at)?;
        digits.parse().map_err(|_| {
            let what =
                if digits.contains('.') { "this range has whole numbers only" } else { "not a number" };
            Wrong::syntax(at, what)
        })
    }

    fn before(self) -> Option<Self> {
        self.checked_sub(1)
    }
}

impl Bound for f64 {
    fn read(text: &str, at: Range<usize>) -> Result<Self, Wrong> {
        let value: Option<Self> = digits(text, &at)?.parse().ok();
        value.filter(|value| value.is_finite()).ok_or_else(|| Wrong::syntax(at, "not a number"))
    }

    fn before(self) -> Option<Self> {
        Some(self.next_down()).filter(|value| value.is_finite())
    }
}

/// What is wrong with a range, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    pub(crate) at: Range<usize>,
    pub(crate) what: &'static str,
    /// A range by its form, but one without values.
    pub(crate) empty: bool,
}

impl Wrong {
    fn syntax(at: Range<usize>, what: &'static str) -> Self {
        Self { at, what, empty: false }
    }

    fn empty(at: Range<usize>, what: &'static str) -> Self {
        Self { at, what, empty: true }
    }
}

fn bound<T: Bound>(text: &str, at: Range<usize>) -> Result<Option<T>, Wrong> {
    if at.is_empty() { Ok(None) } else { T::read(text, at).map(Some) }
}

fn digits(text: &str, at: &Range<usize>) -> Result<String, Wrong> {
    let part = &text[at.clone()];
    let plain = part.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'_' | b'-' | b'.'));
    if plain && part.bytes().any(|b| b.is_ascii_digit()) {
        Ok(part.replace('_', ""))
    } else {
        Err(Wrong::syntax(at.clone(), "not a number"))
    }
}

fn trim(text: &str, at: Range<usize>) -> Range<usize> {
    let part = &text[at.clone()];
    let start = at.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_rust_reads_them() {
        for (text, bounds) in [
            ("1..=1000", (Some(1), Some(1000))),
            ("1..", (Some(1), None)),
            ("..=100", (None, Some(100))),
            ("0..10", (Some(0), Some(9))),
            ("..10", (None, Some(9))),
            ("11", (Some(11), Some(11))),
            (" -5 ..= 1_000 ", (Some(-5), Some(1000))),
        ] {
            assert_eq!(parse::<i128>(text), Ok(bounds), "{text}");
        }
        assert_eq!(parse::<f64>("0.5..=1.5"), Ok((Some(0.5), Some(1.5))));
        assert_eq!(parse::<f64>("0..1"), Ok((Some(0.0), Some(1.0_f64.next_down()))));
    }

    #[test]
    fn what_is_no_range_is_refused_at_its_place() {
        for (text, at, empty) in [
            ("5..=4", 0..5, true),
            ("5..5", 0..4, true),
            ("..", 0..2, false),
            ("1..=", 1..4, false),
            ("one..=5", 0..3, false),
            ("1-5", 0..3, false),
            ("1..=5x", 4..6, false),
            ("", 0..0, false),
            ("1.5..=2", 0..3, false),
        ] {
            let wrong = parse::<i128>(text).unwrap_err();
            assert_eq!((wrong.at, wrong.empty), (at, empty), "{text}");
        }
    }
}

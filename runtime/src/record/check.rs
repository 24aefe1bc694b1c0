use std::borrow::Cow;
use std::fmt;

use super::path::{At, Step};
use super::rule::Time;
use super::{Chars, Field, ListView, MapView, Mask, Need, RecordView, Rule, View};
use crate::error::Violation;
use crate::moment::TimeFormat;

/// Everything that a record may not hold, each with its path. Without `limits` only what no request can
/// carry: a number that is not finite.
pub(crate) fn check(record: &dyn RecordView, limits: bool) -> Vec<Violation> {
    let mut walk = Walk { limits, found: Vec::new() };
    walk.record(record, None);
    walk.found
}

/// What is wrong with the absence of a field, if anything.
pub(crate) fn missing(record: &dyn RecordView, field: &Field) -> Option<String> {
    match field.need {
        Need::Optional => None,
        Need::Required => Some("is required".into()),
        Need::When(other, values) => {
            let value = values.iter().find(|value| is_text(record.field(other), value))?;
            let other = record.fields().get(other)?;
            Some(match other.rule.mask {
                Mask::Sensitive => format!("is required with this `{}`", other.name()),
                Mask::Plain => format!("is required when `{}` is {value}", other.name()),
            })
        }
        Need::With(others) => {
            let is_there = |other: &&usize| !matches!(record.field(**other), View::Absent);
            let name = record.fields().get(*others.iter().find(is_there)?).map_or("", |field| field.name());
            Some(format!("is required with `{name}`"))
        }
    }
}

/// A value of a kind that few APIs have. Behind this trait what judges one is in a program only if one of its records has it.
pub trait Checked {
    /// Why no request can carry it, if it cannot.
    fn problem(&self) -> Option<&'static str>;
    /// Everything that a rule has against it.
    fn problems(&self, rule: &Rule) -> [Option<String>; 2];
}

struct Walk {
    limits: bool,
    found: Vec<Violation>,
}

impl Walk {
    fn record(&mut self, record: &dyn RecordView, at: Option<&At<'_>>) {
        for (index, field) in record.fields().iter().enumerate() {
            let here = At::new(at, Step::Field(field.name()));
            match record.field(index) {
                View::Absent if self.limits => {
                    if let Some(problem) = missing(record, field) {
                        self.add(&here, problem);
                    }
                }
                view => self.value(view, field.rule, &here),
            }
        }
    }

    fn value(&mut self, view: View<'_>, rule: &'static Rule, at: &At<'_>) {
        let problem = match view {
            View::Float(number) => number.problem(),
            View::File(file) => file.problem(),
            _ => None,
        };
        if let Some(problem) = problem {
            self.add(at, problem.into());
        } else if self.limits {
            rule.problems(view).into_iter().flatten().for_each(|problem| self.add(at, problem));
        }
        let each = rule.each.unwrap_or(&Rule::NONE);
        match view {
            View::List(list) => self.list(list, each, at),
            View::Map(map) => self.map(map, each, at),
            View::Record(record) => self.record(record, Some(at)),
            _ => {}
        }
    }

    fn list(&mut self, list: &dyn ListView, each: &'static Rule, at: &At<'_>) {
        for index in 0..list.count() {
            self.value(list.item(index), each, &At::new(Some(at), Step::Index(index)));
        }
    }

    fn map(&mut self, map: &dyn MapView, each: &'static Rule, at: &At<'_>) {
        map.each(&mut |key, value| {
            self.value(value, each, &At::new(Some(at), Step::Key(Cow::Borrowed(key))));
            true
        });
    }

    fn add(&mut self, at: &At<'_>, problem: String) {
        self.found.push(Violation::new(at.to_string(), problem));
    }
}

impl Rule {
    /// Whether this value by itself, and not what is in it, breaks the rule.
    pub(crate) fn is_broken(&self, view: View<'_>) -> bool {
        self.problems(view).iter().any(Option::is_some)
    }

    /// Everything that is wrong with this value by itself. It tells sizes and never the value.
    pub(crate) fn problems(&self, view: View<'_>) -> [Option<String>; 2] {
        match view {
            View::Absent | View::Bool(_) | View::Record(_) => [None, None],
            View::Str(text) => [self.length_problem(text), self.content_problem(text)],
            View::Int(number) => [self.integer_problem(number.into()), None],
            View::UInt(number) => [self.integer_problem(number.into()), None],
            View::Float(number) => number.problems(self),
            View::File(file) => file.problems(self),
            View::List(list) => [size_problem(self.items, list.count() as u64, "item"), None],
            View::Map(map) => [size_problem(self.items, map.count() as u64, "entry"), None],
        }
    }

    fn length_problem(&self, text: &str) -> Option<String> {
        // Most rules say nothing of the length: it is not counted for them.
        let bounds = self.length?;
        let count = if text.is_ascii() { text.len() } else { text.chars().count() };
        size_problem(Some(bounds), count as u64, "character")
    }

    /// A text of certain characters is no date and time, and the other way round.
    fn content_problem(&self, text: &str) -> Option<String> {
        let Some(chars) = self.chars else { return self.time_problem(text) };
        let position = text.chars().position(|character| !chars.contains(character))?;
        Some(format!("must consist of {chars}, and character {} is none", position + 1))
    }

    fn time_problem(&self, text: &str) -> Option<String> {
        let Time { format, reads } = self.time?;
        let &TimeFormat::Text { pattern, .. } = format else { return None };
        (!reads(format, text)).then(|| format!("must be a date and time that exists, as `{pattern}`"))
    }

    fn integer_problem(&self, number: i128) -> Option<String> {
        let (least, most) = self.range?;
        if number >= least && number <= most {
            return None;
        }
        // A side that the spec leaves open ends where 64 bits do, or beyond; only the other one is told then.
        Some(if number < least && most >= i128::from(i64::MAX) {
            format!("must be at least {}", Integer(least))
        } else if number > most && least <= i128::from(i64::MIN) {
            format!("must be at most {}", Integer(most))
        } else {
            Between(Integer(least), Integer(most)).to_string()
        })
    }
}

/// What is wrong with a size, if there are bounds to it.
#[inline]
pub(crate) fn size_problem(bounds: Option<(u64, u64)>, count: u64, noun: &'static str) -> Option<String> {
    let bounds = bounds?;
    (count < bounds.0 || count > bounds.1).then(|| Size(bounds, count, noun).to_string())
}

impl Chars {
    pub(crate) fn contains(self, character: char) -> bool {
        match self {
            Self::Digits => character.is_ascii_digit(),
            Self::Letters => character.is_ascii_alphabetic(),
            Self::Alphanumeric => character.is_ascii_alphanumeric(),
            Self::Ascii => matches!(character, ' '..='~'),
        }
    }
}

impl fmt::Display for Chars {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Digits => "the digits 0 to 9",
            Self::Letters => "the letters A to Z and a to z",
            Self::Alphanumeric => "the digits 0 to 9 and the letters A to Z and a to z",
            Self::Ascii => "printable ASCII characters",
        })
    }
}

/// A wrong size: bounds, what was found, and of what.
struct Size((u64, u64), u64, &'static str);

/// A bound of a field's own type, which has 64 bits at most: how 128 are written need not be in the program.
struct Integer(i128);

impl fmt::Display for Integer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match u64::try_from(self.0) {
            Ok(number) => number.fmt(f),
            Err(_) => i64::try_from(self.0).unwrap_or(i64::MIN).fmt(f),
        }
    }
}

/// A range that a number missed.
pub(crate) struct Between<T>(pub(crate) T, pub(crate) T);

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let &Self((least, most), count, noun) = self;
        f.write_str("must have ")?;
        match (least, most) {
            _ if least == most => write!(f, "{}", Counted(most, noun))?,
            (_, u64::MAX) => write!(f, "at least {}", Counted(least, noun))?,
            (0, _) => write!(f, "at most {}", Counted(most, noun))?,
            _ => write!(f, "{least} to {}", Counted(most, noun))?,
        }
        write!(f, ", has {count}")
    }
}

/// A number of things.
struct Counted(u64, &'static str);

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0, self.1) {
            (1, noun) => write!(f, "1 {noun}"),
            (count, "entry") => write!(f, "{count} entries"),
            (count, noun) => write!(f, "{count} {noun}s"),
        }
    }
}

impl<T: fmt::Display> fmt::Display for Between<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "must be between {} and {}", self.0, self.1)
    }
}

/// Whether a value is this one, written as text.
pub(crate) fn is_text(view: View<'_>, text: &str) -> bool {
    match view {
        View::Str(value) => value == text,
        View::Int(value) => text.parse() == Ok(value),
        View::UInt(value) => text.parse() == Ok(value),
        View::Float(value) => value.is(text),
        View::Bool(value) => text.parse() == Ok(value),
        _ => false,
    }
}

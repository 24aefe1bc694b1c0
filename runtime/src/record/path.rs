use std::borrow::Cow;
use std::fmt;

use super::mask::Safe;

/// A step from a value to one inside it.
#[derive(Clone, Debug)]
pub(crate) enum Step<'a> {
    /// A record's field, by its name on the wire.
    Field(&'static str),
    /// A map's entry.
    Key(Cow<'a, str>),
    /// A list's item.
    Index(usize),
}

/// Where a value stands: a chain up to the root that lives on the stack and becomes text only when something
/// is wrong there.
pub(crate) struct At<'a> {
    parent: Option<&'a At<'a>>,
    step: Step<'a>,
}

impl<'a> At<'a> {
    pub(crate) fn new(parent: Option<&'a At<'a>>, step: Step<'a>) -> Self {
        Self { parent, step }
    }
}

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
        }
        write_step(&self.step, self.parent.is_none(), f)
    }
}

/// The path of steps that were collected from the inside out.
pub(crate) fn render(inside_out: &[Step<'_>]) -> String {
    struct Path<'a>(&'a [Step<'a>]);

    impl fmt::Display for Path<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let last = self.0.len().saturating_sub(1);
            self.0.iter().enumerate().rev().try_for_each(|(index, step)| write_step(step, index == last, f))
        }
    }

    Path(inside_out).to_string()
}

fn write_step(step: &Step<'_>, first: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let dot = if first { "" } else { "." };
    match step {
        Step::Field(name) => write!(f, "{dot}{name}"),
        Step::Key(key) if is_plain(key) => write!(f, "{dot}{key}"),
        Step::Key(key) => write!(f, "[\"{}\"]", Safe(key)),
        Step::Index(index) => write!(f, "[{index}]"),
    }
}

fn is_plain(key: &str) -> bool {
    let mut bytes = key.bytes();
    key.len() <= 64
        && bytes.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphabetic() || byte == b'_' || byte.is_ascii_digit())
        && !super::mask::has_long_number(key)
}

//! What is wrong with a spec: one value per mistake, with its place.

mod code;
mod log;
mod render;

use std::fmt;

pub use code::{Code, UnknownCode};
pub(crate) use log::{Draft, Log};
pub use render::{Style, render};

use crate::source::Place;

/// One mistake in a spec.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The kind of mistake: stable, documented, and explained by `sms-api explain`.
    pub code: Code,
    /// Whether it keeps the spec from compiling.
    pub severity: Severity,
    /// The name of the file, as [`Source::name`](crate::Source::name) has it.
    pub file: String,
    /// Where it is.
    pub place: Place,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What stands at the place, beside the caret; may be empty.
    pub label: String,
    /// What to do, one sentence each.
    pub help: Vec<String>,
    /// Other places that belong to it, such as a first definition.
    pub related: Vec<Related>,
}

/// Another place that belongs to a diagnostic.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Related {
    /// Where it is.
    pub place: Place,
    /// What it has to do with it.
    pub message: String,
}

/// How bad a mistake is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// The spec does not compile.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
        })
    }
}

/// One line: `path:line:column: error[E0001]: message`.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, severity, file, place, message, .. } = self;
        write!(f, "{file}:{}:{}: {severity}[{code}]: {message}", place.line, place.column)
    }
}

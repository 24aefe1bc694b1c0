use std::fmt;
use std::str::Utf8Error;

use crate::record::{Step, render};

/// Why a document could not be read into a value: what, where in the value, and where in the text. It holds
/// no value of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    path: String,
    problem: String,
    line: usize,
    column: usize,
}

impl Mistake {
    /// `skipped` bytes stood before the text that was read.
    #[cold]
    pub(super) fn new(error: &serde_json::Error, inside_out: &[Step<'_>], skipped: usize) -> Self {
        let column = if error.line() <= 1 { error.column() + skipped } else { error.column() };
        Self { path: render(inside_out), problem: problem(error), line: error.line().max(1), column }
    }

    #[cold]
    pub(super) fn invalid_utf8(body: &[u8], error: Utf8Error) -> Self {
        let before = body.get(..error.valid_up_to()).unwrap_or(body);
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        let column = 1 + before.iter().rev().take_while(|byte| **byte != b'\n').count();
        Self { path: String::new(), problem: "invalid UTF-8".into(), line, column }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        write!(f, "{} (line {}, column {})", self.problem, self.line, self.column)
    }
}

/// The error's text without the position that serde_json appends.
#[cold]
pub(super) fn problem(error: &serde_json::Error) -> String {
    let mut text = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    if text.ends_with(&position) {
        text.truncate(text.len() - position.len());
    }
    text
}

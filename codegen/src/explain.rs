//! The documentation of the diagnostics, code by code.

use crate::diagnostic::Code;

/// The page, which the package carries with it.
const PAGE: &str = include_str!("../docs/diagnostics.md");

impl Code {
    /// What the code means, with a wrong and a mended example, as Markdown: its part of the page
    /// `docs/diagnostics.md`.
    #[must_use]
    pub fn explanation(self) -> &'static str {
        let heading =
            |line: &str| line.strip_prefix("## ").is_some_and(|title| title.starts_with(self.as_str()));
        let mut at = 0;
        let mut start = None;
        for line in PAGE.split_inclusive('\n') {
            if heading(line) {
                start = Some(at);
            } else if let (Some(start), true) = (start, line.starts_with("## ")) {
                return PAGE[start..at].trim_end();
            }
            at += line.len();
        }
        start.map_or(self.title(), |start| PAGE[start..].trim_end())
    }
}

//! The text of a spec, and places in it.

use std::ops::Range;

/// A spec file: the name to show for it and its bytes, as they were read.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    bytes: Vec<u8>,
}

impl Source {
    /// `name` is what diagnostics show as the file: usually the path as the user wrote it.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into() }
    }

    /// The name to show.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The bytes as they were given, a byte order mark included.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The text, a byte order mark included, or the span of the first bytes that are not UTF-8.
    pub(crate) fn text(&self) -> Result<&str, Span> {
        std::str::from_utf8(&self.bytes).map_err(|error| {
            let start = error.valid_up_to();
            let len = error.error_len().unwrap_or(self.bytes.len() - start);
            Span::new(start, start + len)
        })
    }
}

/// A range of bytes of a source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Span {
    pub(crate) fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// The part of a text that begins at this span's start: `range` counts from there.
    pub(crate) fn at(start: usize, range: Range<usize>) -> Self {
        Self::new(start + range.start, start + range.end)
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// A place in a source: bytes for machines, line and column for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The bytes, counted from the file's start; a byte order mark counts.
    pub bytes: Range<usize>,
    /// The line of the first character, from 1.
    pub line: usize,
    /// The column of the first character, from 1, in characters; a byte order mark is none.
    pub column: usize,
    /// The line behind the last character.
    pub end_line: usize,
    /// The column behind the last character.
    pub end_column: usize,
}

/// Where the lines of a source begin: finds line and column without reading the file again.
pub(crate) struct Lines<'s> {
    bytes: &'s [u8],
    starts: Vec<usize>,
}

impl<'s> Lines<'s> {
    pub(crate) fn new(bytes: &'s [u8]) -> Self {
        let breaks = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
        Self { bytes, starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// The place of a span; one that reaches beyond the file is cut to it.
    pub(crate) fn place(&self, span: Span) -> Place {
        let start = self.floor(span.start);
        let end = self.floor(span.end).max(start);
        let (line, column) = self.line_and_column(start);
        let (end_line, end_column) = self.line_and_column(end);
        Place { bytes: start..end, line, column, end_line, end_column }
    }

    /// The bytes of lines `first..=last`, counted from 1, without the last line's end.
    pub(crate) fn range(&self, first: usize, last: usize) -> Range<usize> {
        let start = self.starts.get(first - 1).copied().unwrap_or(self.bytes.len());
        let mut end = self.starts.get(last).map_or(self.bytes.len(), |next| next - 1);
        if end > start && self.bytes[end - 1] == b'\r' {
            end -= 1;
        }
        self.skip_mark(start)..end.max(self.skip_mark(start))
    }

    fn line_and_column(&self, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.skip_mark(self.starts[line - 1]).min(at);
        let column = self.bytes[start..at].iter().filter(|byte| !is_continuation(**byte)).count() + 1;
        (line, column)
    }

    fn skip_mark(&self, start: usize) -> usize {
        if start == 0 && self.bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { start }
    }

    fn floor(&self, at: usize) -> usize {
        let mut at = at.min(self.bytes.len());
        while at > 0 && at < self.bytes.len() && is_continuation(self.bytes[at]) {
            at -= 1;
        }
        at
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

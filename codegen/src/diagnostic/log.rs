//! Collects mistakes while a spec is read and resolved.

use super::{Code, Diagnostic, Related, Severity};
use crate::Source;
use crate::source::{Lines, Span};

/// The mistakes found so far.
#[derive(Default)]
pub(crate) struct Log {
    drafts: Vec<Draft>,
}

impl Log {
    /// Notes a mistake; the draft takes label, help and related places.
    pub(crate) fn error(&mut self, code: Code, span: Span, message: impl Into<String>) -> &mut Draft {
        let at = self.drafts.len();
        self.drafts.push(Draft {
            code,
            span,
            message: message.into(),
            label: String::new(),
            help: Vec::new(),
            related: Vec::new(),
        });
        &mut self.drafts[at]
    }

    /// How many there are so far.
    pub(crate) fn count(&self) -> usize {
        self.drafts.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.drafts.is_empty()
    }

    /// The diagnostics in file order, each once.
    pub(crate) fn finish(mut self, source: &Source) -> Vec<Diagnostic> {
        self.drafts.sort_by_key(|draft| (draft.span, draft.code));
        self.drafts.dedup_by(|a, b| (a.span, a.code, &a.message) == (b.span, b.code, &b.message));
        if self.drafts.is_empty() {
            return Vec::new();
        }
        let lines = Lines::new(source.bytes());
        self.drafts.into_iter().map(|draft| draft.finish(source, &lines)).collect()
    }
}

/// A mistake before its place is known in lines.
pub(crate) struct Draft {
    code: Code,
    span: Span,
    message: String,
    label: String,
    help: Vec<String>,
    related: Vec<(Span, String)>,
}

impl Draft {
    /// Says what stands at the place.
    pub(crate) fn label(&mut self, label: impl Into<String>) -> &mut Self {
        self.label = label.into();
        self
    }

    /// Says what to do.
    pub(crate) fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help.push(help.into());
        self
    }

    /// Says what to do, where there is something to say.
    pub(crate) fn help_if(&mut self, help: Option<impl Into<String>>) -> &mut Self {
        self.help.extend(help.map(Into::into));
        self
    }

    /// Points at another place that belongs to it.
    pub(crate) fn related(&mut self, span: Span, message: impl Into<String>) -> &mut Self {
        self.related.push((span, message.into()));
        self
    }

    fn finish(self, source: &Source, lines: &Lines<'_>) -> Diagnostic {
        let related =
            self.related.into_iter().map(|(span, message)| Related { place: lines.place(span), message });
        Diagnostic {
            code: self.code,
            severity: Severity::Error,
            file: source.name().to_owned(),
            place: lines.place(self.span),
            message: self.message,
            label: self.label,
            help: self.help,
            related: related.collect(),
        }
    }
}

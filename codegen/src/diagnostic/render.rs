//! Diagnostics as people know them from rustc.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::Diagnostic;
use crate::Source;
use crate::source::{Lines, Place};

/// How diagnostics look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Style {
    /// Plain text.
    Plain,
    /// With colours, for a terminal.
    Ansi,
}

/// All diagnostics, with their excerpts of the source, one blank line between two.
pub fn render(diagnostics: &[Diagnostic], source: &Source, style: Style) -> String {
    let lines = Lines::new(source.bytes());
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Ansi => Renderer::styled(),
    };
    let reports: Vec<_> = diagnostics.iter().map(|one| report(one, source, &lines, &renderer)).collect();
    reports.join("\n\n")
}

impl Diagnostic {
    /// The diagnostic with its excerpt of the source, without a line's end behind it.
    pub fn render(&self, source: &Source, style: Style) -> String {
        render(std::slice::from_ref(self), source, style)
    }
}

fn report(diagnostic: &Diagnostic, source: &Source, lines: &Lines<'_>, renderer: &Renderer) -> String {
    let code = diagnostic.code.as_str();
    let mut main = Level::ERROR.primary_title(diagnostic.message.as_str()).id(code).element(excerpt(
        &diagnostic.file,
        &diagnostic.place,
        &diagnostic.label,
        source,
        lines,
    ));
    if diagnostic.related.is_empty() {
        main = main.elements(helps(diagnostic));
    }
    let mut groups: Vec<Group<'_>> = vec![main];
    for related in &diagnostic.related {
        let snippet = excerpt(&diagnostic.file, &related.place, "", source, lines);
        groups.push(Level::NOTE.secondary_title(related.message.as_str()).element(snippet));
    }
    if !diagnostic.related.is_empty() {
        groups
            .extend(diagnostic.help.iter().map(|help| Group::with_title(Level::HELP.secondary_title(help))));
    }
    renderer.render(&groups)
}

fn helps(diagnostic: &Diagnostic) -> impl Iterator<Item = annotate_snippets::Message<'_>> {
    diagnostic.help.iter().map(|help| Level::HELP.message(help.as_str()))
}

/// The line of a place; of a place in several lines, the first: what follows says no more.
fn excerpt<'a>(
    file: &'a str,
    place: &Place,
    label: &'a str,
    source: &'a Source,
    lines: &Lines<'_>,
) -> Snippet<'a, Annotation<'a>> {
    let range = lines.range(place.line, place.line);
    let text = String::from_utf8_lossy(&source.bytes()[range.clone()]);
    let inside = |at: usize| {
        let at = at.clamp(range.start, range.end);
        String::from_utf8_lossy(&source.bytes()[range.start..at]).len()
    };
    let span = inside(place.bytes.start)..inside(place.bytes.end);
    let label = Some(label).filter(|label| !label.is_empty());
    Snippet::source(text)
        .path(file)
        .line_start(place.line)
        .annotation(AnnotationKind::Primary.span(span).label(label))
}

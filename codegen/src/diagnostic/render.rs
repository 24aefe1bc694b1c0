//! Diagnostics as people know them from rustc.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::Diagnostic;
use crate::Source;
use crate::source::{Lines, Place};

/// From this byte of a line on a place is told and not shown: each mistake would repeat a line that nobody can read.
const FAR: usize = 1_000;
/// How much of a line is shown behind the mistake in it.
const BEHIND: usize = 300;

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
    let mut main = Level::ERROR.primary_title(diagnostic.message.as_str()).id(code).elements(excerpt(
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
        let excerpt = excerpt(&diagnostic.file, &related.place, "", source, lines);
        groups.push(Level::NOTE.secondary_title(related.message.as_str()).elements(excerpt));
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
) -> Vec<Element<'a>> {
    let (bytes, range) = (source.bytes(), lines.range(place.line, place.line));
    if place.bytes.start.saturating_sub(range.start) > FAR {
        let origin = Origin::path(file).line(place.line).char_column(place.column);
        let label = Some(label).filter(|label| !label.is_empty());
        return [origin.into()]
            .into_iter()
            .chain(label.map(|label| Level::NOTE.message(label).into()))
            .collect();
    }
    let is_within = |at: &usize| bytes.get(*at).is_some_and(|byte| byte & 0xc0 == 0x80);
    let behind = place.bytes.end.saturating_add(BEHIND).clamp(range.start, range.end);
    let end = (behind..range.end).find(|at| !is_within(at)).unwrap_or(range.end);
    let text = String::from_utf8_lossy(&bytes[range.start..end]);
    let inside = |at: usize| {
        let at = at.clamp(range.start, end);
        String::from_utf8_lossy(&bytes[range.start..at]).len()
    };
    let span = inside(place.bytes.start)..inside(place.bytes.end);
    let label = Some(label).filter(|label| !label.is_empty());
    let snippet = Snippet::source(text).path(file).line_start(place.line);
    vec![snippet.annotation(AnnotationKind::Primary.span(span).label(label)).into()]
}

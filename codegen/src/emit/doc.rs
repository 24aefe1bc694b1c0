use std::fmt::{self, Display};

use proc_macro2::TokenStream;
use quote::ToTokens;

use super::markdown;
use super::text::Text;
use crate::model::{Deprecated, Model};

/// `#[deprecated]`, with the API's note.
pub(super) fn deprecated(deprecated: Option<&Deprecated>) -> Text {
    match deprecated {
        None => Text::default(),
        Some(Deprecated(note)) if note.trim().is_empty() => "#[deprecated]".into(),
        Some(Deprecated(note)) => format!("#[deprecated(note = {note:?})]").into(),
    }
}

/// What the API is called in prose.
pub(super) fn title(model: &Model) -> String {
    let title = if model.api.title.trim().is_empty() { &model.api.name } else { &model.api.title };
    markdown::lines(title).concat()
}

/// The first line of the API's words, as an item of a list.
pub(super) fn first_line(words: &str) -> Option<String> {
    let line = markdown::lines(words).into_iter().next()?;
    let line = line.trim_start_matches(['#', '>', '-', '+', '*', ' ']);
    (!line.is_empty() && !line.starts_with("```") && !line.starts_with("~~~")).then(|| line.to_owned())
}

/// Documentation of one item, a `#[doc]` attribute a line.
#[derive(Default)]
pub(super) struct Doc {
    lines: Vec<String>,
}

impl Doc {
    /// The first paragraph: the generator's own Markdown.
    pub(super) fn new(opening: impl Into<String>) -> Self {
        Self::default().paragraph(opening)
    }

    /// A paragraph of the generator's own Markdown.
    pub(super) fn paragraph(mut self, text: impl Into<String>) -> Self {
        self.separate();
        self.lines.push(text.into());
        self
    }

    /// Lines of the generator's own Markdown, such as a list.
    pub(super) fn lines(mut self, lines: Vec<String>) -> Self {
        if !lines.is_empty() {
            self.separate();
            self.lines.extend(lines);
        }
        self
    }

    /// The API's words.
    pub(super) fn words(self, text: &str) -> Self {
        self.lines(markdown::lines(text))
    }

    /// The API's words, or these where it has none.
    pub(super) fn words_or(self, text: &str, fallback: impl FnOnce() -> String) -> Self {
        if text.trim().is_empty() { self.paragraph(fallback()) } else { self.words(text) }
    }

    /// A link to the vendor's page.
    pub(super) fn page(self, url: Option<&str>) -> Self {
        match url {
            Some(url) => {
                let url: String =
                    url.chars().filter(|c| c.is_ascii_graphic() && !"<>\\".contains(*c)).collect();
                self.paragraph(format!("[The vendor's page](<{url}>)"))
            }
            None => self,
        }
    }

    pub(super) fn code(self, language: &str, text: &str) -> Self {
        self.lines(markdown::code_block(language, text))
    }

    fn separate(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
    }
}

impl Display for Doc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.lines {
            // A space after the slashes, as people write them.
            let line = if line.is_empty() { String::new() } else { format!(" {line}") };
            write!(f, "#[doc = {line:?}]")?;
        }
        Ok(())
    }
}

impl ToTokens for Doc {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        Text::from(self.to_string()).to_tokens(tokens);
    }
}

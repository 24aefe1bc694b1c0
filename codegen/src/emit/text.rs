use std::fmt::{self, Display};

use proc_macro2::{LexError, TokenStream};
use quote::{ToTokens, quote};

/// Rust code as text, which a lexer turns into tokens.
///
/// What stands once for each field, record or endpoint is emitted so, and read by the [`Lexer`] that is given. A macro is
/// built without optimization, and to hand tokens over one by one then takes it five times as long: it was a tenth of
/// the whole check of a large API. Everything else is emitted with `quote!`, into which a short text can be put like
/// any other tokens.
#[derive(Clone, Default)]
pub(super) struct Text(String);

impl Text {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The tokens of it.
    pub(super) fn lexed(&self, lexer: Lexer) -> TokenStream {
        lexer(&self.0).unwrap_or_else(|error| {
            let message = format!("sms-api wrote code that is none ({error}): {}", self.0);
            quote!(::core::compile_error!(#message);)
        })
    }

    pub(super) fn push(&mut self, text: &str) {
        self.0.push_str(text);
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl ToTokens for Text {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if !self.is_empty() {
            tokens.extend(self.lexed(lex));
        }
    }
}

/// Turns text into tokens, or tells why it cannot.
pub type Lexer = fn(&str) -> Result<TokenStream, String>;

/// The lexer that is there everywhere. Within a macro it runs twice, the first time without optimization.
pub(super) fn lex(text: &str) -> Result<TokenStream, String> {
    text.parse().map_err(|error: LexError| error.to_string())
}

/// One text after the other.
pub(super) fn joined(texts: impl IntoIterator<Item = impl Display>) -> String {
    separated("", texts)
}

/// The texts with commas between them.
pub(super) fn listed(texts: impl IntoIterator<Item = impl Display>) -> String {
    separated(", ", texts)
}

fn separated(separator: &str, texts: impl IntoIterator<Item = impl Display>) -> String {
    use fmt::Write as _;

    let mut joined = String::new();
    for (index, text) in texts.into_iter().enumerate() {
        if index > 0 {
            joined.push_str(separator);
        }
        // Writing to a string does not fail.
        let _ = write!(joined, "{text}");
    }
    joined
}

//! Turns an API described in TOML into Rust tokens and diagnostics.
//!
//! An ordinary library: spec text in, tokens and diagnostics out. No I/O, no environment, no `proc_macro::`,
//! and no panic, whatever the text. The language is described in the repository's `docs/spec.md`.
//!
//! The way of a spec: bytes ([`Source`]) → TOML tree → raw spec (typed, with places, parts missing) →
//! checked [`model`] → tokens. Every step goes as far as it can, so that all mistakes of a file are told
//! together; only a model, which exists only without mistakes, is emitted.

#![forbid(unsafe_code)]

mod diagnostic;
mod emit;
mod explain;
mod json;
#[allow(missing_docs, reason = "names and types say it; what they do not say is documented")]
pub mod model;
mod name;
pub mod outline;
mod range;
mod raw;
mod read;
mod reserved;
mod resolve;
mod schema;
mod source;
mod suggest;
mod syntax;
mod time_pattern;
mod type_expr;

pub use diagnostic::{Code, Diagnostic, Related, Severity, Style, UnknownCode, render};
pub use emit::{Lexer, Options, Parts, stubs};
pub use schema::schema;
pub use source::{Place, Source};
pub use suggest::near_files;

use proc_macro2::TokenStream;

use diagnostic::Log;
use model::Model;
use outline::Outline;
use source::Span;

/// What is known about a spec.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Checked {
    /// The model; there is one exactly if there are no diagnostics of severity [`Severity::Error`].
    pub model: Option<Model>,
    /// Every name that could be told, even of a broken spec.
    pub outline: Outline,
    /// The mistakes, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads and checks a spec.
#[must_use]
pub fn check(source: &Source) -> Checked {
    let mut log = Log::default();
    let (model, outline) = match text(source, &mut log) {
        Some(text) => read(text, &mut log),
        None => (None, Outline::default()),
    };
    Checked { model, outline, diagnostics: log.finish(source) }
}

/// Reads and checks a spec, and generates its module.
///
/// Of a broken spec, a `compile_error!` for each mistake and [`stubs`] of everything that has a name.
#[must_use]
pub fn generate(source: &Source, options: &Options) -> TokenStream {
    check(source).tokens(source, options)
}

impl Checked {
    /// The generated module, as [`generate`] makes it; `source` is what was checked.
    #[must_use]
    pub fn tokens(&self, source: &Source, options: &Options) -> TokenStream {
        match &self.model {
            Some(model) => emit::module(model, options),
            None => {
                let messages: Vec<_> =
                    self.diagnostics.iter().map(|one| one.render(source, Style::Plain)).collect();
                stubs(&self.outline, &messages, options)
            }
        }
    }
}

fn read(text: &str, log: &mut Log) -> (Option<Model>, Outline) {
    let (tree, whole) = syntax::parse(text, log);
    match whole {
        syntax::Whole::Yes if tree.is_empty() => {
            empty(log);
            (None, Outline::default())
        }
        syntax::Whole::Yes => {
            let spec = raw::read(&tree, log);
            (resolve::resolve(&spec, log), outline::collect(&spec))
        }
        // What a broken line leaves out would be told to be missing: one mistake, one error.
        syntax::Whole::No => (None, outline::collect(&raw::read(&tree, &mut Log::default()))),
    }
}

fn text<'s>(source: &'s Source, log: &mut Log) -> Option<&'s str> {
    let text = match source.text() {
        Ok(text) => text,
        Err(span) => {
            log.error(Code::NotUtf8, span, "the file is not UTF-8")
                .label("these bytes are no character")
                .help("save the file as UTF-8");
            return None;
        }
    };
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        empty(log);
        return None;
    }
    Some(text)
}

fn empty(log: &mut Log) {
    log.error(Code::EmptyFile, Span::new(0, 0), "the file is empty").help(
        "begin with `[api]`, its `name` and its `base_url`, and describe an endpoint: `[endpoints.NAME]`",
    );
}

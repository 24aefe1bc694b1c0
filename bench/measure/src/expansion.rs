use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use sms_api_codegen::{Options, Source, generate};

use crate::Result;

/// The size of generated code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expansion {
    /// Formatted, documentation included.
    pub lines: usize,
    pub tokens: usize,
}

impl Expansion {
    /// What `sms_api!` makes of a spec.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or what comes out is no Rust.
    pub fn of_spec(path: &Path) -> Result<Self> {
        let source = Source::new(path.to_string_lossy(), std::fs::read(path)?);
        Self::of(generate(&source, &Options::default()))
    }

    /// What a Rust text is.
    ///
    /// # Errors
    ///
    /// When it is none.
    pub fn of_rust(text: &str) -> Result<Self> {
        Self::of(text.parse().map_err(|error| format!("no Rust: {error}"))?)
    }

    fn of(stream: TokenStream) -> Result<Self> {
        let tokens = tokens(stream.clone());
        let lines = prettyplease::unparse(&syn::parse2(stream)?).lines().count();
        Ok(Self { lines, tokens })
    }
}

/// Groups count as two, for their delimiters.
fn tokens(stream: TokenStream) -> usize {
    stream
        .into_iter()
        .map(|tree| match tree {
            TokenTree::Group(group) => 2 + tokens(group.stream()),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => 1,
        })
        .sum()
}

//! Any bytes as a spec: tokens that are Rust, or a diagnostic with a place in the file; never a panic.
//!
//! `cargo fuzz run -s none spec -- -max_len=8192`, with the specs of the repository as a corpus:
//! `cp api.toml codegen/tests/specs/*.toml codegen/tests/wrong/*.toml fuzz/corpus/spec/`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sms_api_codegen::{Options, Source, Style, check, render};

fuzz_target!(|bytes: &[u8]| {
    let source = Source::new("fuzz.toml", bytes);
    let checked = check(&source);
    assert_eq!(checked.model.is_none(), !checked.diagnostics.is_empty());
    for diagnostic in &checked.diagnostics {
        let place = &diagnostic.place;
        assert!(place.bytes.start <= place.bytes.end && place.bytes.end <= bytes.len());
        assert!(place.line >= 1 && place.column >= 1);
    }
    if checked.diagnostics.len() < 20 {
        render(&checked.diagnostics, &source, Style::Plain);
        let tokens = checked.tokens(&source, &Options::default());
        syn::parse2::<syn::File>(tokens).expect("the tokens are not Rust");
    }
});

//! One mistake in a right spec gives one diagnostic, at its place.
//!
//! Every key, type, documentation and example of every spec in the repository is broken once.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::ops::Range;
use std::path::Path;

use sms_api_codegen::{Code, Source, Style, check, render};
use toml::de::{DeTable, DeValue};

fn shipped() -> Vec<(String, String)> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    ["../api.toml", "tests/specs/everything.toml"]
        .map(|name| (name.to_owned(), fs::read_to_string(here.join(name)).unwrap()))
        .to_vec()
}

/// A key with its value and the name of its table.
struct Pair {
    parent: Range<usize>,
    key: String,
    key_at: Range<usize>,
    value_at: Range<usize>,
    is_text: bool,
}

fn pairs(text: &str) -> Vec<Pair> {
    fn walk(table: &DeTable<'_>, parent: &Range<usize>, found: &mut Vec<Pair>) {
        for (key, value) in table {
            match value.get_ref() {
                // Their keys are names.
                DeValue::Table(_) if ["required_if", "headers"].contains(&&**key.get_ref()) => {}
                DeValue::Table(inner) => walk(inner, &key.span(), found),
                DeValue::Array(items)
                    if matches!(items.first().map(|item| item.get_ref()), Some(DeValue::Table(_))) =>
                {
                    for item in items {
                        if let DeValue::Table(inner) = item.get_ref() {
                            walk(inner, &item.span(), found);
                        }
                    }
                }
                leaf => found.push(Pair {
                    parent: parent.clone(),
                    key: key.get_ref().to_string(),
                    key_at: key.span(),
                    value_at: value.span(),
                    is_text: matches!(leaf, DeValue::String(_)),
                }),
            }
        }
    }
    let mut found = Vec::new();
    walk(DeTable::parse(text).unwrap().get_ref(), &(0..0), &mut found);
    found
}

/// The spec with `range` replaced gives one diagnostic of this code, at the byte `at`.
fn assert_one(name: &str, text: &str, range: &Range<usize>, with: &str, codes: &[Code], at: Range<usize>) {
    let mutant = [&text[..range.start], with, &text[range.end..]].concat();
    let source = Source::new(name, mutant);
    let found = check(&source).diagnostics;
    let shown = render(&found, &source, Style::Plain);
    assert_eq!(found.len(), 1, "`{}` became `{with}`:\n{shown}", &text[range.clone()]);
    assert!(codes.contains(&found[0].code), "{shown}");
    let at = at.start..at.end + with.len();
    assert!(at.contains(&found[0].place.bytes.start), "{at:?}:\n{shown}");
}

#[test]
fn a_mistyped_key_gives_one_diagnostic_at_the_key() {
    // `message` is left out: it is the name of a field as well.
    let keys = [
        "type",
        "doc",
        "optional",
        "length",
        "range",
        "items",
        "chars",
        "idempotency",
        "http",
        "args",
        "status",
        "value",
        "sensitive",
        "rename",
        "accept",
        "must_use",
        "base_url",
        "scheme",
        "username",
        "password",
    ];
    for (name, text) in shipped() {
        let mut count = 0;
        for pair in pairs(&text).iter().filter(|pair| keys.contains(&pair.key.as_str())) {
            let at = pair.key_at.start..pair.key_at.end;
            let typos = [format!("{0}{0}", &pair.key[pair.key.len() - 1..]), String::new()];
            for typo in typos.iter().filter(|typo| !typo.is_empty() || pair.key.len() > 3) {
                let mistyped = format!("{}{typo}", &pair.key[..pair.key.len() - 1]);
                assert_one(&name, &text, &pair.key_at, &mistyped, &[Code::UnknownKey], at.clone());
                count += 1;
            }
        }
        assert!(count > 200, "{name}: {count}");
    }
}

#[test]
fn a_missing_documentation_gives_one_diagnostic_at_the_name() {
    for (name, text) in shipped() {
        let mut count = 0;
        for pair in pairs(&text).iter().filter(|pair| pair.key == "doc") {
            let parent = &text[pair.parent.clone()];
            let is_optional = ["api", "app", "dev", "key"].contains(&parent) || parent.starts_with("[[");
            if !is_optional {
                assert_one(&name, &text, &pair.value_at, "''", &[Code::MissingDoc], pair.parent.clone());
                count += 1;
            }
        }
        assert!(count > 50, "{name}: {count}");
    }
}

#[test]
fn a_mistyped_type_gives_one_diagnostic_within_the_text() {
    for (name, text) in shipped() {
        let mut count = 0;
        for pair in pairs(&text).iter().filter(|pair| pair.key == "type" && pair.is_text) {
            let letter = pair.value_at.start + text[pair.value_at.clone()].find(char::is_alphabetic).unwrap();
            let codes = [Code::UnknownType, Code::TypeSyntax];
            assert_one(&name, &text, &(letter..letter), "z", &codes, pair.value_at.clone());
            count += 1;
        }
        assert!(count > 30, "{name}: {count}");
    }
}

#[test]
fn a_broken_example_gives_one_diagnostic_within_the_example() {
    for (name, text) in shipped() {
        let mut count = 0;
        for pair in pairs(&text).iter().filter(|pair| ["request", "response"].contains(&pair.key.as_str())) {
            let value = &text[pair.value_at.clone()];
            let Some(first) = value.find("\":") else { continue };
            // A key that is cut short, a missing colon, a value of no type.
            let quote = pair.value_at.start + first;
            for (range, with) in
                [(quote - 1..quote, ""), (quote + 1..quote + 2, ""), (quote + 2..quote + 2, "[],")]
            {
                let codes = [Code::ExampleMismatch, Code::ExampleJson];
                assert_one(&name, &text, &range, with, &codes, pair.value_at.clone());
                count += 1;
            }
        }
        assert!(count > 10, "{name}: {count}");
    }
}

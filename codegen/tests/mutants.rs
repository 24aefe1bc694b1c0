//! Whatever happens to a spec: tokens that are Rust, or a diagnostic with a place in the file; never a panic.
//!
//! The mutants are the same in every run. They are made of every spec in the repository by deleting,
//! duplicating, swapping and retyping each key and value, by cutting at each byte and by flipping characters.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::HashSet;
use std::fmt::{self, Write as _};
use std::hash::{DefaultHasher, Hasher as _};
use std::ops::Range;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, thread};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use sms_api_codegen::{Options, Source, check};
use syn::parse::{Parse, ParseStream};
use toml::de::{DeTable, DeValue};

/// Every spec of the repository that is right.
fn shipped() -> Vec<(String, Vec<u8>)> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![here.join("../api.toml")];
    for folder in ["tests/specs", "../tests/specs"] {
        let Ok(entries) = fs::read_dir(here.join(folder)) else { continue };
        let paths = entries.map(|entry| entry.unwrap().path());
        files.extend(paths.filter(|path| path.extension().is_some_and(|end| end == "toml")));
    }
    files.sort();
    files.iter().map(|path| (path.display().to_string(), fs::read(path).unwrap())).collect()
}

/// Stubs and messages take time, and hardly differ: one of so many is made.
const SAMPLE: usize = 32;

/// What was seen so far of what all mutants become: each distinct thing is parsed once.
#[derive(Default)]
struct Seen(Mutex<HashSet<u64>>);

impl Seen {
    /// Whether nothing that is written like this was there before.
    fn is_new(&self, thing: &dyn fmt::Debug) -> bool {
        struct Hashed(DefaultHasher);

        impl fmt::Write for Hashed {
            fn write_str(&mut self, text: &str) -> fmt::Result {
                self.0.write(text.as_bytes());
                Ok(())
            }
        }

        let mut hashed = Hashed(DefaultHasher::new());
        write!(hashed, "{thing:?}").unwrap();
        self.0.lock().unwrap().insert(hashed.0.finish())
    }
}

/// How the mutants came out.
#[derive(Default)]
struct Tally {
    right: AtomicUsize,
    wrong: AtomicUsize,
    /// Endpoints, and what models have beside them.
    parts: Seen,
    /// Items of Rust.
    items: Seen,
}

impl Tally {
    fn try_one(&self, name: &str, mutant: Vec<u8>) {
        let source = Source::new(name, mutant);
        let mut checked = check(&source);
        for diagnostic in &checked.diagnostics {
            let place = &diagnostic.place;
            assert!(
                place.bytes.start <= place.bytes.end && place.bytes.end <= source.bytes().len(),
                "{diagnostic}"
            );
            assert!(place.line >= 1 && place.line <= place.end_line && place.column >= 1, "{diagnostic}");
        }
        assert_eq!(checked.model.is_none(), !checked.diagnostics.is_empty(), "{name}");
        let is_new = match &mut checked.model {
            Some(model) => {
                self.right.fetch_add(1, Ordering::Relaxed);
                // Each endpoint is emitted by itself: those that another mutant had are left out.
                let mut endpoints = std::mem::take(&mut model.endpoints);
                endpoints.retain(|endpoint| self.parts.is_new(endpoint));
                let is_new = self.parts.is_new(model) || !endpoints.is_empty();
                model.endpoints = endpoints;
                is_new
            }
            None => {
                let nth = self.wrong.fetch_add(1, Ordering::Relaxed);
                nth.is_multiple_of(SAMPLE)
            }
        };
        if is_new {
            self.parse(&checked.tokens(&source, &Options::default()), &source);
        }
    }

    /// A file of Rust is its items, one behind the other: those that another mutant had are not parsed again.
    fn parse(&self, tokens: &TokenStream, source: &Source) {
        for item in items(tokens) {
            if self.items.is_new(&item.to_string()) {
                let text = String::from_utf8_lossy(source.bytes());
                syn::parse2::<Items>(item).unwrap_or_else(|error| panic!("{error}\n{text}"));
            }
        }
    }
}

/// Items and nothing else: what can stand behind other items.
struct Items;

impl Parse for Items {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        while !input.is_empty() {
            input.parse::<syn::Item>()?;
        }
        Ok(Self)
    }
}

/// Cuts a module behind the items that end with a semicolon, or with a block that is no value.
fn items(module: &TokenStream) -> Vec<TokenStream> {
    let (mut items, mut item, mut is_value) = (Vec::new(), Vec::new(), false);
    for token in module.clone() {
        let ends = match &token {
            TokenTree::Punct(punct) => {
                is_value |= punct.as_char() == '=';
                punct.as_char() == ';'
            }
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace && !is_value,
            _ => false,
        };
        item.push(token);
        if ends {
            items.push(item.drain(..).collect());
            is_value = false;
        }
    }
    items.push(item.into_iter().collect());
    items
}

/// Tries all mutants on all processors.
fn try_all(name: &str, mutants: &[Mutant], original: &[u8]) -> (usize, usize) {
    let tally = Tally::default();
    let threads = thread::available_parallelism().map_or(2, |count| count.get());
    thread::scope(|scope| {
        for part in mutants.chunks(mutants.len().div_ceil(threads).max(1)) {
            let tally = &tally;
            scope.spawn(move || part.iter().for_each(|mutant| tally.try_one(name, mutant.apply(original))));
        }
    });
    (tally.right.into_inner(), tally.wrong.into_inner())
}

/// What is put in the place of a range of bytes.
struct Mutant {
    range: Range<usize>,
    with: Vec<u8>,
}

impl Mutant {
    fn new(range: Range<usize>, with: impl Into<Vec<u8>>) -> Self {
        Self { range, with: with.into() }
    }

    fn apply(&self, original: &[u8]) -> Vec<u8> {
        [&original[..self.range.start], &self.with, &original[self.range.end..]].concat()
    }
}

/// A key with its value, by their places.
#[derive(Clone)]
struct Pair {
    key: Range<usize>,
    value: Range<usize>,
    is_inline: bool,
}

fn pairs(table: &DeTable<'_>, is_inline: bool, found: &mut Vec<Pair>) {
    for (key, value) in table {
        let is_pair = value.span().start > key.span().end;
        if is_pair {
            found.push(Pair { key: key.span(), value: value.span(), is_inline });
        }
        match value.get_ref() {
            DeValue::Table(inner) => pairs(inner, is_inline || is_pair, found),
            DeValue::Array(items) => {
                for item in items {
                    if let DeValue::Table(inner) = item.get_ref() {
                        pairs(inner, is_inline || is_pair, found);
                    }
                }
            }
            _ => {}
        }
    }
}

fn all_pairs(text: &str) -> Vec<Pair> {
    let tree = DeTable::parse(text).unwrap();
    let mut found = Vec::new();
    pairs(tree.get_ref(), false, &mut found);
    found.sort_by_key(|pair| pair.key.start);
    found
}

const VALUES: &[&str] = &[
    "1",
    "-1",
    "1.5",
    "\"x\"",
    "\"\"",
    "true",
    "[]",
    "[\"x\", 1]",
    "{}",
    "{ x = 1 }",
    "1979-05-27",
    "\"{[u8\"",
];

const KEYS: &[&str] = &["x", "self", "\"手机\"", "\"\"", "type", "a.b"];

#[test]
fn deleting_duplicating_swapping_and_retyping_each_key_and_value() {
    let mut count = 0;
    for (name, bytes) in shipped() {
        let text = String::from_utf8(bytes.clone()).unwrap();
        let pairs = all_pairs(&text);
        let mut mutants = Vec::new();
        for (nth, pair) in pairs.iter().enumerate() {
            let whole = pair.key.start..pair.value.end;
            let comma = usize::from(text[whole.end..].starts_with(','));
            mutants.push(Mutant::new(whole.start..whole.end + comma, ""));
            let between = if pair.is_inline { ", " } else { "\n" };
            let twice = format!("{0}{between}{0}", &text[whole.clone()]);
            mutants.push(Mutant::new(whole, twice));
            let some =
                |of: &'static [&str], count| (0..count).map(move |one| of[(nth * count + one) % of.len()]);
            mutants.extend(some(VALUES, 5).map(|value| Mutant::new(pair.value.clone(), value)));
            mutants.extend(some(KEYS, 2).map(|key| Mutant::new(pair.key.clone(), key)));
        }
        for neighbours in pairs.windows(2).filter(|two| two[1].key.start > two[0].value.end) {
            let (a, b) = (&neighbours[0].value, &neighbours[1].value);
            let swapped = [&text[b.clone()], &text[a.end..b.start], &text[a.clone()]].concat();
            mutants.push(Mutant::new(a.start..b.end, swapped));
        }
        let (right, wrong) = try_all(&name, &mutants, &bytes);
        assert!(right > 0 && wrong > right, "{name}: {right} right, {wrong} wrong");
        count += mutants.len();
    }
    assert!(count > 20_000, "{count} mutants");
}

#[test]
fn cutting_at_each_byte() {
    let mut count = 0;
    for (name, bytes) in shipped() {
        let mutants: Vec<_> = (0..bytes.len()).map(|at| Mutant::new(at..bytes.len(), "")).collect();
        let (_, wrong) = try_all(&name, &mutants, &bytes);
        assert!(wrong > mutants.len() / 4, "{name}");
        count += mutants.len();
    }
    assert!(count > 10_000, "{count} mutants");
}

#[test]
fn flipping_characters() {
    // Of every kind that means something to one of the readers; and a step that meets every line.
    const CHARACTERS: &[&[u8]] =
        &[b"\"", b"\\", b"{", b"]", b"\n", b"0", b"\xff", b"\0", "\u{202e}".as_bytes()];
    let mut count = 0;
    for (name, bytes) in shipped() {
        let at = (0..bytes.len()).step_by(13).enumerate();
        let mutants: Vec<_> =
            at.map(|(nth, at)| Mutant::new(at..at + 1, CHARACTERS[nth % CHARACTERS.len()])).collect();
        try_all(&name, &mutants, &bytes);
        count += mutants.len();
    }
    assert!(count > 3_000, "{count} mutants");
}

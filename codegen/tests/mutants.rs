//! Whatever happens to a spec: tokens that are Rust, or a diagnostic with a place in the file; never a panic.
//!
//! The mutants are the same in every run. They are made of every spec in the repository by deleting,
//! duplicating, swapping and retyping each key and value, by cutting at each byte and by flipping characters.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, thread};

use sms_api_codegen::{Options, Source, check};
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

/// Making and parsing tokens is what takes time: modules that hardly differ are sampled.
const SAMPLE: usize = 256;

/// How a mutant came out.
#[derive(Default)]
struct Tally {
    right: AtomicUsize,
    wrong: AtomicUsize,
}

impl Tally {
    fn try_one(&self, name: &str, mutant: Vec<u8>) {
        let source = Source::new(name, mutant);
        let checked = check(&source);
        for diagnostic in &checked.diagnostics {
            let place = &diagnostic.place;
            assert!(
                place.bytes.start <= place.bytes.end && place.bytes.end <= source.bytes().len(),
                "{diagnostic}"
            );
            assert!(place.line >= 1 && place.line <= place.end_line && place.column >= 1, "{diagnostic}");
        }
        let nth = match &checked.model {
            Some(_) => self.right.fetch_add(1, Ordering::Relaxed),
            None => self.wrong.fetch_add(1, Ordering::Relaxed),
        };
        assert_eq!(checked.model.is_none(), !checked.diagnostics.is_empty(), "{name}");
        if nth.is_multiple_of(SAMPLE) {
            let tokens = checked.tokens(&source, &Options::default());
            let text = String::from_utf8_lossy(source.bytes());
            syn::parse2::<syn::File>(tokens).unwrap_or_else(|error| panic!("{name}: {error}\n{text}"));
        }
    }
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
        for pair in &pairs {
            let whole = pair.key.start..pair.value.end;
            let comma = usize::from(text[whole.end..].starts_with(','));
            mutants.push(Mutant::new(whole.start..whole.end + comma, ""));
            let between = if pair.is_inline { ", " } else { "\n" };
            let twice = format!("{0}{between}{0}", &text[whole.clone()]);
            mutants.push(Mutant::new(whole, twice));
            mutants.extend(VALUES.iter().map(|value| Mutant::new(pair.value.clone(), *value)));
            mutants.extend(KEYS.iter().map(|key| Mutant::new(pair.key.clone(), *key)));
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
    assert!(count > 10_000, "{count} mutants");
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
        let at = (0..bytes.len()).step_by(7).enumerate();
        let mutants: Vec<_> =
            at.map(|(nth, at)| Mutant::new(at..at + 1, CHARACTERS[nth % CHARACTERS.len()])).collect();
        try_all(&name, &mutants, &bytes);
        count += mutants.len();
    }
    assert!(count > 3_000, "{count} mutants");
}

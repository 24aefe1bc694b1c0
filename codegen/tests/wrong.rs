//! Every wrong spec under `tests/wrong/` gives exactly the diagnostics that stand beside it.
//!
//! `BLESS=1 cargo test -p sms-api-codegen --test wrong` writes them anew; read the difference.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::{env, fs};

use sms_api_codegen::{Checked, Source, Style, check, render};

fn wrong_specs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wrong");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut specs: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    specs.sort();
    specs
}

fn read(path: &Path) -> (Source, Checked) {
    let name = path.file_name().unwrap().to_str().unwrap();
    let source = Source::new(name, fs::read(path).unwrap());
    let checked = check(&source);
    (source, checked)
}

#[test]
fn there_are_more_than_a_hundred_wrong_specs() {
    assert!(wrong_specs().len() > 100);
}

#[test]
fn every_wrong_spec_gives_the_diagnostics_beside_it() {
    let bless = env::var_os("BLESS").is_some();
    let mut differing = Vec::new();
    for path in wrong_specs() {
        let (source, checked) = read(&path);
        let found = render(&checked.diagnostics, &source, Style::Plain) + "\n";
        let beside = path.with_extension("stderr");
        if bless {
            fs::write(&beside, &found).unwrap();
        } else if fs::read_to_string(&beside).unwrap_or_default() != found {
            differing.push(format!("{}:\n{found}", path.display()));
        }
    }
    assert!(differing.is_empty(), "different from what stands beside it:\n\n{}", differing.join("\n"));
}

#[test]
fn no_wrong_spec_has_a_model_and_every_place_is_within_its_file() {
    for path in wrong_specs() {
        let (source, checked) = read(&path);
        assert!(checked.model.is_none(), "{}", path.display());
        assert!(!checked.diagnostics.is_empty(), "{}", path.display());
        for diagnostic in &checked.diagnostics {
            let places =
                [&diagnostic.place].into_iter().chain(diagnostic.related.iter().map(|one| &one.place));
            for place in places {
                assert!(place.bytes.end <= source.bytes().len(), "{}: {diagnostic}", path.display());
                assert!(place.line >= 1 && place.column >= 1, "{}: {diagnostic}", path.display());
            }
        }
    }
}

#[test]
fn machines_and_people_are_told_the_same_line_and_column() {
    for path in wrong_specs() {
        let (source, checked) = read(&path);
        for diagnostic in &checked.diagnostics {
            let shown = diagnostic.render(&source, Style::Plain);
            let place = format!("{}:{}:{}\n", source.name(), diagnostic.place.line, diagnostic.place.column);
            assert!(shown.contains(&place), "{place} is not the place in:\n{shown}");
        }
    }
}

#[test]
fn diagnostics_stand_in_file_order_and_each_only_once() {
    for path in wrong_specs() {
        let (_, checked) = read(&path);
        let starts: Vec<_> = checked.diagnostics.iter().map(|one| one.place.bytes.start).collect();
        assert!(starts.is_sorted(), "{}", path.display());
        for pair in checked.diagnostics.windows(2) {
            assert_ne!(pair[0], pair[1], "{}", path.display());
        }
    }
}

#[test]
fn a_spec_with_one_mistake_gives_one_diagnostic() {
    // What is meant to be several mistakes.
    const SEVERAL: &[&str] = &[
        "code_status",
        "condition_wrong_type",
        "docs_everywhere",
        "example_body_of_nothing",
        "example_in_chinese",
        "header_constant_secret",
        "many_at_once",
        "missing_name_and_url",
        "name_becomes_list",
        "path_encoded",
        "syntax_two_at_once",
        "type_foreign",
    ];
    let has_several = |path: &PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap();
        !SEVERAL.contains(&name) && read(path).1.diagnostics.len() != 1
    };
    let found: Vec<_> = wrong_specs().into_iter().filter(has_several).collect();
    assert!(found.is_empty(), "{found:#?}");
}

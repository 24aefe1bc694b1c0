//! The page of diagnostics and the code stay in step.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;
use std::{env, fs};

use sms_api_codegen::{Code, Source, Style, check, render};

const API: &str = "[api]\nname = \"demo\"\nbase_url = \"https://api.example.com\"\n\n";
const ENDPOINT: &str = "\n\n[endpoints.ping]\nhttp = \"GET /ping\"\n";

/// What stands between the fences of a section.
fn examples(section: &str) -> Vec<&str> {
    let fenced = section.split("```toml\n").skip(1);
    fenced.map(|rest| rest.split_once("```").expect("a fence without end").0).collect()
}

/// An example as a whole file.
fn whole(code: Code, example: &str) -> Vec<u8> {
    if example.is_empty() {
        return Vec::new();
    }
    let api = if example.contains("[api]") { "" } else { API };
    let endpoint = if example.contains("[endpoints.") { "" } else { ENDPOINT };
    let text = format!("{api}{example}{endpoint}");
    match code {
        Code::NotUtf8 => match text.split_once('\u{fffd}') {
            Some((before, behind)) => [before.as_bytes(), b"\xe9", behind.as_bytes()].concat(),
            None => text.into_bytes(),
        },
        Code::TooManyFields => {
            let more: String = (2..=129).map(|nth| format!("f{nth} = {{ type = \"u8\" }}\n")).collect();
            text.replace("# …\n", &more).into_bytes()
        }
        _ => text.into_bytes(),
    }
}

fn diagnose(code: Code, example: &str) -> (Vec<Code>, String) {
    let source = Source::new(code.as_str(), whole(code, example));
    let diagnostics = check(&source).diagnostics;
    (diagnostics.iter().map(|one| one.code).collect(), render(&diagnostics, &source, Style::Plain))
}

#[test]
fn every_code_has_a_section_with_a_wrong_and_a_mended_example() {
    for code in Code::ALL {
        let section = code.explanation();
        assert!(section.starts_with(&format!("## {code}: {}\n", code.title())), "{code}: {section}");
        assert_eq!(examples(section).len(), 2, "{code}");
    }
}

#[test]
fn the_page_has_no_section_of_a_code_that_does_not_exist() {
    let page = include_str!("../docs/diagnostics.md");
    for heading in page.lines().filter_map(|line| line.strip_prefix("## ")) {
        let code = heading.split(':').next().unwrap_or_default();
        assert!(code.parse::<Code>().is_ok(), "{heading}");
    }
}

#[test]
fn every_wrong_example_gives_exactly_its_code() {
    for code in Code::ALL {
        let (found, shown) = diagnose(*code, examples(code.explanation())[0]);
        assert_eq!(found, [*code], "{shown}");
    }
}

#[test]
fn every_mended_example_is_right() {
    for code in Code::ALL {
        let (found, shown) = diagnose(*code, examples(code.explanation())[1]);
        assert_eq!(found, [], "{code}:\n{shown}");
    }
}

#[test]
fn codes_are_four_digits_and_ascending() {
    let texts: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert!(texts.is_sorted());
    for text in texts {
        assert!(text.len() == 5 && text[1..].bytes().all(|byte| byte.is_ascii_digit()), "{text}");
        assert_eq!(text.to_lowercase().parse::<Code>().unwrap().as_str(), text);
    }
    assert!("E9999".parse::<Code>().is_err());
}

/// The package carries the page with it; people look for it beside the other pages.
#[test]
fn the_page_in_docs_is_the_same_as_the_one_in_the_package() {
    let beside_others = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/diagnostics.md");
    let page = include_str!("../docs/diagnostics.md");
    if env::var_os("BLESS").is_some() {
        fs::write(&beside_others, page).unwrap();
    }
    assert_eq!(fs::read_to_string(beside_others).unwrap(), page, "BLESS=1 copies the package's page");
}

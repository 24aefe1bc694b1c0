//! An edited spec rebuilds whoever calls the macro, and an unchanged one nobody: in both forms of the macro.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use serde_json::Value;
use sms_api_tests::{Scratch, workspace};

const ENDPOINT: &str = r#"
[endpoints.added_later]
http = "POST /later"
doc = "Was not there before."
idempotency = "none"
"#;

/// What breaks any spec, and the words that the compiler then shows.
const MISTAKE: &str = r#"
[endpoints.broken]
htttp = "GET /broken"
http = "GET /broken"
doc = "Broken."
"#;
const WORDS: &str = "unknown key `htttp`";

#[test]
fn an_edited_spec_of_the_users_own_is_read_again() {
    let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), "regeneration-own");
    let scratch = scratch.package("2024", &workspace().join("runtime"));
    let spec =
        "[api]\nname = \"own\"\nbase_url = \"https://own.example\"\n\n[endpoints.first]\nhttp = \"GET /\"\n";
    let edit = |text: &str| scratch.write("specs/own.toml", text);
    an_edited_spec_is_read_again(&scratch, r#""specs/own.toml""#, spec, &edit);
}

#[test]
fn an_edited_bundled_spec_is_read_again() {
    let packages = copy_of_the_packages();
    let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), "regeneration-bundled");
    let scratch = scratch.package("2024", &packages.folder().join("runtime"));
    let edit = |text: &str| packages.write("api.toml", text);
    an_edited_spec_is_read_again(&scratch, "", sms_api_spec::API_TOML, &edit);
}

/// Builds with the spec as it was, unchanged, longer, broken and mended.
#[track_caller]
fn an_edited_spec_is_read_again(scratch: &Scratch, argument: &str, spec: &str, edit: &dyn Fn(&str)) {
    let lib = |body: &str| format!("pub mod api {{\n    jsms::sms_api!({argument});\n}}\n\n{body}");
    let caller = lib(
        "pub fn call(client: &api::Client) -> api::Call<api::AddedLater> {\n    client.added_later()\n}\n",
    );
    edit(spec);
    scratch.write("src/lib.rs", &lib(""));
    assert_eq!(build(scratch), Build::Made, "the first build");
    assert_eq!(build(scratch), Build::Fresh, "nothing changed");

    edit(&format!("{spec}{ENDPOINT}"));
    assert_eq!(build(scratch), Build::Made, "the spec has one endpoint more");
    scratch.write("src/lib.rs", &caller);
    assert_eq!(build(scratch), Build::Made, "the new method is called");
    assert_eq!(build(scratch), Build::Fresh, "nothing changed after that");

    edit(&format!("{spec}{ENDPOINT}{MISTAKE}"));
    let Build::Failed(errors) = build(scratch) else { panic!("a broken spec was built") };
    assert_eq!(errors.len(), 1, "the spec's mistake is the only error: {errors:#?}");
    assert!(errors[0].contains(WORDS) && errors[0].contains(".toml:"), "{}", errors[0]);

    edit(&format!("{spec}{ENDPOINT}"));
    assert_eq!(build(scratch), Build::Made, "the spec is mended");
}

/// What became of the scratch package.
#[derive(Debug, PartialEq)]
enum Build {
    /// Cargo found nothing to do.
    Fresh,
    /// It was compiled.
    Made,
    /// The errors that rustc told.
    Failed(Vec<String>),
}

fn build(scratch: &Scratch) -> Build {
    let cargo = scratch.cargo(&["check", "--message-format=json", "--quiet"]);
    let messages: Vec<Value> = cargo.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    if !cargo.succeeded {
        let errors = messages.iter().filter(|message| message["message"]["level"] == "error");
        let errors = errors.map(|message| message["message"]["rendered"].as_str().unwrap().to_owned());
        // The last one only counts the others.
        return Build::Failed(errors.filter(|error| !error.starts_with("error: aborting")).collect());
    }
    let name = scratch.name().replace('-', "_");
    let artifact = messages.iter().find(|message| {
        message["reason"] == "compiler-artifact" && message["target"]["name"] == name.as_str()
    });
    match artifact.unwrap()["fresh"].as_bool().unwrap() {
        true => Build::Fresh,
        false => Build::Made,
    }
}

/// The packages behind the macro, in a workspace of their own, so that the real `api.toml` stays as it is.
fn copy_of_the_packages() -> Scratch {
    let packages = Scratch::new(env!("CARGO_TARGET_TMPDIR"), "regeneration-packages");
    for package in ["codegen", "macros", "runtime"] {
        copy(&workspace().join(package), &packages.folder().join(package));
    }
    for file in ["api.toml", "spec.rs"] {
        packages.write(file, &fs::read_to_string(workspace().join(file)).unwrap());
    }
    let manifest = fs::read_to_string(workspace().join("Cargo.toml")).unwrap();
    let manifest: String = manifest
        .lines()
        .map(|line| match line.split(' ').next() {
            Some("members") => "members = [\"codegen\", \"macros\", \"runtime\"]\n".to_owned(),
            _ => format!("{line}\n"),
        })
        .collect();
    packages.write("Cargo.toml", &manifest);
    packages
}

/// Copies a package's manifest and sources.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

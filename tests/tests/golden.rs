//! The expansion of the bundled spec, kept in the tree: every change of the generator or of `api.toml` shows
//! its effect in a diff. `BLESS=1 cargo test -p sms-api-tests --test golden` writes it anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use proc_macro2::{TokenStream, TokenTree};
use sms_api_codegen::{Options, Source, generate};
use sms_api_tests::{Scratch, workspace};

/// Names that mean something else, or nothing, in a module that defines its own or has no prelude.
const FOREIGN: &[&str] = &[
    "Box",
    "BTreeMap",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Deref",
    "Display",
    "Eq",
    "Err",
    "From",
    "Hash",
    "Infallible",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Some",
    "String",
    "ToString",
    "Vec",
    "alloc",
    "bool",
    "char",
    "concat",
    "compile_error",
    "core",
    "env",
    "f32",
    "f64",
    "fmt",
    "format",
    "http",
    "i128",
    "i16",
    "i32",
    "i64",
    "i8",
    "include_bytes",
    "include_str",
    "isize",
    "panic",
    "std",
    "str",
    "u128",
    "u16",
    "u32",
    "u64",
    "u8",
    "usize",
    "vec",
];

#[test]
fn the_expansion_is_the_one_kept_in_the_tree() {
    is_kept(&file(), &expansion("api.toml", sms_api_spec::API_TOML.as_bytes()));
}

#[test]
fn the_expansion_with_its_other_half_is_the_one_kept_in_the_tree() {
    let both = expansion_of_both("api.toml", sms_api_spec::API_TOML.as_bytes());
    // What the client half has as well stands in its own golden.
    let half = &both[both.find("/// A server of").unwrap()..];
    is_kept(&server_file(), half);
}

fn is_kept(file: &Path, expansion: &str) {
    if env::var_os("BLESS").is_some() {
        fs::write(file, expansion).unwrap();
        return;
    }
    let kept = fs::read_to_string(file).unwrap_or_default();
    let differing = kept.lines().zip(expansion.lines()).position(|(kept, now)| kept != now);
    let line = differing.unwrap_or_else(|| kept.lines().count().min(expansion.lines().count()));
    assert!(
        kept == expansion,
        "{} differs from the expansion of api.toml from line {} on:\n  kept {:?}\n  now  {:?}\n\
         see whether that is meant, then BLESS=1 cargo test -p sms-api-tests --test golden",
        file.display(),
        line + 1,
        kept.lines().nth(line).unwrap_or_default(),
        expansion.lines().nth(line).unwrap_or_default(),
    );
}

#[test]
fn every_path_starts_at_the_private_root() {
    for file in [file(), server_file()] {
        let strays = strays(&fs::read_to_string(file).unwrap());
        assert!(strays.is_empty(), "names that a user's module may have given another meaning: {strays:?}");
    }
}

#[test]
fn a_path_that_starts_elsewhere_is_found() {
    let own = "impl Call<SendCode> { fn from(self) -> <Self as ::sms_api::__private::FromStr>::Err { Self::None } }";
    assert_eq!(strays(own), BTreeSet::new());
    for (text, stray) in [
        ("fn f(text: &str) {}", "str"),
        ("fn f() -> Option<Self> {}", "Option"),
        ("type T = ::std::string::String;", "::std"),
        ("const C: core::primitive::u8 = 0;", "core"),
        ("fn f() { g(Some(1)) }", "Some"),
    ] {
        assert_eq!(strays(text), BTreeSet::from([stray.to_owned()]), "{text}");
    }
}

#[test]
fn no_lint_fires_in_any_expansion_as_ordinary_source() {
    let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), "expansions");
    let scratch = scratch.package("2024", &workspace().join("runtime"));
    scratch.write(
        "Cargo.toml",
        &scratch
            .read("Cargo.toml")
            .replace("jsms = {", "sms-api = { features = [\"callbacks\", \"server\"], "),
    );
    let mut lib = "//! Expansions as ordinary source.\n\
        #![deny(warnings, missing_docs, clippy::all, clippy::pedantic, rustdoc::all)]\n\
        #![no_implicit_prelude]\n\n\
        /// The golden expansion.\npub mod jiguang;\n"
        .to_owned();
    scratch.write("src/jiguang.rs", &fs::read_to_string(file()).unwrap());
    for entry in fs::read_dir(workspace().join("tests/specs")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        lib.push_str(&format!("/// Of a test's spec.\npub mod {name};\n"));
        let spec = fs::read(path).unwrap();
        scratch.write(&format!("src/{name}.rs"), &expansion(&name, &spec));
        lib.push_str(&format!("/// Of a test's spec, with its other half.\npub mod {name}_server;\n"));
        scratch.write(&format!("src/{name}_server.rs"), &expansion_of_both(&name, &spec));
    }
    scratch.write("src/lib.rs", &lib);
    scratch.cargo(&["clippy", "--quiet"]).must_succeed();
    scratch.cargo_with(&["doc", "--quiet", "--no-deps"], "-Dwarnings").must_succeed();
}

fn expansion(name: &str, spec: &[u8]) -> String {
    let tokens = generate(&Source::new(name, spec), &Options::default());
    prettyplease::unparse(&syn::parse2(tokens).unwrap())
}

fn expansion_of_both(name: &str, spec: &[u8]) -> String {
    let options = Options { callbacks: true, server: true, ..Options::default() };
    let tokens = generate(&Source::new(name, spec), &options);
    prettyplease::unparse(&syn::parse2(tokens).unwrap())
}

fn server_file() -> PathBuf {
    workspace().join("tests/golden/jiguang_server.rs")
}

fn file() -> PathBuf {
    workspace().join("tests/golden/jiguang.rs")
}

fn strays(text: &str) -> BTreeSet<String> {
    let mut strays = BTreeSet::new();
    scan(text.parse().unwrap(), &mut strays);
    strays
}

/// Collects every name that is looked up in the invoking module, or from the crate's root, and is not ours.
fn scan(tokens: TokenStream, strays: &mut BTreeSet<String>) {
    let mut before: [String; 3] = Default::default();
    for token in tokens {
        let text = token.to_string();
        // What stands behind `::` was looked up in what stands before it; behind a dot, `fn` or `type` in none.
        let continues = before[1] == ":" && before[2] == ":";
        let starts_at_root = continues && !is_path_part(&before[0]);
        let names_a_member = matches!(before[2].as_str(), "." | "fn" | "type");
        match &token {
            TokenTree::Group(group) => scan(group.stream(), strays),
            TokenTree::Ident(_) if starts_at_root && text != "sms_api" => {
                strays.insert(format!("::{text}"));
            }
            TokenTree::Ident(_) if !continues && !names_a_member && FOREIGN.contains(&text.as_str()) => {
                strays.insert(text.clone());
            }
            _ => {}
        }
        before.rotate_left(1);
        before[2] = text;
    }
}

/// Whether a path can go on behind it: a name, or the end of `<T as Trait>`.
fn is_path_part(text: &str) -> bool {
    text == ">" || text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
}

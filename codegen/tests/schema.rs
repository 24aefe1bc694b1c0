//! The JSON Schema in `docs/` is the one that the code writes, and agrees with what the parser reads.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;
use std::{env, fs};

use serde_json::Value;
use sms_api_codegen::{Code, Source, check, schema};

const EVERYTHING: &str = include_str!("specs/everything.toml");

#[test]
fn the_schema_in_docs_is_up_to_date() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/spec.schema.json");
    if env::var_os("BLESS").is_some() {
        fs::write(&kept, schema()).unwrap();
    }
    assert_eq!(fs::read_to_string(kept).unwrap(), schema(), "BLESS=1 writes it anew");
}

#[test]
fn the_schema_is_json_and_every_reference_in_it_leads_somewhere() {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    let mut open = vec![&schema];
    let mut references = 0;
    while let Some(value) = open.pop() {
        if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
            references += 1;
            let pointer = reference.strip_prefix('#').unwrap();
            assert!(schema.pointer(pointer).is_some(), "{reference}");
        }
        match value {
            Value::Array(items) => open.extend(items),
            Value::Object(members) => open.extend(members.values()),
            _ => {}
        }
    }
    assert!(references > 10, "{references}");
}

#[test]
fn every_key_of_the_schema_is_read_and_stands_in_the_example_of_everything() {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    for (name, definition) in schema["definitions"].as_object().unwrap() {
        for (key, property) in definition["properties"].as_object().unwrap() {
            assert!(EVERYTHING.contains(key.as_str()), "{name}.{key}");
            assert!(property["description"].as_str().is_some_and(|doc| !doc.is_empty()), "{name}.{key}");
        }
    }
    assert_eq!(check(&Source::new("everything.toml", EVERYTHING)).diagnostics, []);
}

#[test]
fn a_key_that_the_schema_does_not_have_is_refused_in_every_table() {
    for (table, at) in [
        ("the file", "[zzzzzzzz]"),
        ("[api]", "[api.zzzzzzzz]"),
        ("a credential set", "[auth.app.zzzzzzzz]"),
        ("[error]", "[error.zzzzzzzz]"),
        ("`[error.server]`", "[error.server.zzzzzzzz]"),
        ("`invalid`", "[types.MsgId2]\ntype = 'string'\ndoc = 'x'\ninvalid.zzzzzzzz = 'gone'"),
        ("an error code", "[error.codes.gone2]\ncode = 77\ndoc = 'x'\nzzzzzzzz = 1"),
        ("a type", "[types.MsgId.zzzzzzzz]"),
        ("an enum's value", "[types.Lang.enum.more]\nvalue = 9\ndoc = 'x'\nzzzzzzzz = 1"),
        ("a field", "[types.Node.fields.more]\ntype = 'u8'\noptional = true\ndoc = 'x'\nzzzzzzzz = 1"),
        ("an endpoint", "[endpoints.names.zzzzzzzz]"),
        ("a callback", "[callbacks.notification.zzzzzzzz]"),
        ("a signature", "[callbacks.notification.signature.zzzzzzzz]"),
        (
            "an event",
            "[callbacks.notification.events.more]\nvalue = 'MORE'\ndata = 'Node'\ndoc = 'x'\nzzzzzzzz = 1",
        ),
        ("an example", "[[endpoints.names.examples]]\nzzzzzzzz = 1"),
    ] {
        let text = match at.strip_prefix('[').and_then(|at| at.strip_suffix(".zzzzzzzz]")) {
            // Below its header, since a table cannot be opened twice.
            Some(header) => {
                EVERYTHING.replacen(&format!("[{header}]\n"), &format!("[{header}]\nzzzzzzzz = 1\n"), 1)
            }
            None => format!("{EVERYTHING}\n{at}\n"),
        };
        let codes: Vec<_> = check(&Source::new("x", text)).diagnostics.iter().map(|one| one.code).collect();
        assert_eq!(codes, [Code::UnknownKey], "{table}");
    }
}

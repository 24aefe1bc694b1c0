//! The program as its users see it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{env, fs};

use serde_json::Value;

const RIGHT: &str = "[api]\nname = \"demo\"\nbase_url = \"https://api.example.com\"\n\n[endpoints.ping]\nhttp = \"GET /ping\"\n";
const WRONG: &str = "[api]\nname = \"demo\"\nbase_url = \"https://api.example.com\"\ndoc = \"短信\"\n\n[endpoints.ping]\nhttp = \"GTE /ping\" # 中文\nresponse.a = { doc = \"数\", type = \"u23\" }\n";

/// A folder of its own for each test, with the files.
fn folder(test: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (name, text) in files {
        fs::write(folder.join(name), text).unwrap();
    }
    folder
}

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sms-api"));
    command.args(args).current_dir(folder).output().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

#[test]
fn a_right_spec_is_passed_with_status_0() {
    let folder = folder("right", &[("api.toml", RIGHT)]);
    let output = run(&folder, &["check", "api.toml"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(stderr(&output), "api.toml: no mistakes\n");
}

#[test]
fn mistakes_are_shown_with_their_places_and_status_1() {
    let folder = folder("wrong", &[("api.toml", WRONG)]);
    let output = run(&folder, &["check", "api.toml"]);
    assert_eq!(output.status.code(), Some(1));
    let shown = stderr(&output);
    assert!(shown.contains("error[E0070]: unknown method `GTE`\n --> api.toml:7:9\n"), "{shown}");
    assert!(shown.contains("did you mean `u32`?"), "{shown}");
    assert!(shown.contains("2 mistakes in api.toml"), "{shown}");
    assert!(!shown.contains('\u{1b}'), "colours without a terminal: {shown}");
}

#[test]
fn machines_get_one_object_a_line() {
    let folder = folder("json", &[("api.toml", WRONG), ("right.toml", RIGHT)]);
    let output = run(&folder, &["check", "--format", "json", "api.toml", "right.toml"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stderr(&output), "");
    let lines: Vec<Value> = stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["code"], "E0070");
    assert_eq!(lines[0]["severity"], "error");
    assert_eq!(lines[0]["file"], "api.toml");
    assert_eq!((&lines[0]["line"], &lines[0]["column"]), (&Value::from(7), &Value::from(9)));
    assert_eq!(lines[0]["end_column"], 12);
    assert_eq!(lines[0]["message"], "unknown method `GTE`");
    assert_eq!((&lines[1]["line"], &lines[1]["column"]), (&Value::from(8), &Value::from(35)));
    assert_eq!(lines[1]["help"][0], "did you mean `u32`?");
}

#[test]
fn standard_input_is_read_for_a_dash() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sms-api"));
    command.args(["check", "-"]).stdin(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(WRONG.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("<stdin>:7:9"), "{output:?}");
}

#[test]
fn a_missing_file_tells_what_was_looked_for_and_what_is_near() {
    let folder = folder("missing", &[("api.toml", RIGHT), ("notes.txt", "")]);
    let output = run(&folder, &["check", "apy.toml"]);
    assert_eq!(output.status.code(), Some(2));
    let shown = stderr(&output);
    assert!(shown.contains("no file `apy.toml`, looked for in `"), "{shown}");
    assert!(shown.contains("near it: `api.toml`"), "{shown}");
    assert!(!shown.contains("notes.txt"), "{shown}");

    let output = run(&folder, &["check", "specs/api.toml"]);
    assert!(stderr(&output).contains("which is no folder"), "{output:?}");
    let output = run(&folder, &["expand", "."]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("is a folder"), "{output:?}");
}

#[test]
fn one_unreadable_file_does_not_keep_the_others_from_being_checked() {
    let folder = folder("others", &[("api.toml", WRONG)]);
    let output = run(&folder, &["check", "none.toml", "api.toml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("E0070"), "{output:?}");
}

#[test]
fn expand_prints_rust_that_people_can_read() {
    let folder = folder("expand", &[("api.toml", RIGHT), ("wrong.toml", WRONG)]);
    let output = run(&folder, &["expand", "api.toml"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(stdout(&output).contains("pub struct Client"), "{output:?}");
    assert!(stdout(&output).contains("pub fn ping("), "{output:?}");
    let output = run(&folder, &["expand", "wrong.toml"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output), "");
    assert!(stderr(&output).contains("E0070"), "{output:?}");
}

#[test]
fn explain_shows_a_wrong_and_a_mended_example() {
    let folder = folder("explain", &[]);
    for code in ["E0010", "e0010"] {
        let output = run(&folder, &["explain", code]);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let shown = stdout(&output);
        assert!(shown.starts_with("## E0010: unknown key"), "{shown}");
        assert!(shown.contains("Wrong:") && shown.contains("Mended:"), "{shown}");
    }
    let output = run(&folder, &["explain", "E9999"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("they go from E0001 to E0092"), "{output:?}");
}

#[test]
fn wrong_usage_is_one_clear_message_and_status_2() {
    let folder = folder("usage", &[("api.toml", RIGHT)]);
    for (args, message) in [
        (&[][..], "a command is missing"),
        (&["chek"], "unknown command \"chek\""),
        (&["check"], "a file is missing"),
        (&["check", "--colour", "api.toml"], "--colour"),
        (&["check", "--format", "xml", "api.toml"], "unknown format \"xml\""),
        (&["check", "--format"], "--format"),
        (&["expand"], "a file is missing"),
        (&["expand", "a", "b"], "`expand` takes one file"),
        (&["explain"], "a code is missing"),
        (&["explain", "E0010", "E0011"], "`explain` takes one code"),
    ] {
        let output = run(&folder, args);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {output:?}");
        assert!(stderr(&output).starts_with("error: ") && stderr(&output).contains(message), "{output:?}");
        assert!(stderr(&output).contains("sms-api --help"), "{output:?}");
    }
}

#[test]
fn help_and_version_go_to_standard_output() {
    let folder = folder("help", &[]);
    for args in
        [&["--help"][..], &["-h"], &["help"], &["check", "--help"], &["expand", "-h"], &["explain", "-h"]]
    {
        let output = run(&folder, args);
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert!(stdout(&output).contains("Usage: sms-api <COMMAND>"), "{args:?}");
    }
    let output = run(&folder, &["--version"]);
    assert_eq!(stdout(&output), format!("sms-api {}\n", env!("CARGO_PKG_VERSION")));
}

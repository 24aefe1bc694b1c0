//! Large specs take time in proportion to their size.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use sms_api_codegen::{Source, Style, check, render};

/// A spec with a type, a code and two examples for each endpoint.
fn spec(endpoints: usize) -> Source {
    let mut text = String::from("[api]\nname = \"large\"\nbase_url = \"https://api.example.com\"\n");
    text.push_str("[error]\ncode = \"/error/code\"\n[error.codes]\n");
    for nth in 0..endpoints {
        writeln!(text, "code_x{nth} = {{ code = {nth}, status = 400, doc = \"No.\" }}").unwrap();
    }
    for nth in 0..endpoints {
        let next = (nth + 1) % endpoints;
        write!(
            text,
            r#"
[types.Row{nth}.fields]
id = {{ type = "u64", doc = "An id." }}
next = {{ type = "Row{next}", optional = true }}

[endpoints.call_x{nth}]
http = "POST /things/{{id}}/part{nth}"
idempotency = "none"
args = ["id", "rows"]
request.id = {{ type = "u64", in = "path" }}
request.rows = {{ type = "[Row{nth}]", items = "1..=10" }}
request.tag = {{ type = "string", optional = true, length = "..=10" }}
response.is_done = {{ type = "bool" }}
answers = {{ codes = ["code_x{nth}"], sets = {{ is_done = false }} }}

[[endpoints.call_x{nth}.examples]]
parameters = {{ id = 7 }}
request = '{{"rows": [{{"id": 1}}]}}'
response = '{{"is_done": true}}'

[[endpoints.call_x{nth}.examples]]
status = 400
response = '{{"error": {{"code": {nth}}}}}'
"#
        )
        .unwrap();
    }
    Source::new("large.toml", text)
}

fn fastest_of_three(source: &Source) -> Duration {
    let once = |_| {
        let start = Instant::now();
        assert_eq!(check(source).diagnostics.len(), 0);
        start.elapsed()
    };
    (0..3).map(once).min().unwrap()
}

#[test]
fn eight_times_the_endpoints_take_about_eight_times_as_long() {
    let (few, many) = (fastest_of_three(&spec(250)), fastest_of_three(&spec(2_000)));
    // Squared it would be 64 times; a busy machine may cost some.
    assert!(many < few * 32, "{few:?}, then {many:?}");
}

#[test]
fn a_mistake_in_every_endpoint_is_told_in_time() {
    let text = String::from_utf8(spec(500).bytes().to_vec()).unwrap();
    let source = Source::new("large.toml", text.replace("type = \"string\"", "type = \"strng\""));
    let start = Instant::now();
    assert_eq!(check(&source).diagnostics.len(), 500);
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
}

#[test]
fn mistakes_in_one_long_line_do_not_repeat_it() {
    const MISTAKES: usize = 2_000;
    let mut text = String::from(
        "[api]\nname = \"long\"\nbase_url = \"https://long.example\"\n[endpoints.ping]\nhttp = \"GET /ping\"\nargs = [",
    );
    for nth in 0..MISTAKES {
        write!(text, "\"é{nth}\", ").unwrap();
    }
    text.push_str("]\n");
    let source = Source::new("long.toml", text);
    let diagnostics = check(&source).diagnostics;
    assert_eq!(diagnostics.len(), MISTAKES);
    let shown = render(&diagnostics, &source, Style::Plain);
    assert!(shown.len() < MISTAKES * 2_000, "{} bytes", shown.len());
    for one in &diagnostics {
        let place = format!("long.toml:{}:{}\n", one.place.line, one.place.column);
        assert!(shown.contains(&place), "{place}");
        assert!(shown.contains(&one.message), "{}", one.message);
    }
    let last = diagnostics.last().unwrap();
    assert!(last.render(&source, Style::Plain).contains(&last.label));
}

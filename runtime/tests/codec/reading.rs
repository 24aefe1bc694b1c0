use sms_api::ErrorKind;

use super::p;
use super::sample::{
    Batch, BatchAnswer, Check, Count, Echo, ErrorCode, Id, Level, Login, Search, batch, mistake, read,
};

fn rows(rows: &str) -> BatchAnswer {
    read::<Batch>(&format!(r#"{{"rows":{rows}}}"#)).unwrap()
}

#[test]
fn every_kind_of_value_is_read() {
    let answer = read::<Batch>(
        r#" { "totals" : { "a" : -128 , "\u0062" : 127 } , "rows" : [ { "id" : 1 , "error_code" : "LIMIT" ,
            "level" : 99 , "count" : "4294967295" } , { } ] , "next" : { "rows" : [ ] } } "#,
    )
    .unwrap();
    assert_eq!(answer.totals, Some(p::BTreeMap::from([("a".into(), -128), ("b".into(), 127)])));
    let row = &answer.rows[0];
    assert_eq!(row.id, Some(Id("1".into())));
    assert_eq!(row.code, Some(ErrorCode("LIMIT".into())));
    assert_eq!(row.level, Some(Level(99)));
    assert_eq!(row.count, Some(Count(u32::MAX)));
    assert_eq!(answer.rows[1], p::Value::__blank());
    assert_eq!(answer.next.unwrap().rows, []);
}

#[test]
fn null_is_absence_for_what_is_optional() {
    let answer = rows(r#"[{"id":null,"error_code":null,"level":null,"count":null}]"#);
    assert_eq!(answer.rows, [p::Value::__blank()]);
    assert_eq!(mistake::<Batch>(r#"{"rows":null}"#), "rows: expected a list, found null (line 1, column 12)");
    assert_eq!(
        mistake::<Batch>(r#"{"rows":[null]}"#),
        "rows[0]: expected an object, found null (line 1, column 13)"
    );
}

#[test]
fn a_success_code_leaves_an_error_code_empty() {
    let answer = rows(r#"[{"error_code":"OK"},{"error_code":""},{"error_code":7},{"error_code":"ok"}]"#);
    let codes: Vec<_> = answer.rows.into_iter().map(|row| row.code.map(|code| code.0)).collect();
    assert_eq!(codes, [None, None, Some("7".into()), Some("ok".into())]);
}

#[test]
fn huge_integers_are_read_by_their_digits_wherever_they_stand() {
    let digits = "340282366920938463463374607431768211456789";
    let answer = read::<Batch>(&format!(
        r#"{{"totals":{{"a":1}},"rows":[{{"id":"x"}},{{"id":{digits}}},{{"id":7,"count":3}}],"next":{{"rows":[{{"id":-{digits}}},{{"id":"\n"}},{{"id":null}}]}}}}"#
    ))
    .unwrap();
    let ids = |answer: &BatchAnswer| -> Vec<_> {
        answer.rows.iter().map(|row| row.id.clone().map(|id| id.0)).collect()
    };
    assert_eq!(ids(&answer), [Some("x".into()), Some(digits.into()), Some("7".into())]);
    assert_eq!(ids(&answer.next.unwrap()), [Some(format!("-{digits}")), Some("\n".into()), None]);
    assert_eq!(answer.totals.unwrap().len(), 1);
}

#[test]
fn numbers_outside_their_type_are_refused() {
    for (value, problem) in [
        ("4294967296", "expected an integer from 0 to 4294967295, found one outside that range"),
        ("-1", "expected an integer from 0 to 4294967295, found one outside that range"),
        ("\"-1\"", "expected an integer from 0 to 4294967295, found one outside that range"),
        ("\"\"", "expected an integer in digits, found another text"),
        ("\"+1\"", "expected an integer in digits, found another text"),
        ("\" 1\"", "expected an integer in digits, found another text"),
        ("\"1e3\"", "expected an integer in digits, found another text"),
        ("1e3", "expected an integer or one in a string, found another kind of number"),
        ("1.0", "expected an integer or one in a string, found another kind of number"),
        ("18446744073709551616", "expected an integer or one in a string, found another kind of number"),
        ("true", "expected an integer or one in a string, found a truth value"),
    ] {
        let text = mistake::<Batch>(&format!(r#"{{"rows":[{{}},{{"count":{value}}}]}}"#));
        assert!(text.starts_with(&format!("rows[1].count: {problem} (line 1, column ")), "{value}: {text}");
    }
    assert_eq!(rows(r#"[{"count":-0}]"#).rows[0].count, Some(Count(0)));
    assert!(
        mistake::<Batch>(r#"{"rows":[{"count":1e999}]}"#).starts_with("rows[0].count: number out of range")
    );
    assert!(
        mistake::<Batch>(r#"{"rows":[],"totals":{"a":128}}"#)
            .starts_with("totals.a: expected an integer from -128 to 127")
    );
    assert!(mistake::<Batch>(r#"{"rows":[{"level":9223372036854775808}]}"#).starts_with("rows[0].level: "));
    assert!(
        mistake::<Batch>(r#"{"rows":[{"level":"1"}]}"#).starts_with("rows[0].level: expected an integer")
    );
}

#[test]
fn duplicate_keys_are_refused_in_records_and_maps() {
    for (body, path) in [
        (r#"{"rows":[],"rows":[]}"#, "rows: appears twice"),
        (r#"{"rows":[],"totals":null,"totals":{}}"#, "totals: appears twice"),
        (r#"{"rows":[{"id":1},{"id":1,"\u0069d":1}]}"#, "rows[1].id: appears twice"),
        (r#"{"rows":[],"totals":{"a":1,"\u0061":1}}"#, "totals.a: appears twice"),
        (
            r#"{"rows":[],"totals":{"13812345678":1,"13812345678":1}}"#,
            "totals[\"138****5678\"]: appears twice",
        ),
    ] {
        assert!(mistake::<Batch>(body).starts_with(path), "{body}: {}", mistake::<Batch>(body));
    }
}

#[test]
fn a_list_where_a_record_is_due_is_refused() {
    assert!(mistake::<Batch>(r#"[[]]"#).starts_with("expected an object, found a list"));
    assert!(mistake::<Batch>(r#"{"rows":[["1"]]}"#).starts_with("rows[0]: expected an object, found a list"));
    assert!(mistake::<Batch>(r#"{"rows":{}}"#).starts_with("rows: expected a list, found an object"));
    assert!(
        mistake::<Batch>(r#"{"rows":[],"totals":[]}"#)
            .starts_with("totals: expected an object, found a list")
    );
}

#[test]
fn recursion_is_bounded() {
    let nested = |depth: usize| r#"{"rows":[],"next":"#.repeat(depth) + r#"{"rows":[]}"# + &"}".repeat(depth);
    assert!(read::<Batch>(&nested(100)).is_ok());
    assert!(mistake::<Batch>(&nested(200_000)).contains("recursion limit exceeded"));
}

#[test]
fn a_list_may_be_the_whole_answer() {
    let answer = read::<Search>("\u{feff}[{\"msgId\":\"1\"},{\"msgId\":\"2\",\"x\":[]}]").unwrap();
    assert_eq!(format!("{answer:?}"), r#"[Receipt { msg: "1" }, Receipt { msg: "2" }]"#);
    assert!(read::<Search>("[]").unwrap().is_empty());
    assert_eq!(mistake::<Search>(r#"[{"msgId":"1"},{}]"#), "[1].msgId: is missing (line 1, column 17)");
    let error = read::<Search>(r#"{"code":"LIMIT","note":"slow down"}"#).unwrap_err();
    assert_eq!(error.code(), Some(ErrorCode("LIMIT".into())));
    assert_eq!(error.to_string(), "Search: the API refused: LIMIT slow down (HTTP 200)");
    assert_eq!(read::<Search>("").unwrap_err().to_string(), "Search: an empty body where JSON is due");
}

#[test]
fn an_empty_answer_skips_what_comes_and_sees_a_failure() {
    let mut headers = http::HeaderMap::new();
    headers.insert("x-left", 1.into());
    let read = |body: &'static str| {
        p::read_response::<Login>(http::StatusCode::OK, &headers, &bytes::Bytes::from_static(body.as_bytes()))
    };
    for body in ["", "{}", "null", "<html>", "[1", r#"{"code":"OK"}"#, r#"{"note":"done"}"#] {
        assert!(read(body).is_ok(), "{body}");
    }
    assert_eq!(read(r#"{"code":"LIMIT"}"#).unwrap_err().code(), Some(ErrorCode("LIMIT".into())));
}

#[test]
fn headers_that_are_wrong_are_told() {
    for (lines, problem) in [
        (&[][..], "header x-left: is missing"),
        (&["65536"], "header x-left: expected an integer from 0 to 65535, found one outside that range"),
        (&["x"], "header x-left: expected an integer in digits, found another text"),
        (&["1", "2"], "header x-left: appears more than once"),
    ] {
        let mut headers = http::HeaderMap::new();
        for line in lines {
            headers.append("x-left", http::HeaderValue::from_static(line));
        }
        let result = p::read_response::<Login>(http::StatusCode::OK, &headers, &bytes::Bytes::new());
        let text = result.map(drop).unwrap_err().to_string();
        assert!(text.ends_with(problem), "{text}");
    }
}

#[test]
fn what_was_written_is_read_back() {
    let mut request = batch();
    request.secret = Some(vec![vec!["\u{0}\"\\/极\u{1f600}".into()], vec![]]);
    request.ratio = Some(f64::MIN_POSITIVE);
    request.next = Some(Box::new(batch()));
    let outgoing = p::write_request(&request, "", false).unwrap();
    let body = bytes::Bytes::copy_from_slice(outgoing.body.bytes());
    let read = p::read_response::<Echo>(http::StatusCode::OK, &http::HeaderMap::new(), &body).unwrap();
    assert_eq!(read, request);
}

#[test]
fn a_verdict_may_set_an_optional_field_and_spares_no_other() {
    let read = |status: u16, body: &'static str| {
        let status = http::StatusCode::from_u16(status).unwrap();
        p::read_response::<Check>(
            status,
            &http::HeaderMap::new(),
            &bytes::Bytes::from_static(body.as_bytes()),
        )
        .map(|answer| answer.ok)
        .map_err(|error| error.kind())
    };
    for (status, body, expected) in [
        (200, r#"{"by":"a"}"#, Ok(None)),
        (200, r#"{"by":"a","ok":true}"#, Ok(Some(true))),
        (403, r#"{"by":"a","code":"WRONG"}"#, Ok(Some(false))),
        (403, r#"{"by":"a","code":"WRONG","ok":true}"#, Ok(Some(false))),
        (403, r#"{"code":"WRONG"}"#, Err(ErrorKind::Unexpected)),
        (403, r#"{"by":"a","ok":false}"#, Ok(Some(false))),
        (403, r#"{"by":"a","code":"NEW","ok":false}"#, Ok(Some(false))),
        (403, r#"{"by":"a","code":"NEW"}"#, Err(ErrorKind::Api)),
        (403, r#"{"by":"a","code":"LIMIT","ok":false}"#, Err(ErrorKind::Api)),
        (403, r#"{"by":"a"}"#, Err(ErrorKind::Unexpected)),
    ] {
        assert_eq!(read(status, body), expected, "{status} {body}");
    }
}

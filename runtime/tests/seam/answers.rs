//! What is read from the wire.

use sms_api::ErrorKind;

use super::*;
use crate::support::{read, read_with};

#[test]
fn an_id_is_read_from_text_and_from_any_integer_by_its_digits() {
    for (json, id) in [
        (r#""288193860302""#, "288193860302"),
        (r#""""#, ""),
        (r#""a\u0062c""#, "abc"),
        ("288193860302", "288193860302"),
        ("0", "0"),
        ("-1", "-1"),
        ("-0", "-0"),
        ("9223372036854775808", "9223372036854775808"),
        ("18446744073709551615", "18446744073709551615"),
        ("18446744073709551616", "18446744073709551616"),
        ("-9223372036854775809", "-9223372036854775809"),
        ("123456789012345678901234567890123456789012", "123456789012345678901234567890123456789012"),
    ] {
        for body in
            [format!(r#"{{"msg_id":{json}}}"#), format!(r#"{{"x":[1e5], "msg_id" : {json} , "y":{{}}}}"#)]
        {
            assert_eq!(read::<SendCode>(200, &body).unwrap().msg_id, MsgId::from(id), "{body}");
        }
    }
    for json in
        ["1.5", "1e3", "true", "null", "[]", "{}", "1.0", "123456789012345678901234567890.5", "01", "+1"]
    {
        let error = read::<SendCode>(200, &format!(r#"{{"msg_id":{json}}}"#)).map(drop).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unexpected, "{json}");
    }
}

#[test]
fn unknown_fields_are_skipped() {
    let body = r#"{"a":null,"msg_id":"1","b":{"msg_id":[1,{"x":"\u00e9\ud83d\ude00"}]},"c":-1.5e-7,"b":0}"#;
    assert_eq!(read::<SendCode>(200, body).unwrap().msg_id, MsgId::from("1"));
}

#[test]
fn a_mistake_tells_its_path_and_place_and_no_value() {
    for (body, message) in [
        (
            r#"{"msg_id":{"secret":1}}"#,
            "msg_id: expected a string or an integer, found an object (line 1, column 19)",
        ),
        ("{\"msg_id\":\n  null}", "msg_id: expected a string or an integer, found null (line 2, column 6)"),
        (
            "\u{feff}{\"msg_id\":true}",
            "msg_id: expected a string or an integer, found a truth value (line 1, column 17)",
        ),
        ("{}", "msg_id: is missing (line 1, column 2)"),
        (r#"{"msg_id":"secret","msg_id":"2"}"#, "msg_id: appears twice (line 1, column 27)"),
        (r#"["secret"]"#, "expected an object, found a list (line 1, column 1)"),
        (r#""secret""#, "expected an object, found a string (line 1, column 8)"),
        (r#"{"msg_id":"1"}x"#, "trailing characters (line 1, column 15)"),
        (r#"{"msg_id":"1""#, "EOF while parsing an object (line 1, column 13)"),
        (r#"{"msg_id":"\ud800"}"#, "msg_id: unexpected end of hex escape (line 1, column 18)"),
        (
            r#"{"msg_id":1.5}"#,
            "msg_id: expected a string or an integer, found another kind of number (line 1, column 14)",
        ),
    ] {
        let error = read::<SendCode>(200, body).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("send_code: the answer is not what the spec describes: {message}"),
            "{body}"
        );
        assert_eq!(error.kind(), ErrorKind::Unexpected);
    }
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    for body in
        [&b"{\"msg_id\":\"\xff\"}"[..], b"{\"x\":\"\xc3\",\"msg_id\":\"1\"}", b"\xef\xbb{\"msg_id\":\"1\"}"]
    {
        let error = read_with::<SendCode>(200, &[], body).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unexpected);
        assert!(error.to_string().contains("invalid UTF-8 (line 1, column "), "{error}");
    }
}

#[test]
fn deep_nesting_is_an_error_or_skipped_and_no_crash() {
    let deep = |open: &str, close: &str| open.repeat(200_000) + &close.repeat(200_000);
    for body in
        [deep("[", "]"), deep("{\"msg_id\":", "}"), "[".repeat(200_000), "{\"error\":".repeat(200_000)]
    {
        for status in [200, 403] {
            assert!(read::<SendCode>(status, &body).is_err());
            assert!(read::<VerifyCode>(status, &body).is_err());
        }
    }
    // What nobody asked for is skipped without recursion, however deep.
    let body = format!(r#"{{"x":{},"msg_id":"1"}}"#, deep("[", "]"));
    assert_eq!(read::<SendCode>(200, &body).unwrap().msg_id, MsgId::from("1"));
}

#[test]
fn every_truncation_of_an_answer_is_an_error() {
    let body = r#"{"is_valid": true, "error": {"code": "50000", "message": "été"}, "x": [1, {"y": null}]}"#;
    assert!(read::<VerifyCode>(200, body).is_ok());
    for end in 0..body.len() {
        for status in [200, 403, 500] {
            let result = read_with::<VerifyCode>(status, &[], &body.as_bytes()[..end]);
            assert!(result.is_err(), "{status} {:?}", String::from_utf8_lossy(&body.as_bytes()[..end]));
        }
    }
}

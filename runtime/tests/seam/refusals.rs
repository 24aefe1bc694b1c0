//! What the API refuses, and what is no answer of the API's.

use sms_api::{Delivery, ErrorKind};

use super::*;
use crate::support::{read, read_with};

#[test]
fn a_failure_object_is_one_whatever_the_status() {
    for status in [200, 201, 400, 401, 403, 404, 429, 499, 500, 503] {
        for code in ["50009", "\"50009\""] {
            let body = format!(r#"{{"error":{{"code":{code},"message":"out of freq"}}}}"#);
            let error = read::<SendCode>(status, &body).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Api, "{status} {code}");
            assert_eq!(error.code(), Some(ErrorCode::OutOfFreq));
            assert_eq!(error.status().unwrap().as_u16(), status);
            assert_eq!(error.message(), Some("out of freq"));
            assert_eq!(error.endpoint(), Some("send_code"));
            let delivery = if status < 500 { Delivery::Refused } else { Delivery::Unknown };
            assert_eq!(error.delivery(), delivery, "{status}");
        }
    }
}

#[test]
fn a_failure_object_beside_an_answer_is_a_failure() {
    for body in [
        r#"{"msg_id":"1","error":{"code":50009}}"#,
        r#"{"error":{"code":50009},"msg_id":"1"}"#,
        "{\"msg_id\":\"1\",\"\\u0065rror\":{\"code\":50009}}",
        "\u{feff}{\"msg_id\":\"1\",\"error\":{\"code\":50009}}",
    ] {
        let error = read::<SendCode>(200, body).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Api, "{body}");
        assert_eq!(error.code(), Some(ErrorCode::OutOfFreq), "{body}");
    }
}

#[test]
fn a_success_code_is_no_failure() {
    for body in [
        r#"{"msg_id":"1","error":{"code":50000,"message":"success"}}"#,
        r#"{"msg_id":"1","error":{"code":"50000"}}"#,
        r#"{"msg_id":"1","error":null}"#,
        r#"{"msg_id":"1","error":{}}"#,
        r#"{"msg_id":"1","errors":{"code":50009}}"#,
        r#"{"msg_id":"1","inner":{"error":{"code":50009}}}"#,
    ] {
        assert_eq!(read::<SendCode>(200, body).unwrap().msg_id, MsgId::from("1"), "{body}");
    }
    let error = read::<SendCode>(500, r#"{"msg_id":"1","error":{"code":50000}}"#).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unexpected);
}

#[test]
fn a_code_that_nobody_documented_is_told() {
    let error = read::<SendCode>(403, r#"{"error":{"code":59999,"message":"new"}}"#).unwrap_err();
    assert_eq!(error.code(), Some(ErrorCode::from(59999)));
    assert_eq!(error.to_string(), "send_code: the API refused: 59999 new (HTTP 403)");
}

#[test]
fn a_refusal_reads_well() {
    let error = read::<SendCode>(403, r#"{"error":{"code":50009,"message":"out of freq"}}"#).unwrap_err();
    assert_eq!(error.to_string(), "send_code: the API refused: 50009 out of freq (HTTP 403)");
    let error = read::<SendCode>(403, r#"{"error":{"code":50009}}"#).unwrap_err();
    assert_eq!(error.to_string(), "send_code: the API refused: 50009 out of freq (HTTP 403)");
    assert_eq!(error.message(), None);
    let error = read::<SendCode>(500, r#"{"error":{"message":"oops"}}"#).unwrap_err();
    assert_eq!(error.to_string(), "send_code: the API refused: without a code oops (HTTP 500)");
}

#[test]
fn a_refusal_shows_no_number_and_no_control_character() {
    let message =
        "to 13812345678 and +8613912345678, key 7d431e42dfa6a6d6 12345678901234567890\n\u{1b}[31m\u{202e}";
    let body =
        format!("{{\"error\":{{\"code\":50009,\"message\":{}}}}}", serde_json::to_string(message).unwrap());
    let error = read::<SendCode>(403, &body).unwrap_err();
    assert_eq!(error.message(), Some(message));
    for text in [error.to_string(), format!("{error:?}")] {
        assert!(!text.contains("13812345678") && !text.contains("13912345678"), "{text}");
        assert!(!text.contains("12345678901234567890"), "{text}");
        assert!(!text.contains(char::is_control), "{text}");
        assert!(!text.contains('\u{202e}'), "{text}");
    }
}

#[test]
fn a_page_of_a_proxy_is_kept_and_not_shown() {
    let page = "<html><body>502 Bad Gateway for 13812345678</body></html>";
    for status in [200, 403, 502] {
        let error =
            read_with::<SendCode>(status, &[("content-type", "text/html; charset=utf-8")], page.as_bytes())
                .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unexpected);
        assert_eq!(error.delivery(), Delivery::Unknown);
        assert_eq!(error.body(), page.as_bytes());
        assert_eq!(error.status().unwrap().as_u16(), status);
        for text in [error.to_string(), format!("{error:?}")] {
            assert!(text.contains("text/html") || text.contains("57"), "{text}");
            assert!(!text.contains("Gateway") && !text.contains("138"), "{text}");
        }
    }
}

#[test]
fn a_redirect_is_an_error_even_with_an_answer() {
    for status in [301, 302, 304, 307, 308] {
        let error = read::<SendCode>(status, r#"{"msg_id":"1"}"#).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unexpected, "{status}");
        assert!(error.to_string().contains("redirect"), "{error}");
    }
}

#[test]
fn an_empty_body_is_an_error_where_json_is_due() {
    for body in ["", " \r\n", "\u{feff}"] {
        let error = read::<SendCode>(200, body).unwrap_err();
        assert_eq!(error.to_string(), "send_code: an empty body where JSON is due");
        assert_eq!(error.kind(), ErrorKind::Unexpected);
        let error = read::<SendCode>(500, body).unwrap_err();
        assert_eq!(error.to_string(), "send_code: HTTP 500 without the API's error object");
    }
}

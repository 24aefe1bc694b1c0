//! What is put on the wire.

use sms_api::{Delivery, ErrorKind};

use super::*;

#[test]
fn only_the_body_fields_are_in_the_body() {
    let request = VerifyCode::new("288193860302", "012345");
    let outgoing = p::write_request(&request, "/v1", true).unwrap();
    assert_eq!(outgoing.target, "/v1/codes/288193860302/valid");
    assert_eq!(outgoing.body.bytes(), br#"{"code":"012345"}"#);
    assert_eq!(outgoing.headers["content-type"], "application/json");
    assert_eq!(outgoing.headers["accept"], "application/json");
}

#[test]
fn absent_fields_are_not_sent() {
    let request = SendCode::new("13812345678", 1);
    let outgoing = p::write_request(&request, "/v1/", true).unwrap();
    assert_eq!(outgoing.target, "/v1/codes");
    assert_eq!(outgoing.body.bytes(), br#"{"mobile":"13812345678","temp_id":1}"#);
    let outgoing = p::write_request(&SendCode { sign_id: Some(-42), ..request }, "", true).unwrap();
    assert_eq!(outgoing.target, "/codes");
    assert_eq!(outgoing.body.bytes(), br#"{"mobile":"13812345678","temp_id":1,"sign_id":-42}"#);
}

#[test]
fn text_arrives_byte_for_byte() {
    let text = "极光 \"quoted\" \\ \u{1f600} \u{7f} \u{0} \n";
    let outgoing = p::write_request(&SendCode::new(text, 1), "", true).unwrap();
    let body: serde_json::Value = serde_json::from_slice(outgoing.body.bytes()).unwrap();
    assert_eq!(body["mobile"], text);
    assert!(outgoing.body.bytes().windows(6).any(|bytes| bytes == "极光".as_bytes()));
}

#[test]
fn a_path_parameter_is_one_segment() {
    for (id, path) in [
        ("a/b", "/codes/a%2Fb/valid"),
        ("..%2f", "/codes/..%252f/valid"),
        ("...", "/codes/.../valid"),
        ("a?b#c", "/codes/a%3Fb%23c/valid"),
        ("极\r\n\0", "/codes/%E6%9E%81%0D%0A%00/valid"),
        ("~-._", "/codes/~-._/valid"),
    ] {
        for check in [true, false] {
            let outgoing = p::write_request(&VerifyCode::new(id, "1"), "", check).unwrap();
            assert_eq!(outgoing.target, path);
        }
    }
}

#[test]
fn a_path_parameter_that_is_none_is_refused_even_unchecked() {
    for id in ["", ".", ".."] {
        for check in [true, false] {
            let error = p::write_request(&VerifyCode::new(id, "1"), "", check).map(drop).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Invalid);
            assert_eq!(error.delivery(), Delivery::NotSent);
            assert_eq!(error.violations().len(), 1);
            assert_eq!(error.violations()[0].path(), "msg_id");
            assert!(
                error.to_string().starts_with("verify_code: the request was not sent: msg_id: must not be")
            );
        }
    }
}

#[test]
fn a_target_longer_than_a_uri_is_refused() {
    let error =
        p::write_request(&VerifyCode::new(&*"x".repeat(70_000), "1"), "", true).map(drop).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
}

#[test]
fn a_request_shows_itself_masked() {
    let request = SendCode { sign_id: Some(2), ..SendCode::new("13812345678", 1) };
    assert_eq!(format!("{request:?}"), "SendCode { mobile: 138****5678, temp_id: 1, sign_id: Some(2) }");
    let request = SendCode::new("10086", 1);
    assert_eq!(format!("{request:?}"), "SendCode { mobile: ****, temp_id: 1, sign_id: None }");
    assert_eq!(
        format!("{request:#?}"),
        "SendCode {\n    mobile: ****,\n    temp_id: 1,\n    sign_id: None,\n}"
    );
    assert_eq!(Mobile::from("+8613812345678").to_string(), "+861****5678");
}

#[test]
fn requests_are_compared_by_value() {
    let request = SendCode::new("13812345678", 1);
    assert!(request == request.clone());
    assert!(request != SendCode { sign_id: Some(0), ..request.clone() });
    assert!(request != SendCode::new("13812345678", 2));
}

//! `verify_code`: the code first, then the answer's own word; whatever is in doubt lets nobody in.

use sms_api::{Delivery, ErrorKind};

use super::*;
use crate::support::read;

#[derive(Debug, PartialEq)]
enum Is {
    Valid,
    Invalid,
    Refused(Option<ErrorCode>),
    Unexpected,
}

use Is::{Invalid, Refused, Unexpected, Valid};

fn verdict(status: u16, body: &str) -> Is {
    match read::<VerifyCode>(status, body) {
        Ok(answer) if answer.is_valid => Valid,
        Ok(_) => Invalid,
        Err(error) if error.kind() == ErrorKind::Api => Refused(error.code()),
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Unexpected);
            assert_eq!(error.delivery(), Delivery::Unknown);
            assert_eq!(error.body(), body.as_bytes());
            Unexpected
        }
    }
}

#[test]
fn the_table_of_verdicts() {
    let unknown = ErrorCode::from(59999);
    for (status, body, expected) in [
        (200, r#"{"is_valid":true}"#, Valid),
        (200, r#"{"is_valid":false}"#, Invalid),
        (200, r#"{"is_valid":true,"error":null}"#, Valid),
        (200, r#"{"is_valid":true,"error":{"code":50000,"message":"success"}}"#, Valid),
        (200, r#"{"error":{"code":"50000"},"is_valid":true}"#, Valid),
        (200, r#"{"is_valid":false,"error":{"code":50000}}"#, Invalid),
        // A code that is an answer: whatever the status, with or without the field, whatever the field says.
        (200, r#"{"is_valid":false,"error":{"code":50010,"message":"invalid code"}}"#, Invalid),
        (403, r#"{"is_valid":false,"error":{"code":50010,"message":"invalid code"}}"#, Invalid),
        (403, r#"{"error":{"code":50010,"message":"invalid code"}}"#, Invalid),
        (403, r#"{"error":{"code":"50010"}}"#, Invalid),
        (200, r#"{"error":{"code":50010}}"#, Invalid),
        (500, r#"{"error":{"code":50010}}"#, Invalid),
        (200, r#"{"is_valid":true,"error":{"code":50010}}"#, Invalid),
        (200, r#"{"is_valid":null,"error":{"code":50010}}"#, Invalid),
        (200, r#"{"is_valid":"no","error":{"code":50010}}"#, Invalid),
        (200, "{\"is_valid\":true,\"\\u0065rror\":{\"c\\u006fde\":50010}}", Invalid),
        // Another documented code: an error, even beside a plain no.
        (403, r#"{"error":{"code":50009,"message":"out of freq"}}"#, Refused(Some(ErrorCode::OutOfFreq))),
        (200, r#"{"is_valid":false,"error":{"code":50009}}"#, Refused(Some(ErrorCode::OutOfFreq))),
        (403, r#"{"is_valid":false,"error":{"code":"50009"}}"#, Refused(Some(ErrorCode::OutOfFreq))),
        (200, r#"{"is_valid":true,"error":{"code":50009}}"#, Refused(Some(ErrorCode::OutOfFreq))),
        // A code that nobody documented: the field decides, and a yes is not believed.
        (200, r#"{"is_valid":false,"error":{"code":59999}}"#, Invalid),
        (403, r#"{"is_valid":false,"error":{"code":59999}}"#, Invalid),
        (200, r#"{"is_valid":true,"error":{"code":59999}}"#, Refused(Some(unknown))),
        (403, r#"{"is_valid":true,"error":{"code":59999}}"#, Refused(Some(unknown))),
        (403, r#"{"error":{"code":59999}}"#, Refused(Some(unknown))),
        (500, r#"{"is_valid":false,"error":{"code":59999}}"#, Refused(Some(unknown))),
        // No code.
        (403, r#"{"is_valid":false}"#, Invalid),
        (403, r#"{"is_valid":true}"#, Unexpected),
        (500, r#"{"is_valid":false}"#, Unexpected),
        (302, r#"{"is_valid":false}"#, Unexpected),
        (302, r#"{"error":{"code":50010}}"#, Unexpected),
        (200, r#"{"is_valid":false,"error":{"message":"hm"}}"#, Invalid),
        (200, r#"{"is_valid":true,"error":{"message":"hm"}}"#, Refused(None)),
        (200, r#"{"error":{"message":"hm"}}"#, Refused(None)),
        // What is no code, or stands there twice, is no success either.
        (200, r#"{"is_valid":true,"error":{"code":{}}}"#, Refused(None)),
        (200, r#"{"is_valid":true,"error":{"code":1e99}}"#, Refused(None)),
        (200, r#"{"is_valid":true,"error":{"code":50000,"code":50009}}"#, Refused(None)),
        (200, r#"{"is_valid":true,"error":{"code":50000},"error":{"code":50009}}"#, Refused(None)),
        (200, r#"{"is_valid":true,"is_valid":true}"#, Unexpected),
        // No answer.
        (200, "", Unexpected),
        (204, "", Unexpected),
        (403, "", Unexpected),
        (200, "{}", Unexpected),
        (200, "null", Unexpected),
        (200, "[]", Unexpected),
        (200, r#"{"is_valid":1}"#, Unexpected),
        (200, r#"{"is_valid":"true"}"#, Unexpected),
        (200, r#"{"is_valid":true"#, Unexpected),
        (200, r#"{"is_valid":true} true"#, Unexpected),
        (403, r#"{"error":{"code":50010"#, Unexpected),
        (502, "<html>Bad Gateway</html>", Unexpected),
    ] {
        assert_eq!(verdict(status, body), expected, "{status} {body}");
    }
}

#[test]
fn a_verdict_keeps_the_reason() {
    let body = r#"{"error":{"code":50010,"message":"invalid code"},"is_valid":false,"new":[{}]}"#;
    for status in [200, 403] {
        let answer = read::<VerifyCode>(status, body).unwrap();
        let reason = answer.error.unwrap();
        assert_eq!(reason.code, Some(ErrorCode::InvalidCode));
        assert_eq!(reason.message.as_deref(), Some("invalid code"));
    }
}

//! Every curl line of the vendor's documents, run by curl itself.
//!
//! The lines are kept by hand as the documents print them. Only the host and the placeholders (`*`, `xxxx`) are
//! filled in; the example identifiers and codes are replaced where a test says so.

use std::process::Command;

use serde_json::{Value, json};
use sms_api_sandbox::Sandbox;

use crate::wire::{MOBILE, start};

/// The sending page, newer.
mod newer {
    pub(super) const SEND_CODE: &str = r#"curl --insecure -X POST -v https://api.sms.jpush.cn/v1/codes -H "Content-Type: application/json" \
-u "7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1" -d '{"mobile":"xxxxxxxxxxx","sign_id":*,"temp_id":*}'"#;

    pub(super) const SEND_VOICE_CODE: &str = r#"curl --insecure -X POST -v https://api.sms.jpush.cn/v1/voice_codes -H "Content-Type: application/json" \
-u "7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1" -d '{"mobile":"xxxxxxxxxxxxxx", "ttl":60}'"#;

    pub(super) const VERIFY_CODE: &str = r#"curl --insecure -X POST -v https://api.sms.jpush.cn/v1/codes/288193860302/valid -H "Content-Type: application/json" \
-u "7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1" -d '{"code":"123456"}'"#;

    pub(super) const SEND_MESSAGE: &str = r#"curl --insecure -X POST -v https://api.sms.jpush.cn/v1/messages -H "Content-Type: application/json" -u "7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1" \
-d '{"mobile":"xxxxxxxxxxxxxx","sign_id":*,"temp_id":1,"temp_para":{"xxxx":"xxxx"}}'"#;

    pub(super) const SEND_BATCH: &str = r#"curl --insecure -X POST -v https://api.sms.jpush.cn/v1/messages/batch -H "Content-Type: application/json" -u "7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1" -d \
'{
"sign_id": *,
"temp_id": 1250,
"tag":"标签",
"recipients": [
{
"mobile": "13812345678",
"temp_para": {
"number": "741627"
}
},
{
"mobile": "18603050709",
"temp_para": {
"number": "147721"
}
}
]
}'"#;
}

/// The sending page, older.
mod older {
    pub(super) const SEND_CODE: &str = r#"curl --insecure -X POST -v https://api.sms.jpush.cn/v1/codes -H "Content-Type: application/json" \
-u "7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1" -d '{"mobile":"xxxxxxxxxxx","temp_id":*}'"#;

    pub(super) const SEND_VOICE_CODE: &str = super::newer::SEND_VOICE_CODE;

    pub(super) const VERIFY_CODE: &str = super::newer::VERIFY_CODE;

    pub(super) const SEND_MESSAGE: &str = r#"curl --insecure -X POST -v https://api.sms.jpush.cn/v1/messages -H "Content-Type: application/json" -u "7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1" \
-d '{"mobile":"xxxxxxxxxxxxxx","temp_id":1,"temp_para":{"xxxx":"xxxx"}}'"#;

    pub(super) const SEND_BATCH: &str = r#"curl --insecure -X POST -v https://api.sms.jpush.cn/v1/messages/batch -H "Content-Type: application/json" -u "7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1" -d \
'{
    "temp_id": 1250,
    "recipients": [
        {
            "mobile": "13812345678",
            "temp_para": {
                "number": "741627"
            }
        },
        {
            "mobile": "18603050709",
            "temp_para": {
                "number": "147721"
            }
        }
    ]
}'"#;
}

/// The page on templates.
mod templates {
    pub(super) const CREATE: &str = r#"curl --insecure -X POST -v https://api.sms.jpush.cn/v1/templates -H "Content-Type: application/json" -u "7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1" -d \
'{
    "template": "您好,您的验证码是{{code}},2分钟内有效!",
    "type": 1,
    "ttl": 120,
    "remark": "此模板用于用户注册"
}'"#;

    pub(super) const UPDATE: &str = r#"curl --insecure -X PUT -v https://api.sms.jpush.cn/v1/templates/37582 -H "Content-Type: application/json" -u "7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1" -d \
'{
    "temp_id": 37582,
    "template": "您好,您的验证码是{{code}},5分钟内有效!",
    "type": 1,
    "ttl": 300,
    "remark": "此模板用于用户注册"
}'"#;

    pub(super) const FIND: &str = r#"curl --insecure -X GET -v https://api.sms.jpush.cn/v1/templates/37582 -H "Content-Type: application/json" -u "7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1""#;

    pub(super) const DELETE: &str = r#"curl --insecure -X DELETE -v https://api.sms.jpush.cn/v1/templates/37582 -H "Content-Type: application/json" -u "7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1""#;
}

const HOST: &str = "https://api.sms.jpush.cn/v1";

/// Runs a line after the shell has read it, as a reader of the documents would.
fn curl(sandbox: &Sandbox, printed: &str, filled: &[(&str, &str)]) -> (u16, String) {
    let mut line = printed.to_owned();
    for (placeholder, value) in [(HOST, sandbox.base_url())].iter().chain(filled) {
        assert_eq!(line.matches(placeholder).count(), 1, "{placeholder} in {line}");
        line = line.replace(placeholder, value);
    }
    assert!(!line.contains('*') && !line.contains("xx"), "a placeholder is left in {line}");
    let script = format!("{line} --silent --noproxy '*' --write-out '\\n%{{http_code}}'");
    let output = Command::new("sh").args(["-c", &script]).output().expect("no shell `sh` was found");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_ne!(
        output.status.code(),
        Some(127),
        "curl is missing; install it, for example: apt-get install curl"
    );
    assert!(output.status.success(), "{stderr}");
    let stdout = String::from_utf8(output.stdout).unwrap();
    let (body, status) = stdout.rsplit_once('\n').unwrap();
    (status.parse().unwrap(), body.to_owned())
}

fn json(answer: &(u16, String)) -> Value {
    serde_json::from_str(&answer.1).unwrap_or_else(|error| panic!("{error}: {answer:?}"))
}

#[test]
fn send_text_code() {
    let sandbox = start();
    let temp_id = ("\"temp_id\":*", "\"temp_id\":1");
    let sign_id = ("\"sign_id\":*", "\"sign_id\":42");
    let mobile = ("xxxxxxxxxxx", MOBILE);
    for (printed, filled, signature) in [
        (newer::SEND_CODE, &[mobile, sign_id, temp_id][..], Some(42)),
        (older::SEND_CODE, &[mobile, temp_id], None),
    ] {
        let answer = curl(&sandbox, printed, filled);
        let message = sandbox.latest_message(MOBILE).unwrap();
        assert_eq!((answer.0, json(&answer)), (200, json!({ "msg_id": message.msg_id })));
        assert_eq!((message.temp_id, message.sign_id), (Some(1), signature));
    }
}

#[test]
fn send_voice_code() {
    for printed in [newer::SEND_VOICE_CODE, older::SEND_VOICE_CODE] {
        let sandbox = start();
        let answer = curl(&sandbox, printed, &[("xxxxxxxxxxxxxx", MOBILE)]);
        let message = sandbox.latest_message(MOBILE).unwrap();
        assert_eq!((answer.0, json(&answer)), (200, json!({ "msg_id": message.msg_id })));
    }
}

#[test]
fn verify_code() {
    for printed in [newer::VERIFY_CODE, older::VERIFY_CODE] {
        let sandbox = start();
        let unknown = curl(&sandbox, printed, &[]);
        let error = json!({ "code": 50026, "message": "wrong msg_id" });
        assert_eq!((unknown.0, json(&unknown)), (403, json!({ "error": error })));

        curl(&sandbox, older::SEND_CODE, &[("xxxxxxxxxxx", MOBILE), ("*", "1")]);
        let message = sandbox.latest_message(MOBILE).unwrap();
        let code = message.code.unwrap();
        let sent = [("288193860302", message.msg_id.as_str()), ("123456", code.as_str())];
        let valid = curl(&sandbox, printed, &sent);
        assert_eq!((valid.0, json(&valid)), (200, json!({ "is_valid": true })));
        let again = curl(&sandbox, printed, &sent);
        let error = json!({ "code": 50012, "message": "verified code" });
        assert_eq!((again.0, json(&again)), (403, json!({ "is_valid": false, "error": error })));
    }
}

#[test]
fn send_message() {
    let sandbox = start();
    let mobile = ("xxxxxxxxxxxxxx", MOBILE);
    let values = (r#"{"xxxx":"xxxx"}"#, r#"{"code":"483920"}"#);
    for (printed, filled) in [
        (newer::SEND_MESSAGE, &[mobile, ("\"sign_id\":*", "\"sign_id\":42"), values][..]),
        (older::SEND_MESSAGE, &[mobile, values]),
    ] {
        let answer = curl(&sandbox, printed, filled);
        let message = sandbox.latest_message(MOBILE).unwrap();
        let msg_id: u64 = message.msg_id.parse().unwrap();
        assert_eq!((answer.0, json(&answer)), (200, json!({ "msg_id": msg_id })));
        assert!(message.text.contains("483920"), "{}", message.text);
    }
}

#[test]
fn send_batch() {
    for (printed, filled, tag) in [
        (newer::SEND_BATCH, &[("\"sign_id\": *", "\"sign_id\": 42")][..], Some("标签")),
        (older::SEND_BATCH, &[], None),
    ] {
        let sandbox = start();
        let answer = curl(&sandbox, printed, filled);
        let messages = sandbox.messages();
        let row = |n: usize| json!({ "msg_id": messages[n].msg_id, "mobile": messages[n].mobile });
        let expected = json!({ "success_count": 2, "failure_count": 0, "recipients": [row(0), row(1)] });
        assert_eq!((answer.0, json(&answer)), (200, expected));
        assert_eq!(messages[1].tag.as_deref(), tag);
        assert_eq!(messages[1].mobile, "18603050709");
        assert!(messages[1].text.contains("147721"), "{}", messages[1].text);
    }
}

#[test]
fn a_template_through_its_life() {
    let sandbox = start();
    let created = curl(&sandbox, templates::CREATE, &[]);
    assert_eq!((created.0, json(&created)), (200, json!({ "temp_id": 37_583 })));

    let found = curl(&sandbox, templates::FIND, &[("37582", "37583")]);
    let text = "您好,您的验证码是{{code}},2分钟内有效!";
    let remark = "此模板用于用户注册";
    let expected =
        json!({ "temp_id": 37_583, "template": text, "type": 1, "ttl": 120, "remark": remark, "status": 0 });
    assert_eq!((found.0, json(&found)), (200, expected));

    let updated = curl(&sandbox, templates::UPDATE, &[]);
    assert_eq!((updated.0, json(&updated)), (200, json!({ "temp_id": 37_582 })));
    sandbox.approve_template(37_582).unwrap();
    let found = curl(&sandbox, templates::FIND, &[]);
    let text = "您好,您的验证码是{{code}},5分钟内有效!";
    let expected =
        json!({ "temp_id": 37_582, "template": text, "type": 1, "ttl": 300, "remark": remark, "status": 1 });
    assert_eq!((found.0, json(&found)), (200, expected));

    assert_eq!(curl(&sandbox, templates::DELETE, &[]), (200, String::new()));
    let gone = curl(&sandbox, templates::FIND, &[]);
    let error = json!({ "code": 50013, "message": "invalid temp_id" });
    assert_eq!((gone.0, json(&gone)), (403, json!({ "error": error })));
}

use std::time::Duration;

use serde_json::json;

use crate::wire::{AUTHORIZATION, MOBILE, call, post, send, start};

const SEND_CODE: &str = r#"{"mobile":"13812345678","temp_id":1}"#;

#[test]
fn a_code_that_was_sent_is_verified_once() {
    let sandbox = start();
    let sent = post(&sandbox, "/codes", SEND_CODE).ok();
    let message = sandbox.latest_message(MOBILE).unwrap();
    assert_eq!(sent, json!({ "msg_id": message.msg_id }));

    let path = format!("/codes/{}/valid", message.msg_id);
    let right = json!({ "code": message.code }).to_string();
    let wrong = post(&sandbox, &path, r#"{"code":"12345x"}"#);
    assert_eq!(wrong.status, 403);
    let error = json!({ "code": 50010, "message": "invalid code" });
    assert_eq!(wrong.json(), json!({ "is_valid": false, "error": error }));
    assert_eq!(post(&sandbox, &path, &right).ok(), json!({ "is_valid": true }));
    let again = post(&sandbox, &path, &right);
    assert_eq!(again.status, 403);
    let error = json!({ "code": 50012, "message": "verified code" });
    assert_eq!(again.json(), json!({ "is_valid": false, "error": error }));
}

#[test]
fn a_code_expires_when_the_clock_is_advanced() {
    let sandbox = start();
    post(&sandbox, "/codes", SEND_CODE).ok();
    let message = sandbox.latest_message(MOBILE).unwrap();
    sandbox.advance_clock(Duration::from_secs(300));
    let body = json!({ "code": message.code }).to_string();
    let late = post(&sandbox, &format!("/codes/{}/valid", message.msg_id), &body);
    assert_eq!(late.status, 403);
    let error = json!({ "code": 50011, "message": "expired code" });
    assert_eq!(late.json(), json!({ "is_valid": false, "error": error }));
}

#[test]
fn a_voice_code_lives_60_seconds_when_nothing_is_said() {
    let sandbox = start();
    let sent =
        post(&sandbox, "/voice_codes", r#"{"mobile":"13812345678","code":"0042","voice_lang":1}"#).ok();
    let message = sandbox.latest_message(MOBILE).unwrap();
    assert_eq!(sent["msg_id"], json!(message.msg_id));
    assert_eq!(message.text, "Your verification code is 0042");
    let path = format!("/codes/{}/valid", message.msg_id);
    sandbox.advance_clock(Duration::from_secs(59));
    assert_eq!(post(&sandbox, &path, r#"{"code":"42"}"#).json()["error"]["code"], 50010);
    sandbox.advance_clock(Duration::from_secs(1));
    assert_eq!(post(&sandbox, &path, r#"{"code":"0042"}"#).json()["error"]["code"], 50011);
}

#[test]
fn a_message_answers_with_a_number_and_shows_its_signature() {
    let sandbox = start();
    let body = json!({
        "mobile": MOBILE, "sign_id": 42, "temp_id": 1250, "temp_para": { "number": "\"甲\" 7" }
    });
    let sent = post(&sandbox, "/messages", &body.to_string()).ok();
    let message = sandbox.latest_message(MOBILE).unwrap();
    assert_eq!(sent["msg_id"].as_u64().unwrap().to_string(), message.msg_id);
    assert_eq!(message.text, "【签名42】您的取件号是\"甲\" 7，请凭号领取。");
}

#[test]
fn a_batch_answers_for_each_recipient() {
    let sandbox = start();
    let body = json!({
        "temp_id": 1250, "tag": "标签",
        "recipients": [
            { "mobile": MOBILE, "temp_para": { "number": "741627" } },
            { "mobile": "18603", "temp_para": { "number": "147721" } },
            { "mobile": MOBILE, "temp_para": { "number": "741627" } },
        ]
    });
    let mut answer = post(&sandbox, "/messages/batch", &body.to_string()).ok();
    for row in answer["recipients"].as_array_mut().unwrap() {
        let msg_id = row.as_object_mut().unwrap().remove("msg_id").unwrap();
        assert!(msg_id.as_str().unwrap().bytes().all(|byte| byte.is_ascii_digit()));
    }
    let expected = json!({
        "success_count": 1,
        "failure_count": 2,
        "recipients": [
            { "mobile": MOBILE },
            {
                "error_code": "50006", "error_message": "invalid mobile",
                "mobile": "18603", "temp_para": { "number": "147721" }
            },
            {
                "error_code": "50034", "error_message": "repeat send",
                "mobile": MOBILE, "temp_para": { "number": "741627" }
            },
        ]
    });
    assert_eq!(answer, expected);
    let messages = sandbox.messages();
    assert_eq!(messages.len(), 1);
    assert_eq!(messages[0].tag.as_deref(), Some("标签"));
}

#[test]
fn a_template_lives_from_its_creation_to_its_deletion() {
    let sandbox = start();
    let json_headers = [AUTHORIZATION, "Content-Type: application/json"];
    let create = json!({ "template": "码{{code}}", "type": 1, "ttl": 120, "remark": "注册" });
    let temp_id = post(&sandbox, "/templates", &create.to_string()).ok()["temp_id"].as_u64().unwrap();
    let path = format!("/templates/{temp_id}");
    let shown = |status: u8, text: &str| {
        json!({
            "temp_id": temp_id, "template": text, "type": 1, "ttl": 120, "remark": "注册", "status": status
        })
    };
    let find = || call(&sandbox, "GET", &path, &[AUTHORIZATION], "");
    let update = || {
        let mut body = create.clone();
        body["template"] = json!("新码{{code}}");
        body["temp_id"] = json!(temp_id);
        call(&sandbox, "PUT", &path, &json_headers, &body.to_string())
    };
    let send = || post(&sandbox, "/codes", &json!({ "mobile": MOBILE, "temp_id": temp_id }).to_string());

    assert_eq!(find().ok(), shown(0, "码{{code}}"));
    send().assert_refused(403, 50020, "template auditing");
    update().assert_refused(403, 50047, "modify template not allow");
    sandbox.reject_template(temp_id).unwrap();
    assert_eq!(find().ok(), shown(2, "码{{code}}"));
    send().assert_refused(403, 50021, "template not pass");
    assert_eq!(update().ok(), json!({ "temp_id": temp_id }));
    assert_eq!(find().ok(), shown(0, "新码{{code}}"));
    sandbox.approve_template(temp_id).unwrap();
    send().ok();

    let deleted = call(&sandbox, "DELETE", &path, &json_headers, "");
    assert_eq!((deleted.status, deleted.body.as_str()), (200, ""));
    assert_eq!(deleted.header("content-type"), Some("application/json"));
    assert_eq!(deleted.header("content-length"), Some("0"));
    find().assert_refused(403, 50013, "invalid temp_id");
    send().assert_refused(403, 50013, "invalid temp_id");
    call(&sandbox, "DELETE", &path, &[AUTHORIZATION], "").assert_refused(403, 50013, "invalid temp_id");
}

#[test]
fn the_messages_can_be_read_over_http_on_this_machine() {
    let sandbox = start();
    for mobile in [MOBILE, "18603050709"] {
        post(&sandbox, "/codes", &json!({ "mobile": mobile, "temp_id": 1 }).to_string()).ok();
    }
    let all = send(&sandbox, "GET", "/_sandbox/messages", &[], "").ok();
    assert_eq!(all["messages"].as_array().unwrap().len(), 2);
    assert_eq!(all["dropped"], 0);
    let one = send(&sandbox, "GET", "/_sandbox/messages?mobile=18603050709", &[], "").ok();
    let message = sandbox.latest_message("18603050709").unwrap();
    assert_eq!(one["messages"].as_array().unwrap().len(), 1);
    assert_eq!(one["messages"][0]["code"], json!(message.code));
    assert_eq!(one["messages"][0]["text"], json!(message.text));
}

#[test]
fn a_browser_at_the_root_is_told_what_this_is() {
    let sandbox = start();
    let page = send(&sandbox, "GET", "/", &[], "");
    assert_eq!(page.status, 200);
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("unsafe"), "{policy}");
    assert!(page.body.contains("sms-sandbox"), "{page:?}");
    let head = send(&sandbox, "HEAD", "/", &[], "");
    assert_eq!((head.status, head.body.as_str()), (200, ""));
}

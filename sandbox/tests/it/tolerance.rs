use serde_json::json;

use crate::wire::{AUTHORIZATION, MOBILE, call, post, start};

#[test]
fn json_is_read_without_a_content_type_and_as_plain_text() {
    let sandbox = start();
    let body = json!({ "mobile": MOBILE, "temp_id": 1 }).to_string();
    call(&sandbox, "POST", "/codes", &[AUTHORIZATION], &body).ok();
    for media in ["text/plain", "application/json;charset=UTF-8", "APPLICATION/JSON", ""] {
        let header = format!("Content-Type: {media}");
        call(&sandbox, "POST", "/codes", &[AUTHORIZATION, &header], &body).ok();
    }
}

#[test]
fn numbers_come_as_strings_and_strings_as_numbers() {
    let sandbox = start();
    let sent = post(&sandbox, "/codes", r#"{"mobile":13812345678,"temp_id":"1","sign_id":"42"}"#).ok();
    let message = sandbox.latest_message(MOBILE).unwrap();
    assert_eq!(message.sign_id, Some(42));
    assert_eq!(sent["msg_id"], json!(message.msg_id));
    let voice = r#"{"mobile":"13812345678","code":123456,"ttl":"60","voice_lang":"2"}"#;
    let msg_id = post(&sandbox, "/voice_codes", voice).ok()["msg_id"].as_str().unwrap().to_owned();
    post(&sandbox, &format!("/codes/{msg_id}/valid"), r#"{"code":123456}"#).ok();
    let values = r#"{"mobile":"13812345678","temp_id":1250,"temp_para":{"number":741627,"more":null}}"#;
    post(&sandbox, "/messages", values).ok();
    assert!(sandbox.latest_message(MOBILE).unwrap().text.contains("741627"));
    post(&sandbox, "/templates", r#"{"template":"{{code}}","type":"1","ttl":"60","remark":null}"#).ok();
}

#[test]
fn unknown_fields_null_and_a_slash_at_the_end_do_no_harm() {
    let sandbox = start();
    let body = json!({
        "mobile": MOBILE, "temp_id": 1, "sign_id": null, "later": { "deep": [1, 2, 3] }, "tag": 7
    });
    post(&sandbox, "/codes/", &body.to_string()).ok();
    assert_eq!(sandbox.latest_message(MOBILE).unwrap().sign_id, None);
    post(&sandbox, "/codes?debug=1", &body.to_string()).ok();
}

#[test]
fn a_byte_order_mark_and_a_body_on_a_get_are_passed_over() {
    let sandbox = start();
    post(&sandbox, "/codes", "\u{feff}{\"mobile\":\"13812345678\",\"temp_id\":1}").ok();
    let headers = [AUTHORIZATION, "Content-Type: application/x-www-form-urlencoded"];
    let found = call(&sandbox, "GET", "/templates/1", &headers, "a=b").ok();
    assert_eq!(found["status"], 1);
}

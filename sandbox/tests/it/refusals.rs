use serde_json::json;

use crate::wire::{AUTHORIZATION, MOBILE, call, connect, post, reply, send, start};

const JSON: &str = "Content-Type: application/json";
const ALL: [(&str, &str); 9] = [
    ("POST", "/codes"),
    ("POST", "/voice_codes"),
    ("POST", "/codes/288193860302/valid"),
    ("POST", "/messages"),
    ("POST", "/messages/batch"),
    ("POST", "/templates"),
    ("PUT", "/templates/37582"),
    ("GET", "/templates/37582"),
    ("DELETE", "/templates/37582"),
];

#[test]
fn every_endpoint_asks_for_credentials() {
    let sandbox = start();
    for (method, path) in ALL {
        call(&sandbox, method, path, &[JSON], "{}").assert_refused(400, 50001, "missing auth");
        call(&sandbox, method, path, &["Authorization:"], "").assert_refused(400, 50001, "missing auth");
        for wrong in [
            "Authorization: Basic a2V5OnNlY3JldA==",
            "Authorization: Basic N2Q0MzFlNDJkZmE2YTZkNjkzYWMyZDA0Og==",
            "Authorization: Basic %%%",
            "Authorization: Bearer N2Q0MzFlNDJkZmE2YTZkNjkzYWMyZDA0",
        ] {
            call(&sandbox, method, path, &[wrong, JSON], "{}").assert_refused(401, 50002, "auth failed");
        }
    }
}

#[test]
fn a_path_that_is_not_documented_is_unknown() {
    let sandbox = start();
    for path in ["/v1/nothing", "/v1", "/v2/codes", "/v1/codes/1", "/favicon.ico"] {
        let unknown = send(&sandbox, "POST", path, &[AUTHORIZATION, JSON], "{}");
        unknown.assert_refused(404, 50016, "api not found");
    }
}

#[test]
fn a_method_that_is_not_documented_is_refused_with_those_that_are() {
    let sandbox = start();
    for (method, path, allow) in [
        ("GET", "/codes", "POST"),
        ("PUT", "/voice_codes", "POST"),
        ("GET", "/codes/1/valid", "POST"),
        ("DELETE", "/messages", "POST"),
        ("PATCH", "/messages/batch", "POST"),
        ("GET", "/templates", "POST"),
        ("POST", "/templates/37582", "GET, PUT, DELETE"),
    ] {
        let refused = call(&sandbox, method, path, &[AUTHORIZATION], "");
        refused.assert_refused(405, 50018, "request method not support");
        assert_eq!(refused.header("allow"), Some(allow), "{method} {path}");
    }
    assert_eq!(send(&sandbox, "POST", "/", &[], "").header("allow"), Some("GET, HEAD"));
    assert_eq!(send(&sandbox, "POST", "/_sandbox/messages", &[], "").header("allow"), Some("GET"));
}

#[test]
fn a_media_type_that_is_neither_json_nor_text_is_refused() {
    let sandbox = start();
    for media in ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/html"] {
        let header = format!("Content-Type: {media}");
        let refused = call(&sandbox, "POST", "/codes", &[AUTHORIZATION, &header], "{}");
        refused.assert_refused(415, 50017, "media not supported");
    }
}

#[test]
fn a_body_must_be_there_and_be_an_object() {
    let sandbox = start();
    for (method, path) in ALL.into_iter().take(7) {
        let body = |text: &str| call(&sandbox, method, path, &[AUTHORIZATION, JSON], text);
        for missing in ["", "  \r\n", "null"] {
            body(missing).assert_refused(400, 50003, "missing body");
        }
        for invalid in ["{", "[]", "1", "\"x\"", "{} {}", "a=b", "{\"a\":\"\u{1}\"}", &"[".repeat(10_000)] {
            body(invalid).assert_refused(403, 50007, "invalid body");
        }
    }
}

#[test]
fn a_missing_field_is_named() {
    let sandbox = start();
    for (path, body, code, message) in [
        ("/codes", json!({ "temp_id": 1 }), 50004, "missing mobile"),
        ("/codes", json!({ "mobile": "", "temp_id": 1 }), 50004, "missing mobile"),
        ("/codes", json!({ "mobile": null, "temp_id": 1 }), 50004, "missing mobile"),
        ("/codes", json!({ "mobile": MOBILE }), 50005, "missing temp_id"),
        ("/codes", json!({ "mobile": MOBILE, "temp_id": null }), 50005, "missing temp_id"),
        ("/voice_codes", json!({ "ttl": 60 }), 50004, "missing mobile"),
        ("/messages", json!({ "temp_id": 1 }), 50004, "missing mobile"),
        ("/messages", json!({ "mobile": MOBILE }), 50005, "missing temp_id"),
        ("/messages/batch", json!({ "recipients": [{ "mobile": MOBILE }] }), 50005, "missing temp_id"),
        ("/messages/batch", json!({ "temp_id": 1250, "recipients": [{}] }), 50004, "missing mobile"),
        ("/codes/1/valid", json!({}), 50015, "missing code"),
        ("/codes/1/valid", json!({ "code": "" }), 50015, "missing code"),
    ] {
        post(&sandbox, path, &body.to_string()).assert_refused(400, code, message);
    }
}

#[test]
fn a_value_that_is_not_allowed_is_refused_with_its_code() {
    let sandbox = start();
    let voice =
        |field: &str, value: serde_json::Value| ("/voice_codes", json!({ "mobile": MOBILE, field: value }));
    let message = |values| ("/messages", json!({ "mobile": MOBILE, "temp_id": 1250, "temp_para": values }));
    let batch = |rows| ("/messages/batch", json!({ "temp_id": 1250, "recipients": rows }));
    let row = json!({ "mobile": MOBILE });
    let template = |text: &str| ("/templates", json!({ "template": text, "type": 2 }));
    for ((path, body), code, message) in [
        (("/codes", json!({ "mobile": "12345", "temp_id": 1 })), 50006, "invalid mobile"),
        (("/codes", json!({ "mobile": [MOBILE], "temp_id": 1 })), 50007, "invalid body"),
        (("/codes", json!({ "mobile": MOBILE, "temp_id": "x" })), 50013, "invalid temp_id"),
        (("/codes", json!({ "mobile": MOBILE, "temp_id": -1 })), 50013, "invalid temp_id"),
        (("/codes", json!({ "mobile": MOBILE, "temp_id": 99 })), 50013, "invalid temp_id"),
        (("/codes", json!({ "mobile": MOBILE, "temp_id": 1250 })), 50025, "wrong template type"),
        (("/codes", json!({ "mobile": MOBILE, "temp_id": 1, "sign_id": "x" })), 50007, "invalid body"),
        (voice("code", json!("123")), 50038, "invalid content length"),
        (voice("code", json!("12a4")), 50039, "invalid code type"),
        (voice("voice_lang", json!(3)), 50040, "invalid voice language type"),
        (voice("voice_lang", json!("zh")), 50040, "invalid voice language type"),
        (voice("ttl", json!(0)), 50041, "invalid ttl value"),
        (voice("ttl", json!("soon")), 50041, "invalid ttl value"),
        (voice("ttl", json!(1.5)), 50041, "invalid ttl value"),
        (("/codes/1/valid", json!({ "code": "123456" })), 50026, "wrong msg_id"),
        (("/codes/no-number/valid", json!({ "code": "123456" })), 50026, "wrong msg_id"),
        (message(json!(null)), 50023, "parameters is empty"),
        (message(json!({ "nummer": "1" })), 50022, "parameters not all replaced"),
        (message(json!({ "number": "【1】" })), 50054, "content contains special symbol"),
        (message(json!({ "number": ["1"] })), 50007, "invalid body"),
        (message(json!("1")), 50007, "invalid body"),
        (batch(json!([])), 50030, "recipients is empty"),
        (batch(json!(null)), 50030, "recipients is empty"),
        (batch(json!({})), 50007, "invalid body"),
        (batch(json!([MOBILE])), 50007, "invalid body"),
        (batch(json!(vec![row; 1_001])), 50031, "too much recipients"),
        (template(""), 50042, "template is empty"),
        (template(&"字".repeat(501)), 50043, "template too long"),
        (template("{{a_b}}"), 50044, "template parameter invalid"),
        (template("【x】"), 50052, "template contains special symbol"),
        (template("{{url}}"), 50053, "special template parameter need extra remark for confirmation"),
        (("/templates", json!({ "template": "x", "type": 4 })), 50007, "invalid body"),
        (("/templates", json!({ "template": "x" })), 50007, "invalid body"),
        (("/templates", json!({ "template": "{{code}}", "type": 1 })), 50041, "invalid ttl value"),
    ] {
        post(&sandbox, path, &body.to_string()).assert_refused(403, code, message);
    }
    assert!(sandbox.messages().is_empty());
}

#[test]
fn too_many_of_one_message_are_out_of_frequency() {
    let sandbox = start();
    let body = json!({ "mobile": MOBILE, "temp_id": 1250, "temp_para": { "number": "1" } }).to_string();
    for _ in 0..3 {
        post(&sandbox, "/messages", &body).ok();
    }
    post(&sandbox, "/messages", &body).assert_refused(403, 50009, "out of freq");
}

#[test]
fn a_template_must_be_the_one_of_the_path() {
    let sandbox = start();
    let body = json!({ "temp_id": 1, "template": "{{code}}", "type": 1, "ttl": 60 }).to_string();
    for path in ["/templates/37582", "/templates/99999", "/templates/abc"] {
        let refused = call(&sandbox, "PUT", path, &[AUTHORIZATION, JSON], &body);
        refused.assert_refused(403, 50013, "invalid temp_id");
    }
    for method in ["GET", "DELETE"] {
        let refused = call(&sandbox, method, "/templates/abc", &[AUTHORIZATION], "");
        refused.assert_refused(403, 50013, "invalid temp_id");
    }
}

#[test]
fn a_page_of_another_name_cannot_read_the_messages() {
    use std::io::Write as _;
    let sandbox = start();
    for headers in ["Host: example.com\r\n", "Host: localhost\r\nOrigin: https://example.com\r\n"] {
        let mut stream = connect(&sandbox);
        let request = format!("GET /_sandbox/messages HTTP/1.1\r\nConnection: close\r\n{headers}\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        assert_eq!(reply(stream).status, 403, "{headers}");
    }
}

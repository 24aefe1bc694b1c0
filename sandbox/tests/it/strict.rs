use serde_json::{Value, json};
use sms_api_sandbox::Sandbox;

use crate::wire::{AUTHORIZATION, MOBILE, call, post, send, start_as};

const JSON: &str = "Content-Type: application/json";

fn strict() -> Sandbox {
    start_as(Sandbox::builder().strict(true))
}

#[test]
fn what_the_documents_print_passes() {
    let sandbox = strict();
    let body = json!({ "mobile": MOBILE, "sign_id": 1, "temp_id": 1250, "temp_para": { "number": "1" } });
    post(&sandbox, "/messages", &body.to_string()).ok();
    let row = json!({ "mobile": MOBILE, "temp_para": { "number": "2" } });
    let batch = json!({ "sign_id": 1, "temp_id": 1250, "tag": "标签", "recipients": [row] });
    post(&sandbox, "/messages/batch", &batch.to_string()).ok();
    let code =
        post(&sandbox, "/voice_codes", r#"{"mobile":"13812345678","code":"0042","voice_lang":1,"ttl":60}"#);
    let path = format!("/codes/{}/valid", code.ok()["msg_id"].as_str().unwrap());
    post(&sandbox, &path, r#"{"code":"0042"}"#).ok();
    call(&sandbox, "GET", "/templates/1", &[AUTHORIZATION, JSON], "").ok();
}

#[test]
fn every_deviation_is_reported_at_once() {
    let sandbox = strict();
    let body = r#"{"mobile":13812345678,"temp_id":"1","sign_id":null,"later":{},"more":1}"#;
    let refused = call(&sandbox, "POST", "/codes/?debug=1", &[AUTHORIZATION], &format!("\u{feff}{body}"));
    assert_eq!((refused.status, &refused.json()["error"]["code"]), (403, &json!(50007)));
    let deviations = refused.json()["error"]["deviations"].clone();
    let expected = json!([
        "the path ends with a slash",
        "the address has a query",
        "there is no Content-Type",
        "the body begins with a byte order mark",
        "mobile is a number instead of a text",
        "sign_id is null instead of left out",
        "temp_id is a text instead of a whole number",
        "the body has 2 unknown fields; there are mobile, sign_id, temp_id",
    ]);
    let sorted = |list: &Value| {
        let mut list: Vec<_> = list.as_array().unwrap().iter().map(ToString::to_string).collect();
        list.sort();
        list
    };
    assert_eq!(sorted(&deviations), sorted(&expected));
    assert!(sandbox.messages().is_empty());
    let ledger = send(&sandbox, "GET", "/_sandbox/ledger", &[], "").ok();
    assert_eq!(ledger["entries"][0]["deviations"], deviations);
}

#[test]
fn rows_values_and_bodies_of_a_get_are_looked_at_too() {
    let sandbox = strict();
    let rows = json!([{ "mobile": MOBILE, "temp_para": { "number": 7 }, "name": "x" }]);
    let batch = json!({ "temp_id": 1250, "recipients": rows });
    let text = "Content-Type: text/plain";
    let refused = call(&sandbox, "POST", "/messages/batch", &[AUTHORIZATION, text], &batch.to_string());
    let expected = json!([
        "the Content-Type is not application/json",
        "recipients[0].temp_para has 1 values that are no texts",
        "recipients[0] has 1 unknown fields; there are mobile, temp_para",
    ]);
    let mut deviations = refused.json()["error"]["deviations"].clone();
    deviations
        .as_array_mut()
        .unwrap()
        .sort_by_key(|text| expected.as_array().unwrap().iter().position(|e| e == text));
    assert_eq!(deviations, expected);
    let refused = call(&sandbox, "GET", "/templates/1", &[AUTHORIZATION], "a=b");
    assert_eq!(refused.json()["error"]["deviations"], json!(["a GET has a body"]));
}

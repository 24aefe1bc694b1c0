//! Signatures over HTTP, as the forms of other clients write them.

use serde_json::{Value, json};
use sms_api_sandbox::Sandbox;

use crate::wire::{AUTHORIZATION, MOBILE, Reply, block_on, call, form, post, start};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
const JPG: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF";

fn read(sandbox: &Sandbox, sign_id: u64) -> Reply {
    call(sandbox, "GET", &format!("/sign/{sign_id}"), &[AUTHORIZATION], "")
}

fn created(reply: &Reply) -> u64 {
    let answer = reply.ok();
    assert_eq!(answer.as_object().map(serde_json::Map::len), Some(1));
    answer["sign_id"].as_u64().unwrap()
}

#[test]
fn a_signature_is_audited_and_then_sent_with() {
    let sandbox = start();
    let texts = [("sign", "新签名"), ("type", "1"), ("remark", "注册")];
    let sign_id = created(&form(&sandbox, "POST", "/sign/", &texts, &[("image0", PNG)]));
    let shown = |status: u64, used: u64| json!({ "sign_id": sign_id, "sign": "新签名", "status": status, "is_default": 0, "use_status": used });
    assert_eq!(read(&sandbox, sign_id).ok(), shown(0, 0));
    let body = json!({ "mobile": MOBILE, "temp_id": 1, "sign_id": sign_id }).to_string();
    post(&sandbox, "/codes", &body).assert_refused(403, 50_102, "invalid sign id");

    let control = sandbox.control().unwrap();
    let listed = block_on(control.list_signatures()).unwrap().signatures;
    assert_eq!(listed[0].sign_id.to_string(), sign_id.to_string());
    assert_eq!((listed[0].images[0].part.as_str(), listed[0].images[0].size), ("image0", PNG.len() as u64));
    block_on(control.approve_signature(i64::try_from(sign_id).unwrap())).unwrap();

    post(&sandbox, "/codes", &body).ok();
    assert!(sandbox.latest_message(MOBILE).unwrap().text.starts_with("【新签名】"));
    assert_eq!(read(&sandbox, sign_id).ok(), shown(1, 1));
    let deleted = call(&sandbox, "DELETE", &format!("/sign/{sign_id}"), &[AUTHORIZATION], "");
    assert_eq!((deleted.status, deleted.body.as_str()), (200, ""));
    read(&sandbox, sign_id).assert_refused(403, 50_102, "invalid sign id");
}

#[test]
fn a_rejected_signature_is_changed() {
    let sandbox = start();
    let changed = form(&sandbox, "POST", "/sign/37582", &[("sign", "改后")], &[("image0", JPG)]);
    assert_eq!(changed.ok(), json!({ "sign_id": 37_582 }));
    assert_eq!(read(&sandbox, 37_582).ok()["sign"], json!("改后"));
}

#[test]
fn the_form_of_september_2025_needs_a_person_and_a_card() {
    let sandbox = start();
    let person =
        [("sign", "新签名"), ("legalPersonName", "张三"), ("legalPersonIdNumber", "110101199003070011")];
    let nobody = form(&sandbox, "POST", "/sign", &person[..2], &[("idCardImage", PNG)]);
    nobody.assert_refused(403, 50_007, "invalid body");
    let no_card = form(&sandbox, "POST", "/sign", &person, &[("businessLicenseImage", PNG)]);
    no_card.assert_refused(403, 50_101, "invalid image");
    let images = [("idCardImage", PNG), ("businessLicenseImage", JPG)];
    created(&form(&sandbox, "POST", "/sign", &person, &images));
}

#[test]
fn a_picture_of_two_megabytes_passes_and_one_byte_more_does_not() {
    let sandbox = start();
    let mut picture = PNG.to_vec();
    picture.resize(2 * 1024 * 1024 + 1, 0);
    let refused = form(&sandbox, "POST", "/sign", &[("sign", "新签名")], &[("image0", &picture)]);
    refused.assert_refused(403, 50_101, "invalid image");
    picture.pop();
    created(&form(&sandbox, "POST", "/sign", &[("sign", "新签名")], &[("image0", &picture)]));
}

#[test]
fn what_is_no_form_is_refused() {
    let sandbox = start();
    let json = "Content-Type: application/json";
    let reply = call(&sandbox, "POST", "/sign", &[AUTHORIZATION, json], r#"{"sign":"新签名"}"#);
    reply.assert_refused(415, 50_017, "media not supported");
    let multipart = "Content-Type: multipart/form-data; boundary=x";
    let reply = call(&sandbox, "POST", "/sign", &[AUTHORIZATION, multipart], "");
    reply.assert_refused(400, 50_003, "missing body");
    let reply = call(&sandbox, "POST", "/sign", &[AUTHORIZATION, multipart], "--x\r\nbroken");
    reply.assert_refused(403, 50_007, "invalid body");
    let reply = form(&sandbox, "POST", "/sign", &[("sign", "新签名"), ("type", "x")], &[]);
    reply.assert_refused(403, 50_007, "invalid body");
    let ledger: Value = crate::wire::send(&sandbox, "GET", "/_sandbox/ledger", &[], "").ok();
    assert_eq!((&ledger["received"], &ledger["executed"]), (&json!(4), &json!(0)));
}

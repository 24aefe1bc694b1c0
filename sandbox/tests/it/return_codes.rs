//! Every return code of `api.toml`, provoked: by its number always, by behaviour where the documents describe one.

use std::time::Duration;

use serde_json::{Value, json};
use sms_api::jiguang::ErrorCode;
use sms_api_sandbox::{Effect, Fault, Sandbox, Settings};

use crate::wire::{AUTHORIZATION, MOBILE, Reply, call, post, send, start};

const JSON: &str = "Content-Type: application/json";

/// What cannot come of a request alone, and why.
const NOT_BY_BEHAVIOUR: [(ErrorCode, &str); 1] =
    [(ErrorCode::ServerError, "the service itself fails: only a fault rule makes it")];

#[track_caller]
fn assert_refused(reply: &Reply, code: ErrorCode) {
    let body = reply.json();
    assert_eq!(body["error"]["code"], json!(code.value()), "{reply:?}");
    assert_eq!(body["error"]["message"], json!(code.message()));
    assert_eq!(Some(reply.status), code.status(), "{reply:?}");
}

fn is_of_verification(code: ErrorCode) -> bool {
    matches!(code, ErrorCode::InvalidCode | ErrorCode::ExpiredCode | ErrorCode::VerifiedCode)
}

#[test]
fn every_code_is_provoked_by_its_number() {
    let sandbox = start();
    let table = send(&sandbox, "GET", "/_sandbox/codes", &[], "").ok()["codes"].clone();
    let table = table.as_array().unwrap();
    assert!(!ErrorCode::ALL.is_empty() && table.len() >= ErrorCode::ALL.len());
    for (row, code) in table.iter().zip(ErrorCode::ALL) {
        let code = *code;
        let mobile = format!("154000{}", code.value());
        let expected = (json!(code.value()), json!(code.status()), json!(code.message()), json!(mobile));
        let shown = |name: &str| row[name].clone();
        assert_eq!((shown("code"), shown("status"), shown("message"), shown("mobile")), expected);

        let values = json!({ "number": "1" });
        let single = json!({ "mobile": mobile, "temp_id": 1250, "temp_para": values }).to_string();
        let text = json!({ "mobile": mobile, "temp_id": 1 }).to_string();
        let batch = json!({ "temp_id": 1250, "recipients": [{ "mobile": mobile, "temp_para": values }] });
        if is_of_verification(code) {
            let msg_id = post(&sandbox, "/codes", &text).ok()["msg_id"].as_str().unwrap().to_owned();
            let message = sandbox.latest_message(&mobile).unwrap();
            assert_eq!(message.msg_id, msg_id);
            let body = json!({ "code": message.code }).to_string();
            assert_refused(&post(&sandbox, &format!("/codes/{msg_id}/valid"), &body), code);
        } else {
            assert_refused(&post(&sandbox, "/codes", &text), code);
            assert_refused(&post(&sandbox, "/voice_codes", &json!({ "mobile": mobile }).to_string()), code);
            assert_refused(&post(&sandbox, "/messages", &single), code);
            let row = post(&sandbox, "/messages/batch", &batch.to_string()).ok()["recipients"][0].clone();
            assert_eq!(row["error_code"], json!(code.value().to_string()));
            assert_eq!(row["error_message"], json!(code.message()));
        }
        let verified = post(&sandbox, &format!("/codes/{mobile}/valid"), r#"{"code":"123456"}"#);
        assert_refused(&verified, code);
        for method in ["GET", "DELETE"] {
            assert_refused(
                &call(&sandbox, method, &format!("/templates/{mobile}"), &[AUTHORIZATION], ""),
                code,
            );
        }
    }
}

#[test]
fn every_code_is_provoked_by_the_behaviour_that_the_documents_describe() {
    for code in ErrorCode::ALL {
        let sandbox = start();
        let reason = NOT_BY_BEHAVIOUR.iter().find(|(impossible, _)| impossible == code).map(|found| found.1);
        match (provoke(*code, &sandbox), reason) {
            (Some(reply), None) => assert_refused(&reply, *code),
            (None, Some(_)) => {
                let code_number = u32::try_from(code.value()).unwrap();
                sandbox.add_fault(Fault::new(Effect::Error { code: code_number, status: None }));
                assert_refused(&send_code(&sandbox, json!({})), *code);
            }
            (None, None) => panic!("nothing provokes {code}, and no reason is listed"),
            (Some(_), Some(reason)) => panic!("{code} is provoked, though {reason}"),
        }
    }
}

/// Behaves so that the service refuses with this code.
fn provoke(code: ErrorCode, sandbox: &Sandbox) -> Option<Reply> {
    Some(match code {
        ErrorCode::MissingAuth => call(sandbox, "POST", "/codes", &[JSON], "{}"),
        ErrorCode::AuthFailed => {
            call(sandbox, "POST", "/codes", &["Authorization: Basic a2V5OnNlY3JldA=="], "{}")
        }
        ErrorCode::MissingBody => post(sandbox, "/codes", ""),
        ErrorCode::MissingMobile => send_code(sandbox, json!({ "mobile": null })),
        ErrorCode::MissingTempId => send_code(sandbox, json!({ "temp_id": null })),
        ErrorCode::InvalidMobile => send_code(sandbox, json!({ "mobile": "12345" })),
        ErrorCode::InvalidBody => post(sandbox, "/codes", "{"),
        ErrorCode::NoSmsCodeAuth => restricted(sandbox, |settings| settings.has_sms_service = false),
        ErrorCode::OutOfFreq => {
            post(sandbox, "/voice_codes", r#"{"mobile":"13812345678"}"#).ok();
            post(sandbox, "/voice_codes", r#"{"mobile":"13812345678"}"#)
        }
        ErrorCode::InvalidCode => {
            let (path, body) = sent_code(sandbox);
            let code = body["code"].as_str().unwrap();
            let wrong = if code == "000000" { "111111" } else { "000000" };
            post(sandbox, &path, &json!({ "code": wrong }).to_string())
        }
        ErrorCode::ExpiredCode => {
            let (path, body) = sent_code(sandbox);
            sandbox.advance_clock(Duration::from_secs(300));
            post(sandbox, &path, &body.to_string())
        }
        ErrorCode::VerifiedCode => {
            let (path, body) = sent_code(sandbox);
            post(sandbox, &path, &body.to_string()).ok();
            post(sandbox, &path, &body.to_string())
        }
        ErrorCode::InvalidTempId => send_code(sandbox, json!({ "temp_id": 99 })),
        ErrorCode::NoMoney => {
            let mut settings = Settings::default();
            settings.quota = Some(1);
            sandbox.set_settings(&settings);
            send_code(sandbox, json!({})).ok();
            send_code(sandbox, json!({}))
        }
        ErrorCode::MissingCode => post(sandbox, "/codes/1/valid", "{}"),
        ErrorCode::ApiNotFound => post(sandbox, "/nothing", "{}"),
        ErrorCode::MediaNotSupported => {
            call(sandbox, "POST", "/codes", &[AUTHORIZATION, "Content-Type: text/html"], "{}")
        }
        ErrorCode::RequestMethodNotSupport => call(sandbox, "GET", "/codes", &[AUTHORIZATION], ""),
        ErrorCode::TemplateAuditing => {
            let body = json!({ "template": "码{{code}}", "type": 1, "ttl": 60 }).to_string();
            let temp_id = post(sandbox, "/templates", &body).ok()["temp_id"].clone();
            send_code(sandbox, json!({ "temp_id": temp_id }))
        }
        ErrorCode::TemplateNotPass => send_code(sandbox, json!({ "temp_id": 37_582 })),
        ErrorCode::ParametersNotAllReplaced => send_message(sandbox, json!({ "nummer": "1" })),
        ErrorCode::ParametersIsEmpty => send_message(sandbox, json!({})),
        ErrorCode::UnsubscribedMobile => {
            restricted(sandbox, |settings| settings.unsubscribed.push(MOBILE.into()))
        }
        ErrorCode::WrongTemplateType => send_code(sandbox, json!({ "temp_id": 1_250 })),
        ErrorCode::WrongMsgId => post(sandbox, "/codes/1/valid", r#"{"code":"123456"}"#),
        ErrorCode::RecipientsIsEmpty => send_batch(sandbox, &json!([])),
        ErrorCode::TooMuchRecipients => send_batch(sandbox, &json!(vec![json!({ "mobile": MOBILE }); 1_001])),
        ErrorCode::RepeatSend => {
            let row = json!({ "mobile": MOBILE, "temp_para": { "number": "1" } });
            as_refusal(&send_batch(sandbox, &json!([row, row])).ok()["recipients"][1])
        }
        ErrorCode::IllegalIp => {
            restricted(sandbox, |settings| settings.allowed_ips.push("192.0.2.1".parse().unwrap()))
        }
        ErrorCode::AppInBlack => restricted(sandbox, |settings| settings.is_blocked = true),
        ErrorCode::HasBlackWord => restricted(sandbox, |settings| settings.black_words.push("验证码".into())),
        ErrorCode::InvalidContentLength => send_voice_code(sandbox, json!({ "code": "123" })),
        ErrorCode::InvalidCodeType => send_voice_code(sandbox, json!({ "code": "12ab" })),
        ErrorCode::InvalidVoiceLanguageType => send_voice_code(sandbox, json!({ "voice_lang": 3 })),
        ErrorCode::InvalidTtlValue => send_voice_code(sandbox, json!({ "ttl": 0 })),
        ErrorCode::ContentContainsSpecialSymbol => send_message(sandbox, json!({ "number": "【1】" })),
        _ => return None,
    })
}

fn send_code(sandbox: &Sandbox, fields: Value) -> Reply {
    let mut body = json!({ "mobile": MOBILE, "temp_id": 1 });
    body.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    post(sandbox, "/codes", &body.to_string())
}

fn send_voice_code(sandbox: &Sandbox, fields: Value) -> Reply {
    let mut body = json!({ "mobile": MOBILE });
    body.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    post(sandbox, "/voice_codes", &body.to_string())
}

fn send_message(sandbox: &Sandbox, values: Value) -> Reply {
    let body = json!({ "mobile": MOBILE, "temp_id": 1250, "temp_para": values });
    post(sandbox, "/messages", &body.to_string())
}

fn send_batch(sandbox: &Sandbox, rows: &Value) -> Reply {
    post(sandbox, "/messages/batch", &json!({ "temp_id": 1250, "recipients": rows }).to_string())
}

fn restricted(sandbox: &Sandbox, restrict: impl FnOnce(&mut Settings)) -> Reply {
    send_code(sandbox, json!({})).ok();
    let mut settings = Settings::default();
    restrict(&mut settings);
    sandbox.set_settings(&settings);
    send_code(sandbox, json!({}))
}

/// Where the code is verified that was just sent, and with what.
fn sent_code(sandbox: &Sandbox) -> (String, Value) {
    send_code(sandbox, json!({})).ok();
    let message = sandbox.latest_message(MOBILE).unwrap();
    (format!("/codes/{}/valid", message.msg_id), json!({ "code": message.code }))
}

/// A row that failed, as a call that failed: it has a code and a message, and no status of its own.
fn as_refusal(row: &Value) -> Reply {
    let code: i64 = row["error_code"].as_str().unwrap().parse().unwrap();
    let error = json!({ "code": code, "message": row["error_message"] });
    Reply { status: 403, head: String::new(), body: json!({ "error": error }).to_string() }
}

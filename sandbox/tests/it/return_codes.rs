//! Every return code that the service knows, those of `api.toml` among them, provoked: by its number always, by
//! behaviour where the documents describe one.

use std::time::Duration;

use serde_json::{Value, json};
use sms_api::jiguang::ErrorCode;
use sms_api_sandbox::{Effect, Fault, Sandbox, Settings};

use crate::wire::{AUTHORIZATION, MOBILE, Reply, call, form, post, send, start};

const JSON: &str = "Content-Type: application/json";

/// What cannot come of a request alone, and why.
const NOT_BY_BEHAVIOUR: [(i64, &str); 1] = [(50_019, "the service itself fails: only a fault rule makes it")];

/// A return code as the control API tells it.
struct Row {
    code: i64,
    status: u16,
    message: String,
    mobile: String,
}

impl Row {
    fn all(sandbox: &Sandbox) -> Vec<Self> {
        let table = send(sandbox, "GET", "/_sandbox/codes", &[], "").ok();
        let rows = table["codes"].as_array().unwrap().iter().map(|row| Self {
            code: row["code"].as_i64().unwrap(),
            status: row["status"].as_u64().unwrap().try_into().unwrap(),
            message: row["message"].as_str().unwrap().to_owned(),
            mobile: row["mobile"].as_str().unwrap().to_owned(),
        });
        rows.collect()
    }

    #[track_caller]
    fn assert_refuses(&self, reply: &Reply) {
        let error = &reply.json()["error"];
        assert_eq!(
            (&error["code"], &error["message"]),
            (&json!(self.code), &json!(self.message)),
            "{reply:?}"
        );
        assert_eq!(reply.status, self.status, "{reply:?}");
    }
}

#[test]
fn the_table_has_every_code_of_the_spec_as_the_spec_has_it() {
    let rows = Row::all(&start());
    assert!(!ErrorCode::ALL.is_empty());
    for (row, code) in rows.iter().zip(ErrorCode::ALL) {
        let known = (row.code, Some(row.status), Some(row.message.as_str()));
        assert_eq!(known, (code.value(), code.status(), code.message()));
    }
    assert!(rows.len() >= ErrorCode::ALL.len());
}

fn is_of_verification(code: i64) -> bool {
    (50_010..=50_012).contains(&code)
}

#[test]
fn every_code_is_provoked_by_its_number() {
    let sandbox = start();
    for row in Row::all(&sandbox) {
        let mobile = row.mobile.as_str();
        assert_eq!(mobile, format!("154000{}", row.code));
        let values = json!({ "number": "1" });
        let single = json!({ "mobile": mobile, "temp_id": 1250, "temp_para": values });
        let planned = json!({ "send_time": "2999-01-01 00:00:00", "mobile": mobile, "temp_id": 1250, "temp_para": values });
        let recipients = json!([{ "mobile": mobile, "temp_para": values }]);
        let batch = json!({ "send_time": "2999-01-01 00:00:00", "temp_id": 1250, "recipients": recipients });
        let text = json!({ "mobile": mobile, "temp_id": 1 }).to_string();
        if is_of_verification(row.code) {
            let msg_id = post(&sandbox, "/codes", &text).ok()["msg_id"].as_str().unwrap().to_owned();
            let message = sandbox.latest_message(mobile).unwrap();
            assert_eq!(message.msg_id, msg_id);
            let body = json!({ "code": message.code }).to_string();
            row.assert_refuses(&post(&sandbox, &format!("/codes/{msg_id}/valid"), &body));
        } else {
            row.assert_refuses(&post(&sandbox, "/codes", &text));
            row.assert_refuses(&post(&sandbox, "/voice_codes", &json!({ "mobile": mobile }).to_string()));
            row.assert_refuses(&post(&sandbox, "/messages", &single.to_string()));
            row.assert_refuses(&post(&sandbox, "/schedule", &planned.to_string()));
            for (path, rows) in [("/messages/batch", "recipients"), ("/schedule/batch", "failure_recipients")]
            {
                let failed = post(&sandbox, path, &batch.to_string()).ok()[rows][0].clone();
                assert_eq!(failed["error_code"], json!(row.code.to_string()));
                assert_eq!(failed["error_message"], json!(row.message));
            }
        }
        row.assert_refuses(&post(&sandbox, &format!("/codes/{mobile}/valid"), r#"{"code":"123456"}"#));
        for method in ["GET", "DELETE"] {
            for resource in ["templates", "schedule", "sign"] {
                let reply = call(&sandbox, method, &format!("/{resource}/{mobile}"), &[AUTHORIZATION], "");
                row.assert_refuses(&reply);
            }
        }
    }
}

#[test]
fn every_code_is_provoked_by_the_behaviour_that_the_documents_describe() {
    for row in Row::all(&start()) {
        let sandbox = start();
        let reason = NOT_BY_BEHAVIOUR.iter().find(|(impossible, _)| *impossible == row.code);
        let reply =
            provoke(ErrorCode::from(row.code), &sandbox).or_else(|| provoke_later(row.code, &sandbox));
        match (reply, reason) {
            (Some(reply), None) => row.assert_refuses(&reply),
            (None, Some(_)) => {
                let code = u32::try_from(row.code).unwrap();
                sandbox.add_fault(Fault::new(Effect::Error { code, status: None }));
                row.assert_refuses(&send_code(&sandbox, json!({})));
            }
            (None, None) => panic!("nothing provokes {}, and no reason is listed", row.code),
            (Some(_), Some((code, reason))) => panic!("{code} is provoked, though {reason}"),
        }
    }
}

/// The codes of the other documents: schedules, templates, balance, signatures.
fn provoke_later(code: i64, sandbox: &Sandbox) -> Option<Reply> {
    let template = |fields: Value| {
        let mut body = json!({ "template": "x", "type": 2 });
        body.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        post(sandbox, "/templates", &body.to_string())
    };
    let sign =
        |sign: &str, image: &[u8]| form(sandbox, "POST", "/sign", &[("sign", sign)], &[("image0", image)]);
    let get = |method: &str, path: &str| call(sandbox, method, path, &[AUTHORIZATION], "");
    Some(match code {
        50_027 => planned(sandbox, "2017-07-01 09:00:00"),
        50_028 => get("GET", "/schedule/1a886e7c-a267-49e6-9970-0d396ca5bb1e"),
        50_029 => {
            let id = planned(sandbox, "2999-01-01 00:00:00").ok()["schedule_id"].as_str().unwrap().to_owned();
            assert_eq!(get("DELETE", &format!("/schedule/{id}")).status, 200);
            get("DELETE", &format!("/schedule/{id}"))
        }
        50_033 => get("GET", "/accounts/app"),
        50_042 => template(json!({ "template": "" })),
        50_043 => template(json!({ "template": "字".repeat(501) })),
        50_044 => template(json!({ "template": "{{名}}" })),
        50_045 => template(json!({ "remark": "字".repeat(101) })),
        50_046 => {
            sandbox.reject_signature(1).unwrap();
            send_code(sandbox, json!({}))
        }
        50_047 => {
            let body = json!({ "temp_id": 1250, "template": "x", "type": 2 }).to_string();
            call(sandbox, "PUT", "/templates/1250", &[AUTHORIZATION, JSON], &body)
        }
        50_052 => template(json!({ "template": "【x】" })),
        50_053 => template(json!({ "template": "{{url}}" })),
        50_101 => sign("新签名", b"GIF89a"),
        50_102 => get("GET", "/sign/99"),
        50_103 => {
            sign("新签名", b"\x89PNG\r\n\x1a\n").ok();
            sign("再一个", b"\x89PNG\r\n\x1a\n")
        }
        50_104 => sign("【】", b"\x89PNG\r\n\x1a\n"),
        50_105 => get("DELETE", "/sign/1"),
        _ => return None,
    })
}

fn planned(sandbox: &Sandbox, send_time: &str) -> Reply {
    let body =
        json!({ "send_time": send_time, "mobile": MOBILE, "temp_id": 1250, "temp_para": { "number": "1" } });
    post(sandbox, "/schedule", &body.to_string())
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

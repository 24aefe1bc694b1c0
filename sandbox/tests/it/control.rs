//! The control API, through the client that is generated from its description.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use sms_api_sandbox::control::{
    Audit, Client, Effect, Error, ErrorCode, MessageKind, TemplateKind, TemplateStatus,
};
use sms_api_sandbox::{Credentials, SAMPLE_APP_KEY, Sandbox};

use crate::wire::{AUTHORIZATION, MOBILE, block_on, call, post, send, start, start_as};

const OTHER: &str = "18603050709";

/// `other:secret`
const OTHER_AUTHORIZATION: &str = "Authorization: Basic b3RoZXI6c2VjcmV0";

fn with<T>(sandbox: &Sandbox, test: impl AsyncFnOnce(Client) -> T) -> T {
    block_on(async { test(sandbox.control().unwrap()).await })
}

fn send_code(sandbox: &Sandbox, mobile: &str) -> String {
    let sent = post(sandbox, "/codes", &json!({ "mobile": mobile, "temp_id": 1 }).to_string()).ok();
    sent["msg_id"].as_str().unwrap().to_owned()
}

fn send_number(sandbox: &Sandbox, mobile: &str, number: &str) -> String {
    let body = json!({ "mobile": mobile, "temp_id": 1250, "temp_para": { "number": number } });
    post(sandbox, "/messages", &body.to_string()).ok()["msg_id"].to_string()
}

#[track_caller]
fn assert_failed<T: std::fmt::Debug>(result: Result<T, Error>, code: ErrorCode) {
    let error = result.unwrap_err();
    assert_eq!(error.code(), Some(code.clone()), "{error}");
    assert_eq!(error.status().map(|status| status.as_u16()), code.status());
}

#[test]
fn messages_are_listed_newest_first_in_pages_and_searched() {
    let sandbox = start();
    let ids: Vec<_> = (0..5)
        .map(|n| send_number(&sandbox, if n == 2 { OTHER } else { MOBILE }, &format!("Pick{n}")))
        .collect();
    with(&sandbox, async |control| {
        let all = control.list_messages().limit(2).await.unwrap();
        let shown: Vec<_> = all.messages.iter().map(|message| message.msg_id.to_string()).collect();
        assert_eq!((shown, all.total, all.dropped), (vec![ids[4].clone(), ids[3].clone()], 5, 0));
        assert!(all.messages.iter().all(|message| message.exchange.is_none()));

        let next = control.list_messages().limit(2).before(ids[3].as_str()).await.unwrap();
        assert_eq!(next.messages[0].msg_id.to_string(), ids[2]);
        let newer = control.list_messages().after(ids[3].as_str()).await.unwrap();
        assert_eq!((newer.messages.len(), newer.total), (1, 5));

        let one = control.list_messages().mobile(OTHER).await.unwrap();
        assert_eq!((one.messages.len(), one.total), (1, 1));
        for (q, expected) in [("pICK3", 1), ("取件", 5), (&OTHER[3..8], 1), (&ids[0], 1), ("nothing", 0)] {
            assert_eq!(control.list_messages().q(q).await.unwrap().total, expected, "{q}");
        }
        assert_failed(control.list_messages().app_key("nobody").await, ErrorCode::NotFound);
    });
}

#[test]
fn a_message_comes_with_its_request_and_its_answer() {
    let sandbox = start();
    let body = r#"{ "mobile": "13812345678", "temp_id": 1 }"#;
    let answer = post(&sandbox, "/codes?trace=1", body);
    let msg_id = answer.ok()["msg_id"].as_str().unwrap().to_owned();
    with(&sandbox, async |control| {
        let message = control.get_message(msg_id.as_str()).await.unwrap();
        assert_eq!((message.kind, message.is_verified), (MessageKind::TextCode, false));
        assert_eq!(message.expires_at.unwrap().value() - message.accepted_at.value(), 300_000);
        let exchange = message.exchange.unwrap();
        assert_eq!((&*exchange.method, &*exchange.path), ("POST", "/v1/codes?trace=1"));
        assert_eq!(exchange.content_type.as_deref(), Some("application/json"));
        assert_eq!((&*exchange.request, exchange.status), (body, 200));
        assert_eq!(exchange.answer, answer.body);

        let body = json!({ "code": message.code }).to_string();
        post(&sandbox, &format!("/codes/{msg_id}/valid"), &body).ok();
        let verified = control.latest_message().mobile(MOBILE).await.unwrap();
        assert!(verified.is_verified && verified.exchange.is_some());
        assert_failed(control.get_message("1").await, ErrorCode::NotFound);
        assert_failed(control.latest_message().mobile(OTHER).await, ErrorCode::NotFound);
    });
}

#[test]
fn every_row_of_a_batch_leads_to_its_exchange() {
    let sandbox = start();
    let rows = json!([
        { "mobile": MOBILE, "temp_para": { "number": "1" } },
        { "mobile": "12345", "temp_para": { "number": "2" } },
        { "mobile": OTHER, "temp_para": { "number": "3" } },
    ]);
    let answer =
        post(&sandbox, "/messages/batch", &json!({ "temp_id": 1250, "recipients": rows }).to_string());
    with(&sandbox, async |control| {
        for mobile in [MOBILE, OTHER] {
            let message = control.latest_message().mobile(mobile).await.unwrap();
            assert_eq!(
                (message.kind, message.exchange.unwrap().answer),
                (MessageKind::Batch, answer.body.clone())
            );
        }
    });
}

#[test]
fn a_wait_gives_what_is_there_and_what_comes() {
    let sandbox = start();
    let first = send_code(&sandbox, MOBILE);
    let second = send_code(&sandbox, MOBILE);
    send_code(&sandbox, OTHER);
    with(&sandbox, async |control| {
        let latest = control.wait_for_message(MOBILE).await.unwrap();
        assert_eq!((latest.msg_id.to_string(), latest.code.unwrap().len()), (second.clone(), 6));
        let next = control.wait_for_message(MOBILE).after(first.as_str()).await.unwrap();
        assert_eq!(next.msg_id.to_string(), second);

        let none = control.wait_for_message(MOBILE).after(second.as_str()).timeout_ms(0).await;
        assert_failed(none, ErrorCode::Timeout);
        let began = Instant::now();
        let coming = tokio::spawn(control.wait_for_message(MOBILE).after(second.as_str()).into_future());
        // Whether or not it has begun to wait by now, nothing is missed.
        tokio::task::yield_now().await;
        let third = send_code(&sandbox, MOBILE);
        assert_eq!(coming.await.unwrap().unwrap().msg_id.to_string(), third);
        assert!(began.elapsed() < Duration::from_secs(5));
    });
}

#[test]
fn the_library_waits_too_and_says_when_nothing_came() {
    let sandbox = start();
    block_on(async {
        assert_eq!(sandbox.wait_for_message(MOBILE, Duration::ZERO).await, None);
        send_code(&sandbox, MOBILE);
        let message = sandbox.wait_for_message(MOBILE, Duration::from_secs(20)).await.unwrap();
        assert_eq!(message.mobile, MOBILE);
    });
}

#[test]
fn templates_are_listed_approved_and_rejected() {
    let sandbox = start();
    let body = json!({ "template": "码{{code}}", "type": 1, "ttl": 60, "remark": "注册" });
    let temp_id = post(&sandbox, "/templates", &body.to_string()).ok()["temp_id"].as_i64().unwrap();
    with(&sandbox, async |control| {
        let templates = control.list_templates().await.unwrap().templates;
        let ids: Vec<_> = templates.iter().map(|template| template.temp_id.value()).collect();
        assert_eq!(ids, [temp_id, 37_582, 1_250, 1]);
        assert_eq!(
            (templates[0].kind, templates[0].status),
            (TemplateKind::Verification, TemplateStatus::Auditing)
        );
        let approved = control.approve_template(temp_id).await.unwrap();
        assert_eq!((approved.status, approved.ttl), (TemplateStatus::Approved, Some(60)));
        let rejected = control.reject_template(temp_id).app_key(SAMPLE_APP_KEY).await.unwrap();
        assert_eq!(rejected.status, TemplateStatus::Rejected);
        assert_failed(control.approve_template(5).await, ErrorCode::NotFound);
    });
    let shown = call(&sandbox, "GET", &format!("/templates/{temp_id}"), &[AUTHORIZATION], "").ok();
    assert_eq!(shown["status"], 2);
}

#[test]
fn a_clock_is_frozen_set_advanced_and_run() {
    let sandbox = start_as(Sandbox::builder().credentials(Credentials::new("other", "secret")));
    let message = {
        send_code(&sandbox, MOBILE);
        sandbox.latest_message(MOBILE).unwrap()
    };
    with(&sandbox, async |control| {
        let frozen = control.freeze_clock().app_key(SAMPLE_APP_KEY).await.unwrap().clocks.remove(0);
        let now = control.get_clocks().app_key(SAMPLE_APP_KEY).await.unwrap().clocks.remove(0);
        assert!(frozen.is_frozen && now.now == frozen.now);
        let set =
            control.set_clock(1_700_000_000_000).app_key(SAMPLE_APP_KEY).await.unwrap().clocks.remove(0);
        assert_eq!((set.now.value(), set.is_frozen), (1_700_000_000_000, true));
        send_code(&sandbox, OTHER);
        let sent = control.latest_message().mobile(OTHER).await.unwrap();
        assert_eq!(sent.accepted_at.value(), 1_700_000_000_000);
        let advanced = control.advance_clock(300_000).await.unwrap().clocks;
        assert_eq!(advanced.len(), 2);
        let body = json!({ "code": sent.code }).to_string();
        let late = post(&sandbox, &format!("/codes/{}/valid", sent.msg_id), &body);
        assert_eq!(late.json()["error"]["code"], 50011);
        let other = advanced.iter().find(|clock| clock.app_key.as_str() == "other").unwrap();
        assert!(!other.is_frozen && other.now.value() > set.now.value());
        let running = control.run_clock().app_key(SAMPLE_APP_KEY).await.unwrap().clocks.remove(0);
        assert!(!running.is_frozen && running.now.value() < 1_700_001_000_000);
    });
    let body = json!({ "code": message.code }).to_string();
    post(&sandbox, &format!("/codes/{}/valid", message.msg_id), &body).ok();
}

#[test]
fn the_ledger_tells_how_often_a_request_came_and_was_executed() {
    let sandbox = start();
    send_code(&sandbox, MOBILE);
    send_code(&sandbox, MOBILE);
    post(&sandbox, "/codes", r#"{"mobile":"12345","temp_id":1}"#).assert_refused(
        403,
        50006,
        "invalid mobile",
    );
    call(&sandbox, "GET", "/nothing", &[], "").assert_refused(404, 50016, "api not found");
    with(&sandbox, async |control| {
        let ledger = control.get_ledger().mobile(MOBILE).endpoint("send_code").await.unwrap();
        assert_eq!((ledger.received, ledger.executed, ledger.entries.len()), (2, 2, 1));
        let entry = &ledger.entries[0];
        assert_eq!((entry.received, entry.executed, entry.faults, entry.status), (2, 2, 0, Some(200)));
        assert_eq!(entry.app_key.as_ref().unwrap().as_str(), SAMPLE_APP_KEY);

        let all = control.get_ledger().await.unwrap();
        assert_eq!((all.received, all.executed, all.dropped), (4, 2, 0));
        let codes: Vec<_> = all.entries.iter().map(|entry| entry.code).collect();
        assert_eq!(codes, [Some(50_016), Some(50_006), None]);
        assert_eq!(all.entries[0].endpoint, None);
        assert_failed(control.get_ledger().endpoint("send").await, ErrorCode::Invalid);
    });
}

#[test]
fn a_ledger_of_large_requests_is_read_whole() {
    let sandbox = start();
    let padding = "\u{1}".repeat(1_000);
    for number in 0..300 {
        post(&sandbox, "/codes", &format!("{number}{padding}"));
    }
    with(&sandbox, async |control| {
        let ledger = control.get_ledger().limit(10_000).await.unwrap();
        assert_eq!((ledger.entries.len(), ledger.received), (300, 300));
        let bodies: usize = ledger.entries.iter().map(|entry| entry.body.len()).sum();
        assert!(bodies > 300 * 1_000, "{bodies}");
    });
}

#[test]
fn settings_hold_for_one_world_and_are_replaced_as_a_whole() {
    let sandbox = start_as(Sandbox::builder().credentials(Credentials::new("other", "secret")));
    with(&sandbox, async |control| {
        let set =
            control.set_settings().app_key("other").quota(1).audit(Audit::Approve).await.unwrap().settings;
        assert_eq!((set.len(), set[0].quota, set[0].audit.clone()), (1, Some(1), Audit::Approve));
        let body = json!({ "mobile": MOBILE, "temp_id": 1 }).to_string();
        let other = || call(&sandbox, "POST", "/codes", &[OTHER_AUTHORIZATION], &body);
        other().ok();
        other().assert_refused(403, 50014, "no money");
        send_code(&sandbox, MOBILE);
        send_code(&sandbox, MOBILE);
        let left = control.get_settings().app_key("other").await.unwrap().settings.remove(0);
        assert_eq!(left.quota, Some(0));
        let all = control.set_settings().await.unwrap().settings;
        assert!(all.len() == 2 && all.iter().all(|one| one.quota.is_none() && one.audit == Audit::Manual));
        other().ok();
    });
}

#[test]
fn a_world_is_made_at_run_time_and_removed() {
    let sandbox = start();
    let body = json!({ "mobile": MOBILE, "temp_id": 1 }).to_string();
    let other = || call(&sandbox, "POST", "/codes", &[OTHER_AUTHORIZATION], &body);
    other().assert_refused(401, 50002, "auth failed");
    with(&sandbox, async |control| {
        let world = control.create_world("other", "first").await.unwrap();
        assert_eq!((world.messages, world.dropped, world.templates), (0, 0, 3));
        control.create_world("other", "secret").await.unwrap();
        other().ok();
        let worlds = control.list_worlds().await.unwrap().worlds;
        assert_eq!(worlds.iter().find(|world| world.app_key.as_str() == "other").unwrap().messages, 1);
        let mine = control.list_messages().app_key(SAMPLE_APP_KEY).await.unwrap();
        assert_eq!(mine.total, 0);
        control.delete_world("other").await.unwrap();
        assert_failed(control.delete_world("other").await, ErrorCode::NotFound);
        assert_failed(control.create_world("a:b", "secret").await, ErrorCode::Invalid);
    });
    other().assert_refused(401, 50002, "auth failed");
}

#[test]
fn a_reset_begins_anew_for_one_world_or_for_all() {
    let sandbox = start_as(Sandbox::builder().credentials(Credentials::new("other", "secret")));
    let body = json!({ "mobile": MOBILE, "temp_id": 1 }).to_string();
    let both = || {
        send_code(&sandbox, MOBILE);
        call(&sandbox, "POST", "/codes", &[OTHER_AUTHORIZATION], &body).ok();
    };
    both();
    with(&sandbox, async |control| {
        control.set_settings().quota(10).await.unwrap();
        control.add_fault(Effect::Delay).delay_ms(0).app_key("other").await.unwrap();
        control.add_fault(Effect::Delay).delay_ms(0).await.unwrap();
        control.freeze_clock().await.unwrap();

        control.reset().app_key("other").await.unwrap();
        let left = control.list_messages().await.unwrap();
        assert_eq!((left.total, left.messages[0].app_key.as_str()), (1, SAMPLE_APP_KEY));
        assert_eq!(control.list_faults().await.unwrap().faults.len(), 1);
        assert_eq!(control.get_ledger().await.unwrap().received, 1);
        let clock = control.get_clocks().app_key("other").await.unwrap().clocks.remove(0);
        assert!(!clock.is_frozen);

        control.reset().await.unwrap();
        assert_eq!(control.list_messages().await.unwrap().total, 0);
        assert!(control.list_faults().await.unwrap().faults.is_empty());
        assert_eq!(control.get_ledger().await.unwrap().received, 0);
        let settings = control.get_settings().await.unwrap().settings;
        assert!(settings.iter().all(|one| one.quota.is_none()));
        assert_failed(control.reset().app_key("nobody").await, ErrorCode::NotFound);
    });
    both();
    assert_eq!(sandbox.messages().len(), 2);
}

#[test]
fn a_mistake_is_told_with_its_place() {
    let sandbox = start();
    for (method, path, body, status, code, said) in [
        ("GET", "/messages?limit=0", "", 400, "invalid", "limit: not from 1 to 1000"),
        ("GET", "/messages?limit=x", "", 400, "invalid", "limit: "),
        ("GET", "/messages?mobil=1", "", 400, "invalid", "there is no argument \"mobil\" here"),
        ("GET", "/messages?q=%ff", "", 400, "invalid", "the query is no UTF-8"),
        ("GET", "/messages/wait", "", 400, "invalid", "mobile: missing"),
        ("GET", "/messages/abc", "", 404, "not_found", "there is no such message"),
        ("POST", "/faults", "{}", 400, "invalid", "effect: missing"),
        ("POST", "/faults", "{", 400, "invalid", "the body is not JSON"),
        ("POST", "/faults", r#"{"effect":["hang"]}"#, 400, "invalid", "effect: a list or an object"),
        ("POST", "/clock/set", r#"{"now":-1}"#, 400, "invalid", "now: not from 0 to "),
        ("POST", "/clock/advance", r#"{"ms":1.5}"#, 400, "invalid", "ms: not a whole number"),
        ("PUT", "/settings", r#"{"quotas":1}"#, 400, "invalid", "there is no argument \"quotas\" here"),
        ("PUT", "/settings", r#"{"allowed_ips":["x"]}"#, 400, "invalid", "allowed_ips: one is no IP address"),
        (
            "PUT",
            "/settings",
            r#"{"has_sms_service":"no"}"#,
            400,
            "invalid",
            "has_sms_service: not true or false",
        ),
        ("PUT", "/worlds/x", "", 400, "invalid", "master_secret: missing"),
        ("DELETE", "/faults/1", "", 404, "not_found", "there is no such fault"),
        ("GET", "/nothing", "", 404, "not_found", "there is no such address"),
        ("DELETE", "/messages", "", 405, "method_not_allowed", "this address takes GET"),
    ] {
        let refused = send(&sandbox, method, &format!("/_sandbox{path}"), &[], body);
        let error = &refused.json()["error"];
        assert_eq!((refused.status, &error["code"]), (status, &json!(code)), "{method} {path}: {refused:?}");
        assert!(error["message"].as_str().unwrap().starts_with(said), "{method} {path}: {error}");
    }
    let large = send(&sandbox, "POST", "/_sandbox/faults", &[], &" ".repeat(1024 * 1024 + 1));
    assert_eq!((large.status, &large.json()["error"]["code"]), (413, &json!("too_large")));
}

#[test]
fn no_other_page_and_no_other_name_reaches_the_control_api() {
    use std::io::Write as _;
    let sandbox = start();
    let own = format!("Host: {}\r\n", crate::wire::authority(&sandbox));
    let refused = [
        "Host: example.com\r\n".to_owned(),
        format!("{own}Origin: https://example.com\r\n"),
        format!("{own}Origin: http://localhost:3000\r\n"),
        format!("{own}Origin: null\r\n"),
        format!("{own}Sec-Fetch-Site: cross-site\r\n"),
        String::new(),
    ];
    for (method, path) in [
        ("POST", "/_sandbox/reset"),
        ("GET", "/_sandbox/messages"),
        ("GET", "/_sandbox/events"),
        ("GET", "/"),
    ] {
        for headers in &refused {
            let version = if headers.is_empty() { "1.0" } else { "1.1" };
            let mut stream = crate::wire::connect(&sandbox);
            let request = format!("{method} {path} HTTP/{version}\r\nConnection: close\r\n{headers}\r\n");
            stream.write_all(request.as_bytes()).unwrap();
            assert_eq!(crate::wire::reply(stream).status, 403, "{method} {path} {headers}");
        }
    }
    let same = format!("Origin: {}", sandbox.inbox_url().trim_end_matches('/'));
    assert_eq!(send(&sandbox, "POST", "/_sandbox/reset", &[&same], "").status, 200);
}

/// Reads events until one satisfies.
fn event(stream: &mut impl std::io::BufRead, satisfies: impl Fn(&Value) -> bool) -> Value {
    loop {
        let mut line = String::new();
        assert!(stream.read_line(&mut line).unwrap() > 0, "the stream ended");
        if let Some(data) = line.strip_prefix("data: ") {
            let data = serde_json::from_str(data).unwrap();
            if satisfies(&data) {
                return data;
            }
        }
    }
}

#[test]
fn the_event_stream_tells_what_changed() {
    use std::io::{BufReader, Write as _};
    let sandbox = start();
    let mut stream = crate::wire::connect(&sandbox);
    let request =
        format!("GET /_sandbox/events HTTP/1.1\r\nHost: {}\r\n\r\n", crate::wire::authority(&sandbox));
    stream.write_all(request.as_bytes()).unwrap();
    let mut stream = BufReader::new(stream);
    let at_first = event(&mut stream, |_| true);
    assert_eq!(at_first["messages"], 0);
    send_code(&sandbox, MOBILE);
    let sent = event(&mut stream, |event| event["messages"] == 1);
    assert!(sent["revision"].as_u64() > at_first["revision"].as_u64());
    post(&sandbox, "/templates", r#"{"template":"x","type":2}"#).ok();
    event(&mut stream, |event| event["templates"] == 1);
    sandbox.add_fault("effect=delay,delay_ms=0".parse().unwrap());
    event(&mut stream, |event| event["control"].as_u64() > at_first["control"].as_u64());
    send(&sandbox, "POST", "/_sandbox/reset", &[], "").header("content-type").unwrap();
    event(&mut stream, |event| event["resets"] == 1);
    drop(sandbox);
    let mut rest = Vec::new();
    drop(std::io::Read::read_to_end(&mut stream, &mut rest));
}

#[test]
fn a_stop_ends_streams_and_waits() {
    use std::io::Write as _;
    let sandbox = start();
    let mut open = Vec::new();
    for path in ["/_sandbox/events", "/_sandbox/messages/wait?mobile=13812345678&timeout_ms=60000"] {
        let mut stream = crate::wire::connect(&sandbox);
        let whole = crate::wire::request(&sandbox, "GET", path, &["Expect: 100-continue"], " ");
        let (head, body) = whole.split_at(whole.len() - 1);
        stream.write_all(head.as_bytes()).unwrap();
        if path.contains("wait") {
            let mut interim = [0; "HTTP/1.1 100 Continue\r\n\r\n".len()];
            std::io::Read::read_exact(&mut stream, &mut interim).unwrap();
        }
        stream.write_all(body.as_bytes()).unwrap();
        open.push(stream);
    }
    let began = Instant::now();
    block_on(sandbox.stop(Duration::from_secs(20)));
    assert!(began.elapsed() < Duration::from_secs(15));
    for mut stream in open {
        drop(std::io::Read::read_to_end(&mut stream, &mut Vec::new()));
    }
}

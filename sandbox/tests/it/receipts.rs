//! Delivery reports, replies and balances over HTTP, on a clock that the test moves.

use std::time::{Duration, SystemTime};

use serde_json::json;
use sms_api_sandbox::{Clock, Sandbox, Settings};

use crate::wire::{AUTHORIZATION, MOBILE, Reply, block_on, call, post, send, start, start_as};

/// `7e503edcb0cb725e331b0311:7289516381dcdf1113730f2b`, encoded by hand.
const DEVELOPER: &str =
    "Authorization: Basic N2U1MDNlZGNiMGNiNzI1ZTMzMWIwMzExOjcyODk1MTYzODFkY2RmMTExMzczMGYyYg==";

const NOW: u64 = 1_700_000_000_000;

fn frozen() -> Sandbox {
    start_as(Sandbox::builder().clock(Clock::manual(SystemTime::UNIX_EPOCH + Duration::from_millis(NOW))))
}

fn get(sandbox: &Sandbox, path: &str) -> Reply {
    call(sandbox, "GET", path, &[AUTHORIZATION], "")
}

#[test]
fn each_report_is_handed_out_once() {
    let sandbox = frozen();
    let body = json!({ "mobile": MOBILE, "temp_id": 1 }).to_string();
    let msg_id = post(&sandbox, "/codes", &body).ok()["msg_id"].clone();
    post(&sandbox, "/codes", &json!({ "mobile": "15400004004", "temp_id": 1 }).to_string()).ok();
    let reports = get(&sandbox, "/report").ok();
    let first = json!({ "msgId": msg_id, "phone": MOBILE, "receiveTime": NOW, "status": 4001 });
    assert_eq!((&reports[0], &reports[1]["status"]), (&first, &json!(4004)));
    get(&sandbox, "/report").assert_refused(403, 50_009, "out of freq");
    sandbox.advance_clock(Duration::from_secs(5));
    assert_eq!(get(&sandbox, "/report").ok(), json!([]));

    let control = sandbox.control().unwrap();
    block_on(control.add_receipt(msg_id.as_str().unwrap()).status(4_100_u32)).unwrap();
    assert_eq!(block_on(control.list_receipts()).unwrap().total, 1);
    assert_eq!(sandbox.latest_message(MOBILE).unwrap().receipt_status, Some(4_100));
    sandbox.advance_clock(Duration::from_secs(5));
    assert_eq!(get(&sandbox, "/report/").ok()[0]["status"], json!(4100));
    assert!(block_on(control.add_receipt("7")).is_err());
}

#[test]
fn a_reply_that_control_injects_is_handed_out_once() {
    let sandbox = frozen();
    let control = sandbox.control().unwrap();
    block_on(control.add_reply(MOBILE, "TD 退订")).unwrap();
    assert_eq!(block_on(control.list_replies()).unwrap().replies[0].content, "TD 退订");
    let expected = json!([{ "phone": MOBILE, "replyTime": NOW, "content": "TD 退订" }]);
    assert_eq!(get(&sandbox, "/reply").ok(), expected);
    sandbox.advance_clock(Duration::from_secs(5));
    assert_eq!(get(&sandbox, "/reply").ok(), json!([]));
    assert!(block_on(control.add_reply("12345", "TD")).is_err());
}

#[test]
fn an_application_is_told_what_is_allocated_to_it_and_null_for_the_rest() {
    let sandbox = start();
    get(&sandbox, "/accounts/app").assert_refused(403, 50_033, "app quota not assigned");
    let mut settings = Settings::default();
    (settings.quota, settings.voice_quota) = (Some(2), Some(1));
    sandbox.set_settings(&settings);
    post(&sandbox, "/codes", &json!({ "mobile": MOBILE, "temp_id": 1 }).to_string()).ok();
    post(&sandbox, "/voice_codes", &json!({ "mobile": MOBILE }).to_string()).ok();
    let left = json!({ "app_balance": 1, "app_voice": 0, "app_industry": null, "app_market": null });
    assert_eq!(get(&sandbox, "/accounts/app").ok(), left);
}

#[test]
fn a_developer_asks_with_credentials_of_its_own() {
    let sandbox = start();
    let ask = |headers: &[&str]| call(&sandbox, "GET", "/accounts/dev", headers, "");
    let shown = json!({ "dev_balance": 20, "dev_voice": null, "dev_industry": null, "dev_market": null });
    assert_eq!(ask(&[DEVELOPER]).ok(), shown);
    ask(&[AUTHORIZATION]).assert_refused(401, 50_002, "auth failed");
    ask(&[]).assert_refused(400, 50_001, "missing auth");
    call(&sandbox, "GET", "/accounts/app", &[DEVELOPER], "").assert_refused(401, 50_002, "auth failed");
    let set = send(&sandbox, "PUT", "/_sandbox/developer", &[], r#"{"voice":7}"#).ok();
    assert_eq!(set, json!({ "voice": 7 }));
    let shown = json!({ "dev_balance": null, "dev_voice": 7, "dev_industry": null, "dev_market": null });
    assert_eq!(ask(&[DEVELOPER]).ok(), shown);
}

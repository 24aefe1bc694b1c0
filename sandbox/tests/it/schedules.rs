//! Scheduled sends over HTTP, on a clock that the test moves.

use std::time::{Duration, SystemTime};

use serde_json::{Value, json};
use sms_api_sandbox::{Clock, Sandbox};

use crate::wire::{AUTHORIZATION, MOBILE, SOON, block_on, call, post, send, start_as};

/// 2023-11-15 06:13:20 in China.
fn frozen() -> Sandbox {
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    start_as(Sandbox::builder().clock(Clock::manual(now)))
}

fn single(send_time: &str) -> Value {
    json!({ "send_time": send_time, "mobile": MOBILE, "sign_id": 42, "temp_id": 1250, "temp_para": { "number": "7" } })
}

fn planned(sandbox: &Sandbox, body: &Value) -> String {
    let answer = post(sandbox, "/schedule", &body.to_string()).ok();
    assert_eq!(answer.as_object().unwrap().len(), 1);
    answer["schedule_id"].as_str().unwrap().to_owned()
}

#[test]
fn a_scheduled_message_is_read_back_and_arrives_when_the_clock_gets_there() {
    let sandbox = frozen();
    let id = planned(&sandbox, &single("2023-11-15 07:00:00"));
    let path = format!("/schedule/{id}");
    let read = call(&sandbox, "GET", &path, &[AUTHORIZATION], "").ok();
    let msg_id = read["recipients"][0]["msg_id"].as_str().unwrap().to_owned();
    assert_eq!(
        read,
        json!({
            "schedule_id": id,
            "send_time": "2023-11-15 07:00:00",
            "temp_id": 1250,
            "recipients": [{ "msg_id": msg_id, "mobile": MOBILE, "temp_para": { "number": "7" } }],
        })
    );
    let control = sandbox.control().unwrap();
    sandbox.advance_clock(Duration::from_secs(2_799));
    assert_eq!(sandbox.messages().len(), 0);
    sandbox.advance_clock(Duration::from_secs(1));
    let message = block_on(sandbox.wait_for_message(MOBILE, SOON)).unwrap();
    assert_eq!((message.msg_id, message.text.as_str()), (msg_id, "【签名42】您的取件号是7，请凭号领取。"));
    assert_eq!(message.schedule_id, Some(id.clone()));
    let refused = call(&sandbox, "DELETE", &path, &[AUTHORIZATION], "");
    refused.assert_refused(403, 50_029, "wrong schedule status");
    let shown = block_on(control.list_schedules()).unwrap();
    assert_eq!(shown.schedules[0].schedule_id.to_string(), id);
}

#[test]
fn whoever_waits_for_a_message_is_told_when_a_scheduled_one_is_sent() {
    let sandbox = frozen();
    planned(&sandbox, &single("2023-11-15 07:00:00"));
    let waiting = async {
        let waiting = sandbox.wait_for_message(MOBILE, SOON);
        let mut waiting = std::pin::pin!(waiting);
        // It has begun to wait before the clock moves.
        let early = tokio::time::timeout(Duration::from_millis(20), waiting.as_mut()).await;
        assert!(early.is_err());
        sandbox.advance_clock(Duration::from_secs(3_600));
        waiting.await
    };
    assert!(block_on(waiting).is_some());
}

#[test]
fn it_is_changed_and_deleted_until_then() {
    let sandbox = frozen();
    let id = planned(&sandbox, &single("2023-11-15 07:00:00"));
    let path = format!("/schedule/{id}");
    let later = single("2023-11-15 08:00:00").to_string();
    let changed = call(&sandbox, "PUT", &path, &[AUTHORIZATION], &later).ok();
    assert_eq!(changed, json!({ "schedule_id": id }));
    let read = call(&sandbox, "GET", &path, &[AUTHORIZATION], "").ok();
    assert_eq!(read["send_time"], json!("2023-11-15 08:00:00"));
    let deleted = call(&sandbox, "DELETE", &format!("{path}/"), &[AUTHORIZATION], "");
    assert_eq!((deleted.status, deleted.body.as_str()), (200, ""));
    call(&sandbox, "GET", &path, &[AUTHORIZATION], "").assert_refused(403, 50_028, "invalid schedule_id");
    sandbox.advance_clock(Duration::from_secs(24 * 60 * 60));
    assert_eq!(sandbox.messages().len(), 0);
    let missing = json!({ "mobile": MOBILE, "temp_id": 1250 }).to_string();
    post(&sandbox, "/schedule", &missing).assert_refused(403, 50_027, "invalid send_time");
}

#[test]
fn a_batch_answers_its_failed_rows_and_control_sends_it_at_once() {
    let sandbox = frozen();
    let rows = json!([
        { "mobile": MOBILE, "temp_para": { "number": "1" } },
        { "mobile": "18603", "temp_para": { "number": "147721" } },
    ]);
    let body =
        json!({ "send_time": "2023-11-15 07:00:00", "temp_id": 1250, "tag": "标签", "recipients": rows });
    let answer = post(&sandbox, "/schedule/batch", &body.to_string()).ok();
    let id = answer["schedule_id"].as_str().unwrap();
    let failed = json!({
        "error_code": "50006",
        "error_message": "invalid mobile",
        "mobile": "18603",
        "temp_para": { "number": "147721" },
    });
    let expected = json!({
        "schedule_id": id, "success_count": 1, "failure_count": 1, "failure_recipients": [failed],
    });
    assert_eq!(answer, expected);
    let path = format!("/schedule/batch/{id}");
    let changed = call(&sandbox, "PUT", &path, &[AUTHORIZATION], &body.to_string()).ok();
    assert_eq!(changed, expected);
    let fire = format!("/_sandbox/schedules/{id}/fire");
    assert_eq!(send(&sandbox, "POST", &fire, &[], "").ok()["status"], json!("sent"));
    assert_eq!(send(&sandbox, "POST", &fire, &[], "").status, 404);
    let sent: Vec<_> = sandbox.messages().into_iter().map(|message| (message.mobile, message.tag)).collect();
    assert_eq!(sent, [(MOBILE.to_owned(), Some("标签".to_owned()))]);
}

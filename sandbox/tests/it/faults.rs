//! Calls that go wrong on demand, and what the ledger says of them.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use sms_api_sandbox::{Effect, Endpoint, Fault, Sandbox};

use crate::wire::{
    AUTHORIZATION, MOBILE, SOON, block_on, connect, post, reply, request, send, start, start_as,
};

const SEND_CODE: &str = r#"{"mobile":"13812345678","temp_id":1}"#;

fn struck(fault: Fault) -> Sandbox {
    start_as(Sandbox::builder().fault(fault))
}

fn post_raw(sandbox: &Sandbox, body: &str) -> TcpStream {
    let mut stream = connect(sandbox);
    stream.write_all(request(sandbox, "POST", "/v1/codes", &[AUTHORIZATION], body).as_bytes()).unwrap();
    stream
}

/// Received, executed and struck, of all requests.
fn ledger(sandbox: &Sandbox) -> (u64, u64, u64) {
    let ledger = send(sandbox, "GET", "/_sandbox/ledger", &[], "").ok();
    let count = |name: &str| {
        let entries = ledger["entries"].as_array().unwrap();
        entries.iter().map(|entry| entry[name].as_u64().unwrap()).sum()
    };
    (count("received"), count("executed"), count("faults"))
}

#[track_caller]
fn assert_reset(mut stream: TcpStream) {
    let mut received = Vec::new();
    let error = stream.read_to_end(&mut received).unwrap_err();
    assert_eq!((error.kind(), received.len()), (ErrorKind::ConnectionReset, 0), "{error}");
}

#[test]
fn an_error_code_is_answered_as_documented_and_nothing_is_done() {
    let sandbox = struck(Fault::new(Effect::Error { code: 50_019, status: None }));
    post(&sandbox, "/codes", SEND_CODE).assert_refused(500, 50019, "server error");
    assert_eq!((sandbox.messages().len(), ledger(&sandbox)), (0, (1, 0, 1)));
}

#[test]
fn an_error_can_follow_the_execution_and_carry_another_status() {
    let sandbox = struck(Fault::new(Effect::Error { code: 50_019, status: Some(502) }).executes(true));
    post(&sandbox, "/codes", SEND_CODE).assert_refused(502, 50019, "server error");
    assert_eq!((sandbox.messages().len(), ledger(&sandbox)), (1, (1, 1, 1)));
}

#[test]
fn any_status_with_any_body_is_answered() {
    for (body, content_type) in [("{}", "application/json"), ("oops", "text/plain; charset=utf-8")] {
        let sandbox = struck(Fault::new(Effect::Status { status: 418, body: body.into() }));
        let answer = post(&sandbox, "/codes", SEND_CODE);
        assert_eq!((answer.status, &*answer.body), (418, body));
        assert_eq!(answer.header("content-type"), Some(content_type));
    }
}

#[test]
fn a_proxy_fails_with_html_and_with_retry_after() {
    let sandbox = struck(Fault::new(Effect::BadGateway).limit(1));
    let answer = post(&sandbox, "/codes", SEND_CODE);
    assert_eq!((answer.status, answer.header("content-type")), (502, Some("text/html")));
    assert!(answer.body.starts_with("<html>"));
    sandbox.add_fault(Fault::new(Effect::Unavailable { retry_after: 7 }));
    let answer = post(&sandbox, "/codes", SEND_CODE);
    assert_eq!((answer.status, answer.header("retry-after")), (503, Some("7")));
    sandbox.clear_faults();
    post(&sandbox, "/codes", SEND_CODE).ok();
}

#[test]
fn a_reset_before_reading_executes_nothing_and_one_after_has_executed() {
    let sandbox = struck(Fault::new(Effect::ResetBefore).limit(1));
    assert_reset(post_raw(&sandbox, SEND_CODE));
    assert_eq!((sandbox.messages().len(), ledger(&sandbox)), (0, (1, 0, 1)));

    let sandbox = struck(Fault::new(Effect::ResetAfter).limit(1));
    assert_reset(post_raw(&sandbox, SEND_CODE));
    assert_eq!((sandbox.messages().len(), ledger(&sandbox)), (1, (1, 1, 1)));
    post(&sandbox, "/codes", SEND_CODE).ok();
    assert_eq!(ledger(&sandbox), (2, 2, 1));
}

#[test]
fn a_reset_before_reading_does_not_wait_for_the_body() {
    let sandbox = struck(Fault::new(Effect::ResetBefore).endpoint(Endpoint::SendCode));
    let whole = request(&sandbox, "POST", "/v1/codes", &[AUTHORIZATION], SEND_CODE);
    let mut stream = connect(&sandbox);
    stream.write_all(&whole.as_bytes()[..whole.len() - SEND_CODE.len()]).unwrap();
    assert_reset(stream);
}

#[test]
fn half_an_answer_ends_early() {
    let sandbox = struck(Fault::new(Effect::Truncate));
    let answer = reply(post_raw(&sandbox, SEND_CODE));
    let announced: usize = answer.header("content-length").unwrap().parse().unwrap();
    assert_eq!((answer.status, answer.body.len()), (200, announced / 2));
    assert!(answer.body.starts_with(r#"{"msg_id""#));
    assert_eq!((sandbox.messages().len(), ledger(&sandbox)), (1, (1, 1, 1)));
}

#[test]
fn a_dripping_answer_is_whole_in_the_end() {
    let sandbox = struck(Fault::new(Effect::Drip).delay(Duration::from_millis(5)));
    let began = Instant::now();
    let answer = post(&sandbox, "/codes", SEND_CODE).ok();
    assert_eq!(answer["msg_id"], json!(sandbox.latest_message(MOBILE).unwrap().msg_id));
    assert!(began.elapsed() >= Duration::from_millis(5 * 20));
}

#[test]
fn a_delay_comes_before_the_execution() {
    let sandbox = struck(Fault::new(Effect::Delay).delay(Duration::from_millis(300)));
    let began = Instant::now();
    let stream = post_raw(&sandbox, SEND_CODE);
    assert!(sandbox.messages().is_empty());
    reply(stream).ok();
    assert!(began.elapsed() >= Duration::from_millis(300));
    assert_eq!(sandbox.messages().len(), 1);
}

#[test]
fn a_hanging_call_is_never_answered_and_harms_no_other() {
    let sandbox = struck(Fault::new(Effect::Hang).nth(1));
    let mut hanging = post_raw(&sandbox, SEND_CODE);
    let deadline = Instant::now() + SOON;
    while ledger(&sandbox).2 == 0 {
        assert!(Instant::now() < deadline, "the fault did not strike");
    }
    post(&sandbox, "/codes", SEND_CODE).ok();
    hanging.set_read_timeout(Some(Duration::from_millis(200))).unwrap();
    let waiting = hanging.read(&mut [0; 1]).unwrap_err();
    assert!(matches!(waiting.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut), "{waiting}");
    let began = Instant::now();
    block_on(sandbox.stop(SOON));
    assert!(began.elapsed() < SOON);
}

#[test]
fn conditions_choose_the_call() {
    let sandbox = struck(
        Fault::new(Effect::Error { code: 50_009, status: None })
            .endpoint(Endpoint::SendBatch)
            .mobile("18603050709")
            .nth(2),
    );
    let row = |mobile: &str, number: &str| json!({ "mobile": mobile, "temp_para": { "number": number } });
    let batch = |rows: Value| {
        post(&sandbox, "/messages/batch", &json!({ "temp_id": 1250, "recipients": rows }).to_string())
    };
    post(&sandbox, "/codes", r#"{"mobile":"18603050709","temp_id":1}"#).ok();
    batch(json!([row(MOBILE, "1"), row("18603050709", "1")])).ok();
    batch(json!([row(MOBILE, "2")])).ok();
    batch(json!([row(MOBILE, "3"), row("18603050709", "3")])).assert_refused(403, 50009, "out of freq");
    batch(json!([row("18603050709", "4")])).ok();
    let rule = send(&sandbox, "GET", "/_sandbox/faults", &[], "").ok()["faults"][0].clone();
    assert_eq!((&rule["seen"], &rule["hits"]), (&json!(3), &json!(1)));
}

#[test]
fn a_verification_is_about_the_number_its_code_was_sent_to() {
    let sandbox = struck(Fault::new(Effect::Hang).endpoint(Endpoint::VerifyCode).mobile("18603050709"));
    post(&sandbox, "/codes", SEND_CODE).ok();
    let message = sandbox.latest_message(MOBILE).unwrap();
    let body = json!({ "code": message.code }).to_string();
    post(&sandbox, &format!("/codes/{}/valid", message.msg_id), &body).ok();
    sandbox.clear_faults();
    sandbox.add_fault("effect=error,code=50019,endpoint=verify_code,mobile=13812345678".parse().unwrap());
    let struck = post(&sandbox, &format!("/codes/{}/valid", message.msg_id), &body);
    struck.assert_refused(500, 50019, "server error");
}

#[test]
fn faults_are_added_listed_and_removed_over_the_control_api() {
    use sms_api_sandbox::control;
    let sandbox = start();
    block_on(async {
        let client = sandbox.control().unwrap();
        let added = client
            .add_fault(control::Effect::Error)
            .code(50_037)
            .endpoint("send_code")
            .probability(1.0)
            .seed(3)
            .limit(1)
            .await
            .unwrap();
        assert_eq!((added.code, added.execute, added.hits), (Some(50_037), false, 0));
        post(&sandbox, "/codes", SEND_CODE).assert_refused(403, 50037, "has black word");
        post(&sandbox, "/codes", SEND_CODE).ok();
        let listed = client.list_faults().await.unwrap().faults.remove(0);
        assert_eq!((listed.id, listed.seen, listed.hits), (added.id, 2, 1));
        client.remove_fault(added.id).await.unwrap();
        assert!(client.list_faults().await.unwrap().faults.is_empty());
        let error = client.add_fault(control::Effect::Status).status(600).await.unwrap_err();
        assert_eq!(error.kind(), sms_api::ErrorKind::Invalid);
        client.add_fault(control::Effect::Hang).endpoint("send").await.unwrap_err();
        client.clear_faults().await.unwrap();
    });
}

/// What at-most-once means: the client does not repeat a send that it knows nothing about.
#[test]
fn our_own_client_sends_once_though_the_answer_is_lost() {
    use sms_api::jiguang::{Client, Credentials};
    let sandbox = struck(Fault::new(Effect::ResetAfter));
    block_on(async {
        let credentials =
            Credentials::new(sms_api_sandbox::SAMPLE_APP_KEY, sms_api_sandbox::SAMPLE_MASTER_SECRET);
        let client = Client::builder(credentials).base_url(sandbox.base_url()).unwrap().build().unwrap();
        let error = client.send_code(MOBILE, 1).await.unwrap_err();
        assert_eq!(error.delivery(), sms_api::Delivery::Unknown);
    });
    assert_eq!((sandbox.messages().len(), ledger(&sandbox)), (1, (1, 1, 1)));
}

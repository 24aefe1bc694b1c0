//! Time stands still here until it is moved, so that what is asked when does not depend on the machine.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use sms_api::{Poller, Stopper};
use sms_api_tests::{Event, FrozenClock, Gate, Script, Server, Step};

use super::builder;
use super::sms::{ErrorCode, Report, TakeReports};

type Reports = Poller<TakeReports, Report>;

/// A little less, and a little more, than nothing: timers count whole milliseconds.
const BIT: Duration = Duration::from_millis(2);
const INTERVAL: Duration = Duration::from_secs(5);

/// No limit of time is met when the time is moved.
fn reports(server: &Server) -> Reports {
    const DAY: Duration = Duration::from_secs(86_400);
    let builder = builder(&server.base_url()).timeout(DAY).attempt_timeout(DAY).connect_timeout(DAY);
    builder.idle_timeout(DAY).build().unwrap().take_reports().poll()
}

fn answer(status: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}")
}

/// An answer with reports of these messages.
fn list(ids: &[&str]) -> String {
    let rows: Vec<_> = ids
        .iter()
        .map(|id| format!(r#"{{"msgId": "{id}", "phone": "13812345678", "receiveTime": 1, "status": 4001}}"#))
        .collect();
    answer("200 OK", &format!("[{}]", rows.join(",")))
}

fn refusal() -> String {
    answer("403 Forbidden", r#"{"error": {"code": 50009, "message": "out of freq"}}"#)
}

/// One connection that answers its requests with these, in turn.
fn answering(answers: impl IntoIterator<Item = String>) -> Script {
    let script = answers.into_iter().fold(Script::default(), |script, answer| {
        script.step(Step::Request).step(Step::Execute).send(answer)
    });
    script.step(Step::Drain)
}

/// Asks for the next item and drops the question: whether there is none yet.
async fn has_to_wait(reports: &mut Reports) -> bool {
    poll_fn(|cx| Poll::Ready(pin!(reports.next()).poll(cx).is_pending())).await
}

async fn id(reports: &mut Reports) -> String {
    reports.next().await.expect("not stopped").expect("no error").msg_id.to_string()
}

async fn code(reports: &mut Reports) -> Option<ErrorCode> {
    reports.next().await.expect("not stopped").expect_err("an error").code()
}

/// Nothing is asked before `wait` is over, and then it is.
async fn waits(clock: &FrozenClock, reports: &mut Reports, wait: Duration, server: &Server) {
    let before = server.events().executions_of_all();
    clock.advance(wait - BIT).await;
    assert!(has_to_wait(reports).await);
    assert_eq!(server.events().executions_of_all(), before);
    clock.advance(BIT + BIT).await;
}

#[tokio::test]
async fn items_come_one_by_one_and_the_next_call_after_the_documented_interval() {
    let clock = FrozenClock::freeze();
    let server = Server::start(answering([list(&["1", "2"]), list(&["3"])]));
    let mut reports = reports(&server);
    assert_eq!((id(&mut reports).await, id(&mut reports).await), ("1".into(), "2".into()));
    assert!(has_to_wait(&mut reports).await);
    assert_eq!(server.events().executions_of_all(), 1);
    waits(&clock, &mut reports, INTERVAL, &server).await;
    assert_eq!(id(&mut reports).await, "3");
    assert_eq!(server.events().executions_of_all(), 2);
}

#[tokio::test]
async fn an_empty_list_is_asked_for_again_without_a_word() {
    let clock = FrozenClock::freeze();
    let server = Server::start(answering([list(&[]), list(&[]), list(&["1"])]));
    let mut reports = reports(&server);
    let time = async {
        for answers in 1..=2 {
            server.events().reached_times(answers, |event| matches!(event, Event::Sent(_))).await;
            while server.events().executions_of_all() == answers {
                // The reactor brings in what was sent before the time goes on.
                for _ in 0..50 {
                    tokio::task::yield_now().await;
                }
                clock.advance(INTERVAL + BIT).await;
            }
        }
    };
    let (id, ()) = tokio::join!(id(&mut reports), time);
    assert_eq!(id, "1");
    assert_eq!(server.events().executions_of_all(), 3);
}

#[tokio::test]
async fn the_interval_begins_when_the_answer_has_come() {
    let clock = FrozenClock::freeze();
    let gate = Gate::shut();
    let slow = Script::executing().step(Step::Pass(gate.clone())).send(list(&["1"]));
    let server = Server::start(slow.then(answering([list(&["2"])])));
    let mut reports = reports(&server);
    assert!(has_to_wait(&mut reports).await);
    while server.events().executions_of_all() == 0 {
        tokio::task::yield_now().await;
        assert!(has_to_wait(&mut reports).await);
    }
    clock.advance(Duration::from_secs(4)).await;
    gate.open();
    assert_eq!(id(&mut reports).await, "1");
    waits(&clock, &mut reports, INTERVAL, &server).await;
    assert_eq!(id(&mut reports).await, "2");
}

#[tokio::test]
async fn a_question_that_is_dropped_loses_nothing() {
    let _clock = FrozenClock::freeze();
    let gate = Gate::shut();
    let script = Script::executing().step(Step::Pass(gate.clone())).send(list(&["1", "2"])).step(Step::Drain);
    let server = Server::start(script);
    let mut reports = reports(&server);
    while server.events().executions_of_all() == 0 {
        assert!(has_to_wait(&mut reports).await);
        tokio::task::yield_now().await;
    }
    gate.open();
    assert_eq!(id(&mut reports).await, "1");
    assert_eq!(reports.drain().iter().map(|report| report.msg_id.to_string()).collect::<Vec<_>>(), ["2"]);
    assert_eq!(server.events().executions_of_all(), 1);
}

#[tokio::test]
async fn a_failed_call_is_handed_out_and_polling_goes_on_after_longer_and_longer_waits() {
    let clock = FrozenClock::freeze();
    let answers = [refusal(), refusal(), refusal(), list(&["1"]), refusal(), list(&["2"])];
    let server = Server::start(answering(answers));
    let mut reports = reports(&server);
    assert_eq!(code(&mut reports).await, Some(ErrorCode::OutOfFreq));
    for doubled in [1, 2] {
        waits(&clock, &mut reports, INTERVAL * doubled, &server).await;
        assert_eq!(code(&mut reports).await, Some(ErrorCode::OutOfFreq));
    }
    waits(&clock, &mut reports, INTERVAL * 4, &server).await;
    assert_eq!(id(&mut reports).await, "1");
    waits(&clock, &mut reports, INTERVAL, &server).await;
    assert_eq!(code(&mut reports).await, Some(ErrorCode::OutOfFreq));
    waits(&clock, &mut reports, INTERVAL, &server).await;
    assert_eq!(id(&mut reports).await, "2");
}

#[tokio::test]
async fn an_answer_that_cannot_be_read_is_an_item_with_all_that_came() {
    let clock = FrozenClock::freeze();
    let broken = r#"[{"msgId": "1"}, "#;
    let server = Server::start(answering([answer("200 OK", broken), list(&["2"])]));
    let mut reports = reports(&server);
    let error = reports.next().await.unwrap().unwrap_err();
    assert_eq!(error.body(), broken.as_bytes());
    waits(&clock, &mut reports, INTERVAL, &server).await;
    assert_eq!(id(&mut reports).await, "2");
}

#[tokio::test]
async fn a_server_that_asks_to_wait_is_waited_for() {
    let clock = FrozenClock::freeze();
    let busy = "HTTP/1.1 503 Busy\r\nretry-after: 60\r\ncontent-length: 0\r\n\r\n".to_owned();
    let server = Server::start(answering([busy, list(&["1"])]));
    let mut reports = reports(&server);
    assert_eq!(reports.next().await.unwrap().unwrap_err().retry_after(), Some(Duration::from_secs(60)));
    waits(&clock, &mut reports, Duration::from_secs(60), &server).await;
    assert_eq!(id(&mut reports).await, "1");
}

#[tokio::test]
async fn a_stop_from_elsewhere_ends_the_wait_at_once() {
    let _clock = FrozenClock::freeze();
    let server = Server::start(answering([list(&["1"])]));
    let mut reports = reports(&server);
    assert_eq!(id(&mut reports).await, "1");
    let stopper: Stopper = reports.stopper();
    let (next, ()) = tokio::join!(reports.next(), async {
        tokio::task::yield_now().await;
        stopper.stop();
    });
    assert!(next.is_none());
    assert!(reports.next().await.is_none());
    assert_eq!(server.events().executions_of_all(), 1);
}

#[tokio::test]
async fn a_stop_lets_a_call_under_way_hand_out_what_it_fetched() {
    let _clock = FrozenClock::freeze();
    let gate = Gate::shut();
    let script = Script::executing().step(Step::Pass(gate.clone())).send(list(&["1", "2"])).step(Step::Drain);
    let server = Server::start(script);
    let mut reports = reports(&server);
    while server.events().executions_of_all() == 0 {
        assert!(has_to_wait(&mut reports).await);
        tokio::task::yield_now().await;
    }
    reports.stop();
    gate.open();
    assert_eq!((id(&mut reports).await, id(&mut reports).await), ("1".into(), "2".into()));
    assert!(reports.next().await.is_none());
    assert_eq!(server.events().executions_of_all(), 1);
}

#[tokio::test]
async fn a_poller_that_is_stopped_before_it_begins_asks_nothing() {
    let server = Server::start(answering([list(&["1"])]));
    let mut reports = reports(&server);
    reports.stop();
    assert!(reports.next().await.is_none());
    assert_eq!(server.events().all(), []);
}

#[test]
fn in_a_runtime_without_timers_it_tells_so_once_and_ends() {
    let server = Server::start(Script::silent());
    let mut reports = reports(&server);
    let bare = tokio::runtime::Builder::new_current_thread().enable_io().build().unwrap();
    let error = bare.block_on(reports.next()).unwrap().unwrap_err();
    assert!(error.to_string().contains("no timers"), "{error}");
    assert!(bare.block_on(reports.next()).is_none());
    assert_eq!(server.events().all(), []);
}

#[test]
fn a_wait_that_is_carried_into_a_runtime_without_timers_tells_so_once_and_ends() {
    let server = Server::start(answering([list(&["1"])]));
    let mut reports = reports(&server);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        assert_eq!(id(&mut reports).await, "1");
        assert!(has_to_wait(&mut reports).await);
    });
    drop(runtime);
    let bare = tokio::runtime::Builder::new_current_thread().enable_io().build().unwrap();
    let Some(Err(error)) = bare.block_on(reports.next()) else { panic!("an error") };
    assert!(error.to_string().contains("timers"), "{error}");
    assert!(bare.block_on(reports.next()).is_none());
    assert_eq!(server.events().executions_of_all(), 1);
}

#[test]
fn without_a_runtime_it_tells_so_once_and_ends() {
    let server = Server::start(Script::silent());
    let mut reports = reports(&server);
    let mut next = || {
        let waker = std::task::Waker::noop();
        pin!(reports.next()).poll(&mut std::task::Context::from_waker(waker))
    };
    let Poll::Ready(Some(Err(error))) = next() else { panic!("an error") };
    assert!(error.to_string().contains("no tokio runtime"), "{error}");
    assert!(matches!(next(), Poll::Ready(None)));
}

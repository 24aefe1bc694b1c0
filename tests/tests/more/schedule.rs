use std::time::{Duration, SystemTime};

use sms_api::{Delivery, ErrorKind, Moment};

use super::sms::{ErrorCode, MsgId, Recipient, ScheduleMessage, SendTime};
use super::{builder, start};
use crate::server::{Reply, Server};

const ID: &str = "4c1bbd2c-63c0-4d66-a5e1-6a4d4b7c1f2e";

fn scheduled() -> Reply {
    Reply::json(200, &format!(r#"{{"schedule_id": "{ID}"}}"#))
}

#[tokio::test]
async fn a_message_is_scheduled_by_the_text_of_its_time() {
    let (server, client) = start().await;
    let call = client
        .schedule_message("2017-07-20 16:17:00", "13812345678", 1)
        .sign_id(42)
        .temp_para([("code", "123456")]);
    let (answer, sent) = server.exchange(scheduled(), call).await;
    assert_eq!(answer.unwrap().schedule_id.as_str(), ID);
    assert_eq!(sent.line, "POST /v1/schedule");
    assert_eq!(sent.header("authorization"), Some("Basic a2V5OnNlY3JldA=="));
    assert_eq!(
        sent.body,
        r#"{"send_time":"2017-07-20 16:17:00","mobile":"13812345678","sign_id":42,"temp_id":1,"temp_para":{"code":"123456"}}"#
    );
}

#[tokio::test]
async fn a_batch_is_scheduled_by_the_system_time_and_tells_who_failed() {
    let (server, client) = start().await;
    let time = SystemTime::UNIX_EPOCH + Duration::from_millis(1_500_538_620_999);
    let recipients = [Recipient::new("13812345678").temp_para([("n", "1")]), Recipient::new("1")];
    let reply = Reply::json(
        200,
        &format!(
            r#"{{"schedule_id": "{ID}", "success_count": 1, "failure_count": 1, "failure_recipients":
                [{{"error_code": "50006", "error_message": "invalid mobile", "mobile": "1", "temp_para": {{}}}}]}}"#
        ),
    );
    let call = client.schedule_batch(time, 1250, recipients).tag("标签");
    let (answer, sent) = server.exchange(reply, call).await;
    let answer = answer.unwrap();
    assert_eq!((answer.success_count, answer.failure_count), (1, 1));
    let failed = &answer.failure_recipients.unwrap()[0];
    assert_eq!((failed.mobile.as_str(), &failed.error_code), ("1", &Some(ErrorCode::InvalidMobile)));
    assert_eq!(sent.line, "POST /v1/schedule/batch");
    assert_eq!(
        sent.body,
        r#"{"send_time":"2017-07-20 16:17:00","temp_id":1250,"tag":"标签","recipients":[{"mobile":"13812345678","temp_para":{"n":"1"}},{"mobile":"1"}]}"#
    );
}

#[tokio::test]
async fn a_schedule_is_changed_read_and_deleted_by_its_id() {
    let (server, client) = start().await;
    let time = Moment::from_unix_seconds(1_500_538_620);

    let (_, sent) = server.exchange(scheduled(), client.update_schedule(ID, time, "13812345678", 1)).await;
    assert_eq!(sent.line, format!("PUT /v1/schedule/{ID}"));
    assert_eq!(sent.body, r#"{"send_time":"2017-07-20 16:17:00","mobile":"13812345678","temp_id":1}"#);

    let reply =
        Reply::json(200, &format!(r#"{{"schedule_id": "{ID}", "success_count": 1, "failure_count": 0}}"#));
    let call = client.update_schedule_batch(ID, time, 1, [Recipient::new("13812345678")]);
    let (answer, sent) = server.exchange(reply, call).await;
    assert_eq!(answer.unwrap().failure_recipients, None);
    assert_eq!(sent.line, format!("PUT /v1/schedule/batch/{ID}"));

    let reply = Reply::json(
        200,
        &format!(
            r#"{{"schedule_id": "{ID}", "send_time": "2017-07-20 16:17:00", "temp_id": 1250, "recipients":
                [{{"msg_id": 274887115920, "mobile": "13812345678", "temp_para": {{"n": "1"}}}}, {{"mobile": "1"}}]}}"#
        ),
    );
    let (schedule, sent) = server.exchange(reply, client.get_schedule(ID)).await;
    let schedule = schedule.unwrap();
    assert_eq!(sent.line, format!("GET /v1/schedule/{ID}"));
    assert_eq!(schedule.send_time.moment(), Some(time));
    assert_eq!(schedule.recipients[0].msg_id, Some(MsgId::from("274887115920")));
    assert_eq!(schedule.recipients[1].temp_para, None);

    let (deleted, sent) = server.exchange(Reply::json(200, ""), client.delete_schedule(ID)).await;
    assert_eq!((deleted.unwrap(), sent.line), ((), format!("DELETE /v1/schedule/{ID}")));
}

#[tokio::test]
async fn the_documented_refusals_of_a_schedule_have_names() {
    let (server, client) = start().await;
    for (number, code) in [
        (50027, ErrorCode::InvalidSendTime),
        (50028, ErrorCode::InvalidScheduleId),
        (50029, ErrorCode::WrongScheduleStatus),
    ] {
        let reply = Reply::json(403, &format!(r#"{{"error": {{"code": {number}, "message": "x"}}}}"#));
        let (answer, _) = server.exchange(reply, client.delete_schedule(ID)).await;
        let error = answer.unwrap_err();
        assert_eq!((error.code(), error.delivery()), (Some(code), Delivery::Refused));
    }
}

#[tokio::test]
async fn a_time_that_does_not_exist_is_refused_and_nothing_is_sent() {
    let (server, client) = start().await;
    for time in [
        "",
        "2017-07-20",
        "2017-7-20 16:17:00",
        "2017-02-29 16:17:00",
        "2017-07-20 24:00:00",
        "2017-07-20T16:17:00",
        "2017-07-20 16:17:00 ",
    ] {
        let error = server.untouched(client.schedule_message(time, "13812345678", 1)).await.unwrap_err();
        assert_eq!((error.kind(), error.delivery()), (ErrorKind::Invalid, Delivery::NotSent), "{time}");
        let violations: Vec<_> = error.violations().iter().map(ToString::to_string).collect();
        assert_eq!(violations, ["send_time: must be a date and time that exists, as `yyyy-MM-dd HH:mm:ss`"]);
    }
    let far = Moment::from_unix_seconds(i64::MAX);
    let error = server.untouched(client.schedule_message(far, "13812345678", 1)).await.unwrap_err();
    assert_eq!(error.violations()[0].path(), "send_time");
}

#[tokio::test]
async fn with_the_checks_off_the_time_is_sent_as_it_is() {
    let server = Server::start().await;
    let client = builder(&server.url("/v1")).check_requests(false).build().unwrap();
    let (_, sent) = server.exchange(scheduled(), client.schedule_message("soon", "1", 1)).await;
    assert_eq!(sent.body, r#"{"send_time":"soon","mobile":"1","temp_id":1}"#);
}

#[test]
fn a_time_is_made_from_and_turned_into_a_moment() {
    let time = SendTime::from("2024-02-29 23:59:59");
    let moment = time.moment().unwrap();
    assert_eq!(moment.unix_seconds(), 1_709_222_399);
    assert_eq!(SendTime::from(moment), time);
    assert_eq!(SendTime::from(moment.system_time().unwrap()), time);
    assert_eq!(SendTime::from("tomorrow").moment(), None);
    let request = ScheduleMessage::new(moment, "13812345678", 1);
    assert_eq!(request.send_time, time);
    assert!(format!("{request:?}").contains("2024-02-29 23:59:59"));
}

use std::time::Duration;

use sms_api::{Delivery, ErrorKind};
use sms_api_tests::{Script, Step};

use super::sms::{ErrorCode, ReportStatus};
use super::{builder, start};
use crate::server::Reply;

/// No limit of time is met.
const DAY: Duration = Duration::from_secs(86_400);

#[tokio::test]
async fn reports_are_an_array_at_the_top() {
    let (server, client) = start().await;
    let reply = Reply::json(
        200,
        r#"[{"msgId": 288193860302, "phone": "13812345678", "receiveTime": 1500538620123, "status": 4001, "new": []},
            {"msgId": "a", "phone": "13812345679", "receiveTime": "1500538620124", "status": "4009"},
            {"msgId": "b", "phone": "13812345679", "receiveTime": 0, "status": 4999}]"#,
    );
    let (reports, sent) = server.exchange(reply, client.take_reports()).await;
    let reports = reports.unwrap();
    assert_eq!((sent.line.as_str(), sent.body.as_str()), ("GET /v1/report", ""));
    assert_eq!(reports.len(), 3);
    assert_eq!((reports[0].msg_id.as_str(), reports[0].status), ("288193860302", ReportStatus::Delivered));
    assert_eq!(reports[0].receive_time.moment().to_string(), "2017-07-20T08:17:00.123Z");
    assert_eq!(
        (reports[1].receive_time.value(), reports[1].status),
        (1_500_538_620_124, ReportStatus::Unreachable)
    );
    assert_eq!(reports[2].status.value(), 4999);
    assert!(!ReportStatus::ALL.contains(&reports[2].status));
}

#[tokio::test]
async fn replies_are_an_array_at_the_top_and_their_text_is_masked() {
    let (server, client) = start().await;
    let reply =
        Reply::json(200, r#"[{"phone": "13812345678", "replyTime": 1500538620123, "content": "退订"}]"#);
    let (replies, sent) = server.exchange(reply, client.take_replies()).await;
    let replies = replies.unwrap();
    assert_eq!(sent.line, "GET /v1/reply");
    assert_eq!(replies[0].content, "退订");
    let shown = format!("{replies:?}");
    assert!(!shown.contains("退订") && !shown.contains("13812345678"), "{shown}");
    let (replies, _) = server.exchange(Reply::json(200, "[]"), client.take_replies()).await;
    assert_eq!(replies.unwrap(), []);
}

#[tokio::test]
async fn an_error_object_in_the_place_of_the_array_is_a_refusal_whatever_the_status() {
    let (server, client) = start().await;
    for status in [200, 403] {
        let reply = Reply::json(status, r#"{"error": {"code": 50009, "message": "out of freq"}}"#);
        let (refused, _) = server.exchange(reply, client.take_reports()).await;
        let error = refused.unwrap_err();
        assert_eq!((error.kind(), error.code()), (ErrorKind::Api, Some(ErrorCode::OutOfFreq)), "{status}");
    }
}

/// 500 of the longest replies that telephones can send, each character escaped: what is refused for its size is lost.
#[tokio::test]
async fn the_largest_answer_that_there_can_be_is_read() {
    let (server, _) = start().await;
    let client = builder(&server.url("/v1")).timeout(DAY).attempt_timeout(DAY).build().unwrap();
    let characters = 255 * 67;
    let content = "\\u9000".repeat(characters);
    let row = format!(r#"{{"phone": "13812345678", "replyTime": 1500538620123, "content": "{content}"}}"#);
    let body = format!("[{}]", vec![row; 500].join(","));
    assert!(body.len() > 50_000_000, "{}", body.len());
    let (replies, _) = server.exchange(Reply::json(200, &body), client.take_replies()).await;
    let replies = replies.unwrap();
    assert_eq!(replies.len(), 500);
    assert!(replies.iter().all(|reply| reply.content.chars().eq(std::iter::repeat_n('退', characters))));
}

/// The limit is that of the endpoint, unless the client has one of its own.
#[tokio::test]
async fn the_limit_of_an_answer_is_the_endpoint_s_unless_the_client_has_one() {
    const MIB: usize = 1024 * 1024;
    let (server, _) = start().await;
    let client = builder(&server.url("/v1")).retries(false).build().unwrap();
    let padded = |length: usize| Reply::json(200, &format!("[{}]", " ".repeat(length - 2)));
    let (reports, _) = server.exchange(padded(4 * MIB), client.take_reports()).await;
    assert_eq!(reports.unwrap(), []);
    let (reports, _) = server.exchange(padded(4 * MIB + 1), client.take_reports()).await;
    let error = reports.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Unexpected, 1));
    let balance = |length: usize| Reply::json(200, &format!("{{{}}}", " ".repeat(length - 2)));
    let (answer, _) = server.exchange(balance(MIB), client.get_app_balance()).await;
    assert!(answer.is_ok());
    let (answer, _) = server.exchange(balance(MIB + 1), client.get_app_balance()).await;
    assert_eq!(answer.unwrap_err().kind(), ErrorKind::Unexpected);
    let client = builder(&server.url("/v1")).max_response_body(MIB).build().unwrap();
    let (reports, _) = server.exchange(padded(MIB + 1), client.take_reports()).await;
    assert_eq!(reports.unwrap_err().kind(), ErrorKind::Unexpected);
}

#[tokio::test]
async fn what_cannot_be_read_is_kept_whole_and_not_asked_for_again() {
    let (server, client) = start().await;
    let rows: Vec<_> = (0..500)
        .map(|n| format!(r#"{{"msgId": "{n}", "phone": "13812345678", "receiveTime": {n}, "status": 4001}}"#))
        .collect();
    let broken = format!("[{}, {{\"msgId\": []}}]", rows.join(", "));
    let (answer, _) = server.exchange(Reply::json(200, &broken), client.take_reports()).await;
    let error = answer.unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery(), error.attempts()),
        (ErrorKind::Unexpected, Delivery::Unknown, 1)
    );
    assert!(error.to_string().contains("[500].msgId"), "{error}");
    assert!(error.body().len() > 30_000);
    assert_eq!(error.body(), broken.as_bytes());
    assert!(!format!("{error:?}").contains("13812345678"));
}

#[tokio::test]
async fn what_came_before_the_connection_broke_is_kept_and_the_call_is_made_once() {
    const PART: &str = r#"[{"msgId": "1", "phone": "13812345678", "rece"#;
    let head =
        format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 400\r\n\r\n{PART}");
    let server = sms_api_tests::Server::start(Script::executing().send(head).step(Step::Fin));
    let client = builder(&server.base_url()).build().unwrap();
    let error = client.take_reports().await.unwrap_err();
    assert_eq!((error.delivery(), error.attempts()), (Delivery::Unknown, 1));
    assert_eq!(error.body(), PART.as_bytes());
    assert_eq!(server.events().executions_of_all(), 1);
}

#[tokio::test]
async fn a_get_that_consumes_is_not_sent_again_on_a_doubt() {
    let server = sms_api_tests::Server::start(Script::executing().step(Step::Fin));
    let client = builder(&server.base_url()).build().unwrap();
    for _ in 0..2 {
        let before = server.events().executions_of_all();
        let error = client.take_replies().await.unwrap_err();
        assert_eq!((error.delivery(), error.is_retryable()), (Delivery::Unknown, false));
        assert_eq!(server.events().executions_of_all(), before + 1);
    }
    // One that only reads is.
    let before = server.events().executions_of_all();
    client.get_app_balance().await.unwrap_err();
    assert_eq!(server.events().executions_of_all(), before + 3);
}

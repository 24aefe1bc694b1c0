//! What became of the messages, and what people sent back: each handed out once.

use std::time::Duration;

use sms_api_sandbox::Sandbox;

use super::MOBILE;
use crate::report::Report;
use crate::sms::{Client, ErrorCode, ReportStatus};

/// What the service asks for between two calls.
const INTERVAL: Duration = Duration::from_secs(5);

pub(super) async fn run(client: &Client, sandbox: Option<&Sandbox>, report: &mut Report) {
    report.part("Receipts and replies 回执");

    let sent = report.answered(
        "POST /messages -- client.send_message(mobile, 1250).temp_para([(\"number\", …)])",
        client.send_message(MOBILE, 1250).temp_para([("number", "97531")]).await,
    );
    let Some(sent) = sent else { return };
    let call = "GET /report -- client.take_reports()";
    if let Some(reports) = report.answered(call, client.take_reports().await) {
        let mut about = reports.iter().filter(|report| report.msg_id == sent.msg_id);
        let is_delivered = about.next().is_some_and(|report| report.status == ReportStatus::Delivered);
        report.check("the message is among them: Delivered", is_delivered);
    }
    report.refused(
        "GET /report -- again at once, which is too soon",
        client.take_reports().await,
        ErrorCode::OutOfFreq,
    );

    let call = "GET /reply -- client.take_replies().poll(), replies.next()";
    let Some(sandbox) = sandbox else {
        report.answered("GET /reply -- client.take_replies()", client.take_replies().await);
        return;
    };
    sandbox.advance_clock(INTERVAL);
    for text in ["TD", "好的"] {
        let replied = match sandbox.control() {
            Ok(control) => control.add_reply(MOBILE, text).await.is_ok(),
            Err(_) => false,
        };
        report.check(&format!("the phone sends back: {text}"), replied);
    }
    let mut replies = client.take_replies().poll();
    for text in ["TD", "好的"] {
        match replies.next().await {
            Some(reply) => {
                if let Some(reply) = report.answered(call, reply) {
                    report
                        .check("it is the next one", reply.content == text && reply.phone.as_str() == MOBILE);
                }
            }
            None => report.check("there is one", false),
        }
    }
    replies.stop();
    report.check("stopped, it hands out no more", replies.next().await.is_none());
}

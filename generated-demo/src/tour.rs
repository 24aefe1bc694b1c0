//! All endpoints and the refusals that a program must expect.

mod balances;
mod receipts;
mod schedules;
mod signatures;

use std::time::Duration;

use sms_api::ErrorKind;
use sms_api_sandbox::Sandbox;

use crate::report::Report;
use crate::sms::{
    Client, Credentials, ErrorCode, Recipient, SavedTemplate, TempId, TemplateStatus, TemplateType, VoiceLang,
};
use crate::terminal;

const MOBILE: &str = "13812345678";
const OTHER_MOBILE: &str = "18603050709";

/// Runs the tour. Only with the sandbox at hand can a code be read, a template be approved and time be moved;
/// elsewhere these are asked for or said to be skipped.
pub(crate) async fn run(client: &Client, base_url: &str, sandbox: Option<&Sandbox>, report: &mut Report) {
    codes(client, sandbox, report).await;
    messages(client, report).await;
    templates(client, sandbox, report).await;
    signatures::run(client, sandbox, report).await;
    schedules::run(client, sandbox, report).await;
    balances::run(client, base_url, sandbox, report).await;
    receipts::run(client, sandbox, report).await;
    refusals(client, base_url, report).await;
}

async fn codes(client: &Client, sandbox: Option<&Sandbox>, report: &mut Report) {
    report.part("Verification codes 验证码");

    let sent = report.answered(
        "POST /codes -- client.send_code(mobile, 1).sign_id(42)",
        client.send_code(MOBILE, 1).sign_id(42).await,
    );
    if let Some(sent) = sent {
        let call = "POST /codes/{msg_id}/valid -- client.verify_code(msg_id, code)";
        match code_sent_to(MOBILE, sandbox) {
            Some(code) => {
                let wrong = if code == "000000" { "000001" } else { "000000" };
                let answer = client.verify_code(sent.msg_id.clone(), wrong).await;
                if let Some(answer) = report.answered(&format!("{call}, a wrong code"), answer) {
                    let reason = answer.reason.and_then(|reason| reason.code);
                    report.check(
                        "not valid, and no error: InvalidCode",
                        !answer.is_valid && reason == Some(ErrorCode::InvalidCode),
                    );
                }
                let answer = client.verify_code(sent.msg_id.clone(), code.clone()).await;
                if let Some(answer) = report.answered(&format!("{call}, the right one"), answer) {
                    report.check("valid", answer.is_valid);
                }
                let answer = client.verify_code(sent.msg_id, code).await;
                if let Some(answer) = report.answered(&format!("{call}, once more"), answer) {
                    let reason = answer.reason.and_then(|reason| reason.code);
                    report.check(
                        "valid only once: VerifiedCode",
                        !answer.is_valid && reason == Some(ErrorCode::VerifiedCode),
                    );
                }
            }
            None => report.skip(call, "which code was sent is not known here"),
        }
    }

    let sent = report.answered(
        "POST /voice_codes -- client.send_voice_code(mobile).code(\"0042\").voice_lang(VoiceLang::English).ttl(60)",
        client.send_voice_code(MOBILE).code("0042").voice_lang(VoiceLang::English).ttl(60).await,
    );
    if let Some(sent) = sent {
        match sandbox {
            Some(sandbox) => {
                sandbox.advance_clock(Duration::from_secs(61));
                let answer = client.verify_code(sent.msg_id, "0042").await;
                let call = "POST /codes/{msg_id}/valid -- 61 seconds later";
                if let Some(answer) = report.answered(call, answer) {
                    let reason = answer.reason.and_then(|reason| reason.code);
                    report.check(
                        "not valid any more: ExpiredCode",
                        !answer.is_valid && reason == Some(ErrorCode::ExpiredCode),
                    );
                }
            }
            None => {
                let answer = client.verify_code(sent.msg_id, "0042").await;
                let call = "POST /codes/{msg_id}/valid -- the code we chose, leading zeros and all";
                if let Some(answer) = report.answered(call, answer) {
                    report.check("valid", answer.is_valid);
                }
            }
        }
    }
}

async fn messages(client: &Client, report: &mut Report) {
    report.part("Template messages 模板短信");

    report.answered(
        "POST /messages -- client.send_message(mobile, 1).temp_para([(\"code\", …)])",
        client.send_message(OTHER_MOBILE, 1).temp_para([("code", "\"Ada\" 与 {零}")]).await,
    );

    let recipients = [
        Recipient::new(MOBILE).temp_para([("number", "741627")]),
        Recipient::new("12").temp_para([("number", "147721")]),
    ];
    let answer = client.send_batch(1250, recipients).tag("标签").await;
    let call = "POST /messages/batch -- client.send_batch(1250, [a good number, a bad one]).tag(\"标签\")";
    if let Some(batch) = report.answered(call, answer) {
        let codes: Vec<_> = batch.recipients.iter().map(|row| row.error_code).collect();
        report.check(
            "one row succeeded, one failed: [None, InvalidMobile]",
            (batch.success_count, batch.failure_count) == (1, 1)
                && codes == [None, Some(ErrorCode::InvalidMobile)],
        );
    }
}

async fn templates(client: &Client, sandbox: Option<&Sandbox>, report: &mut Report) {
    report.part("Templates 短信模板");

    let text = "您好，您的验证码是{{code}}，2分钟内有效！";
    let created =
        client.create_template(text, TemplateType::Verification).ttl(120).remark("此模板用于用户注册").await;
    let call = "POST /templates -- client.create_template(text, TemplateType::Verification).ttl(120)";
    let Some(SavedTemplate { temp_id, .. }) = report.answered(call, created) else {
        return;
    };

    let call = "GET /templates/{temp_id} -- client.get_template(temp_id)";
    if let Some(template) = report.answered(call, client.get_template(temp_id).await) {
        report.check("being audited", template.status == TemplateStatus::Auditing);
    }
    report.refused(
        "POST /messages -- with a template that is being audited",
        client.send_message(MOBILE, temp_id).temp_para([("code", "123456")]).await,
        ErrorCode::TemplateAuditing,
    );

    let update = "PUT /templates/{temp_id} -- client.update_template(temp_id, text, …).ttl(300)";
    if let Some(sandbox) = sandbox {
        let known = |temp_id: TempId| u64::try_from(temp_id.value()).unwrap_or_default();
        let rejected = sandbox.reject_template(known(temp_id)).is_ok();
        report.check("somebody at the service rejects it", rejected);
        let text = "您好，您的验证码是{{code}}，5分钟内有效！";
        let updated = client.update_template(temp_id, text, TemplateType::Verification).ttl(300).await;
        report.answered(update, updated);
        let approved = sandbox.approve_template(known(temp_id)).is_ok();
        report.check("somebody at the service approves it", approved);
        let sent = client.send_code(OTHER_MOBILE, temp_id).await;
        report.answered("POST /codes -- client.send_code(mobile, temp_id), with the approved template", sent);
    } else {
        report.skip(update, "only a rejected template may be changed, and nobody here can reject it");
    }

    let call = "DELETE /templates/{temp_id} -- client.delete_template(temp_id)";
    if report.answered(call, client.delete_template(temp_id).await).is_some() {
        report.refused(
            "GET /templates/{temp_id} -- after its deletion",
            client.get_template(temp_id).await,
            ErrorCode::InvalidTempId,
        );
    }
}

async fn refusals(client: &Client, base_url: &str, report: &mut Report) {
    report.part("What can go wrong 失败情形");

    report.refused(
        "POST /codes -- a number that is none",
        client.send_code("12", 1).await,
        ErrorCode::InvalidMobile,
    );
    report.refused(
        "POST /codes -- a template that is not there",
        client.send_code(MOBILE, 999_999_999).await,
        ErrorCode::InvalidTempId,
    );
    report.refused(
        "POST /codes/{msg_id}/valid -- a message that is not there: an error, not a verdict",
        client.verify_code("0", "123456").await,
        ErrorCode::WrongMsgId,
    );
    match Client::builder(Credentials::new("somebody", "else")).base_url(base_url).and_then(|b| b.build()) {
        Ok(stranger) => {
            let sent = stranger.send_code(MOBILE, 1).await;
            report.refused("POST /codes -- wrong credentials", sent, ErrorCode::AuthFailed);
        }
        Err(error) => report.check(&error.to_string(), false),
    }

    report.not_sent(
        "client.send_voice_code(mobile).code(\"12a\") -- breaks two documented limits at once",
        client.send_voice_code(MOBILE).code("12a").await,
        ErrorKind::Invalid,
    );
    report.not_sent(
        "client.verify_code(\"..\", code) -- would have left its path",
        client.verify_code("..", "123456").await,
        ErrorKind::Invalid,
    );
    unreachable_server(report).await;
}

/// A port that was free a moment ago refuses the connection: proof that nothing was sent.
async fn unreachable_server(report: &mut Report) {
    let free_port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let client = free_port.map_err(|error| error.to_string()).and_then(|address| {
        Client::builder(Credentials::new("key", "secret"))
            .base_url(&format!("http://{address}/v1"))
            .and_then(|builder| builder.build())
            .map_err(|error| error.to_string())
    });
    match client {
        Ok(client) => {
            let sent = client.send_code(MOBILE, 1).await;
            report.not_sent("POST /codes -- a server that is not there", sent, ErrorKind::Transport);
        }
        Err(problem) => report.check(&problem, false),
    }
}

fn code_sent_to(mobile: &str, sandbox: Option<&Sandbox>) -> Option<String> {
    match sandbox {
        Some(sandbox) => sandbox.latest_message(mobile)?.code,
        None => terminal::ask("Which code did the server send?"),
    }
}

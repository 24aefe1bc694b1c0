//! Against a real service: one code to one number, and nothing else.

use crate::report::Report;
use crate::sms::Client;
use crate::terminal;

pub(crate) async fn run(client: &Client, mobile: &str, report: &mut Report) {
    report.part("One verification code 一条验证码");
    let Some(sent) = report.answered("send_code(--mobile, 1)", client.send_code(mobile, 1).await) else {
        return;
    };
    let call = "verify_code(msg_id, the code you received)";
    let Some(code) = terminal::ask("Which code arrived?") else {
        report.skip(call, "no terminal to ask for the code, or no code was given");
        return;
    };
    if let Some(answer) = report.answered(call, client.verify_code(sent.msg_id, code).await) {
        report.check("the code is valid", answer.is_valid);
    }
}

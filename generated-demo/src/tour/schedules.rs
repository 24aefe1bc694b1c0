//! Messages that are sent later.

use std::time::{Duration, SystemTime};

use sms_api::{ErrorKind, Moment};
use sms_api_sandbox::Sandbox;

use super::{MOBILE, OTHER_MOBILE};
use crate::report::Report;
use crate::sms::{Client, ErrorCode, Recipient};

const HOUR: Duration = Duration::from_secs(3600);

pub(super) async fn run(client: &Client, sandbox: Option<&Sandbox>, report: &mut Report) {
    report.part("Scheduled sends 定时短信");
    single(client, sandbox, report).await;
    batch(client, report).await;
    report.not_sent(
        "client.schedule_message(\"2026-02-30 08:00:00\", mobile, 1) -- a day that does not exist",
        client.schedule_message("2026-02-30 08:00:00", MOBILE, 1).await,
        ErrorKind::Invalid,
    );
    report.refused(
        "POST /schedule -- a time that is over",
        client.schedule_message("2001-01-01 08:00:00", MOBILE, 1).temp_para([("code", "1")]).await,
        ErrorCode::InvalidSendTime,
    );
}

async fn single(client: &Client, sandbox: Option<&Sandbox>, report: &mut Report) {
    let time = SystemTime::now() + 2 * HOUR;
    let call = "POST /schedule -- client.schedule_message(SystemTime::now() + 2 hours, mobile, 1250)";
    let scheduled = client.schedule_message(time, OTHER_MOBILE, 1250).temp_para([("number", "1")]).await;
    let Some(scheduled) = report.answered(call, scheduled) else { return };
    let id = scheduled.schedule_id;

    let sooner = SystemTime::now() + HOUR;
    let call = "PUT /schedule/{schedule_id} -- client.update_schedule(id, SystemTime::now() + 1 hour, …)";
    let para = [("number", "8642")];
    let updated = client.update_schedule(id.clone(), sooner, OTHER_MOBILE, 1250).temp_para(para).await;
    report.answered(call, updated);

    let call = "GET /schedule/{schedule_id} -- client.get_schedule(id)";
    if let Some(schedule) = report.answered(call, client.get_schedule(id.clone()).await) {
        let due = Moment::from(sooner).unix_seconds();
        let told = schedule.send_time.moment().map(Moment::unix_seconds);
        report.check("it tells the time that it was changed to", told == Some(due));
    }

    let delete = "DELETE /schedule/{schedule_id} -- client.delete_schedule(id)";
    match sandbox {
        Some(sandbox) => {
            let is_there =
                || sandbox.latest_message(OTHER_MOBILE).is_some_and(|message| message.text.contains("8642"));
            report.check("nothing was sent yet", !is_there());
            sandbox.advance_clock(HOUR + Duration::from_secs(1));
            report.check("an hour later the message is there", is_there());
            report.refused(
                &format!("{delete}, after it was sent"),
                client.delete_schedule(id).await,
                ErrorCode::WrongScheduleStatus,
            );
        }
        None => {
            report.answered(delete, client.delete_schedule(id).await);
        }
    }
}

async fn batch(client: &Client, report: &mut Report) {
    let time = SystemTime::now() + 24 * HOUR;
    let recipients = || [Recipient::new(MOBILE).temp_para([("number", "1")])];
    let call = "POST /schedule/batch -- client.schedule_batch(tomorrow, 1250, [a good number, a bad one])";
    let bad = Recipient::new("12").temp_para([("number", "2")]);
    let both = recipients().into_iter().chain([bad]);
    let Some(batch) = report.answered(call, client.schedule_batch(time, 1250, both).tag("标签").await)
    else {
        return;
    };
    let failed = batch.failure_recipients.unwrap_or_default();
    let codes: Vec<_> = failed.iter().map(|row| row.error_code).collect();
    report.check(
        "one was accepted, one refused: InvalidMobile",
        batch.success_count == 1 && codes == [Some(ErrorCode::InvalidMobile)],
    );

    let id = batch.schedule_id;
    let call = "PUT /schedule/batch/{schedule_id} -- client.update_schedule_batch(id, tomorrow, 1250, …)";
    let updated = client.update_schedule_batch(id.clone(), time, 1250, recipients()).await;
    report.answered(call, updated);

    let call = "DELETE /schedule/{schedule_id} -- client.delete_schedule(id)";
    if report.answered(call, client.delete_schedule(id.clone()).await).is_some() {
        match client.get_schedule(id).await {
            Err(error) if error.code().is_some() => report.check("it is gone", true),
            _ => report.check("it is gone", false),
        }
    }
}

//! Scheduled sends.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use sms_api::jiguang::server::Refusal;
use sms_api::jiguang::{Mobile, Recipient as Row, SendTime, SignId, TempId};

use super::{Call, recipients, signature, verbatim};
use crate::engine::{
    BatchRow, Recipient, ReturnCode, Schedule, ScheduleBatch, ScheduleMessage, ScheduledBatch, SendBatch,
    SendMessage, send_time_text,
};

/// What a single one is made of, or changed to.
pub(super) struct Single {
    pub(super) send_time: SendTime,
    pub(super) mobile: Mobile,
    pub(super) sign_id: Option<SignId>,
    pub(super) temp_id: TempId,
    pub(super) temp_para: Option<BTreeMap<String, String>>,
}

/// What a batch is made of, or changed to.
pub(super) struct Batch {
    pub(super) send_time: SendTime,
    pub(super) sign_id: Option<SignId>,
    pub(super) temp_id: TempId,
    pub(super) tag: Option<String>,
    pub(super) recipients: Vec<Row>,
}

impl Call<'_> {
    pub(super) fn schedule(&self, known: Option<&str>, request: Single) -> Result<String, Refusal> {
        let recipient =
            Recipient { mobile: request.mobile.into(), temp_para: request.temp_para.unwrap_or_default() };
        self.about(&recipient.mobile)?;
        let temp_id = self.template(request.temp_id)?;
        let message = SendMessage { recipient, sign_id: signature(request.sign_id)?, temp_id };
        let request = ScheduleMessage { send_time: request.send_time.into(), message };
        let mut engine = self.account.engine();
        match known {
            None => Ok(engine.create_schedule(request)?),
            Some(schedule_id) => {
                engine.update_schedule(schedule_id, request)?;
                Ok(schedule_id.to_owned())
            }
        }
    }

    /// A failed row's `error_code` the documents print as a text.
    pub(super) fn schedule_batch(&self, known: Option<&str>, request: Batch) -> Result<Refusal, Refusal> {
        let temp_id = self.template(request.temp_id)?;
        let sign_id = signature(request.sign_id)?;
        let recipients = recipients(request.recipients)?;
        let batch = SendBatch { recipients, sign_id, temp_id, tag: request.tag };
        let request = ScheduleBatch { send_time: request.send_time.into(), batch };
        let mut engine = self.account.engine();
        let ScheduledBatch { schedule_id, success_count, failures } = match known {
            None => engine.create_schedule_batch(request)?,
            Some(schedule_id) => engine.update_schedule_batch(schedule_id, request)?,
        };
        drop(engine);
        self.notes.write().log.rows(success_count + failures.len(), failures.len());
        Ok(verbatim(&json!({
            "schedule_id": schedule_id,
            "success_count": success_count,
            "failure_count": failures.len(),
            "failure_recipients": failures.iter().map(failed_row).collect::<Vec<_>>(),
        })))
    }

    /// Word for word, for the documents print an identifier as a text and not as a number.
    pub(super) fn read_schedule(&self, schedule_id: &str) -> Result<Refusal, Refusal> {
        let engine = self.account.engine();
        let Schedule { id, send_time, temp_id, rows, .. } = engine.schedule(schedule_id)?;
        let recipients = rows.iter().map(|row| {
            let (mobile, temp_para) = (&row.recipient.mobile, &row.recipient.temp_para);
            json!({ "msg_id": row.msg_id.to_string(), "mobile": mobile, "temp_para": temp_para })
        });
        Ok(verbatim(&json!({
            "schedule_id": id,
            "send_time": send_time_text(*send_time),
            "temp_id": temp_id,
            "recipients": recipients.collect::<Vec<_>>(),
        })))
    }
}

fn failed_row(row: &BatchRow) -> Value {
    let code = row.refusal.map(|code| code.code().to_string());
    let mut failed = json!({
        "error_code": code,
        "error_message": row.refusal.map(ReturnCode::message),
        "mobile": row.recipient.mobile,
    });
    if !row.recipient.temp_para.is_empty() {
        failed["temp_para"] = json!(row.recipient.temp_para);
    }
    failed
}

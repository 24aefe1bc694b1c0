use ::http::StatusCode;
use serde_json::{Value, json};

use super::answer::{self, Answer};
use super::fields::Fields;
use super::log_line::LogLine;
use super::refusal::Refusal;
use super::route::Call;
use crate::engine::{
    BatchRow, Engine, ReturnCode, SendBatch, SendCode, SendMessage, SendVoiceCode, Template,
};

/// Decodes, lets the engine decide, and encodes.
pub(super) fn execute(
    call: Call,
    engine: &mut Engine,
    fields: &Fields<'_>,
    log: &mut LogLine,
) -> Result<Answer, Refusal> {
    match call {
        Call::SendCode => send_code(engine, fields, log),
        Call::SendVoiceCode => send_voice_code(engine, fields, log),
        Call::VerifyCode { msg_id } => verify_code(engine, msg_id, fields),
        Call::SendMessage => send_message(engine, fields, log),
        Call::SendBatch => send_batch(engine, fields, log),
        Call::CreateTemplate => create_template(engine, fields, log),
        Call::UpdateTemplate { temp_id } => update_template(engine, temp_id, fields),
        Call::GetTemplate { temp_id } => get_template(engine, temp_id),
        Call::DeleteTemplate { temp_id } => {
            engine.delete_template(existing(temp_id)?)?;
            Ok(answer::nothing())
        }
    }
}

fn send_code(engine: &mut Engine, fields: &Fields<'_>, log: &mut LogLine) -> Result<Answer, Refusal> {
    let mobile = fields.mobile()?;
    log.mobile(&mobile);
    let temp_id = log.temp_id(fields.temp_id()?);
    let sent = engine.send_code(SendCode { mobile, sign_id: fields.sign_id()?, temp_id })?;
    Ok(answer::json_text(format!(r#"{{"msg_id":"{}"}}"#, log.msg_id(sent))))
}

fn send_voice_code(engine: &mut Engine, fields: &Fields<'_>, log: &mut LogLine) -> Result<Answer, Refusal> {
    let mobile = fields.mobile()?;
    log.mobile(&mobile);
    let sent = engine.send_voice_code(SendVoiceCode {
        mobile,
        code: fields.voice_code()?,
        voice_lang: fields.voice_lang()?,
        ttl: fields.voice_ttl()?,
    })?;
    Ok(answer::json_text(format!(r#"{{"msg_id":"{}"}}"#, log.msg_id(sent))))
}

fn verify_code(engine: &mut Engine, msg_id: Option<u64>, fields: &Fields<'_>) -> Result<Answer, Refusal> {
    let code = fields.code()?;
    match engine.verify_code(msg_id.ok_or(ReturnCode::WRONG_MSG_ID)?, &code) {
        Ok(()) => Ok(success(&json!({ "is_valid": true }))),
        Err(unknown @ ReturnCode::WRONG_MSG_ID) => Err(unknown.into()),
        Err(invalid) => Err(Refusal::verification(invalid)),
    }
}

/// The one send whose `msg_id` is a number.
fn send_message(engine: &mut Engine, fields: &Fields<'_>, log: &mut LogLine) -> Result<Answer, Refusal> {
    let recipient = fields.recipient()?;
    log.mobile(&recipient.mobile);
    let temp_id = log.temp_id(fields.temp_id()?);
    let sent = engine.send_message(SendMessage { recipient, sign_id: fields.sign_id()?, temp_id })?;
    Ok(answer::json_text(format!(r#"{{"msg_id":{}}}"#, log.msg_id(sent))))
}

fn send_batch(engine: &mut Engine, fields: &Fields<'_>, log: &mut LogLine) -> Result<Answer, Refusal> {
    let temp_id = log.temp_id(fields.temp_id()?);
    let rows = engine.send_batch(SendBatch {
        recipients: fields.recipients()?,
        sign_id: fields.sign_id()?,
        temp_id,
        tag: fields.tag()?,
    })?;
    let failure_count = rows.iter().filter(|row| row.refusal.is_some()).count();
    log.rows(rows.len(), failure_count);
    Ok(success(&json!({
        "success_count": rows.len() - failure_count,
        "failure_count": failure_count,
        "recipients": rows.iter().map(batch_row).collect::<Vec<_>>(),
    })))
}

fn batch_row(row: &BatchRow) -> Value {
    let BatchRow { msg_id, recipient, refusal } = row;
    match refusal {
        None => json!({ "msg_id": msg_id.to_string(), "mobile": recipient.mobile }),
        Some(code) => {
            let mut failed = json!({
                "error_code": code.code().to_string(),
                "error_message": code.message(),
                "msg_id": msg_id.to_string(),
                "mobile": recipient.mobile,
            });
            if !recipient.temp_para.is_empty() {
                failed["temp_para"] = json!(recipient.temp_para);
            }
            failed
        }
    }
}

fn create_template(engine: &mut Engine, fields: &Fields<'_>, log: &mut LogLine) -> Result<Answer, Refusal> {
    let temp_id = engine.create_template(fields.template_draft()?)?;
    Ok(success(&json!({ "temp_id": log.temp_id(temp_id) })))
}

/// The identifier is in the path and, required as well, in the body.
fn update_template(
    engine: &mut Engine,
    temp_id: Option<u64>,
    fields: &Fields<'_>,
) -> Result<Answer, Refusal> {
    let temp_id = existing(temp_id)?;
    if fields.temp_id()? != temp_id {
        return Err(Refusal::new(ReturnCode::INVALID_TEMP_ID, "temp_id differs between path and body"));
    }
    engine.template(temp_id)?;
    engine.update_template(temp_id, fields.template_draft()?)?;
    Ok(success(&json!({ "temp_id": temp_id })))
}

fn get_template(engine: &Engine, temp_id: Option<u64>) -> Result<Answer, Refusal> {
    let temp_id = existing(temp_id)?;
    Ok(success(&template(temp_id, engine.template(temp_id)?)))
}

fn template(temp_id: u64, template: &Template) -> Value {
    let mut body = json!({
        "temp_id": temp_id,
        "template": template.text(),
        "type": template.kind() as u8,
        "status": template.status() as u8,
    });
    if let Some(ttl) = template.ttl() {
        body["ttl"] = json!(ttl);
    }
    if let Some(remark) = template.remark() {
        body["remark"] = json!(remark);
    }
    body
}

fn existing(temp_id: Option<u64>) -> Result<u64, ReturnCode> {
    temp_id.ok_or(ReturnCode::INVALID_TEMP_ID)
}

fn success(body: &Value) -> Answer {
    answer::json(StatusCode::OK, body)
}

//! The methods of the API: from the generated types to the engine, and back.

mod schedules;
mod signatures;

use std::sync::Arc;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};
use sms_api::jiguang::server::{Caller, Refusal, Server};
use sms_api::jiguang::{
    AppBalance, CreateSign, CreateTemplate, DeleteSchedule, DeleteSign, DeleteTemplate, DevBalance,
    ErrorCode, GetAppBalance, GetDevBalance, GetSchedule, GetSign, GetTemplate, Recipient as Row, Reply,
    Report, ReportStatus, SavedSign, SavedTemplate, Schedule, ScheduleBatch, ScheduleMessage, ScheduledBatch,
    ScheduledMessage, SendBatch, SendBatchResponse, SendCode, SendMessage, SendVoiceCode, SentMessage, Sign,
    TakeReplies, TakeReports, Template, TemplateStatus, TemplateType, UpdateSchedule, UpdateScheduleBatch,
    UpdateSign, UpdateTemplate, VerifyCode, VerifyCodeResponse,
};

use self::schedules::{Batch, Single};
use self::signatures::Form;
use super::log_line::LogLine;
use super::time::millis;
use crate::account::Account;
use crate::developer::DeveloperBalance;
use crate::engine::{self, BatchRow, Engine, Recipient, ReturnCode, TemplateDraft, TemplateKind, VoiceLang};

/// How long a voice code lives when nothing is said, in seconds.
const VOICE_TTL: u64 = 60;

/// The service, whose state the caller's account holds.
pub(super) struct Jiguang;

/// What a method tells about its call, beside the answer: a copy stands in the request's extensions.
#[derive(Clone)]
pub(super) struct Notes(Arc<Mutex<Noted>>);

pub(super) struct Noted {
    pub(super) log: LogLine,
    /// What the credentials say, right or wrong.
    pub(super) app_key: Option<String>,
    /// Whose they are, once they were accepted.
    pub(super) account: Option<Arc<Account>>,
    /// What the developer has, if it is the developer who calls.
    pub(super) developer: Option<DeveloperBalance>,
    /// The number it is about, if it is about one.
    pub(super) mobile: Option<String>,
    /// The first and the last message that came of it.
    pub(super) sent: Option<(u64, u64)>,
}

impl Notes {
    pub(super) fn new(log: LogLine) -> Self {
        Self(Arc::new(Mutex::new(Noted {
            log,
            app_key: None,
            account: None,
            developer: None,
            mobile: None,
            sent: None,
        })))
    }

    pub(super) fn write(&self) -> MutexGuard<'_, Noted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A method's way to its account.
struct Call<'c> {
    account: Arc<Account>,
    notes: &'c Notes,
}

impl<'c> Call<'c> {
    fn of(caller: &'c Caller) -> Result<Self, Refusal> {
        let notes: &Notes = caller.get().ok_or_else(Refusal::failed)?;
        let account = notes.write().account.clone().ok_or_else(Refusal::failed)?;
        Ok(Self { account, notes })
    }

    /// Lets the engine send, and notes which messages came of it.
    fn send<T>(&self, send: impl FnOnce(&mut Engine) -> Result<T, ReturnCode>) -> Result<T, Refusal> {
        let mut engine = self.account.engine();
        let before = engine.latest_arrival();
        let result = send(&mut engine);
        let last = engine.latest_arrival();
        if last > before {
            self.notes.write().sent = Some((before + 1, last));
        }
        drop(engine);
        Ok(result?)
    }

    fn about(&self, mobile: &str) -> Result<(), Refusal> {
        if mobile.is_empty() {
            return Err(ReturnCode::MISSING_MOBILE.into());
        }
        let mut noted = self.notes.write();
        noted.mobile = Some(mobile.to_owned());
        noted.log.mobile(mobile);
        Ok(())
    }

    fn template(&self, temp_id: impl Into<i64>) -> Result<u64, Refusal> {
        let temp_id =
            u64::try_from(temp_id.into()).map_err(|_| Refusal::from(ReturnCode::INVALID_TEMP_ID))?;
        Ok(self.notes.write().log.temp_id(temp_id))
    }

    fn sent(&self, msg_id: u64) -> SentMessage {
        SentMessage::new(self.notes.write().log.msg_id(msg_id).to_string())
    }
}

/// The parts of a form that makes a signature or changes one.
macro_rules! form {
    ($request:ident) => {
        Form {
            sign: $request.sign,
            kind: $request.kind,
            remark: $request.remark,
            legal_person_name: $request.legal_person_name,
            legal_person_id_number: $request.legal_person_id_number,
            images: [
                ("image0", $request.image0),
                ("idCardImage", $request.id_card_image),
                ("businessLicenseImage", $request.business_license_image),
                ("icpAppScreenshot", $request.icp_app_screenshot),
                ("trademarkImage", $request.trademark_image),
                ("thirdPartyAuthImage", $request.third_party_auth_image),
                ("otherImage", $request.other_image),
            ],
        }
    };
}

impl Server for Jiguang {
    async fn send_code(&self, request: SendCode, caller: &Caller) -> Result<SentMessage, Refusal> {
        let call = Call::of(caller)?;
        let mobile = String::from(request.mobile);
        call.about(&mobile)?;
        let temp_id = call.template(request.temp_id)?;
        let sign_id = signature(request.sign_id)?;
        let sent = call.send(|engine| engine.send_code(engine::SendCode { mobile, sign_id, temp_id }))?;
        Ok(call.sent(sent))
    }

    async fn send_voice_code(&self, request: SendVoiceCode, caller: &Caller) -> Result<SentMessage, Refusal> {
        let call = Call::of(caller)?;
        let mobile = String::from(request.mobile);
        call.about(&mobile)?;
        let voice_lang = match request.voice_lang.map(|lang| u64::try_from(lang.value())) {
            None => Some(VoiceLang::Chinese),
            Some(number) => number.ok().and_then(VoiceLang::from_number),
        };
        let request = engine::SendVoiceCode {
            mobile,
            code: request.code,
            voice_lang: voice_lang.ok_or(ReturnCode::INVALID_VOICE_LANGUAGE_TYPE)?,
            ttl: request.ttl.map_or(VOICE_TTL, u64::from),
        };
        let sent = call.send(|engine| engine.send_voice_code(request))?;
        Ok(call.sent(sent))
    }

    async fn verify_code(&self, request: VerifyCode, caller: &Caller) -> Result<VerifyCodeResponse, Refusal> {
        let call = Call::of(caller)?;
        if request.code.is_empty() {
            return Err(ReturnCode::MISSING_CODE.into());
        }
        let msg_id = identifier(request.msg_id.as_str()).ok_or(ReturnCode::WRONG_MSG_ID)?;
        call.notes.write().log.msg_id(msg_id);
        let mut engine = call.account.engine();
        call.notes.write().mobile = engine.message(msg_id).map(|message| message.mobile.clone());
        engine.verify_code(msg_id, &request.code)?;
        Ok(VerifyCodeResponse::new(true))
    }

    /// The one send whose `msg_id` the documents print as a number.
    async fn send_message(&self, request: SendMessage, caller: &Caller) -> Result<SentMessage, Refusal> {
        let call = Call::of(caller)?;
        let recipient =
            Recipient { mobile: request.mobile.into(), temp_para: request.temp_para.unwrap_or_default() };
        call.about(&recipient.mobile)?;
        let temp_id = call.template(request.temp_id)?;
        let sign_id = signature(request.sign_id)?;
        let request = engine::SendMessage { recipient, sign_id, temp_id };
        let sent = call.send(|engine| engine.send_message(request))?;
        call.sent(sent);
        Err(verbatim(&json!({ "msg_id": sent })))
    }

    /// A row's `error_code` the documents print as a text.
    async fn send_batch(&self, request: SendBatch, caller: &Caller) -> Result<SendBatchResponse, Refusal> {
        let call = Call::of(caller)?;
        let temp_id = call.template(request.temp_id)?;
        let sign_id = signature(request.sign_id)?;
        let recipients = recipients(request.recipients)?;
        if let [recipient] = &*recipients {
            call.notes.write().mobile = Some(recipient.mobile.clone());
        }
        let request = engine::SendBatch { recipients, sign_id, temp_id, tag: request.tag };
        let rows = call.send(|engine| engine.send_batch(request))?;
        let failed = rows.iter().filter(|row| row.refusal.is_some()).count();
        call.notes.write().log.rows(rows.len(), failed);
        Err(verbatim(&json!({
            "success_count": rows.len() - failed,
            "failure_count": failed,
            "recipients": rows.iter().map(batch_row).collect::<Vec<_>>(),
        })))
    }

    async fn create_template(
        &self,
        request: CreateTemplate,
        caller: &Caller,
    ) -> Result<SavedTemplate, Refusal> {
        let call = Call::of(caller)?;
        let draft = draft(request.template, request.kind, request.ttl, request.remark)?;
        let temp_id = call.account.engine().create_template(draft)?;
        saved(call.notes.write().log.temp_id(temp_id))
    }

    async fn update_template(
        &self,
        request: UpdateTemplate,
        caller: &Caller,
    ) -> Result<SavedTemplate, Refusal> {
        let call = Call::of(caller)?;
        let temp_id = call.template(request.temp_id)?;
        let mut engine = call.account.engine();
        engine.template(temp_id)?;
        engine
            .update_template(temp_id, draft(request.template, request.kind, request.ttl, request.remark)?)?;
        saved(temp_id)
    }

    async fn get_template(&self, request: GetTemplate, caller: &Caller) -> Result<Template, Refusal> {
        let call = Call::of(caller)?;
        let temp_id = call.template(request.temp_id)?;
        let engine = call.account.engine();
        let template = engine.template(temp_id)?;
        let (kind, status) = (template.kind() as i64, template.status() as i64);
        let (kind, status) = (TemplateType::from(kind), TemplateStatus::from(status));
        let mut answer = Template::new(request.temp_id, template.text(), kind, status);
        answer.ttl = template.ttl().and_then(|ttl| u32::try_from(ttl).ok());
        answer.remark = template.remark().map(str::to_owned);
        Ok(answer)
    }

    async fn delete_template(&self, request: DeleteTemplate, caller: &Caller) -> Result<(), Refusal> {
        let call = Call::of(caller)?;
        let temp_id = call.template(request.temp_id)?;
        Ok(call.account.engine().delete_template(temp_id)?)
    }

    async fn schedule_message(
        &self,
        request: ScheduleMessage,
        caller: &Caller,
    ) -> Result<ScheduledMessage, Refusal> {
        let ScheduleMessage { send_time, mobile, sign_id, temp_id, temp_para, .. } = request;
        let single = Single { send_time, mobile, sign_id, temp_id, temp_para };
        Ok(ScheduledMessage::new(Call::of(caller)?.schedule(None, single)?))
    }

    async fn schedule_batch(
        &self,
        request: ScheduleBatch,
        caller: &Caller,
    ) -> Result<ScheduledBatch, Refusal> {
        let ScheduleBatch { send_time, sign_id, temp_id, tag, recipients, .. } = request;
        let batch = Batch { send_time, sign_id, temp_id, tag, recipients };
        Err(Call::of(caller)?.schedule_batch(None, batch)?)
    }

    async fn update_schedule(
        &self,
        request: UpdateSchedule,
        caller: &Caller,
    ) -> Result<ScheduledMessage, Refusal> {
        let UpdateSchedule { schedule_id, send_time, mobile, sign_id, temp_id, temp_para, .. } = request;
        let single = Single { send_time, mobile, sign_id, temp_id, temp_para };
        Ok(ScheduledMessage::new(Call::of(caller)?.schedule(Some(schedule_id.as_str()), single)?))
    }

    async fn update_schedule_batch(
        &self,
        request: UpdateScheduleBatch,
        caller: &Caller,
    ) -> Result<ScheduledBatch, Refusal> {
        let UpdateScheduleBatch { schedule_id, send_time, sign_id, temp_id, tag, recipients, .. } = request;
        let batch = Batch { send_time, sign_id, temp_id, tag, recipients };
        Err(Call::of(caller)?.schedule_batch(Some(schedule_id.as_str()), batch)?)
    }

    async fn get_schedule(&self, request: GetSchedule, caller: &Caller) -> Result<Schedule, Refusal> {
        Err(Call::of(caller)?.read_schedule(request.schedule_id.as_str())?)
    }

    async fn delete_schedule(&self, request: DeleteSchedule, caller: &Caller) -> Result<(), Refusal> {
        Ok(Call::of(caller)?.account.engine().delete_schedule(request.schedule_id.as_str())?)
    }

    async fn create_sign(&self, request: CreateSign, caller: &Caller) -> Result<SavedSign, Refusal> {
        let sign_id = Call::of(caller)?.put_signature(None, form!(request))?;
        Ok(SavedSign::new(i64::try_from(sign_id).map_err(|_| Refusal::failed())?))
    }

    async fn update_sign(&self, request: UpdateSign, caller: &Caller) -> Result<SavedSign, Refusal> {
        let sign_id = Call::of(caller)?.put_signature(Some(request.sign_id), form!(request))?;
        Ok(SavedSign::new(i64::try_from(sign_id).map_err(|_| Refusal::failed())?))
    }

    async fn get_sign(&self, request: GetSign, caller: &Caller) -> Result<Sign, Refusal> {
        Err(Call::of(caller)?.read_signature(request.sign_id)?)
    }

    async fn delete_sign(&self, request: DeleteSign, caller: &Caller) -> Result<(), Refusal> {
        Call::of(caller)?.delete_signature(request.sign_id)
    }

    /// What is not allocated the documents print as null, and not at all only where there is nothing of the kind.
    async fn get_app_balance(&self, _: GetAppBalance, caller: &Caller) -> Result<AppBalance, Refusal> {
        let call = Call::of(caller)?;
        let engine = call.account.engine();
        let settings = engine.balance()?;
        Err(verbatim(&json!({
            "app_balance": settings.quota,
            "app_voice": settings.voice_quota,
            "app_industry": settings.industry_quota,
            "app_market": settings.market_quota,
        })))
    }

    async fn get_dev_balance(&self, _: GetDevBalance, caller: &Caller) -> Result<DevBalance, Refusal> {
        let notes: &Notes = caller.get().ok_or_else(Refusal::failed)?;
        let balance = notes.write().developer.ok_or_else(Refusal::failed)?;
        let DeveloperBalance { all, voice, industry, market } = balance;
        Err(verbatim(&json!({
            "dev_balance": all,
            "dev_voice": voice,
            "dev_industry": industry,
            "dev_market": market,
        })))
    }

    async fn take_reports(&self, _: TakeReports, caller: &Caller) -> Result<Vec<Report>, Refusal> {
        let receipts = Call::of(caller)?.account.engine().take_receipts()?;
        let report = |receipt: engine::Receipt| {
            let status = ReportStatus::from(i64::from(receipt.status));
            Report::new(receipt.msg_id, receipt.phone, millis(receipt.receive_time), status)
        };
        Ok(receipts.into_iter().map(report).collect())
    }

    async fn take_replies(&self, _: TakeReplies, caller: &Caller) -> Result<Vec<Reply>, Refusal> {
        let replies = Call::of(caller)?.account.engine().take_replies()?;
        let reply =
            |reply: engine::PhoneReply| Reply::new(reply.phone, millis(reply.reply_time), reply.content);
        Ok(replies.into_iter().map(reply).collect())
    }
}

/// The code with its status and message, which the documents may have and `api.toml` has not.
impl From<ReturnCode> for Refusal {
    fn from(code: ReturnCode) -> Self {
        let refusal = Self::from(ErrorCode::from(i64::from(code.code())));
        refusal.with_status(code.status()).with_message(code.message())
    }
}

/// An answer in the very form that the documents print: the type has the same field in other answers, and writes it in
/// one form. A client reads both, and needs somebody who sends both.
fn verbatim(body: &Value) -> Refusal {
    Refusal::verbatim(200, "application/json", body.to_string())
}

/// A row without a number refuses the batch, before anything is sent.
fn recipients(rows: Vec<Row>) -> Result<Vec<Recipient>, Refusal> {
    let rows = rows.into_iter();
    let recipients: Vec<_> = rows
        .map(|row| Recipient { mobile: row.mobile.into(), temp_para: row.temp_para.unwrap_or_default() })
        .collect();
    if recipients.iter().any(|recipient| recipient.mobile.is_empty()) {
        return Err(ReturnCode::MISSING_MOBILE.into());
    }
    Ok(recipients)
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

fn draft(
    text: String,
    kind: TemplateType,
    ttl: Option<u32>,
    remark: Option<String>,
) -> Result<TemplateDraft, Refusal> {
    let kind = u64::try_from(kind.value()).ok().and_then(TemplateKind::from_number);
    let kind =
        kind.ok_or_else(|| Refusal::from(ReturnCode::INVALID_BODY).because("type must be 1, 2 or 3"))?;
    Ok(TemplateDraft { text, kind, ttl: ttl.map(u64::from), remark })
}

fn saved(temp_id: u64) -> Result<SavedTemplate, Refusal> {
    Ok(SavedTemplate::new(i64::try_from(temp_id).map_err(|_| Refusal::failed())?))
}

fn signature(sign_id: Option<impl Into<i64>>) -> Result<Option<u64>, Refusal> {
    let sign_id = sign_id.map(|sign_id| u64::try_from(sign_id.into())).transpose();
    sign_id.map_err(|_| Refusal::from(ReturnCode::INVALID_BODY).because("sign_id is no whole number"))
}

/// An identifier as the sandbox itself writes it, and in no other spelling.
fn identifier(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_has_one_spelling() {
        assert_eq!(identifier("37582"), Some(37_582));
        for other in ["037582", "+37582", "37582 ", "-1", "99999999999999999999", "x"] {
            assert_eq!(identifier(other), None, "{other}");
        }
    }
}

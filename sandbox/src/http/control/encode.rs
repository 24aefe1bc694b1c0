use serde_json::{Map, Value, json};

use crate::developer::DeveloperBalance;
use crate::engine::{
    Engine, Exchange, MagicCode, Message, PhoneReply, Receipt, ReturnCode, Schedule, Settings, Signature,
    Template,
};
use crate::fault::{Effect, Rule};
use crate::http::time::millis;
use crate::ledger::LedgerEntry;

/// How many deliveries that wait are shown.
const SHOWN: usize = 100;

pub(super) fn message(message: &Message, exchange: Option<&Exchange>) -> Value {
    present([
        ("msg_id", json!(message.msg_id)),
        ("app_key", json!(message.app_key)),
        ("kind", json!(message.kind.name())),
        ("mobile", json!(message.mobile)),
        ("text", json!(message.text)),
        ("code", json!(message.code)),
        ("is_verified", json!(message.is_verified)),
        ("expires_at", json!(message.expires_at.map(millis))),
        ("temp_id", json!(message.temp_id)),
        ("sign_id", json!(message.sign_id)),
        ("tag", json!(message.tag)),
        ("schedule_id", json!(message.schedule_id)),
        ("receipt_status", json!(message.receipt_status)),
        ("accepted_at", json!(millis(message.accepted_at))),
        ("exchange", exchange.map_or(Value::Null, self::exchange)),
    ])
}

fn exchange(exchange: &Exchange) -> Value {
    present([
        ("method", json!(exchange.method)),
        ("path", json!(exchange.path)),
        ("content_type", json!(exchange.content_type)),
        ("request", json!(String::from_utf8_lossy(&exchange.request))),
        ("status", json!(exchange.status)),
        ("answer", json!(String::from_utf8_lossy(&exchange.answer))),
    ])
}

pub(super) fn template(app_key: &str, temp_id: u64, template: &Template) -> Value {
    present([
        ("app_key", json!(app_key)),
        ("temp_id", json!(temp_id)),
        ("template", json!(template.text())),
        ("type", json!(template.kind() as u8)),
        ("ttl", json!(template.ttl())),
        ("remark", json!(template.remark())),
        ("status", json!(template.status() as u8)),
        ("refuse_reason", json!(template.refuse_reason())),
    ])
}

pub(super) fn signature(app_key: &str, sign_id: u64, signature: &Signature) -> Value {
    let images = signature.images().iter().map(|image| {
        present([
            ("part", json!(image.part)),
            ("media_type", json!(image.media_type)),
            ("size", json!(image.size)),
        ])
    });
    present([
        ("app_key", json!(app_key)),
        ("sign_id", json!(sign_id)),
        ("sign", json!(signature.sign())),
        ("type", json!(signature.kind())),
        ("remark", json!(signature.remark())),
        ("images", json!(images.collect::<Vec<_>>())),
        ("status", json!(signature.status() as u8)),
        ("refuse_reason", json!(signature.refuse_reason())),
        ("is_default", json!(signature.is_default())),
        ("is_used", json!(signature.is_used())),
    ])
}

pub(super) fn schedule(app_key: &str, schedule: &Schedule) -> Value {
    let recipients = schedule.rows.iter().map(|row| {
        present([
            ("msg_id", json!(row.msg_id.to_string())),
            ("mobile", json!(row.recipient.mobile)),
            ("temp_para", json!(row.recipient.temp_para)),
            ("refusal", json!(row.refusal.map(ReturnCode::code))),
        ])
    });
    present([
        ("app_key", json!(app_key)),
        ("schedule_id", json!(schedule.id)),
        ("is_batch", json!(schedule.is_batch)),
        ("send_at", json!(millis(schedule.send_time))),
        ("temp_id", json!(schedule.temp_id)),
        ("sign_id", json!(schedule.sign_id)),
        ("tag", json!(schedule.tag)),
        ("status", json!(schedule.status.name())),
        ("recipients", json!(recipients.collect::<Vec<_>>())),
    ])
}

pub(super) fn receipt(app_key: &str, receipt: &Receipt) -> Value {
    json!({
        "app_key": app_key,
        "msg_id": receipt.msg_id,
        "mobile": receipt.phone,
        "received_at": millis(receipt.receive_time),
        "status": receipt.status,
    })
}

pub(super) fn reply(app_key: &str, reply: &PhoneReply) -> Value {
    json!({
        "app_key": app_key,
        "mobile": reply.phone,
        "replied_at": millis(reply.reply_time),
        "content": reply.content,
    })
}

pub(super) fn callback(engine: &Engine) -> Value {
    let waiting = engine.deliveries().map(|delivery| {
        json!({
            "type": delivery.event.kind(),
            "attempts": delivery.attempts,
            "due_at": millis(delivery.due),
        })
    });
    let delivered = engine.delivered().map(|delivered| {
        json!({ "type": delivered.kind, "attempts": delivered.attempts, "is_taken": delivered.is_taken })
    });
    present([
        ("app_key", json!(engine.app_key())),
        ("url", json!(engine.callback_url().map(ToString::to_string))),
        ("waiting", json!(waiting.take(SHOWN).collect::<Vec<_>>())),
        ("delivered", json!(delivered.collect::<Vec<_>>())),
        ("dropped", json!(engine.dropped_deliveries())),
    ])
}

pub(super) fn developer(balance: &DeveloperBalance) -> Value {
    let DeveloperBalance { all, voice, industry, market } = balance;
    present([
        ("balance", json!(all)),
        ("voice", json!(voice)),
        ("industry", json!(industry)),
        ("market", json!(market)),
    ])
}

pub(super) fn fault(rule: &Rule) -> Value {
    let fault = &rule.fault;
    let (code, status, body, retry_after) = match &fault.effect {
        Effect::Error { code, status } => (Some(code), *status, None, None),
        Effect::Status { status, body } => (None, Some(*status), Some(body), None),
        Effect::Unavailable { retry_after } => (None, None, None, Some(retry_after)),
        _ => (None, None, None, None),
    };
    present([
        ("id", json!(rule.id)),
        ("app_key", json!(fault.app_key)),
        ("endpoint", json!(fault.endpoint.map(|endpoint| endpoint.name()))),
        ("mobile", json!(fault.mobile)),
        ("nth", json!(fault.nth)),
        ("probability", json!(fault.chance.map(|chance| chance.probability))),
        ("seed", json!(fault.chance.map(|chance| chance.seed))),
        ("effect", json!(fault.effect.name())),
        ("execute", json!(fault.does_execute())),
        ("code", json!(code)),
        ("status", json!(status)),
        ("body", json!(body)),
        ("delay_ms", json!(fault.delay.map(|delay| delay.as_millis() as u64))),
        ("retry_after", json!(retry_after)),
        ("limit", json!(fault.limit)),
        ("seen", json!(rule.seen)),
        ("hits", json!(rule.hits)),
    ])
}

pub(super) fn ledger_entry(entry: &LedgerEntry) -> Value {
    present([
        ("app_key", json!(entry.app_key)),
        ("endpoint", json!(entry.endpoint.map(|endpoint| endpoint.name()))),
        ("method", json!(entry.method)),
        ("path", json!(entry.path)),
        ("mobile", json!(entry.mobile)),
        ("body", json!(String::from_utf8_lossy(&entry.body))),
        ("received", json!(entry.received)),
        ("executed", json!(entry.executed)),
        ("faults", json!(entry.faults)),
        ("status", json!(entry.status)),
        ("code", json!(entry.code)),
        ("first_at", json!(millis(entry.first_at))),
        ("last_at", json!(millis(entry.last_at))),
        ("deviations", json!(entry.deviations)),
    ])
}

pub(super) fn clock(engine: &Engine) -> Value {
    let clock = engine.clock();
    json!({ "app_key": engine.app_key(), "now": millis(clock.now()), "is_frozen": clock.is_frozen() })
}

pub(super) fn settings(engine: &Engine) -> Value {
    let Settings {
        quota,
        voice_quota,
        industry_quota,
        market_quota,
        has_sms_service,
        is_blocked,
        allowed_ips,
        black_words,
        unsubscribed,
        audit,
        receipt_status,
    } = engine.settings();
    present([
        ("app_key", json!(engine.app_key())),
        ("quota", json!(quota)),
        ("voice_quota", json!(voice_quota)),
        ("industry_quota", json!(industry_quota)),
        ("market_quota", json!(market_quota)),
        ("has_sms_service", json!(has_sms_service)),
        ("is_blocked", json!(is_blocked)),
        ("allowed_ips", json!(allowed_ips.iter().map(ToString::to_string).collect::<Vec<_>>())),
        ("black_words", json!(black_words)),
        ("unsubscribed", json!(unsubscribed)),
        ("audit", json!(audit.name())),
        ("receipt_status", json!(receipt_status.unwrap_or_default())),
    ])
}

pub(super) fn world(engine: &Engine) -> Value {
    json!({
        "app_key": engine.app_key(),
        "messages": engine.messages().len(),
        "dropped": engine.dropped_messages(),
        "templates": engine.templates().len(),
        "signatures": engine.signatures().len(),
    })
}

pub(super) fn code(magic: &MagicCode) -> Value {
    let MagicCode { name, code, mobile } = magic;
    json!({
        "name": name,
        "code": code.code(),
        "status": code.status(),
        "message": code.message(),
        "mobile": mobile,
    })
}

/// An object without the fields that are null: absent is absent.
fn present<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let present = fields.into_iter().filter(|(_, value)| !value.is_null());
    Value::Object(present.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Map, Value, json};

use crate::engine::{Engine, Exchange, MagicCode, Message, Settings, Template};
use crate::fault::{Effect, Rule};
use crate::ledger::LedgerEntry;

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
    let Settings { quota, has_sms_service, is_blocked, allowed_ips, black_words, unsubscribed, audit } =
        engine.settings();
    present([
        ("app_key", json!(engine.app_key())),
        ("quota", json!(quota)),
        ("has_sms_service", json!(has_sms_service)),
        ("is_blocked", json!(is_blocked)),
        ("allowed_ips", json!(allowed_ips.iter().map(ToString::to_string).collect::<Vec<_>>())),
        ("black_words", json!(black_words)),
        ("unsubscribed", json!(unsubscribed)),
        ("audit", json!(audit.name())),
    ])
}

pub(super) fn world(engine: &Engine) -> Value {
    json!({
        "app_key": engine.app_key(),
        "messages": engine.messages().len(),
        "dropped": engine.dropped_messages(),
        "templates": engine.templates().len(),
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

/// Milliseconds since 1970; before it they are negative.
fn millis(time: SystemTime) -> i64 {
    let whole = |duration: std::time::Duration| i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
    match time.duration_since(UNIX_EPOCH) {
        Ok(since) => whole(since),
        Err(before) => -whole(before.duration()),
    }
}

/// An object without the fields that are null: absent is absent.
fn present<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let present = fields.into_iter().filter(|(_, value)| !value.is_null());
    Value::Object(present.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

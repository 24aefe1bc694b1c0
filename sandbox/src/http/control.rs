//! The control API under `/_sandbox`, as `control.toml` describes it.

mod args;
mod callback;
mod clock;
mod developer;
mod encode;
mod events;
mod faults;
mod ledger;
mod messages;
mod receipts;
mod schedules;
mod signatures;
mod templates;
mod worlds;

use std::sync::Arc;

use ::http::header::ALLOW;
use ::http::request::Parts;
use ::http::{HeaderValue, Method, Response, StatusCode};
use hyper::body::Incoming;
use serde_json::{Value, json};

use self::args::Args;
use super::answer::{self, Answer};
use super::body::Outgoing;
use super::payload::Payload;
use super::server::Connection;
use super::{BODY_BYTES, Service, guard};
use crate::account::Account;
use crate::state::UnknownWorld;

/// Answers what came to an address under `/_sandbox`.
pub(super) async fn answer(
    service: &Service,
    connection: &Connection,
    path: &str,
    head: &Parts,
    body: Incoming,
) -> Response<Outgoing> {
    if !guard::is_trusted(connection.peer, &head.headers) {
        return forbidden().map(Outgoing::Whole);
    }
    if path == "events" && head.method == Method::GET {
        return events::stream(service);
    }
    let payload = match Payload::read(body, BODY_BYTES, service.limits.patience).await {
        Ok(payload) => payload,
        Err(refusal) if refusal.status == StatusCode::PAYLOAD_TOO_LARGE => {
            return Mistake::TooLarge.into_answer().map(Outgoing::Whole);
        }
        Err(refusal) => {
            return Mistake::Invalid(refusal.hint.into_owned()).into_answer().map(Outgoing::Whole);
        }
    };
    let reply = match Args::read(head.uri.query(), &payload) {
        Ok(mut args) => dispatch(service, &head.method, path, &mut args).await,
        Err(mistake) => Err(mistake),
    };
    let answer = match reply {
        Ok(Some(body)) => answer::json(StatusCode::OK, &body),
        Ok(None) => answer::nothing(),
        Err(mistake) => mistake.into_answer(),
    };
    answer.map(Outgoing::Whole)
}

/// The refusal of whoever is not this machine or not this page.
pub(super) fn forbidden() -> Answer {
    Mistake::Forbidden.into_answer()
}

/// What an address answers: JSON, or nothing.
type Reply = Result<Option<Value>, Mistake>;

async fn dispatch(service: &Service, method: &Method, path: &str, args: &mut Args) -> Reply {
    let segments: Vec<_> = path.split('/').take(4).collect();
    let method = if method == Method::HEAD { &Method::GET } else { method };
    match (&*segments, method) {
        (["messages"], &Method::GET) => messages::list(service, args),
        (["messages", "latest"], &Method::GET) => messages::latest(service, args),
        (["messages", "wait"], &Method::GET) => messages::wait(service, args).await,
        (["messages", msg_id], &Method::GET) => messages::get(service, msg_id, args),
        (["templates"], &Method::GET) => templates::list(service, args),
        (["templates", temp_id, "approve"], &Method::POST) => templates::approve(service, temp_id, args),
        (["templates", temp_id, "reject"], &Method::POST) => templates::reject(service, temp_id, args),
        (["signatures"], &Method::GET) => signatures::list(service, args),
        (["signatures", sign_id, "approve"], &Method::POST) => signatures::approve(service, sign_id, args),
        (["signatures", sign_id, "reject"], &Method::POST) => signatures::reject(service, sign_id, args),
        (["schedules"], &Method::GET) => schedules::list(service, args),
        (["schedules", id, "fire"], &Method::POST) => schedules::fire(service, id, args),
        (["receipts"], &Method::GET) => receipts::list(service, args),
        (["receipts"], &Method::POST) => receipts::add(service, args),
        (["replies"], &Method::GET) => receipts::list_replies(service, args),
        (["replies"], &Method::POST) => receipts::add_reply(service, args),
        (["callback"], &Method::GET) => callback::get(service, args),
        (["callback"], &Method::PUT) => callback::set(service, args).await,
        (["callback"], &Method::DELETE) => callback::clear(service, args),
        (["developer"], &Method::GET) => developer::get(service, args),
        (["developer"], &Method::PUT) => developer::set(service, args),
        (["faults"], &Method::GET) => faults::list(service, args),
        (["faults"], &Method::POST) => faults::add(service, args),
        (["faults"], &Method::DELETE) => faults::clear(service, args),
        (["faults", id], &Method::DELETE) => faults::remove(service, id, args),
        (["clock"], &Method::GET) => clock::get(service, args),
        (["clock", "freeze"], &Method::POST) => clock::freeze(service, args),
        (["clock", "set"], &Method::POST) => clock::set(service, args),
        (["clock", "advance"], &Method::POST) => clock::advance(service, args),
        (["clock", "run"], &Method::POST) => clock::run(service, args),
        (["ledger"], &Method::GET) => ledger::get(service, args),
        (["codes"], &Method::GET) => worlds::codes(args),
        (["settings"], &Method::GET) => worlds::settings(service, args),
        (["settings"], &Method::PUT) => worlds::set_settings(service, args),
        (["worlds"], &Method::GET) => worlds::list(service, args),
        (["worlds", app_key], &Method::PUT) => worlds::create(service, app_key, args),
        (["worlds", app_key], &Method::DELETE) => worlds::delete(service, app_key, args),
        (["reset"], &Method::POST) => worlds::reset(service, args),
        (known, _) => Err(allowed(known).map_or(Mistake::NotFound("address"), Mistake::Method)),
    }
}

/// The methods of an address, if there is such an address.
fn allowed(segments: &[&str]) -> Option<&'static str> {
    match segments {
        [
            "messages" | "templates" | "signatures" | "schedules" | "clock" | "ledger" | "codes" | "worlds"
            | "events",
        ]
        | ["messages", _] => Some("GET"),
        ["receipts" | "replies"] => Some("GET, POST"),
        ["callback"] => Some("GET, PUT, DELETE"),
        ["developer"] => Some("GET, PUT"),
        ["faults"] => Some("GET, POST, DELETE"),
        ["settings"] => Some("GET, PUT"),
        ["faults", _] => Some("DELETE"),
        ["worlds", _] => Some("PUT, DELETE"),
        ["templates" | "signatures", _, "approve" | "reject"]
        | ["schedules", _, "fire"]
        | ["clock", "freeze" | "set" | "advance" | "run"]
        | ["reset"] => Some("POST"),
        _ => None,
    }
}

/// Why a call of the control API fails.
enum Mistake {
    Invalid(String),
    Forbidden,
    /// What there is none of.
    NotFound(&'static str),
    /// The methods that there are.
    Method(&'static str),
    Timeout,
    /// The server at a callback URL did not echo.
    NotConfirmed,
    TooMany(&'static str),
    TooLarge,
}

impl Mistake {
    fn into_answer(self) -> Answer {
        let (status, code, message) = match &self {
            Self::Invalid(reason) => (StatusCode::BAD_REQUEST, "invalid", reason.clone()),
            Self::Forbidden => (
                StatusCode::FORBIDDEN,
                "forbidden",
                "the control API answers this machine only, under a loopback host name, and no other page"
                    .to_owned(),
            ),
            Self::NotFound(what) => (StatusCode::NOT_FOUND, "not_found", format!("there is no such {what}")),
            Self::Method(allow) => {
                (StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", format!("this address takes {allow}"))
            }
            Self::Timeout => (StatusCode::REQUEST_TIMEOUT, "timeout", "no message came in time".to_owned()),
            Self::NotConfirmed => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "not_confirmed",
                "the server at this URL did not answer a GET with the echostr of the query".to_owned(),
            ),
            Self::TooMany(what) => (StatusCode::CONFLICT, "too_many", format!("there are too many {what}")),
            Self::TooLarge => {
                (StatusCode::PAYLOAD_TOO_LARGE, "too_large", "the body is over 1 MiB".to_owned())
            }
        };
        let mut answer = answer::json(status, &json!({ "error": { "code": code, "message": message } }));
        if let Self::Method(allow) = self {
            answer.headers_mut().insert(ALLOW, HeaderValue::from_static(allow));
        }
        answer
    }
}

impl From<UnknownWorld> for Mistake {
    fn from(_: UnknownWorld) -> Self {
        Self::NotFound("world")
    }
}

/// The worlds that a call is about. Its other arguments have been taken.
fn worlds(service: &Service, args: &mut Args) -> Result<Vec<Arc<Account>>, Mistake> {
    let app_key = args.query("app_key");
    args.finish()?;
    Ok(service.state.worlds(app_key.as_deref())?)
}

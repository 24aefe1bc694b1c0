//! A call of the API: faults, credentials, the engine, and what is remembered of it.

use std::sync::Arc;
use std::time::Duration;

use ::http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER};
use ::http::request::Parts;
use ::http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode, Uri};
use bytes::Bytes;
use hyper::body::Incoming;
use serde_json::Value;
use sms_api::jiguang::server::{self, Caller, Refusal, Router};
use sms_api::server::{Claim, Refused};

use super::answer::{self, Answer};
use super::body::Outgoing;
use super::log_line::LogLine;
use super::methods::{Jiguang, Notes};
use super::payload::Payload;
use super::server::{Connection, Cut};
use super::{BODY_BYTES, FORM_BYTES, Service};
use crate::account::claimed_app_key;
use crate::endpoint::Endpoint;
use crate::engine::{Exchange, documented};
use crate::fault::{Effect, Fault, Traits};
use crate::ledger::{Arrival, Outcome};
use crate::name::name;
use crate::state::State;

/// The credentials that belong to no world, as `api.toml` names them.
const DEVELOPER: &str = "dev";

/// Between two bytes of a drip that says nothing.
const DRIP: Duration = Duration::from_millis(100);

const BAD_GATEWAY: &str = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n\
                           <center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n";

/// The API as a router: strict or not, for whoever has an account.
pub(crate) fn router(state: &Arc<State>, is_strict: bool) -> Router {
    let state = Arc::clone(state);
    let authenticate = move |claim: &Claim, caller: &mut Caller| -> Result<(), Refusal> {
        let notes: Option<&Notes> = caller.get();
        if let Some(notes) = notes {
            notes.write().app_key = claim.name().map(str::to_owned);
        }
        if claim.set() == DEVELOPER {
            let developer = state.developer();
            if !developer.is(claim) {
                return Err(Refusal::wrong_credentials());
            }
            if let Some(notes) = notes {
                notes.write().developer = Some(developer.balance);
            }
            return Ok(());
        }
        let account = state.accounts.authenticate(claim).ok_or_else(Refusal::wrong_credentials)?;
        if let Some(peer) = caller.peer() {
            account.engine().check_caller(peer.ip())?;
        }
        if let Some(notes) = notes {
            notes.write().account = Some(account);
        }
        Ok(())
    };
    // The engine sees to the limits, as the documents tell them.
    let router = server::router(Jiguang).tolerant(!is_strict).check_limits(false).base_path("/v1");
    router.authenticate(authenticate)
}

/// Answers what came to an address under `/v1`.
pub(super) async fn answer(
    service: &Service,
    connection: &Connection,
    head: Parts,
    body: Incoming,
) -> Result<Response<Outgoing>, Cut> {
    let name = service.router.endpoint(&head.method, head.uri.path());
    let Some(endpoint) = name.and_then(|name| name.parse().ok()) else {
        return Ok(unrouted(service, head).await);
    };
    let mut visit = Visit::new(service, connection, head, endpoint);
    if let Some(fault) = visit.strike_before_body() {
        service.pause(fault.delay).await;
        visit.record(&Bytes::new(), &Done::default());
        return Err(connection.reset());
    }
    let has_files = matches!(endpoint, Endpoint::CreateSign | Endpoint::UpdateSign);
    let limit = if has_files { FORM_BYTES } else { BODY_BYTES };
    let payload = Payload::read(body, limit, service.limits.patience).await;
    let bytes = payload.as_ref().map_or_else(|_| Bytes::new(), |payload| payload.bytes().clone());
    let Some(fault) = visit.strike_after_body(&bytes) else {
        let done = visit.execute(&payload).await;
        visit.record(&bytes, &done);
        // Under load the other requests that are here already come first: their answers then go out together, and wake
        // clients once for many. It makes a tenth more of them a second; a call alone waits a microsecond.
        tokio::task::yield_now().await;
        return Ok(done.answer.unwrap_or_default().map(Outgoing::Whole));
    };
    if fault.effect != Effect::Drip {
        service.pause(fault.delay).await;
    }
    let executed = if fault.does_execute() { visit.execute(&payload).await } else { Done::default() };
    let spoiled = spoil(&fault, &executed);
    let done = Done { answer: spoiled.answered(), ..executed };
    visit.record(&bytes, &done);
    match spoiled {
        Spoiled::Whole(answer) => Ok(answer.map(Outgoing::Whole)),
        Spoiled::Half(answer) => Ok(answer.map(Outgoing::truncated)),
        Spoiled::Dripping(answer) => {
            Ok(answer.map(|body| Outgoing::dripping(body, fault.delay.unwrap_or(DRIP))))
        }
        Spoiled::Reset => Err(connection.reset()),
        Spoiled::Hanging => {
            service.stopped().await;
            Err(connection.reset())
        }
    }
}

/// What no endpoint answers, for its path or its method.
async fn unrouted(service: &Service, head: Parts) -> Response<Outgoing> {
    let (method, path) = (method_name(&head.method), head.uri.path().to_owned());
    let app_key = claimed(&head.headers);
    let answer = service.router.answer(Request::from_parts(head, Bytes::new())).await;
    let code = answer.extensions().get().and_then(code_of);
    let status = Some(answer.status().as_u16());
    let arrival = Arrival { app_key, endpoint: None, method, path: &path, body: &Bytes::new(), mobile: None };
    service.state.ledger().record(arrival, Outcome { status, code, ..Outcome::default() });
    service.log(&LogLine::unrouted(documented(code.unwrap_or_default())), status);
    finished(answer).map(Outgoing::Whole)
}

/// What became of a call.
#[derive(Default)]
struct Done {
    answer: Option<Answer>,
    is_executed: bool,
    code: Option<u32>,
    deviations: Vec<String>,
}

/// A call on its way through.
struct Visit<'a> {
    service: &'a Service,
    connection: &'a Connection,
    /// Until it is handed over.
    head: Option<Parts>,
    method: &'static str,
    uri: Uri,
    content_type: Option<HeaderValue>,
    endpoint: Endpoint,
    is_struck: bool,
    notes: Notes,
}

impl<'a> Visit<'a> {
    fn new(service: &'a Service, connection: &'a Connection, head: Parts, endpoint: Endpoint) -> Self {
        let notes = Notes::new(LogLine::new(endpoint.name(), service.logs_to_stderr));
        Self {
            service,
            connection,
            method: method_name(&head.method),
            uri: head.uri.clone(),
            content_type: head.headers.get(CONTENT_TYPE).cloned(),
            head: Some(head),
            endpoint,
            is_struck: false,
            notes,
        }
    }

    fn strike_before_body(&mut self) -> Option<Fault> {
        if self.service.state.faults().is_empty() {
            return None;
        }
        // A reset comes before anybody looks at the credentials.
        let app_key = self.head.as_ref().and_then(|head| claimed(&head.headers));
        self.notes.write().app_key.clone_from(&app_key);
        let traits = Traits { app_key: app_key.as_deref(), endpoint: self.endpoint, mobiles: &[] };
        let fault = self.service.state.faults().strike_before_body(&traits);
        self.struck(fault)
    }

    /// Looks at the body only if there is a rule that may ask: which numbers is this about?
    fn strike_after_body(&mut self, body: &Bytes) -> Option<Fault> {
        if self.service.state.faults().is_empty() {
            return None;
        }
        let app_key = self.head.as_ref().and_then(|head| claimed(&head.headers));
        let mobiles = self.mobiles(body, app_key.as_deref());
        let traits = Traits { app_key: app_key.as_deref(), endpoint: self.endpoint, mobiles: &mobiles };
        let fault = self.service.state.faults().strike_after_body(&traits);
        let mut noted = self.notes.write();
        if let [mobile] = &*mobiles {
            noted.mobile = Some(mobile.clone());
        }
        noted.app_key = app_key;
        drop(noted);
        self.struck(fault)
    }

    fn struck(&mut self, fault: Option<Fault>) -> Option<Fault> {
        if let Some(fault) = &fault {
            self.is_struck = true;
            self.notes.write().log.fault(fault.effect.name());
            self.service.state.feed.control();
        }
        fault
    }

    /// The numbers that a call names, whether or not it is right otherwise.
    fn mobiles(&self, body: &Bytes, app_key: Option<&str>) -> Vec<String> {
        let mut mobiles = named_mobiles(body);
        if self.endpoint == Endpoint::VerifyCode
            && let Some(msg_id) = self.uri.path().split('/').nth(3).and_then(|id| id.parse().ok())
            && let Some(account) = app_key.and_then(|key| self.service.state.accounts.find(key))
            && let Some(message) = account.engine().message(msg_id)
        {
            mobiles.push(message.mobile.clone());
        }
        mobiles
    }

    async fn execute(&mut self, payload: &Result<Payload, super::refusal::Refusal>) -> Done {
        let router = &self.service.router;
        let answer = match (payload, self.head.take()) {
            (Ok(payload), Some(mut head)) => {
                head.extensions.insert(self.connection.peer);
                head.extensions.insert(self.notes.clone());
                router.answer(Request::from_parts(head, payload.bytes().clone())).await
            }
            (Ok(_), None) => router.refuse(Refusal::failed()),
            (Err(refusal), head) => {
                self.notes.write().app_key = head.and_then(|head| claimed(&head.headers));
                let status = refusal.status.as_u16();
                router.refuse(Refusal::from(refusal.code).with_status(status).because(&*refusal.hint))
            }
        };
        let refused = answer.extensions().get::<Refused>().cloned();
        let answer = finished(answer);
        match refused {
            None => {
                self.publish(payload, &answer);
                Done { answer: Some(answer), is_executed: true, ..Done::default() }
            }
            Some(refused) => {
                let code = code_of(&refused);
                self.notes.write().log.refusal(code.unwrap_or_default(), &refused);
                let deviations = if refused.deviates { refused.reasons } else { Vec::new() };
                Done { answer: Some(answer), is_executed: false, code, deviations }
            }
        }
    }

    /// Keeps the exchange beside the messages that came of it, and tells whoever waits.
    fn publish(&self, payload: &Result<Payload, super::refusal::Refusal>, answer: &Answer) {
        let feed = &self.service.state.feed;
        let mut noted = self.notes.write();
        let (sent, account) = (noted.sent, noted.account.take());
        drop(noted);
        if let (Some((first, last)), Some(account), Ok(payload)) = (sent, account, payload) {
            let exchange = self.exchange(payload, answer);
            let mut engine = account.engine();
            engine.attach(first, last, exchange);
            let calls_back = engine.deliveries().len() > 0;
            drop(engine);
            if calls_back {
                feed.chores();
            }
        }
        match self.endpoint {
            Endpoint::CreateTemplate | Endpoint::UpdateTemplate | Endpoint::DeleteTemplate => {
                feed.templates()
            }
            Endpoint::CreateSign | Endpoint::UpdateSign | Endpoint::DeleteSign => feed.signatures(),
            Endpoint::ScheduleMessage
            | Endpoint::ScheduleBatch
            | Endpoint::UpdateSchedule
            | Endpoint::UpdateScheduleBatch
            | Endpoint::DeleteSchedule => feed.schedules(),
            // Some that waited may wait no longer.
            Endpoint::TakeReplies => feed.control(),
            Endpoint::VerifyCode => feed.messages(),
            _ if sent.is_some() => feed.messages(),
            _ => {}
        }
    }

    fn exchange(&self, payload: &Payload, answer: &Answer) -> Exchange {
        let path = self.uri.path_and_query().map_or_else(|| self.uri.path(), |path| path.as_str());
        let content_type = self.content_type.as_ref();
        Exchange {
            method: self.method,
            path: name(path),
            content_type: content_type.map(|value| name(&String::from_utf8_lossy(value.as_bytes()))),
            request: payload.bytes().clone(),
            status: answer.status().as_u16(),
            answer: answer.body().clone(),
        }
    }

    fn record(&self, body: &Bytes, done: &Done) {
        let status = done.answer.as_ref().map(|answer| answer.status().as_u16());
        let mut noted = self.notes.write();
        let arrival = Arrival {
            app_key: noted.app_key.take(),
            endpoint: Some(self.endpoint),
            method: self.method,
            path: self.uri.path(),
            body,
            mobile: noted.mobile.take(),
        };
        let outcome = Outcome {
            is_executed: done.is_executed,
            is_struck: self.is_struck,
            status,
            code: done.code,
            deviations: done.deviations.clone(),
        };
        self.service.state.ledger().record(arrival, outcome);
        self.service.log(&noted.log, status);
    }
}

/// The app key that a request names, right or wrong.
fn claimed(headers: &HeaderMap) -> Option<String> {
    claimed_app_key(headers.get(AUTHORIZATION)?.as_bytes())
}

fn code_of(refused: &Refused) -> Option<u32> {
    refused.code.as_deref()?.parse().ok()
}

/// Nobody keeps an answer.
fn finished(mut answer: Answer) -> Answer {
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

fn named_mobiles(body: &Bytes) -> Vec<String> {
    let text = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let Ok(Value::Object(object)) = serde_json::from_slice(text) else { return Vec::new() };
    let rows = match object.get("recipients") {
        Some(Value::Array(rows)) => rows.as_slice(),
        _ => &[],
    };
    let named = rows.iter().filter_map(|row| row.get("mobile")).chain(object.get("mobile"));
    named
        .filter_map(|mobile| match mobile {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        })
        .collect()
}

/// What a fault makes of a call.
enum Spoiled {
    Whole(Answer),
    Half(Answer),
    Dripping(Answer),
    Reset,
    Hanging,
}

impl Spoiled {
    /// What is told of the answer afterwards: its status.
    fn answered(&self) -> Option<Answer> {
        match self {
            Self::Whole(answer) | Self::Half(answer) | Self::Dripping(answer) => Some(answer.clone()),
            Self::Reset | Self::Hanging => None,
        }
    }
}

fn spoil(fault: &Fault, executed: &Done) -> Spoiled {
    let whole = || executed.answer.clone().unwrap_or_default();
    match &fault.effect {
        Effect::Error { code, status } => {
            let refusal = super::refusal::Refusal::from(documented(*code));
            let status = status.and_then(|status| StatusCode::from_u16(status).ok());
            Spoiled::Whole(match status {
                Some(status) => refusal.with_status(status).into_answer(),
                None => refusal.into_answer(),
            })
        }
        Effect::Status { status, body } => {
            let status = StatusCode::from_u16(*status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            let is_json = serde_json::from_str::<Value>(body).is_ok();
            let content_type = if is_json { "application/json" } else { "text/plain; charset=utf-8" };
            Spoiled::Whole(answer::with_body(status, content_type, body.clone()))
        }
        Effect::Delay => Spoiled::Whole(whole()),
        Effect::Truncate if whole().body().is_empty() => Spoiled::Reset,
        Effect::Truncate => Spoiled::Half(whole()),
        Effect::Drip => Spoiled::Dripping(whole()),
        Effect::BadGateway => {
            Spoiled::Whole(answer::with_body(StatusCode::BAD_GATEWAY, "text/html", BAD_GATEWAY))
        }
        Effect::Unavailable { retry_after } => {
            let (status, content_type) = (StatusCode::SERVICE_UNAVAILABLE, "text/plain; charset=utf-8");
            let mut answer = answer::with_body(status, content_type, "Service Unavailable\n");
            answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(*retry_after));
            Spoiled::Whole(answer)
        }
        Effect::ResetBefore | Effect::ResetAfter => Spoiled::Reset,
        Effect::Hang => Spoiled::Hanging,
    }
}

/// The name of a method that is kept; methods of a client's own invention have none.
fn method_name(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::DELETE => "DELETE",
        Method::HEAD => "HEAD",
        Method::PATCH => "PATCH",
        Method::OPTIONS => "OPTIONS",
        _ => "another method",
    }
}

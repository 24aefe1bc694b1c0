//! A call of the API: faults, credentials, the engine, and what is remembered of it.

use std::sync::Arc;
use std::time::Duration;

use ::http::header::{AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use ::http::request::Parts;
use ::http::{HeaderValue, Method, Response, StatusCode};
use bytes::Bytes;
use hyper::body::Incoming;
use serde_json::{Map, Value};

use super::answer::{self, Answer};
use super::body::Outgoing;
use super::fields::Fields;
use super::log_line::LogLine;
use super::payload::Payload;
use super::refusal::Refusal;
use super::route::{Call, Resource};
use super::server::{Connection, Cut};
use super::{BODY_BYTES, Service, deviation, endpoints};
use crate::account::{Account, Claim};
use crate::endpoint::Endpoint;
use crate::engine::{Exchange, ReturnCode, documented};
use crate::fault::{Effect, Fault, Traits};
use crate::ledger::{Arrival, Outcome};
use crate::name::name;

/// Between two bytes of a drip that says nothing.
const DRIP: Duration = Duration::from_millis(100);

const BAD_GATEWAY: &str = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n\
                           <center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n";

/// Answers what came to an address under `/v1`.
pub(super) async fn answer(
    service: &Service,
    connection: &Connection,
    resource: Option<Resource<'_>>,
    head: &Parts,
    body: Incoming,
) -> Result<Response<Outgoing>, Cut> {
    let claim = Claim::read(head.headers.get(AUTHORIZATION).map(|value| value.as_bytes()));
    let call = match resource.as_ref().map(|resource| (resource, resource.call(&head.method))) {
        Some((_, Some(call))) => call,
        Some((resource, None)) => {
            let code = ReturnCode::METHOD_NOT_SUPPORTED;
            return Ok(unrouted(service, &claim, head, code, answer::method_not_supported(resource.allow())));
        }
        None => {
            let code = ReturnCode::API_NOT_FOUND;
            return Ok(unrouted(service, &claim, head, code, Refusal::from(code).into_answer()));
        }
    };
    let mut visit = Visit::new(service, connection, head, claim, call);
    if let Some(fault) = visit.strike_before_body() {
        service.pause(fault.delay).await;
        visit.record(None, &Done::default());
        return Err(connection.reset());
    }
    let payload = Payload::read(body, BODY_BYTES, service.limits.patience).await;
    visit.read(&payload);
    let Some(fault) = visit.strike_after_body() else {
        let done = visit.execute(&payload);
        visit.record(payload.as_ref().ok(), &done);
        return Ok(done.answer.unwrap_or_else(answer::nothing).map(Outgoing::Whole));
    };
    if fault.effect != Effect::Drip {
        service.pause(fault.delay).await;
    }
    let executed = if fault.does_execute() { visit.execute(&payload) } else { Done::default() };
    let spoiled = spoil(&fault, &executed);
    let done = Done { answer: spoiled.answered(), ..executed };
    visit.record(payload.as_ref().ok(), &done);
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

fn unrouted(
    service: &Service,
    claim: &Claim,
    head: &Parts,
    code: ReturnCode,
    answer: Answer,
) -> Response<Outgoing> {
    let status = Some(answer.status().as_u16());
    let arrival = Arrival {
        app_key: claim.app_key(),
        endpoint: None,
        method: method_name(&head.method),
        path: head.uri.path(),
        body: &Bytes::new(),
        mobile: None,
    };
    let outcome = Outcome { status, code: Some(code.code()), ..Outcome::default() };
    service.state.ledger().record(&arrival, outcome);
    service.log(&LogLine::unrouted(code), status);
    answer.map(Outgoing::Whole)
}

/// What became of a call.
#[derive(Default)]
struct Done {
    answer: Option<Answer>,
    is_executed: bool,
    code: Option<ReturnCode>,
    deviations: Vec<String>,
}

/// A call on its way through.
struct Visit<'a> {
    service: &'a Service,
    connection: &'a Connection,
    head: &'a Parts,
    claim: Claim,
    call: Call,
    object: Result<Map<String, Value>, Refusal>,
    /// The numbers it is about.
    mobiles: Vec<String>,
    is_struck: bool,
    log: LogLine,
}

impl<'a> Visit<'a> {
    fn new(
        service: &'a Service,
        connection: &'a Connection,
        head: &'a Parts,
        claim: Claim,
        call: Call,
    ) -> Self {
        let log = LogLine::new(call, service.logs_to_stderr);
        let mobiles = Vec::new();
        Self {
            service,
            connection,
            head,
            claim,
            call,
            object: Ok(Map::new()),
            mobiles,
            is_struck: false,
            log,
        }
    }

    fn strike_before_body(&mut self) -> Option<Fault> {
        let mut rules = self.service.state.faults();
        let fault = (!rules.is_empty()).then(|| rules.strike_before_body(&self.traits())).flatten();
        drop(rules);
        self.struck(fault)
    }

    fn strike_after_body(&mut self) -> Option<Fault> {
        let mut rules = self.service.state.faults();
        let fault = (!rules.is_empty()).then(|| rules.strike_after_body(&self.traits())).flatten();
        drop(rules);
        self.struck(fault)
    }

    fn struck(&mut self, fault: Option<Fault>) -> Option<Fault> {
        if let Some(fault) = &fault {
            self.is_struck = true;
            self.log.fault(fault.effect.name());
            self.service.state.feed.control();
        }
        fault
    }

    fn traits(&self) -> Traits<'_> {
        Traits { app_key: self.claim.app_key(), endpoint: self.call.endpoint(), mobiles: &self.mobiles }
    }

    /// Looks at the body, if there is one that can be read: which numbers is this about?
    fn read(&mut self, payload: &Result<Payload, Refusal>) {
        let Ok(payload) = payload else { return };
        if self.call.endpoint().has_body() {
            self.object = payload.object();
        }
        if let Ok(object) = &self.object {
            self.mobiles = Fields::new(object).mobiles();
        }
        if let Call::VerifyCode { msg_id: Some(msg_id) } = self.call
            && let Some(account) = self.claim.app_key().and_then(|key| self.service.state.accounts.find(key))
            && let Some(message) = account.engine().message(msg_id)
        {
            self.mobiles.push(message.mobile.clone());
        }
    }

    fn execute(&mut self, payload: &Result<Payload, Refusal>) -> Done {
        match self.attempt(payload) {
            Ok(answer) => Done { answer: Some(answer), is_executed: true, ..Done::default() },
            Err(refusal) => {
                self.log.refusal(&refusal);
                let (code, deviations) = (Some(refusal.code), refusal.deviations.clone());
                Done { answer: Some(refusal.into_answer()), is_executed: false, code, deviations }
            }
        }
    }

    fn attempt(&mut self, payload: &Result<Payload, Refusal>) -> Result<Answer, Refusal> {
        let account = self.service.state.accounts.authenticate(&self.claim)?;
        account.engine().check_caller(self.connection.peer.ip())?;
        let endpoint = self.call.endpoint();
        let content_type = self.head.headers.get(CONTENT_TYPE).map(|value| value.as_bytes());
        if endpoint.has_body() && content_type.is_some_and(|value| !is_readable(value)) {
            return Err(Refusal::new(ReturnCode::MEDIA_NOT_SUPPORTED, "send application/json"));
        }
        let payload = payload.clone()?;
        if self.service.is_strict {
            let deviations = deviation::find(endpoint, self.head, &payload);
            if !deviations.is_empty() {
                return Err(Refusal::strict(deviations));
            }
        }
        let object = std::mem::replace(&mut self.object, Ok(Map::new()))?;
        self.perform(&account, &Fields::new(&object), &payload)
    }

    /// Lets the engine decide, and keeps the exchange beside the messages that came of it before anyone sees them.
    fn perform(
        &mut self,
        account: &Arc<Account>,
        fields: &Fields<'_>,
        payload: &Payload,
    ) -> Result<Answer, Refusal> {
        let mut engine = account.engine();
        let before = engine.latest_id();
        let result = endpoints::execute(self.call, &mut engine, fields, &mut self.log);
        let has_sent = engine.latest_id() > before;
        if has_sent && let Ok(answer) = &result {
            engine.attach(before, self.exchange(payload, answer));
        }
        drop(engine);
        let feed = &self.service.state.feed;
        match self.call.endpoint() {
            Endpoint::CreateTemplate | Endpoint::UpdateTemplate | Endpoint::DeleteTemplate
                if result.is_ok() =>
            {
                feed.templates();
            }
            Endpoint::VerifyCode if result.is_ok() => feed.messages(),
            _ if has_sent => feed.messages(),
            _ => {}
        }
        result
    }

    fn exchange(&self, payload: &Payload, answer: &Answer) -> Exchange {
        let content_type = self.head.headers.get(CONTENT_TYPE);
        let path = self.head.uri.path_and_query().map_or_else(|| self.head.uri.path(), |path| path.as_str());
        Exchange {
            method: method_name(&self.head.method),
            path: name(path),
            content_type: content_type.map(|value| name(&String::from_utf8_lossy(value.as_bytes()))),
            request: payload.bytes().clone(),
            status: answer.status().as_u16(),
            answer: answer.body().clone(),
        }
    }

    fn record(&self, payload: Option<&Payload>, done: &Done) {
        let status = done.answer.as_ref().map(|answer| answer.status().as_u16());
        let mobile = match &*self.mobiles {
            [mobile] => Some(mobile.as_str()),
            _ => None,
        };
        let nothing = Bytes::new();
        let arrival = Arrival {
            app_key: self.claim.app_key(),
            endpoint: Some(self.call.endpoint()),
            method: method_name(&self.head.method),
            path: self.head.uri.path(),
            body: payload.map_or(&nothing, Payload::bytes),
            mobile,
        };
        let outcome = Outcome {
            is_executed: done.is_executed,
            is_struck: self.is_struck,
            status,
            code: done.code.map(ReturnCode::code),
            deviations: done.deviations.clone(),
        };
        self.service.state.ledger().record(&arrival, outcome);
        self.service.log(&self.log, status);
    }
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
    let whole = || executed.answer.clone().unwrap_or_else(answer::nothing);
    match &fault.effect {
        Effect::Error { code, status } => {
            let refusal = Refusal::from(documented(*code));
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

/// JSON and plain text; an empty header is as good as none.
fn is_readable(content_type: &[u8]) -> bool {
    let essence = content_type.split(|byte| *byte == b';').next().unwrap_or_default();
    let essence = essence.trim_ascii().to_ascii_lowercase();
    matches!(&essence[..], b"" | b"application/json" | b"text/json" | b"text/plain")
        || essence.ends_with(b"+json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_and_plain_text_are_read_and_nothing_else() {
        for read in
            ["", "application/json", "Application/JSON; charset=utf-8", "text/plain", "application/x+json"]
        {
            assert!(is_readable(read.as_bytes()), "{read}");
        }
        for refused in ["application/x-www-form-urlencoded", "text/html", "application/xml", "json"] {
            assert!(!is_readable(refused.as_bytes()), "{refused}");
        }
    }
}

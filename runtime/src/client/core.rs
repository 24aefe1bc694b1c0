use std::fmt;
use std::sync::Arc;

use http::header::{ACCEPT, CONNECTION, CONTENT_LENGTH, HOST, TRANSFER_ENCODING, USER_AGENT};
use http::{HeaderMap, HeaderValue, Method, Request, Uri};

use super::attempt::Hook;
use super::credentials::Authorization;
use super::heads::Heads;
use super::options::Limits;
use crate::base_url::BaseUrl;
use crate::code::Code;
use crate::delivery::{Delivery, Phase};
use crate::error::{ErrorKind, Fault};
use crate::meta::{Api, Body, Manner};
use crate::plan::Plan;
use crate::record::RecordView;
use crate::retry::{Backoff, Budget};
use crate::transport::{Connector, Payload, Pool};
use crate::wire::{self, Fixed, Outgoing};

/// What a generated client is made of. Cheap to clone; all clones share one pool.
#[derive(Clone)]
pub struct Client(pub(super) Arc<Core>);

/// A generated client, seen from here.
pub trait Facade: Sized {
    /// Its API's error codes.
    type Code: Code;

    /// The different manners in which its endpoints are called.
    const MANNERS: &'static [Manner] = &[];

    /// Wraps what a builder has built.
    fn from_core(core: Client) -> Self;
}

pub(super) struct Core {
    pub(super) api: &'static Api,
    pub(super) base: BaseUrl,
    pub(super) authorizations: Vec<Option<Authorization>>,
    pub(super) user_agent: HeaderValue,
    pub(super) limits: Limits,
    pub(super) max_response_body: Option<usize>,
    pub(super) checks_requests: bool,
    pub(super) retries_unavailable: bool,
    pub(super) heads: Heads,
    pub(super) connector: Connector,
    pub(super) pool: Arc<Pool>,
    pub(super) budget: Budget,
    pub(super) backoff: Backoff,
    pub(super) hook: Option<Hook>,
}

/// How many bytes an answer's body may have where nobody says it.
const MOST_BODY_BYTES: usize = 1024 * 1024;

impl Core {
    /// How many bytes the body of an endpoint's answer may have: what the caller says goes before what the spec says.
    pub(super) fn most_body_bytes(&self, plan: &Plan) -> usize {
        self.max_response_body.or(plan.max_response_body).unwrap_or(MOST_BODY_BYTES)
    }

    /// The credentials of an endpoint, `None` where it needs none.
    pub(super) fn authorization(&self, plan: &Plan) -> Result<Option<&Authorization>, Box<Fault>> {
        let Some(index) = plan.auth else { return Ok(None) };
        match self.authorizations.get(index) {
            Some(Some(authorization)) => Ok(Some(authorization)),
            _ => Err(self.missing_credentials(plan, index)),
        }
    }

    #[cold]
    fn missing_credentials(&self, plan: &Plan, index: usize) -> Box<Fault> {
        let summary = match self.api.auth.get(index) {
            Some(set) => format!(
                "the credentials `{}` ({}) are needed and were not given to the client",
                set.name,
                set.scheme.names().join(", ")
            ),
            None => "the credentials it needs are not described".to_owned(),
        };
        let mut fault = Fault::new(ErrorKind::Invalid, Phase::Request, Delivery::NotSent, summary);
        fault.endpoint = Some(plan.name);
        fault
    }

    /// Writes a request, or tells what keeps it from being sent.
    pub(super) fn write(
        &self,
        plan: &'static Plan,
        request: &dyn RecordView,
    ) -> Result<Outgoing, Box<Fault>> {
        let known = self.heads.find(plan);
        let is_complete = known.as_ref().is_some_and(|fixed| fixed.headers.is_some());
        let is_new = known.is_none();
        let fixed = known.unwrap_or_default();
        let mut outgoing = wire::request::write(plan, request, &self.base.path, self.checks_requests, fixed)?;
        if !is_complete {
            self.complete(plan, &mut outgoing.headers)?;
        }
        if is_new {
            self.heads.keep(plan, Fixed::of(plan, &outgoing));
        }
        Ok(outgoing)
    }

    /// Adds the headers that are the client's and not the endpoint's.
    fn complete(&self, plan: &Plan, headers: &mut HeaderMap) -> Result<(), Box<Fault>> {
        headers.insert(HOST, self.base.authority.clone());
        headers.entry(USER_AGENT).or_insert_with(|| self.user_agent.clone());
        headers.entry(ACCEPT).or_insert(const { HeaderValue::from_static("application/json") });
        // These are the connection's own; a spec cannot mean anything by them.
        for name in [CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING] {
            headers.remove(name);
        }
        if let Some(Authorization { name, value }) = self.authorization(plan)? {
            headers.insert(name.clone(), value.clone());
        }
        if may_have_body(plan) {
            headers.insert(CONTENT_LENGTH, const { HeaderValue::from_static("0") });
        }
        Ok(())
    }

    /// The request as hyper takes it.
    pub(super) fn request(&self, plan: &Plan, outgoing: Outgoing) -> Request<Payload> {
        let Outgoing { target, mut headers, body } = outgoing;
        // What is kept says 0, without which some servers wait for an empty body or answer 411. To put the length in its
        // place costs less than to take it out and let hyper say the length.
        if let Some(length) = headers.get_mut(CONTENT_LENGTH) {
            *length = HeaderValue::from(body.len());
        }
        let mut request = Request::new(body);
        *request.method_mut() = plan.method.clone();
        *request.uri_mut() = Uri::from(target);
        *request.headers_mut() = headers;
        request
    }
}

fn may_have_body(plan: &Plan) -> bool {
    !matches!(plan.body, Body::None) || plan.method == Method::POST || plan.method == Method::PUT
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let core = &*self.0;
        f.debug_struct("Client")
            .field("api", &core.api.name)
            .field("host", &core.base.authority)
            .field("path", &core.base.path)
            .finish_non_exhaustive()
    }
}

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::request::Parts;
use http::{Method, Request, Response, StatusCode};
use http_body::Body;

use super::access::Access;
use super::body::{Payload, receive};
use super::caller::Caller;
use super::claim::Claim;
use super::guard::caught;
use super::half::{Failure, Half};
use super::path::{Found, Paths};
use super::refusal::{Denial, Refusal};
use super::reply;
use super::visit::{Serve, Visit};
use crate::base_url::BaseUrl;
use crate::client::Credentials;

/// A server of a described API: routes, checks credentials, decodes and validates, and lets the methods answer.
/// The generated `router` makes one.
///
/// It is strict unless [`tolerant`](Router::tolerant), and lets everybody in whose credentials are of the described
/// kind unless [`accept`](Router::accept) or [`authenticate`](Router::authenticate) say otherwise. Every failure is
/// answered as the spec describes failures: unknown addresses, methods and media types, missing and broken
/// bodies, broken limits, a method that panics.
///
/// Cheap to clone.
#[derive(Clone)]
pub struct Router {
    inner: Arc<Inner>,
}

#[derive(Clone)]
struct Inner {
    half: &'static Half,
    methods: Arc<dyn Serve>,
    paths: Arc<Paths>,
    base_path: String,
    access: Access,
    is_tolerant: bool,
    checks_limits: bool,
    limits: Limits,
}

/// What a caller may cost.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    pub(super) header: usize,
    pub(super) body: usize,
    pub(super) connections: usize,
    pub(super) patience: Duration,
}

impl Router {
    /// Of what generated code states, and its methods.
    #[doc(hidden)]
    #[must_use]
    pub fn new(half: &'static Half, methods: Arc<dyn Serve>) -> Self {
        let base_path = BaseUrl::parse(half.api.base_url).map_or_else(|_| String::new(), |url| url.path);
        let limits = Limits {
            header: 32 * 1024,
            body: 1024 * 1024,
            connections: 512,
            patience: Duration::from_secs(30),
        };
        let paths = Arc::new(Paths::new(half));
        let access = Access::default();
        Self {
            inner: Arc::new(Inner {
                half,
                methods,
                paths,
                base_path,
                access,
                is_tolerant: false,
                checks_limits: true,
                limits,
            }),
        }
    }

    /// Below this path instead of the one of the spec's base URL: `"/v1"`, or `""`.
    #[must_use]
    pub fn base_path(self, path: &str) -> Self {
        self.with(|inner| inner.base_path = path.trim_end_matches('/').to_owned())
    }

    /// Lets these credentials in, and those that were given before, and nobody else.
    #[must_use]
    pub fn accept(self, credentials: impl Into<Credentials>) -> Self {
        let credentials = credentials.into();
        self.with(|inner| inner.access.accept(credentials))
    }

    /// Lets a function decide who may call: [`Claim::is`] compares in constant time, and
    /// [`Refusal::wrong_credentials`] is the usual "no". It may [`keep`](Caller::keep) something for the methods.
    #[must_use]
    pub fn authenticate<C>(
        self,
        decide: impl Fn(&Claim, &mut Caller) -> Result<(), Refusal<C>> + Send + Sync + 'static,
    ) -> Self {
        let decide = move |claim: &Claim, caller: &mut Caller| decide(claim, caller).map_err(Denial::from);
        self.with(|inner| inner.access = Access::Decided(Arc::new(decide)))
    }

    /// Passes over what is not as described and can be understood: no content type, numbers as texts and texts as
    /// numbers, unknown fields, null for absent, an empty list for an object, a field of path and body that the body
    /// leaves out, a part of a form without a name, a slash at the end of the path, a body where none is due. Strict,
    /// the default, refuses such a request and lists every deviation in the answer, beside the message.
    #[must_use]
    pub fn tolerant(self, is_tolerant: bool) -> Self {
        self.with(|inner| inner.is_tolerant = is_tolerant)
    }

    /// Whether the limits of the spec are checked, which they are unless said otherwise: lengths, ranges, what is
    /// required under a condition. Without, the methods see to them.
    #[must_use]
    pub fn check_limits(self, checks: bool) -> Self {
        self.with(|inner| inner.checks_limits = checks)
    }

    /// The largest body that is read, in bytes; 1 MiB unless said otherwise. The files of a multipart body come on top,
    /// as far as the spec limits their size.
    #[must_use]
    pub fn max_body(self, bytes: usize) -> Self {
        self.with(|inner| inner.limits.body = bytes)
    }

    /// The largest header that is read, in bytes; 32 KiB unless said otherwise.
    #[must_use]
    pub fn max_header(self, bytes: usize) -> Self {
        self.with(|inner| inner.limits.header = bytes)
    }

    /// How many connections [`serve`](Router::serve) keeps open at a time, at least one; further ones wait. 512
    /// unless said otherwise.
    #[must_use]
    pub fn max_connections(self, connections: usize) -> Self {
        self.with(|inner| inner.limits.connections = connections.max(1))
    }

    /// For how long a caller may take for a header, for a body, and for a pause in reading the answer; 30 seconds
    /// unless said otherwise.
    #[must_use]
    pub fn patience(self, patience: Duration) -> Self {
        self.with(|inner| inner.limits.patience = patience)
    }

    /// Answers a request of any HTTP server. What it should know of the connection, as the `SocketAddr` of the peer,
    /// stands in the request's extensions.
    ///
    /// A body that is not there at once is waited for inside of a tokio runtime with timers; elsewhere, where nothing would
    /// end the wait, the request is refused with 500.
    pub async fn handle<B: Body>(&self, request: Request<B>) -> Response<Payload> {
        let (head, body) = request.into_parts();
        let answer = match self.enter(head) {
            Ok(visit) => {
                let limit = self.inner.limits.body.saturating_add(visit.described.files());
                match receive(body, limit, self.inner.limits.patience).await {
                    Ok(bytes) => self.run(Visit { body: bytes, ..visit }).await,
                    Err(denial) => visit.refuse(&[], denial),
                }
            }
            Err(answer) => answer,
        };
        answer.map(Payload::from)
    }

    /// Answers a request whose body is there already.
    pub async fn answer(&self, request: Request<Bytes>) -> Response<Bytes> {
        let (head, body) = request.into_parts();
        match self.enter(head) {
            Ok(visit) => self.run(Visit { body, ..visit }).await,
            Err(answer) => answer,
        }
    }

    /// The name of the endpoint that a request would reach, as the spec has it.
    #[must_use]
    pub fn endpoint(&self, method: &Method, path: &str) -> Option<&'static str> {
        match self.find(method, path) {
            (Found::Endpoint(index, _), _) => Some(self.inner.half.endpoints.get(index)?.meta.name()),
            _ => None,
        }
    }

    /// The answer that says no, as any endpoint gives it.
    #[must_use]
    pub fn refuse(&self, refusal: impl Into<Denial>) -> Response<Bytes> {
        reply::refusal(self.inner.half, None, refusal.into(), self.inner.is_tolerant)
    }

    pub(super) fn limits(&self) -> Limits {
        self.inner.limits
    }

    pub(super) fn path(&self) -> &str {
        &self.inner.base_path
    }

    fn with(mut self, change: impl FnOnce(&mut Inner)) -> Self {
        change(Arc::make_mut(&mut self.inner));
        self
    }

    async fn run(&self, visit: Visit) -> Response<Bytes> {
        let methods = Arc::clone(&self.inner.methods);
        let answer = caught(methods.serve(visit)).await;
        answer.unwrap_or_else(|| self.refuse(Denial::of(Failure::Failed).because("the method panicked")))
    }

    /// Finds the endpoint and looks at the credentials.
    #[expect(clippy::result_large_err, reason = "both are answers on their way")]
    fn enter(&self, head: Parts) -> Result<Visit, Response<Bytes>> {
        let inner = &*self.inner;
        if header_length(&head) > inner.limits.header {
            let reason = format!("the header is larger than {} bytes", inner.limits.header);
            let status = StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE;
            return Err(self.refuse(Denial::of(Failure::InvalidBody).because(reason).with_status(status)));
        }
        let (index, captures, has_slash) = match self.find(&head.method, head.uri.path()) {
            (Found::Endpoint(index, captures), has_slash) => (index, captures, has_slash),
            (Found::OtherMethods(allow), _) => {
                let refusal = Refusal::<()>::from(Denial::of(Failure::Method)).with_header("allow", &allow);
                return Err(self.refuse(refusal));
            }
            (Found::Nothing, _) => return Err(self.refuse(Denial::of(Failure::NotFound))),
        };
        let Some(described) = inner.half.endpoints.get(index) else {
            return Err(self.refuse(Denial::of(Failure::NotFound)));
        };
        let mut visit = Visit {
            half: inner.half,
            described,
            index,
            captures,
            has_slash,
            is_tolerant: inner.is_tolerant,
            checks_limits: inner.checks_limits,
            caller: Caller { head, claim: None },
            body: Bytes::new(),
        };
        match inner.access.check(inner.half, &described.meta, &mut visit.caller) {
            Ok(()) => Ok(visit),
            Err(denial) => Err(visit.refuse(&[], denial)),
        }
    }

    /// What an address names, and whether without the slash at its end.
    fn find(&self, method: &Method, path: &str) -> (Found, bool) {
        let inner = &*self.inner;
        let Some(rest) = path.strip_prefix(inner.base_path.as_str()) else { return (Found::Nothing, false) };
        match (inner.paths.find(method, rest), rest.strip_suffix('/')) {
            (Found::Nothing, Some(shorter)) => (inner.paths.find(method, shorter), true),
            (found, _) => (found, false),
        }
    }
}

impl<B> hyper::service::Service<Request<B>> for Router
where
    B: Body + Send + 'static,
    B::Data: Send,
{
    type Response = Response<Payload>;
    type Error = std::convert::Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Payload>, Self::Error>> + Send>>;

    fn call(&self, request: Request<B>) -> Self::Future {
        let router = self.clone();
        Box::pin(async move { Ok(router.handle(request).await) })
    }
}

impl std::fmt::Debug for Router {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Router")
            .field("api", &self.inner.half.api.name)
            .field("base_path", &self.inner.base_path)
            .field("tolerant", &self.inner.is_tolerant)
            .finish_non_exhaustive()
    }
}

/// An HTTP server's own limit is that of its buffer, which may hold more than it was told.
fn header_length(head: &Parts) -> usize {
    let fields = head.headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4);
    head.uri.path().len() + head.uri.query().map_or(0, str::len) + fields.sum::<usize>()
}

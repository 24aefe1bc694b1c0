use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderValue;

use super::attempt::{Attempt, Hook};
use super::core::{Client, Core, Facade};
use super::credentials::Credentials;
use super::heads::Heads;
use super::options::Limits;
use crate::base_url::BaseUrl;
use crate::error::{Error, Fault, Violation, Violations};
use crate::meta::Api;
use crate::retry::{Backoff, Budget};
use crate::transport::{Connector, Pool};

/// Options of a client. `F` is the generated client that [`build`](Builder::build) makes.
///
/// Every limit has a default, and none is infinite: a longer one than a year means a year.
#[must_use = "a builder does nothing until it builds"]
pub struct Builder<F> {
    api: &'static Api,
    credentials: Credentials,
    base_url: Option<BaseUrl>,
    limits: Limits,
    idle_timeout: Duration,
    max_connections: usize,
    max_response_body: Option<usize>,
    max_response_header: usize,
    check_requests: bool,
    retry_on_unavailable: bool,
    allow_plain_http: bool,
    user_agent: Option<String>,
    hook: Option<Hook>,
    #[cfg(feature = "tls")]
    certificates: crate::transport::Certificates,
    facade: PhantomData<fn() -> F>,
}

impl<F: Facade> Builder<F> {
    #[doc(hidden)]
    pub fn new(api: &'static Api, credentials: Credentials) -> Self {
        Self {
            api,
            credentials,
            base_url: None,
            limits: Limits::default(),
            idle_timeout: Duration::from_secs(15),
            max_connections: 64,
            max_response_body: None,
            max_response_header: 32 * 1024,
            check_requests: true,
            retry_on_unavailable: false,
            allow_plain_http: false,
            user_agent: None,
            hook: None,
            #[cfg(feature = "tls")]
            certificates: crate::transport::Certificates::default(),
            facade: PhantomData,
        }
    }

    /// Where the API is reached, in place of the spec's own base URL: a scheme, a host, perhaps a port and a
    /// path that all endpoints share. `https`, or `http` to this machine (see
    /// [`allow_plain_http`](Builder::allow_plain_http)).
    ///
    /// # Errors
    /// [`Invalid`](crate::ErrorKind::Invalid), with what is wrong and what to do.
    pub fn base_url(mut self, url: &str) -> Result<Self, Error<F::Code>> {
        self.base_url = Some(BaseUrl::parse(url).map_err(Fault::configuration)?);
        Ok(self)
    }

    /// The limit of a whole call: waiting for a connection, all attempts and the waits between them. 30 s
    /// unless set.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.limits.timeout = limit;
        self
    }

    /// The limit of one attempt, from opening or taking a connection to the last byte of the answer. 10 s
    /// unless set.
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.limits.attempt_timeout = limit;
        self
    }

    /// The limit of opening a connection: name, socket and TLS together. 5 s unless set.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.limits.connect_timeout = limit;
        self
    }

    /// How long a connection may rest before it is closed. 15 s unless set: shorter than what common servers
    /// and middleboxes allow, so that it is mostly this side that closes, and no request meets a closing
    /// connection.
    pub fn idle_timeout(mut self, limit: Duration) -> Self {
        self.idle_timeout = limit;
        self
    }

    /// How many connections there may be at once; further calls wait for one in the order they came, within
    /// their own time limit. 64 unless set; 0 means 1.
    pub fn max_connections(mut self, most: usize) -> Self {
        self.max_connections = most;
        self
    }

    /// How many times a request may be sent at most; 3 unless set, 0 means 1.
    ///
    /// It is sent again, after a random wait that grows, where it is proven that it was not executed, where
    /// the server asks for it (429 with `Retry-After`), and, if the spec says that sending it twice does no
    /// harm, where it may have been executed.
    pub fn max_attempts(mut self, most: u32) -> Self {
        self.limits.max_attempts = most.max(1);
        self
    }

    /// `false` is `max_attempts(1)`; `true` the default number.
    pub fn retries(self, retries: bool) -> Self {
        let most = if retries { Limits::default().max_attempts } else { 1 };
        self.max_attempts(most)
    }

    /// Whether 503 with `Retry-After`, and 408, are taken as a promise that the request was not executed, so
    /// that it is sent again even if sending it twice does harm. Off unless set: it is likely, and no proof.
    pub fn retry_on_unavailable(mut self, retries: bool) -> Self {
        self.retry_on_unavailable = retries;
        self
    }

    /// How many bytes an answer's body may have, whatever the endpoint. Unless set, what the spec says of the endpoint
    /// (`max_response_body`), else 1 MiB. A larger one is an error and not read to its end, so that what such an answer
    /// handed out once is lost.
    pub fn max_response_body(mut self, bytes: usize) -> Self {
        self.max_response_body = Some(bytes);
        self
    }

    /// How many bytes an answer's head may have; 32 KiB unless set. A hundred header lines are the limit in
    /// any case.
    pub fn max_response_header(mut self, bytes: usize) -> Self {
        self.max_response_header = bytes;
        self
    }

    /// Whether the spec's limits (lengths, ranges, required fields) are checked before a request is sent. On
    /// unless set; switch it off when the API changed a limit before its description did.
    pub fn check_requests(mut self, checks: bool) -> Self {
        self.check_requests = checks;
        self
    }

    /// Whether plain HTTP is allowed to another machine. Off unless set: credentials would cross the network
    /// readably.
    pub fn allow_plain_http(mut self, allowed: bool) -> Self {
        self.allow_plain_http = allowed;
        self
    }

    /// What the `User-Agent` header says; this library's name and version unless set.
    pub fn user_agent(mut self, text: impl Into<String>) -> Self {
        self.user_agent = Some(text.into());
        self
    }

    /// Is called when an attempt of a call is over, from the task that awaits the call. It should be quick.
    pub fn on_attempt(mut self, hook: impl Fn(&Attempt) + Send + Sync + 'static) -> Self {
        self.hook = Some(Hook::new(hook));
        self
    }

    /// Trusts the certificates of a PEM text too, beside the usual authorities: those of a private authority,
    /// or a self-signed one. There is no way to switch the checks off.
    ///
    /// # Errors
    /// [`Invalid`](crate::ErrorKind::Invalid) where the text holds no certificate, or a broken one.
    #[cfg(feature = "tls")]
    pub fn add_root_certificate_pem(mut self, pem: impl AsRef<[u8]>) -> Result<Self, Error<F::Code>> {
        self.certificates.add_pem(pem.as_ref()).map_err(|problem| {
            Fault::configuration(format!("the root certificate cannot be used: {problem}"))
        })?;
        Ok(self)
    }

    /// Makes the client. Nothing is sent; connections are opened when a call needs one.
    ///
    /// # Errors
    /// [`Invalid`](crate::ErrorKind::Invalid), with all wrong credentials at once, or what is wrong with the
    /// base URL.
    pub fn build(self) -> Result<F, Error<F::Code>> {
        Ok(F::from_core(self.core()?))
    }
}

impl<F> Builder<F> {
    fn core(self) -> Result<Client, Box<Fault>> {
        let base = match self.base_url {
            Some(base) => base,
            None => BaseUrl::parse(self.api.base_url).map_err(Fault::configuration)?,
        };
        if !base.is_secure && !base.is_loopback() && !self.allow_plain_http {
            return Err(Fault::configuration(
                "the base URL is plain HTTP to another machine, where everybody on the way reads the credentials: \
                 use https, or allow it with allow_plain_http(true)",
            ));
        }
        let authorizations = self.credentials.prepare().map_err(wrong_credentials)?;
        let user_agent = match &self.user_agent {
            Some(text) => HeaderValue::try_from(text.as_str()).map_err(|_| {
                Fault::configuration("the user agent holds a character that no header can carry")
            })?,
            None => HeaderValue::from_static(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"))),
        };
        let connector = Connector::new(&base.host, base.port, self.max_response_header);
        #[cfg(feature = "tls")]
        let connector = if base.is_secure {
            let tls = crate::transport::Tls::new(&base.host, &self.certificates)
                .map_err(|problem| Fault::configuration(format!("TLS cannot be set up: {problem}")))?;
            connector.with_tls(tls)
        } else {
            connector
        };
        #[cfg(not(feature = "tls"))]
        if base.is_secure {
            return Err(Fault::configuration(
                "the base URL is https, which this build cannot speak: switch on the feature `tls` of sms-api",
            ));
        }
        Ok(Client(Arc::new(Core {
            api: self.api,
            base,
            authorizations,
            user_agent,
            limits: self.limits,
            max_response_body: self.max_response_body,
            checks_requests: self.check_requests,
            retries_unavailable: self.retry_on_unavailable,
            heads: Heads::default(),
            connector,
            pool: Pool::new(self.max_connections, self.idle_timeout),
            budget: Budget::new(),
            backoff: Backoff::new(),
            hook: self.hook,
        })))
    }
}

impl<F> fmt::Debug for Builder<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("api", &self.api.name)
            .field("credentials", &self.credentials)
            .field("base_url", &self.base_url)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

fn wrong_credentials(violations: Vec<Violation>) -> Box<Fault> {
    let summary = format!("the credentials cannot be used: {}", Violations(&violations));
    let mut fault = Fault::configuration(summary);
    fault.violations = violations;
    fault
}

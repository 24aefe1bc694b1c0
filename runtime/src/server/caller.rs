use std::fmt;
use std::net::SocketAddr;

use http::request::Parts;
use http::{HeaderMap, Method, Uri};

use super::claim::Claim;

/// Who calls, and with what: everything of a request that its fields do not say.
pub struct Caller {
    pub(super) head: Parts,
    pub(super) claim: Option<Claim>,
}

impl Caller {
    /// The first part of HTTP Basic credentials, which were accepted.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.claim.as_ref()?.name()
    }

    /// Where the connection comes from; `None` where another server hands requests over without telling, by a
    /// `SocketAddr` in their extensions.
    #[must_use]
    pub fn peer(&self) -> Option<SocketAddr> {
        self.head.extensions.get().copied()
    }

    /// The method as it was received.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.head.method
    }

    /// The address as it was received.
    #[must_use]
    pub fn uri(&self) -> &Uri {
        &self.head.uri
    }

    /// The headers as they were received, credentials included.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }

    /// What was put into the request's extensions, or kept with [`keep`](Caller::keep).
    #[must_use]
    pub fn get<T: Send + Sync + 'static>(&self) -> Option<&T> {
        self.head.extensions.get()
    }

    /// Keeps something for the method, such as the account that the credentials belong to.
    pub fn keep<T: Clone + Send + Sync + 'static>(&mut self, value: T) {
        self.head.extensions.insert(value);
    }
}

/// Without headers and query, which may hold secrets, and without the path, which may hold a number.
impl fmt::Debug for Caller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Caller")
            .field("method", &self.head.method)
            .field("peer", &self.peer())
            .finish_non_exhaustive()
    }
}

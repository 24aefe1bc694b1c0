use std::fmt;
use std::future::IntoFuture;

use super::{CallOptions, Client, Pending};
use crate::endpoint::{CodeOf, Endpoint};
use crate::error::Error;

/// A request and the client that is to send it.
pub struct Call<E> {
    carrier: Carrier,
    /// The request, which the setters of a generated call change.
    pub request: E,
}

/// What carries a request, whatever it is.
#[derive(Clone, Debug)]
pub(super) struct Carrier {
    pub(super) client: Client,
    pub(super) options: CallOptions,
}

impl Carrier {
    #[inline]
    fn new(client: &Client) -> Self {
        Self { client: client.clone(), options: CallOptions::new() }
    }
}

impl<E> Call<E> {
    /// A call that does nothing until it is awaited.
    #[must_use]
    #[inline]
    pub fn new(client: &Client, request: E) -> Self {
        Self { carrier: Carrier::new(client), request }
    }

    /// With these options in place of the client's.
    #[must_use]
    pub fn with(mut self, options: CallOptions) -> Self {
        self.carrier.options = options;
        self
    }
}

impl<E: Endpoint + Clone> Call<E> {
    /// The call under way, once more.
    pub(crate) fn again(&self) -> Pending<E> {
        Pending::new(self.carrier.clone(), self.request.clone())
    }
}

impl<E: Endpoint> IntoFuture for Call<E> {
    type Output = Result<E::Response, Error<CodeOf<E>>>;
    type IntoFuture = Pending<E>;

    fn into_future(self) -> Pending<E> {
        Pending::new(self.carrier, self.request)
    }
}

impl<E> fmt::Debug for Call<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("client", &self.carrier.client)
            .field("options", &self.carrier.options)
            .finish_non_exhaustive()
    }
}

use std::fmt;
use std::future::IntoFuture;

use super::{CallOptions, Client, Pending};
use crate::endpoint::Endpoint;
use crate::error::Error;

/// A request and the client that is to send it.
pub struct Call<E> {
    client: Client,
    request: E,
    options: CallOptions,
}

impl<E> Call<E> {
    /// A call that does nothing until it is awaited.
    #[must_use]
    pub fn new(client: &Client, request: E) -> Self {
        Self { client: client.clone(), request, options: CallOptions::new() }
    }

    /// With these options in place of the client's.
    #[must_use]
    pub fn with(self, options: CallOptions) -> Self {
        Self { options, ..self }
    }

    /// With a changed request.
    #[must_use]
    pub fn map(self, change: impl FnOnce(E) -> E) -> Self {
        Self { request: change(self.request), ..self }
    }
}

impl<E: Endpoint + Clone> Call<E> {
    /// The call under way, once more.
    pub(crate) fn again(&self) -> Pending<E> {
        Pending::new(self.client.clone(), self.request.clone(), &self.options)
    }
}

impl<E: Endpoint> IntoFuture for Call<E> {
    type Output = Result<E::Response, Error<E::Code>>;
    type IntoFuture = Pending<E>;

    fn into_future(self) -> Pending<E> {
        Pending::new(self.client, self.request, &self.options)
    }
}

impl<E> fmt::Debug for Call<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("client", &self.client)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

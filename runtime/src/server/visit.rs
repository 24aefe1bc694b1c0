use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use http::Response;

use super::caller::Caller;
use super::half::{Described, Failure, Half};
use super::intake::Parcel;
use super::path::Captures;
use super::refusal::{Denial, Refusal};
use super::reply;
use crate::endpoint::{CodeOf, Endpoint};
use crate::record::{Field, Value};

/// The methods of a server, by the index of their endpoints: what generated code makes of an implementation.
pub trait Serve: Send + Sync + 'static {
    /// Lets a method answer.
    fn serve(self: Arc<Self>, visit: Visit) -> Serving;
}

/// An answer that is being made.
pub type Serving = Pin<Box<dyn Future<Output = Response<Bytes>> + Send>>;

/// A request that was let in, on its way to its method.
pub struct Visit {
    pub(super) half: &'static Half,
    pub(super) described: &'static Described,
    pub(super) index: usize,
    pub(super) captures: Captures,
    pub(super) has_slash: bool,
    pub(super) is_tolerant: bool,
    pub(super) checks_limits: bool,
    pub(super) caller: Caller,
    pub(super) body: Bytes,
}

impl Visit {
    /// The index of its endpoint.
    #[must_use]
    pub fn endpoint(&self) -> usize {
        self.index
    }

    /// Who calls.
    #[must_use]
    pub fn caller(&self) -> &Caller {
        &self.caller
    }

    /// Reads and checks the request.
    ///
    /// # Errors
    /// Where it is not as described.
    pub fn read<E: Endpoint>(&self) -> Result<E, Refusal<CodeOf<E>>> {
        let parcel = Parcel {
            meta: &self.described.meta,
            head: &self.caller.head,
            captures: &self.captures,
            body: &self.body,
            has_slash: self.has_slash,
            is_tolerant: self.is_tolerant,
            checks_limits: self.checks_limits,
        };
        let mut request = E::__blank();
        let flaws = parcel.read(&mut request)?;
        parcel.check(&request, flaws)?;
        Ok(request)
    }

    /// Writes the answer.
    pub fn answer<E: Endpoint>(&self, answer: Result<E::Response, Refusal<CodeOf<E>>>) -> Response<Bytes> {
        match answer {
            Ok(response) => {
                reply::success(self.half, self.described, response.__view()).unwrap_or_else(|| {
                    self.refuse(<E::Response as Value>::__FIELDS, Denial::of(Failure::Failed))
                })
            }
            Err(refusal) => self.refuse(<E::Response as Value>::__FIELDS, refusal.into()),
        }
    }

    /// For an endpoint that generated code does not know.
    #[must_use]
    pub fn nobody(self) -> Serving {
        Box::pin(async move { self.refuse(&[], Denial::of(Failure::NotFound)) })
    }

    pub(super) fn refuse(&self, fields: &'static [Field], denial: Denial) -> Response<Bytes> {
        reply::refusal(self.half, Some((self.described, fields)), denial, self.is_tolerant)
    }
}

use std::sync::Arc;

use bytes::Bytes;
use http::{Request, StatusCode};

use super::{Broken, Payload, Stopped};
use crate::delivery::Phase;

/// What became of a request that got no usable answer.
#[derive(Debug)]
pub(crate) struct Loss {
    /// How far it came.
    pub(crate) phase: Phase,
    /// Whether any byte of it may have reached the server. `false` is a proof.
    pub(crate) sent: bool,
    /// The request itself, where hyper gave it back untouched.
    pub(crate) request: Option<Box<Request<Payload>>>,
    /// The answer's status, where its head had come.
    pub(crate) status: Option<StatusCode>,
    /// As much of the answer's body as had come.
    pub(crate) body: Bytes,
    /// Why.
    pub(crate) cause: Cause,
}

#[derive(Debug)]
pub(crate) enum Cause {
    /// It was not waited for any longer.
    Stopped(Stopped),
    /// There was no connection any more.
    Ended,
    /// The connection failed, or what came over it was not HTTP.
    Connection(hyper::Error),
    /// A file of the request did, and not the connection.
    File(Arc<Broken>),
    /// The answer's body is longer than this many bytes.
    BodyTooLong(usize),
}

impl Loss {
    /// Whether another connection may do better: neither time nor a file of the request is to blame.
    pub(crate) fn is_of_the_connection(&self) -> bool {
        !matches!(self.cause, Cause::Stopped(_) | Cause::File(_))
    }
}

use bytes::Bytes;
use http::{Request, StatusCode};

use super::{Payload, Stopped};
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
    /// The connection failed, or what came over it was not HTTP.
    Connection(hyper::Error),
    /// The answer's body is longer than this many bytes.
    BodyTooLong(usize),
    /// The connection ended without saying why.
    Ended,
}

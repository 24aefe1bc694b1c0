//! Requests and answers, between a type's views and HTTP's parts. No I/O.

mod encode;
mod fixed;
pub(crate) mod headers;
pub(crate) mod multipart;
mod pairs;
mod refusal;
pub(crate) mod target;

pub(crate) mod request;
pub(crate) mod response;

pub(crate) use fixed::Fixed;
#[cfg(feature = "server")]
pub(crate) use headers::{read_field as read_header, read_texts, write_fields as write_headers};
pub use request::Outgoing;
pub(crate) use response::Received;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::endpoint::{CodeOf, Endpoint};
use crate::error::Error;
use crate::record::Value;

/// Writes a request: what a client puts on a socket, without the I/O.
///
/// `base_path` is the path of the base URL. With `check` the spec's limits are checked; what no request can
/// carry is refused without it too.
///
/// # Errors
/// An [`Invalid`](crate::ErrorKind::Invalid) with every violation.
pub fn write_request<E: Endpoint>(
    request: &E,
    base_path: &str,
    check: bool,
) -> Result<Outgoing, Error<CodeOf<E>>> {
    Ok(request::write(E::PLAN, request, base_path, check, Fixed::default())?)
}

/// Reads an answer, without the I/O.
///
/// # Errors
/// An [`Api`](crate::ErrorKind::Api) where the API refused, an [`Unexpected`](crate::ErrorKind::Unexpected)
/// for what the spec does not describe.
pub fn read_response<E: Endpoint>(
    status: StatusCode,
    headers: &HeaderMap,
    body: &Bytes,
) -> Result<E::Response, Error<CodeOf<E>>> {
    let mut response = E::Response::__blank();
    response::read(E::PLAN, status, headers, body, response.__place())?;
    Ok(response)
}

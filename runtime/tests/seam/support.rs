use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use super::p;

pub fn read<E: p::Endpoint>(status: u16, body: &str) -> Result<E::Response, p::Error<p::CodeOf<E>>> {
    read_with::<E>(status, &[], body.as_bytes())
}

pub fn read_with<E: p::Endpoint>(
    status: u16,
    headers: &[(&'static str, &'static str)],
    body: &[u8],
) -> Result<E::Response, p::Error<p::CodeOf<E>>> {
    let headers: HeaderMap = headers
        .iter()
        .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
        .collect();
    p::read_response::<E>(StatusCode::from_u16(status).unwrap(), &headers, &Bytes::copy_from_slice(body))
}

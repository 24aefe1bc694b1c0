use std::fmt::Debug;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use fastrand::Rng;
use http::{HeaderValue, Request, header};
use hyper::body::Body as _;
use sms_api::__private::{
    Body, Described, Endpoint, Failures, Half, Payload, Router, Scheme, Serve, Serving, Value, Visit,
    read_response, write_request,
};

use crate::draw;

const CASES: u64 = 150;

/// A server of one endpoint, which keeps what it is asked and answers what it is told to.
struct Echo<E: Endpoint> {
    asked: Mutex<Option<E>>,
    answer: Mutex<Option<E::Response>>,
}

impl<E: Endpoint> Serve for Echo<E> {
    fn serve(self: Arc<Self>, visit: Visit) -> Serving {
        Box::pin(async move {
            let answer = visit.read().map(|request| {
                *self.asked.lock().unwrap() = Some(request);
                self.answer.lock().unwrap().take().unwrap()
            });
            visit.answer::<E>(answer)
        })
    }
}

#[track_caller]
pub(crate) fn round_trip<E>()
where
    E: Endpoint + PartialEq + Debug,
    E::Response: PartialEq + Debug,
{
    let half = half::<E>();
    let echo = Arc::new(Echo::<E> { asked: Mutex::default(), answer: Mutex::default() });
    let strict = Router::new(half, echo.clone());
    let tolerant = strict.clone().tolerant(true);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    for seed in 0..CASES {
        let mut rng = Rng::with_seed(seed);
        let mut request = E::__blank();
        draw::record(&mut request, is_plain::<E>(), &[], &mut rng);
        let place = format!("{} with seed {seed}: {request:?}", E::META.name());
        for router in [&strict, &tolerant] {
            let mut rng = rng.clone();
            let (given, twin) = (response::<E>(&mut rng.clone()), response::<E>(&mut rng));
            *echo.answer.lock().unwrap() = Some(given);
            let wire = wire(&request);
            let answer = runtime.block_on(router.answer(wire));
            let (head, body) = answer.into_parts();
            let asked = echo.asked.lock().unwrap().take();
            assert_eq!(asked.as_ref(), Some(&request), "{place}: {}", String::from_utf8_lossy(&body));
            let read = read_response::<E>(head.status, &head.headers, &body);
            let read =
                read.unwrap_or_else(|error| panic!("{place}: {error}: {}", String::from_utf8_lossy(&body)));
            assert_eq!(read, twin, "{place}");
        }
    }
}

/// Requests in which bytes of the body, the target and the headers were changed: whatever comes is answered.
pub(crate) fn damage<E: Endpoint>() {
    let echo = Arc::new(Echo::<E> { asked: Mutex::default(), answer: Mutex::default() });
    let strict = Router::new(half::<E>(), echo.clone());
    let tolerant = strict.clone().tolerant(true);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    for seed in 0..CASES {
        let mut rng = Rng::with_seed(seed);
        let mut request = E::__blank();
        draw::record(&mut request, is_plain::<E>(), &[], &mut rng);
        let Some(wire) = draw::damaged(wire(&request), &mut rng) else { continue };
        for router in [&strict, &tolerant] {
            *echo.answer.lock().unwrap() = Some(response::<E>(&mut rng.clone()));
            let answer = runtime.block_on(router.answer(wire.clone()));
            let place = format!("{} with seed {seed}", E::META.name());
            assert!(answer.status() != 500, "{place} panics");
            assert_eq!(answer.status().is_success(), echo.asked.lock().unwrap().take().is_some(), "{place}");
        }
    }
}

/// What would be a failure in an answer is left out of it.
fn response<E: Endpoint>(rng: &mut Rng) -> E::Response {
    let failure = &E::META.api.failure;
    let without: Vec<_> = failure.code.first().into_iter().chain(failure.message.first()).copied().collect();
    let mut response = E::Response::__blank();
    draw::value(response.__place(), &without, rng);
    response
}

fn half<E: Endpoint>() -> &'static Half {
    let failures = Failures {
        missing_credentials: None,
        wrong_credentials: None,
        missing_body: None,
        invalid_body: None,
        media_type: None,
        not_found: None,
        method: None,
        failed: None,
    };
    let endpoints = Box::leak(Box::new([Described { meta: E::META, fields: E::__FIELDS, status: 200 }]));
    Box::leak(Box::new(Half { api: E::META.api, endpoints, failures }))
}

/// Whether body fields are plain text.
fn is_plain<E: Endpoint>() -> bool {
    matches!(E::META.body, Body::Form | Body::Multipart)
}

/// All of a body, files included, which are in memory here.
fn gathered(mut body: Payload) -> Bytes {
    let mut cx = Context::from_waker(Waker::noop());
    let announced = body.size_hint().exact().unwrap();
    let mut bytes = Vec::new();
    while let Poll::Ready(Some(frame)) = Pin::new(&mut body).poll_frame(&mut cx) {
        bytes.extend(frame.unwrap().into_data().unwrap().into_inner());
    }
    assert_eq!(bytes.len() as u64, announced);
    bytes.into()
}

/// The request as a client puts it on the wire.
fn wire<E: Endpoint>(request: &E) -> Request<Bytes> {
    let base: http::Uri = E::META.api.base_url.parse().unwrap();
    let written = write_request(request, base.path(), true).unwrap();
    let mut wire = Request::new(gathered(written.body));
    *wire.method_mut() = E::META.method();
    *wire.uri_mut() = written.target.into();
    *wire.headers_mut() = written.headers;
    if let Some(set) = E::META.auth.and_then(|index| E::META.api.auth.get(index)) {
        let (name, value) = match set.scheme {
            Scheme::Basic { .. } => (header::AUTHORIZATION, "Basic a2V5OnNlY3JldA=="),
            Scheme::Bearer { .. } => (header::AUTHORIZATION, "Bearer t"),
            Scheme::Header { header, .. } => (header.parse().unwrap(), "k"),
            _ => panic!("a scheme that this test does not know"),
        };
        wire.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    wire
}

//! Any multipart body to a server half: an answer, never a panic; what a strict server takes a tolerant one reads as
//! the same; and what was read, written by the client, is read as the same again.
//!
//! `cargo fuzz run -s none multipart -- -max_len=4096 -dict=multipart.dict`. The first line is the parameters of the
//! `Content-Type`, the rest the body.

#![no_main]

use std::pin::Pin;
use std::sync::{Arc, Mutex, OnceLock};
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use http::{HeaderMap, Request, header};
use http_body::Body as _;
use libfuzzer_sys::fuzz_target;
use sms::server::{Caller, Refusal, Server, router};
use sms::{CreateSign, SavedSign};
use sms_api::__private::{Payload, write_request};
use sms_api::server::Router;
use tokio::runtime::{Builder, Runtime};

mod sms {
    sms_api::sms_api!(server);
}

/// Keeps what it was asked.
#[derive(Clone, Default)]
struct Asked(Arc<Mutex<Option<CreateSign>>>);

impl Server for Asked {
    async fn create_sign(&self, request: CreateSign, _: &Caller) -> Result<SavedSign, Refusal> {
        *self.0.lock().expect("a lock") = Some(request);
        Ok(SavedSign::new(1))
    }
}

struct Stage {
    runtime: Runtime,
    router: Router,
    asked: Asked,
}

impl Stage {
    fn new() -> Self {
        let asked = Asked::default();
        let runtime = Builder::new_current_thread().build().expect("a runtime");
        Self { runtime, router: router(asked.clone()), asked }
    }

    fn ask(&self, router: &Router, headers: &HeaderMap, body: &Bytes) -> Option<CreateSign> {
        let mut request = Request::post("/v1/sign").body(body.clone()).expect("a request");
        *request.headers_mut() = headers.clone();
        let answer = self.runtime.block_on(router.answer(request));
        let asked = self.asked.0.lock().expect("a lock").take();
        assert_eq!(answer.status().is_success(), asked.is_some());
        assert!(!answer.status().is_server_error(), "{}", answer.status());
        asked
    }
}

static STAGE: OnceLock<Stage> = OnceLock::new();

fuzz_target!(|bytes: &[u8]| {
    let stage = STAGE.get_or_init(Stage::new);
    let Some(end) = bytes.iter().position(|byte| *byte == b'\n') else { return };
    let content_type = [b"multipart/form-data;", &bytes[..end]].concat();
    let Ok(content_type) = header::HeaderValue::from_bytes(&content_type) else { return };
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, content_type);
    headers.insert(header::AUTHORIZATION, header::HeaderValue::from_static("Basic a2V5OnNlY3JldA=="));
    let body = Bytes::copy_from_slice(&bytes[end + 1..]);

    let strict = stage.ask(&stage.router, &headers, &body);
    let tolerant_router = stage.router.clone().tolerant(true);
    let tolerant = stage.ask(&tolerant_router, &headers, &body);
    if strict.is_some() {
        assert_eq!(strict, tolerant);
    }
    let Some(read) = tolerant else { return };
    let total: usize = read.image0.iter().chain(&read.other_image).filter_map(|file| file.bytes()).map(Bytes::len).sum();
    assert!(total <= body.len());
    // A name that no client sends is none that a server refuses.
    let Ok(written) = write_request(&read, "/v1", true) else { return };
    headers.insert(header::CONTENT_TYPE, written.headers[header::CONTENT_TYPE].clone());
    assert_eq!(stage.ask(&stage.router, &headers, &gathered(written.body)), Some(read));
});

/// All of a body; its files are in memory here.
fn gathered(mut body: Payload) -> Bytes {
    let mut cx = Context::from_waker(Waker::noop());
    let mut bytes = Vec::new();
    while let Poll::Ready(Some(frame)) = Pin::new(&mut body).poll_frame(&mut cx) {
        bytes.extend(frame.expect("a frame").into_data().expect("data").into_inner());
    }
    bytes.into()
}

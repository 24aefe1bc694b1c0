//! Any request to a server half: an answer, never a panic; and what a strict server takes a tolerant one takes too.
//!
//! `cargo fuzz run -s none request -- -max_len=4096`. The text is a request of HTTP/1.1 with bare line ends: method and
//! target, header lines, an empty line, the body.

#![no_main]

use std::sync::OnceLock;

use bytes::Bytes;
use http::{Request, Response};
use libfuzzer_sys::fuzz_target;
use sms_api::server::Router;
use tokio::runtime::{Builder, Runtime};

mod sms {
    sms_api::sms_api!(server);
}

/// Queries, headers, forms, every scalar.
mod observatory {
    sms_api::sms_api!("../tests/specs/features.toml", server);
}

struct Nothing;

impl sms::server::Server for Nothing {}
impl observatory::server::Server for Nothing {}

struct Stage {
    runtime: Runtime,
    routers: [Router; 2],
}

static STAGE: OnceLock<Stage> = OnceLock::new();

fuzz_target!(|bytes: &[u8]| {
    let stage = STAGE.get_or_init(|| Stage {
        runtime: Builder::new_current_thread().build().expect("a runtime"),
        routers: [sms::server::router(Nothing), observatory::server::router(Nothing)],
    });
    let Some(request) = request(bytes) else { return };
    for router in &stage.routers {
        let ask = |router: &Router| stage.runtime.block_on(router.answer(request.clone()));
        let (strict, tolerant) = (ask(router), ask(&router.clone().tolerant(true)));
        hold(&strict);
        hold(&tolerant);
        // No method is implemented: 501 is what a request is answered that was read.
        if strict.status() == 501 {
            assert_eq!(tolerant.status(), 501);
        }
    }
});

fn request(bytes: &[u8]) -> Option<Request<Bytes>> {
    let end = bytes.windows(2).position(|pair| pair == b"\n\n")?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let mut lines = head.lines();
    let (method, target) = lines.next()?.split_once(' ')?;
    let mut builder = Request::builder().method(method).uri(target);
    for line in lines {
        let (name, value) = line.split_once(':')?;
        builder = builder.header(name, value);
    }
    builder.body(Bytes::copy_from_slice(&bytes[end + 2..])).ok()
}

fn hold(answer: &Response<Bytes>) {
    assert!(answer.status().is_client_error() || answer.status() == 501, "{}", answer.status());
    let text = std::str::from_utf8(answer.body()).expect("text");
    assert!(text.starts_with('{') && text.ends_with('}'), "{text}");
}

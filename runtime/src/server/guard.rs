use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::Poll;

use bytes::Bytes;
use http::Response;

use super::visit::Serving;

/// What a method answers; `None` where it panics, which then concerns its caller alone.
pub(super) async fn caught(mut serving: Serving) -> Option<Response<Bytes>> {
    poll_fn(move |cx| match catch_unwind(AssertUnwindSafe(|| serving.as_mut().poll(cx))) {
        Ok(progress) => progress.map(Some),
        Err(_) => Poll::Ready(None),
    })
    .await
}

use std::convert::Infallible;
use std::fmt;
use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use bytes::Buf;
use http::{Request, Response, StatusCode};
use http_body::Body;
use tokio::time::Instant;

use super::error::text;
use super::{Event, Handler, Reason, Refused};
use crate::transport::{Alarm, Stopped, instant_after};

/// How long a body may take to come.
const PATIENCE: Duration = Duration::from_secs(30);

/// What is answered where nothing can end the wait for a body. The event is not lost: the API tries again.
const NO_TIMERS: &str = "the server's tokio runtime has no timers: build it with enable_all()\n";

/// Callbacks as a service of hyper: see [`Handler::service`].
pub struct Service<E, F> {
    handler: Handler<E>,
    keep: Arc<F>,
}

impl<E, F> Service<E, F> {
    pub(super) fn new(handler: Handler<E>, keep: F) -> Self {
        Self { handler, keep: Arc::new(keep) }
    }
}

impl<E, F, K, X, B> hyper::service::Service<Request<B>> for Service<E, F>
where
    E: Event,
    F: Fn(E) -> K + Send + Sync + 'static,
    K: Future<Output = Result<(), X>> + Send,
    X: Send,
    B: Body + Send + 'static,
    B::Data: Send,
{
    type Response = Response<String>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response<String>, Infallible>> + Send>>;

    fn call(&self, request: Request<B>) -> Self::Future {
        let Self { handler, keep } = self.clone();
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let end = instant_after(Instant::now(), PATIENCE);
            let body = match Alarm::default().within(end, collect(body, handler.body_limit())).await {
                Ok(Ok(body)) => body,
                Ok(Err(Cut::TooLong)) => {
                    let refused = handler.check_length(usize::MAX).err();
                    return Ok(refused.unwrap_or_else(incomplete).answer());
                }
                Ok(Err(Cut::Broken)) | Err(Stopped::Elapsed) => return Ok(incomplete().answer()),
                Err(Stopped::NoTimer) => {
                    return Ok(text(StatusCode::INTERNAL_SERVER_ERROR, NO_TIMERS.to_owned()));
                }
            };
            Ok(handler.answer(&head.method, &head.uri, &body, |event| keep(event)).await)
        })
    }
}

/// Why there is no whole body.
enum Cut {
    TooLong,
    Broken,
}

async fn collect(body: impl Body, most: usize) -> Result<Vec<u8>, Cut> {
    let mut body = pin!(body);
    let mut collected = Vec::new();
    while let Some(frame) = std::future::poll_fn(|cx| body.as_mut().poll_frame(cx)).await {
        let Ok(frame) = frame else { return Err(Cut::Broken) };
        let Ok(mut data) = frame.into_data() else { continue };
        if data.remaining() > most - collected.len() {
            return Err(Cut::TooLong);
        }
        while data.has_remaining() {
            let chunk = data.chunk();
            let length = chunk.len();
            collected.extend_from_slice(chunk);
            data.advance(length);
        }
    }
    Ok(collected)
}

fn incomplete() -> Refused {
    Refused::new(Reason::Malformed, "the body did not come to its end")
}

impl<E, F> Clone for Service<E, F> {
    fn clone(&self) -> Self {
        Self { handler: self.handler.clone(), keep: Arc::clone(&self.keep) }
    }
}

impl<E: Event, F> fmt::Debug for Service<E, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Service").field("handler", &self.handler).finish_non_exhaustive()
    }
}

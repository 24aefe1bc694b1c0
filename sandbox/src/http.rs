//! HTTP/1 in front of the engines: routes, credentials, tolerant decoding, the documented answers.

mod answer;
mod api;
mod body;
mod control;
mod guard;
mod log_line;
mod methods;
mod payload;
mod refusal;
mod route;
mod server;
mod stall;
mod time;

use std::sync::Arc;
use std::time::Duration;

use ::http::request::Parts;
use ::http::{Method, Request, Response, StatusCode};
use hyper::body::Incoming;
use tokio::sync::watch;

use sms_api::server::Router;

use self::answer::Answer;
pub(crate) use self::api::router;
use self::body::Outgoing;
use self::log_line::LogLine;
use self::refusal::Refusal;
use self::route::Route;
use self::server::{Connection, Cut};
pub(crate) use self::server::{Stop, serve, told};
use crate::engine::ReturnCode;
use crate::page;
use crate::state::State;

/// What a connection may cost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Open at the same time; further ones wait.
    pub(crate) connections: usize,
    /// For a header, for a body, and for a pause in reading an answer.
    pub(crate) patience: Duration,
}

const HEADER_BYTES: usize = 32 * 1024;
const BODY_BYTES: usize = 1024 * 1024;

/// Of a form with pictures, of which each may have 2 MB.
const FORM_BYTES: usize = 16 * 1024 * 1024;

/// Everything that a connection needs to answer.
pub(crate) struct Service {
    pub(crate) state: Arc<State>,
    pub(crate) limits: Limits,
    pub(crate) router: Router,
    pub(crate) logs_to_stderr: bool,
    pub(crate) stop: watch::Receiver<Stop>,
}

impl Service {
    async fn respond(
        &self,
        connection: &Connection,
        request: Request<Incoming>,
    ) -> Result<Response<Outgoing>, Cut> {
        let (head, body) = request.into_parts();
        if header_length(&head) > HEADER_BYTES {
            let reason = "the header is larger than 32 KB";
            let status = StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE;
            let refusal = Refusal::new(ReturnCode::INVALID_BODY, reason).with_status(status);
            return Ok(refusal.into_answer().map(Outgoing::Whole));
        }
        match route::find(head.uri.path()) {
            Route::Api => api::answer(self, connection, head, body).await,
            Route::Control(path) => Ok(control::answer(self, connection, path, &head, body).await),
            Route::Page => Ok(inbox(connection, &head).map(Outgoing::Whole)),
        }
    }

    /// Waits, but not for longer than the server lives.
    async fn pause(&self, delay: Option<Duration>) {
        if let Some(delay) = delay {
            tokio::select! {
                () = tokio::time::sleep(delay) => {}
                () = self.stopped() => {}
            }
        }
    }

    async fn stopped(&self) {
        told(&mut self.stop.clone()).await;
    }

    fn log(&self, line: &LogLine, status: Option<u16>) {
        if self.logs_to_stderr {
            line.write_to_stderr(status);
        }
    }
}

/// What a browser gets. A `HEAD` of the root tells nothing, and clients ask it to see whether anyone is there.
fn inbox(connection: &Connection, head: &Parts) -> Answer {
    let path = head.uri.path();
    let Some(asset) = page::find(path) else { return Refusal::from(ReturnCode::API_NOT_FOUND).into_answer() };
    let is_read = head.method == Method::GET || head.method == Method::HEAD;
    if !is_read {
        return answer::method_not_supported("GET, HEAD");
    }
    if head.method == Method::GET && !guard::is_trusted(connection.peer, &head.headers) {
        return control::forbidden();
    }
    asset.answer(&head.headers)
}

/// hyper's own limit is that of its buffer, which may hold more than it was told.
fn header_length(head: &Parts) -> usize {
    let fields = head.headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4);
    head.uri.path().len() + head.uri.query().map_or(0, str::len) + fields.sum::<usize>()
}

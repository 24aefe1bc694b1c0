use std::borrow::Cow;

use ::http::StatusCode;
use serde_json::json;

use super::answer::{self, Answer};
use crate::engine::ReturnCode;

/// A refusal on its way out: what the documents say, and for the log what was wrong here.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    pub(super) code: ReturnCode,
    pub(super) hint: Cow<'static, str>,
    pub(super) status: StatusCode,
}

impl Refusal {
    /// `hint` goes to the log: it must hold no value that was received.
    pub(super) fn new(code: ReturnCode, hint: impl Into<Cow<'static, str>>) -> Self {
        let status = StatusCode::from_u16(code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self { code, hint: hint.into(), status }
    }

    /// For what HTTP refuses and the documents have no status for.
    pub(super) fn with_status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    pub(super) fn into_answer(self) -> Answer {
        let body = json!({ "error": { "code": self.code.code(), "message": self.code.message() } });
        answer::json(self.status, &body)
    }
}

impl From<ReturnCode> for Refusal {
    fn from(code: ReturnCode) -> Self {
        Self::new(code, "")
    }
}

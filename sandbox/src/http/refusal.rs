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
    status: StatusCode,
    is_verification: bool,
    pub(super) deviations: Vec<String>,
}

impl Refusal {
    /// `hint` goes to the log: it must hold no value that was received.
    pub(super) fn new(code: ReturnCode, hint: impl Into<Cow<'static, str>>) -> Self {
        let status = StatusCode::from_u16(code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self { code, hint: hint.into(), status, is_verification: false, deviations: Vec::new() }
    }

    /// For what HTTP refuses and the documents have no status for.
    pub(super) fn with_status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    pub(super) fn status(&self) -> StatusCode {
        self.status
    }

    /// A code that was looked at and found not valid.
    pub(super) fn verification(code: ReturnCode) -> Self {
        Self { is_verification: true, ..Self::from(code) }
    }

    /// What strictness objects to, all of it.
    pub(super) fn strict(deviations: Vec<String>) -> Self {
        let hint = deviations.join("; ");
        Self { deviations, ..Self::new(ReturnCode::INVALID_BODY, hint) }
    }

    pub(super) fn into_answer(self) -> Answer {
        let mut error = json!({ "code": self.code.code(), "message": self.code.message() });
        if !self.deviations.is_empty() {
            error["deviations"] = json!(self.deviations);
        }
        let body = if self.is_verification {
            json!({ "is_valid": false, "error": error })
        } else {
            json!({ "error": error })
        };
        answer::json(self.status, &body)
    }
}

impl From<ReturnCode> for Refusal {
    fn from(code: ReturnCode) -> Self {
        Self::new(code, "")
    }
}

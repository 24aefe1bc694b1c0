use std::fmt;
use std::io::{self, Write as _};

use sms_api::server::Refused;

use crate::engine::{ReturnCode, documented, masked};

/// What the log tells about a request: no secret, no code, no full number (it is masked when it is shown).
pub(super) struct LogLine {
    name: &'static str,
    is_shown: bool,
    mobile: Option<String>,
    temp_id: Option<u64>,
    msg_id: Option<u64>,
    rows: Option<(usize, usize)>,
    refusal: Option<(ReturnCode, String)>,
    fault: Option<&'static str>,
}

impl LogLine {
    /// One that is not shown costs nothing.
    pub(super) fn new(endpoint: &'static str, is_shown: bool) -> Self {
        Self { is_shown, ..Self::named(endpoint) }
    }

    /// A request that no endpoint answers, for its path or its method.
    pub(super) fn unrouted(code: ReturnCode) -> Self {
        Self { refusal: Some((code, String::new())), ..Self::named("no endpoint") }
    }

    pub(super) fn mobile(&mut self, mobile: &str) {
        self.mobile = self.is_shown.then(|| mobile.to_owned());
    }

    pub(super) fn temp_id(&mut self, temp_id: u64) -> u64 {
        self.temp_id = Some(temp_id);
        temp_id
    }

    pub(super) fn msg_id(&mut self, msg_id: u64) -> u64 {
        self.msg_id = Some(msg_id);
        msg_id
    }

    pub(super) fn rows(&mut self, all: usize, failed: usize) {
        self.rows = Some((all, failed));
    }

    pub(super) fn refusal(&mut self, code: u32, refused: &Refused) {
        self.refusal = self.is_shown.then(|| (documented(code), refused.reasons.join("; ")));
    }

    pub(super) fn fault(&mut self, effect: &'static str) {
        self.fault = Some(effect);
    }

    /// Without a status where a fault lets there be no answer.
    pub(super) fn write_to_stderr(&self, status: Option<u16>) {
        let status = status.map_or_else(|| "---".to_owned(), |status| status.to_string());
        // A log that cannot be written must not stop the service, as `eprintln!` would.
        drop(writeln!(io::stderr().lock(), "{status} {self}"));
    }

    fn named(name: &'static str) -> Self {
        Self {
            name,
            is_shown: true,
            mobile: None,
            temp_id: None,
            msg_id: None,
            rows: None,
            refusal: None,
            fault: None,
        }
    }
}

impl fmt::Display for LogLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)?;
        if let Some(mobile) = &self.mobile {
            write!(f, " mobile={}", masked(mobile))?;
        }
        if let Some(temp_id) = self.temp_id {
            write!(f, " temp_id={temp_id}")?;
        }
        if let Some(msg_id) = self.msg_id {
            write!(f, " msg_id={msg_id}")?;
        }
        if let Some((all, failed)) = self.rows {
            write!(f, " recipients={all} failed={failed}")?;
        }
        if let Some(effect) = self.fault {
            write!(f, " fault={effect}")?;
        }
        if let Some((code, hint)) = &self.refusal {
            write!(f, ": {} {}", code.code(), code.message())?;
            if !hint.is_empty() {
                write!(f, " ({hint})")?;
            }
        }
        Ok(())
    }
}

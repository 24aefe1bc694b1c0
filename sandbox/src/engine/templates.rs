use std::error::Error;
use std::fmt;

use super::template::{Draft, SYSTEM, Status, Template};
use super::{Audit, Engine, Event, ReturnCode, magic};

/// How many templates an account may have; the documents give no number.
const LIMIT: usize = 1_000;

impl Engine {
    pub(crate) fn create_template(&mut self, draft: Draft) -> Result<u64, ReturnCode> {
        let template = Template::submit(draft)?;
        if self.templates.len() >= LIMIT {
            return Err(ReturnCode::SERVER_ERROR);
        }
        let temp_id = self.start.ids.next_template();
        self.submit(temp_id, template);
        Ok(temp_id)
    }

    /// Replaces a rejected template and submits it again.
    pub(crate) fn update_template(&mut self, temp_id: u64, draft: Draft) -> Result<(), ReturnCode> {
        let template = self.template(temp_id)?;
        if template.status() != Status::Rejected || temp_id == SYSTEM {
            return Err(ReturnCode::MODIFY_TEMPLATE_NOT_ALLOW);
        }
        self.submit(temp_id, Template::submit(draft)?);
        Ok(())
    }

    pub(crate) fn template(&self, temp_id: u64) -> Result<&Template, ReturnCode> {
        self.templates.get(&temp_id).ok_or_else(|| unknown(temp_id))
    }

    /// Newest first.
    pub(crate) fn templates(&self) -> impl ExactSizeIterator<Item = (u64, &Template)> {
        self.templates.iter().rev().map(|(temp_id, template)| (*temp_id, template))
    }

    pub(crate) fn delete_template(&mut self, temp_id: u64) -> Result<(), ReturnCode> {
        if temp_id == SYSTEM {
            return Err(ReturnCode::MODIFY_TEMPLATE_NOT_ALLOW);
        }
        self.templates.remove(&temp_id).map(drop).ok_or_else(|| unknown(temp_id))
    }

    pub(crate) fn approve_template(&mut self, temp_id: u64) -> Result<(), UnknownTemplate> {
        self.audit(temp_id, Status::Approved, None)
    }

    pub(crate) fn reject_template(
        &mut self,
        temp_id: u64,
        reason: Option<String>,
    ) -> Result<(), UnknownTemplate> {
        self.audit(temp_id, Status::Rejected, reason)
    }

    fn submit(&mut self, temp_id: u64, template: Template) {
        self.templates.insert(temp_id, template);
        let verdict = match self.settings.audit {
            Audit::Manual => return,
            Audit::Approve => Status::Approved,
            Audit::Reject => Status::Rejected,
        };
        // It was inserted a moment ago.
        let _ = self.audit(temp_id, verdict, None);
    }

    fn audit(
        &mut self,
        temp_id: u64,
        verdict: Status,
        reason: Option<String>,
    ) -> Result<(), UnknownTemplate> {
        let template = self.templates.get_mut(&temp_id).ok_or(UnknownTemplate(temp_id))?;
        template.set_status(verdict, reason.clone());
        self.call_back(Event::Template { temp_id, status: verdict, reason });
        Ok(())
    }
}

fn unknown(temp_id: u64) -> ReturnCode {
    magic::provoked(temp_id).unwrap_or(ReturnCode::INVALID_TEMP_ID)
}

/// There is no template of this number: it was never created, or it was deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownTemplate(pub(crate) u64);

impl fmt::Display for UnknownTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no account has a template {}", self.0)
    }
}

impl Error for UnknownTemplate {}

use std::error::Error;
use std::fmt;

use super::signature::{DEFAULT, Signature, SignatureDraft};
use super::template::Status;
use super::{Audit, Engine, Event, ReturnCode, magic};

/// How many signatures an account may have; the documents give no number.
const LIMIT: usize = 1_000;

impl Engine {
    pub(crate) fn create_signature(&mut self, draft: SignatureDraft) -> Result<u64, ReturnCode> {
        let signature = Signature::submit(draft)?;
        self.check_audit()?;
        if self.signatures.len() >= LIMIT {
            return Err(ReturnCode::SERVER_ERROR);
        }
        let sign_id = self.start.ids.next_signature();
        self.submit_signature(sign_id, signature);
        Ok(sign_id)
    }

    /// Replaces a rejected signature and submits it again.
    pub(crate) fn update_signature(&mut self, sign_id: u64, draft: SignatureDraft) -> Result<(), ReturnCode> {
        match self.signature(sign_id)?.status() {
            Status::Auditing => return Err(ReturnCode::OTHER_SIGNATURES_IN_THE_AUDIT),
            Status::Approved => return Err(ReturnCode::INVALID_SIGN_ID),
            Status::Rejected => {}
        }
        if sign_id == DEFAULT {
            return Err(ReturnCode::INVALID_SIGN_ID);
        }
        let signature = Signature::submit(draft)?;
        self.check_audit()?;
        self.submit_signature(sign_id, signature);
        Ok(())
    }

    pub(crate) fn signature(&self, sign_id: u64) -> Result<&Signature, ReturnCode> {
        self.signatures.get(&sign_id).ok_or_else(|| unknown(sign_id))
    }

    pub(crate) fn delete_signature(&mut self, sign_id: u64) -> Result<(), ReturnCode> {
        if self.signature(sign_id)?.is_default() {
            return Err(ReturnCode::DEFAULT_SIGNATURE_CANNOT_BE_DELETED);
        }
        self.signatures.remove(&sign_id);
        Ok(())
    }

    /// Newest first.
    pub(crate) fn signatures(&self) -> impl ExactSizeIterator<Item = (u64, &Signature)> {
        self.signatures.iter().rev().map(|(sign_id, signature)| (*sign_id, signature))
    }

    pub(crate) fn approve_signature(&mut self, sign_id: u64) -> Result<(), UnknownSignature> {
        self.audit_signature(sign_id, Status::Approved, None)
    }

    pub(crate) fn reject_signature(
        &mut self,
        sign_id: u64,
        reason: Option<String>,
    ) -> Result<(), UnknownSignature> {
        self.audit_signature(sign_id, Status::Rejected, reason)
    }

    /// What a message shows between 【 and 】.
    pub(super) fn signature_name(&self, sign_id: Option<u64>) -> Result<&str, ReturnCode> {
        let signature = self.signature(sign_id.unwrap_or(DEFAULT))?;
        match (signature.status(), sign_id) {
            (Status::Approved, _) => Ok(signature.sign()),
            (_, None) => Err(ReturnCode::SIGNATURE_NOT_SET),
            (_, Some(_)) => Err(ReturnCode::INVALID_SIGN_ID),
        }
    }

    pub(super) fn use_signature(&mut self, sign_id: Option<u64>) {
        if let Some(signature) = sign_id.and_then(|sign_id| self.signatures.get_mut(&sign_id)) {
            signature.set_used();
        }
    }

    fn submit_signature(&mut self, sign_id: u64, signature: Signature) {
        self.signatures.insert(sign_id, signature);
        let verdict = match self.settings.audit {
            Audit::Manual => return,
            Audit::Approve => Status::Approved,
            Audit::Reject => Status::Rejected,
        };
        // It was inserted a moment ago.
        let _ = self.audit_signature(sign_id, verdict, None);
    }

    fn audit_signature(
        &mut self,
        sign_id: u64,
        verdict: Status,
        reason: Option<String>,
    ) -> Result<(), UnknownSignature> {
        let signature = self.signatures.get_mut(&sign_id).ok_or(UnknownSignature(sign_id))?;
        signature.set_status(verdict, reason.clone());
        self.call_back(Event::Signature { sign_id, status: verdict, reason });
        Ok(())
    }

    /// Refuses a second one in the audit.
    fn check_audit(&self) -> Result<(), ReturnCode> {
        if self.signatures.values().any(|signature| signature.status() == Status::Auditing) {
            return Err(ReturnCode::OTHER_SIGNATURES_IN_THE_AUDIT);
        }
        Ok(())
    }
}

fn unknown(sign_id: u64) -> ReturnCode {
    magic::provoked(sign_id).unwrap_or(ReturnCode::INVALID_SIGN_ID)
}

/// There is no signature of this number: it was never created, or it was deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownSignature(pub(crate) u64);

impl fmt::Display for UnknownSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no account has a signature {}", self.0)
    }
}

impl Error for UnknownSignature {}

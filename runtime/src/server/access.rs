use std::sync::Arc;

use super::caller::Caller;
use super::claim::Claim;
use super::half::{Failure, Half};
use super::refusal::Denial;
use crate::client::Credentials;
use crate::meta::Meta;

/// Who may call.
#[derive(Clone, Default)]
pub(super) enum Access {
    /// Whoever has credentials that can be read.
    #[default]
    Anyone,
    /// These alone.
    Listed(Vec<Credentials>),
    /// Somebody decides.
    Decided(Arc<Decide>),
}

pub(super) type Decide = dyn Fn(&Claim, &mut Caller) -> Result<(), Denial> + Send + Sync;

impl Access {
    /// Lets these in too.
    pub(super) fn accept(&mut self, credentials: Credentials) {
        match self {
            Self::Listed(all) => all.push(credentials),
            Self::Anyone | Self::Decided(_) => *self = Self::Listed(vec![credentials]),
        }
    }

    pub(super) fn check(&self, half: &Half, meta: &Meta, caller: &mut Caller) -> Result<(), Denial> {
        let Some((index, set)) = meta.auth.and_then(|index| Some((index, half.api.auth.get(index)?))) else {
            return Ok(());
        };
        let claim = Claim::read(set, &caller.head.headers).map_err(Denial::of)?;
        let decision = match self {
            Self::Anyone => Ok(()),
            Self::Listed(all) => {
                let secrets = all.iter().filter_map(|credentials| credentials.secrets(index));
                // All of them, so that the time does not tell which it was.
                let is_listed = secrets.fold(false, |found, secrets| found | claim.is(&secrets));
                if is_listed { Ok(()) } else { Err(Denial::of(Failure::WrongCredentials)) }
            }
            Self::Decided(decide) => decide(&claim, caller),
        };
        caller.claim = Some(claim);
        decision
    }
}

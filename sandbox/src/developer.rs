use std::fmt;

use sms_api::server::Claim;

use crate::account::Credentials;

/// The developer key of the documents' examples: what asks for a developer's balance.
pub const SAMPLE_DEV_KEY: &str = "7e503edcb0cb725e331b0311";

/// The developer secret of the documents' examples.
pub const SAMPLE_DEV_SECRET: &str = "7289516381dcdf1113730f2b";

/// Who owns the applications of a sandbox.
#[derive(Clone)]
pub(crate) struct Developer {
    credentials: Credentials,
    pub(crate) balance: DeveloperBalance,
}

/// What a developer has that is allocated to no application. None is told as null. Nothing spends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DeveloperBalance {
    pub(crate) all: Option<u64>,
    pub(crate) voice: Option<u64>,
    pub(crate) industry: Option<u64>,
    pub(crate) market: Option<u64>,
}

impl Developer {
    pub(crate) fn new(credentials: Credentials) -> Self {
        Self { credentials, balance: DeveloperBalance::default() }
    }

    /// Whether it is the developer who calls.
    pub(crate) fn is(&self, claim: &Claim) -> bool {
        self.credentials.are(claim)
    }
}

impl Default for DeveloperBalance {
    /// What the documents' example shows.
    fn default() -> Self {
        Self { all: Some(20), voice: None, industry: None, market: None }
    }
}

impl fmt::Debug for Developer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Developer").field("balance", &self.balance).finish_non_exhaustive()
    }
}

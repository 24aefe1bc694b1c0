use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use sms_api::server::Claim;

use crate::engine::Engine;

/// The app key of the documents' examples. Every sandbox accepts it, with [`SAMPLE_MASTER_SECRET`].
pub const SAMPLE_APP_KEY: &str = "7d431e42dfa6a6d693ac2d04";

/// The master secret of the documents' examples.
pub const SAMPLE_MASTER_SECRET: &str = "5e987ac6d2e04d95a9d8f0d1";

/// How many accounts there may be.
const LIMIT: usize = 1_000;

/// An app key and its master secret, as the vendor's console shows them.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    app_key: String,
    master_secret: String,
}

impl Credentials {
    /// Makes credentials of an app key and its master secret.
    pub fn new(app_key: impl Into<String>, master_secret: impl Into<String>) -> Self {
        Self { app_key: app_key.into(), master_secret: master_secret.into() }
    }

    /// The credentials of the documents' examples.
    pub fn sample() -> Self {
        Self::new(SAMPLE_APP_KEY, SAMPLE_MASTER_SECRET)
    }

    /// The app key.
    pub fn app_key(&self) -> &str {
        &self.app_key
    }

    /// Whether a caller claims these, in constant time.
    pub(crate) fn are(&self, claim: &Claim) -> bool {
        claim.is(&[&self.app_key, &self.master_secret])
    }

    /// Why HTTP Basic authentication cannot carry these, if it cannot.
    pub(crate) fn defect(&self) -> Option<&'static str> {
        if self.app_key.is_empty() {
            Some("the app key is empty")
        } else if self.app_key.contains(':') {
            Some("the app key contains a colon, which ends it in HTTP Basic authentication")
        } else if self.master_secret.is_empty() {
            Some("the master secret is empty")
        } else {
            None
        }
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("app_key", &self.app_key)
            .field("master_secret", &format_args!("****"))
            .finish()
    }
}

/// One app key with the world that belongs to it: templates, messages, limits, settings and clock of its own.
pub(crate) struct Account {
    engine: Mutex<Engine>,
}

impl Account {
    /// The world as it is now: what was due by its clock has happened.
    pub(crate) fn engine(&self) -> MutexGuard<'_, Engine> {
        let mut engine = self.engine.lock().unwrap_or_else(PoisonError::into_inner);
        engine.settle();
        engine
    }
}

/// Every account that this sandbox knows, by its app key.
pub(crate) struct Accounts(RwLock<BTreeMap<String, Entry>>);

struct Entry {
    master_secret: String,
    account: Arc<Account>,
}

/// There are as many accounts as there may be.
#[derive(Debug)]
pub(crate) struct TooMany;

impl Accounts {
    pub(crate) fn new() -> Self {
        Self(RwLock::default())
    }

    /// In the order of their app keys.
    pub(crate) fn all(&self) -> Vec<Arc<Account>> {
        self.read().values().map(|entry| entry.account.clone()).collect()
    }

    pub(crate) fn find(&self, app_key: &str) -> Option<Arc<Account>> {
        self.read().get(app_key).map(|entry| entry.account.clone())
    }

    /// What callbacks to this account's owner are signed with.
    pub(crate) fn secret(&self, app_key: &str) -> Option<String> {
        self.read().get(app_key).map(|entry| entry.master_secret.clone())
    }

    /// Makes an account; one that exists gets this secret and keeps its world.
    pub(crate) fn put(
        &self,
        credentials: &Credentials,
        engine: impl FnOnce() -> Engine,
    ) -> Result<Arc<Account>, TooMany> {
        let mut accounts = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let master_secret = credentials.master_secret.clone();
        if let Some(known) = accounts.get_mut(&credentials.app_key) {
            known.master_secret = master_secret;
            return Ok(known.account.clone());
        }
        if accounts.len() >= LIMIT {
            return Err(TooMany);
        }
        let account = Arc::new(Account { engine: Mutex::new(engine()) });
        accounts.insert(credentials.app_key.clone(), Entry { master_secret, account: account.clone() });
        Ok(account)
    }

    /// Whether there was such an account.
    pub(crate) fn remove(&self, app_key: &str) -> bool {
        self.0.write().unwrap_or_else(PoisonError::into_inner).remove(app_key).is_some()
    }

    /// Finds the account that credentials speak for.
    pub(crate) fn authenticate(&self, claim: &Claim) -> Option<Arc<Account>> {
        let app_key = claim.name()?;
        let accounts = self.read();
        let known = accounts.get(app_key);
        // An unknown app key takes the same time as a wrong secret.
        let expected = known.map_or(SAMPLE_MASTER_SECRET, |entry| &entry.master_secret);
        let is_same = claim.is(&[app_key, expected]);
        known.filter(|_| is_same).map(|entry| entry.account.clone())
    }

    fn read(&self) -> RwLockReadGuard<'_, BTreeMap<String, Entry>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The app key of an `Authorization` header, right or wrong.
pub(crate) fn claimed_app_key(header: &[u8]) -> Option<String> {
    let token = basic_token(header.trim_ascii())?;
    let colon = token.iter().position(|byte| *byte == b':')?;
    std::str::from_utf8(&token[..colon]).ok().map(str::to_owned)
}

fn basic_token(header: &[u8]) -> Option<Vec<u8>> {
    let (scheme, rest) = header.split_at_checked("Basic ".len())?;
    if !scheme.eq_ignore_ascii_case(b"Basic ") {
        return None;
    }
    STANDARD.decode(rest.trim_ascii()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_secret_is_in_no_debug_output() {
        let shown = format!("{:?}", Credentials::sample());
        assert!(shown.contains(SAMPLE_APP_KEY) && !shown.contains(SAMPLE_MASTER_SECRET), "{shown}");
    }

    #[test]
    fn the_scheme_is_read_in_any_case_and_nothing_else_passes() {
        assert_eq!(basic_token(b"bAsIc  a2V5OnNlY3JldA=="), Some(b"key:secret".to_vec()));
        for refused in [&b"Bearer a2V5OnNlY3JldA=="[..], b"Basic", b"Basic !!!", b"a2V5OnNlY3JldA=="] {
            assert_eq!(basic_token(refused), None);
        }
    }
}

use std::collections::BTreeMap;
use std::fmt;
use std::hint::black_box;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::engine::{Engine, ReturnCode};

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
    pub(crate) fn engine(&self) -> MutexGuard<'_, Engine> {
        self.engine.lock().unwrap_or_else(PoisonError::into_inner)
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

    /// Finds the account that an `Authorization` header speaks for.
    pub(crate) fn authenticate(&self, claim: &Claim) -> Result<Arc<Account>, ReturnCode> {
        let (app_key, secret) = match claim {
            Claim::Missing => return Err(ReturnCode::MISSING_AUTH),
            Claim::Unreadable => return Err(ReturnCode::AUTH_FAILED),
            Claim::Basic { app_key, master_secret } => (app_key, master_secret),
        };
        let accounts = self.read();
        let known = accounts.get(app_key);
        // An unknown app key takes the same time as a wrong secret.
        let expected = known.map_or(SAMPLE_MASTER_SECRET, |entry| &entry.master_secret);
        let is_same = same_in_constant_time(expected.as_bytes(), secret);
        known.filter(|_| is_same).map(|entry| entry.account.clone()).ok_or(ReturnCode::AUTH_FAILED)
    }

    fn read(&self) -> RwLockReadGuard<'_, BTreeMap<String, Entry>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Who a caller says to be.
pub(crate) enum Claim {
    Missing,
    Unreadable,
    Basic { app_key: String, master_secret: Vec<u8> },
}

impl Claim {
    /// Reads an `Authorization` header.
    pub(crate) fn read(header: Option<&[u8]>) -> Self {
        let Some(header) = header.map(<[u8]>::trim_ascii).filter(|value| !value.is_empty()) else {
            return Self::Missing;
        };
        let Some(token) = basic_token(header) else { return Self::Unreadable };
        let Some(colon) = token.iter().position(|byte| *byte == b':') else { return Self::Unreadable };
        match std::str::from_utf8(&token[..colon]) {
            Ok(app_key) => {
                Self::Basic { app_key: app_key.to_owned(), master_secret: token[colon + 1..].to_vec() }
            }
            Err(_) => Self::Unreadable,
        }
    }

    /// The app key, right or wrong.
    pub(crate) fn app_key(&self) -> Option<&str> {
        match self {
            Self::Basic { app_key, .. } => Some(app_key),
            Self::Missing | Self::Unreadable => None,
        }
    }
}

fn basic_token(header: &[u8]) -> Option<Vec<u8>> {
    let (scheme, rest) = header.split_at_checked("Basic ".len())?;
    if !scheme.eq_ignore_ascii_case(b"Basic ") {
        return None;
    }
    STANDARD.decode(rest.trim_ascii()).ok()
}

/// Compares in a time that depends on the length of `given` alone.
fn same_in_constant_time(expected: &[u8], given: &[u8]) -> bool {
    let mut difference = usize::from(expected.len() != given.len());
    for (byte, reference) in given.iter().zip(expected.iter().cycle()) {
        difference |= usize::from(byte ^ reference);
    }
    black_box(difference) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_equal_tokens_are_the_same() {
        assert!(same_in_constant_time(b"secret", b"secret"));
        for other in ["", "secre", "secretsecret", "secreT", "secret "] {
            assert!(!same_in_constant_time(b"secret", other.as_bytes()), "{other:?}");
        }
    }

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

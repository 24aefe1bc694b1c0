use std::fmt;
use std::hint::black_box;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderMap, header};
use zeroize::Zeroizing;

use super::half::Failure;
use crate::meta::{AuthSet, Scheme};

/// Who a caller says to be: the secrets of one credential set, as they were received. `Debug` shows none.
pub struct Claim {
    set: &'static str,
    secrets: Vec<Zeroizing<Vec<u8>>>,
}

impl Claim {
    /// The name of the credential set, as the spec has it.
    #[must_use]
    pub fn set(&self) -> &'static str {
        self.set
    }

    /// The first secret of HTTP Basic, which is a name and no secret; `None` for the other schemes.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match &self.secrets[..] {
            [name, _] => std::str::from_utf8(name).ok(),
            _ => None,
        }
    }

    /// Whether these are the secrets, in the order of the generated `Credentials`. The time it takes depends on
    /// the length of what was received alone.
    #[must_use]
    pub fn is(&self, secrets: &[&str]) -> bool {
        let mut same = self.secrets.len() == secrets.len();
        for (given, expected) in self.secrets.iter().zip(secrets) {
            same &= same_in_constant_time(expected.as_bytes(), given);
        }
        same
    }

    /// Reads the credentials of a request.
    pub(super) fn read(set: &AuthSet, headers: &HeaderMap) -> Result<Self, Failure> {
        let name = match &set.scheme {
            Scheme::Basic { .. } | Scheme::Bearer { .. } => header::AUTHORIZATION.as_str(),
            Scheme::Header { header, .. } => header,
        };
        let mut lines = headers.get_all(name).iter().map(|value| value.as_bytes().trim_ascii());
        let text = lines.next().filter(|text| !text.is_empty()).ok_or(Failure::MissingCredentials)?;
        if lines.next().is_some() {
            return Err(Failure::WrongCredentials);
        }
        let secrets = match &set.scheme {
            Scheme::Basic { .. } => basic(text),
            Scheme::Bearer { .. } => after(text, b"Bearer ").map(|token| vec![secret(token)]),
            Scheme::Header { .. } => Some(vec![secret(text)]),
        };
        Ok(Self { set: set.name, secrets: secrets.ok_or(Failure::WrongCredentials)? })
    }
}

impl fmt::Debug for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Claim").field("set", &self.set).finish_non_exhaustive()
    }
}

fn basic(text: &[u8]) -> Option<Vec<Zeroizing<Vec<u8>>>> {
    let plain = Zeroizing::new(STANDARD.decode(after(text, b"Basic ")?).ok()?);
    let colon = plain.iter().position(|byte| *byte == b':')?;
    Some(vec![secret(&plain[..colon]), secret(&plain[colon + 1..])])
}

/// What stands behind the name of a scheme, which is written in any case.
fn after<'t>(text: &'t [u8], scheme: &[u8]) -> Option<&'t [u8]> {
    let (found, rest) = text.split_at_checked(scheme.len())?;
    found.eq_ignore_ascii_case(scheme).then_some(rest.trim_ascii())
}

fn secret(bytes: &[u8]) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(bytes.to_vec())
}

/// Compares in a time that depends on the length of `given` alone.
pub(super) fn same_in_constant_time(expected: &[u8], given: &[u8]) -> bool {
    let mut difference = usize::from(expected.len() != given.len());
    for (byte, reference) in given.iter().zip(expected.iter().cycle()) {
        difference |= usize::from(byte ^ reference);
    }
    black_box(difference) == 0
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    const BASIC: AuthSet =
        AuthSet { name: "app", scheme: Scheme::Basic { username: "app_key", password: "secret" } };

    fn read(header: &'static str) -> Result<Claim, Failure> {
        let mut headers = HeaderMap::new();
        headers.insert(header::AUTHORIZATION, HeaderValue::from_static(header));
        Claim::read(&BASIC, &headers)
    }

    #[test]
    fn only_equal_secrets_are_the_same() {
        assert!(same_in_constant_time(b"secret", b"secret"));
        assert!(same_in_constant_time(b"", b""));
        for other in ["", "secre", "secretsecret", "secreT", "secret "] {
            assert!(!same_in_constant_time(b"secret", other.as_bytes()), "{other:?}");
        }
        assert!(!same_in_constant_time(b"", b"x"));
    }

    #[test]
    fn the_scheme_is_read_in_any_case_and_nothing_else_passes() {
        let claim = read("bAsIc  a2V5OnNlY3JldA==").unwrap();
        assert_eq!(claim.name(), Some("key"));
        assert!(claim.is(&["key", "secret"]) && !claim.is(&["key", "other"]) && !claim.is(&["key"]));
        assert!(!format!("{claim:?}").contains("key"));
        for refused in ["Bearer a2V5OnNlY3JldA==", "Basic", "Basic !!!", "a2V5OnNlY3JldA==", "Basic a2V5"] {
            assert_eq!(read(refused).err(), Some(Failure::WrongCredentials), "{refused}");
        }
        assert_eq!(read(" ").err(), Some(Failure::MissingCredentials));
        assert_eq!(Claim::read(&BASIC, &HeaderMap::new()).err(), Some(Failure::MissingCredentials));
    }
}

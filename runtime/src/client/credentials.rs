use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::{HeaderName, HeaderValue, header};
use zeroize::Zeroizing;

use crate::error::Violation;
use crate::meta::{Api, AuthSet, Scheme};

/// The credential sets that a client was given. Their memory is overwritten when they are dropped.
#[derive(Clone)]
pub struct Credentials {
    api: &'static Api,
    sets: Vec<Option<Secrets>>,
}

type Secrets = Vec<Zeroizing<String>>;

/// A credential set as it is sent, prepared once. The last copy overwrites its memory.
#[derive(Clone)]
pub(super) struct Authorization {
    pub(super) name: HeaderName,
    pub(super) value: HeaderValue,
}

impl Credentials {
    /// No set yet of any that the API has.
    #[must_use]
    pub fn new(api: &'static Api) -> Self {
        Self { api, sets: vec![None; api.auth.len()] }
    }

    /// With the set of this index, its secrets in the order of its scheme.
    #[must_use]
    pub fn with<const N: usize>(mut self, index: usize, secrets: [String; N]) -> Self {
        if let Some(set) = self.sets.get_mut(index) {
            *set = Some(secrets.into_iter().map(Zeroizing::new).collect());
        }
        self
    }

    /// The secrets of the set of this index, in the order of its scheme.
    #[cfg(feature = "server")]
    pub(crate) fn secrets(&self, index: usize) -> Option<Vec<&str>> {
        let secrets = self.sets.get(index)?.as_ref()?;
        Some(secrets.iter().map(|secret| secret.as_str()).collect())
    }

    /// What is to be sent, set by set; or everything that is wrong.
    pub(super) fn prepare(&self) -> Result<Vec<Option<Authorization>>, Vec<Violation>> {
        let mut violations = Vec::new();
        let mut prepared = Vec::with_capacity(self.sets.len());
        for (set, secrets) in self.api.auth.iter().zip(&self.sets) {
            let Some(secrets) = secrets else {
                prepared.push(None);
                continue;
            };
            let before = violations.len();
            for (name, secret) in set.scheme.names().into_iter().zip(secrets) {
                violations
                    .extend(problem(&set.scheme, name, secret).map(|it| Violation::new(name.to_owned(), it)));
            }
            if violations.len() == before {
                match authorization(set, secrets) {
                    Some(authorization) => prepared.push(Some(authorization)),
                    None => {
                        violations.push(Violation::new(set.name.to_owned(), "cannot be sent in a header"))
                    }
                }
            }
        }
        if violations.is_empty() { Ok(prepared) } else { Err(violations) }
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Credentials");
        for (set, secrets) in self.api.auth.iter().zip(&self.sets) {
            debug.field(set.name, &secrets.as_ref().map(|_| format_args!("****")));
        }
        debug.finish()
    }
}

impl Scheme {
    /// The names that the API gives to the scheme's secrets.
    pub(super) fn names(&self) -> Vec<&'static str> {
        match *self {
            Self::Basic { username, password } => vec![username, password],
            Self::Bearer { token } => vec![token],
            Self::Header { key, .. } => vec![key],
        }
    }
}

fn problem(scheme: &Scheme, name: &str, secret: &str) -> Option<&'static str> {
    if secret.is_empty() {
        return Some("is empty");
    }
    if secret.chars().any(char::is_control) {
        return Some("holds a control character, perhaps a line break from a file");
    }
    match scheme {
        Scheme::Basic { username, .. } if name == *username && secret.contains(':') => {
            Some("holds a colon, which Basic authentication cannot carry in its first part")
        }
        Scheme::Basic { .. } => None,
        // A key may be of two words, such as `Bot TOKEN`.
        Scheme::Header { .. } if secret.starts_with(' ') || secret.ends_with(' ') => {
            Some("begins or ends with a space, which a header cannot carry")
        }
        Scheme::Bearer { .. } | Scheme::Header { .. } => {
            let may_have_spaces = matches!(scheme, Scheme::Header { .. });
            (!secret.bytes().all(|byte| byte.is_ascii_graphic() || may_have_spaces && byte == b' '))
                .then_some("holds a character that is no visible ASCII")
        }
    }
}

fn authorization(set: &AuthSet, secrets: &Secrets) -> Option<Authorization> {
    let (name, text) = match (&set.scheme, &secrets[..]) {
        (Scheme::Basic { .. }, [username, password]) => {
            let plain = Zeroizing::new([username.as_str(), ":", password.as_str()].concat());
            let encoded = Zeroizing::new(STANDARD.encode(plain.as_bytes()));
            (header::AUTHORIZATION, ["Basic ", encoded.as_str()].concat())
        }
        (Scheme::Bearer { .. }, [token]) => (header::AUTHORIZATION, ["Bearer ", token.as_str()].concat()),
        (Scheme::Header { header, .. }, [key]) => {
            (HeaderName::try_from(*header).ok()?, key.as_str().to_owned())
        }
        _ => return None,
    };
    let text = Bytes::from_owner(Zeroizing::new(text.into_bytes()));
    let mut value = HeaderValue::from_maybe_shared(text).ok()?;
    value.set_sensitive(true);
    Some(Authorization { name, value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meta::Failure;

    static API: Api = Api {
        name: "sample",
        base_url: "https://h",
        auth: &[
            AuthSet { name: "app", scheme: Scheme::Basic { username: "app_key", password: "master_secret" } },
            AuthSet { name: "dev", scheme: Scheme::Bearer { token: "dev_token" } },
            AuthSet { name: "key", scheme: Scheme::Header { header: "x-api-key", key: "api_key" } },
        ],
        failure: Failure { code: &[], message: &[], success: &[] },
        codes: &[],
    };

    fn app(username: &str, password: &str) -> Credentials {
        Credentials::new(&API).with(0, [username.to_owned(), password.to_owned()])
    }

    fn problems(credentials: &Credentials) -> Vec<String> {
        let violations = credentials.prepare().err().unwrap_or_default();
        violations.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn each_scheme_is_sent_as_its_standard_says() {
        let credentials =
            app("Aladdin", "open sesame").with(1, ["t-1".to_owned()]).with(2, ["k-1".to_owned()]);
        let prepared: Vec<_> = credentials.prepare().unwrap().into_iter().flatten().collect();
        let sent: Vec<_> = prepared.iter().map(|it| (it.name.as_str(), it.value.to_str().unwrap())).collect();
        assert_eq!(
            sent,
            [
                ("authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
                ("authorization", "Bearer t-1"),
                ("x-api-key", "k-1")
            ]
        );
        assert!(prepared.iter().all(|it| it.value.is_sensitive()));
    }

    #[test]
    fn a_set_that_was_not_given_is_no_mistake_yet() {
        assert!(Credentials::new(&API).prepare().unwrap().iter().all(Option::is_none));
    }

    #[test]
    fn what_a_header_cannot_carry_is_refused_by_name() {
        assert_eq!(problems(&app("", "x")), ["app_key: is empty"]);
        assert!(problems(&app("k\r\nx: y", "x"))[0].starts_with("app_key: holds a control character"));
        assert!(problems(&app("k", "x\n"))[0].starts_with("master_secret: holds a control character"));
        assert!(problems(&app("a:b", "x"))[0].starts_with("app_key: holds a colon"));
        assert!(problems(&app("a", "x:y")).is_empty());
        assert!(problems(&app("\u{5bc6}", "\u{94a5}")).is_empty());
        let bearer = Credentials::new(&API).with(1, ["a b".to_owned()]);
        assert!(problems(&bearer)[0].starts_with("dev_token: holds a character"));
    }

    #[test]
    fn all_mistakes_are_told_at_once_and_none_shows_the_value() {
        let credentials = app("", "to\tp").with(1, ["sec ret".to_owned()]);
        let problems = problems(&credentials);
        assert_eq!(problems.len(), 3);
        assert!(!problems.concat().contains("sec ret"));
    }

    #[test]
    fn no_secret_is_shown() {
        let shown = format!("{:?}", app("key-1", "secret-1"));
        assert_eq!(shown, r#"Credentials { app: Some(****), dev: None, key: None }"#);
    }
}

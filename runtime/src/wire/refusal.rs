use http::StatusCode;

use crate::error::{Foreign, OwnedCode};
use crate::json::{self, Root};
use crate::meta::{Api, Failure};
use crate::record::{Place, Scalar, Search};

/// What the API says about a failure.
#[derive(Debug)]
pub(super) struct Refusal {
    /// The code; `None` where there is none, or one that no API of this kind has.
    pub(super) code: Option<OwnedCode>,
    pub(super) message: Option<String>,
}

/// The keys of an answer's outermost object that a failure object hides behind.
pub(super) fn keys(api: &'static Api) -> [Option<&'static str>; 2] {
    let message = if api.failure.message.len() > 1 { api.failure.message.first() } else { None };
    [api.failure.code.first().copied(), message.copied()]
}

/// Looks for a failure object, in its own pass over the answer; a code that means success is none.
///
/// Where the code is missing, a message is enough: on a failed status always, else where it stands in an
/// object of its own. Without certainty it is a failure: an object that appears twice, a code of no kind
/// that a code can have.
pub(super) fn find(api: &'static Api, status: StatusCode, body: &[u8]) -> Option<Refusal> {
    let failure = &api.failure;
    let mut finder = Finder::new(failure);
    json::read(body, Place::Search(&mut finder), Root::default()).ok()?;
    let found = finder.found;
    let message = found.message.filter(|message| !message.is_empty());
    match found.code {
        Coded::As(code) if failure.success.contains(&code.as_wire()) => None,
        Coded::As(code) => Some(Refusal { code: Some(code), message }),
        Coded::Oddly => Some(Refusal { code: None, message }),
        Coded::Not => {
            let enough = message.is_some() && (failure.message.len() > 1 || !status.is_success());
            enough.then_some(Refusal { code: None, message })
        }
    }
}

/// What was found of a failure object.
#[derive(Default)]
struct Found {
    code: Coded,
    message: Option<String>,
}

/// What stands where the code should.
#[derive(Default)]
enum Coded {
    #[default]
    Not,
    As(OwnedCode),
    Oddly,
}

/// Follows the pointers to the code and to the message at once.
struct Finder {
    failure: &'static Failure,
    /// How deep in the document it is.
    depth: usize,
    /// How many tokens of the code's pointer the way here begins with.
    code_tokens: usize,
    /// How many of the message's.
    message_tokens: usize,
    /// Whether it is in the object as which serde_json may hand a code over.
    in_number: bool,
    /// Whether that object had nothing else before its end.
    was_number: bool,
    found: Found,
}

impl Finder {
    fn new(failure: &'static Failure) -> Self {
        Self {
            failure,
            depth: 0,
            code_tokens: 0,
            message_tokens: 0,
            in_number: false,
            was_number: false,
            found: Found::default(),
        }
    }

    fn is_code(&self) -> bool {
        is_end(self.failure.code, self.code_tokens, self.depth)
    }

    fn set_code(&mut self, code: Coded) {
        if self.is_code() {
            self.found.code = match self.found.code {
                Coded::Not => code,
                _ => Coded::Oddly,
            };
        }
    }
}

/// Whether the way here is the whole pointer; an empty one points to nothing.
fn is_end(pointer: &[&str], followed: usize, depth: usize) -> bool {
    followed == depth && depth == pointer.len() && !pointer.is_empty()
}

/// How many tokens of a pointer the way into this member begins with.
fn follow(pointer: &[&str], followed: usize, depth: usize, name: &str) -> usize {
    let follows = followed == depth && pointer.get(depth).is_some_and(|token| *token == name);
    followed + usize::from(follows)
}

impl Search for Finder {
    fn scalar(&mut self, scalar: Scalar<'_>) {
        let integer = |code: Option<i64>| code.map_or(Coded::Oddly, |code| Coded::As(OwnedCode::Int(code)));
        match scalar {
            Scalar::Text(digits) if self.in_number => self.set_code(integer(digits.parse().ok())),
            _ if self.in_number => self.set_code(Coded::Oddly),
            Scalar::Null => {}
            Scalar::Bool(_) | Scalar::Float(_) => self.set_code(Coded::Oddly),
            Scalar::Int(number) => self.set_code(integer(Some(number))),
            Scalar::UInt(number) => self.set_code(integer(number.try_into().ok())),
            Scalar::Text(text) => {
                if is_end(self.failure.message, self.message_tokens, self.depth) {
                    self.found.message = Some(text.into());
                }
                if !text.is_empty() && self.is_code() {
                    self.set_code(Coded::As(OwnedCode::Text(Foreign(text.into()))));
                }
            }
        }
    }

    fn compound(&mut self) {
        if !std::mem::take(&mut self.was_number) {
            self.set_code(Coded::Oddly);
        }
    }

    fn enter(&mut self, name: &str) -> bool {
        self.was_number = false;
        if self.in_number {
            // What a number holds has no members.
            return false;
        }
        if self.is_code() && name == json::NUMBER {
            self.in_number = true;
            return true;
        }
        let code = follow(self.failure.code, self.code_tokens, self.depth, name);
        let message = follow(self.failure.message, self.message_tokens, self.depth, name);
        let enters = code > self.depth || message > self.depth;
        if enters {
            (self.code_tokens, self.message_tokens) = (code, message);
            self.depth += 1;
        }
        enters
    }

    fn leave(&mut self) {
        self.was_number = std::mem::take(&mut self.in_number);
        if !self.was_number {
            self.depth = self.depth.saturating_sub(1);
            self.code_tokens = self.code_tokens.min(self.depth);
            self.message_tokens = self.message_tokens.min(self.depth);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Seen = Option<(Option<OwnedCode>, Option<String>)>;

    fn seen(code: &'static [&'static str], message: &'static [&'static str], body: &str) -> Seen {
        let api = Api {
            name: "sample",
            base_url: "https://h",
            auth: &[],
            failure: Failure { code, message, success: &[] },
            codes: &[],
        };
        let found = find(Box::leak(Box::new(api)), StatusCode::OK, body.as_bytes())?;
        Some((found.code, found.message))
    }

    fn coded(code: i64, message: Option<&str>) -> Seen {
        Some((Some(OwnedCode::Int(code)), message.map(Into::into)))
    }

    #[test]
    fn code_and_message_are_found_where_their_pointers_point() {
        let (code, message) = (&["error", "code"], &["error", "message"]);
        let find = |body| seen(code, message, body);
        assert_eq!(find(r#"{"error":{"code":5,"message":"m"}}"#), coded(5, Some("m")));
        assert_eq!(find(r#"{"a":{"error":{"code":4}},"error":{"x":{"code":3},"code":5}}"#), coded(5, None));
        assert_eq!(find(r#"{"code":4,"error":[{"code":3}],"message":"m"}"#), None);
        assert_eq!(find(r#"{"error":{"code":null,"message":""}}"#), None);
        assert_eq!(find(r#"{"error":{"code":5}"#), None);
        let code = &["errors", "1", "code"];
        assert_eq!(seen(code, &[], r#"{"errors":[{"code":4},{"code":5},{"code":6}]}"#), coded(5, None));
        // A message behind what would be a code.
        let odd = Some((None, Some("m".to_owned())));
        assert_eq!(seen(&["error"], &["error", "text"], r#"{"error":{"text":"m"}}"#), odd);
        assert_eq!(seen(&["error"], &["error", "text"], r#"{"error":5}"#), coded(5, None));
    }

    #[test]
    fn a_code_that_is_none_is_a_failure_without_one() {
        for body in [
            r#"{"code":{}}"#,
            r#"{"code":[5]}"#,
            r#"{"code":5.5}"#,
            r#"{"code":true}"#,
            r#"{"code":18446744073709551615}"#,
            r#"{"code":5,"code":5}"#,
            r#"{"code":5,"code":{}}"#,
            r#"{"code":{"$serde_json::private::Number":"5.5"}}"#,
            r#"{"code":{"$serde_json::private::Number":{"a":1}}}"#,
            r#"{"code":{"$serde_json::private::Number":null}}"#,
            r#"{"code":{"$serde_json::private::Number":5}}"#,
            r#"{"code":{"$serde_json::private::Number":"5","x":1}}"#,
            r#"{"code":{"x":1,"$serde_json::private::Number":"5"},"code":6}"#,
            r#"{"code":{"$serde_json::private::Number":{"$serde_json::private::Number":"5"}}}"#,
            r#"{"code":{"$serde_json::private::Number":[{"$serde_json::private::Number":"5"}]}}"#,
        ] {
            assert_eq!(seen(&["code"], &["message"], body), Some((None, None)), "{body}");
            let deeper = format!(r#"{{"error":{}}}"#, body.replace(r#"{"code""#, r#"{"message":"m","code""#));
            let odd = Some((None, Some("m".to_owned())));
            assert_eq!(seen(&["error", "code"], &["error", "message"], &deeper), odd, "{deeper}");
            let followed = format!(r#"{},"message":"m"}}"#, body.strip_suffix('}').unwrap());
            assert_eq!(seen(&["code"], &["message"], &followed), odd, "{followed}");
        }
    }

    /// What serde_json gives when a crate elsewhere has its feature `arbitrary_precision` on.
    #[test]
    fn a_code_in_an_object_of_serde_json_is_a_code() {
        let body = r#"{"code":{"$serde_json::private::Number":"50009"},"message":"m"}"#;
        assert_eq!(seen(&["code"], &["message"], body), coded(50009, Some("m")));
    }
}

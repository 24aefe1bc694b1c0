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
pub(super) fn find(api: &Api, status: StatusCode, body: &[u8]) -> Option<Refusal> {
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

/// The rest of a JSON pointer, where the way here followed it.
type Pointer = Option<&'static [&'static str]>;

/// Follows two pointers at once.
struct Finder {
    here: Spot,
    /// The way here.
    before: Vec<Spot>,
    /// Whether the object here was a number.
    was_number: bool,
    found: Found,
}

/// Where a search is.
#[derive(Clone, Copy)]
struct Spot {
    code: Pointer,
    message: Pointer,
    /// Whether it is in the object as which serde_json may hand a number over.
    in_number: bool,
}

fn pointer(tokens: &'static [&'static str]) -> Pointer {
    (!tokens.is_empty()).then_some(tokens)
}

fn follow(pointer: Pointer, token: &str) -> Pointer {
    match pointer?.split_first() {
        Some((first, rest)) if *first == token => Some(rest),
        _ => None,
    }
}

impl Finder {
    fn new(failure: &Failure) -> Self {
        let here = Spot { code: pointer(failure.code), message: pointer(failure.message), in_number: false };
        Self { here, before: Vec::new(), was_number: false, found: Found::default() }
    }

    fn is_code(&self) -> bool {
        self.here.code.is_some_and(<[_]>::is_empty)
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

impl Search for Finder {
    fn scalar(&mut self, scalar: Scalar<'_>) {
        let integer = |code: Option<i64>| code.map_or(Coded::Oddly, |code| Coded::As(OwnedCode::Int(code)));
        match scalar {
            Scalar::Null => {}
            Scalar::Text(digits) if self.here.in_number => self.set_code(integer(digits.parse().ok())),
            Scalar::Bool(_) | Scalar::Float(_) => self.set_code(Coded::Oddly),
            Scalar::Int(number) => self.set_code(integer(Some(number))),
            Scalar::UInt(number) => self.set_code(integer(number.try_into().ok())),
            Scalar::Text(text) => {
                if self.here.message.is_some_and(<[_]>::is_empty) {
                    self.found.message = Some(text.into());
                }
                if !text.is_empty() {
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
        let Spot { code, message, .. } = self.here;
        let inside = if self.is_code() && name == json::NUMBER {
            Spot { code, message: None, in_number: true }
        } else {
            Spot { code: follow(code, name), message: follow(message, name), in_number: false }
        };
        let enters = inside.code.is_some() || inside.message.is_some();
        if enters {
            self.before.push(std::mem::replace(&mut self.here, inside));
        }
        enters
    }

    fn leave(&mut self) {
        self.was_number = self.here.in_number;
        if let Some(before) = self.before.pop() {
            self.here = before;
        }
    }
}

use std::fmt;

use http::StatusCode;
use serde_core::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::error::{Foreign, OwnedCode};
use crate::json::{self, Key};
use crate::meta::Api;

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
    let (text, _) = json::document(body).ok()?;
    let mut found = Found::default();
    let seed = Finder { code: pointer(failure.code), message: pointer(failure.message), found: &mut found };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    seed.deserialize(&mut deserializer).and_then(|()| deserializer.end()).ok()?;
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

/// Follows two pointers at once, and skips everything else.
struct Finder<'f> {
    code: Pointer,
    message: Pointer,
    found: &'f mut Found,
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

impl Finder<'_> {
    fn inside(&mut self, token: &str) -> Option<Finder<'_>> {
        let (code, message) = (follow(self.code, token), follow(self.message, token));
        (code.is_some() || message.is_some()).then_some(Finder { code, message, found: self.found })
    }

    fn is_code(&self) -> bool {
        self.code.is_some_and(<[_]>::is_empty)
    }

    fn set_code(self, code: Coded) {
        if self.is_code() {
            self.found.code = match self.found.code {
                Coded::Not => code,
                _ => Coded::Oddly,
            };
        }
    }
}

impl<'de> DeserializeSeed<'de> for Finder<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Finder<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an answer")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        self.set_code(Coded::Oddly);
        Ok(())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.set_code(Coded::As(OwnedCode::Int(number)));
        Ok(())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.set_code(i64::try_from(number).map_or(Coded::Oddly, |code| Coded::As(OwnedCode::Int(code))));
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        self.set_code(Coded::Oddly);
        Ok(())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        if self.message.is_some_and(<[_]>::is_empty) {
            self.found.message = Some(text.into());
        }
        if self.is_code() && !text.is_empty() {
            self.set_code(Coded::As(OwnedCode::Text(Foreign(text.into()))));
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        let mut index = 0_usize;
        loop {
            let more = match self.inside(&index.to_string()) {
                Some(inside) => items.next_element_seed(inside)?.is_some(),
                None => items.next_element::<IgnoredAny>()?.is_some(),
            };
            if !more {
                self.set_code(Coded::Oddly);
                return Ok(());
            }
            index += 1;
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key_seed(Key)? {
            if self.is_code() && key == json::NUMBER {
                let digits = map.next_value_seed(Key)?;
                self.set_code(digits.parse().map_or(Coded::Oddly, |code| Coded::As(OwnedCode::Int(code))));
                return Ok(());
            }
            match self.inside(&key) {
                Some(inside) => map.next_value_seed(inside)?,
                None => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        self.set_code(Coded::Oddly);
        Ok(())
    }
}

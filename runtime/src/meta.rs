//! What generated code states about an API and its endpoints, as constants.

use std::ops::Deref;
use std::time::Duration;

use http::Method;

use crate::client::Facade;
use crate::endpoint::Endpoint;
use crate::record::head;

/// A described API.
#[derive(Debug)]
pub struct Api {
    /// Its name in the spec.
    pub name: &'static str,
    /// Where it is reached unless a client is told otherwise.
    pub base_url: &'static str,
    /// Its credential sets; the first is the default.
    pub auth: &'static [AuthSet],
    /// Where a failed answer keeps its code and message.
    pub failure: Failure,
    /// Its documented error codes, the successful ones left out.
    pub codes: &'static [CodeInfo],
}

/// One set of credentials.
#[derive(Debug)]
pub struct AuthSet {
    /// Its name in the spec.
    pub name: &'static str,
    /// How it is sent.
    pub scheme: Scheme,
}

/// How credentials are sent; the texts are the names that the API gives to its secrets.
#[derive(Debug)]
#[non_exhaustive]
pub enum Scheme {
    /// HTTP Basic: two secrets.
    Basic {
        /// The name of the first.
        username: &'static str,
        /// The name of the second.
        password: &'static str,
    },
    /// `Authorization: Bearer …`: one secret.
    Bearer {
        /// Its name.
        token: &'static str,
    },
    /// A header of its own: one secret.
    Header {
        /// The header, in lower case.
        header: &'static str,
        /// The secret's name.
        key: &'static str,
    },
}

/// Where a failed answer keeps its code and message: JSON pointers, split into their tokens.
#[derive(Debug)]
pub struct Failure {
    /// The code; empty where the API has none.
    pub code: &'static [&'static str],
    /// The message; empty where the API has none.
    pub message: &'static [&'static str],
    /// Codes that mean success.
    pub success: &'static [WireCode<'static>],
}

/// A documented error code.
#[derive(Debug)]
pub struct CodeInfo {
    /// The code.
    pub code: WireCode<'static>,
    /// The HTTP status that it comes with.
    pub status: Option<u16>,
    /// The documented message.
    pub message: &'static str,
}

/// An error code as it stands on the wire. A text of digits equals its number.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each variant is named after the JSON type")]
pub enum WireCode<'a> {
    Int(i64),
    Text(&'a str),
}

/// An endpoint: what is its own, and the manner in which it is called, which it shares with others.
///
/// Its own are its name in the spec, which is the name of the client's method, its method, and its path below the base URL,
/// as `/codes/{0}/valid`: literal text, percent-encoded where it must be, and in braces the index of the request field that
/// stands there as one encoded segment.
///
/// Generated code has no constant of this type: the compiler makes it of the request's words where the endpoint is called, so
/// that a check of a large API has nothing to do with it.
#[derive(Clone, Copy, Debug)]
pub struct Meta(pub &'static str, pub &'static str, pub &'static str, pub &'static Manner);

/// How endpoints are called. Most of an API's agree in all of it, so that it is stated once for them.
#[derive(Debug)]
pub struct Manner {
    /// The API they belong to.
    pub api: &'static Api,
    /// Whether a call may be sent again without proof that it was not executed.
    pub idempotency: Idempotency,
    /// The credential set they use, an index into [`Api::auth`].
    pub auth: Option<usize>,
    /// Headers that every request carries; names in lower case.
    pub headers: &'static [(&'static str, &'static str)],
    /// How the body is written.
    pub body: Body,
    /// Whether an answer without a body is a success.
    pub answer: Answer,
    /// Error codes that are an answer and not a failure.
    pub verdict: Option<&'static Verdict>,
    /// The least time between the end of one call and the next, where the spec makes it one to be repeated.
    pub poll: Option<Duration>,
    /// How many bytes the answer's body may have unless the client is told otherwise, where the spec says it.
    pub max_response_body: Option<usize>,
}

impl Meta {
    /// As the words of its request tell it.
    #[expect(clippy::panic, reason = "the compiler meets it, in code that the generator does not write")]
    pub(crate) const fn of<E: Endpoint>() -> Self {
        let (Some([name, method, path, manner]), _) = head(E::__WORDS) else {
            panic!("the words of a request begin with its endpoint")
        };
        Self(name, method, path, &<E::Client as Facade>::MANNERS[number(manner)])
    }

    /// The endpoint's name in the spec.
    #[inline]
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.0
    }

    /// Its method.
    ///
    /// # Panics
    /// If it is none of those that a spec can have: generated code states no other.
    #[must_use]
    #[expect(clippy::panic, reason = "the generator writes no other methods")]
    pub const fn method(&self) -> Method {
        match self.1.as_bytes() {
            b"GET" => Method::GET,
            b"HEAD" => Method::HEAD,
            b"POST" => Method::POST,
            b"PUT" => Method::PUT,
            b"PATCH" => Method::PATCH,
            b"DELETE" => Method::DELETE,
            _ => panic!("an endpoint has one of the methods of a spec"),
        }
    }

    /// Its path below the base URL.
    #[must_use]
    pub const fn path(&self) -> Path {
        Path(self.2)
    }

    /// How it is called.
    #[inline]
    #[must_use]
    pub const fn manner(&self) -> &'static Manner {
        self.3
    }
}

/// The number of these digits.
const fn number(digits: &str) -> usize {
    // Constants cannot use iterators yet.
    let (mut number, mut rest) = (0, digits.as_bytes());
    while let [digit, behind @ ..] = rest {
        number = number * 10 + (*digit - b'0') as usize;
        rest = behind;
    }
    number
}

impl Deref for Meta {
    type Target = Manner;

    #[inline]
    fn deref(&self) -> &Manner {
        self.3
    }
}

/// The path of an endpoint, fields in braces.
#[derive(Clone, Copy, Debug)]
pub struct Path(&'static str);

/// A part of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Segment {
    /// Literal text, slashes included, percent-encoded where it must be.
    Literal(&'static str),
    /// The request field of this index, as one encoded segment.
    Field(usize),
}

impl Path {
    /// Whether a field stands in it.
    pub(crate) const fn has_field(self) -> bool {
        // Constants cannot use iterators yet.
        let mut rest = self.0.as_bytes();
        while let [byte, after @ ..] = rest {
            if *byte == b'{' {
                return true;
            }
            rest = after;
        }
        false
    }

    /// Its parts, in their order.
    pub(crate) fn segments(self) -> impl Iterator<Item = Segment> {
        // Neither brace can stand in the path of a URI by itself.
        self.0.split(['{', '}']).enumerate().map(|(nth, part)| match nth % 2 {
            0 => Segment::Literal(part),
            _ => Segment::Field(part.parse().unwrap_or(usize::MAX)),
        })
    }
}

/// What sending a request twice does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idempotency {
    /// Nothing: it only reads.
    Safe,
    /// The same as sending it once, and the second answer is like the first.
    Idempotent,
    /// Something else.
    None,
}

/// How a request's body is written.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Body {
    /// There is none.
    None,
    /// `application/json`.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/form-data`, which alone can carry files.
    Multipart,
}

/// What a successful answer holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Answer {
    /// Nothing: whatever comes is skipped.
    Empty,
    /// JSON.
    Json,
}

/// Error codes that are an answer: with one of `codes` the call succeeds, whatever the status, and the
/// response has the values of `sets`. Another documented code is an error. Without a documented code, the
/// response's own fields decide, and a failed status is accepted when they already hold `sets`.
#[derive(Debug)]
pub struct Verdict {
    /// The codes.
    pub codes: &'static [WireCode<'static>],
    /// Response fields, by index, and the truth value they get.
    pub sets: &'static [(usize, bool)],
}

impl PartialEq for WireCode<'_> {
    fn eq(&self, other: &WireCode<'_>) -> bool {
        match (self, other) {
            (Self::Int(a), WireCode::Int(b)) => a == b,
            (Self::Text(a), WireCode::Text(b)) => a == b,
            (Self::Int(number), WireCode::Text(text)) | (Self::Text(text), WireCode::Int(number)) => {
                text.parse() == Ok(*number)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Path, Segment, number};

    #[test]
    fn a_number_is_read_in_a_constant() {
        const NUMBERS: [usize; 3] = [number("0"), number("7"), number("120")];
        assert_eq!(NUMBERS, [0, 7, 120]);
    }

    #[test]
    fn a_path_is_its_text_and_its_fields_in_order() {
        let parts =
            |path| Path(path).segments().filter(|part| *part != Segment::Literal("")).collect::<Vec<_>>();
        assert_eq!(parts("/codes"), [Segment::Literal("/codes")]);
        assert_eq!(
            parts("/codes/{0}/valid"),
            [Segment::Literal("/codes/"), Segment::Field(0), Segment::Literal("/valid")]
        );
        assert_eq!(
            parts("/{10}{2}.json"),
            [Segment::Literal("/"), Segment::Field(10), Segment::Field(2), Segment::Literal(".json")]
        );
        assert!(Path("/{0}").has_field() && !Path("/codes").has_field() && !Path("").has_field());
    }
}

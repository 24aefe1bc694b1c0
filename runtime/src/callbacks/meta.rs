use std::time::Duration;

/// What the spec says of the callbacks that come to one address.
#[derive(Debug)]
pub struct Callback {
    /// Their name in the spec.
    pub name: &'static str,
    /// The query parameter of a GET that is answered with its value; empty where there is no such request.
    pub echo: &'static str,
    /// The form field that holds the kind of the event.
    pub kind: &'static str,
    /// The form field that holds the event, as JSON.
    pub data: &'static str,
    /// How a request proves where it comes from.
    pub signature: Signature,
}

/// A signature over a text that is put together from secrets and form fields.
#[derive(Debug)]
pub struct Signature {
    /// The form field that holds it, in hexadecimal digits.
    pub field: &'static str,
    /// How the text becomes the signature.
    pub hash: Hash,
    /// The text.
    pub text: &'static [Piece],
    /// The form field that holds the time of signing.
    pub timestamp: &'static str,
    /// What that time counts.
    pub unit: Unit,
    /// The form field that holds a text of which there is one for each request.
    pub nonce: &'static str,
    /// How long after its signing a request is taken, unless a handler says otherwise.
    pub max_age: Duration,
}

/// A part of the text that is signed.
#[derive(Clone, Copy, Debug)]
pub enum Piece {
    /// As it stands.
    Literal(&'static str),
    /// The secret of this index.
    Secret(usize),
    /// The value of this form field.
    Field(&'static str),
}

/// How a text becomes a signature.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Hash {
    /// SHA-1 of the text.
    Sha1,
}

/// What a time counts since 1970.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Unit {
    /// Seconds.
    Seconds,
    /// Milliseconds.
    Milliseconds,
}

impl Unit {
    /// So many of it are a second.
    pub(super) fn per_second(self) -> u64 {
        match self {
            Self::Seconds => 1,
            Self::Milliseconds => 1000,
        }
    }
}

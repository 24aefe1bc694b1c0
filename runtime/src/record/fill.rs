use std::fmt;

use super::{Fit, Number, Place};

/// A scalar of a document.
#[derive(Clone, Copy, Debug)]
pub enum Scalar<'a> {
    Null,
    Bool(bool),
    Int(i64),
    UInt(u64),
    Float(f64),
    Text(&'a str),
}

/// Why a value does not go into a place. It names kinds and never values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mismatch {
    expected: &'static str,
    found: &'static str,
}

/// Puts a scalar of a JSON document into its place.
pub(crate) fn fill(place: Place<'_>, scalar: Scalar<'_>) -> Result<(), Mismatch> {
    match offer(place, scalar)? {
        Fit::Taken => Ok(()),
        Fit::Refused | Fit::Nothing => {
            Err(Mismatch { expected: "another code", found: "one that means success" })
        }
    }
}

/// Puts a text of a JSON document into its place. Most texts go into a text: that is looked at first.
pub(crate) fn fill_text(mut place: Place<'_>, text: &str) -> Result<(), Mismatch> {
    match &mut place {
        Place::Str { to, .. } => **to = text.to_owned(),
        Place::Option(option) => match option.fill() {
            Place::Str { to, .. } => *to = text.to_owned(),
            _ => return fill(place, Scalar::Text(text)),
        },
        _ => return fill(place, Scalar::Text(text)),
    }
    Ok(())
}

/// Puts plain text into its place: what stands in a path, a query, a header or a form. A list gets one more
/// item.
pub(crate) fn fill_from_text(place: Place<'_>, text: &str) -> Result<(), Mismatch> {
    match place {
        Place::Bool(_) => match text {
            "true" => fill(place, Scalar::Bool(true)),
            "false" => fill(place, Scalar::Bool(false)),
            _ => fill(place, Scalar::Text(text)),
        },
        Place::Number { to, .. } => fill(Place::Number { to, loose: true }, Scalar::Text(text)),
        Place::List(list) => fill_from_text(list.push(), text),
        Place::Option(option) => match option.fill() {
            Place::Enum(to) => {
                if offer_text(to, text)? == Fit::Nothing {
                    option.clear();
                }
                Ok(())
            }
            place => fill_from_text(place, text),
        },
        Place::Enum(to) => match offer_text(to, text)? {
            Fit::Taken => Ok(()),
            Fit::Refused | Fit::Nothing => {
                Err(Mismatch { expected: "another code", found: "one that means success" })
            }
        },
        place => fill(place, Scalar::Text(text)),
    }
}

/// An enum in plain text may be of either kind.
fn offer_text(to: &mut dyn super::EnumPlace, text: &str) -> Result<Fit, Mismatch> {
    match to.set_str(text) {
        Fit::Refused => match integer(text).and_then(|number| i64::try_from(number).ok()) {
            Some(number) => offer(Place::Enum(to), Scalar::Int(number)),
            None => Err(Mismatch { expected: "an integer", found: "a text" }),
        },
        fit => Ok(fit),
    }
}

impl Mismatch {
    #[cold]
    pub(crate) fn new(place: &Place<'_>, found: &'static str) -> Self {
        Self { expected: expected(place), found }
    }

    /// Of a number that is not an integer of 64 bits.
    #[cold]
    pub(crate) fn number(place: &Place<'_>) -> Self {
        Self::new(place, Scalar::Float(0.0).kind())
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found {}", self.expected, self.found)
    }
}

fn offer(place: Place<'_>, scalar: Scalar<'_>) -> Result<Fit, Mismatch> {
    match (place, scalar) {
        (Place::Unit | Place::Nowhere, _) => {}
        (Place::Option(option), Scalar::Null) => option.clear(),
        (Place::Option(option), scalar) => {
            if offer(option.fill(), scalar)? == Fit::Nothing {
                option.clear();
            }
        }
        (Place::Str { to, .. }, Scalar::Text(text)) => *to = text.to_owned(),
        (Place::Str { to, loose: true }, Scalar::Int(number)) => *to = number.to_string(),
        (Place::Str { to, loose: true }, Scalar::UInt(number)) => *to = number.to_string(),
        (Place::Bool(to), Scalar::Bool(value)) => *to = value,
        (Place::Number { to, .. }, Scalar::Int(number)) => to.set(number.into())?,
        (Place::Number { to, .. }, Scalar::UInt(number)) => to.set(number.into())?,
        (Place::Number { to: Number::F64(to), .. }, Scalar::Float(number)) => to.set(number),
        // JSON's `-0` is an integer; serde_json hands it over as a float, so that its sign survives.
        (Place::Number { to, .. }, Scalar::Float(0.0)) => to.set(0)?,
        (Place::Number { to, loose: true }, Scalar::Text(text)) => to.set_text(text)?,
        (Place::Enum(to), scalar) => return offer_enum(to, scalar),
        (Place::Search(search), scalar) => search.scalar(scalar),
        (place, scalar) => return Err(Mismatch { expected: expected(&place), found: scalar.kind() }),
    }
    Ok(Fit::Taken)
}

fn offer_enum(to: &mut dyn super::EnumPlace, scalar: Scalar<'_>) -> Result<Fit, Mismatch> {
    let fit = match scalar {
        Scalar::Int(number) => to.set_int(number),
        Scalar::UInt(number) => i64::try_from(number).map_or(Fit::Refused, |number| to.set_int(number)),
        Scalar::Text(text) => to.set_str(text),
        Scalar::Null | Scalar::Bool(_) | Scalar::Float(_) => Fit::Refused,
    };
    match (fit, scalar) {
        (Fit::Refused, Scalar::Text(_)) => Err(Mismatch { expected: "an integer", found: scalar.kind() }),
        (Fit::Refused, Scalar::UInt(_)) => {
            Err(Mismatch { expected: "a value of the described kind", found: "an integer outside its range" })
        }
        (Fit::Refused, _) => Err(Mismatch { expected: ENUM, found: scalar.kind() }),
        (fit, _) => Ok(fit),
    }
}

const ENUM: &str = "a value of the described kind";

impl Number<'_> {
    fn set(self, number: i128) -> Result<(), Mismatch> {
        macro_rules! fit {
            ($to:ident, $expected:literal) => {
                match number.try_into() {
                    Ok(number) => *$to = number,
                    Err(_) => return Err(Mismatch { expected: $expected, found: "one outside that range" }),
                }
            };
        }
        match self {
            Self::U8(to) => fit!(to, "an integer from 0 to 255"),
            Self::U16(to) => fit!(to, "an integer from 0 to 65535"),
            Self::U32(to) => fit!(to, "an integer from 0 to 4294967295"),
            Self::U64(to) => fit!(to, "an integer from 0 to 18446744073709551615"),
            Self::I8(to) => fit!(to, "an integer from -128 to 127"),
            Self::I16(to) => fit!(to, "an integer from -32768 to 32767"),
            Self::I32(to) => fit!(to, "an integer from -2147483648 to 2147483647"),
            Self::I64(to) => fit!(to, "an integer from -9223372036854775808 to 9223372036854775807"),
            #[expect(clippy::cast_precision_loss, reason = "a float takes an integer as JSON means it")]
            Self::F64(to) => to.set(number as f64),
        }
        Ok(())
    }

    fn set_text(self, text: &str) -> Result<(), Mismatch> {
        match self {
            Self::F64(to) => match to.read(text) {
                true => Ok(()),
                false => Err(Mismatch { expected: "a number", found: "another text" }),
            },
            to => match integer(text) {
                Some(number) => to.set(number),
                None => Err(Mismatch { expected: "an integer in digits", found: "another text" }),
            },
        }
    }
}

impl Scalar<'_> {
    fn kind(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a truth value",
            Self::Int(_) | Self::UInt(_) => "an integer",
            Self::Float(_) => "another kind of number",
            Self::Text(_) => "a string",
        }
    }
}

fn expected(place: &Place<'_>) -> &'static str {
    match place {
        Place::Nowhere | Place::Unit | Place::Search(_) => "nothing",
        Place::Bool(_) => "true or false",
        Place::Number { to: Number::F64(_), loose: false } => "a number",
        Place::Number { to: Number::F64(_), loose: true } => "a number or one in a string",
        Place::Number { loose: false, .. } => "an integer",
        Place::Number { loose: true, .. } => "an integer or one in a string",
        Place::Str { loose: false, .. } => "a string",
        Place::Str { loose: true, .. } => "a string or an integer",
        Place::Enum(_) => ENUM,
        Place::File(_) => "a file",
        Place::Option(_) => "an optional value",
        Place::List(_) => "a list",
        Place::Map(_) | Place::Record(_) => "an object",
    }
}

/// Digits with an optional minus sign, and nothing else.
pub(crate) fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

pub(crate) fn integer(text: &str) -> Option<i128> {
    if is_integer(text) { text.parse().ok() } else { None }
}

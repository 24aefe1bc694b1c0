use std::fmt::{Debug, Display, Formatter, Result};
use std::str::FromStr;

use super::{Number, Place, Value, display_masked};

/// Which of an API's own types around a scalar a value is of: a type without values, which only tells.
///
/// All of them are one generic type of the generated module, and not one type each, since a dozen impls for each of them
/// took a twentieth of the check of a large API. It is the module's and not ours, so that a user can implement any trait
/// for an identifier.
pub trait Kind: 'static {
    /// What it is on the wire.
    type Scalar: Primitive;
    /// The type's name in Rust.
    const NAME: &'static str;
    /// Whether the other JSON type is read as well.
    const IS_LOOSE: bool = false;
    /// Whether it is masked wherever it is shown.
    const IS_SENSITIVE: bool = false;
}

/// A scalar that an API can have a type of its own around.
pub trait Primitive: Value + Clone + PartialEq + PartialOrd + Debug + Display + FromStr {
    /// The value, to be written from the other JSON type as well: a text from an integer, a number from a text of digits.
    fn __loose(&mut self) -> Place<'_> {
        self.__place()
    }

    /// Shows as much as a log may have of it: nothing, unless it is a telephone number.
    ///
    /// # Errors
    /// Only when the formatter fails.
    fn __display_masked(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("****")
    }
}

impl Primitive for bool {}

impl Primitive for String {
    fn __loose(&mut self) -> Place<'_> {
        Place::Str { to: self, loose: true }
    }

    fn __display_masked(&self, f: &mut Formatter<'_>) -> Result {
        display_masked(self, f)
    }
}

macro_rules! numbers {
    ($($type:ty, $number:ident;)*) => {$(
        impl Primitive for $type {
            fn __loose(&mut self) -> Place<'_> {
                Place::Number { to: Number::$number(self), loose: true }
            }
        }
    )*};
}

numbers! {
    u8, U8;
    u16, U16;
    u32, U32;
    u64, U64;
    i8, I8;
    i16, I16;
    i32, I32;
    i64, I64;
    f64, F64;
}

/// The value, to be written.
#[inline]
pub fn place_of_kind<K: Kind>(value: &mut K::Scalar) -> Place<'_> {
    if K::IS_LOOSE { value.__loose() } else { value.__place() }
}

/// The value as it stands on the wire, masked where it has to be.
///
/// # Errors
/// Only when the formatter fails.
pub fn display_kind<K: Kind>(value: &K::Scalar, f: &mut Formatter<'_>) -> Result {
    if K::IS_SENSITIVE { value.__display_masked(f) } else { Display::fmt(value, f) }
}

/// The value in its type's name, masked where it has to be.
///
/// # Errors
/// Only when the formatter fails.
pub fn debug_kind<K: Kind>(value: &K::Scalar, f: &mut Formatter<'_>) -> Result {
    if K::IS_SENSITIVE { value.__display_masked(f) } else { f.debug_tuple(K::NAME).field(value).finish() }
}

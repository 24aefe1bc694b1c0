use std::borrow::Cow;
use std::fmt::Debug;

use crate::meta::{Api, WireCode};
use crate::record::{Fit, Value, View, integer};

/// The error codes of an API: a generated enum with one variant per documented failure, and one for codes
/// that nobody documented.
pub trait Code: Clone + Debug + PartialEq + Send + Sync + 'static {
    /// The code as a value of this type; `None` where it means success.
    fn from_wire(code: WireCode<'_>) -> Option<Self>;
}

/// A code of an API whose codes are integers; `None` where it means success, or is none.
#[must_use]
pub fn code_from_int(api: &'static Api, code: WireCode<'_>) -> Option<i64> {
    if api.failure.success.contains(&code) {
        return None;
    }
    match code {
        WireCode::Int(number) => Some(number),
        WireCode::Text(text) => integer(text)?.try_into().ok(),
    }
}

/// A code of an API whose codes are texts; `None` where it means success, or is none.
#[must_use]
pub fn code_from_text<'a>(api: &'static Api, code: WireCode<'a>) -> Option<Cow<'a, str>> {
    if api.failure.success.contains(&code) {
        return None;
    }
    match code {
        WireCode::Int(number) => Some(Cow::Owned(number.to_string())),
        WireCode::Text("") => None,
        WireCode::Text(text) => Some(Cow::Borrowed(text)),
    }
}

/// Sets an enum of error codes: a code that means success, or an empty text, is nothing; a text that is no
/// number is refused where codes are integers.
pub fn set_code<C: Code + Value>(to: &mut C, code: WireCode<'_>) -> Fit {
    if let Some(code) = C::from_wire(code) {
        *to = code;
        return Fit::Taken;
    }
    match (code, to.__view()) {
        (WireCode::Text(text), View::Int(_)) if !text.is_empty() && integer(text).is_none() => Fit::Refused,
        _ => Fit::Nothing,
    }
}

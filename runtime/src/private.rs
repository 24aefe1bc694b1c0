//! What generated code names. Nothing here is for people, and nothing here is promised.

use core::marker::PhantomData;
pub use core::time::Duration;

pub use core::clone::Clone;
pub use core::cmp::{Eq, Ord, Ordering, PartialEq, PartialOrd};
pub use core::convert::{AsRef, From, Infallible, Into};
pub use core::default::Default;
pub use core::fmt;
pub use core::future::IntoFuture;
pub use core::hash::{Hash, Hasher};
pub use core::iter::{FromIterator, IntoIterator, Iterator};
pub use core::marker::Copy;
pub use core::ops::Deref;
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{bool, f64, i8, i16, i32, i64, i128, str, u8, u16, u32, u64, usize};
pub use core::result::Result::{self, Err, Ok};
pub use core::str::FromStr;
pub use core::{concat, env, include_bytes};
pub use std::boxed::Box;
pub use std::collections::BTreeMap;
pub use std::string::{String, ToString};
pub use std::time::SystemTime;
pub use std::vec::Vec;

pub use sms_api_macros::sms_api;

pub use crate::client::{Builder, Call, CallOptions, Client, Credentials, Facade, Pending};
pub use crate::code::{Code, code_from_int, code_from_text, set_code};
pub use crate::endpoint::{CodeOf, Endpoint};
pub use crate::error::Error;
pub use crate::file::File;
pub use crate::meta::{
    Answer, Api, AuthSet, Body, CodeInfo, Failure, Idempotency, Manner, Meta, Scheme, Verdict, WireCode,
};
pub use crate::moment::{Moment, TimeFormat};
pub use crate::poller::Poller;
pub use crate::record::{
    Chars, EnumPlace, Facts, Field, Fit, Kind, ListPlace, ListView, MapPlace, MapView, Mask, Need, Number,
    OptionPlace, Place, Primitive, Real, RecordPlace, RecordView, Row, RowMut, Rule, Travel, Value, View,
    debug_kind, debug_record, display_kind, display_masked, place_of_kind, same_record,
};
pub use crate::transport::{Parts, Payload, Pieces};
pub use crate::unknown::{UnknownInteger, UnknownText};
pub use crate::wire::{Outgoing, read_response, write_request};

#[cfg(feature = "server")]
pub use core::{future::Future, marker::Send, marker::Sync};
#[cfg(feature = "server")]
pub use std::sync::Arc;

#[cfg(feature = "server")]
pub use crate::record::Blame;
#[cfg(feature = "server")]
pub use crate::server::{
    Caller, Described, Failures, Half, Refusal, Router, Serve, Serving, UnknownEndpoint, Visit, find_endpoint,
};

#[cfg(feature = "callbacks")]
pub use crate::callbacks::{
    Callback, Event, Handler, Hash as HashKind, Piece, Signature, Unit, UnknownEvent,
};

/// What most fields are: required, in the body, without limits.
pub const REQUIRED: &Facts = Facts::REQUIRED;

/// The same, but optional.
pub const OPTIONAL: &Facts = Facts::OPTIONAL;

/// An optional value of whatever a caller has that turns into it.
pub fn some<T>(value: impl Into<T>) -> Option<T> {
    Some(value.into())
}

/// A list of whatever a caller has that turns into its items.
pub fn list<T>(items: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    items.into_iter().map(Into::into).collect()
}

/// The same, of an optional one.
pub fn some_list<T>(items: impl IntoIterator<Item = impl Into<T>>) -> Option<Vec<T>> {
    Some(list(items))
}

/// A map of whatever pairs a caller has that turn into its entries.
pub fn map<T>(entries: impl IntoIterator<Item = (impl Into<String>, impl Into<T>)>) -> BTreeMap<String, T> {
    // Collecting would sort them in a list first; there are few.
    let mut map = BTreeMap::new();
    for (key, value) in entries {
        map.insert(key.into(), value.into());
    }
    map
}

/// The same, of an optional one.
pub fn some_map<T>(
    entries: impl IntoIterator<Item = (impl Into<String>, impl Into<T>)>,
) -> Option<BTreeMap<String, T>> {
    Some(map(entries))
}

/// The moment of a text.
#[must_use]
pub fn moment_of_text(format: &TimeFormat, text: &str) -> Option<Moment> {
    format.moment(text)
}

/// The moment of a number.
#[must_use]
pub fn moment_of_count(format: &TimeFormat, count: i64) -> Moment {
    format.counted(count)
}

/// A moment as text.
#[must_use]
pub fn text_of_moment(format: &TimeFormat, moment: Moment) -> String {
    format.text(moment)
}

/// A moment as a number.
#[must_use]
pub fn count_of_moment(format: &TimeFormat, moment: Moment) -> i64 {
    format.count(moment)
}

/// So many milliseconds. Clippy has opinions on which unit a constant of the standard library is made of.
#[must_use]
pub const fn millis(count: u64) -> Duration {
    Duration::from_millis(count)
}

/// Sets an enum of integers to a text of digits.
pub fn set_digits(to: &mut dyn EnumPlace, text: &str) -> Fit {
    text.parse().map_or(Fit::Refused, |value| to.set_int(value))
}

/// What the spec says of an error code.
#[must_use]
pub fn code_info(api: &'static Api, code: WireCode<'_>) -> Option<&'static CodeInfo> {
    api.codes.iter().find(|info| info.code == code)
}

/// An error code with its documented message.
///
/// # Errors
/// Only when the formatter fails.
pub fn display_code(api: &'static Api, code: WireCode<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match code {
        WireCode::Int(number) => write!(f, "{number}")?,
        WireCode::Text(text) => f.write_str(text)?,
    }
    match code_info(api, code) {
        Some(info) if !info.message.is_empty() => write!(f, " {}", info.message),
        _ => Ok(()),
    }
}

/// The type of everything in the module of a broken spec.
pub struct Broken<const ERROR: usize, E>(pub PhantomData<E>);

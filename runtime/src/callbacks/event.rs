use std::fmt;

use super::Callback;
use crate::record::Place;

/// An enum of events, made by `sms_api!`.
///
/// Nothing but generated code implements it: its items are not part of what is promised.
pub trait Event: Sized + Send + 'static {
    #[doc(hidden)]
    const CALLBACK: &'static Callback;

    /// An event of this kind to read into; `None` for a kind that the spec does not have.
    #[doc(hidden)]
    fn blank(kind: &str) -> Option<Self>;

    #[doc(hidden)]
    fn place(&mut self) -> Place<'_>;

    #[doc(hidden)]
    fn unknown(event: UnknownEvent) -> Self;
}

/// An event as it came: of a kind that the spec does not have, or with data that do not fit it.
///
/// `Debug` shows its kind and how long its data are: they may hold a telephone number.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnknownEvent {
    kind: Box<str>,
    data: Box<str>,
}

impl UnknownEvent {
    pub(super) fn new(kind: &str, data: &str) -> Self {
        Self { kind: kind.into(), data: data.into() }
    }

    /// Its kind, as the API calls it.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// Its data, JSON as a rule.
    #[must_use]
    pub fn data(&self) -> &str {
        &self.data
    }
}

impl fmt::Debug for UnknownEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = format_args!("\"{}\"", crate::record::Safe(&self.kind)).to_string();
        let data = format!("{} bytes", self.data.len());
        f.debug_struct("UnknownEvent")
            .field("kind", &format_args!("{kind}"))
            .field("data", &format_args!("{data}"))
            .finish()
    }
}

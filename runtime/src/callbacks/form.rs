use std::borrow::Cow;

use super::{Reason, Refused};
use crate::form;

/// The fields of a callback's form, or the parameters of its query.
pub(super) struct Form<'a>(Vec<(Cow<'a, str>, Cow<'a, str>)>);

impl<'a> Form<'a> {
    pub(super) fn parse(text: &'a str) -> Result<Self, Refused> {
        let pairs = form::parse(text);
        pairs.map(Self).ok_or_else(|| Refused::new(Reason::Malformed, "the request holds no form"))
    }

    /// The value of a field, which must be there, once. Of two, a signature might cover the one and the event
    /// be the other.
    pub(super) fn only(&self, name: &str) -> Result<&str, Refused> {
        let mut values = self.0.iter().filter(|(field, _)| field == name).map(|(_, value)| &**value);
        match (values.next(), values.next()) {
            (Some(""), None) => Err(Refused::new(Reason::Incomplete, format!("`{name}` is empty"))),
            (Some(value), None) => Ok(value),
            (None, _) => Err(Refused::new(Reason::Incomplete, format!("`{name}` is missing"))),
            (Some(_), Some(_)) => {
                Err(Refused::new(Reason::Malformed, format!("`{name}` is there more than once")))
            }
        }
    }
}

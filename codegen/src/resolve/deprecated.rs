use crate::model::Deprecated;
use crate::read::{self, Slot};

pub(super) fn of(deprecated: &Slot<read::Deprecated>) -> Option<Deprecated> {
    deprecated.given().map(|note| Deprecated(note.0.trim().to_owned()))
}

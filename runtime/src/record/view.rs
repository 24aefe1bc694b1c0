use std::any::type_name;

use super::{Field, Real, Value};
use crate::file::Attachment;

/// A value as the engine reads it. An open enum shows its wire value.
#[non_exhaustive]
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// An optional value that is not there.
    Absent,
    /// A truth value.
    Bool(bool),
    /// A signed integer.
    Int(i64),
    /// An unsigned integer.
    UInt(u64),
    /// A floating-point number.
    Float(&'a dyn Real),
    /// Text.
    Str(&'a str),
    /// A file.
    File(&'a dyn Attachment),
    /// A list.
    List(&'a dyn ListView),
    /// A map with text keys.
    Map(&'a dyn MapView),
    /// A record.
    Record(&'a dyn RecordView),
}

/// The items of a list.
pub trait ListView {
    /// How many there are.
    fn count(&self) -> usize;
    /// The item of this index; [`View::Absent`] past the end.
    fn item(&self, index: usize) -> View<'_>;
}

/// The entries of a map.
pub trait MapView {
    /// How many there are.
    fn count(&self) -> usize;
    /// Hands every entry to `visit`, in the map's order, until it answers `false`.
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, View<'a>) -> bool);
}

/// The fields of a record.
pub trait RecordView {
    /// The type's path, for `Debug`.
    fn path(&self) -> &'static str;
    /// The record's table.
    fn fields(&self) -> &'static [Field];
    /// The field of this index.
    fn field(&self, index: usize) -> View<'_>;
}

impl<T: Value> RecordView for T {
    fn path(&self) -> &'static str {
        type_name::<T>()
    }

    #[inline]
    fn fields(&self) -> &'static [Field] {
        T::__FIELDS
    }

    #[inline]
    fn field(&self, index: usize) -> View<'_> {
        Value::__field(self, index)
    }
}

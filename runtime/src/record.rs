//! What the runtime knows of a generated type: a constant table of fields and two views of a value.
//!
//! Everything that is done with a value (JSON, checks before sending, masked `Debug`, comparison, query
//! strings) is one non-generic function over these views, compiled once, here.

mod check;
mod collections;
mod debug;
mod field;
mod fill;
mod kind;
mod mask;
mod path;
mod place;
mod real;
mod row;
mod rule;
mod same;
mod scalar;
mod value;
mod view;
mod words;

#[cfg(feature = "server")]
pub(crate) use check::is_text;
pub(crate) use check::{Checked, check, missing, size_problem};
pub use debug::debug_record;
#[cfg(feature = "server")]
pub use field::Blame;
pub use field::{Facts, Field, Need, Travel};
pub(crate) use fill::{Mismatch, Scalar, fill, fill_from_text, fill_text, integer, is_integer};
pub use kind::{Kind, Primitive, debug_kind, display_kind, place_of_kind};
pub(crate) use mask::Safe;
pub use mask::display_masked;
#[cfg(feature = "server")]
pub(crate) use path::At;
pub(crate) use path::{Step, render};
pub(crate) use place::Search;
pub use place::{EnumPlace, Fit, ListPlace, MapPlace, Number, OptionPlace, Place, RecordPlace};
pub use real::Real;
pub use row::{Row, RowMut};
pub use rule::{Chars, Mask, Rule};
pub use same::same_record;
pub use value::Value;
pub use view::{ListView, MapView, RecordView, View};
pub(crate) use words::head;

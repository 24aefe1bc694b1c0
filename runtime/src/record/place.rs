use super::fill::Scalar;
use super::{Field, Real, Value};
use crate::file::File;

/// A place that the engine writes a value to: a closed set of kinds, so that no `unsafe`, no `Any` and no
/// function pointer per field is needed.
#[non_exhaustive]
pub enum Place<'a> {
    /// No such field.
    Nowhere,
    /// An answer without a body reads into this: anything is skipped.
    Unit,
    /// A truth value.
    Bool(&'a mut bool),
    /// A number; `loose` also takes it from a text of digits.
    Number {
        /// Where it goes.
        to: Number<'a>,
        /// Whether a text of digits is taken too.
        loose: bool,
    },
    /// Text; `loose` also takes an integer, as its digits.
    Str {
        /// Where it goes.
        to: &'a mut String,
        /// Whether an integer is taken too.
        loose: bool,
    },
    /// An open enum.
    Enum(&'a mut dyn EnumPlace),
    /// A file.
    File(&'a mut File),
    /// An optional value; null and absence leave it empty.
    Option(&'a mut dyn OptionPlace),
    /// A list.
    List(&'a mut dyn ListPlace),
    /// A map with text keys.
    Map(&'a mut dyn MapPlace),
    /// A record.
    Record(&'a mut dyn RecordPlace),
    /// A search in a document that no type describes.
    Search(&'a mut dyn Search),
}

impl<'a> Place<'a> {
    /// What stands behind options, which are filled with blanks on the way.
    pub(crate) fn innermost(self) -> Self {
        match self {
            Self::Option(option) => option.fill().innermost(),
            place => place,
        }
    }

    /// The same place, to be used more than once.
    pub(crate) fn reborrow(&mut self) -> Place<'_> {
        match self {
            Self::Nowhere => Place::Nowhere,
            Self::Unit => Place::Unit,
            Self::Bool(to) => Place::Bool(to),
            Self::Number { to, loose } => Place::Number { to: to.reborrow(), loose: *loose },
            Self::Str { to, loose } => Place::Str { to, loose: *loose },
            Self::Enum(to) => Place::Enum(&mut **to),
            Self::File(to) => Place::File(to),
            Self::Option(to) => Place::Option(&mut **to),
            Self::List(to) => Place::List(&mut **to),
            Self::Map(to) => Place::Map(&mut **to),
            Self::Record(to) => Place::Record(&mut **to),
            Self::Search(to) => Place::Search(&mut **to),
        }
    }
}

/// A number of a known width.
#[non_exhaustive]
#[expect(missing_docs, reason = "each variant is the primitive type of its name")]
pub enum Number<'a> {
    U8(&'a mut u8),
    U16(&'a mut u16),
    U32(&'a mut u32),
    U64(&'a mut u64),
    I8(&'a mut i8),
    I16(&'a mut i16),
    I32(&'a mut i32),
    I64(&'a mut i64),
    F64(&'a mut dyn Real),
}

impl Number<'_> {
    fn reborrow(&mut self) -> Number<'_> {
        match self {
            Self::U8(to) => Number::U8(to),
            Self::U16(to) => Number::U16(to),
            Self::U32(to) => Number::U32(to),
            Self::U64(to) => Number::U64(to),
            Self::I8(to) => Number::I8(to),
            Self::I16(to) => Number::I16(to),
            Self::I32(to) => Number::I32(to),
            Self::I64(to) => Number::I64(to),
            Self::F64(to) => Number::F64(&mut **to),
        }
    }
}

/// What became of a wire value that was offered to an enum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Taken, as a known or as an unknown value.
    Taken,
    /// Not of this enum's kind (a text for an enum of integers).
    Refused,
    /// Taken, and it means "nothing": a success code where an error code would stand. An optional field
    /// stays empty.
    Nothing,
}

/// An open enum, to be written by its wire value. What it does not take, it refuses.
pub trait EnumPlace {
    /// Takes an integer.
    fn set_int(&mut self, value: i64) -> Fit {
        let _ = value;
        Fit::Refused
    }

    /// Takes a text.
    fn set_str(&mut self, value: &str) -> Fit {
        let _ = value;
        Fit::Refused
    }
}

/// An optional value, to be written.
pub trait OptionPlace {
    /// Empties it.
    fn clear(&mut self);
    /// Fills it with a blank value and shows that.
    fn fill(&mut self) -> Place<'_>;
    /// Shows the value that is there.
    fn filled(&mut self) -> Option<Place<'_>>;
    /// Whether it is a floating-point number.
    fn is_real(&self) -> bool;
}

/// A list, to be written.
pub trait ListPlace {
    /// Empties it.
    fn clear(&mut self);
    /// Appends a blank item and shows it.
    fn push(&mut self) -> Place<'_>;
}

/// A map, to be written.
pub trait MapPlace {
    /// Empties it.
    fn clear(&mut self);
    /// Adds a blank value under this key and shows it; `None` where the key is there already.
    fn insert(&mut self, key: String) -> Option<Place<'_>>;
}

/// Something that is looked for while a document is read. It is led through the document, and told what stands where it is.
pub trait Search {
    /// A scalar stands here.
    fn scalar(&mut self, scalar: Scalar<'_>);
    /// An object or a list stood here, which it has been led through.
    fn compound(&mut self);
    /// Goes to the member or the item of this name, if there can be something to find.
    fn enter(&mut self, name: &str) -> bool;
    /// Goes back from there.
    fn leave(&mut self);
}

/// A record, to be written.
pub trait RecordPlace {
    /// The record's table.
    fn fields(&self) -> &'static [Field];
    /// The field of this index.
    fn field_mut(&mut self, index: usize) -> Place<'_>;
}

impl<T: Value> RecordPlace for T {
    #[inline]
    fn fields(&self) -> &'static [Field] {
        T::__FIELDS
    }

    #[inline]
    fn field_mut(&mut self, index: usize) -> Place<'_> {
        Value::__field_mut(self, index)
    }
}

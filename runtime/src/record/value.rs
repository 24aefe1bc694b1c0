use super::words::Words;
use super::{Field, Place, View};

/// A value that the engine can read and write.
///
/// A record overrides [`__WORDS`](Value::__WORDS) or [`__FIELDS`](Value::__FIELDS), [`__field`](Value::__field) and
/// [`__field_mut`](Value::__field_mut) and keeps the default [`view`](Value::__view) and
/// [`__place`](Value::__place); everything else does the opposite. One trait serves both, so that a recursive
/// type can stand behind a `Box` (two traits with a blanket impl between them cannot be coherent there).
///
/// It asks for no thread safety and no lifetime: whoever calls a method of a trait has to prove all that the trait asks
/// for, and the views call one for each field. [`Endpoint`](crate::endpoint::Endpoint) asks for it, once a request.
pub trait Value: Sized {
    /// The fields of a record of which nothing is to be said but their names and whether they must be there: at most eight
    /// names, each behind a `?` where it is optional. Those of a request begin with its endpoint: `"!"`, its name, method and
    /// path, and the index of its manner; its fields may be told by [`__FIELDS`](Value::__FIELDS) all the same.
    const __WORDS: &'static [&'static str] = &[];

    /// The fields of a record, in the order of their index; empty for anything else.
    const __FIELDS: &'static [Field] = Words::<Self>::TABLE;

    /// Whether it is a floating-point number, or one that may be absent: such are read by their digits.
    const __IS_REAL: bool = false;

    /// A value to read into. It never reaches a caller before it was filled.
    ///
    /// What is only sent has none. That nobody asks for it is seen to by the compiler, which meets this panic in a program
    /// that does.
    #[must_use]
    fn __blank() -> Self {
        const { panic!("what is only sent cannot be read") }
    }

    /// The value, to be read.
    #[inline]
    fn __view(&self) -> View<'_> {
        View::Record(self)
    }

    /// The value, to be written.
    #[inline]
    fn __place(&mut self) -> Place<'_> {
        Place::Record(self)
    }

    /// The field of this index, to be read.
    #[inline]
    fn __field(&self, index: usize) -> View<'_> {
        let _ = index;
        View::Absent
    }

    /// The field of this index, to be written.
    #[inline]
    fn __field_mut(&mut self, index: usize) -> Place<'_> {
        let _ = index;
        Place::Nowhere
    }
}

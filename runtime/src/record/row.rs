use super::{Place, Value, View};

/// Fields of a record side by side, to be read.
///
/// Generated code makes a tuple of references and calls it once. A call for each field would do too, but each call that is
/// written is checked for each record, whereas these here are checked once and compiled where they are used.
pub trait Row<'a> {
    /// The field of this index; [`View::Absent`] past the end.
    fn __at(self, index: usize) -> View<'a>;
}

/// Fields of a record side by side, to be written.
pub trait RowMut<'a> {
    /// The field of this index; [`Place::Nowhere`] past the end.
    fn __at_mut(self, index: usize) -> Place<'a>;
}

macro_rules! rows {
    ($(($($field:ident: $type:ident = $index:literal),+))*) => {$(
        impl<'a, $($type: Value),+> Row<'a> for ($(&'a $type,)+) {
            #[inline]
            fn __at(self, index: usize) -> View<'a> {
                let ($($field,)+) = self;
                match index {
                    $($index => $field.__view(),)+
                    _ => View::Absent,
                }
            }
        }

        impl<'a, $($type: Value),+> RowMut<'a> for ($(&'a mut $type,)+) {
            #[inline]
            fn __at_mut(self, index: usize) -> Place<'a> {
                let ($($field,)+) = self;
                match index {
                    $($index => $field.__place(),)+
                    _ => Place::Nowhere,
                }
            }
        }
    )*};
}

// The generator writes a second row where a record has more.
rows! {
    (a: A = 0)
    (a: A = 0, b: B = 1)
    (a: A = 0, b: B = 1, c: C = 2)
    (a: A = 0, b: B = 1, c: C = 2, d: D = 3)
    (a: A = 0, b: B = 1, c: C = 2, d: D = 3, e: E = 4)
    (a: A = 0, b: B = 1, c: C = 2, d: D = 3, e: E = 4, f: F = 5)
    (a: A = 0, b: B = 1, c: C = 2, d: D = 3, e: E = 4, f: F = 5, g: G = 6)
    (a: A = 0, b: B = 1, c: C = 2, d: D = 3, e: E = 4, f: F = 5, g: G = 6, h: H = 7)
}

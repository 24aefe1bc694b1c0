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

#[cfg(test)]
mod tests {
    use super::{Row, RowMut};
    use crate::record::{Number, Place, View};

    #[test]
    fn the_longest_row_shows_each_field_at_its_index_and_nothing_behind() {
        let (mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h) =
            (0_i64, 1_i64, 2_i64, 3_i64, 4_i64, 5_i64, 6_i64, 7_i64);
        for index in 0..8 {
            let view = (&a, &b, &c, &d, &e, &f, &g, &h).__at(index);
            assert!(matches!(view, View::Int(number) if number == index as i64));
        }
        for index in 0..8 {
            let row = (&mut a, &mut b, &mut c, &mut d, &mut e, &mut f, &mut g, &mut h);
            let Place::Number { to: Number::I64(to), .. } = row.__at_mut(index) else { panic!("no number") };
            *to += 10;
        }
        assert_eq!([a, b, c, d, e, f, g, h], [10, 11, 12, 13, 14, 15, 16, 17]);
        assert!(matches!((&a, &b, &c, &d, &e, &f, &g, &h).__at(8), View::Absent));
        assert!(matches!((&mut a,).__at_mut(1), Place::Nowhere));
    }
}

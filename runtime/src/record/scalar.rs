use super::{Number, Place, Value, View};

impl Value for bool {
    fn __blank() -> Self {
        false
    }

    #[inline]
    fn __view(&self) -> View<'_> {
        View::Bool(*self)
    }

    #[inline]
    fn __place(&mut self) -> Place<'_> {
        Place::Bool(self)
    }
}

impl Value for String {
    fn __blank() -> Self {
        Self::new()
    }

    #[inline]
    fn __view(&self) -> View<'_> {
        View::Str(self)
    }

    #[inline]
    fn __place(&mut self) -> Place<'_> {
        Place::Str { to: self, loose: false }
    }
}

/// The answer of an endpoint that answers nothing.
impl Value for () {
    fn __blank() -> Self {}

    fn __view(&self) -> View<'_> {
        View::Absent
    }

    fn __place(&mut self) -> Place<'_> {
        Place::Unit
    }
}

macro_rules! numbers {
    ($($type:ty, $number:ident, $view:ident;)*) => {$(
        impl Value for $type {
            fn __blank() -> Self {
                <$type>::default()
            }

            #[inline]
            fn __view(&self) -> View<'_> {
                View::$view((*self).into())
            }

            #[inline]
            fn __place(&mut self) -> Place<'_> {
                Place::Number { to: Number::$number(self), loose: false }
            }
        }
    )*};
}

numbers! {
    u8, U8, UInt;
    u16, U16, UInt;
    u32, U32, UInt;
    u64, U64, UInt;
    i8, I8, Int;
    i16, I16, Int;
    i32, I32, Int;
    i64, I64, Int;
}

impl Value for f64 {
    const __IS_REAL: bool = true;

    fn __blank() -> Self {
        0.0
    }

    #[inline]
    fn __view(&self) -> View<'_> {
        View::Float(self)
    }

    #[inline]
    fn __place(&mut self) -> Place<'_> {
        Place::Number { to: Number::F64(self), loose: false }
    }
}

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::{Field, ListPlace, ListView, MapPlace, MapView, OptionPlace, Place, Value, View};

impl<T: Value> Value for Box<T> {
    const __FIELDS: &'static [Field] = T::__FIELDS;
    const __IS_REAL: bool = T::__IS_REAL;

    fn __blank() -> Self {
        Box::new(T::__blank())
    }

    fn __view(&self) -> View<'_> {
        T::__view(self)
    }

    fn __place(&mut self) -> Place<'_> {
        T::__place(self)
    }
}

impl<T: Value> Value for Option<T> {
    const __IS_REAL: bool = T::__IS_REAL;

    fn __blank() -> Self {
        None
    }

    #[inline]
    fn __view(&self) -> View<'_> {
        match self {
            Some(value) => value.__view(),
            None => View::Absent,
        }
    }

    #[inline]
    fn __place(&mut self) -> Place<'_> {
        Place::Option(self)
    }
}

impl<T: Value> OptionPlace for Option<T> {
    fn clear(&mut self) {
        *self = None;
    }

    fn fill(&mut self) -> Place<'_> {
        self.insert(T::__blank()).__place()
    }

    fn filled(&mut self) -> Option<Place<'_>> {
        self.as_mut().map(T::__place)
    }

    fn is_real(&self) -> bool {
        T::__IS_REAL
    }
}

impl<T: Value> Value for Vec<T> {
    fn __blank() -> Self {
        Self::new()
    }

    #[inline]
    fn __view(&self) -> View<'_> {
        View::List(self)
    }

    #[inline]
    fn __place(&mut self) -> Place<'_> {
        Place::List(self)
    }
}

impl<T: Value> ListView for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> View<'_> {
        match self.get(index) {
            Some(item) => item.__view(),
            None => View::Absent,
        }
    }
}

impl<T: Value> ListPlace for Vec<T> {
    fn clear(&mut self) {
        Vec::clear(self);
    }

    fn push(&mut self) -> Place<'_> {
        Vec::push(self, T::__blank());
        match self.last_mut() {
            Some(item) => item.__place(),
            None => Place::Nowhere,
        }
    }
}

impl<T: Value> Value for BTreeMap<String, T> {
    fn __blank() -> Self {
        Self::new()
    }

    #[inline]
    fn __view(&self) -> View<'_> {
        View::Map(self)
    }

    #[inline]
    fn __place(&mut self) -> Place<'_> {
        Place::Map(self)
    }
}

impl<T: Value> MapView for BTreeMap<String, T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, View<'a>) -> bool) {
        for (key, value) in self {
            if !visit(key, value.__view()) {
                return;
            }
        }
    }
}

impl<T: Value> MapPlace for BTreeMap<String, T> {
    fn clear(&mut self) {
        BTreeMap::clear(self);
    }

    fn insert(&mut self, key: String) -> Option<Place<'_>> {
        match self.entry(key) {
            Entry::Occupied(_) => None,
            Entry::Vacant(entry) => Some(entry.insert(T::__blank()).__place()),
        }
    }
}

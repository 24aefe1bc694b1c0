use super::{ListView, MapView, RecordView, View};

/// Whether two records of one type are equal, field by field. As with the derive, a NaN equals nothing.
#[must_use]
pub fn same_record(one: &dyn RecordView, other: &dyn RecordView) -> bool {
    let count = one.fields().len();
    count == other.fields().len() && (0..count).all(|index| same(one.field(index), other.field(index)))
}

fn same(one: View<'_>, other: View<'_>) -> bool {
    match (one, other) {
        (View::Absent, View::Absent) => true,
        (View::Bool(one), View::Bool(other)) => one == other,
        (View::Int(one), View::Int(other)) => one == other,
        (View::UInt(one), View::UInt(other)) => one == other,
        (View::Float(one), View::Float(other)) => one.get() == other.get(),
        (View::Str(one), View::Str(other)) => one == other,
        (View::File(one), View::File(other)) => one.file() == other.file(),
        (View::List(one), View::List(other)) => same_list(one, other),
        (View::Map(one), View::Map(other)) => same_map(one, other),
        (View::Record(one), View::Record(other)) => same_record(one, other),
        _ => false,
    }
}

fn same_list(one: &dyn ListView, other: &dyn ListView) -> bool {
    let count = one.count();
    count == other.count() && (0..count).all(|index| same(one.item(index), other.item(index)))
}

/// Maps show their entries in the order of their keys, so equal ones run in step.
fn same_map(one: &dyn MapView, other: &dyn MapView) -> bool {
    if one.count() != other.count() {
        return false;
    }
    let mut entries = Vec::with_capacity(one.count());
    one.each(&mut |key, value| {
        entries.push((key, value));
        true
    });
    let mut entries = entries.into_iter();
    let mut equal = true;
    other.each(&mut |key, value| {
        equal = entries.next().is_some_and(|entry| entry.0 == key && same(entry.1, value));
        equal
    });
    equal
}

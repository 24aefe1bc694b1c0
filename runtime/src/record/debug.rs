use std::fmt;

use super::mask::{Safe, display_masked};
use super::{ListView, MapView, Mask, Need, RecordView, Rule, View};

/// `Debug` of a record, as the derive would write it under its type's name, with its sensitive fields masked.
///
/// # Errors
/// Only when the formatter fails.
pub fn debug_record(record: &dyn RecordView, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write_record(record, false, f)
}

/// A value under its rule; below a sensitive field everything is.
#[derive(Clone, Copy)]
struct Shown<'a> {
    view: View<'a>,
    rule: &'static Rule,
    masked: bool,
}

/// An optional value that is there.
struct Present<'a>(Shown<'a>);

fn write_record(record: &dyn RecordView, masked: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut output = f.debug_struct(name(record));
    for (index, field) in record.fields().iter().enumerate() {
        let value = Shown { view: record.field(index), rule: field.rule, masked };
        match (field.need, value.view) {
            (Need::Required, _) | (_, View::Absent) => output.field(field.ident(), &value),
            _ => output.field(field.ident(), &Present(value)),
        };
    }
    output.finish()
}

/// Without the modules around it.
fn name(record: &dyn RecordView) -> &'static str {
    let path = record.path();
    path.rfind("::").map_or(path, |end| &path[end + 2..])
}

fn write_list(list: &dyn ListView, item: Shown<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.debug_list().entries((0..list.count()).map(|index| Shown { view: list.item(index), ..item })).finish()
}

fn write_map(map: &dyn MapView, entry: Shown<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut output = f.debug_map();
    map.each(&mut |key, view| {
        let value = Shown { view, ..entry };
        if entry.masked {
            output.entry(&Shown { view: View::Str(key), ..entry }, &value);
        } else if entry.rule.mask == Mask::Sensitive {
            // Its values are, by their type: a key is likely to tell whose they are.
            output.entry(&format_args!("\"{}\"", Safe(key)), &value);
        } else {
            output.entry(&key, &value);
        }
        true
    });
    output.finish()
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let masked = self.masked || self.rule.mask == Mask::Sensitive;
        let inner = Shown { view: View::Absent, rule: self.rule.each.unwrap_or(&Rule::NONE), masked };
        match self.view {
            View::Absent => f.write_str("None"),
            View::List(list) => write_list(list, inner, f),
            View::Map(map) => write_map(map, inner, f),
            View::Record(record) => write_record(record, masked, f),
            View::Str(text) if masked => display_masked(text, f),
            // A number is an account's, an amount or a time, whose digits tell as much in front as behind.
            View::Int(_) | View::UInt(_) | View::Bool(_) | View::Float(_) | View::File(_) if masked => {
                f.write_str("****")
            }
            View::Str(text) => fmt::Debug::fmt(text, f),
            View::Int(number) => fmt::Debug::fmt(&number, f),
            View::UInt(number) => fmt::Debug::fmt(&number, f),
            View::Bool(value) => fmt::Debug::fmt(&value, f),
            View::File(file) => fmt::Debug::fmt(file, f),
            View::Float(number) => fmt::Debug::fmt(number, f),
        }
    }
}

impl fmt::Debug for Present<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Some").field(&self.0).finish()
    }
}

use super::encode::{push_scalar, push_text};
use crate::record::{RecordView, Travel, View};

/// Appends the fields that travel there as `name=value` pairs joined by `&`, for a query or a form body.
///
/// Names and values are percent-encoded. A list repeats its name. What is inside a map or a record gets its
/// key in brackets behind the name, as OpenAPI's `deepObject` has it. Absent fields are left out.
pub(super) fn push_pairs(output: &mut String, record: &dyn RecordView, travel: Travel) {
    let start = output.len();
    for (index, field) in record.fields().iter().enumerate() {
        if field.travel.has(travel) {
            let mut name = String::new();
            push_text(&mut name, field.name());
            push_value(output, start, &name, record.field(index));
        }
    }
}

fn push_value(output: &mut String, start: usize, name: &str, view: View<'_>) {
    match view {
        View::Absent => {}
        View::List(list) => {
            (0..list.count()).for_each(|index| push_value(output, start, name, list.item(index)));
        }
        View::Map(map) => map.each(&mut |key, value| {
            push_value(output, start, &inside(name, key), value);
            true
        }),
        View::Record(record) => {
            for (index, field) in record.fields().iter().enumerate() {
                push_value(output, start, &inside(name, field.name()), record.field(index));
            }
        }
        scalar => {
            if output.len() > start {
                output.push('&');
            }
            output.push_str(name);
            output.push('=');
            push_scalar(output, scalar);
        }
    }
}

fn inside(name: &str, key: &str) -> String {
    let mut output = format!("{name}%5B");
    push_text(&mut output, key);
    output.push_str("%5D");
    output
}

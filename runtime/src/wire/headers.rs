use bytes::Bytes;
use http::header::{CONTENT_TYPE, Entry};
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::error::Violation;
use crate::meta::Body;
use crate::plan::Plan;
use crate::record::{Field, Mask, Need, Place, RecordPlace, RecordView, Travel, View, fill_from_text};

static JSON: HeaderValue = HeaderValue::from_static("application/json");
static FORM: HeaderValue = HeaderValue::from_static("application/x-www-form-urlencoded");

/// Writes the headers of a request: constant ones, those of its fields, and the body's type where the spec
/// does not set another. What a header cannot carry goes to `violations`.
pub(super) fn write(plan: &Plan, request: &dyn RecordView, violations: &mut Vec<Violation>) -> HeaderMap {
    // Room for what the transport adds.
    let mut headers = HeaderMap::with_capacity(plan.headers.len() + 6);
    for (name, value) in plan.headers {
        let name = HeaderName::from_bytes(name.as_bytes());
        let value = HeaderValue::from_maybe_shared(Bytes::from_static(value.as_bytes()));
        match (name, value) {
            (Ok(name), Ok(value)) => _ = headers.append(name, value),
            _ => violations.push(Violation::new(plan.name.into(), "a header of the spec is none of HTTP's")),
        }
    }
    let media_type = match plan.body {
        // The body knows its boundary.
        Body::None | Body::Multipart => None,
        Body::Json => Some(&JSON),
        Body::Form => Some(&FORM),
    };
    if let (Some(media_type), Entry::Vacant(entry)) = (media_type, headers.entry(CONTENT_TYPE)) {
        entry.insert(media_type.clone());
    }
    if let Some(write) = plan.write_headers {
        write(&mut headers, request, violations);
    }
    headers
}

/// Writes the fields of a record that travel in headers.
pub(crate) fn write_fields(
    headers: &mut HeaderMap,
    record: &dyn RecordView,
    violations: &mut Vec<Violation>,
) {
    for (index, field) in record.fields().iter().enumerate() {
        if field.travel.has(Travel::HEADER) {
            append(headers, field, record.field(index), violations);
        }
    }
}

/// Reads the fields of a record that travel in headers, but for those that are decided. A list gets an item of each header
/// line.
pub(crate) fn read(
    headers: &HeaderMap,
    record: &mut dyn RecordPlace,
    decided: &[(usize, bool)],
) -> Result<(), String> {
    for (index, field) in record.fields().iter().enumerate() {
        let is_decided = decided.iter().any(|(decided, _)| *decided == index);
        if field.travel.has(Travel::HEADER) && !is_decided {
            read_field(headers, field, record.field_mut(index))
                .map_err(|problem| format!("header {}: {problem}", field.name()))?;
        }
    }
    Ok(())
}

/// Reads one field that travels in a header.
pub(crate) fn read_field(headers: &HeaderMap, field: &Field, place: Place<'_>) -> Result<(), String> {
    let lines = headers.get_all(field.name()).iter();
    let texts: Vec<&str> = lines
        .map(|value| std::str::from_utf8(value.as_bytes()))
        .collect::<Result<_, _>>()
        .map_err(|_| "invalid UTF-8")?;
    let required = matches!(field.need, Need::Required) && !field.travel.has(Travel::BODY);
    match texts.is_empty() {
        true if required && !matches!(place, Place::List(_)) => Err("is missing".into()),
        true => Ok(()),
        false => read_texts(place, &texts),
    }
}

/// Reads what stands in plain text once, or more than once for a list.
pub(crate) fn read_texts(mut place: Place<'_>, texts: &[&str]) -> Result<(), String> {
    if matches!(place.reborrow().innermost(), Place::List(_)) {
        place = place.innermost();
    }
    match (place, texts) {
        (Place::List(list), _) => texts
            .iter()
            .try_for_each(|text| fill_from_text(list.push(), text))
            .map_err(|mismatch| mismatch.to_string()),
        (place, [text]) => fill_from_text(place, text).map_err(|mismatch| mismatch.to_string()),
        _ => Err("appears more than once".into()),
    }
}

fn append(headers: &mut HeaderMap, field: &Field, view: View<'_>, violations: &mut Vec<Violation>) {
    let value = match view {
        View::Absent => return,
        View::List(list) => {
            return (0..list.count()).for_each(|index| append(headers, field, list.item(index), violations));
        }
        View::Str(text) => text_value(text),
        View::Int(number) => Ok(HeaderValue::from(number)),
        View::UInt(number) => Ok(HeaderValue::from(number)),
        View::Bool(value) => Ok(HeaderValue::from_static(if value { "true" } else { "false" })),
        View::Float(number) => text_value(&number.to_string()),
        View::File(_) | View::Map(_) | View::Record(_) => Err("cannot stand in a header"),
    };
    let result = value.and_then(|mut value| {
        let name = HeaderName::from_bytes(field.name().as_bytes()).map_err(|_| "is no header of HTTP")?;
        value.set_sensitive(field.rule.mask == Mask::Sensitive);
        headers.append(name, value);
        Ok(())
    });
    if let Err(problem) = result {
        violations.push(Violation::new(field.name().into(), problem));
    }
}

/// HTTP takes spaces at the ends of a value away, so that such a value would not arrive as it is.
fn text_value(text: &str) -> Result<HeaderValue, &'static str> {
    if text.chars().any(char::is_control) {
        Err("must not have control characters in a header")
    } else if text.starts_with(' ') || text.ends_with(' ') {
        Err("must not begin or end with a space in a header")
    } else {
        HeaderValue::from_bytes(text.as_bytes()).map_err(|_| "cannot stand in a header")
    }
}

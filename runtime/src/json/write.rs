use crate::record::{ListView, MapView, RecordView, Rule, Travel, View, missing};

/// A record that may not be written: [`check`](crate::record::check) tells why.
#[derive(Debug)]
pub(crate) struct Refused;

/// Writes what of a record travels in the body, as compact JSON; absent fields are left out.
///
/// With `limits` every value is checked as it is written, which saves the walk of checking first. What is
/// wrong, and where, is then found by a second walk.
///
/// The brackets are written here and not by a `serde::Serialize` of the views: on a batch of a thousand that
/// took half as many instructions again as the derive, and this takes fewer.
pub(crate) fn write(record: &dyn RecordView, limits: bool) -> Result<Vec<u8>, Refused> {
    let mut writer = Writer { output: Vec::with_capacity(estimate(record)), limits };
    writer.record(record)?;
    Ok(writer.output)
}

/// Writes a value of any kind, as compact JSON, its limits unchecked.
#[cfg(feature = "server")]
pub(crate) fn write_value(view: View<'_>) -> Result<Vec<u8>, Refused> {
    match view {
        View::Record(record) => write(record, false),
        view => {
            let mut writer = Writer { output: Vec::with_capacity(256), limits: false };
            writer.value(view, &Rule::NONE)?;
            Ok(writer.output)
        }
    }
}

/// A guess at the size of the body from what is quick to see, so that one allocation does for a small one
/// and few do for a large one.
fn estimate(record: &dyn RecordView) -> usize {
    const SCALAR: usize = 12;
    const ENTRY: usize = 32;
    const ITEM: usize = 64;

    record.fields().iter().enumerate().fold(2, |sum, (index, field)| {
        let value = match record.field(index) {
            View::Absent => return sum,
            View::Str(text) => text.len() + 4,
            View::List(list) => list.count() * ITEM,
            View::Map(map) => map.count() * ENTRY,
            View::Record(_) => ITEM,
            _ => SCALAR,
        };
        sum + field.name().len() + 4 + value
    })
}

struct Writer {
    output: Vec<u8>,
    limits: bool,
}

impl Writer {
    #[inline]
    fn value(&mut self, view: View<'_>, rule: &'static Rule) -> Result<(), Refused> {
        if self.limits && rule.is_limited() && rule.is_broken(view) {
            return Err(Refused);
        }
        match view {
            View::Str(text) => self.text(text),
            view => self.other(view, rule),
        }
    }

    /// Anything but text.
    fn other(&mut self, view: View<'_>, rule: &'static Rule) -> Result<(), Refused> {
        match view {
            // No spec describes a file in JSON.
            View::Absent | View::File(_) => self.literal("null"),
            View::Bool(true) => self.literal("true"),
            View::Bool(false) => self.literal("false"),
            View::Int(number) => return self.scalar(&number),
            View::UInt(number) => return self.scalar(&number),
            View::Float(number) if number.write(&mut self.output) => {}
            View::Float(_) => return Err(Refused),
            View::Str(text) => return self.scalar(text),
            View::List(list) => return self.list(list, rule.each.unwrap_or(&Rule::NONE)),
            View::Map(map) => return self.map(map, rule.each.unwrap_or(&Rule::NONE)),
            View::Record(record) => return self.record(record),
        }
        Ok(())
    }

    fn record(&mut self, record: &dyn RecordView) -> Result<(), Refused> {
        let mut mark = b'{';
        for (index, field) in record.fields().iter().enumerate() {
            if !field.travel.has(Travel::BODY) {
                continue;
            }
            let view = record.field(index);
            if matches!(view, View::Absent) {
                if self.limits && missing(record, field).is_some() {
                    return Err(Refused);
                }
                continue;
            }
            self.output.push(mark);
            self.output.push(b'"');
            self.literal(field.name());
            self.literal("\":");
            mark = b',';
            self.value(view, field.rule)?;
        }
        self.close(mark, "{}");
        Ok(())
    }

    fn list(&mut self, list: &dyn ListView, each: &'static Rule) -> Result<(), Refused> {
        let mut mark = b'[';
        for index in 0..list.count() {
            self.output.push(mark);
            mark = b',';
            self.value(list.item(index), each)?;
        }
        self.close(mark, "[]");
        Ok(())
    }

    fn map(&mut self, map: &dyn MapView, each: &'static Rule) -> Result<(), Refused> {
        let mut mark = b'{';
        let mut result = Ok(());
        map.each(&mut |key, view| {
            self.output.push(mark);
            mark = b',';
            result = self.entry(key, view, each);
            result.is_ok()
        });
        self.close(mark, "{}");
        result
    }

    fn entry(&mut self, key: &str, view: View<'_>, each: &'static Rule) -> Result<(), Refused> {
        self.text(key)?;
        self.output.push(b':');
        self.value(view, each)
    }

    /// Ends what began with the first of `brackets`, if `mark` tells that it did begin.
    fn close(&mut self, mark: u8, brackets: &str) {
        self.literal(if mark == b',' { &brackets[1..] } else { brackets });
    }

    fn text(&mut self, text: &str) -> Result<(), Refused> {
        if needs_escapes(text.as_bytes()) {
            return self.scalar(text);
        }
        self.output.push(b'"');
        self.literal(text);
        self.output.push(b'"');
        Ok(())
    }

    fn scalar<T: serde_core::Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        serde_json::to_writer(&mut self.output, value).map_err(|_| Refused)
    }

    fn literal(&mut self, text: &str) {
        self.output.extend_from_slice(text.as_bytes());
    }
}

/// Whether there is a quote, a backslash or a control character, eight bytes at a time.
fn needs_escapes(bytes: &[u8]) -> bool {
    if let Some(last) = bytes.last_chunk() {
        has_escape(*last) || bytes.as_chunks().0.iter().any(|chunk| has_escape(*chunk))
    } else if let (Some([a, b, c, d]), Some([e, f, g, h])) = (bytes.first_chunk(), bytes.last_chunk()) {
        has_escape([*a, *b, *c, *d, *e, *f, *g, *h])
    } else {
        bytes.iter().any(|byte| matches!(byte, ..0x20 | b'"' | b'\\'))
    }
}

fn has_escape(bytes: [u8; 8]) -> bool {
    const ONES: u64 = u64::MAX / 255;

    let word = u64::from_le_bytes(bytes);
    let quote = word ^ (ONES * b'"' as u64);
    let backslash = word ^ (ONES * b'\\' as u64);
    let control = word.wrapping_sub(ONES * 0x20) & !word;
    let quote = quote.wrapping_sub(ONES) & !quote;
    let backslash = backslash.wrapping_sub(ONES) & !backslash;
    (control | quote | backslash) & (ONES << 7) != 0
}

#[cfg(test)]
mod tests {
    use super::needs_escapes;

    #[test]
    fn escapes_are_needed_wherever_serde_json_writes_them() {
        for length in 1..20 {
            for position in 0..length {
                for character in '\0'..='\u{ff}' {
                    let mut text = "é".repeat(length);
                    text.replace_range(2 * position..2 * position, &character.to_string());
                    let escaped = serde_json::to_string(&text).unwrap().len() != text.len() + 2;
                    assert_eq!(needs_escapes(text.as_bytes()), escaped, "{text:?}");
                }
            }
        }
    }
}

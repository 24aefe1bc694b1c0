//! `multipart/form-data` (RFC 7578), written as browsers write it (WHATWG HTML, "multipart form data").

use std::fmt::Write as _;
use std::hash::{BuildHasher, RandomState};

use bytes::Bytes;
use http::HeaderValue;

use crate::file::{Content, File};
use crate::json;
use crate::record::{RecordView, Travel, View};
use crate::transport::{Parts, Payload};

/// Writes the fields that travel in the body, each as a part; a list as one part for each item.
pub(crate) fn write(request: &dyn RecordView, _: bool) -> Result<Payload, json::Refused> {
    let boundary = boundary();
    let media_type =
        HeaderValue::from_maybe_shared(Bytes::from(format!("multipart/form-data; boundary={boundary}")));
    let mut writer = Writer {
        // Digits and letters are always a header's value.
        parts: Parts::new(media_type.unwrap_or(const { HeaderValue::from_static("multipart/form-data") })),
        boundary,
        text: String::with_capacity(512),
    };
    for (index, field) in request.fields().iter().enumerate() {
        if field.travel.has(Travel::BODY) {
            writer.value(field.name(), request.field(index), None);
        }
    }
    Ok(Payload::Parts(Box::new(writer.finish())))
}

struct Writer {
    boundary: String,
    /// What stands before the next file.
    text: String,
    parts: Parts,
}

impl Writer {
    fn value(&mut self, name: &str, view: View<'_>, index: Option<usize>) {
        match view {
            View::List(list) => {
                (0..list.count()).for_each(|index| self.value(name, list.item(index), Some(index)));
            }
            View::File(file) => self.file(name, file.file(), index),
            View::Str(text) => self.scalar(name, text),
            View::Int(number) => self.scalar(name, number),
            View::UInt(number) => self.scalar(name, number),
            View::Float(number) => self.scalar(name, number),
            View::Bool(value) => self.scalar(name, value),
            // The last two have no form here, and no spec describes them here.
            View::Absent | View::Map(_) | View::Record(_) => {}
        }
    }

    fn scalar(&mut self, name: &str, value: impl std::fmt::Display) {
        self.begin(name);
        // Writing to a text does not fail.
        let _ = write!(self.text, "\r\n\r\n{value}\r\n");
    }

    fn file(&mut self, name: &str, file: &File, index: Option<usize>) {
        self.begin(name);
        self.text.push_str("; filename=\"");
        push_quoted(&mut self.text, file.name());
        let _ = write!(self.text, "\"\r\nContent-Type: {}\r\n\r\n", file.media_type());
        self.parts.push_bytes(std::mem::take(&mut self.text));
        match file.content() {
            Content::Bytes(bytes) => self.parts.push_bytes(bytes.clone()),
            Content::Stream(source) => {
                let path = index.map_or_else(|| name.to_owned(), |index| format!("{name}[{index}]"));
                self.parts.push_stream(path, source);
            }
        }
        self.text.push_str("\r\n");
    }

    fn begin(&mut self, name: &str) {
        let _ = write!(self.text, "--{}\r\nContent-Disposition: form-data; name=\"", self.boundary);
        push_quoted(&mut self.text, name);
        self.text.push('"');
    }

    fn finish(mut self) -> Parts {
        let _ = write!(self.text, "--{}--\r\n", self.boundary);
        self.parts.push_bytes(self.text);
        self.parts
    }
}

/// As browsers quote a name: what could end it, or its line, is percent-encoded, and nothing else is.
fn push_quoted(output: &mut String, name: &str) {
    for character in name.chars() {
        match character {
            '"' => output.push_str("%22"),
            '\r' => output.push_str("%0D"),
            '\n' => output.push_str("%0A"),
            other => output.push(other),
        }
    }
}

/// A text that no content holds: 128 bits out of SipHash under the standard library's own keys, which come
/// from the operating system and are others for every body. Contents exist before it does, and whoever makes
/// one cannot guess it; a stream could not be searched for it beforehand anyway.
fn boundary() -> String {
    let keys = RandomState::new();
    format!("sms-api-{:016x}{:016x}", keys.hash_one(0_u8), keys.hash_one(1_u8))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{boundary, push_quoted};

    #[test]
    fn no_two_boundaries_are_the_same_and_all_fit_into_a_header() {
        let boundaries: HashSet<_> = (0..10_000).map(|_| boundary()).collect();
        assert_eq!(boundaries.len(), 10_000);
        // RFC 2046, 5.1.1.
        assert!(boundaries.iter().all(|boundary| boundary.len() <= 70));
        let is_token = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        assert!(boundaries.iter().all(|boundary| boundary.bytes().all(is_token)));
    }

    #[test]
    fn names_are_quoted_as_browsers_do() {
        let mut output = String::new();
        push_quoted(&mut output, "a\"b\r\nc\\d%22 极光.png");
        assert_eq!(output, "a%22b%0D%0Ac\\d%22 极光.png");
    }
}

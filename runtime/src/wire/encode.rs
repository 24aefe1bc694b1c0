use std::fmt::Write as _;

use crate::record::View;

/// Appends text percent-encoded: everything but RFC 3986's unreserved characters, of each byte of its UTF-8.
///
/// One encoding serves a path segment, a query and a form: a space is `%20` in all three, which form readers
/// take as well as `+`.
pub(super) fn push_text(output: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";

    let mut rest = text;
    while let Some(end) = rest.bytes().position(|byte| !is_unreserved(byte)) {
        let (plain, other) = rest.split_at(end);
        output.push_str(plain);
        let character = other.chars().next().map_or(other.len(), char::len_utf8);
        let (encoded, tail) = other.split_at(character);
        for byte in encoded.bytes() {
            output.push('%');
            output.push(char::from(HEX[usize::from(byte >> 4)]));
            output.push(char::from(HEX[usize::from(byte & 15)]));
        }
        rest = tail;
    }
    output.push_str(rest);
}

/// Appends a scalar, percent-encoded; `false` for anything else, and for a number that is not finite.
pub(super) fn push_scalar(output: &mut String, view: View<'_>) -> bool {
    let written = match view {
        View::Str(text) => {
            push_text(output, text);
            Ok(())
        }
        View::Int(number) => write!(output, "{number}"),
        View::UInt(number) => write!(output, "{number}"),
        View::Bool(value) => write!(output, "{value}"),
        View::Float(number) if number.get().is_finite() => write!(output, "{number}"),
        View::Float(_) | View::Absent | View::File(_) | View::List(_) | View::Map(_) | View::Record(_) => {
            return false;
        }
    };
    written.is_ok()
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

#[cfg(test)]
mod tests {
    use super::push_text;

    fn encoded(text: &str) -> String {
        let mut output = String::new();
        push_text(&mut output, text);
        output
    }

    fn decoded(text: &str) -> Vec<u8> {
        let mut bytes = text.bytes();
        let mut output = Vec::new();
        while let Some(byte) = bytes.next() {
            if byte == b'%' {
                let hex = [bytes.next().unwrap(), bytes.next().unwrap()];
                output.push(u8::from_str_radix(std::str::from_utf8(&hex).unwrap(), 16).unwrap());
            } else {
                output.push(byte);
            }
        }
        output
    }

    #[test]
    fn unreserved_characters_stay() {
        let text = "ABCXYZabcxyz0189-._~";
        assert_eq!(encoded(text), text);
    }

    #[test]
    fn every_other_character_is_encoded() {
        assert_eq!(encoded("a/b?c#d%e f+g"), "a%2Fb%3Fc%23d%25e%20f%2Bg");
        assert_eq!(encoded("极\u{1f600}"), "%E6%9E%81%F0%9F%98%80");
        assert_eq!(encoded("\r\n\0\u{7f}"), "%0D%0A%00%7F");
    }

    #[test]
    fn decoding_gives_the_text_back() {
        for start in (0..=0x10_ffff_u32).step_by(97) {
            let text: String = (start..start + 97).filter_map(char::from_u32).collect();
            let encoded = encoded(&text);
            assert!(encoded.bytes().all(|byte| byte.is_ascii_graphic()));
            assert_eq!(decoded(&encoded), text.as_bytes());
        }
    }
}

use std::fmt;

/// Digits in a row from which on a number in foreign text may be a telephone number or a secret.
const LONG: usize = 7;
/// Characters of foreign text that are shown at most.
const SHOWN: usize = 300;

/// Shows a sensitive text: of a telephone number three digits in front and four behind, of anything else
/// nothing.
///
/// # Errors
/// Only when the formatter fails.
pub fn display_masked(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (plus, digits) = text.strip_prefix('+').map_or(("", text), |digits| ("+", digits));
    if is_telephone(digits) {
        write!(f, "{plus}{}****{}", &digits[..3], &digits[digits.len() - 4..])
    } else {
        f.write_str("****")
    }
}

/// Text that came from outside, made fit for a line of a log: long numbers are masked, control characters
/// and those that change the direction of text are escaped, and it ends after some 300 characters.
pub(crate) struct Safe<'a>(pub(crate) &'a str);

impl fmt::Display for Safe<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        let mut left = SHOWN;
        while let Some(character) = rest.chars().next() {
            if left == 0 {
                return f.write_str("…");
            }
            let plain = leading_plain(rest, left);
            if plain > 0 {
                f.write_str(&rest[..plain])?;
                rest = &rest[plain..];
                left -= plain;
                continue;
            }
            let digits = leading_digits(rest);
            if digits >= LONG {
                display_masked(&rest[..digits], f)?;
                rest = &rest[digits..];
            } else if digits > 0 {
                f.write_str(&rest[..digits])?;
                rest = &rest[digits..];
            } else {
                if is_unsafe(character) {
                    write!(f, "{}", character.escape_default())?;
                } else {
                    fmt::Write::write_char(f, character)?;
                }
                rest = &rest[character.len_utf8()..];
            }
            left -= 1;
        }
        Ok(())
    }
}

/// Whether the text has a number so long that [`Safe`] masks it.
pub(super) fn has_long_number(text: &str) -> bool {
    text.as_bytes().windows(LONG).any(|window| window.iter().all(u8::is_ascii_digit))
}

/// As long as a telephone number with its area or country: 11 digits, and at most the 15 of E.164.
fn is_telephone(text: &str) -> bool {
    (11..=15).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn leading_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// How many characters, `most` at most, need no second look: ASCII, printable, no digits.
fn leading_plain(text: &str, most: usize) -> usize {
    text.bytes().take(most).take_while(|byte| matches!(byte, b' '..=b'~') && !byte.is_ascii_digit()).count()
}

fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

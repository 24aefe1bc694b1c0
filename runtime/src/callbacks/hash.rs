use std::hint::black_box;

use sha1::{Digest as _, Sha1};

use super::meta::Hash;

/// Whether the hexadecimal digits are the hash of these parts, one behind the other. How long it takes tells
/// nothing of where they differ.
pub(super) fn is_hash<'p>(hash: Hash, parts: impl Iterator<Item = &'p str>, digits: &str) -> bool {
    let expected = match hash {
        Hash::Sha1 => {
            let mut hasher = Sha1::new();
            parts.for_each(|part| hasher.update(part.as_bytes()));
            hasher.finalize()
        }
    };
    let digits = digits.as_bytes();
    if digits.len() != 2 * expected.len() {
        return false;
    }
    let mut difference = 0;
    for (byte, pair) in expected.iter().zip(digits.chunks_exact(2)) {
        let given = pair.iter().fold(0, |value, digit| value << 4 | nibble(*digit));
        difference |= u32::from(*byte) ^ given;
    }
    black_box(difference) == 0
}

/// The value of a digit; of anything else, one that no byte has.
fn nibble(digit: u8) -> u32 {
    char::from(digit).to_digit(16).unwrap_or(0x1_0000)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first example of RFC 3174, 7.3.
    const ABC: &str = "a9993e364706816aba3e25717850c26c9cd0d89d";

    fn is_sha1(parts: &[&str], digits: &str) -> bool {
        is_hash(Hash::Sha1, parts.iter().copied(), digits)
    }

    #[test]
    fn the_hash_of_the_parts_is_that_of_the_whole() {
        assert!(is_sha1(&["abc"], ABC));
        assert!(is_sha1(&["a", "", "bc"], ABC));
        assert!(is_sha1(&["abc"], &ABC.to_uppercase()));
    }

    #[test]
    fn nothing_else_is_that_hash() {
        for at in 0..ABC.len() {
            let mut other = ABC.as_bytes().to_vec();
            for digit in *b"0123456789abcdefgGzZ \x80\x00" {
                other[at] = digit;
                let text = String::from_utf8_lossy(&other).into_owned();
                assert_eq!(is_sha1(&["abc"], &text), text == ABC, "{text}");
            }
        }
        for other in ["", "a9", &ABC[1..], &format!("{ABC}0")] {
            assert!(!is_sha1(&["abc"], other), "{other}");
        }
    }
}

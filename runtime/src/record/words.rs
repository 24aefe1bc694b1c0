use std::marker::PhantomData;

use super::{Facts, Field, Value};
use crate::word::split_word;

/// The table of fields that a record states as words.
///
/// Made while the program is compiled, where the record is used. A check alone makes none of them, and the words themselves
/// cost it an eighth of what the table does.
pub(super) struct Words<T>(PhantomData<T>);

/// So many words a record can have: as many as a [`Row`](super::Row).
const MOST: usize = 8;

impl<T: Value> Words<T> {
    const ALL: (usize, [Field; MOST]) = fields(T::__WORDS);

    /// No longer than it must be.
    pub(super) const TABLE: &'static [Field] = {
        let (count, [a, b, c, d, e, f, g, h]) = Self::ALL;
        match count {
            0 => &[],
            1 => &[a],
            2 => &[a, b],
            3 => &[a, b, c],
            4 => &[a, b, c, d],
            5 => &[a, b, c, d, e],
            6 => &[a, b, c, d, e, f],
            7 => &[a, b, c, d, e, f, g],
            _ => &[a, b, c, d, e, f, g, h],
        }
    };
}

/// The fields, and how many there are; one too many is an error of the compiler.
const fn fields(words: &'static str) -> (usize, [Field; MOST]) {
    let mut fields = [Field("", Facts::REQUIRED); MOST];
    let (mut count, mut rest) = (0, words);
    while !rest.is_empty() {
        let (word, behind) = split_word(rest);
        fields[count] = match word.as_bytes() {
            [name @ .., b'?'] => Field(word.split_at(name.len()).0, Facts::OPTIONAL),
            _ => Field(word, Facts::REQUIRED),
        };
        (count, rest) = (count + 1, behind);
    }
    (count, fields)
}

#[cfg(test)]
mod tests {
    use super::{Facts, fields};
    use crate::record::{Need, Value};

    #[test]
    fn a_word_is_a_required_field_and_one_with_a_question_mark_an_optional_one() {
        let (count, fields) = fields("id 编号? a-b");
        assert_eq!(count, 3);
        let shown = fields.map(|field| (field.name(), field.ident(), matches!(field.need, Need::Optional)));
        assert_eq!(shown[..3], [("id", "id", false), ("编号", "编号", true), ("a-b", "a-b", false)]);
        assert!(fields[..3].iter().all(|field| field.travel == Facts::REQUIRED.travel));
    }

    #[test]
    fn the_table_has_as_many_fields_as_there_are_words() {
        macro_rules! counted {
            ($($words:literal)*) => {$({
                struct Record;

                impl Value for Record {
                    const __WORDS: &'static str = $words;
                }

                let names: Vec<_> = Record::__FIELDS.iter().map(|field| field.name()).collect();
                assert_eq!(names.join(" "), $words);
            })*};
        }
        counted!("" "a" "a b" "a b c" "a b c d" "a b c d e" "a b c d e f" "a b c d e f g" "a b c d e f g h");
    }
}

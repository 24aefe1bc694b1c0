use std::marker::PhantomData;

use super::{Facts, Field, Value};

/// The table of fields that a record states as words.
///
/// Made while the program is compiled, where the record is used; a check makes none. To cut the names out of one text would
/// be a little less to check, and so much more to run, text by text, that a release build is slower for it.
pub(super) struct Words<T>(PhantomData<T>);

/// So many fields a record can state so: as many as a [`Row`](super::Row) has.
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

/// What the words of a request begin with: behind a `!` the endpoint's name, method and path, and the index of its manner.
pub(crate) type Head = [&'static str; 4];

/// The head, if there is one, and the words of the fields.
pub(crate) const fn head(words: &'static [&'static str]) -> (Option<Head>, &'static [&'static str]) {
    match words {
        [mark, name, method, path, manner, behind @ ..] if matches!(mark.as_bytes(), b"!") => {
            (Some([name, method, path, manner]), behind)
        }
        _ => (None, words),
    }
}

/// The fields, and how many there are; one too many is an error of the compiler.
const fn fields(words: &'static [&'static str]) -> (usize, [Field; MOST]) {
    let mut fields = [Field("", Facts::REQUIRED); MOST];
    let (_, words) = head(words);
    let (mut count, mut rest) = (0, words);
    while let [word, behind @ ..] = rest {
        (fields[count], rest) = match (word.as_bytes(), behind) {
            (b"?", [name, behind @ ..]) => (Field(name, Facts::OPTIONAL), behind),
            _ => (Field(word, Facts::REQUIRED), behind),
        };
        count += 1;
    }
    (count, fields)
}

#[cfg(test)]
mod tests {
    use super::{Facts, fields, head};
    use crate::record::{Need, Value};

    #[test]
    fn a_word_is_a_required_field_and_one_behind_a_question_mark_an_optional_one() {
        let (count, fields) = fields(&["id", "?", "编号", "a b"]);
        assert_eq!(count, 3);
        let shown = fields.map(|field| (field.name(), field.ident(), matches!(field.need, Need::Optional)));
        assert_eq!(shown[..3], [("id", "id", false), ("编号", "编号", true), ("a b", "a b", false)]);
        assert!(fields[..3].iter().all(|field| field.travel == Facts::REQUIRED.travel));
    }

    #[test]
    fn the_words_of_a_request_begin_with_its_endpoint() {
        let words = &["!", "find", "GET", "/things/{0}", "2", "id", "?", "name"];
        assert_eq!(head(words), (Some(["find", "GET", "/things/{0}", "2"]), &["id", "?", "name"][..]));
        assert_eq!(head(&["id"]), (None, &["id"][..]));
        let (count, fields) = fields(words);
        assert_eq!((count, fields[0].name(), fields[1].name()), (2, "id", "name"));
    }

    #[test]
    fn the_table_has_as_many_fields_as_there_are_words() {
        macro_rules! counted {
            ($([$($word:literal)*])*) => {$({
                struct Record;

                impl Value for Record {
                    const __WORDS: &'static [&'static str] = &[$($word),*];
                }

                let names: Vec<_> = Record::__FIELDS.iter().map(|field| field.name()).collect();
                assert_eq!(names, [$($word),*] as [&str; _]);
            })*};
        }
        counted!(
            [] ["a"] ["a" "b"] ["a" "b" "c"] ["a" "b" "c" "d"] ["a" "b" "c" "d" "e"] ["a" "b" "c" "d" "e" "f"]
            ["a" "b" "c" "d" "e" "f" "g"] ["a" "b" "c" "d" "e" "f" "g" "h"]
        );
    }
}

/// The text up to the first space, and what stands behind that space.
pub(crate) const fn split_word(text: &'static str) -> (&'static str, &'static str) {
    // Constants cannot use iterators yet.
    let mut end = 0;
    while end < text.len() && text.as_bytes()[end] != b' ' {
        end += 1;
    }
    let (word, rest) = text.split_at(end);
    (word, if rest.is_empty() { rest } else { rest.split_at(1).1 })
}

#[cfg(test)]
mod tests {
    use super::split_word;

    #[test]
    fn a_word_ends_before_the_first_space() {
        assert_eq!(split_word("POST /codes"), ("POST", "/codes"));
        assert_eq!(split_word("编号 b c"), ("编号", "b c"));
        assert_eq!(split_word("alone"), ("alone", ""));
        assert_eq!(split_word(""), ("", ""));
    }
}

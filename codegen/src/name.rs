//! Names of the wire and names of Rust.

/// Turns a name of the wire into `snake_case`: `msgId` is `msg_id`, `X-Trace-Id` is `x_trace_id`.
pub(crate) fn snake(wire: &str) -> Result<String, Unusable> {
    if !wire.is_ascii() {
        return Err(Unusable::NotAscii);
    }
    let bytes = wire.as_bytes();
    let mut snake = String::with_capacity(wire.len() + 4);
    for (at, byte) in bytes.iter().enumerate() {
        if !byte.is_ascii_alphanumeric() {
            if !snake.is_empty() && !snake.ends_with('_') {
                snake.push('_');
            }
            continue;
        }
        let before = at.checked_sub(1).map_or(0, |at| bytes[at]);
        let after = bytes.get(at + 1).copied().unwrap_or(0);
        let word_begins = byte.is_ascii_uppercase()
            && (before.is_ascii_lowercase()
                || before.is_ascii_digit()
                || before.is_ascii_uppercase() && after.is_ascii_lowercase());
        if word_begins && !snake.ends_with('_') {
            snake.push('_');
        }
        snake.push(char::from(byte.to_ascii_lowercase()));
    }
    snake.truncate(snake.trim_end_matches('_').len());
    usable(&snake)?;
    Ok(snake)
}

/// Turns `snake_case` into `PascalCase`: `send_code` is `SendCode`.
pub(crate) fn pascal(snake: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect::<String>()
    };
    snake.split('_').map(capital).collect()
}

/// Whether a name can stand in Rust, if need be with `r#` before it.
pub(crate) fn usable(rust: &str) -> Result<(), Unusable> {
    match rust.as_bytes().first() {
        None => Err(Unusable::Empty),
        Some(first) if first.is_ascii_digit() => Err(Unusable::LeadingDigit),
        Some(_) if matches!(rust, "self" | "Self" | "super" | "crate" | "_") => Err(Unusable::Keyword),
        Some(_) => Ok(()),
    }
}

/// Whether a name is `snake_case` as it stands.
pub(crate) fn is_snake(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// Whether a name is `PascalCase` as it stands.
pub(crate) fn is_pascal(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase()) && name.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Why a name cannot stand in Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unusable {
    NotAscii,
    Empty,
    LeadingDigit,
    Keyword,
}

impl Unusable {
    /// What stands behind "the name".
    pub(crate) fn reason(self) -> &'static str {
        match self {
            Self::NotAscii => "has characters other than ASCII letters and digits",
            Self::Empty => "has no letter",
            Self::LeadingDigit => "begins with a digit",
            Self::Keyword => "is a keyword that Rust lets nobody use as a name",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wire_names_become_snake_case() {
        for (wire, rust) in [
            ("msg_id", "msg_id"),
            ("msgId", "msg_id"),
            ("X-Trace-Id", "x_trace_id"),
            ("HTTPCode", "http_code"),
            ("image0", "image0"),
            ("temp1Id", "temp1_id"),
            ("filter[name]", "filter_name"),
            ("$ref", "ref"),
            ("_id", "id"),
            ("__a__b__", "a_b"),
            ("ID", "id"),
            ("type", "type"),
        ] {
            assert_eq!(snake(wire).as_deref(), Ok(rust), "{wire}");
        }
    }

    #[test]
    fn names_that_cannot_stand_in_rust_are_refused() {
        assert_eq!(snake("手机"), Err(Unusable::NotAscii));
        assert_eq!(snake("2fa"), Err(Unusable::LeadingDigit));
        assert_eq!(snake("--"), Err(Unusable::Empty));
        assert_eq!(snake("self"), Err(Unusable::Keyword));
        assert_eq!(snake("Crate"), Err(Unusable::Keyword));
    }

    #[test]
    fn snake_case_becomes_pascal_case() {
        assert_eq!(pascal("send_code"), "SendCode");
        assert_eq!(pascal("a1_b"), "A1B");
        assert_eq!(pascal("self"), "Self");
    }
}

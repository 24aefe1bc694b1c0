use proc_macro2::{Ident, Span};

/// Every strict and reserved word up to edition 2024, sorted: what is one in any edition is written raw in all.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait",
    "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// The identifier of this name, raw where it is a keyword. The words that cannot be raw never arrive.
pub(super) fn ident(name: &str) -> Ident {
    if is_keyword(name) {
        Ident::new_raw(name, Span::call_site())
    } else {
        Ident::new(name, Span::call_site())
    }
}

/// The same as text.
pub(super) fn written(name: &str) -> String {
    if is_keyword(name) { format!("r#{name}") } else { name.to_owned() }
}

pub(super) fn is_keyword(name: &str) -> bool {
    KEYWORDS.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{KEYWORDS, is_keyword, written};

    #[test]
    fn every_keyword_is_found_and_written_raw() {
        for keyword in KEYWORDS {
            assert!(is_keyword(keyword), "{keyword}");
            assert_eq!(written(keyword), format!("r#{keyword}"));
        }
        assert_eq!(written("mobile"), "mobile");
    }
}

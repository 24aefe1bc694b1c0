use proc_macro2::{Delimiter, Span, TokenTree};

/// The path of a spec: a string literal, which another macro may have put into an invisible group.
pub(crate) fn path(token: &TokenTree) -> Result<String, String> {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            let mut inner = group.stream().into_iter();
            match (inner.next(), inner.next()) {
                (Some(only), None) => path(&only),
                _ => Err(no_path(token)),
            }
        }
        TokenTree::Literal(literal) => match unquote(&literal.to_string()) {
            Some(text) if text.contains('\\') => {
                Err(format!("`/` stands between folders in a path, found {token}"))
            }
            Some(text) => Ok(text.to_owned()),
            None => Err(no_path(token)),
        },
        _ => Err(no_path(token)),
    }
}

/// No option is known yet: only a comma may stand behind the path.
pub(crate) fn no_options(mut tokens: impl Iterator<Item = TokenTree>, span: &mut Span) -> Result<(), String> {
    let Some(comma) = tokens.next() else { return Ok(()) };
    *span = comma.span();
    if !is_punct(&comma, ',') {
        return Err(format!("expected a comma behind the path, found `{comma}`"));
    }
    let Some(option) = tokens.next() else { return Ok(()) };
    *span = option.span();
    Err(format!("unknown option `{option}`: this version of `sms_api!` has none"))
}

pub(crate) fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

/// What stands between the quotes of a string literal, raw or not.
fn unquote(literal: &str) -> Option<&str> {
    let quoted = literal.strip_prefix('r').unwrap_or(literal).trim_matches('#');
    quoted.strip_prefix('"')?.strip_suffix('"')
}

fn no_path(token: &TokenTree) -> String {
    format!(
        "expected the path of a spec, as in `sms_api!(\"api.toml\")`, or nothing for Jiguang SMS; found `{token}`"
    )
}

use proc_macro2::{Delimiter, TokenTree};
use sms_api_codegen::Options;

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

/// Options stand behind a comma behind the path. `options.span` then is where a mistake is.
pub(crate) fn behind_path(
    mut tokens: impl Iterator<Item = TokenTree>,
    options: &mut Options,
) -> Result<(), String> {
    let Some(comma) = tokens.next() else { return Ok(()) };
    options.span = comma.span();
    if !is_punct(&comma, ',') {
        return Err(format!("expected a comma behind the path, found `{comma}`"));
    }
    self::options(tokens, options)
}

/// The words, and whether this build of the runtime has the machinery for them.
const OPTIONS: &[(&str, bool)] =
    &[("callbacks", cfg!(feature = "callbacks")), ("server", cfg!(feature = "server"))];

/// Words with commas between them.
pub(crate) fn options(
    mut tokens: impl Iterator<Item = TokenTree>,
    options: &mut Options,
) -> Result<(), String> {
    while let Some(option) = tokens.next() {
        options.span = option.span();
        let word = option.to_string();
        let Some((_, is_built)) = OPTIONS.iter().find(|(name, _)| *name == word) else {
            return Err(format!("unknown option `{option}`: there are `callbacks` and `server`"));
        };
        if !is_built {
            return Err(format!(
                "the option `{word}` needs the feature `{word}` of sms-api: \
                 sms-api = {{ version = \"…\", features = [\"{word}\"] }}"
            ));
        }
        match word.as_str() {
            "callbacks" => options.callbacks = true,
            _ => options.server = true,
        }
        let Some(comma) = tokens.next() else { break };
        options.span = comma.span();
        if !is_punct(&comma, ',') {
            return Err(format!("expected a comma behind the option, found `{comma}`"));
        }
    }
    Ok(())
}

pub(crate) fn is_option(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(word) if OPTIONS.iter().any(|(option, _)| word == option))
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

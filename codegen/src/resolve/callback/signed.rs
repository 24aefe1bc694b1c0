//! The text that is signed: literals, and names in braces.

use super::Fields;
use crate::diagnostic::{Code, Log};
use crate::model::{AuthSet, Name, Piece};
use crate::raw;
use crate::read::Text;
use crate::suggest;

/// What is signed.
#[derive(Default)]
pub(super) struct Signed {
    pub(super) text: Vec<Piece>,
    /// The secrets in it, in the order of their credential set.
    pub(super) secrets: Vec<Name>,
}

/// `covered` must be part of the text: a time that anyone may change tells no age.
pub(super) fn resolve(
    raw: &raw::Signature,
    covered: [&String; 2],
    fields: &Fields,
    auth: &[AuthSet],
    log: &mut Log,
) -> Signed {
    let Some(text) = raw.text.given() else { return Signed::default() };
    let Some(set) = set(raw, text, auth, log) else { return Signed::default() };
    let names = set.scheme.secrets();
    let before = log.count();
    let mut signed = Signed::default();
    for part in parts(text, log) {
        let piece = match part {
            Part::Literal(literal) => Piece::Literal(literal),
            Part::Name(range) => {
                let name = &text.value[range.clone()];
                if let Some(index) = names.iter().position(|secret| secret.wire == name) {
                    Piece::Secret(index)
                } else if fields.names().any(|field| field == name) {
                    Piece::Field(name.to_owned())
                } else if !fields.is_incomplete {
                    let known = names.iter().map(|secret| secret.wire.as_str()).chain(fields.names());
                    let close = suggest::closest(name, known.clone());
                    log.error(Code::Callback, text.part(range), format!("nothing is called `{name}` here"))
                        .label(format!("neither a secret of `{}` nor a field of the form", set.name.wire))
                        .help(match close {
                            Some(close) => format!("did you mean `{{{close}}}`?"),
                            None => format!("there are {}", suggest::list(known)),
                        });
                    continue;
                } else {
                    continue;
                }
            }
        };
        signed.text.push(piece);
    }
    if log.count() == before {
        check_cover(&signed.text, text, covered, names.last().map_or("secret", |name| &name.wire), log);
    }
    take_used(names, &mut signed);
    signed
}

/// The credential set whose secrets are signed.
fn set<'a>(raw: &raw::Signature, text: &Text, auth: &'a [AuthSet], log: &mut Log) -> Option<&'a AuthSet> {
    let Some(wanted) = raw.auth.given() else {
        if auth.is_empty() {
            log.error(Code::Callback, text.span, "nothing secret can be signed: the file has no credentials")
                .label("anyone could sign this")
                .help("describe the credentials: `[auth.NAME]`");
        }
        return auth.first();
    };
    let found = auth.iter().find(|set| set.name.wire == wanted.value);
    if found.is_none() {
        let names = auth.iter().map(|set| set.name.wire.as_str());
        log.error(Code::UnknownAuth, wanted.span, format!("unknown credential set `{}`", wanted.value))
            .label("not a credential set of this file")
            .help(match suggest::closest(&wanted.value, names) {
                Some(close) => format!("did you mean `{close}`?"),
                None => format!("describe it: `[auth.{}]`", wanted.value),
            });
    }
    found
}

fn check_cover(pieces: &[Piece], text: &Text, covered: [&String; 2], secret: &str, log: &mut Log) {
    if !pieces.iter().any(|piece| matches!(piece, Piece::Secret(_))) {
        log.error(Code::Callback, text.span, "the signed text holds no secret")
            .label("anyone could sign this")
            .help(format!("a secret stands in braces: `{{{secret}}}`"));
    }
    for name in covered.into_iter().filter(|name| !name.is_empty()) {
        if !pieces.iter().any(|piece| matches!(piece, Piece::Field(field) if field == name)) {
            log.error(Code::Callback, text.span, format!("the signature does not cover `{name}`"))
                .label(format!("anyone could change `{name}`"))
                .help(format!("a field of the form stands in braces: `{{{name}}}`"));
        }
    }
}

/// Leaves out the secrets that are not signed.
fn take_used(names: Vec<&Name>, signed: &mut Signed) {
    for (index, name) in names.into_iter().enumerate() {
        let is_used = signed.text.contains(&Piece::Secret(index));
        if is_used {
            let now = signed.secrets.len();
            for piece in &mut signed.text {
                if *piece == Piece::Secret(index) {
                    *piece = Piece::Secret(now);
                }
            }
            signed.secrets.push(name.clone());
        }
    }
}

enum Part {
    Literal(String),
    /// What stands in braces.
    Name(std::ops::Range<usize>),
}

/// The parts of the text; `{{` and `}}` stand for braces.
fn parts(text: &Text, log: &mut Log) -> Vec<Part> {
    let value = text.value.as_str();
    let mut parts = Vec::new();
    let mut literal = String::new();
    let mut at = 0;
    while let Some(character) = value[at..].chars().next() {
        let rest = &value[at..];
        if rest.starts_with("{{") || rest.starts_with("}}") {
            literal.push(character);
            at += 2;
        } else if character == '{' {
            let Some(length) = rest.find('}') else {
                log.error(Code::Callback, text.part(at..at + 1), "this brace is never closed")
                    .label("opens a name")
                    .help("write `{name}`, or `{{` for the brace itself");
                return parts;
            };
            if !literal.is_empty() {
                parts.push(Part::Literal(std::mem::take(&mut literal)));
            }
            parts.push(Part::Name(at + 1..at + length));
            at += length + 1;
        } else if character == '}' {
            log.error(Code::Callback, text.part(at..at + 1), "this brace closes nothing")
                .label("no `{` before it")
                .help("write `}}` for the brace itself");
            return parts;
        } else {
            literal.push(character);
            at += character.len_utf8();
        }
    }
    if !literal.is_empty() {
        parts.push(Part::Literal(literal));
    }
    parts
}

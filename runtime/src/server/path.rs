use std::borrow::Cow;

use super::half::{Described, Half};
use crate::form::decode;
use crate::meta::{Path, Segment};

/// The paths of an API, taken apart once.
pub(super) struct Paths {
    /// By the index of their endpoints.
    routes: Vec<Route>,
}

/// A method, and a path as what stands between its slashes.
struct Route {
    method: http::Method,
    template: Vec<Vec<Piece>>,
}

/// A part of what stands between two slashes.
enum Piece {
    /// Text, without percent-encoding.
    Text(String),
    /// The request field of this index.
    Field(usize),
}

/// What stands in an address for each field of the request in the path, decoded.
pub(super) type Captures = Vec<(usize, String)>;

/// What an address and a method name.
pub(super) enum Found {
    /// An endpoint.
    Endpoint(usize, Captures),
    /// Endpoints with other methods: what `Allow` says.
    OtherMethods(String),
    Nothing,
}

impl Paths {
    pub(super) fn new(half: &Half) -> Self {
        let route = |described: &Described| Route {
            method: described.meta.method(),
            template: template(described.meta.path()),
        };
        Self { routes: half.endpoints.iter().map(route).collect() }
    }

    /// Looks an address up, which begins behind the base path. Of several templates that admit it the one with
    /// its text earlier counts: `/messages/batch` before `/messages/{msg_id}`.
    pub(super) fn find(&self, method: &http::Method, path: &str) -> Found {
        let Some(parts) = parts(path) else { return Found::Nothing };
        let mut best: Option<(usize, Captures)> = None;
        let mut others: Vec<&str> = Vec::new();
        for (index, route) in self.routes.iter().enumerate() {
            let Some(captures) = admits(&route.template, &parts) else { continue };
            if route.method != *method {
                others.push(route.method.as_str());
                continue;
            }
            let is_better = |other: usize| {
                let other = self.routes.get(other).map_or(&[][..], |other| &other.template);
                route.template.iter().map(|part| open(part)).lt(other.iter().map(|part| open(part)))
            };
            if best.as_ref().is_none_or(|(other, _)| is_better(*other)) {
                best = Some((index, captures));
            }
        }
        match best {
            Some((index, captures)) => Found::Endpoint(index, captures),
            None if others.is_empty() => Found::Nothing,
            None => {
                others.sort_by_key(|method| (RANK.iter().position(|known| known == method), *method));
                others.dedup();
                Found::OtherMethods(others.join(", "))
            }
        }
    }
}

/// The order of methods in `Allow`.
const RANK: &[&str] = &["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/// How many fields stand in a part of a path.
fn open(part: &[Piece]) -> usize {
    part.iter().filter(|piece| matches!(piece, Piece::Field(_))).count()
}

fn template(path: Path) -> Vec<Vec<Piece>> {
    let mut parts: Vec<Vec<Piece>> = vec![Vec::new()];
    for segment in path.segments() {
        match segment {
            Segment::Literal(text) => {
                for (nth, text) in text.split('/').enumerate() {
                    if nth > 0 {
                        parts.push(Vec::new());
                    }
                    if let (Some(part), false) = (parts.last_mut(), text.is_empty()) {
                        part.push(Piece::Text(decode(text, false).unwrap_or_default().into_owned()));
                    }
                }
            }
            Segment::Field(index) => {
                if let Some(part) = parts.last_mut() {
                    part.push(Piece::Field(index));
                }
            }
        }
    }
    parts
}

/// What stands between the slashes of an address, decoded; nothing if that cannot be done.
fn parts(path: &str) -> Option<Vec<Cow<'_, str>>> {
    path.split('/').map(|part| decode(part, false)).collect()
}

fn admits(template: &[Vec<Piece>], parts: &[Cow<'_, str>]) -> Option<Captures> {
    if template.len() != parts.len() {
        return None;
    }
    let mut captures = Captures::new();
    for (template, part) in template.iter().zip(parts) {
        if !admits_part(template, part, &mut captures) {
            return None;
        }
    }
    Some(captures)
}

/// A field takes as little as the text behind it lets it, the last one the rest. None is ever empty.
fn admits_part(template: &[Piece], part: &str, captures: &mut Captures) -> bool {
    let mut rest = part;
    for (nth, piece) in template.iter().enumerate() {
        let behind = template.get(nth + 1..).unwrap_or_default();
        rest = match piece {
            Piece::Text(text) => match rest.strip_prefix(text.as_str()) {
                Some(rest) => rest,
                None => return false,
            },
            Piece::Field(index) => {
                let Some(first) = rest.chars().next() else { return false };
                let end = match behind {
                    [Piece::Text(text)] => rest.strip_suffix(text.as_str()).map(str::len),
                    // What begins like the text behind it is a value still.
                    [Piece::Text(text), ..] => {
                        let from = first.len_utf8();
                        rest.get(from..).and_then(|rest| rest.find(text.as_str())).map(|end| from + end)
                    }
                    _ => Some(rest.len()),
                };
                let Some((value, rest)) = end.and_then(|end| rest.split_at_checked(end)) else {
                    return false;
                };
                if value.is_empty() {
                    return false;
                }
                captures.push((*index, value.to_owned()));
                rest
            }
        };
    }
    rest.is_empty()
}

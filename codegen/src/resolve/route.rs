//! Endpoints that a server could not tell apart.

use std::collections::HashMap;

use super::endpoint::Draft;
use super::{limit, path};
use crate::diagnostic::{Code, Log};
use crate::model::{CodeValue, Endpoint, Field, Scalar, Segment, Shape, TimeFormat, Type, TypeDef};
use crate::raw::Spec;
use crate::source::Span;
use crate::time_pattern;

/// Notes endpoints with the same method and path, and those whose paths overlap.
pub(super) fn check(spec: &Spec, endpoints: &[Draft], types: &[TypeDef], log: &mut Log) {
    let entries = spec.endpoints.given().map_or(&[][..], |endpoints| &endpoints.entries);
    let mut trees: HashMap<(usize, usize), Tree<'_>> = HashMap::new();
    for (index, draft) in endpoints.iter().enumerate().filter(|(_, draft)| draft.has_path) {
        let parts = parts(&draft.endpoint, types);
        let tree = trees.entry((draft.endpoint.method as usize, parts.len())).or_default();
        let Some(other) = tree.insert(&parts, index) else { continue };
        let place = |index: usize| {
            let entry = entries.get(index)?;
            Some(entry.value.given()?.http.given()?.span)
        };
        let (at, first) = (place(index).unwrap_or_default(), place(other).unwrap_or_default());
        let that = &endpoints[other].endpoint.name.wire;
        report(at, first, that, self::parts(&endpoints[other].endpoint, types) == parts, log);
    }
}

fn report(at: Span, first: Span, that: &str, same: bool, log: &mut Log) {
    if same {
        log.error(Code::SamePath, at, format!("method and path are those of `{that}`"))
            .label("the second endpoint at this address")
            .help("describe it once: what differs from call to call is a field")
            .related(first, format!("`{that}` is here"));
    } else {
        log.error(Code::AmbiguousPath, at, format!("this path cannot be told from that of `{that}`"))
            .label("an address can be both")
            .help("give the parameter a type that the other path's text is no value of: a number, an enum, or a text with `chars = \"digits\"`")
            .related(first, format!("`{that}` is here"));
    }
}

/// What stands between two slashes.
#[derive(Clone, Debug, PartialEq)]
enum Part<'m> {
    Literal(String),
    /// One parameter and nothing else.
    Parameter(Values<'m>),
    /// Parameters with text around them: what it begins and ends with.
    Mixed(String, String),
}

/// What a parameter can be.
#[derive(Clone, Copy, Debug)]
struct Values<'m> {
    field: Option<&'m Field>,
    types: &'m [TypeDef],
}

/// Two parameters at one place are the same address, whatever their types.
impl PartialEq for Values<'_> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

fn parts<'m>(endpoint: &'m Endpoint, types: &'m [TypeDef]) -> Vec<Part<'m>> {
    let mut parts: Vec<Vec<&'m Segment>> = Vec::new();
    let mut texts: Vec<Vec<String>> = Vec::new();
    for segment in &endpoint.path {
        match segment {
            Segment::Literal(text) => {
                for (nth, piece) in text.split('/').enumerate() {
                    if nth > 0 || texts.is_empty() {
                        texts.push(vec![String::new()]);
                        parts.push(Vec::new());
                    }
                    if let Some(last) = texts.last_mut().and_then(|texts| texts.last_mut()) {
                        last.push_str(&path::decoded(piece).unwrap_or_default());
                    }
                }
            }
            Segment::Field(_) => {
                if let (Some(texts), Some(part)) = (texts.last_mut(), parts.last_mut()) {
                    texts.push(String::new());
                    part.push(segment);
                }
            }
        }
    }
    let part = |(fields, texts): (Vec<&Segment>, Vec<String>)| match (fields.as_slice(), texts.as_slice()) {
        ([], _) => Part::Literal(texts.concat()),
        ([Segment::Field(index)], [before, behind]) if before.is_empty() && behind.is_empty() => {
            Part::Parameter(Values { field: endpoint.request.fields.get(*index), types })
        }
        (_, [before, .., behind]) => Part::Mixed(before.clone(), behind.clone()),
        _ => Part::Mixed(String::new(), String::new()),
    };
    parts.into_iter().zip(texts).map(part).collect()
}

impl Part<'_> {
    fn overlaps(&self, other: &Self) -> bool {
        match (self, other) {
            (Part::Literal(text), other) | (other, Part::Literal(text)) => other.admits(text),
            (Part::Mixed(a, b), Part::Mixed(c, d)) => {
                (a.starts_with(c.as_str()) || c.starts_with(a.as_str()))
                    && (b.ends_with(d.as_str()) || d.ends_with(b.as_str()))
            }
            (Part::Parameter(_), _) | (_, Part::Parameter(_)) => true,
        }
    }

    fn admits(&self, text: &str) -> bool {
        match self {
            Part::Literal(own) => own == text,
            Part::Parameter(values) => values.can_be(text),
            Part::Mixed(before, behind) => {
                text.len() > before.len() + behind.len() && text.starts_with(before) && text.ends_with(behind)
            }
        }
    }

    /// Whether two parts admit the same texts, so that one branch serves both.
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Part::Parameter(a), Part::Parameter(b)) => match (a.field, b.field) {
                (Some(a), Some(b)) => a.ty == b.ty && a.rule == b.rule,
                (None, None) => true,
                _ => false,
            },
            (a, b) => a == b,
        }
    }
}

impl Values<'_> {
    fn can_be(self, text: &str) -> bool {
        let Some(field) = self.field else { return false };
        let scalar = match &field.ty {
            Type::Scalar(scalar) => *scalar,
            Type::Named(index) => match self.types.get(*index).map(|def| &def.shape) {
                Some(Shape::Newtype(newtype)) => newtype.scalar,
                Some(Shape::Enum(shape)) => {
                    return shape.variants.iter().any(|variant| match &variant.value {
                        CodeValue::Integer(value) => value.to_string() == text,
                        CodeValue::Text(value) => value == text,
                    });
                }
                _ => return false,
            },
            _ => return false,
        };
        match scalar {
            Scalar::Bool => matches!(text, "true" | "false"),
            Scalar::F64 => text.parse::<f64>().is_ok(),
            Scalar::String => {
                let count = text.chars().count() as u64;
                let is_long_enough =
                    field.rule.length.is_none_or(|(least, most)| (least..=most).contains(&count));
                let is_time = match &field.rule.time {
                    Some(TimeFormat::Text { pattern, .. }) => time_pattern::fits(pattern, text),
                    _ => true,
                };
                is_long_enough
                    && is_time
                    && field.rule.chars.is_none_or(|chars| text.chars().all(|c| limit::consists_of(c, chars)))
            }
            integer => {
                let (least, most) = limit::extent(integer);
                text.parse::<i128>().is_ok_and(|value| (least..=most).contains(&value))
            }
        }
    }
}

/// The paths of one method and length, part by part.
#[derive(Default)]
struct Tree<'m> {
    literals: HashMap<String, Self>,
    others: Vec<(Part<'m>, Self)>,
    endpoint: Option<usize>,
}

impl<'m> Tree<'m> {
    /// Adds a path, unless it overlaps with one that is there: then that one's endpoint is returned.
    fn insert(&mut self, parts: &[Part<'m>], endpoint: usize) -> Option<usize> {
        let found = self.find(parts);
        if found.is_none() {
            self.add(parts, endpoint);
        }
        found
    }

    fn find(&self, parts: &[Part<'m>]) -> Option<usize> {
        let Some((part, rest)) = parts.split_first() else { return self.endpoint };
        let mut others = self.others.iter().filter(|(other, _)| other.overlaps(part));
        if let Some(found) = others.find_map(|(_, tree)| tree.find(rest)) {
            return Some(found);
        }
        if let Part::Literal(text) = part {
            return self.literals.get(text).and_then(|tree| tree.find(rest));
        }
        self.literals
            .iter()
            .filter(|(text, _)| part.admits(text))
            .filter_map(|(_, tree)| tree.find(rest))
            .min()
    }

    fn add(&mut self, parts: &[Part<'m>], endpoint: usize) {
        let Some((part, rest)) = parts.split_first() else {
            self.endpoint = Some(endpoint);
            return;
        };
        let tree = match part {
            Part::Literal(text) => self.literals.entry(text.clone()).or_default(),
            other => {
                let found = self.others.iter().position(|(part, _)| part.is_same(other));
                let at = found.unwrap_or_else(|| {
                    self.others.push((other.clone(), Self::default()));
                    self.others.len() - 1
                });
                &mut self.others[at].1
            }
        };
        tree.add(rest, endpoint);
    }
}

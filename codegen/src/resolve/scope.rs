//! The named types, as far as they must be known before any field can be resolved.

use std::collections::HashMap;

use super::limit::{self, Limits, Target};
use super::time;
use crate::diagnostic::{Code, Log};
use crate::model::{Rule, Scalar, Type};
use crate::raw::{EnumValue, Spec, TypeDef};
use crate::read::{Entry, Names, Slot, Text};
use crate::source::Span;
use crate::type_expr::{self, TypeExpr};
use crate::{name, reserved, suggest};

/// A type that could not be resolved: what was wrong with it is already told.
pub(super) const UNKNOWN: Type = Type::Named(usize::MAX);

/// What every field is resolved in.
pub(super) struct Scope<'r> {
    pub(super) docs_required: bool,
    entries: &'r [Entry<TypeDef>],
    names: HashMap<String, usize>,
    kinds: Vec<Kind>,
}

/// What a named type is.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    Newtype(Scalar, Box<Rule>),
    Enum,
    Record,
    /// Something broken.
    Unknown,
}

impl<'r> Scope<'r> {
    pub(super) fn new(spec: &'r Spec, log: &mut Log) -> Self {
        let docs_required = spec.api.given().is_some_and(crate::raw::Api::requires_docs);
        let entries = spec.types.given().map_or(&[][..], |types| &types.entries);
        let mut scope = Self { docs_required, entries, names: HashMap::new(), kinds: Vec::new() };
        for (index, entry) in entries.iter().enumerate() {
            let meant = check_name(&entry.name, log);
            scope.names.extend(meant.map(|meant| (meant, index)));
            scope.names.insert(entry.name.value.clone(), index);
            let kind = entry.value.given().map_or(Kind::Unknown, |raw| kind(raw, entry.name.span, log));
            scope.kinds.push(kind);
        }
        scope
    }

    /// What a named type is, by its index.
    pub(super) fn kind(&self, index: usize) -> &Kind {
        self.kinds.get(index).unwrap_or(&Kind::Unknown)
    }

    /// An enum's name and its values.
    pub(super) fn variants(&self, index: usize) -> Option<(&'r str, &'r Names<EnumValue>)> {
        let entry = self.entries.get(index)?;
        Some((&entry.name.value, entry.value.given()?.values.given()?))
    }

    /// The type that an expression stands for; [`UNKNOWN`] after its mistake was noted.
    pub(super) fn type_of(&self, text: &Text, log: &mut Log) -> Type {
        match type_expr::parse(&text.value) {
            Ok(expr) => self.look_up(&expr, text, log),
            Err(wrong) => {
                log.error(Code::TypeSyntax, text.part(wrong.at), "not a type expression")
                    .label(wrong.what)
                    .help_if(wrong.help);
                UNKNOWN
            }
        }
    }

    /// What the limits of a type's values are, and what is masked.
    pub(super) fn rule_of(&self, ty: &Type) -> Rule {
        match ty {
            Type::Named(index) => match self.kind(*index) {
                Kind::Newtype(_, rule) => (**rule).clone(),
                Kind::Enum | Kind::Record | Kind::Unknown => Rule::default(),
            },
            Type::List(inner) | Type::Map(inner) => {
                let each = Some(self.rule_of(inner)).filter(|rule| *rule != Rule::default());
                Rule { each: each.map(Box::new), ..Rule::default() }
            }
            Type::Scalar(_) | Type::ErrorCode | Type::File => Rule::default(),
        }
    }

    /// What limits can be given for values of a type.
    pub(super) fn target(&self, ty: &Type) -> Target {
        match ty {
            Type::Scalar(scalar) => Target::of(*scalar),
            Type::Named(index) => match self.kind(*index) {
                Kind::Newtype(_, rule) if rule.time.is_some() => Target::Other("a date and time"),
                Kind::Newtype(scalar, _) => Target::of(*scalar),
                Kind::Enum => Target::Other("an enum"),
                Kind::Record => Target::Other("a record"),
                Kind::Unknown => Target::Unknown,
            },
            Type::ErrorCode => Target::Other("an error code"),
            Type::File => Target::File,
            Type::List(_) => Target::List,
            Type::Map(_) => Target::Map,
        }
    }

    /// Whether a value is one text or number: no record, list or map. What is unknown may be.
    pub(super) fn is_scalar(&self, ty: &Type) -> bool {
        match ty {
            Type::Scalar(_) => true,
            Type::Named(index) => !matches!(self.kind(*index), Kind::Record),
            Type::ErrorCode | Type::File | Type::List(_) | Type::Map(_) => false,
        }
    }

    fn look_up(&self, expr: &TypeExpr, text: &Text, log: &mut Log) -> Type {
        match expr {
            TypeExpr::List(inner) => wrap(self.look_up(inner, text, log), Type::List),
            TypeExpr::Map(inner) => wrap(self.look_up(inner, text, log), Type::Map),
            TypeExpr::Name(at) => {
                let name = &text.value[at.clone()];
                if name == "ErrorCode" {
                    Type::ErrorCode
                } else if name == "file" {
                    Type::File
                } else if let Some(scalar) = type_expr::scalar(name) {
                    Type::Scalar(scalar)
                } else if let Some(index) = self.names.get(name) {
                    match self.kind(*index) {
                        Kind::Unknown => UNKNOWN,
                        Kind::Newtype(..) | Kind::Enum | Kind::Record => Type::Named(*index),
                    }
                } else {
                    self.unknown(name, text.part(at.clone()), log);
                    UNKNOWN
                }
            }
        }
    }

    fn unknown(&self, name: &str, at: Span, log: &mut Log) {
        let scalars = type_expr::SCALARS.iter().map(|(name, _)| *name);
        let candidates = scalars.chain(["ErrorCode", "file"]).chain(self.names.keys().map(String::as_str));
        if name == time::WORD {
            log.error(Code::UnknownType, at, "a date and time needs a named type")
                .label("how is it written?")
                .help("describe it: `[types.NAME]` with `type = \"datetime\"` and its `format`, and use it here");
            return;
        }
        let close = type_expr::foreign(name).or_else(|| suggest::closest(name, candidates));
        let draft = log.error(Code::UnknownType, at, format!("unknown type `{name}`"));
        draft.label("neither a scalar nor a type of this file");
        match close {
            Some(close) => draft.help(format!("did you mean `{close}`?")),
            None if name::is_pascal(name) => draft.help(format!("describe it: `[types.{name}]`")),
            None => draft.help("the scalars are `string`, `bool`, `u8` to `u64`, `i8` to `i64` and `f64`"),
        };
    }
}

fn wrap(inner: Type, make: fn(Box<Type>) -> Type) -> Type {
    if inner == UNKNOWN { UNKNOWN } else { make(Box::new(inner)) }
}

/// Notes what is wrong with a type's name, and tells the name that was meant.
fn check_name(text: &Text, log: &mut Log) -> Option<String> {
    let name = text.value.as_str();
    if !name::is_pascal(name) {
        let better = name::snake(name).map(|snake| name::pascal(&snake)).ok();
        let better = better.filter(|better| name::is_pascal(better));
        log.error(Code::BadName, text.span, "the name of a type must be in `PascalCase`")
            .label("letters and digits, a capital first")
            .help_if(better.as_ref().map(|better| format!("write `{better}`")));
        return better;
    } else if name == "Self" {
        log.error(Code::BadName, text.span, "`Self` cannot be the name of a type")
            .label("a keyword that Rust lets nobody use as a name")
            .help("choose another name");
    } else if reserved::TYPES.contains(&name) {
        log.error(Code::ReservedName, text.span, format!("`{name}` cannot be the name of a type"))
            .label("every generated module has a type of this name")
            .help(format!("choose another name, such as `Api{name}`"));
    }
    None
}

/// What a type is, by the one key of three that it has.
fn kind(raw: &TypeDef, at: Span, log: &mut Log) -> Kind {
    let shapes = [
        ("type", raw.ty.is_absent(), raw.ty.given().map(|ty| ty.span)),
        ("enum", raw.values.is_absent(), raw.values.given().map(|values| values.at)),
        ("fields", raw.fields.is_absent(), raw.fields.given().map(|fields| fields.at)),
    ];
    let mut given = shapes.iter().filter(|(_, absent, _)| !absent);
    let Some((first, _, first_at)) = given.next() else {
        log.error(Code::MissingKey, at, "a type needs one of `type`, `enum` and `fields`")
            .label("what is it?")
            .help("`type = \"string\"` makes a scalar type of its own, `enum.NAME = { value = … }` an enum, `fields.NAME = { type = … }` a record");
        return Kind::Unknown;
    };
    if let Some((second, _, second_at)) = given.next() {
        let draft = log.error(
            Code::MisplacedKey,
            second_at.unwrap_or(at),
            format!("a type cannot have both `{first}` and `{second}`"),
        );
        draft.label(format!("beside `{first}`")).help("describe two types, and use one in the other");
        if let Some(first_at) = first_at {
            draft.related(*first_at, format!("`{first}` is given here"));
        }
        return Kind::Unknown;
    }
    match *first {
        "type" => newtype(raw, log),
        "enum" => {
            only(raw, "an enum", log);
            if raw.values.is_broken() { Kind::Unknown } else { Kind::Enum }
        }
        _ => {
            only(raw, "a record", log);
            if raw.fields.is_broken() { Kind::Unknown } else { Kind::Record }
        }
    }
}

fn newtype(raw: &TypeDef, log: &mut Log) -> Kind {
    misplaced(raw.args.given().map(|args| args.span), "args", "a scalar type", log);
    let Some(ty) = raw.ty.given() else { return Kind::Unknown };
    if ty.value.trim() == time::WORD {
        return datetime(raw, ty.span, log);
    }
    let Some(scalar) = type_expr::scalar(ty.value.trim()) else {
        let scalars = type_expr::SCALARS.iter().map(|(name, _)| *name).chain([time::WORD]);
        let close = type_expr::foreign(&ty.value).or_else(|| suggest::closest(&ty.value, scalars));
        log.error(Code::UnknownType, ty.span, format!("`{}` is not a scalar", ty.value))
            .label("a type of its own stands around a scalar")
            .help(match close {
                _ if ty.value.trim() == "file" => "it is the type of a request's field".to_owned(),
                Some(close) => format!("did you mean `{close}`?"),
                None => "the scalars are `string`, `bool`, `u8` to `u64`, `i8` to `i64` and `f64`".to_owned(),
            });
        return Kind::Unknown;
    };
    misplaced(raw.format.given().map(|text| text.span), "format", "a type that is no `datetime`", log);
    misplaced(raw.offset.given().map(|text| text.span), "offset", "a type that is no `datetime`", log);
    let rule = limit::resolve(&limits(raw), Target::of(scalar), Rule::default(), log);
    Kind::Newtype(scalar, Box::new(rule))
}

fn datetime(raw: &TypeDef, at: Span, log: &mut Log) -> Kind {
    let rule = Rule { time: time::resolve(raw, at, log), ..Rule::default() };
    let rule = limit::resolve(&limits(raw), Target::Other("a date and time"), rule, log);
    match &rule.time {
        Some(format) => Kind::Newtype(time::scalar(format), Box::new(rule)),
        None => Kind::Unknown,
    }
}

fn limits(raw: &TypeDef) -> Limits<'_> {
    Limits {
        length: &raw.length,
        range: &raw.range,
        items: &Slot::Absent,
        size: &Slot::Absent,
        media: &Slot::Absent,
        chars: &raw.chars,
        sensitive: &raw.sensitive,
    }
}

/// Notes the keys that only a scalar type has.
fn only(raw: &TypeDef, what: &str, log: &mut Log) {
    misplaced(raw.length.given().map(|text| text.span), "length", what, log);
    misplaced(raw.range.given().map(|text| text.span), "range", what, log);
    misplaced(raw.chars.given().map(|chars| chars.span), "chars", what, log);
    misplaced(raw.format.given().map(|text| text.span), "format", what, log);
    misplaced(raw.offset.given().map(|text| text.span), "offset", what, log);
    misplaced(raw.sensitive.given().map(|_| raw.at), "sensitive", what, log);
    if what == "a record" {
        let accept = raw.accept.given().map(|accept| accept.first().map_or(raw.at, |text| text.span));
        misplaced(accept, "accept", what, log);
    } else {
        misplaced(raw.args.given().map(|args| args.span), "args", what, log);
    }
}

fn misplaced(at: Option<Span>, key: &str, what: &str, log: &mut Log) {
    if let Some(at) = at {
        log.error(Code::MisplacedKey, at, format!("`{key}` does not belong to {what}"))
            .label("has no meaning here");
    }
}

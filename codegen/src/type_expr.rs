//! Type expressions: a name, `[T]` for a list, `{T}` for a map with text keys.

use std::ops::Range;

use crate::model::Scalar;
use crate::suggest;

/// A type expression with the places of its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TypeExpr {
    Name(Range<usize>),
    List(Box<Self>),
    Map(Box<Self>),
}

/// Reads a type expression.
pub(crate) fn parse(text: &str) -> Result<TypeExpr, Wrong> {
    nested(text, 0..text.len(), DEPTH)
}

/// The scalar of a name.
pub(crate) fn scalar(name: &str) -> Option<Scalar> {
    SCALARS.iter().find(|(known, _)| *known == name).map(|(_, scalar)| *scalar)
}

/// The name of a scalar.
pub(crate) fn scalar_name(scalar: Scalar) -> &'static str {
    SCALARS.iter().find(|(_, known)| *known == scalar).map_or("", |(name, _)| *name)
}

/// The scalars by their names.
pub(crate) const SCALARS: &[(&str, Scalar)] = &[
    ("string", Scalar::String),
    ("bool", Scalar::Bool),
    ("u8", Scalar::U8),
    ("u16", Scalar::U16),
    ("u32", Scalar::U32),
    ("u64", Scalar::U64),
    ("i8", Scalar::I8),
    ("i16", Scalar::I16),
    ("i32", Scalar::I32),
    ("i64", Scalar::I64),
    ("f64", Scalar::F64),
];

/// What other languages call a scalar.
pub(crate) fn foreign(name: &str) -> Option<&'static str> {
    Some(match name.to_ascii_lowercase().as_str() {
        "str" | "text" | "char" | "varchar" | "uuid" | "date" => "string",
        "boolean" => "bool",
        "int" | "integer" | "long" | "isize" | "int64" | "bigint" => "i64",
        "int32" => "i32",
        "uint" | "usize" | "unsigned" | "uint64" => "u64",
        "uint32" => "u32",
        "byte" => "u8",
        "float" | "double" | "number" | "f32" | "decimal" => "f64",
        _ => return None,
    })
}

/// What is wrong with a type expression, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    pub(crate) at: Range<usize>,
    pub(crate) what: &'static str,
    pub(crate) help: Option<String>,
}

/// How deep lists and maps may be nested.
const DEPTH: usize = 8;

fn nested(text: &str, at: Range<usize>, depth: usize) -> Result<TypeExpr, Wrong> {
    let at = trim(text, at);
    let part = &text[at.clone()];
    let wrong = |at, what, help| Err(Wrong { at, what, help });
    let (open, close, make): (_, _, fn(Box<TypeExpr>) -> TypeExpr) = match part.as_bytes().first() {
        None => {
            let help = "`[string]` is a list of texts, `{string}` a map of them".to_owned();
            return wrong(at, "a type is missing here", Some(help));
        }
        Some(b'[') => ('[', ']', TypeExpr::List),
        Some(b'{') => ('{', '}', TypeExpr::Map),
        Some(_) => return name(text, at),
    };
    if depth == 0 {
        return wrong(at, "lists and maps are nested too deep", None);
    }
    match part.strip_prefix(open).and_then(|part| part.strip_suffix(close)) {
        Some(_) => Ok(make(Box::new(nested(text, at.start + 1..at.end - 1, depth - 1)?))),
        None if open == '[' => wrong(at, "`]` is missing at its end", None),
        None => wrong(at, "`}` is missing at its end", None),
    }
}

fn name(text: &str, at: Range<usize>) -> Result<TypeExpr, Wrong> {
    let part = &text[at.clone()];
    let is_name = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if is_name(part) {
        return Ok(TypeExpr::Name(at));
    }
    let generic = |of: &str| {
        let inner = part.strip_suffix('>')?.split_once('<')?;
        (inner.0.eq_ignore_ascii_case(of)).then(|| inner.1.rsplit(',').next().unwrap_or_default().trim())
    };
    let any_of = |names: &[&str]| names.iter().find_map(|name| generic(name));
    let list = part.strip_suffix("[]").or_else(|| any_of(&["Vec", "List", "Array"]));
    let map = any_of(&["HashMap", "BTreeMap", "Map", "Record", "Dict"]);
    let optional = part.strip_suffix('?').or_else(|| generic("Option"));
    let help = list
        .map(|inner| format!("a list is written `[{inner}]`"))
        .or_else(|| map.map(|inner| format!("a map with text keys is written `{{{inner}}}`")))
        .or_else(|| {
            let value = part.split_once([':', '：'])?.1.trim();
            Some(format!("the keys of a map are texts, and only its values have a type: `{{{value}}}`"))
        })
        .or_else(|| suggest::look_alike(part))
        .or_else(|| optional.map(|inner| format!("write `type = \"{inner}\", optional = true`")));
    Err(Wrong { at, what: "not the name of a type", help })
}

fn trim(text: &str, at: Range<usize>) -> Range<usize> {
    let part = &text[at.clone()];
    let start = at.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_maps_nest() {
        let name = |at| Box::new(TypeExpr::Name(at));
        assert_eq!(parse("u8"), Ok(*name(0..2)));
        assert_eq!(parse("[u8]"), Ok(TypeExpr::List(name(1..3))));
        assert_eq!(parse("{ [Row] }"), Ok(TypeExpr::Map(Box::new(TypeExpr::List(name(3..6))))));
    }

    #[test]
    fn a_mistake_is_found_at_its_place_in_the_expression() {
        for (text, at) in
            [("[u8", 0..3), ("[]", 1..1), ("{[a b]}", 2..5), ("", 0..0), ("[[[[[[[[[u8]]]]]]]]]", 8..12)]
        {
            assert_eq!(parse(text).map_err(|wrong| wrong.at), Err(at), "{text}");
        }
    }

    #[test]
    fn notations_of_other_languages_are_translated() {
        for (text, help) in [
            ("Vec<Row>", "`[Row]`"),
            ("Row[]", "`[Row]`"),
            ("Map<string, u8>", "`{u8}`"),
            ("u8?", "optional"),
        ] {
            let wrong = parse(text).unwrap_err();
            assert!(wrong.help.as_deref().unwrap_or_default().contains(help), "{text}: {wrong:?}");
        }
    }
}

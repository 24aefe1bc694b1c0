use proc_macro2::TokenStream;

use super::doc::{self, Doc};
use super::text::{Text, joined, listed};
use super::{Context, lints, literal, markdown::code_span, name};
use crate::model::{CodeKind, CodeValue, Deprecated, Enum, TypeDef};

/// A list of documented values, open where it is read.
pub(super) fn open_enum(cx: &Context<'_>, def: &TypeDef, shape: &Enum) -> TokenStream {
    let p = &cx.root;
    let ident = name::written(&def.name.rust);
    let doc = Doc::default()
        .words_or(&def.doc, || format!("The API's `{}`.", def.name.wire))
        .paragraph("Values that the API does not document are kept as `Unknown`.");
    let deprecated = doc::deprecated(def.deprecated.as_ref());
    let variants: Vec<_> = shape
        .variants
        .iter()
        .map(|variant| Value {
            ident: name::written(&variant.name.rust),
            value: &variant.value,
            doc: variant_doc(&variant.name.wire, &variant.value, &variant.doc),
            deprecated: variant.deprecated.as_ref(),
        })
        .collect();
    let allow = lints::deprecated(touches_deprecated(def.deprecated.as_ref(), &variants));
    let body = body(cx, &ident, shape.kind, &variants, &allow);
    let set = setters(cx, shape);
    let own = Text::from(format!(
        "{doc} {deprecated} {body}

        {allow}
        impl {p}::EnumPlace for {ident} {{ {set} }}"
    ));
    own.lexed(cx.lexer)
}

/// One value of an enum, of the API's or of its error codes.
pub(super) struct Value<'a> {
    pub(super) ident: String,
    pub(super) value: &'a CodeValue,
    pub(super) doc: Doc,
    pub(super) deprecated: Option<&'a Deprecated>,
}

pub(super) fn touches_deprecated(this: Option<&Deprecated>, values: &[Value<'_>]) -> bool {
    this.is_some() || values.iter().any(|value| value.deprecated.is_some())
}

/// The enum, its list of values, its conversions and its record impl: the same for enums and error codes.
///
/// `Eq` and `Hash` are less for the compiler by hand, and `Clone` and `PartialEq` are not; derived, the latter lets a user
/// match on constants, too.
pub(super) fn body(
    cx: &Context<'_>,
    ident: &str,
    kind: CodeKind,
    values: &[Value<'_>],
    allow: &Text,
) -> Text {
    let p = &cx.root;
    let Kind { copy, unknown, konst, wire, blank, view, this } = Kind::new(cx, kind);
    let literals: Vec<_> = values.iter().map(|value| literal::value(value.value)).collect();
    let variants = joined(values.iter().map(|Value { ident, doc, deprecated, .. }| {
        let deprecated = doc::deprecated(*deprecated);
        format!("{doc} {deprecated} {ident},")
    }));
    let all = listed(values.iter().map(|value| format!("Self::{}", value.ident)));
    let pairs = || values.iter().map(|value| &value.ident).zip(&literals);
    let to_wire = joined(pairs().map(|(ident, literal)| format!("Self::{ident} => {literal},")));
    let of_wire = joined(pairs().map(|(ident, literal)| format!("{literal} => Self::{ident},")));
    let other = format!("Self::Unknown({p}::{unknown}::new(value))");
    let from =
        if values.is_empty() { other } else { format!("match value {{ {of_wire} value => {other}, }}") };
    format!(
        "#[derive({p}::Clone, {copy} {p}::fmt::Debug, {p}::PartialEq)]
        #[non_exhaustive]
        pub enum {ident} {{
            {variants}
            /// A value that the API does not document.
            Unknown({p}::{unknown}),
        }}

        {allow}
        impl {ident} {{
            /// Every documented value, in the order of the API's documentation.
            pub const ALL: &'static [Self] = &[{all}];

            /// The value on the wire.
            #[must_use]
            #[inline]
            pub {konst} fn value({this}) -> {wire} {{
                match self {{
                    {to_wire}
                    Self::Unknown(value) => value.value(),
                }}
            }}
        }}

        {allow}
        impl {p}::Eq for {ident} {{}}

        {allow}
        impl {p}::Hash for {ident} {{
            #[inline]
            fn hash<H: {p}::Hasher>(&self, state: &mut H) {{
                {p}::Hash::hash(&self.value(), state);
            }}
        }}

        {allow}
        impl {p}::From<{wire}> for {ident} {{
            #[inline]
            fn from(value: {wire}) -> Self {{
                {from}
            }}
        }}

        {allow}
        impl {p}::Value for {ident} {{
            #[inline]
            fn __blank() -> Self {{
                Self::Unknown({p}::{unknown}::new({blank}))
            }}

            #[inline]
            fn __view(&self) -> {p}::View<'_> {{
                {p}::View::{view}(self.value())
            }}

            #[inline]
            fn __place(&mut self) -> {p}::Place<'_> {{
                {p}::Place::Enum(self)
            }}
        }}"
    )
    .into()
}

/// What differs between integers and texts.
struct Kind {
    copy: String,
    unknown: &'static str,
    konst: &'static str,
    wire: String,
    blank: &'static str,
    view: &'static str,
    /// The receiver of `value`.
    this: &'static str,
}

impl Kind {
    fn new(cx: &Context<'_>, kind: CodeKind) -> Self {
        let p = &cx.root;
        match kind {
            CodeKind::Integer => Self {
                copy: format!("{p}::Copy,"),
                unknown: "UnknownInteger",
                konst: "const",
                wire: format!("{p}::i64"),
                blank: "0",
                view: "Int",
                this: "self",
            },
            CodeKind::Text => Self {
                copy: String::new(),
                unknown: "UnknownText",
                konst: "",
                wire: format!("&{p}::str"),
                blank: "\"\"",
                view: "Str",
                this: "&self",
            },
        }
    }
}

fn variant_doc(name: &str, value: &CodeValue, words: &str) -> Doc {
    let value = code_span(&literal::text(value));
    Doc::default()
        .words_or(words, || format!("The API's `{name}`."))
        .paragraph(format!("{value} on the wire."))
}

fn setters(cx: &Context<'_>, shape: &Enum) -> String {
    let p = &cx.root;
    let set = format!("*self = {p}::From::from(value); {p}::Fit::Taken");
    let (set_int, set_str) = match shape.kind {
        CodeKind::Integer => (Some(set), shape.loose.then(|| format!("{p}::set_digits(self, value)"))),
        CodeKind::Text => {
            let set_int = format!("{p}::EnumPlace::set_str(self, &{p}::ToString::to_string(&value))");
            (shape.loose.then_some(set_int), Some(set))
        }
    };
    let method = |name, ty, body: Option<String>| {
        body.map(|body| format!("fn {name}(&mut self, value: {ty}) -> {p}::Fit {{ {body} }}"))
    };
    let set_int = method("set_int", format!("{p}::i64"), set_int);
    let set_str = method("set_str", format!("&{p}::str"), set_str);
    joined(set_int.into_iter().chain(set_str))
}

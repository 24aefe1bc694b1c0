use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::doc::{self, Doc};
use super::text::Text;
use super::{Context, lints, literal, markdown::code_span, name};
use crate::model::{CodeKind, CodeValue, Deprecated, Enum, TypeDef};

/// A list of documented values, open where it is read.
pub(super) fn open_enum(cx: &Context<'_>, def: &TypeDef, shape: &Enum) -> TokenStream {
    let p = &cx.root;
    let ident = name::ident(&def.name.rust);
    let doc = Doc::default().words_or(&def.doc, || format!("The API's `{}`.", def.name.wire));
    let deprecated = doc::deprecated(def.deprecated.as_ref());
    let variants: Vec<_> = shape
        .variants
        .iter()
        .map(|variant| Value {
            ident: name::ident(&variant.name.rust),
            value: &variant.value,
            doc: variant_doc(&variant.name.wire, &variant.value, &variant.doc),
            deprecated: variant.deprecated.as_ref(),
        })
        .collect();
    let allow = lints::deprecated(touches_deprecated(def.deprecated.as_ref(), &variants));
    let body = body(cx, &ident, shape.kind, &variants, &allow);
    let set = setters(cx, shape);
    quote! {
        #doc
        ///
        /// Values that the API does not document are kept as `Unknown`.
        #deprecated
        #body

        #allow
        impl #p::EnumPlace for #ident {
            #set
        }
    }
}

/// One value of an enum, of the API's or of its error codes.
pub(super) struct Value<'a> {
    pub(super) ident: Ident,
    pub(super) value: &'a CodeValue,
    pub(super) doc: Doc,
    pub(super) deprecated: Option<&'a Deprecated>,
}

pub(super) fn touches_deprecated(this: Option<&Deprecated>, values: &[Value<'_>]) -> bool {
    this.is_some() || values.iter().any(|value| value.deprecated.is_some())
}

/// The enum, its list of values, its conversions and its record impl: the same for enums and error codes.
pub(super) fn body(
    cx: &Context<'_>,
    ident: &Ident,
    kind: CodeKind,
    values: &[Value<'_>],
    allow: &Text,
) -> TokenStream {
    let p = &cx.root;
    let kind = Kind::new(cx, kind);
    let Kind { copy, unknown, konst, wire, blank, view, this } = &kind;
    let variants = values.iter().map(|value| {
        let (doc, ident) = (&value.doc, &value.ident);
        let deprecated = doc::deprecated(value.deprecated);
        quote!(#doc #deprecated #ident)
    });
    let idents: Vec<_> = values.iter().map(|value| &value.ident).collect();
    let literals: Vec<_> = values.iter().map(|value| literal::value(value.value)).collect();
    let other = quote!(Self::Unknown(#p::#unknown::new(value)));
    let from = if values.is_empty() {
        other
    } else {
        quote!(match value { #(#literals => Self::#idents,)* value => #other, })
    };
    quote! {
        #[derive(#p::Clone, #copy #p::fmt::Debug, #p::PartialEq, #p::Eq, #p::Hash)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants,)*
            /// A value that the API does not document.
            Unknown(#p::#unknown),
        }

        #allow
        impl #ident {
            /// Every documented value, in the order of the API's documentation.
            pub const ALL: &'static [Self] = &[#(Self::#idents),*];

            /// The value on the wire.
            #[must_use]
            #[inline]
            pub #konst fn value(#this) -> #wire {
                match self {
                    #(Self::#idents => #literals,)*
                    Self::Unknown(value) => value.value(),
                }
            }
        }

        #allow
        impl #p::From<#wire> for #ident {
            #[inline]
            fn from(value: #wire) -> Self {
                #from
            }
        }

        #allow
        impl #p::Value for #ident {
            #[inline]
            fn __blank() -> Self {
                Self::Unknown(#p::#unknown::new(#blank))
            }

            #[inline]
            fn __view(&self) -> #p::View<'_> {
                #p::View::#view(self.value())
            }

            #[inline]
            fn __place(&mut self) -> #p::Place<'_> {
                #p::Place::Enum(self)
            }
        }
    }
}

/// What differs between integers and texts.
struct Kind {
    copy: Option<TokenStream>,
    unknown: TokenStream,
    konst: Option<TokenStream>,
    wire: TokenStream,
    blank: TokenStream,
    view: TokenStream,
    /// The receiver of `value`.
    this: TokenStream,
}

impl Kind {
    fn new(cx: &Context<'_>, kind: CodeKind) -> Self {
        let p = &cx.root;
        match kind {
            CodeKind::Integer => Self {
                copy: Some(quote!(#p::Copy,)),
                unknown: quote!(UnknownInteger),
                konst: Some(quote!(const)),
                wire: quote!(#p::i64),
                blank: quote!(0),
                view: quote!(Int),
                this: quote!(self),
            },
            CodeKind::Text => Self {
                copy: None,
                unknown: quote!(UnknownText),
                konst: None,
                wire: quote!(&#p::str),
                blank: quote!(""),
                view: quote!(Str),
                this: quote!(&self),
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

fn setters(cx: &Context<'_>, shape: &Enum) -> TokenStream {
    let p = &cx.root;
    let (set_int, set_str) = match (shape.kind, shape.loose) {
        (CodeKind::Integer, loose) => (
            Some(quote!(*self = #p::From::from(value); #p::Fit::Taken)),
            loose.then(|| quote!(#p::set_digits(self, value))),
        ),
        (CodeKind::Text, loose) => (
            loose.then(|| quote!(#p::EnumPlace::set_str(self, &#p::ToString::to_string(&value)))),
            Some(quote!(*self = #p::From::from(value); #p::Fit::Taken)),
        ),
    };
    let method = |name: TokenStream, ty: TokenStream, body: Option<TokenStream>| {
        body.map(|body| quote!(fn #name(&mut self, value: #ty) -> #p::Fit { #body }))
    };
    let set_int = method(quote!(set_int), quote!(#p::i64), set_int);
    let set_str = method(quote!(set_str), quote!(&#p::str), set_str);
    quote!(#set_int #set_str)
}

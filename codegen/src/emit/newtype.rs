use proc_macro2::TokenStream;
use quote::quote;

use super::doc::{self, Doc};
use super::text::Text;
use super::{Context, limit, name, time};
use crate::model::{Newtype, Scalar, Shape, Type, TypeDef};

/// A type of its own around a scalar, so that one kind of identifier is never taken for another: a name for the module's
/// generic type, and what tells that it is this one.
pub(super) fn newtype(cx: &Context<'_>, def: &TypeDef, newtype: &Newtype) -> TokenStream {
    let p = &cx.root;
    let name = &def.name.rust;
    let ident = name::written(name);
    let doc = documentation(def, newtype);
    let deprecated = doc::deprecated(def.deprecated.as_ref());
    let scalar = cx.scalar(newtype.scalar);
    let loose = constant(cx, "IS_LOOSE", newtype.loose);
    let sensitive = constant(cx, "IS_SENSITIVE", newtype.rule.sensitive);
    let own = Text::from(format!(
        "{doc} {deprecated}
        pub type {ident} = Newtype<__{name}>;

        #[doc(hidden)]
        pub enum __{name} {{}}

        impl {p}::Kind for __{name} {{
            type Scalar = {scalar};
            const NAME: &'static {p}::str = {name:?};
            {loose}
            {sensitive}
        }}"
    ));
    let own = own.lexed(cx.lexer);
    let time = newtype.rule.time.as_ref().map(|format| time::conversions(cx, def, format));
    quote!(#own #time)
}

/// One that differs from the default.
fn constant(cx: &Context<'_>, name: &str, holds: bool) -> String {
    if holds { format!("const {name}: {}::bool = true;", cx.root) } else { String::new() }
}

fn documentation(def: &TypeDef, newtype: &Newtype) -> Doc {
    let doc = Doc::default().words_or(&def.doc, || format!("The API's `{}`.", def.name.wire));
    let limits = limit::of_rule(&newtype.rule, &Type::Scalar(newtype.scalar));
    let doc = match limits {
        Some(limits) => doc.paragraph(format!("Limits: {limits}.")),
        None => doc,
    };
    if newtype.rule.sensitive { doc.paragraph("Masked in `Debug` and `Display`.") } else { doc }
}

/// The generic type of all of them, where the API has one.
pub(super) fn generic(cx: &Context<'_>) -> TokenStream {
    let p = &cx.root;
    let mut scalars: Vec<Scalar> = Vec::new();
    for def in &cx.model.types {
        if let Shape::Newtype(newtype) = &def.shape
            && !scalars.contains(&newtype.scalar)
        {
            scalars.push(newtype.scalar);
        }
    }
    if scalars.is_empty() {
        return TokenStream::new();
    }
    let value = scalars.iter().any(|scalar| *scalar != Scalar::String).then(|| value(cx));
    let conversions = scalars.iter().map(|scalar| conversions(cx, *scalar));
    let title = doc::title(cx.model);
    let doc = Doc::new(format!("A value of {title} that has a type of its own, such as an identifier."))
        .paragraph("`K` tells which: one kind is never taken for another.");
    quote! {
        #doc
        pub struct Newtype<K: #p::Kind>(K::Scalar);

        #value
        #(#conversions)*

        impl<K: #p::Kind> #p::FromStr for Newtype<K> {
            type Err = <K::Scalar as #p::FromStr>::Err;

            #[inline]
            fn from_str(text: &#p::str) -> #p::Result<Self, Self::Err> {
                #p::Result::map(#p::FromStr::from_str(text), Self)
            }
        }

        impl<K: #p::Kind> #p::Clone for Newtype<K> {
            #[inline]
            fn clone(&self) -> Self {
                Self(self.0.clone())
            }
        }

        impl<K: #p::Kind> #p::Copy for Newtype<K> where K::Scalar: #p::Copy {}

        impl<K: #p::Kind> #p::PartialEq for Newtype<K> {
            #[inline]
            fn eq(&self, other: &Self) -> #p::bool {
                #p::PartialEq::eq(&self.0, &other.0)
            }
        }

        impl<K: #p::Kind> #p::Eq for Newtype<K> where K::Scalar: #p::Eq {}

        impl<K: #p::Kind> #p::PartialOrd for Newtype<K> {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> #p::Option<#p::Ordering> {
                #p::PartialOrd::partial_cmp(&self.0, &other.0)
            }
        }

        impl<K: #p::Kind> #p::Ord for Newtype<K> where K::Scalar: #p::Ord {
            #[inline]
            fn cmp(&self, other: &Self) -> #p::Ordering {
                #p::Ord::cmp(&self.0, &other.0)
            }
        }

        impl<K: #p::Kind> #p::Hash for Newtype<K> where K::Scalar: #p::Hash {
            #[inline]
            fn hash<H: #p::Hasher>(&self, state: &mut H) {
                #p::Hash::hash(&self.0, state);
            }
        }

        impl<K: #p::Kind> #p::fmt::Debug for Newtype<K> {
            #[inline]
            fn fmt(&self, f: &mut #p::fmt::Formatter<'_>) -> #p::fmt::Result {
                #p::debug_kind::<K>(&self.0, f)
            }
        }

        impl<K: #p::Kind> #p::fmt::Display for Newtype<K> {
            #[inline]
            fn fmt(&self, f: &mut #p::fmt::Formatter<'_>) -> #p::fmt::Result {
                #p::display_kind::<K>(&self.0, f)
            }
        }

        impl<K: #p::Kind> #p::Value for Newtype<K> {
            const __IS_REAL: #p::bool = <K::Scalar as #p::Value>::__IS_REAL;

            #[inline]
            fn __blank() -> Self {
                Self(#p::Value::__blank())
            }

            #[inline]
            fn __view(&self) -> #p::View<'_> {
                #p::Value::__view(&self.0)
            }

            #[inline]
            fn __place(&mut self) -> #p::Place<'_> {
                #p::place_of_kind::<K>(&mut self.0)
            }
        }
    }
}

/// What the numbers have.
fn value(cx: &Context<'_>) -> TokenStream {
    let p = &cx.root;
    quote! {
        impl<K: #p::Kind> Newtype<K>
        where
            K::Scalar: #p::Copy,
        {
            /// The value on the wire.
            #[must_use]
            #[inline]
            pub const fn value(self) -> K::Scalar {
                self.0
            }
        }
    }
}

/// From and to one scalar. An integer has no second one that it is made of, since a literal would have two then.
fn conversions(cx: &Context<'_>, scalar: Scalar) -> TokenStream {
    let p = &cx.root;
    let ty = cx.scalar(scalar);
    let text = (scalar == Scalar::String).then(|| text(cx));
    quote! {
        #text

        impl<K: #p::Kind<Scalar = #ty>> #p::From<#ty> for Newtype<K> {
            #[inline]
            fn from(value: #ty) -> Self {
                Self(value)
            }
        }

        impl<K: #p::Kind<Scalar = #ty>> #p::From<Newtype<K>> for #ty {
            #[inline]
            fn from(value: Newtype<K>) -> Self {
                value.0
            }
        }
    }
}

/// What the texts have.
fn text(cx: &Context<'_>) -> TokenStream {
    let p = &cx.root;
    quote! {
        impl<K: #p::Kind<Scalar = #p::String>> Newtype<K> {
            /// The text, as it stands on the wire.
            #[must_use]
            #[inline]
            pub const fn as_str(&self) -> &#p::str {
                self.0.as_str()
            }
        }

        impl<K: #p::Kind<Scalar = #p::String>> #p::From<&#p::str> for Newtype<K> {
            #[inline]
            fn from(text: &#p::str) -> Self {
                Self(#p::From::from(text))
            }
        }
    }
}

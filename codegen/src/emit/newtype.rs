use proc_macro2::TokenStream;
use quote::quote;

use super::doc::{self, Doc};
use super::{Context, limit, lints, name, time};
use crate::model::{Newtype, Scalar, Type, TypeDef};

/// A type of its own around a scalar, so that one kind of identifier is never taken for another.
pub(super) fn newtype(cx: &Context<'_>, def: &TypeDef, newtype: &Newtype) -> TokenStream {
    let p = &cx.root;
    let ident = name::ident(&def.name.rust);
    let scalar = cx.scalar(newtype.scalar);
    let doc = documentation(def, newtype);
    let derives = derives(cx, newtype);
    let deprecated = doc::deprecated(def.deprecated.as_ref());
    let allow = lints::deprecated(def.deprecated.is_some());
    let accessor = accessor(cx, newtype);
    let conversions = conversions(cx, def, newtype);
    let time = newtype.rule.time.as_ref().map(|format| time::conversions(cx, def, format));
    let show = show(cx, def, newtype);
    let place = place(cx, newtype);
    let real = (newtype.scalar == Scalar::F64).then(|| quote!(const __IS_REAL: #p::bool = true;));
    quote! {
        #doc
        #derives
        #deprecated
        pub struct #ident(#scalar);

        #allow
        impl #ident {
            #accessor
        }

        #conversions
        #time
        #show

        #allow
        impl #p::Value for #ident {
            #real

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
                #place
            }
        }
    }
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

fn derives(cx: &Context<'_>, newtype: &Newtype) -> TokenStream {
    let p = &cx.root;
    let copy = (newtype.scalar != Scalar::String).then(|| quote!(#p::Copy,));
    let debug = (!newtype.rule.sensitive).then(|| quote!(#p::fmt::Debug,));
    if newtype.scalar == Scalar::F64 {
        quote!(#[derive(#p::Clone, #copy #debug #p::PartialEq, #p::PartialOrd)])
    } else {
        quote!(#[derive(#p::Clone, #copy #debug #p::PartialEq, #p::Eq, #p::PartialOrd, #p::Ord, #p::Hash)])
    }
}

fn accessor(cx: &Context<'_>, newtype: &Newtype) -> TokenStream {
    let p = &cx.root;
    let scalar = cx.scalar(newtype.scalar);
    if newtype.scalar == Scalar::String {
        quote! {
            /// The text, as it stands on the wire.
            #[must_use]
            #[inline]
            pub const fn as_str(&self) -> &#p::str {
                self.0.as_str()
            }
        }
    } else {
        quote! {
            /// The value on the wire.
            #[must_use]
            #[inline]
            pub const fn value(self) -> #scalar {
                self.0
            }
        }
    }
}

fn conversions(cx: &Context<'_>, def: &TypeDef, newtype: &Newtype) -> TokenStream {
    let p = &cx.root;
    let ident = name::ident(&def.name.rust);
    let allow = lints::deprecated(def.deprecated.is_some());
    let scalar = cx.scalar(newtype.scalar);
    let shared = quote! {
        #allow
        impl #p::From<#scalar> for #ident {
            #[inline]
            fn from(value: #scalar) -> Self {
                Self(value)
            }
        }

        #allow
        impl #p::From<#ident> for #scalar {
            #[inline]
            fn from(value: #ident) -> Self {
                value.0
            }
        }
    };
    if newtype.scalar == Scalar::String {
        quote! {
            #shared

            #allow
            impl #p::From<&#p::str> for #ident {
                #[inline]
                fn from(text: &#p::str) -> Self {
                    Self(#p::From::from(text))
                }
            }

            #allow
            impl #p::FromStr for #ident {
                type Err = #p::Infallible;

                #[inline]
                fn from_str(text: &#p::str) -> #p::Result<Self, #p::Infallible> {
                    #p::Ok(#p::From::from(text))
                }
            }
        }
    } else {
        quote! {
            #shared

            #allow
            impl #p::FromStr for #ident {
                type Err = <#scalar as #p::FromStr>::Err;

                #[inline]
                fn from_str(text: &#p::str) -> #p::Result<Self, Self::Err> {
                    #p::Result::map(#p::FromStr::from_str(text), Self)
                }
            }
        }
    }
}

/// `Display`, and `Debug` where it is not derived.
fn show(cx: &Context<'_>, def: &TypeDef, newtype: &Newtype) -> TokenStream {
    let p = &cx.root;
    let ident = name::ident(&def.name.rust);
    let allow = lints::deprecated(def.deprecated.is_some());
    let shown = match newtype.scalar {
        _ if !newtype.rule.sensitive => quote!(#p::fmt::Display::fmt(&self.0, f)),
        Scalar::String => quote!(#p::display_masked(&self.0, f)),
        _ => quote!(f.write_str("****")),
    };
    let display = quote! {
        #allow
        impl #p::fmt::Display for #ident {
            #[inline]
            fn fmt(&self, f: &mut #p::fmt::Formatter<'_>) -> #p::fmt::Result {
                #shown
            }
        }
    };
    let debug = newtype.rule.sensitive.then(|| {
        quote! {
            #allow
            impl #p::fmt::Debug for #ident {
                #[inline]
                fn fmt(&self, f: &mut #p::fmt::Formatter<'_>) -> #p::fmt::Result {
                    #shown
                }
            }
        }
    });
    quote!(#display #debug)
}

fn place(cx: &Context<'_>, newtype: &Newtype) -> TokenStream {
    let p = &cx.root;
    let number = match newtype.scalar {
        _ if !newtype.loose => return quote!(#p::Value::__place(&mut self.0)),
        Scalar::Bool => return quote!(#p::Value::__place(&mut self.0)),
        Scalar::String => return quote!(#p::Place::Str { to: &mut self.0, loose: true }),
        Scalar::U8 => quote!(U8),
        Scalar::U16 => quote!(U16),
        Scalar::U32 => quote!(U32),
        Scalar::U64 => quote!(U64),
        Scalar::I8 => quote!(I8),
        Scalar::I16 => quote!(I16),
        Scalar::I32 => quote!(I32),
        Scalar::I64 => quote!(I64),
        Scalar::F64 => quote!(F64),
    };
    quote!(#p::Place::Number { to: #p::Number::#number(&mut self.0), loose: true })
}

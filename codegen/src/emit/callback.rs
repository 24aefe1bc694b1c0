use proc_macro2::TokenStream;
use quote::quote;

use super::doc::{self, Doc};
use super::{Context, lints, literal, markdown::code_span, name};
use crate::model::{Callback, Event, Hash, Piece, Signature, Unit};

/// The events of a callback, and what makes its handler.
pub(super) fn callback(cx: &Context<'_>, callback: &Callback) -> TokenStream {
    let p = &cx.root;
    let ident = name::ident(&callback.name.rust);
    let touched = callback
        .events
        .iter()
        .any(|event| event.deprecated.is_some() || lints::is_deprecated(cx.model, &event.data));
    let allow = lints::deprecated(touched);
    let doc = documentation(cx, callback);
    let variants = callback.events.iter().map(|event| {
        let (doc, deprecated) = (event_doc(event), doc::deprecated(event.deprecated.as_ref()));
        let (ident, ty) = (name::ident(&event.name.rust), cx.ty(&event.data));
        quote!(#doc #deprecated #ident(#ty))
    });
    let idents: Vec<_> = callback.events.iter().map(|event| name::ident(&event.name.rust)).collect();
    let values = callback.events.iter().map(|event| &event.value);
    let secrets: Vec<_> = callback.signature.secrets.iter().map(|secret| name::ident(&secret.rust)).collect();
    let meta = meta(cx, callback);
    quote! {
        #doc
        #[derive(#p::Clone, #p::fmt::Debug, #p::PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = "the API's events are of any size")]
        #allow
        pub enum #ident {
            #(#variants,)*
            /// An event of a kind that the API does not document, as it came.
            Unknown(#p::UnknownEvent),
        }

        #allow
        impl #ident {
            /// What reads, checks and answers these callbacks, with the secrets that they are signed with.
            #[must_use]
            pub fn handler(#(#secrets: impl #p::Into<#p::String>),*) -> #p::Handler<Self> {
                #p::Handler::new([#(#secrets.into()),*])
            }
        }

        #allow
        impl #p::Event for #ident {
            const CALLBACK: &'static #p::Callback = #meta;

            fn blank(kind: &#p::str) -> #p::Option<Self> {
                #(if kind == #values {
                    return #p::Some(Self::#idents(#p::Value::__blank()));
                })*
                #p::None
            }

            fn place(&mut self) -> #p::Place<'_> {
                match self {
                    #(Self::#idents(data) => #p::Value::__place(data),)*
                    Self::Unknown(_) => #p::Place::Nowhere,
                }
            }

            fn unknown(event: #p::UnknownEvent) -> Self {
                Self::Unknown(event)
            }
        }
    }
}

fn documentation(cx: &Context<'_>, callback: &Callback) -> Doc {
    let title = doc::title(cx.model);
    Doc::default()
        .words_or(&callback.doc, || format!("An event that {title} tells of."))
        .page(callback.url.as_deref())
        .paragraph(format!("Callbacks of {title}; [`handler`](Self::handler) makes what reads them."))
}

fn event_doc(event: &Event) -> Doc {
    let value = code_span(&event.value);
    Doc::default()
        .words_or(&event.doc, || format!("The API's `{}`.", event.name.wire))
        .paragraph(format!("{value} on the wire."))
}

fn meta(cx: &Context<'_>, callback: &Callback) -> TokenStream {
    let p = &cx.root;
    let Callback { echo, kind, data, .. } = callback;
    let name = &callback.name.wire;
    let Signature { field, hash, text, timestamp, unit, nonce, max_age, .. } = &callback.signature;
    let hash = match hash {
        Hash::Sha1 => quote!(Sha1),
    };
    let unit = match unit {
        Unit::Seconds => quote!(Seconds),
        Unit::Milliseconds => quote!(Milliseconds),
    };
    let text = text.iter().map(|piece| match piece {
        Piece::Literal(text) => quote!(#p::Piece::Literal(#text)),
        Piece::Field(name) => quote!(#p::Piece::Field(#name)),
        Piece::Secret(index) => {
            let index = literal::index(*index);
            quote!(#p::Piece::Secret(#index))
        }
    });
    let max_age = literal::integer(i128::from(*max_age) * 1000);
    quote! {
        &#p::Callback {
            name: #name,
            echo: #echo,
            kind: #kind,
            data: #data,
            signature: #p::Signature {
                field: #field,
                hash: #p::HashKind::#hash,
                text: &[#(#text),*],
                timestamp: #timestamp,
                unit: #p::Unit::#unit,
                nonce: #nonce,
                max_age: #p::millis(#max_age),
            },
        }
    }
}

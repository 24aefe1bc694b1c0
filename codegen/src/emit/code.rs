use proc_macro2::TokenStream;
use quote::quote;

use super::doc::{self, Doc};
use super::open_enum::{self, Value};
use super::{Context, lints, literal, markdown::code_span, name};
use crate::model::{CodeKind, ErrorCode};

/// The enum of the API's error codes.
pub(super) fn error_code(cx: &Context<'_>) -> TokenStream {
    let p = &cx.root;
    let model = cx.model;
    let doc = Doc::new(format!("An error code of {}.", doc::title(model)))
        .paragraph("Codes that the API does not document are kept as `Unknown`.");
    let values: Vec<_> = model
        .codes
        .iter()
        .map(|code| Value {
            ident: name::written(&code.name.rust),
            value: &code.code,
            doc: documentation(code),
            deprecated: code.deprecated.as_ref(),
        })
        .collect();
    let allow = lints::deprecated(open_enum::touches_deprecated(None, &values));
    let body = open_enum::body(cx, "ErrorCode", model.code_kind, &values, &allow);
    let (this, wire, from_wire) = match model.code_kind {
        CodeKind::Integer => (
            quote!(self),
            quote!(#p::WireCode::Int(self.value())),
            quote!(#p::Option::map(#p::code_from_int(Client::API, code), #p::From::from)),
        ),
        CodeKind::Text => (
            quote!(&self),
            quote!(#p::WireCode::Text(self.value())),
            quote!(#p::Option::map(#p::code_from_text(Client::API, code), |code| #p::From::from(&*code))),
        ),
    };
    quote! {
        #doc
        #body

        impl ErrorCode {
            /// The documented HTTP status that the code comes with.
            #[must_use]
            pub fn status(#this) -> #p::Option<#p::u16> {
                #p::Option::and_then(#p::code_info(Client::API, #wire), |info| info.status)
            }

            /// The documented message.
            #[must_use]
            pub fn message(#this) -> #p::Option<&'static #p::str> {
                #p::Option::map(#p::code_info(Client::API, #wire), |info| info.message)
            }
        }

        impl #p::fmt::Display for ErrorCode {
            fn fmt(&self, f: &mut #p::fmt::Formatter<'_>) -> #p::fmt::Result {
                #p::display_code(Client::API, #wire, f)
            }
        }

        impl #p::Code for ErrorCode {
            fn from_wire(code: #p::WireCode<'_>) -> #p::Option<Self> {
                #from_wire
            }
        }

        impl #p::EnumPlace for ErrorCode {
            fn set_int(&mut self, value: #p::i64) -> #p::Fit {
                #p::set_code(self, #p::WireCode::Int(value))
            }

            fn set_str(&mut self, value: &#p::str) -> #p::Fit {
                #p::set_code(self, #p::WireCode::Text(value))
            }
        }
    }
}

/// `50009`, its HTTP status and its message; then the API's words.
fn documentation(code: &ErrorCode) -> Doc {
    let mut opening = code_span(&literal::text(&code.code));
    if let Some(status) = code.status {
        opening.push_str(&format!(", HTTP {status}"));
    }
    if !code.message.trim().is_empty() {
        opening.push_str(": ");
        opening.push_str(&code_span(&code.message));
    }
    Doc::new(opening).words(&code.doc)
}

mod documentation;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::record::{self, Definition};
use super::{Context, argument, doc, lints, meta, name};
use crate::model::{Endpoint, Response, Type};
pub(super) use documentation::{address, opening};

/// An endpoint: its request, the setters of its call, its response, and the seam to the runtime.
pub(super) fn endpoint(cx: &Context<'_>, endpoint: &Endpoint) -> TokenStream {
    let p = &cx.root;
    let ident = name::ident(&endpoint.request_type);
    let deprecated = doc::deprecated(endpoint.deprecated.as_ref());
    let request = Definition {
        ident: &ident,
        doc: documentation::request(endpoint),
        record: &endpoint.request,
        sent: true,
        attributes: quote!(#deprecated),
        deprecated: endpoint.deprecated.is_some(),
    };
    let allow = request.allow_deprecated(cx);
    let setters = call_setters(cx, endpoint, &request);
    let request = record::definition(cx, &request);
    let definition = response(cx, endpoint);
    let response = response_type(cx, endpoint);
    let meta = meta::endpoint(cx, endpoint);
    quote! {
        #request
        #setters

        #allow
        impl #p::Endpoint for #ident {
            type Response = #response;
            type Code = ErrorCode;
            const META: &'static #p::Meta = #meta;
        }

        #definition
    }
}

/// The client's method.
pub(super) fn method(cx: &Context<'_>, endpoint: &Endpoint) -> TokenStream {
    let doc = documentation::method(cx, endpoint);
    let deprecated = doc::deprecated(endpoint.deprecated.as_ref());
    let allow = lints::deprecated(
        endpoint.deprecated.is_some() || lints::touches_deprecated(cx.model, &endpoint.request),
    );
    let allow_arguments = lints::arguments(&endpoint.request, true);
    let allow_name = lints::method(&endpoint.name.rust);
    let ident = name::ident(&endpoint.name.rust);
    let request = name::ident(&endpoint.request_type);
    let (names, arguments) = argument::required(cx, &endpoint.request);
    quote! {
        #doc
        #deprecated
        #allow
        #allow_arguments
        #allow_name
        pub fn #ident(&self, #(#arguments),*) -> Call<#request> {
            self.send(#request::new(#(#names),*))
        }
    }
}

/// The setters of the request, on the call that carries it.
fn call_setters(cx: &Context<'_>, endpoint: &Endpoint, request: &Definition<'_>) -> Option<TokenStream> {
    let ident = request.ident;
    let allow = request.allow_deprecated(cx);
    let poll = poll(cx, endpoint, ident);
    let setters: Vec<_> = record::optional(request.record)
        .map(|field| {
            let doc = record::documentation(cx, request.record, field);
            let deprecated = doc::deprecated(field.deprecated.as_ref());
            let allow_name = lints::method(&field.name.rust);
            let name = name::ident(&field.name.rust);
            let ty = argument::ty(cx, &field.ty);
            let value = argument::value(cx, field, &name);
            quote! {
                #doc
                #deprecated
                #allow_name
                pub fn #name(mut self, #name: #ty) -> Self {
                    self.0.request_mut().#name = #value;
                    self
                }
            }
        })
        .chain(poll)
        .collect();
    (!setters.is_empty()).then(|| {
        quote! {
            #allow
            impl Call<#ident> {
                #(#setters)*
            }
        }
    })
}

/// The method that makes the call again and again.
fn poll(cx: &Context<'_>, endpoint: &Endpoint, ident: &Ident) -> Option<TokenStream> {
    let p = &cx.root;
    let interval = endpoint.poll?;
    let Response::Type(Type::List(item)) = &endpoint.response else { return None };
    let item = cx.ty(item);
    let doc = documentation::poll(endpoint, interval);
    Some(quote! {
        #doc
        pub fn poll(self) -> #p::Poller<#ident, #item> {
            #p::Poller::new(self.0)
        }
    })
}

/// The response's definition, where it is this endpoint's own.
fn response(cx: &Context<'_>, endpoint: &Endpoint) -> Option<TokenStream> {
    let must_use = endpoint.must_use.as_ref().map(|reason| quote!(#[must_use = #reason]));
    match &endpoint.response {
        Response::Empty => None,
        Response::Inline { type_name, record } => Some(record::definition(
            cx,
            &Definition {
                ident: &name::ident(type_name),
                doc: documentation::response(endpoint),
                record,
                sent: false,
                attributes: must_use.into_token_stream(),
                deprecated: false,
            },
        )),
        Response::Type(ty) => {
            must_use.map(|must_use| must_use_response(cx, endpoint, ty, &must_use_ident(endpoint), &must_use))
        }
    }
}

/// The response's type.
pub(super) fn response_type(cx: &Context<'_>, endpoint: &Endpoint) -> TokenStream {
    let scope = &cx.scope;
    match &endpoint.response {
        Response::Empty => quote!(()),
        Response::Inline { type_name, .. } => {
            let ident = name::ident(type_name);
            quote!(#scope #ident)
        }
        Response::Type(_) if endpoint.must_use.is_some() => {
            let ident = must_use_ident(endpoint);
            quote!(#scope #ident)
        }
        Response::Type(ty) => cx.ty(ty),
    }
}

fn must_use_ident(endpoint: &Endpoint) -> Ident {
    format_ident!("{}Response", endpoint.request_type)
}

/// A type that others use too is not marked for all of them: this endpoint answers it in a wrapper.
fn must_use_response(
    cx: &Context<'_>,
    endpoint: &Endpoint,
    ty: &Type,
    ident: &Ident,
    must_use: &TokenStream,
) -> TokenStream {
    let p = &cx.root;
    let doc = documentation::response(endpoint);
    let allow = lints::deprecated(lints::is_deprecated(cx.model, ty));
    let inner = cx.ty(ty);
    quote! {
        #doc
        #[derive(#p::Clone, #p::fmt::Debug, #p::PartialEq)]
        #must_use
        #allow
        pub struct #ident(
            /// The answer.
            pub #inner,
        );

        #allow
        impl #p::Deref for #ident {
            type Target = #inner;

            fn deref(&self) -> &#inner {
                &self.0
            }
        }

        #allow
        impl #p::Value for #ident {
            const FIELDS: &'static [#p::Field] = <#inner as #p::Value>::FIELDS;

            fn blank() -> Self {
                Self(#p::Value::blank())
            }

            fn view(&self) -> #p::View<'_> {
                #p::Value::view(&self.0)
            }

            fn place(&mut self) -> #p::Place<'_> {
                #p::Value::place(&mut self.0)
            }

            fn field(&self, index: #p::usize) -> #p::View<'_> {
                #p::Value::field(&self.0, index)
            }

            fn field_mut(&mut self, index: #p::usize) -> #p::Place<'_> {
                #p::Value::field_mut(&mut self.0, index)
            }
        }
    }
}

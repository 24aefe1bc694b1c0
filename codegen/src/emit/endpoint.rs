mod documentation;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::record::{self, Definition};
use super::text::{Text, joined, listed};
use super::{Context, argument, doc, lints, meta, name};
use crate::model::{Endpoint, Response, Type};
pub(super) use documentation::{address, opening};

/// An endpoint: its request, the setters of its call, its response, and the seam to the runtime.
pub(super) fn endpoint(cx: &Context<'_>, endpoint: &Endpoint) -> TokenStream {
    let p = &cx.root;
    let ident = name::written(&endpoint.request_type);
    let request = Definition {
        ident: &ident,
        doc: documentation::request(endpoint),
        record: &endpoint.request,
        head: meta::head(cx, endpoint),
        sent: true,
        setters: false,
        received: cx.server,
        attributes: doc::deprecated(endpoint.deprecated.as_ref()),
        deprecated: endpoint.deprecated.is_some(),
    };
    let allow = allow_deprecated(cx, endpoint);
    let setters = call_setters(cx, endpoint, &request);
    let request = record::definition(cx, &request);
    let response = response_type(cx, endpoint);
    let own = Text::from(format!(
        "{request}
        {setters}

        {allow}
        impl {p}::Endpoint for {ident} {{
            type Client = Client;
            type Response = {response};
        }}"
    ));
    let response = self::response(cx, endpoint);
    let own = own.lexed(cx.lexer);
    quote!(#own #response)
}

/// On what names the endpoint's request, fields and response.
fn allow_deprecated(cx: &Context<'_>, endpoint: &Endpoint) -> Text {
    let answers = match &endpoint.response {
        Response::Type(ty) => lints::is_deprecated(cx.model, ty),
        Response::Empty | Response::Inline { .. } => false,
    };
    let is_deprecated = endpoint.deprecated.is_some();
    lints::deprecated(is_deprecated || answers || lints::touches_deprecated(cx.model, &endpoint.request))
}

/// The client's method.
pub(super) fn method(cx: &Context<'_>, endpoint: &Endpoint) -> Text {
    let doc = documentation::method(cx, endpoint);
    let deprecated = doc::deprecated(endpoint.deprecated.as_ref());
    let allow = allow_deprecated(cx, endpoint);
    let allow_arguments = lints::arguments(&endpoint.request, true);
    let allow_name = lints::method(&endpoint.name.rust);
    let ident = name::written(&endpoint.name.rust);
    let request = name::written(&endpoint.request_type);
    let (names, arguments) = argument::required(cx, &endpoint.request);
    let (names, arguments) = (listed(names), listed(arguments));
    let inline = argument::inline(cx, argument::fields(&endpoint.request));
    format!(
        "{doc}
        {deprecated} {allow} {allow_arguments} {allow_name} {inline}
        pub fn {ident}(&self, {arguments}) -> Call<{request}> {{
            self.send({request}::new({names}))
        }}"
    )
    .into()
}

/// The setters of the request, on the call that carries it.
fn call_setters(cx: &Context<'_>, endpoint: &Endpoint, request: &Definition<'_>) -> String {
    let ident = request.ident;
    let allow = allow_deprecated(cx, endpoint);
    let poll = poll(cx, endpoint, ident);
    let setters = record::optional(request.record).map(|field| {
        let doc = record::documentation(cx, request.record, field);
        let deprecated = doc::deprecated(field.deprecated.as_ref());
        let allow_name = lints::method(&field.name.rust);
        let name = name::written(&field.name.rust);
        let ty = argument::ty(cx, &field.ty);
        let value = argument::value(cx, field, &name);
        let inline = argument::inline(cx, [field]);
        format!(
            "{doc} {deprecated} {allow_name} {inline}
            pub fn {name}(mut self, {name}: {ty}) -> Self {{
                self.0.request.{name} = {value};
                self
            }}"
        )
    });
    let setters = joined(setters.chain(poll));
    if setters.is_empty() { setters } else { format!("{allow} impl Call<{ident}> {{ {setters} }}") }
}

/// The method that makes the call again and again.
fn poll(cx: &Context<'_>, endpoint: &Endpoint, ident: &str) -> Option<String> {
    let p = &cx.root;
    let interval = endpoint.poll?;
    let Response::Type(Type::List(item)) = &endpoint.response else { return None };
    let item = cx.ty(item);
    let doc = documentation::poll(endpoint, interval);
    Some(format!(
        "{doc}
        #[inline]
        pub fn poll(self) -> {p}::Poller<{ident}, {item}> {{
            {p}::Poller::new(self.0)
        }}"
    ))
}

/// The response's definition, where it is this endpoint's own.
fn response(cx: &Context<'_>, endpoint: &Endpoint) -> Option<TokenStream> {
    let must_use = endpoint.must_use.as_ref().map(|reason| Text::from(format!("#[must_use = {reason:?}]")));
    match &endpoint.response {
        Response::Empty => None,
        Response::Inline { type_name, record } => {
            let definition = record::definition(
                cx,
                &Definition {
                    ident: &name::written(type_name),
                    doc: documentation::response(endpoint),
                    record,
                    head: String::new(),
                    sent: false,
                    setters: false,
                    received: true,
                    attributes: must_use.unwrap_or_default(),
                    deprecated: false,
                },
            );
            Some(definition.lexed(cx.lexer))
        }
        Response::Type(ty) => {
            must_use.map(|must_use| must_use_response(cx, endpoint, ty, &must_use_ident(endpoint), &must_use))
        }
    }
}

/// The response's type.
pub(super) fn response_type(cx: &Context<'_>, endpoint: &Endpoint) -> Text {
    let scope = &cx.scope;
    match &endpoint.response {
        Response::Empty => "()".into(),
        Response::Inline { type_name, .. } => format!("{scope}{}", name::written(type_name)).into(),
        Response::Type(_) if endpoint.must_use.is_some() => {
            format!("{scope}{}", must_use_ident(endpoint)).into()
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
    must_use: &Text,
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

            #[inline]
            fn deref(&self) -> &#inner {
                &self.0
            }
        }

        #allow
        impl #p::Value for #ident {
            const __FIELDS: &'static [#p::Field] = <#inner as #p::Value>::__FIELDS;

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
                #p::Value::__place(&mut self.0)
            }

            #[inline]
            fn __field(&self, index: #p::usize) -> #p::View<'_> {
                #p::Value::__field(&self.0, index)
            }

            #[inline]
            fn __field_mut(&mut self, index: #p::usize) -> #p::Place<'_> {
                #p::Value::__field_mut(&mut self.0, index)
            }
        }
    }
}

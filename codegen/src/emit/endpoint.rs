use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::doc::{self, Doc};
use super::record::{self, Definition};
use super::{Context, argument, limit, lints, markdown, meta, name};
use crate::model::{Endpoint, Example, Idempotency, Method, Response, Segment, Type};

/// An endpoint: its request, the setters of its call, its response, and the seam to the runtime.
pub(super) fn endpoint(cx: &Context<'_>, endpoint: &Endpoint) -> TokenStream {
    let p = &cx.root;
    let ident = name::ident(&endpoint.request_type);
    let deprecated = doc::deprecated(endpoint.deprecated.as_ref());
    let request = Definition {
        ident: &ident,
        doc: request_doc(endpoint),
        record: &endpoint.request,
        sent: true,
        attributes: quote!(#deprecated),
        deprecated: endpoint.deprecated.is_some(),
    };
    let allow = request.allow_deprecated(cx);
    let setters = call_setters(cx, &request);
    let request = record::definition(cx, &request);
    let (response, definition) = response(cx, endpoint);
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
    let doc = method_doc(cx, endpoint);
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

/// `POST /codes`
pub(super) fn route(endpoint: &Endpoint) -> String {
    let mut route = format!("{} ", method_name(endpoint.method));
    for segment in &endpoint.path {
        match segment {
            Segment::Literal(text) => route.push_str(text),
            Segment::Field(index) => {
                route.push_str(&format!("{{{}}}", endpoint.request.fields[*index].name.wire));
            }
        }
    }
    route
}

/// The setters of the request, on the call that carries it.
fn call_setters(cx: &Context<'_>, request: &Definition<'_>) -> Option<TokenStream> {
    let ident = request.ident;
    let allow = request.allow_deprecated(cx);
    let setters: Vec<_> = record::optional(request.record)
        .map(|field| {
            let doc = record::documentation(cx, request.record, field);
            let deprecated = doc::deprecated(field.deprecated.as_ref());
            let allow_name = lints::method(&field.name.rust);
            let name = name::ident(&field.name.rust);
            let carried = format_ident!("{}", if name == "request" { "carried" } else { "request" });
            let ty = argument::ty(cx, &field.ty);
            quote! {
                #doc
                #deprecated
                #allow_name
                pub fn #name(self, #name: #ty) -> Self {
                    Self(self.0.map(|#carried| #carried.#name(#name)))
                }
            }
        })
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

/// The response's type, and its definition where it is this endpoint's own.
fn response(cx: &Context<'_>, endpoint: &Endpoint) -> (TokenStream, Option<TokenStream>) {
    let must_use = endpoint.must_use.as_ref().map(|reason| quote!(#[must_use = #reason]));
    match &endpoint.response {
        Response::Empty => (quote!(()), None),
        Response::Inline { type_name, record } => {
            let ident = name::ident(type_name);
            let definition = record::definition(
                cx,
                &Definition {
                    ident: &ident,
                    doc: response_doc(endpoint),
                    record,
                    sent: false,
                    attributes: must_use.into_token_stream(),
                    deprecated: false,
                },
            );
            (ident.into_token_stream(), Some(definition))
        }
        Response::Type(ty) => match must_use {
            Some(must_use) => {
                let ident = format_ident!("{}Response", endpoint.request_type);
                let definition = must_use_response(cx, endpoint, ty, &ident, &must_use);
                (ident.into_token_stream(), Some(definition))
            }
            None => (cx.ty(ty), None),
        },
    }
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
    let doc = response_doc(endpoint);
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

fn method_doc(cx: &Context<'_>, endpoint: &Endpoint) -> Doc {
    let mut doc = opening(endpoint).paragraph(match endpoint.idempotency {
        Idempotency::Safe => "It only reads: sending it again is harmless.",
        Idempotency::Idempotent => "Sending it twice does the same as sending it once.",
        Idempotency::None => "Once it may have been executed, it is not sent again by itself.",
    });
    let record = &endpoint.request;
    if !record.args.is_empty() {
        let arguments = record.args.iter().map(|index| {
            let field = &record.fields[*index];
            let mut line = format!("- {}", markdown::code_span(&field.name.rust));
            if let Some(words) = doc::first_line(&field.doc) {
                line.push_str(&format!(": {words}"));
            }
            if let Some(limits) = limit::of_rule(&field.rule, &field.ty) {
                line.push_str(&format!(" ({limits})"));
            }
            line
        });
        doc = doc.paragraph("# Arguments").lines(arguments.collect());
    }
    let optional: Vec<_> =
        record::optional(record).map(|field| markdown::code_span(&field.name.rust)).collect();
    if !optional.is_empty() {
        doc = doc.paragraph(format!("Optional, as methods of the call: {}.", optional.join(", ")));
    }
    doc = doc.paragraph("# Answer").paragraph(answer(cx, endpoint));
    if let Some(verdict) = &endpoint.verdict {
        let codes = verdict.codes.iter().map(|index| {
            let code = &cx.model.codes[*index];
            let words = doc::first_line(&code.doc).map(|words| format!(": {words}")).unwrap_or_default();
            // Without the empty brackets, the colon would make it the definition of a link.
            format!("- [`ErrorCode::{}`][]{words}", code.name.rust)
        });
        doc = doc
            .paragraph("These error codes are an answer here, whatever the HTTP status:")
            .lines(codes.collect());
    }
    if endpoint.examples.is_empty() {
        doc
    } else {
        doc.paragraph(format!("[`{}`] shows it on the wire.", endpoint.request_type))
    }
}

fn request_doc(endpoint: &Endpoint) -> Doc {
    let doc = opening(endpoint).paragraph(format!(
        "The request of {}, as a value: it can be stored, compared, printed, and sent with [`Client::send`].",
        method_link(endpoint),
    ));
    if endpoint.examples.is_empty() {
        return doc;
    }
    let doc = doc.paragraph("# On the wire");
    endpoint.examples.iter().fold(doc, |doc, example| self::example(doc, endpoint, example))
}

fn response_doc(endpoint: &Endpoint) -> Doc {
    Doc::new(format!("What {} answers: the answer to `{}`.", method_link(endpoint), route(endpoint)))
}

/// `METHOD /path`, the API's words, and a link to its page.
fn opening(endpoint: &Endpoint) -> Doc {
    Doc::new(format!("`{}`", route(endpoint))).words(&endpoint.doc).page(endpoint.url.as_deref())
}

fn answer(cx: &Context<'_>, endpoint: &Endpoint) -> String {
    match &endpoint.response {
        Response::Empty => "Nothing: `()`.".to_owned(),
        Response::Inline { type_name, .. } => format!("[`{type_name}`]"),
        Response::Type(_) if endpoint.must_use.is_some() => format!("[`{}Response`]", endpoint.request_type),
        Response::Type(ty) => limit::capitalized(&type_link(cx, ty)),
    }
}

/// A type expression, in words that link to what is the API's.
fn type_link(cx: &Context<'_>, ty: &Type) -> String {
    match ty {
        Type::Scalar(_) => format!("`{}`", name_of(&cx.ty(ty))),
        Type::Named(index) => format!("[`{}`]", cx.model.types[*index].name.rust),
        Type::ErrorCode => "[`ErrorCode`]".to_owned(),
        Type::List(item) => format!("a list of {}", type_link(cx, item)),
        Type::Map(value) => format!("a map from texts to {}", type_link(cx, value)),
    }
}

/// The last segment of a path.
fn name_of(path: &TokenStream) -> String {
    path.clone().into_iter().last().map(|last| last.to_string()).unwrap_or_default()
}

/// A link to the client's method; rustdoc does not link to raw names.
fn method_link(endpoint: &Endpoint) -> String {
    let name = &endpoint.name.rust;
    if name::is_keyword(name) { format!("`Client::{name}`") } else { format!("[`Client::{name}`]") }
}

fn example(mut doc: Doc, endpoint: &Endpoint, example: &Example) -> Doc {
    doc = doc.words(&example.doc).paragraph(markdown::code_span(&example_route(endpoint, example)));
    if let Some(request) = &example.request {
        doc = doc.code("json", request);
    }
    match &example.response {
        Some(response) => {
            doc.paragraph(format!("The answer, HTTP {}:", example.status)).code("json", response)
        }
        None => doc.paragraph(format!("The answer, HTTP {}, has no body.", example.status)),
    }
}

/// The route with the example's values: the path filled, the query behind it.
fn example_route(endpoint: &Endpoint, example: &Example) -> String {
    let mut route = route(endpoint);
    let mut query = Vec::new();
    for (name, value) in &example.parameters {
        let field = endpoint.request.fields.iter().find(|field| field.name.wire == *name);
        match field {
            Some(field) if field.travel.path => route = route.replace(&format!("{{{name}}}"), value),
            Some(field) if field.travel.query => query.push(format!("{name}={value}")),
            _ => {}
        }
    }
    if !query.is_empty() {
        route.push('?');
        route.push_str(&query.join("&"));
    }
    route
}

fn method_name(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Head => "HEAD",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Patch => "PATCH",
        Method::Delete => "DELETE",
    }
}

//! The constants: what the runtime is told about the API and its endpoints.

use proc_macro2::TokenStream;
use quote::quote;

use super::text::joined;
use super::{Context, literal};
use crate::model::{
    Body, CodeValue, Endpoint, Idempotency, Method, Model, Response, Scheme, Segment, Verdict,
};

/// The API's constant; it stands within `impl Client`, so that it takes no name from the module.
pub(super) fn api(cx: &Context<'_>) -> TokenStream {
    let p = &cx.root;
    let model = cx.model;
    let (name, base_url) = (&model.api.name, &model.api.base_url);
    let auth = model.auth.iter().map(|set| {
        let name = &set.name.wire;
        let scheme = scheme(cx, &set.scheme);
        quote!(#p::AuthSet { name: #name, scheme: #scheme })
    });
    let (code, message) = (&model.failure.code, &model.failure.message);
    let success = model.failure.success.iter().map(|code| wire_code(cx, code));
    let codes = model.codes.iter().map(|code| {
        let value = wire_code(cx, &code.code);
        let status = match code.status {
            Some(status) => {
                let status = literal::integer(status.into());
                quote!(#p::Some(#status))
            }
            None => quote!(#p::None),
        };
        let message = &code.message;
        quote!(#p::CodeInfo { code: #value, status: #status, message: #message })
    });
    quote! {
        const API: &'static #p::Api = &#p::Api {
            name: #name,
            base_url: #base_url,
            auth: &[#(#auth),*],
            failure: #p::Failure { code: &[#(#code),*], message: &[#(#message),*], success: &[#(#success),*] },
            codes: &[#(#codes),*],
        };
    }
}

/// What an endpoint is, beside its types: words that stand in front of those of its request, each followed by a comma.
pub(super) fn head(cx: &Context<'_>, endpoint: &Endpoint) -> String {
    let name = &endpoint.name.wire;
    let method = match endpoint.method {
        Method::Get => "GET",
        Method::Head => "HEAD",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Patch => "PATCH",
        Method::Delete => "DELETE",
    };
    let path = joined(endpoint.path.iter().map(|segment| match segment {
        Segment::Literal(text) => text.clone(),
        Segment::Field(index) => format!("{{{index}}}"),
    }));
    let manner = cx.manners.of(endpoint);
    format!("\"!\", {name:?}, {method:?}, {path:?}, \"{manner}\", ")
}

/// The different manners in which the API's endpoints are called, each told by the first endpoint that has it.
pub(super) struct Manners<'a>(Vec<&'a Endpoint>);

impl<'a> Manners<'a> {
    pub(super) fn new(model: &'a Model) -> Self {
        let mut firsts: Vec<&Endpoint> = Vec::new();
        for endpoint in &model.endpoints {
            if !firsts.iter().any(|first| manner_key(first) == manner_key(endpoint)) {
                firsts.push(endpoint);
            }
        }
        Self(firsts)
    }

    /// The index of the endpoint's manner.
    fn of(&self, endpoint: &Endpoint) -> usize {
        let key = manner_key(endpoint);
        self.0.iter().position(|first| manner_key(first) == key).unwrap_or_default()
    }
}

/// All that a manner tells.
fn manner_key(endpoint: &Endpoint) -> impl PartialEq + '_ {
    let Endpoint { idempotency, auth, headers, body, response, verdict, poll, max_response_body, .. } =
        endpoint;
    let is_empty = matches!(response, Response::Empty);
    (idempotency, auth, headers, body, is_empty, verdict, poll, max_response_body)
}

/// All manners, as a list to which the words of requests have the index.
pub(super) fn manners(cx: &Context<'_>) -> TokenStream {
    let p = &cx.root;
    let manners = cx.manners.0.iter().map(|endpoint| manner(cx, endpoint));
    quote!(const MANNERS: &'static [#p::Manner] = &[#(#manners),*];)
}

fn manner(cx: &Context<'_>, endpoint: &Endpoint) -> TokenStream {
    let p = &cx.root;
    let idempotency = match endpoint.idempotency {
        Idempotency::Safe => quote!(Safe),
        Idempotency::Idempotent => quote!(Idempotent),
        Idempotency::None => quote!(None),
    };
    let auth = match endpoint.auth {
        Some(set) => {
            let set = literal::index(set);
            quote!(#p::Some(#set))
        }
        None => quote!(#p::None),
    };
    let headers = endpoint.headers.iter().map(|(name, value)| quote!((#name, #value)));
    let body = match endpoint.body {
        Body::None => quote!(None),
        Body::Json => quote!(Json),
        Body::Form => quote!(Form),
        Body::Multipart => quote!(Multipart),
    };
    let answer = match endpoint.response {
        Response::Empty => quote!(Empty),
        Response::Inline { .. } | Response::Type(_) => quote!(Json),
    };
    let verdict = match &endpoint.verdict {
        Some(verdict) => self::verdict(cx, verdict),
        None => quote!(#p::None),
    };
    let poll = match endpoint.poll {
        Some(interval) => {
            let millis = literal::integer(interval.as_millis().try_into().unwrap_or(i128::MAX));
            quote!(#p::Some(#p::millis(#millis)))
        }
        None => quote!(#p::None),
    };
    let max_response_body = match endpoint.max_response_body {
        Some(bytes) => {
            let bytes = literal::integer(bytes.into());
            quote!(#p::Some(#bytes))
        }
        None => quote!(#p::None),
    };
    quote! {
        #p::Manner {
            api: Self::API,
            idempotency: #p::Idempotency::#idempotency,
            auth: #auth,
            headers: &[#(#headers),*],
            body: #p::Body::#body,
            answer: #p::Answer::#answer,
            verdict: #verdict,
            poll: #poll,
            max_response_body: #max_response_body,
        }
    }
}

/// An error code as the runtime holds it.
pub(super) fn wire_code(cx: &Context<'_>, code: &CodeValue) -> TokenStream {
    let p = &cx.root;
    let value = literal::value(code);
    match code {
        CodeValue::Integer(_) => quote!(#p::WireCode::Int(#value)),
        CodeValue::Text(_) => quote!(#p::WireCode::Text(#value)),
    }
}

fn scheme(cx: &Context<'_>, scheme: &Scheme) -> TokenStream {
    let p = &cx.root;
    match scheme {
        Scheme::Basic { username, password } => {
            let (username, password) = (&username.wire, &password.wire);
            quote!(#p::Scheme::Basic { username: #username, password: #password })
        }
        Scheme::Bearer { token } => {
            let token = &token.wire;
            quote!(#p::Scheme::Bearer { token: #token })
        }
        Scheme::Header { header, key } => {
            let key = &key.wire;
            quote!(#p::Scheme::Header { header: #header, key: #key })
        }
    }
}

fn verdict(cx: &Context<'_>, verdict: &Verdict) -> TokenStream {
    let p = &cx.root;
    let codes = verdict.codes.iter().map(|index| wire_code(cx, &cx.model.codes[*index].code));
    let sets = verdict.sets.iter().map(|(index, value)| {
        let index = literal::index(*index);
        quote!((#index, #value))
    });
    quote!(#p::Some(&#p::Verdict { codes: &[#(#codes),*], sets: &[#(#sets),*] }))
}

//! The other half: a trait with a method for each endpoint, and the router that calls them.

use proc_macro2::TokenStream;
use quote::quote;

use super::doc::Doc;
use super::text::Text;
use super::{Context, doc, endpoint, lints, literal, name};
use crate::model::{Endpoint, ServerCodes};

/// A module of its own, so that it takes one name from the spec's types and none from its endpoints.
pub(super) fn server(cx: &Context<'_>) -> Option<TokenStream> {
    if !cx.server {
        return None;
    }
    let (p, import) = (&cx.root, &cx.import);
    let title = doc::title(cx.model);
    let module =
        Doc::new(format!("A server of {title}: for a fake in a test, or for a service of one's own."));
    let doc = Doc::new(format!("What a server of {title} does: one method for each endpoint."))
        .paragraph("A method that is not implemented refuses, and says so. [`router`] makes a server of it.");
    let methods = cx.model.endpoints.iter().map(|endpoint| method(cx, endpoint));
    let arms = cx.model.endpoints.iter().enumerate().map(|(index, endpoint)| arm(cx, index, endpoint));
    let half = half(cx);
    let endpoints = names(cx);
    let credentials = credentials(cx);
    let touches_deprecated = cx.model.types.iter().any(|def| def.deprecated.is_some())
        || cx.model.endpoints.iter().any(|endpoint| endpoint.deprecated.is_some());
    let allow = lints::deprecated(touches_deprecated);
    let allow_lines = lints::arms(cx.model.endpoints.len());
    Some(quote! {
        #module
        #allow
        pub mod server {
            #import

            #doc
            pub trait Server: #p::Send + #p::Sync + 'static {
                #(#methods)*
            }

            #endpoints

            /// Who calls, and everything of a request that its fields do not say.
            pub type Caller = #p::Caller;

            /// A "no": made of an error code by `into`, or of an HTTP status.
            pub type Refusal = #p::Refusal<super::ErrorCode>;

            /// Routes, checks, decodes, lets the methods answer, and encodes.
            pub type Router = #p::Router;

            /// Makes a server of its methods.
            #[must_use]
            pub fn router(server: impl Server) -> Router {
                static HALF: #p::Half = #half;
                #p::Router::new(&HALF, #p::Arc::new(Methods(server)))
            }

            struct Methods<S>(S);

            #allow_lines
            impl<S: Server> #p::Serve for Methods<S> {
                fn serve(self: #p::Arc<Self>, visit: #p::Visit) -> #p::Serving {
                    match visit.endpoint() {
                        #(#arms)*
                        _ => visit.nobody(),
                    }
                }
            }

            #credentials
        }
    })
}

/// The endpoints as values.
fn names(cx: &Context<'_>) -> TokenStream {
    let p = &cx.root;
    let variants: Vec<_> =
        cx.model.endpoints.iter().map(|endpoint| name::ident(&endpoint.request_type)).collect();
    let docs = cx.model.endpoints.iter().map(endpoint::address);
    let texts = cx.model.endpoints.iter().map(|endpoint| &endpoint.name.wire);
    quote! {
        /// An endpoint, by its name.
        #[derive(#p::Clone, #p::Copy, #p::fmt::Debug, #p::PartialEq, #p::Eq, #p::Hash)]
        #[non_exhaustive]
        pub enum Endpoint {
            #(#docs #variants,)*
        }

        impl Endpoint {
            /// All of them, in the order of the description.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];

            /// The name in the description, which is that of the method.
            #[must_use]
            pub const fn name(self) -> &'static #p::str {
                match self {
                    #(Self::#variants => #texts,)*
                }
            }
        }

        impl #p::fmt::Display for Endpoint {
            fn fmt(&self, f: &mut #p::fmt::Formatter<'_>) -> #p::fmt::Result {
                f.write_str(self.name())
            }
        }

        impl #p::FromStr for Endpoint {
            type Err = #p::UnknownEndpoint;

            fn from_str(name: &#p::str) -> #p::Result<Self, #p::UnknownEndpoint> {
                #p::find_endpoint(name, Self::ALL, Self::name)
            }
        }
    }
}

/// With a body that refuses.
fn method(cx: &Context<'_>, endpoint: &Endpoint) -> TokenStream {
    let p = &cx.root;
    let doc = endpoint::opening(endpoint).paragraph("# Errors").paragraph(
        "Where it refuses: an error code, or an HTTP status. As long as it is not implemented, always.",
    );
    let allow_name = lints::method(&endpoint.name.rust);
    let ident = name::ident(&endpoint.name.rust);
    let request = name::ident(&endpoint.request_type);
    let response = endpoint::response_type(&cx.within(), endpoint);
    let text = &endpoint.name.wire;
    quote! {
        #doc
        #allow_name
        fn #ident(
            &self,
            request: super::#request,
            caller: &Caller,
        ) -> impl #p::Future<Output = #p::Result<#response, Refusal>> + #p::Send {
            let _ = (request, caller);
            async { #p::Err(Refusal::not_implemented(#text)) }
        }
    }
}

fn arm(cx: &Context<'_>, index: usize, endpoint: &Endpoint) -> TokenStream {
    let p = &cx.root;
    let index = literal::index(index);
    let ident = name::ident(&endpoint.name.rust);
    let request = name::ident(&endpoint.request_type);
    quote! {
        #index => #p::Box::pin(async move {
            let answer = match visit.read() {
                #p::Ok(request) => Server::#ident(&self.0, request, visit.caller()).await,
                #p::Err(refusal) => #p::Err(refusal),
            };
            visit.answer::<super::#request>(answer)
        }),
    }
}

fn half(cx: &Context<'_>) -> TokenStream {
    let p = &cx.root;
    let endpoints = cx.model.endpoints.iter().map(|endpoint| {
        let request = name::ident(&endpoint.request_type);
        let status = literal::integer(success_status(endpoint).into());
        quote! {
            #p::Described {
                meta: <super::#request as #p::Endpoint>::META,
                fields: <super::#request as #p::Value>::__FIELDS,
                status: #status,
            }
        }
    });
    let ServerCodes {
        missing_credentials,
        wrong_credentials,
        missing_body,
        invalid_body,
        media_type,
        not_found,
        method,
        failed,
    } = cx.model.server;
    let codes = [
        (quote!(missing_credentials), missing_credentials),
        (quote!(wrong_credentials), wrong_credentials),
        (quote!(missing_body), missing_body),
        (quote!(invalid_body), invalid_body),
        (quote!(media_type), media_type),
        (quote!(not_found), not_found),
        (quote!(method), method),
        (quote!(failed), failed),
    ];
    let codes = codes.into_iter().map(|(key, code)| {
        let code = option(cx, code);
        quote!(#key: #code)
    });
    quote! {
        #p::Half {
            api: super::Client::API,
            endpoints: &[#(#endpoints),*],
            failures: #p::Failures { #(#codes),* },
        }
    }
}

/// The index of a code, or none.
pub(super) fn option(cx: &Context<'_>, code: Option<usize>) -> Text {
    let p = &cx.root;
    match code {
        Some(index) => format!("{p}::Some({index})").into(),
        None => format!("{p}::None").into(),
    }
}

/// The status of the first example of a success.
fn success_status(endpoint: &Endpoint) -> u16 {
    let mut statuses = endpoint.examples.iter().map(|example| example.status);
    statuses.find(|status| (200..300).contains(status)).unwrap_or(200)
}

fn credentials(cx: &Context<'_>) -> Option<TokenStream> {
    let p = &cx.root;
    (!cx.model.auth.is_empty()).then(|| {
        quote! {
            impl #p::From<super::Credentials> for #p::Credentials {
                fn from(credentials: super::Credentials) -> Self {
                    credentials.0
                }
            }
        }
    })
}

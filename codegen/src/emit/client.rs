use proc_macro2::TokenStream;
use quote::quote;

use super::doc::{self, Doc};
use super::text::{Text, joined};
use super::{Context, endpoint, literal, meta, name};
use crate::model::{AuthSet, Scheme};

/// The client, its credentials, and the call that its methods give.
pub(super) fn client(cx: &Context<'_>) -> TokenStream {
    let (p, import) = (&cx.root, &cx.import);
    let doc = documentation(cx);
    let api = meta::api(cx);
    let manners = meta::manners(cx);
    let constructors = constructors(cx);
    let methods = joined(cx.model.endpoints.iter().map(|endpoint| endpoint::method(cx, endpoint)));
    let methods = Text::from(methods).lexed(cx.lexer);
    let credentials = credentials(cx);
    let call = call(cx);
    quote! {
        #import

        #doc
        #[derive(#p::Clone, #p::fmt::Debug)]
        pub struct Client(#p::Client);

        impl Client {
            #api

            #constructors

            /// A call with this request, the same as the method of its endpoint makes.
            pub fn send<E: #p::Endpoint<Client = Self>>(&self, request: E) -> Call<E> {
                Call(#p::Call::new(&self.0, request))
            }

            #methods
        }

        impl #p::Facade for Client {
            type Code = ErrorCode;
            #manners

            fn from_core(client: #p::Client) -> Self {
                Self(client)
            }
        }

        #credentials

        /// Makes a [`Client`] that differs from the default one.
        pub type Builder = #p::Builder<Client>;

        /// Why a call, or the making of a [`Client`], failed.
        pub type Error = #p::Error<ErrorCode>;

        #call
    }
}

fn documentation(cx: &Context<'_>) -> Doc {
    let api = &cx.model.api;
    Doc::new(format!("The client of {}.", doc::title(cx.model)))
        .words(&api.doc)
        .page(api.url.as_deref())
        .paragraph(format!("It calls <{}> unless [`Client::builder`] is told otherwise.", api.base_url))
        .paragraph("Cheap to clone: clones share their connections, and one client serves a whole process.")
}

fn constructors(cx: &Context<'_>) -> TokenStream {
    let p = &cx.root;
    let (parameter, argument, credentials) = if cx.model.auth.is_empty() {
        (None, None, quote!(#p::Credentials::new(Self::API)))
    } else {
        (Some(quote!(credentials: Credentials)), Some(quote!(credentials)), quote!(credentials.0))
    };
    quote! {
        /// A client with the defaults.
        ///
        /// # Errors
        ///
        /// Where no client can be made, such as with credentials that no header can hold.
        pub fn new(#parameter) -> #p::Result<Self, Error> {
            Self::builder(#argument).build()
        }

        /// A client that differs from the default one, to be made with `build`.
        #[must_use = "a builder does nothing until `build` is called"]
        pub fn builder(#parameter) -> Builder {
            #p::Builder::new(Self::API, #credentials)
        }
    }
}

fn credentials(cx: &Context<'_>) -> Option<TokenStream> {
    let p = &cx.root;
    let (first, others) = cx.model.auth.split_first()?;
    let title = Doc::new(format!("The credentials of {}.", doc::title(cx.model)));
    let doc = set_doc(first);
    let secrets = first.scheme.secrets();
    let idents: Vec<_> = secrets.iter().map(|secret| name::ident(&secret.rust)).collect();
    let others = others.iter().enumerate().map(|(index, set)| {
        let doc = set_doc(set);
        let method = name::ident(&set.name.rust);
        let index = literal::index(index + 1);
        let idents: Vec<_> = set.scheme.secrets().iter().map(|secret| name::ident(&secret.rust)).collect();
        quote! {
            #doc
            #[must_use]
            pub fn #method(self, #(#idents: impl #p::Into<#p::String>),*) -> Self {
                Self(self.0.with(#index, [#(#idents.into()),*]))
            }
        }
    });
    Some(quote! {
        #title
        ///
        /// `Debug` shows none of their secrets.
        #[derive(#p::Clone, #p::fmt::Debug)]
        pub struct Credentials(#p::Credentials);

        impl Credentials {
            #doc
            #[must_use]
            pub fn new(#(#idents: impl #p::Into<#p::String>),*) -> Self {
                Self(#p::Credentials::new(Client::API).with(0, [#(#idents.into()),*]))
            }

            #(#others)*
        }
    })
}

fn set_doc(set: &AuthSet) -> Doc {
    let how = match &set.scheme {
        Scheme::Basic { .. } => "as HTTP Basic authentication".to_owned(),
        Scheme::Bearer { .. } => "as a bearer token".to_owned(),
        Scheme::Header { header, .. } => format!("in the header `{header}`"),
    };
    Doc::new(format!("The credential set `{}`, sent {how}.", set.name.wire)).words(&set.doc)
}

fn call(cx: &Context<'_>) -> TokenStream {
    let p = &cx.root;
    quote! {
        /// A call that was not made yet: give it its optional parameters, then await it.
        #[derive(#p::fmt::Debug)]
        #[must_use = "a call does nothing until it is awaited"]
        pub struct Call<E>(#p::Call<E>);

        impl<E> Call<E> {
            /// With options of its own instead of the client's.
            pub fn with(self, options: #p::CallOptions) -> Self {
                Self(self.0.with(options))
            }

            /// The request with what was set of it, as a value to keep or to compare; [`Client::send`] makes a call
            /// of it again.
            #[must_use]
            pub fn into_request(self) -> E {
                self.0.request
            }
        }

        impl<E: #p::Endpoint> #p::IntoFuture for Call<E> {
            type Output = #p::Result<E::Response, #p::Error<#p::CodeOf<E>>>;
            type IntoFuture = #p::Pending<E>;

            fn into_future(self) -> Self::IntoFuture {
                #p::IntoFuture::into_future(self.0)
            }
        }
    }
}

//! What stands in for the module of a broken spec.

use std::collections::BTreeSet;

use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::{Options, Root, name};
use crate::outline::{Outline, ResponseOutline};
use crate::reserved;

/// The mistakes, and every known name as a type that the compiler says nothing more about.
///
/// A type whose constant parameter is the failed `compile_error!` itself contains an error. The compiler, which
/// checks a module's users even after such an error, then takes whatever they do with it: an array would
/// serve too, but for struct expressions.
pub(super) fn stubs(outline: &Outline, messages: &[String], options: &Options) -> TokenStream {
    let (p, import) = (Root, Root::import(options));
    let Some((last, others)) = messages.split_last() else { return TokenStream::new() };
    // Items expand before types: so the mistakes keep their order.
    let last = compile_error(last, options.span);
    let others = others.iter().map(|message| compile_error(message, options.span));
    let aliases = names(outline).into_iter().map(|name| {
        let ident = name::ident(name);
        quote! {
            /// Unknown until the spec is mended.
            pub type #ident = Client;
        }
    });
    quote! {
        #import

        #(#others;)*

        /// Unknown until the spec is mended.
        pub type Call<E> = #p::Broken<{ #last }, E>;

        /// Unknown until the spec is mended.
        pub type Client = Call<()>;

        #(#aliases)*
    }
}

/// All of it stands where the user wrote the path, or the compiler would add a note about the macro: so it
/// does without `$crate`, which stands in the macro.
fn compile_error(message: &str, span: Span) -> TokenStream {
    let mut message = Literal::string(message);
    message.set_span(span);
    quote_spanned!(span=> ::core::compile_error!(#message))
}

/// Every type of the module but the client and its call.
fn names(outline: &Outline) -> BTreeSet<&str> {
    let mut names: BTreeSet<&str> = reserved::TYPES.iter().copied().collect();
    names.extend(outline.types.iter().map(|ty| ty.name.as_str()));
    names.extend(outline.callbacks.iter().map(String::as_str));
    for endpoint in &outline.endpoints {
        names.insert(&endpoint.request_type);
        if let ResponseOutline::Inline { type_name, .. } = &endpoint.response {
            names.insert(type_name);
        }
    }
    names.remove("Client");
    names.remove("Call");
    names
}

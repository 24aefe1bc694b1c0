//! The proc macro behind `sms_api!()`. Use it through the `sms-api` crate, whose wrapper macro tells it where
//! the runtime is: `sms_api! { $crate; "path.toml" }`.

mod argument;
mod file;

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::quote;
use sms_api_codegen::outline::Outline;
use sms_api_codegen::{Options, Source, generate, stubs};

/// Generates a typed client from an API description, in place.
#[proc_macro]
pub fn sms_api(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let mut tokens = TokenStream::from(input).into_iter();
    let krate = tokens.by_ref().take_while(|token| !argument::is_punct(token, ';')).collect();
    let mut options = Options { krate, span: Span::call_site(), callbacks: false, server: false, lexer };
    let module = expand(tokens, &mut options);
    module.unwrap_or_else(|message| stubs(&Outline::default(), &[message], &options)).into()
}

/// The compiler's own lexer.
fn lexer(text: &str) -> Result<TokenStream, String> {
    let lexed = text.parse::<proc_macro::TokenStream>();
    lexed.map(TokenStream::from).map_err(|error| error.to_string())
}

/// The module, or what keeps it from being made; `options` then points there.
fn expand(
    mut arguments: impl Iterator<Item = TokenTree>,
    options: &mut Options,
) -> Result<TokenStream, String> {
    let bundled = || Source::new("api.toml", sms_api_spec::API_TOML);
    let Some(first) = arguments.next() else { return Ok(generate(&bundled(), options)) };
    options.span = first.span();
    if argument::is_option(&first) {
        argument::options([first].into_iter().chain(arguments), options)?;
        return Ok(generate(&bundled(), options));
    }
    let path = argument::path(&first)?;
    argument::behind_path(arguments, options)?;
    options.span = first.span();
    let module = generate(&Source::new(path.as_str(), file::read(&path)?), options);
    let krate = &options.krate;
    Ok(quote! {
        // Cargo builds the crate again when this file changes.
        const _: &[#krate::__private::u8] = #krate::__private::include_bytes!(#krate::__private::concat!(
            #krate::__private::env!("CARGO_MANIFEST_DIR"),
            "/",
            #path
        ));
        #module
    })
}

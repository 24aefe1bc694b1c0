use std::ffi::OsStr;

use sms_api_codegen::Options;

use crate::{MISTAKES, USAGE, check, complain, file, print};

/// Prints the code of a spec as people write it.
pub(crate) fn run(name: &OsStr, callbacks: bool, server: bool) -> u8 {
    let source = match file::read(name) {
        Ok(source) => source,
        Err(message) => {
            complain(&message);
            return USAGE;
        }
    };
    let checked = sms_api_codegen::check(&source);
    if checked.model.is_none() {
        check::tell(&source, &checked.diagnostics);
        return MISTAKES;
    }
    let options = Options { callbacks, server, ..Options::default() };
    let tokens = checked.tokens(&source, &options);
    match syn::parse2(tokens) {
        Ok(file) => print(&prettyplease::unparse(&file)),
        Err(error) => {
            complain(&format!("the generated code is not Rust, which is a bug of sms-api: {error}"));
            USAGE
        }
    }
}

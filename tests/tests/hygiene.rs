//! What a module around the macro has or lacks changes nothing, and no lint fires in what the macro emits.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;

use sms_api_tests::{Scratch, workspace};

/// A crate that depends on the runtime under another name, has no prelude, and defines its own of everything.
const LIB: &str = r#"//! A crate that is as unfriendly to generated code as it can be.
#![deny(warnings, missing_docs, clippy::all, clippy::pedantic)]
#![deny(elided_lifetimes_in_paths, missing_debug_implementations, single_use_lifetimes, trivial_casts)]
#![deny(unreachable_pub, unused_lifetimes, unused_qualifications)]
#![no_implicit_prelude]

/// Text messages.
pub mod sms {
    ::jsms::sms_api!();
}

// Nobody uses it: no warning either.
mod unused {
    ::jsms::sms_api!();
}

// Nor the other half.
mod unused_server {
    ::jsms::sms_api!(server);
}

macro_rules! own {
    ($($name:ident)*) => {$(
        /// Its own.
        #[derive(::std::fmt::Debug)]
        #[allow(non_camel_case_types)]
        pub struct $name;
    )*};
}

macro_rules! own_modules {
    ($($name:ident)*) => {$(
        /// Its own.
        pub mod $name {}
    )*};
}

macro_rules! both_of {
    ($path:literal) => {
        ::jsms::sms_api!($path, server);
    };
}

/// A module with its own of everything that generated code could mean.
pub mod own {
    macro_rules! concat { () => {}; }
    macro_rules! env { () => {}; }
    macro_rules! include_bytes { () => {}; }
    own! {
        Box BTreeMap Clone Copy Debug Default Deref Display Eq Err Field From FromStr Hash Into IntoIterator
        IntoFuture Iterator None Ok Option Ord PartialEq PartialOrd Place Result Send Sized Some String Sync
        ToString Value Vec View bool char f64 i64 str u8 u16 u32 u64 usize
    }
    own_modules! { alloc core jsms sms_api std __private }
    both_of!("hygiene.toml");
    /// They are used, or rustc would say so.
    pub const MACROS: () = { concat!(); env!(); include_bytes!(); };
}

/// A module whose own trait gives the plainest names to types that the runtime knows too.
pub mod beside {
    ::jsms::sms_api!();

    /// Its own.
    pub trait Own {
        /// Its own.
        const FIELDS: usize;
        /// Its own.
        fn blank() -> Self;
        /// Its own.
        fn view(&self) -> usize;
        /// Its own.
        fn place(&mut self) -> usize;
        /// Its own.
        fn field(&self, index: usize) -> usize;
        /// Its own.
        fn field_mut(&mut self, index: usize) -> usize;
    }

    impl Own for ::std::string::String {
        const FIELDS: usize = 1;
        fn blank() -> Self { Self::new() }
        fn view(&self) -> usize { self.len() }
        fn place(&mut self) -> usize { self.len() }
        fn field(&self, index: usize) -> usize { self.len() + index }
        fn field_mut(&mut self, index: usize) -> usize { self.len() + index }
    }

    /// Theirs are not in the way.
    #[must_use]
    pub fn used() -> usize {
        let mut text = ::std::string::String::blank();
        text.view() + text.place() + text.field(1) + text.field_mut(1) + ::std::string::String::FIELDS
    }
}

/// A client in use.
///
/// # Errors
///
/// Where the call fails.
pub async fn send(client: &sms::Client) -> ::std::result::Result<sms::MsgId, sms::Error> {
    let sent = client.send_message("13812345678", 1).temp_para([("name", "Ada")]).await?;
    ::std::result::Result::Ok(sent.msg_id)
}
"#;

/// A crate that has the macro from a crate in between, calls it three times, and uses the oddest names.
const NAMES: &str = r#"//! A crate of generated modules.
#![deny(warnings, missing_docs, missing_debug_implementations, clippy::pedantic)]

/// Stands for a crate that re-exports the macro.
pub mod between {
    pub use jsms as inner;
    pub use jsms::sms_api as client;
}

/// An API of odd names.
pub mod odd {
    crate::between::client!("names.toml");
}

/// Another API.
pub mod sms {
    crate::between::inner::sms_api!();
}

/// A module within a function.
pub fn within() {
    mod local {
        crate::between::inner::sms_api!("names.toml");

        pub(super) fn call(client: &Client) -> Call<From> {
            client.from()
        }
    }
    let _ = local::call;
}

/// Every odd name in use.
pub fn call(client: &odd::Client) -> odd::Call<odd::Async> {
    let texts = vec![odd::String::new().vec(vec![odd::Vec::new("a")])];
    let call = client.r#async(texts, odd::Box::new(odd::Option::Some));
    let call = call.send("a").on(true).timeout(5).deadline(5).into_future("a").idempotency_key("a").client("a");
    let call = call.request("a").r#type("a").r#gen("a").headers([("a", "b")]).into("a").fmt("a").from("a");
    call.default("a").value("a").poll("a").r#box("a")
}
"#;

#[test]
fn names_of_the_runtime_the_prelude_and_the_language_are_free() {
    for edition in ["2021", "2024"] {
        let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), &format!("names-{edition}"));
        let scratch = scratch.package(edition, &workspace().join("runtime"));
        scratch.write("names.toml", include_str!("hygiene/names.toml"));
        scratch.write("src/lib.rs", NAMES);
        scratch.cargo(&["clippy", "--quiet"]).must_succeed();
        scratch.cargo_with(&["doc", "--quiet", "--no-deps"], "-Dwarnings").must_succeed();
    }
}

#[test]
fn a_module_of_edition_2021_needs_nothing_around_it() {
    an_unfriendly_crate_compiles_without_a_warning("2021");
}

#[test]
fn a_module_of_edition_2024_needs_nothing_around_it() {
    an_unfriendly_crate_compiles_without_a_warning("2024");
}

#[track_caller]
fn an_unfriendly_crate_compiles_without_a_warning(edition: &str) {
    let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), &format!("hygiene-{edition}"));
    let scratch = scratch.package(edition, &workspace().join("runtime"));
    let spec = fs::read_to_string(workspace().join("tests/specs/hygiene.toml")).unwrap();
    scratch.write(
        "Cargo.toml",
        &scratch.read("Cargo.toml").replace("jsms = {", "jsms = { features = [\"server\"],"),
    );
    scratch.write("hygiene.toml", &spec);
    scratch.write("src/lib.rs", LIB);
    scratch.cargo(&["clippy", "--quiet"]).must_succeed();
    scratch.cargo_with(&["doc", "--quiet", "--no-deps"], "-Dwarnings").must_succeed();
}

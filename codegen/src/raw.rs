//! The spec as it was written: every key typed and with its place, nothing resolved, parts missing.
//!
//! Each table is declared once; its reader and its part of the JSON Schema follow from the declaration.

mod callback;
mod endpoint;
mod field;
mod types;

pub(crate) use callback::{Callback, Event, HashKind, Signature, UnitKind};
pub(crate) use endpoint::{BodyKind, Endpoint, Example, Idempotency, Response};
pub(crate) use field::{CharKind, Field, Invalid, Place};
pub(crate) use types::{EnumValue, TypeDef};

use toml::de::DeTable;

use crate::diagnostic::Log;
use crate::read::{CodeText, Deprecated, Names, Slot, Spanned, Text, choice, section};
use crate::source::Span;

section! {
    /// A whole file.
    Spec is "the file" {
        /// The API itself: its name and its address.
        "api" api: required <Api>,
        /// The credential sets; the first is the default of every endpoint.
        "auth" auth: <Names<AuthSet>>,
        /// Where a failed answer keeps its code and message, and the documented codes.
        "error" error: <Failure>,
        /// The named types.
        "types" types: <Names<TypeDef>>,
        /// The endpoints: each is a method of the client.
        "endpoints" endpoints: required <Names<Endpoint>>,
        /// What the API sends to its users: each is an enum of events.
        "callbacks" callbacks: <Names<Callback>>,
    }
}

section! {
    /// `[api]`
    Api is "`[api]`" {
        /// The API's name: lower-case letters, digits and `-`.
        "name" name: required <Text>,
        /// The headline of the module's documentation.
        "title" title: <Text>,
        /// The address every path is appended to: http or https, without query and fragment.
        "base_url" base_url: required <Text>,
        /// What the API is about, as Markdown.
        "doc" doc: <Text>,
        /// The vendor's documentation.
        "url" url: <Text>,
        /// Whether a missing `doc` is an error; `optional` unless said otherwise.
        "docs" docs: <Docs>,
        /// Headers that are sent with every request.
        "headers" headers: <Names<Text>>,
    }
}

choice! {
    /// `docs`
    Docs {
        "required" Required,
        "optional" Optional,
    }
}

section! {
    /// `[auth.NAME]`
    AuthSet is "a credential set" {
        /// How the secrets are sent.
        "scheme" scheme: required <Spanned<SchemeKind>>,
        /// The API's name for the first secret of `basic`.
        "username" username: <Text>,
        /// The API's name for the second secret of `basic`.
        "password" password: <Text>,
        /// The API's name for the secret of `bearer`.
        "token" token: <Text>,
        /// The header that `header` sends its secret in.
        "header" header: <Text>,
        /// The API's name for the secret of `header`.
        "key" key: <Text>,
        /// What these credentials are and where they come from, as Markdown.
        "doc" doc: <Text>,
    }
}

choice! {
    /// `scheme`
    SchemeKind {
        "basic" Basic,
        "bearer" Bearer,
        "header" Header,
    }
}

section! {
    /// `[error]`
    Failure is "`[error]`" {
        /// Where a failed answer keeps its code: a JSON pointer.
        "code" code: <Text>,
        /// Where a failed answer keeps its message: a JSON pointer.
        "message" message: <Text>,
        /// The codes that mean success.
        "success" success: <Vec<Spanned<CodeText>>>,
        /// The documented failures: each is a variant of `ErrorCode`.
        "codes" codes: <Names<ErrorCode>>,
        /// Which of them a server answers with where no method decides.
        "server" server: <ServerCodes>,
    }
}

section! {
    /// `[error.server]`
    ServerCodes is "`[error.server]`" {
        /// The code for a request without credentials.
        "missing_credentials" missing_credentials: <Text>,
        /// The code for credentials that are not accepted.
        "wrong_credentials" wrong_credentials: <Text>,
        /// The code for a body that is missing.
        "missing_body" missing_body: <Text>,
        /// The code for a request that is not as described.
        "invalid_body" invalid_body: <Text>,
        /// The code for a body of a type that is not read.
        "media_type" media_type: <Text>,
        /// The code for an address that there is not.
        "not_found" not_found: <Text>,
        /// The code for a method that an address does not have.
        "method" method: <Text>,
        /// The code for a server that failed.
        "failed" failed: <Text>,
    }
}

section! {
    /// One of `[error.codes]`
    ErrorCode is "an error code" {
        /// The code: an integer or a text, all of one file the same.
        "code" code: required <Spanned<CodeText>>,
        /// The HTTP status it comes with, 100 to 599.
        "status" status: <Spanned<i64>>,
        /// The message it comes with.
        "message" message: <Text>,
        /// What it means, as Markdown.
        "doc" doc: <Text>,
        /// Marks the variant as deprecated: `true`, or a note.
        "deprecated" deprecated: <Deprecated>,
    }
}

impl Api {
    pub(crate) fn requires_docs(&self) -> bool {
        matches!(self.docs, Slot::Given(Docs::Required))
    }
}

/// Reads a whole file from its tree.
pub(crate) fn read(tree: &DeTable<'_>, log: &mut Log) -> Spec {
    Spec::of_table(tree, Span::default(), log)
}

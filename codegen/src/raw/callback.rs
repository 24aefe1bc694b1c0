//! Callbacks: requests that the API sends to its users.

use crate::read::{Deprecated, Names, Spanned, Text, choice, section};

section! {
    /// `[callbacks.NAME]`
    Callback is "a callback" {
        /// What it is, as Markdown.
        "doc" doc: <Text>,
        /// The vendor's page about it.
        "url" url: <Text>,
        /// The query parameter of a GET that is answered with its value.
        "echo" echo: <Text>,
        /// The form field that holds the kind of an event.
        "kind" kind: required <Text>,
        /// The form field that holds an event, as JSON.
        "data" data: required <Text>,
        /// How a request proves where it comes from.
        "signature" signature: required <Signature>,
        /// The events: each is a variant.
        "events" events: required <Names<Event>>,
    }
}

section! {
    /// `[callbacks.NAME.signature]`
    Signature is "a signature" {
        /// The form field that holds it, in hexadecimal digits.
        "field" field: required <Text>,
        /// How the text becomes the signature.
        "hash" hash: required <HashKind>,
        /// What is signed: text with secrets and form fields in braces.
        "text" text: required <Text>,
        /// The credential set whose secrets are signed; the first unless said otherwise.
        "auth" auth: <Text>,
        /// The form field that holds the time of signing.
        "timestamp" timestamp: required <Text>,
        /// What that time counts since 1970; seconds unless said otherwise.
        "unit" unit: <UnitKind>,
        /// The form field that holds a text of which there is one for each request.
        "nonce" nonce: required <Text>,
        /// For how many seconds after its signing a request is taken; 300 unless said otherwise.
        "max_age" max_age: <Spanned<i64>>,
    }
}

section! {
    /// One of `[callbacks.NAME.events]`
    Event is "an event" {
        /// What the API calls this kind of event.
        "value" value: required <Text>,
        /// What its data are: a type expression.
        "data" data: required <Text>,
        /// What it means, as Markdown.
        "doc" doc: <Text>,
        /// Marks the variant as deprecated: `true`, or a note.
        "deprecated" deprecated: <Deprecated>,
    }
}

choice! {
    /// `hash`
    HashKind {
        "sha1" Sha1,
    }
}

choice! {
    /// `unit`
    UnitKind {
        "s" Seconds,
        "ms" Milliseconds,
    }
}

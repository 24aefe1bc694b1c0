//! Every name of a spec that could be told, however broken the spec is: what stands in for the client until
//! the spec is mended, so that its mistake is the only one that an editor shows.
//!
//! Names are Rust's, without a raw prefix. They can stand in Rust, and within their list each is there once.

mod collect;

pub(crate) use collect::collect;

/// The names of a spec.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The credential sets; the first is the default.
    pub auth: Vec<AuthOutline>,
    /// The variants of `ErrorCode`.
    pub codes: Vec<String>,
    /// The named types.
    pub types: Vec<TypeOutline>,
    /// The endpoints.
    pub endpoints: Vec<EndpointOutline>,
    /// The enums of callbacks' events.
    pub callbacks: Vec<String>,
}

/// A credential set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthOutline {
    /// The method of `Credentials` that adds it, but for the first.
    pub name: String,
    /// The arguments, one for each secret.
    pub secrets: Vec<String>,
}

/// A named type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeOutline {
    /// In `PascalCase`.
    pub name: String,
    /// What it is, as far as known.
    pub shape: ShapeOutline,
}

/// What a named type is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShapeOutline {
    /// A type of its own around a scalar.
    Newtype,
    /// An enum with these variants.
    Enum(Vec<String>),
    /// A record.
    Record(RecordOutline),
    /// Nothing but its name is known.
    Unknown,
}

/// The fields of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordOutline {
    /// In the order of the spec.
    pub fields: Vec<FieldOutline>,
}

/// A field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldOutline {
    /// In `snake_case`.
    pub name: String,
    /// Whether it is an argument; otherwise it has a setter.
    pub required: bool,
}

/// An endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointOutline {
    /// The client's method.
    pub method: String,
    /// The request's type.
    pub request_type: String,
    /// The request's fields.
    pub request: RecordOutline,
    /// What the method answers.
    pub response: ResponseOutline,
}

/// What a method answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResponseOutline {
    /// Nothing.
    Empty,
    /// A record that is given in place.
    Inline {
        /// The record's name.
        type_name: String,
        /// Its fields.
        record: RecordOutline,
    },
    /// One of [`Outline::types`], by its name.
    Named(String),
    /// Something else, or something unknown.
    Unknown,
}

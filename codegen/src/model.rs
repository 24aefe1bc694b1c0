//! The checked model: what reaches the code that emits.
//!
//! Every name is resolved, every reference is an index, every rule was checked. A value of these types can be
//! emitted without asking whether it makes sense (parse, don't validate); only `resolve` makes one.

/// A described API.
#[derive(Clone, Debug)]
pub struct Model {
    pub api: Api,
    /// The credential sets; the first is the default.
    pub auth: Vec<AuthSet>,
    pub failure: Failure,
    /// Which documented codes stand for failures that no method of a server decides.
    pub server: ServerCodes,
    /// The documented failures, in the spec's order; codes that mean success are left out.
    pub codes: Vec<ErrorCode>,
    /// Whether codes are integers or texts.
    pub code_kind: CodeKind,
    /// The named types, in the spec's order.
    pub types: Vec<TypeDef>,
    /// The endpoints, in the spec's order.
    pub endpoints: Vec<Endpoint>,
    /// The callbacks, in the spec's order.
    pub callbacks: Vec<Callback>,
}

#[derive(Clone, Debug)]
pub struct Api {
    pub name: String,
    pub title: String,
    pub doc: Doc,
    /// Without a trailing slash.
    pub base_url: String,
    /// The vendor's page.
    pub url: Option<String>,
}

/// Documentation, as Markdown; empty where the spec has none and does not require it.
pub type Doc = String;

/// A name in its two worlds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// As it stands on the wire and in the API's documentation.
    pub wire: String,
    /// As it stands in Rust, without a raw prefix: `snake_case` for fields and methods, `PascalCase` for
    /// types and variants. Emit keywords raw (`gen` included).
    pub rust: String,
}

#[derive(Clone, Debug)]
pub struct AuthSet {
    /// The set's name, `snake_case`: also the method of `Credentials` for every set but the first.
    pub name: Name,
    pub doc: Doc,
    pub scheme: Scheme,
}

#[derive(Clone, Debug)]
pub enum Scheme {
    Basic {
        username: Name,
        password: Name,
    },
    Bearer {
        token: Name,
    },
    /// `header` is in lower case.
    Header {
        header: String,
        key: Name,
    },
}

impl Scheme {
    /// The names of the secrets, in the order of the arguments.
    #[must_use]
    pub fn secrets(&self) -> Vec<&Name> {
        match self {
            Self::Basic { username, password } => vec![username, password],
            Self::Bearer { token } => vec![token],
            Self::Header { key, .. } => vec![key],
        }
    }
}

/// Where a failed answer keeps code and message: JSON pointers, split and unescaped; empty where there is
/// none.
#[derive(Clone, Debug, Default)]
pub struct Failure {
    pub code: Vec<String>,
    pub message: Vec<String>,
    pub success: Vec<CodeValue>,
}

/// Indices into [`Model::codes`]; where there is none, HTTP's own status stands alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ServerCodes {
    pub missing_credentials: Option<usize>,
    pub wrong_credentials: Option<usize>,
    pub missing_body: Option<usize>,
    pub invalid_body: Option<usize>,
    pub media_type: Option<usize>,
    pub not_found: Option<usize>,
    pub method: Option<usize>,
    pub failed: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeKind {
    Integer,
    Text,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum CodeValue {
    Integer(i64),
    Text(String),
}

#[derive(Clone, Debug)]
pub struct ErrorCode {
    pub name: Name,
    pub code: CodeValue,
    pub status: Option<u16>,
    pub message: String,
    pub doc: Doc,
    pub deprecated: Option<Deprecated>,
}

/// `#[deprecated]`, with its note (may be empty).
#[derive(Clone, Debug)]
pub struct Deprecated(pub String);

#[derive(Clone, Debug)]
pub struct TypeDef {
    pub name: Name,
    pub doc: Doc,
    pub deprecated: Option<Deprecated>,
    /// Reachable from a request: such a record gets `new` and setters.
    pub sent: bool,
    /// Reachable from a response.
    pub received: bool,
    pub shape: Shape,
}

#[derive(Clone, Debug)]
pub enum Shape {
    /// A type of its own around a scalar: identifiers, telephone numbers.
    Newtype(Newtype),
    /// A closed list of documented values, open where it is read.
    Enum(Enum),
    Record(Record),
}

#[derive(Clone, Debug)]
pub struct Newtype {
    pub scalar: Scalar,
    /// Reads the other JSON type as well: a text reads integers, a number reads texts of digits.
    pub loose: bool,
    /// Limits, already merged into the rule of every field that uses the type; here for documentation.
    pub rule: Rule,
}

#[derive(Clone, Debug)]
pub struct Enum {
    pub kind: CodeKind,
    pub loose: bool,
    pub variants: Vec<Variant>,
}

#[derive(Clone, Debug)]
pub struct Variant {
    pub name: Name,
    pub value: CodeValue,
    pub doc: Doc,
    pub deprecated: Option<Deprecated>,
}

#[derive(Clone, Debug)]
pub struct Record {
    pub fields: Vec<Field>,
    /// The required fields in the order of `new`'s arguments: indices into `fields`.
    pub args: Vec<usize>,
}

#[derive(Clone, Debug)]
pub struct Field {
    pub name: Name,
    pub doc: Doc,
    pub ty: Type,
    pub need: Need,
    pub travel: Travel,
    /// The limits of the field and of the types within it, merged.
    pub rule: Rule,
    /// Which documented codes a server refuses its values with.
    pub blame: Blame,
    pub deprecated: Option<Deprecated>,
    /// Stands behind a `Box`, because the type contains itself through it.
    pub boxed: bool,
}

/// Indices into [`Model::codes`], for each thing that can be wrong with a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Blame {
    /// It is not there.
    pub missing: Option<usize>,
    /// It is of another kind: a text where a number is due.
    pub kind: Option<usize>,
    /// Less than the least of its range, length or items.
    pub below: Option<usize>,
    /// More than the most of its range, length or items.
    pub above: Option<usize>,
    /// It has a character that it may not have.
    pub chars: Option<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    Required,
    Optional,
    /// Optional in Rust, required when the sibling of this index has one of these wire values (as text).
    When {
        field: usize,
        values: Vec<String>,
    },
    /// Optional in Rust, required when one of the siblings of these indices is there.
    With(Vec<usize>),
}

/// Where a field travels; at least one is set. Fields of named types always travel in the body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Travel {
    pub body: bool,
    pub path: bool,
    pub query: bool,
    pub header: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    Scalar(Scalar),
    /// An index into [`Model::types`].
    Named(usize),
    /// The generated enum of error codes.
    ErrorCode,
    /// A file: in the body of a multipart request only.
    File,
    List(Box<Type>),
    /// A map with text keys.
    Map(Box<Type>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scalar {
    Bool,
    String,
    U8,
    U16,
    U32,
    U64,
    I8,
    I16,
    I32,
    I64,
    F64,
}

/// Limits and masking; bounds are inclusive.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rule {
    pub length: Option<(u64, u64)>,
    pub range: Option<(i128, i128)>,
    pub float_range: Option<(f64, f64)>,
    pub items: Option<(u64, u64)>,
    /// Bytes of a file.
    pub size: Option<(u64, u64)>,
    /// Media types of a file, in lower case; empty where any will do.
    pub media: Vec<String>,
    pub chars: Option<Chars>,
    /// How a date and time is written.
    pub time: Option<TimeFormat>,
    pub sensitive: bool,
    /// The rule of the items of a list or the values of a map, where there is one.
    pub each: Option<Box<Rule>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chars {
    Digits,
    Letters,
    Alphanumeric,
    Ascii,
}

/// How a date and time stands on the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeFormat {
    /// A text after a pattern, of a clock that is this many seconds ahead of UTC.
    Text { pattern: String, offset: i32 },
    /// Seconds since 1970 in UTC.
    UnixSeconds,
    /// Milliseconds since 1970 in UTC.
    UnixMillis,
}

#[derive(Clone, Debug)]
pub struct Endpoint {
    /// `rust` is the method's name.
    pub name: Name,
    /// `PascalCase`: the request's type.
    pub request_type: String,
    pub doc: Doc,
    /// The vendor's page of this endpoint.
    pub url: Option<String>,
    pub deprecated: Option<Deprecated>,
    pub method: Method,
    pub path: Vec<Segment>,
    pub idempotency: Idempotency,
    /// An index into [`Model::auth`]; `None` where nothing is sent.
    pub auth: Option<usize>,
    /// Constant headers, those of the API first; names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: Body,
    pub request: Record,
    pub response: Response,
    pub verdict: Option<Verdict>,
    /// The least time between two calls, of an endpoint that hands out a list and is asked again and again.
    pub poll: Option<std::time::Duration>,
    /// How many bytes the answer's body may have, where that is not the usual number.
    pub max_response_body: Option<u32>,
    /// The reason why the answer must be used.
    pub must_use: Option<String>,
    pub examples: Vec<Example>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Get,
    Head,
    Post,
    Put,
    Patch,
    Delete,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Literal text, slashes included, already percent-encoded.
    Literal(String),
    /// A request field's index.
    Field(usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idempotency {
    Safe,
    Idempotent,
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    None,
    Json,
    Form,
    Multipart,
}

#[derive(Clone, Debug)]
pub enum Response {
    /// Nothing: the method answers `()`.
    Empty,
    /// Fields given in place: the record is called `type_name`.
    Inline { type_name: String, record: Record },
    /// A type expression.
    Type(Type),
}

/// Error codes that are an answer and not a failure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Indices into [`Model::codes`].
    pub codes: Vec<usize>,
    /// Indices of boolean response fields, and the value they get.
    pub sets: Vec<(usize, bool)>,
}

/// An example, checked against the types; texts as the spec has them.
#[derive(Clone, Debug)]
pub struct Example {
    pub doc: Doc,
    /// Values of path, query and header parameters, by wire name.
    pub parameters: Vec<(String, String)>,
    pub request: Option<String>,
    pub status: u16,
    pub response: Option<String>,
}

/// Requests that the API sends to its users.
#[derive(Clone, Debug)]
pub struct Callback {
    /// `rust` is the name of the enum of its events.
    pub name: Name,
    pub doc: Doc,
    /// The vendor's page.
    pub url: Option<String>,
    /// The query parameter of a GET that is answered with its value; empty where there is no such request.
    pub echo: String,
    /// The form field that holds the kind of an event.
    pub kind: String,
    /// The form field that holds an event, as JSON.
    pub data: String,
    pub signature: Signature,
    pub events: Vec<Event>,
}

#[derive(Clone, Debug, Default)]
pub struct Signature {
    /// The form field that holds it.
    pub field: String,
    pub hash: Hash,
    pub text: Vec<Piece>,
    /// The secrets in the text, which a handler is made with.
    pub secrets: Vec<Name>,
    /// The form field that holds the time of signing.
    pub timestamp: String,
    pub unit: Unit,
    /// The form field that holds a text of which there is one for each request.
    pub nonce: String,
    /// In seconds.
    pub max_age: u64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hash {
    #[default]
    Sha1,
}

/// What a time counts since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    #[default]
    Seconds,
    Milliseconds,
}

/// A part of the text that is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Literal(String),
    /// An index into [`Signature::secrets`].
    Secret(usize),
    /// A form field.
    Field(String),
}

#[derive(Clone, Debug)]
pub struct Event {
    /// `rust` is the variant.
    pub name: Name,
    /// What the API calls this kind of event.
    pub value: String,
    pub data: Type,
    pub doc: Doc,
    pub deprecated: Option<Deprecated>,
}

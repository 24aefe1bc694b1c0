//! An API that nobody has, whose types have every kind of field.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::p;
use p::{Chars, Field, Rule, Travel};

pub static API: p::Api = p::Api {
    name: "sample",
    base_url: "https://api.sample.invalid",
    auth: &[],
    failure: p::Failure { code: &["code"], message: &["note"], success: &[p::WireCode::Text("OK")] },
    codes: &[p::CodeInfo { code: p::WireCode::Text("LIMIT"), status: None, message: "too many" }],
};

/// Implements what the generator emits for a record.
macro_rules! record {
    ($name:ident { $($field:ident: $type:ty = $table:expr,)* }) => {
        #[derive(Clone)]
        pub struct $name {
            $(pub $field: $type,)*
        }

        impl p::Value for $name {
            const FIELDS: &'static [Field] = &[$($table,)*];

            fn blank() -> Self {
                Self { $($field: p::Value::blank(),)* }
            }

            fn field(&self, index: usize) -> p::View<'_> {
                let mut at = 0..;
                $(if at.next() == Some(index) {
                    return p::Value::view(&self.$field);
                })*
                p::View::Absent
            }

            fn field_mut(&mut self, index: usize) -> p::Place<'_> {
                let mut at = 0..;
                $(if at.next() == Some(index) {
                    return p::Value::place(&mut self.$field);
                })*
                p::Place::Nowhere
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                p::same_record(self, other)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                p::debug_record(stringify!($name), self, f)
            }
        }
    };
}

/// Implements what the generator emits for an endpoint.
macro_rules! endpoint {
    ($name:ident -> $response:ty { $($key:ident: $value:expr,)* }) => {
        impl p::Endpoint for $name {
            type Response = $response;
            type Code = ErrorCode;
            const META: &'static p::Meta = &p::Meta {
                $($key: $value,)*
                api: &API,
                name: stringify!($name),
                idempotency: p::Idempotency::None,
                auth: p::None,
                verdict: p::None,
                poll: p::None,
                max_response_body: p::None,
            };
        }
    };
}

#[derive(Clone, Debug, PartialEq)]
pub struct ErrorCode(pub String);

impl p::Code for ErrorCode {
    fn from_wire(code: p::WireCode<'_>) -> Option<Self> {
        p::code_from_text(&API, code).map(|code| Self(code.into()))
    }
}

impl p::EnumPlace for ErrorCode {
    fn set_int(&mut self, value: i64) -> p::Fit {
        p::set_code(self, p::WireCode::Int(value))
    }

    fn set_str(&mut self, value: &str) -> p::Fit {
        p::set_code(self, p::WireCode::Text(value))
    }
}

impl p::Value for ErrorCode {
    fn blank() -> Self {
        Self(String::new())
    }

    fn view(&self) -> p::View<'_> {
        p::View::Str(&self.0)
    }

    fn place(&mut self) -> p::Place<'_> {
        p::Place::Enum(self)
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level(pub i64);

impl p::EnumPlace for Level {
    fn set_int(&mut self, value: i64) -> p::Fit {
        self.0 = value;
        p::Fit::Taken
    }

    fn set_str(&mut self, _: &str) -> p::Fit {
        p::Fit::Refused
    }
}

impl p::Value for Level {
    fn blank() -> Self {
        Self(0)
    }

    fn view(&self) -> p::View<'_> {
        p::View::Int(self.0)
    }

    fn place(&mut self) -> p::Place<'_> {
        p::Place::Enum(self)
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Count(pub u32);

impl p::Value for Count {
    fn blank() -> Self {
        Self(0)
    }

    fn view(&self) -> p::View<'_> {
        p::View::UInt(self.0.into())
    }

    fn place(&mut self) -> p::Place<'_> {
        p::Place::Number { to: p::Number::U32(&mut self.0), loose: true }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Id(pub String);

impl p::Value for Id {
    fn blank() -> Self {
        Self(String::new())
    }

    fn view(&self) -> p::View<'_> {
        p::View::Str(&self.0)
    }

    fn place(&mut self) -> p::Place<'_> {
        p::Place::Str { to: &mut self.0, loose: true }
    }
}

record! { Person {
    mobile: String = Field::required("mobile").rule(&Rule::NONE.length(5, 15).chars(Chars::Digits).sensitive()),
    values: Option<p::BTreeMap<String, String>> =
        Field::optional("temp_para").ident("values").rule(&Rule::NONE.items(1, 3).each(&Rule::NONE.length(0, 4))),
} }

record! { Batch {
    kind: Level = Field::required("type").ident("kind").rule(&Rule::NONE.range(1, 3)),
    ttl: Option<u32> = Field::optional("ttl").when(0, &["1"]).rule(&Rule::NONE.range(1, 86_400)),
    people: Vec<Person> = Field::required("recipients").rule(&Rule::NONE.items(1, 1000)),
    ratio: Option<f64> = Field::optional("ratio").rule(&Rule::NONE.float_range(0.0, 1.0)),
    secret: Option<Vec<Vec<String>>> = Field::optional("secret").rule(&Rule::NONE.sensitive()),
    next: Option<Box<Batch>> = Field::optional("next"),
} }

record! { Row {
    id: Option<Id> = Field::optional("id"),
    code: Option<ErrorCode> = Field::optional("error_code"),
    level: Option<Level> = Field::optional("level"),
    count: Option<Count> = Field::optional("count"),
} }

record! { BatchAnswer {
    rows: Vec<Row> = Field::required("rows"),
    totals: Option<p::BTreeMap<String, i8>> = Field::optional("totals"),
    next: Option<Box<BatchAnswer>> = Field::optional("next"),
    limit: Option<Count> = Field::optional("x-rate-limit").ident("limit").travels(Travel::HEADER),
} }

endpoint! { Batch -> BatchAnswer {
    method: p::Method::POST,
    path: &[p::Segment::Literal("/batch")],
    headers: &[],
    body: p::Body::Json,
    answer: p::Answer::Json,
} }

record! { Echo {
    any: Option<String> = Field::optional("any"),
} }

endpoint! { Echo -> Batch {
    method: p::Method::GET,
    path: &[p::Segment::Literal("/echo")],
    headers: &[],
    body: p::Body::None,
    answer: p::Answer::Json,
} }

record! { Search {
    group: i64 = Field::required("group").travels(Travel::PATH.and(Travel::QUERY)),
    words: Vec<String> = Field::required("q").ident("words").travels(Travel::QUERY),
    deep: Option<bool> = Field::optional("deep").travels(Travel::QUERY),
    limit: Option<f64> = Field::optional("limit").travels(Travel::QUERY),
    filter: p::BTreeMap<String, String> = Field::required("filter").travels(Travel::QUERY),
    trace: Option<String> =
        Field::optional("x-trace").ident("trace").travels(Travel::HEADER).rule(&Rule::NONE.sensitive()),
    tags: Vec<u8> = Field::required("x-tag").ident("tags").travels(Travel::HEADER),
} }

record! { Receipt {
    msg: String = Field::required("msgId").ident("msg"),
} }

endpoint! { Search -> Vec<Receipt> {
    method: p::Method::GET,
    path: &[p::Segment::Literal("/groups/"), p::Segment::Field(0)],
    headers: &[("accept", "application/json")],
    body: p::Body::None,
    answer: p::Answer::Json,
} }

record! { Login {
    user: String = Field::required("user name").ident("user"),
    age: Option<u8> = Field::optional("age"),
    roles: Vec<String> = Field::required("role").ident("roles").rule(&Rule::NONE.items(1, 2)),
} }

record! { Limits {
    left: u16 = Field::required("x-left").ident("left").travels(Travel::HEADER),
    until: Option<String> = Field::optional("x-until").ident("until").travels(Travel::HEADER),
    tags: Vec<i32> = Field::required("x-tag").ident("tags").travels(Travel::HEADER),
} }

endpoint! { Login -> Limits {
    method: p::Method::POST,
    path: &[p::Segment::Literal("/login")],
    headers: &[],
    body: p::Body::Form,
    answer: p::Answer::Empty,
} }

record! { Checked {
    ok: Option<bool> = Field::optional("ok"),
    by: String = Field::required("by"),
} }

record! { Check {
    id: String = Field::required("id").travels(Travel::PATH),
} }

impl p::Endpoint for Check {
    type Response = Checked;
    type Code = ErrorCode;
    const META: &'static p::Meta = &p::Meta {
        api: &API,
        name: "check",
        method: p::Method::POST,
        path: &[p::Segment::Literal("/check/"), p::Segment::Field(0)],
        idempotency: p::Idempotency::None,
        auth: None,
        headers: &[],
        body: p::Body::None,
        answer: p::Answer::Json,
        verdict: Some(&p::Verdict { codes: &[p::WireCode::Text("WRONG")], sets: &[(0, false)] }),
        poll: None,
        max_response_body: None,
    };
}

pub fn batch() -> Batch {
    let values = [("code", "01"), ("名", "Ada")].map(|(key, value)| (key.into(), value.into()));
    Batch {
        kind: Level(2),
        ttl: None,
        people: vec![
            Person { mobile: "13812345678".into(), values: Some(values.into()) },
            Person { mobile: "13912345678".into(), values: None },
        ],
        ratio: Some(0.5),
        secret: None,
        next: None,
    }
}

pub fn search() -> Search {
    Search {
        group: -7,
        words: vec!["a b&c=d".into(), String::new()],
        deep: Some(true),
        limit: None,
        filter: p::BTreeMap::from([("k[1]".into(), "v/ä".into())]),
        trace: Some("t\u{e9}".into()),
        tags: vec![1, 2],
    }
}

pub fn body<E: p::Endpoint>(request: &E) -> String {
    let outgoing = p::write_request(request, "", true).unwrap();
    String::from_utf8(outgoing.body.bytes().to_vec()).unwrap()
}

pub fn violations<E: p::Endpoint>(request: &E, check: bool) -> Vec<String> {
    let error = p::write_request(request, "", check).map(drop).unwrap_err();
    error.violations().iter().map(ToString::to_string).collect()
}

pub fn read<E: p::Endpoint>(body: &str) -> Result<E::Response, p::Error<E::Code>> {
    p::read_response::<E>(StatusCode::OK, &HeaderMap::new(), &Bytes::copy_from_slice(body.as_bytes()))
}

/// The error without its fixed beginning.
pub fn mistake<E: p::Endpoint>(body: &str) -> String {
    let text = read::<E>(body).map(drop).unwrap_err().to_string();
    text.split_once("describes: ").unwrap_or_else(|| panic!("{text}")).1.into()
}

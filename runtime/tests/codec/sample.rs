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
            const __FIELDS: &'static [Field] = &[$($table,)*];

            fn __blank() -> Self {
                Self { $($field: p::Value::__blank(),)* }
            }

            fn __field(&self, index: usize) -> p::View<'_> {
                let mut at = 0..;
                $(if at.next() == Some(index) {
                    return p::Value::__view(&self.$field);
                })*
                p::View::Absent
            }

            fn __field_mut(&mut self, index: usize) -> p::Place<'_> {
                let mut at = 0..;
                $(if at.next() == Some(index) {
                    return p::Value::__place(&mut self.$field);
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
                p::debug_record(self, f)
            }
        }
    };
}

/// Implements what the generator emits for an endpoint.
macro_rules! endpoint {
    ($name:ident -> $response:ty { $method:literal, $path:literal, $($key:ident: $value:expr,)* }) => {
        impl p::Endpoint for $name {
            type Client = Client;
            type Response = $response;
            const META: p::Meta = p::Meta(stringify!($name), $method, $path, &p::Manner {
                    $($key: $value,)*
                    api: &API,
                    idempotency: p::Idempotency::None,
                    auth: p::None,
                    verdict: p::None,
                    poll: p::None,
                    max_response_body: p::None,
                });
        }
    };
}

#[derive(Clone, Debug, PartialEq)]
pub struct ErrorCode(pub String);

/// Nobody calls: what is written and read is looked at.
pub struct Client;

impl p::Facade for Client {
    type Code = ErrorCode;

    fn from_core(_: p::Client) -> Self {
        Self
    }
}

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
    fn __blank() -> Self {
        Self(String::new())
    }

    fn __view(&self) -> p::View<'_> {
        p::View::Str(&self.0)
    }

    fn __place(&mut self) -> p::Place<'_> {
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
    fn __blank() -> Self {
        Self(0)
    }

    fn __view(&self) -> p::View<'_> {
        p::View::Int(self.0)
    }

    fn __place(&mut self) -> p::Place<'_> {
        p::Place::Enum(self)
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Count(pub u32);

impl p::Value for Count {
    fn __blank() -> Self {
        Self(0)
    }

    fn __view(&self) -> p::View<'_> {
        p::View::UInt(self.0.into())
    }

    fn __place(&mut self) -> p::Place<'_> {
        p::Place::Number { to: p::Number::U32(&mut self.0), loose: true }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Id(pub String);

impl p::Value for Id {
    fn __blank() -> Self {
        Self(String::new())
    }

    fn __view(&self) -> p::View<'_> {
        p::View::Str(&self.0)
    }

    fn __place(&mut self) -> p::Place<'_> {
        p::Place::Str { to: &mut self.0, loose: true }
    }
}

record! { Person {
    mobile: String = Field("mobile", &p::REQUIRED.rule(&Rule::NONE.length(5, 15).chars(Chars::Digits).sensitive())),
    values: Option<p::BTreeMap<String, String>> =
        Field("temp_para", &p::OPTIONAL.ident("values").rule(&Rule::NONE.items(1, 3).each(&Rule::NONE.length(0, 4)))),
} }

record! { Batch {
    kind: Level = Field("type", &p::REQUIRED.ident("kind").rule(&Rule::NONE.range(1, 3))),
    ttl: Option<u32> = Field("ttl", &p::OPTIONAL.when(0, &["1"]).rule(&Rule::NONE.range(1, 86_400))),
    people: Vec<Person> = Field("recipients", &p::REQUIRED.rule(&Rule::NONE.items(1, 1000))),
    ratio: Option<f64> = Field("ratio", &p::OPTIONAL.rule(&Rule::NONE.float_range(0.0, 1.0))),
    secret: Option<Vec<Vec<String>>> = Field("secret", &p::OPTIONAL.rule(&Rule::NONE.sensitive())),
    next: Option<Box<Batch>> = Field("next", p::OPTIONAL),
} }

record! { Row {
    id: Option<Id> = Field("id", p::OPTIONAL),
    code: Option<ErrorCode> = Field("error_code", p::OPTIONAL),
    level: Option<Level> = Field("level", p::OPTIONAL),
    count: Option<Count> = Field("count", p::OPTIONAL),
} }

record! { BatchAnswer {
    rows: Vec<Row> = Field("rows", p::REQUIRED),
    totals: Option<p::BTreeMap<String, i8>> = Field("totals", p::OPTIONAL),
    next: Option<Box<BatchAnswer>> = Field("next", p::OPTIONAL),
    limit: Option<Count> = Field("x-rate-limit", &p::OPTIONAL.ident("limit").travels(Travel::HEADER)),
} }

endpoint! { Batch -> BatchAnswer {
    "POST", "/batch",
    headers: &[],
    body: p::Body::Json,
    answer: p::Answer::Json,
} }

record! { Echo {
    any: Option<String> = Field("any", p::OPTIONAL),
} }

endpoint! { Echo -> Batch {
    "GET", "/echo",
    headers: &[],
    body: p::Body::None,
    answer: p::Answer::Json,
} }

record! { Search {
    group: i64 = Field("group", &p::REQUIRED.travels(Travel::PATH.and(Travel::QUERY))),
    words: Vec<String> = Field("q", &p::REQUIRED.ident("words").travels(Travel::QUERY)),
    deep: Option<bool> = Field("deep", &p::OPTIONAL.travels(Travel::QUERY)),
    limit: Option<f64> = Field("limit", &p::OPTIONAL.travels(Travel::QUERY)),
    filter: p::BTreeMap<String, String> = Field("filter", &p::REQUIRED.travels(Travel::QUERY)),
    trace: Option<String> =
        Field("x-trace", &p::OPTIONAL.ident("trace").travels(Travel::HEADER).rule(&Rule::NONE.sensitive())),
    tags: Vec<u8> = Field("x-tag", &p::REQUIRED.ident("tags").travels(Travel::HEADER)),
} }

record! { Receipt {
    msg: String = Field("msgId", &p::REQUIRED.ident("msg")),
} }

endpoint! { Search -> Vec<Receipt> {
    "GET", "/groups/{0}",
    headers: &[("accept", "application/json")],
    body: p::Body::None,
    answer: p::Answer::Json,
} }

record! { Login {
    user: String = Field("user name", &p::REQUIRED.ident("user")),
    age: Option<u8> = Field("age", p::OPTIONAL),
    roles: Vec<String> = Field("role", &p::REQUIRED.ident("roles").rule(&Rule::NONE.items(1, 2))),
} }

record! { Limits {
    left: u16 = Field("x-left", &p::REQUIRED.ident("left").travels(Travel::HEADER)),
    until: Option<String> = Field("x-until", &p::OPTIONAL.ident("until").travels(Travel::HEADER)),
    tags: Vec<i32> = Field("x-tag", &p::REQUIRED.ident("tags").travels(Travel::HEADER)),
} }

endpoint! { Login -> Limits {
    "POST", "/login",
    headers: &[],
    body: p::Body::Form,
    answer: p::Answer::Empty,
} }

record! { Checked {
    ok: Option<bool> = Field("ok", p::OPTIONAL),
    by: String = Field("by", p::REQUIRED),
} }

record! { Check {
    id: String = Field("id", &p::REQUIRED.travels(Travel::PATH)),
} }

impl p::Endpoint for Check {
    type Client = Client;
    type Response = Checked;
    const META: p::Meta = p::Meta(
        "check",
        "POST",
        "/check/{0}",
        &p::Manner {
            api: &API,
            idempotency: p::Idempotency::None,
            auth: None,
            headers: &[],
            body: p::Body::None,
            answer: p::Answer::Json,
            verdict: Some(&p::Verdict { codes: &[p::WireCode::Text("WRONG")], sets: &[(0, false)] }),
            poll: None,
            max_response_body: None,
        },
    );
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

pub fn read<E: p::Endpoint>(body: &str) -> Result<E::Response, p::Error<p::CodeOf<E>>> {
    p::read_response::<E>(StatusCode::OK, &HeaderMap::new(), &Bytes::copy_from_slice(body.as_bytes()))
}

/// The error without its fixed beginning.
pub fn mistake<E: p::Endpoint>(body: &str) -> String {
    let text = read::<E>(body).map(drop).unwrap_err().to_string();
    text.split_once("describes: ").unwrap_or_else(|| panic!("{text}")).1.into()
}

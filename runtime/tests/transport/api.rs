//! A small API: one endpoint of each idempotency. `POST /send` must not be repeated, `PUT /keep` may be,
//! `GET /look` only reads.

use sms_api::__private as p;

pub const KEY: &str = "key-7d431e42";
pub const SECRET: &str = "secret-5e987ac6";

pub static API: p::Api = p::Api {
    name: "sample",
    base_url: "https://api.sample.invalid/v1",
    auth: &[
        p::AuthSet {
            name: "app",
            scheme: p::Scheme::Basic { username: "app_key", password: "master_secret" },
        },
        p::AuthSet { name: "dev", scheme: p::Scheme::Bearer { token: "dev_token" } },
    ],
    failure: p::Failure { code: &["error", "code"], message: &["error", "message"], success: &[] },
    codes: &[p::CodeInfo { code: p::WireCode::Int(50009), status: Some(403), message: "out of freq" }],
};

pub type Builder = p::Builder<Client>;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Code(pub i64);

impl p::Code for Code {
    fn from_wire(code: p::WireCode<'_>) -> Option<Self> {
        match code {
            p::WireCode::Int(code) => Some(Self(code)),
            p::WireCode::Text(code) => code.parse().ok().map(Self),
        }
    }
}

#[derive(Clone, Debug)]
pub struct Client(p::Client);

impl p::Facade for Client {
    type Code = Code;

    fn from_core(core: p::Client) -> Self {
        Self(core)
    }
}

impl Client {
    pub fn call<E: p::Endpoint<Client = Self>>(&self, request: E) -> p::Call<E> {
        p::Call::new(&self.0, request)
    }

    pub fn send(&self, text: &str) -> p::Call<Send> {
        self.call(Send { text: text.to_owned() })
    }

    pub fn keep(&self, text: &str) -> p::Call<Keep> {
        self.call(Keep { text: text.to_owned() })
    }

    pub fn look(&self) -> p::Call<Look> {
        self.call(Look { text: None })
    }
}

pub fn credentials() -> p::Credentials {
    #[cfg(feature = "tracing")]
    crate::trace::somebody_listens();
    p::Credentials::new(&API).with(0, [KEY.to_owned(), SECRET.to_owned()])
}

pub fn builder() -> Builder {
    Builder::new(&API, credentials())
}

macro_rules! endpoint {
    ($name:ident, $text:ty, $field:expr, $meta:expr) => {
        #[derive(Clone)]
        pub struct $name {
            pub text: $text,
        }

        impl p::Value for $name {
            const __FIELDS: &'static [p::Field] = &[$field];

            fn __blank() -> Self {
                Self { text: p::Value::__blank() }
            }

            fn __field(&self, index: usize) -> p::View<'_> {
                if index == 0 { self.text.__view() } else { p::View::Absent }
            }

            fn __field_mut(&mut self, index: usize) -> p::Place<'_> {
                if index == 0 { self.text.__place() } else { p::Place::Nowhere }
            }
        }

        impl p::Endpoint for $name {
            type Client = Client;
            type Response = Reply;
            const META: p::Meta = $meta;
        }
    };
}

macro_rules! plain {
    ($name:expr, $method:expr, $path:expr, $idempotency:expr, $auth:expr, $body:expr $(,)?) => {
        p::Meta(
            $name,
            $method,
            $path,
            &p::Manner {
                api: &API,
                idempotency: $idempotency,
                auth: Some($auth),
                headers: &[],
                body: $body,
                answer: p::Answer::Json,
                verdict: None,
                poll: None,
                max_response_body: None,
            },
        )
    };
}

endpoint!(
    Send,
    String,
    p::Field("text", &p::REQUIRED.rule(&p::Rule::NONE.sensitive())),
    plain!("send", "POST", "/send", p::Idempotency::None, 0, p::Body::Json)
);
endpoint!(
    Keep,
    String,
    p::Field("text", p::REQUIRED),
    plain!("keep", "PUT", "/keep", p::Idempotency::Idempotent, 0, p::Body::Json)
);
endpoint!(
    Look,
    Option<String>,
    p::Field("text", &p::OPTIONAL.travels(p::Travel::QUERY)),
    plain!("look", "GET", "/look", p::Idempotency::Safe, 0, p::Body::None)
);
endpoint!(
    Develop,
    Option<String>,
    p::Field("text", &p::OPTIONAL.travels(p::Travel::QUERY)),
    plain!("develop", "POST", "/develop", p::Idempotency::None, 1, p::Body::None)
);

#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    pub id: String,
}

impl p::Value for Reply {
    const __FIELDS: &'static [p::Field] = &[p::Field("id", p::REQUIRED)];

    fn __blank() -> Self {
        Self { id: String::new() }
    }

    fn __field(&self, index: usize) -> p::View<'_> {
        if index == 0 { self.id.__view() } else { p::View::Absent }
    }

    fn __field_mut(&mut self, index: usize) -> p::Place<'_> {
        if index == 0 { self.id.__place() } else { p::Place::Nowhere }
    }
}

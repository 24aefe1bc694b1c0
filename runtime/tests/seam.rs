//! The seam, written by hand: what generated code states, and what the runtime makes of it. The generator's
//! output has this shape; a change here is a change of the contract between the two.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    unreachable_pub,
    unused_qualifications,
    reason = "a test fails by panicking; generated items are public, and trust no prelude"
)]

use sms_api::__private as p;

#[path = "seam/answers.rs"]
mod answers;
#[path = "seam/refusals.rs"]
mod refusals;
#[path = "seam/requests.rs"]
mod requests;
#[path = "seam/support.rs"]
mod support;
#[path = "seam/verdict.rs"]
mod verdict;

// ---- the API -------------------------------------------------------------------------------------------

static API: p::Api = p::Api {
    name: "sample",
    base_url: "https://api.sample.invalid/v1",
    auth: &[
        p::AuthSet {
            name: "app",
            scheme: p::Scheme::Basic { username: "app_key", password: "master_secret" },
        },
        p::AuthSet { name: "dev", scheme: p::Scheme::Bearer { token: "dev_token" } },
    ],
    failure: p::Failure {
        code: &["error", "code"],
        message: &["error", "message"],
        success: &[p::WireCode::Int(50000)],
    },
    codes: &[
        p::CodeInfo { code: p::WireCode::Int(50009), status: p::Some(403), message: "out of freq" },
        p::CodeInfo { code: p::WireCode::Int(50010), status: p::Some(403), message: "invalid code" },
    ],
};

// ---- the client ----------------------------------------------------------------------------------------

pub type Error = p::Error<ErrorCode>;
pub type Builder = p::Builder<Client>;

#[derive(Clone, Debug)]
pub struct Client(p::Client);

impl p::Facade for Client {
    type Code = ErrorCode;
    const MANNERS: &'static [p::Manner] = &[
        p::Manner {
            api: &API,
            idempotency: p::Idempotency::None,
            auth: p::Some(0),
            headers: &[],
            body: p::Body::Json,
            answer: p::Answer::Json,
            verdict: p::None,
            poll: p::None,
            max_response_body: p::None,
        },
        p::Manner {
            api: &API,
            idempotency: p::Idempotency::None,
            auth: p::Some(0),
            headers: &[("accept", "application/json")],
            body: p::Body::Json,
            answer: p::Answer::Json,
            verdict: p::Some(&p::Verdict { codes: &[p::WireCode::Int(50010)], sets: &[(0, false)] }),
            poll: p::None,
            max_response_body: p::None,
        },
    ];

    fn from_core(core: p::Client) -> Self {
        Self(core)
    }
}

impl Client {
    pub fn new(credentials: Credentials) -> p::Result<Self, Error> {
        Self::builder(credentials).build()
    }

    pub fn builder(credentials: Credentials) -> Builder {
        Builder::new(&API, credentials.0)
    }

    pub fn send<E: p::Endpoint<Client = Self>>(&self, request: E) -> Call<E> {
        Call(p::Call::new(&self.0, request))
    }

    pub fn send_code(&self, mobile: impl p::Into<Mobile>, temp_id: impl p::Into<TempId>) -> Call<SendCode> {
        self.send(SendCode::new(mobile, temp_id))
    }

    pub fn verify_code(
        &self,
        msg_id: impl p::Into<MsgId>,
        code: impl p::Into<p::String>,
    ) -> Call<VerifyCode> {
        self.send(VerifyCode::new(msg_id, code))
    }
}

#[derive(Clone, Debug)]
pub struct Credentials(p::Credentials);

impl Credentials {
    pub fn new(app_key: impl p::Into<p::String>, master_secret: impl p::Into<p::String>) -> Self {
        // One slot per credential set of the API; the first is filled here.
        Self(p::Credentials::new(&API).with(0, [app_key.into(), master_secret.into()]))
    }

    pub fn dev(self, dev_token: impl p::Into<p::String>) -> Self {
        Self(self.0.with(1, [dev_token.into()]))
    }
}

#[must_use = "a call does nothing until it is awaited"]
#[derive(Debug)]
pub struct Call<E>(p::Call<E>);

impl<E> Call<E> {
    pub fn with(self, options: p::CallOptions) -> Self {
        Self(self.0.with(options))
    }
}

impl<E: p::Endpoint> p::IntoFuture for Call<E> {
    type Output = p::Result<E::Response, p::Error<p::CodeOf<E>>>;
    type IntoFuture = p::Pending<E>;

    fn into_future(self) -> p::Pending<E> {
        p::IntoFuture::into_future(self.0)
    }
}

// ---- error codes ---------------------------------------------------------------------------------------

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorCode {
    OutOfFreq,
    InvalidCode,
    Unknown(p::UnknownInteger),
}

impl ErrorCode {
    pub const ALL: &'static [Self] = &[Self::OutOfFreq, Self::InvalidCode];

    pub const fn value(self) -> p::i64 {
        match self {
            Self::OutOfFreq => 50009,
            Self::InvalidCode => 50010,
            Self::Unknown(code) => code.value(),
        }
    }
}

impl p::From<p::i64> for ErrorCode {
    fn from(code: p::i64) -> Self {
        match code {
            50009 => Self::OutOfFreq,
            50010 => Self::InvalidCode,
            code => Self::Unknown(p::UnknownInteger::new(code)),
        }
    }
}

impl p::Code for ErrorCode {
    fn from_wire(code: p::WireCode<'_>) -> p::Option<Self> {
        p::code_from_int(&API, code).map(Self::from)
    }
}

impl p::EnumPlace for ErrorCode {
    fn set_int(&mut self, value: p::i64) -> p::Fit {
        p::set_code(self, p::WireCode::Int(value))
    }

    fn set_str(&mut self, value: &p::str) -> p::Fit {
        p::set_code(self, p::WireCode::Text(value))
    }
}

impl p::Value for ErrorCode {
    fn __blank() -> Self {
        Self::Unknown(p::UnknownInteger::new(0))
    }

    fn __view(&self) -> p::View<'_> {
        p::View::Int(self.value())
    }

    fn __place(&mut self) -> p::Place<'_> {
        p::Place::Enum(self)
    }
}

// ---- types ---------------------------------------------------------------------------------------------

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mobile(p::String);

impl Mobile {
    pub fn as_str(&self) -> &p::str {
        &self.0
    }
}

impl p::From<&p::str> for Mobile {
    fn from(text: &p::str) -> Self {
        Self(p::String::from(text))
    }
}

impl p::From<p::String> for Mobile {
    fn from(text: p::String) -> Self {
        Self(text)
    }
}

impl p::FromStr for Mobile {
    type Err = p::Infallible;

    fn from_str(text: &p::str) -> p::Result<Self, p::Infallible> {
        p::Ok(p::From::from(text))
    }
}

impl p::fmt::Display for Mobile {
    fn fmt(&self, f: &mut p::fmt::Formatter<'_>) -> p::fmt::Result {
        p::display_masked(&self.0, f)
    }
}

impl p::fmt::Debug for Mobile {
    fn fmt(&self, f: &mut p::fmt::Formatter<'_>) -> p::fmt::Result {
        p::display_masked(&self.0, f)
    }
}

impl p::Value for Mobile {
    fn __blank() -> Self {
        Self(p::String::new())
    }

    fn __view(&self) -> p::View<'_> {
        p::View::Str(&self.0)
    }

    fn __place(&mut self) -> p::Place<'_> {
        p::Place::Str { to: &mut self.0, loose: false }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TempId(p::i64);

impl p::From<p::i64> for TempId {
    fn from(value: p::i64) -> Self {
        Self(value)
    }
}

impl p::Value for TempId {
    fn __blank() -> Self {
        Self(0)
    }

    fn __view(&self) -> p::View<'_> {
        p::View::Int(self.0)
    }

    fn __place(&mut self) -> p::Place<'_> {
        p::Place::Number { to: p::Number::I64(&mut self.0), loose: false }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MsgId(p::String);

impl p::From<&p::str> for MsgId {
    fn from(text: &p::str) -> Self {
        Self(p::String::from(text))
    }
}

impl p::Value for MsgId {
    fn __blank() -> Self {
        Self(p::String::new())
    }

    fn __view(&self) -> p::View<'_> {
        p::View::Str(&self.0)
    }

    fn __place(&mut self) -> p::Place<'_> {
        p::Place::Str { to: &mut self.0, loose: true }
    }
}

// ---- endpoints -----------------------------------------------------------------------------------------

#[derive(Clone)]
#[non_exhaustive]
pub struct SendCode {
    pub mobile: Mobile,
    pub temp_id: TempId,
    pub sign_id: p::Option<p::i64>,
}

impl SendCode {
    pub fn new(mobile: impl p::Into<Mobile>, temp_id: impl p::Into<TempId>) -> Self {
        Self { mobile: mobile.into(), temp_id: temp_id.into(), sign_id: p::None }
    }
}

impl Call<SendCode> {
    pub fn sign_id(mut self, sign_id: p::i64) -> Self {
        self.0.request.sign_id = p::Some(sign_id);
        self
    }
}

impl p::Value for SendCode {
    const __WORDS: &'static [&'static p::str] = &["!", "send_code", "POST", "/codes", "0"];
    const __FIELDS: &'static [p::Field] = &[
        p::Field("mobile", &p::REQUIRED.rule(&p::Rule::NONE.sensitive())),
        p::Field("temp_id", p::REQUIRED),
        p::Field("sign_id", p::OPTIONAL),
    ];

    fn __blank() -> Self {
        Self { mobile: p::Value::__blank(), temp_id: p::Value::__blank(), sign_id: p::None }
    }

    fn __field(&self, index: p::usize) -> p::View<'_> {
        match index {
            0 => p::Value::__view(&self.mobile),
            1 => p::Value::__view(&self.temp_id),
            2 => p::Value::__view(&self.sign_id),
            _ => p::View::Absent,
        }
    }

    fn __field_mut(&mut self, index: p::usize) -> p::Place<'_> {
        match index {
            0 => p::Value::__place(&mut self.mobile),
            1 => p::Value::__place(&mut self.temp_id),
            2 => p::Value::__place(&mut self.sign_id),
            _ => p::Place::Nowhere,
        }
    }
}

impl p::PartialEq for SendCode {
    fn eq(&self, other: &Self) -> p::bool {
        p::same_record(self, other)
    }
}

impl p::fmt::Debug for SendCode {
    fn fmt(&self, f: &mut p::fmt::Formatter<'_>) -> p::fmt::Result {
        p::debug_record(self, f)
    }
}

impl p::Endpoint for SendCode {
    type Client = Client;
    type Response = SendCodeResponse;
}

#[derive(Clone)]
#[non_exhaustive]
pub struct SendCodeResponse {
    pub msg_id: MsgId,
}

impl p::Value for SendCodeResponse {
    const __FIELDS: &'static [p::Field] = &[p::Field("msg_id", p::REQUIRED)];

    fn __blank() -> Self {
        Self { msg_id: p::Value::__blank() }
    }

    fn __field(&self, index: p::usize) -> p::View<'_> {
        match index {
            0 => p::Value::__view(&self.msg_id),
            _ => p::View::Absent,
        }
    }

    fn __field_mut(&mut self, index: p::usize) -> p::Place<'_> {
        match index {
            0 => p::Value::__place(&mut self.msg_id),
            _ => p::Place::Nowhere,
        }
    }
}

impl p::fmt::Debug for SendCodeResponse {
    fn fmt(&self, f: &mut p::fmt::Formatter<'_>) -> p::fmt::Result {
        p::debug_record(self, f)
    }
}

#[derive(Clone)]
#[non_exhaustive]
pub struct VerifyCode {
    pub msg_id: MsgId,
    pub code: p::String,
}

impl VerifyCode {
    pub fn new(msg_id: impl p::Into<MsgId>, code: impl p::Into<p::String>) -> Self {
        Self { msg_id: msg_id.into(), code: code.into() }
    }
}

impl p::Value for VerifyCode {
    const __WORDS: &'static [&'static p::str] = &["!", "verify_code", "POST", "/codes/{0}/valid", "1"];
    const __FIELDS: &'static [p::Field] = &[
        p::Field("msg_id", &p::REQUIRED.travels(p::Travel::PATH)),
        p::Field("code", &p::REQUIRED.rule(&p::Rule::NONE.sensitive())),
    ];

    fn __blank() -> Self {
        Self { msg_id: p::Value::__blank(), code: p::Value::__blank() }
    }

    fn __field(&self, index: p::usize) -> p::View<'_> {
        match index {
            0 => p::Value::__view(&self.msg_id),
            1 => p::Value::__view(&self.code),
            _ => p::View::Absent,
        }
    }

    fn __field_mut(&mut self, index: p::usize) -> p::Place<'_> {
        match index {
            0 => p::Value::__place(&mut self.msg_id),
            1 => p::Value::__place(&mut self.code),
            _ => p::Place::Nowhere,
        }
    }
}

impl p::Endpoint for VerifyCode {
    type Client = Client;
    type Response = VerifyCodeResponse;
}

#[must_use = "an unread verdict lets everybody in"]
#[derive(Clone)]
#[non_exhaustive]
pub struct VerifyCodeResponse {
    pub is_valid: p::bool,
    pub error: p::Option<VerifyCodeResponseError>,
}

impl p::Value for VerifyCodeResponse {
    const __FIELDS: &'static [p::Field] =
        &[p::Field("is_valid", p::REQUIRED), p::Field("error", p::OPTIONAL)];

    fn __blank() -> Self {
        Self { is_valid: p::Value::__blank(), error: p::None }
    }

    fn __field(&self, index: p::usize) -> p::View<'_> {
        match index {
            0 => p::Value::__view(&self.is_valid),
            1 => p::Value::__view(&self.error),
            _ => p::View::Absent,
        }
    }

    fn __field_mut(&mut self, index: p::usize) -> p::Place<'_> {
        match index {
            0 => p::Value::__place(&mut self.is_valid),
            1 => p::Value::__place(&mut self.error),
            _ => p::Place::Nowhere,
        }
    }
}

#[derive(Clone)]
#[non_exhaustive]
pub struct VerifyCodeResponseError {
    pub code: p::Option<ErrorCode>,
    pub message: p::Option<p::String>,
}

impl p::Value for VerifyCodeResponseError {
    const __FIELDS: &'static [p::Field] = &[p::Field("code", p::OPTIONAL), p::Field("message", p::OPTIONAL)];

    fn __blank() -> Self {
        Self { code: p::None, message: p::None }
    }

    fn __field(&self, index: p::usize) -> p::View<'_> {
        match index {
            0 => p::Value::__view(&self.code),
            1 => p::Value::__view(&self.message),
            _ => p::View::Absent,
        }
    }

    fn __field_mut(&mut self, index: p::usize) -> p::Place<'_> {
        match index {
            0 => p::Value::__place(&mut self.code),
            1 => p::Value::__place(&mut self.message),
            _ => p::Place::Nowhere,
        }
    }
}

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::Mutex;

use bytes::Bytes;
use http::{Method, Request, Response, header};
use serde_json::Value;

use crate::sms::server::{Caller, Refusal, Router, Server, router};
use crate::sms::{
    CreateSign, ErrorCode, GetTemplate, Reason, SavedSign, SendBatch, SendBatchResponse, SendCode,
    SendVoiceCode, SentMessage, Template, TemplateStatus, TemplateType, VerifyCode, VerifyCodeResponse,
};

/// `key:secret`.
pub(crate) const AUTHORIZATION: &str = "Basic a2V5OnNlY3JldA==";
pub(crate) const MOBILE: &str = "13812345678";

/// What a test needs of a service, and what it was asked for.
#[derive(Default)]
pub(crate) struct Fake {
    pub(crate) asked: Mutex<Vec<String>>,
}

impl Server for Fake {
    async fn send_code(&self, request: SendCode, caller: &Caller) -> Result<SentMessage, Refusal> {
        self.asked.lock().unwrap().push(caller.name().unwrap_or_default().to_owned());
        match i64::from(request.temp_id) {
            1 => Ok(SentMessage::new("288193860302")),
            2 => Err(ErrorCode::OutOfFreq.into()),
            3 => Err(Refusal::status(503).with_header("retry-after", "7").with_message("later")),
            4 => Err(Refusal::from(ErrorCode::NoMoney).with_status(402).with_message("pay first")),
            5 => panic!("a method that panics"),
            _ => Err(Refusal::status(42)),
        }
    }

    async fn send_voice_code(&self, request: SendVoiceCode, _: &Caller) -> Result<SentMessage, Refusal> {
        Ok(SentMessage::new(request.code.unwrap_or_default()))
    }

    async fn verify_code(&self, request: VerifyCode, _: &Caller) -> Result<VerifyCodeResponse, Refusal> {
        match request.code.as_str() {
            "000000" => Ok(VerifyCodeResponse::new(true)),
            "111111" => Err(ErrorCode::ExpiredCode.into()),
            _ => {
                let mut answer = VerifyCodeResponse::new(false);
                let mut reason = Reason::new();
                reason.code = Some(ErrorCode::InvalidCode);
                reason.message = Some("invalid code".into());
                answer.reason = Some(reason);
                Ok(answer)
            }
        }
    }

    async fn send_batch(&self, request: SendBatch, _: &Caller) -> Result<SendBatchResponse, Refusal> {
        let count = u32::try_from(request.recipients.len()).unwrap();
        Ok(SendBatchResponse::new(count, 0, []))
    }

    /// Answers how many bytes the files have.
    async fn create_sign(&self, request: CreateSign, _: &Caller) -> Result<SavedSign, Refusal> {
        let files = [request.image0, request.trademark_image, request.other_image];
        let total: usize = files.iter().flatten().filter_map(|file| file.bytes()).map(Bytes::len).sum();
        Ok(SavedSign::new(i64::try_from(total).unwrap()))
    }

    async fn get_template(&self, request: GetTemplate, _: &Caller) -> Result<Template, Refusal> {
        Ok(Template::new(request.temp_id, "hello", TemplateType::Notification, TemplateStatus::Approved))
    }
}

pub(crate) fn strict() -> Router {
    router(Fake::default())
}

pub(crate) fn tolerant() -> Router {
    strict().tolerant(true)
}

/// A request as the documents have it, with other parts to be given.
pub(crate) fn request(method: Method, path: &str, body: &str) -> Request<Bytes> {
    Request::builder()
        .method(method)
        .uri(path)
        .header(header::AUTHORIZATION, AUTHORIZATION)
        .header(header::CONTENT_TYPE, "application/json")
        .body(Bytes::from(body.to_owned()))
        .unwrap()
}

pub(crate) async fn post(router: &Router, path: &str, body: &str) -> Answer {
    Answer(router.answer(request(Method::POST, path, body)).await)
}

pub(crate) struct Answer(pub(crate) Response<Bytes>);

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(self.0.body()).unwrap()
    }

    #[track_caller]
    pub(crate) fn assert_refused(&self, status: u16, code: i64, message: &str) {
        let json = self.json();
        assert_eq!(self.0.status().as_u16(), status, "{json}");
        assert_eq!(json["error"]["code"], code, "{json}");
        assert_eq!(json["error"]["message"], message, "{json}");
    }
}

/// What comes back for these bytes, until the other side closes.
pub(crate) fn raw(address: std::net::SocketAddr, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(bytes).unwrap();
    let mut answer = Vec::new();
    drop(stream.read_to_end(&mut answer));
    String::from_utf8_lossy(&answer).into_owned()
}

//! What a server half and a receiver of callbacks print of what they are sent, secrets of others included.

use std::time::{SystemTime, UNIX_EPOCH};

use http::{Method, Request, Uri};
use sha1::{Digest as _, Sha1};
use sms_api::callbacks::Received;
use sms_api::server::{Claim, Denial, Payload, Refused};

use super::sms::server::{Caller, Refusal, Server, router};
use super::sms::{self, ErrorCode, Notification, SendCode, SentMessage};
use super::{APP_KEY, MOBILE, SECRET};
use crate::reactor::alone;
use crate::shown::Shown;

/// Refuses a message with everything that must not be printed, and shows what it was given.
struct Fake(Shown);

impl Server for Fake {
    async fn send_code(&self, request: SendCode, caller: &Caller) -> Result<SentMessage, Refusal> {
        self.0.debug(&request);
        self.0.debug(caller);
        Err(ErrorCode::OutOfFreq.into())
    }
}

/// Prints everything that the server half makes public.
pub(super) fn server(shown: &Shown, code: &str) {
    let log = shown.clone();
    let served = router(Fake(shown.clone())).authenticate(move |claim: &Claim, _: &mut Caller| {
        log.debug(claim);
        if claim.is(&[APP_KEY, SECRET]) { Ok(()) } else { Err(Refusal::wrong_credentials()) }
    });
    shown.debug(&served);
    let verify = format!("/v1/codes/{MOBILE}/valid");
    let query = format!("/v1/codes?secret={SECRET}");
    for (path, secret, body) in [
        (query.as_str(), SECRET, format!("{{\"mobile\":\"{MOBILE}\",\"temp_id\":1}}")),
        ("/v1/codes", SECRET, format!("{{\"mobile\":\"{MOBILE}\",\"temp_id\":1}}")),
        ("/v1/codes", MOBILE, format!("{{\"mobile\":\"{MOBILE}\",\"temp_id\":1}}")),
        ("/v1/codes", SECRET, format!("{{\"mobile\":{MOBILE},\"temp_id\":\"{code}\"}}")),
        ("/v1/codes", SECRET, format!("{MOBILE} is no JSON")),
        (verify.as_str(), SECRET, format!("{{\"code\":\"{code}\",\"{MOBILE}\":\"{SECRET}\"}}")),
        (verify.as_str(), SECRET, format!("{{\"code\":[\"{code}\"]}}")),
        (&format!("/v1/{MOBILE}"), SECRET, String::new()),
    ] {
        let request = Request::post(format!("http://127.0.0.1{path}"))
            .header("authorization", super::basic(APP_KEY, secret))
            .header("content-type", "application/json")
            .body(bytes::Bytes::from(body))
            .unwrap();
        let answer = alone(served.answer(request));
        if let Some(refused) = answer.extensions().get::<Refused>() {
            shown.debug(refused);
        }
        shown.debug(&Payload::from(answer.into_body()));
    }
    let refusal = Refusal::verbatim(403, "text/plain", SECRET);
    shown.debug(&refusal);
    shown.debug(&Denial::from(refusal));
    let unknown = MOBILE.parse::<sms::server::Endpoint>().unwrap_err();
    shown.debug(&unknown);
    shown.display(&unknown);
    shown.debug(&sms::server::Endpoint::SendCode);
    alone(async {
        let running = served.start().await.unwrap();
        shown.debug(&running);
        running.stop().await;
    });
}

/// Prints everything that is public about callbacks; gives the signatures that came.
pub(super) fn callbacks(shown: &Shown, code: &str) -> Vec<String> {
    let handler = Notification::handler(APP_KEY, SECRET);
    shown.debug(&handler);
    let mut signatures = Vec::new();
    let report = format!("{{\"msgId\":\"m\",\"phone\":\"{MOBILE}\",\"receiveTime\":1,\"status\":4001}}");
    let reply = format!("{{\"phone\":\"{MOBILE}\",\"replyTime\":1,\"content\":\"{code}\"}}");
    let wrong = format!("{{\"phone\":[\"{MOBILE}\"],\"content\":{code}}}");
    for (kind, data) in [
        ("SMS_REPORT", report.as_str()),
        ("SMS_REPLY", &reply),
        ("SMS_REPLY", &wrong),
        ("SMS_REPORT", MOBILE),
        ("SMS_NEW", &reply),
    ] {
        let (body, signature) = signed(kind, data);
        signatures.push(signature);
        for body in [body.replace("signature=", "signature=0"), body.clone(), body] {
            let read = handler.read(&Method::POST, &Uri::from_static("/"), body.as_bytes());
            shown.debug(&read);
            match read {
                Ok(received) => {
                    shown.debug(&received);
                    if let Received::Event(event, ticket) = received {
                        shown.debug(&event);
                        shown.debug(&ticket);
                        if let Notification::Unknown(unknown) = event {
                            shown.debug(&unknown);
                        }
                    }
                }
                Err(refused) => {
                    shown.error(&refused);
                    shown.debug(&refused.reason());
                    let answer = refused.answer().into_body();
                    shown.display(&answer);
                }
            }
        }
    }
    let service = handler.service(|_| async { Ok::<_, ()>(()) });
    shown.debug(&service);
    signatures
}

/// A callback of now, and its signature.
fn signed(kind: &str, data: &str) -> (String, String) {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis();
    let nonce = format!("{kind}{}", data.len());
    let text = format!("appKey={APP_KEY}&appMasterSecret={SECRET}&nonce={nonce}&timestamp={now}");
    let hash: String = Sha1::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    let data: String = data.bytes().map(|byte| format!("%{byte:02X}")).collect();
    (format!("nonce={nonce}&timestamp={now}&signature={hash}&type={kind}&data={data}"), hash)
}

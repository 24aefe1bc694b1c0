//! Callbacks as the API sends them.

use std::time::{Duration, SystemTime};

use http::{Method, Uri};
use sha1::{Digest, Sha1};
use sms_api::callbacks::{Handler, Received, Refused};

use crate::api::Notification;

pub(crate) const APP_KEY: &str = "7d431e42dfa6a6d693ac2d04";
pub(crate) const MASTER_SECRET: &str = "5e987ac6d2e04d95a9d8f0d1";
/// When everything here happens, in milliseconds since 1970.
pub(crate) const NOW: u64 = 1_700_000_000_000;
pub(crate) const REPORT: &str = r#"{"msgId":"288193860302","phone":"13812345678","status":4001,"more":[]}"#;

/// A callback before it is sent; every field can be spoiled.
#[derive(Clone)]
pub(crate) struct Request {
    pub(crate) fields: Vec<(&'static str, String)>,
}

impl Request {
    /// Signed now.
    pub(crate) fn new(nonce: &str, kind: &str, data: &str) -> Self {
        Self::signed(NOW, nonce, kind, data)
    }

    pub(crate) fn signed(timestamp: u64, nonce: &str, kind: &str, data: &str) -> Self {
        let text =
            format!("appKey={APP_KEY}&appMasterSecret={MASTER_SECRET}&nonce={nonce}&timestamp={timestamp}");
        let fields = vec![
            ("nonce", nonce.to_owned()),
            ("timestamp", timestamp.to_string()),
            ("signature", sha1(&text)),
            ("type", kind.to_owned()),
            ("data", data.to_owned()),
        ];
        Self { fields }
    }

    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        let field = self.fields.iter_mut().find(|(field, _)| *field == name).unwrap();
        field.1 = value.to_owned();
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.fields.retain(|(field, _)| *field != name);
        self
    }

    pub(crate) fn body(&self) -> String {
        let pairs = self.fields.iter().map(|(name, value)| format!("{name}={}", encode(value)));
        pairs.collect::<Vec<_>>().join("&")
    }
}

pub(crate) fn sha1(text: &str) -> String {
    Sha1::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn encode(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// A handler at the time of [`NOW`].
pub(crate) fn handler() -> Handler<Notification> {
    handler_at(NOW)
}

pub(crate) fn handler_at(now: u64) -> Handler<Notification> {
    let now = SystemTime::UNIX_EPOCH + Duration::from_millis(now);
    Notification::handler(APP_KEY, MASTER_SECRET).clock(move || now)
}

pub(crate) fn post(handler: &Handler<Notification>, body: &str) -> Result<Received<Notification>, Refused> {
    handler.read(&Method::POST, &Uri::from_static("/sms"), body.as_bytes())
}

/// The event of a request that is taken.
pub(crate) fn event(handler: &Handler<Notification>, request: &Request) -> Notification {
    match post(handler, &request.body()) {
        Ok(Received::Event(event, _)) => event,
        other => panic!("not an event: {other:?}"),
    }
}

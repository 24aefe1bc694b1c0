//! An app as its developers would write it: it knows the API, and nothing of the sandbox.

use std::collections::HashMap;
use std::sync::Mutex;

use sms_api::jiguang::{Client, Credentials, Error, MsgId};

pub(crate) struct App {
    sms: Client,
    /// The code that each number was sent last.
    pending: Mutex<HashMap<String, MsgId>>,
}

impl App {
    pub(crate) fn new(base_url: &str) -> Self {
        let credentials = Credentials::new("7d431e42dfa6a6d693ac2d04", "5e987ac6d2e04d95a9d8f0d1");
        let sms = Client::builder(credentials).base_url(base_url).unwrap().build().unwrap();
        Self { sms, pending: Mutex::default() }
    }

    pub(crate) async fn register(&self, mobile: &str) -> Result<(), Error> {
        let sent = self.sms.send_code(mobile, 1).await?;
        self.pending.lock().unwrap().insert(mobile.to_owned(), sent.msg_id);
        Ok(())
    }

    pub(crate) async fn log_in(&self, mobile: &str, code: &str) -> Result<bool, Error> {
        let sent = self.pending.lock().unwrap().get(mobile).cloned();
        let Some(msg_id) = sent else { return Ok(false) };
        Ok(self.sms.verify_code(msg_id, code).await?.is_valid)
    }
}

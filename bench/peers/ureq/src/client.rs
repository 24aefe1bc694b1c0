use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::de::DeserializeOwned;
use ureq::http::{Response, StatusCode};
use ureq::{Agent, Body};

use crate::types::{Failure, Recipient, SendBatch, SendCode, SentBatch, SentMessage, Template};

#[derive(Clone)]
pub struct Client {
    agent: Agent,
    base_url: String,
    authorization: String,
}

#[derive(Debug)]
pub enum Error {
    Api { status: StatusCode, code: Option<i64>, message: Option<String> },
    Http(ureq::Error),
    Json(serde_json::Error),
}

impl Client {
    /// A client of the API at `base_url`; `root` is the trusted certificate.
    ///
    /// # Panics
    ///
    /// When the certificate is none.
    #[must_use]
    pub fn new(base_url: &str, root: Option<&[u8]>, key: &str, secret: &str) -> Self {
        let authorization = format!("Basic {}", BASE64_STANDARD.encode(format!("{key}:{secret}")));
        Self { agent: agent(root), base_url: base_url.to_owned(), authorization }
    }

    pub fn send_code(&self, request: &SendCode) -> Result<SentMessage, Error> {
        let call = self.agent.post(format!("{}/codes", self.base_url));
        decode(call.header("authorization", &self.authorization).send_json(request))
    }

    pub fn send_batch(&self, temp_id: i64, recipients: Vec<Recipient>) -> Result<SentBatch, Error> {
        let request = SendBatch { sign_id: None, temp_id, tag: None, recipients };
        let call = self.agent.post(format!("{}/messages/batch", self.base_url));
        decode(call.header("authorization", &self.authorization).send_json(&request))
    }

    pub fn get_template(&self, temp_id: i64) -> Result<Template, Error> {
        let call = self.agent.get(format!("{}/templates/{temp_id}", self.base_url));
        decode(call.header("authorization", &self.authorization).call())
    }
}

fn decode<T: DeserializeOwned>(answer: Result<Response<Body>, ureq::Error>) -> Result<T, Error> {
    let mut response = answer.map_err(Error::Http)?;
    let status = response.status();
    let body = response.body_mut().with_config().limit(1 << 20).read_to_vec().map_err(Error::Http)?;
    if status.is_success() {
        return serde_json::from_slice(&body).map_err(Error::Json);
    }
    Err(match serde_json::from_slice::<Failure>(&body) {
        Ok(failure) => Error::Api { status, code: failure.error.code, message: failure.error.message },
        Err(_) => Error::Api { status, code: None, message: None },
    })
}

#[cfg_attr(not(feature = "tls"), expect(unused_variables, reason = "no TLS, no certificate"))]
fn agent(root: Option<&[u8]>) -> Agent {
    let config = Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(30)))
        .http_status_as_error(false)
        .max_idle_connections(1_024)
        .max_idle_connections_per_host(1_024)
        .proxy(None);
    #[cfg(feature = "tls")]
    let config = {
        use ureq::tls::{Certificate, RootCerts, TlsConfig};

        let roots: Vec<_> =
            root.into_iter().map(|root| Certificate::from_pem(root).expect("a certificate")).collect();
        config.tls_config(TlsConfig::builder().root_certs(RootCerts::from(roots)).build())
    };
    config.build().into()
}

use std::time::Duration;

use reqwest::{RequestBuilder, StatusCode};
use serde::de::DeserializeOwned;

use crate::types::{Failure, Recipient, SendBatch, SendCode, SentBatch, SentMessage, Template};

#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    base_url: String,
    key: String,
    secret: String,
}

#[derive(Debug)]
pub enum Error {
    Api { status: StatusCode, code: Option<i64>, message: Option<String> },
    Http(reqwest::Error),
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
        Self {
            http: http(root),
            base_url: base_url.to_owned(),
            key: key.to_owned(),
            secret: secret.to_owned(),
        }
    }

    pub async fn send_code(&self, request: &SendCode) -> Result<SentMessage, Error> {
        self.call(self.http.post(format!("{}/codes", self.base_url)).json(request)).await
    }

    pub async fn send_batch(&self, temp_id: i64, recipients: Vec<Recipient>) -> Result<SentBatch, Error> {
        let request = SendBatch { sign_id: None, temp_id, tag: None, recipients };
        self.call(self.http.post(format!("{}/messages/batch", self.base_url)).json(&request)).await
    }

    pub async fn get_template(&self, temp_id: i64) -> Result<Template, Error> {
        self.call(self.http.get(format!("{}/templates/{temp_id}", self.base_url))).await
    }

    async fn call<T: DeserializeOwned>(&self, request: RequestBuilder) -> Result<T, Error> {
        let response = request.basic_auth(&self.key, Some(&self.secret)).send().await.map_err(Error::Http)?;
        let status = response.status();
        let body = response.bytes().await.map_err(Error::Http)?;
        if status.is_success() {
            return serde_json::from_slice(&body).map_err(Error::Json);
        }
        Err(match serde_json::from_slice::<Failure>(&body) {
            Ok(failure) => Error::Api { status, code: failure.error.code, message: failure.error.message },
            Err(_) => Error::Api { status, code: None, message: None },
        })
    }
}

#[cfg_attr(not(feature = "tls"), expect(unused_variables, reason = "no TLS, no certificate"))]
fn http(root: Option<&[u8]>) -> reqwest::Client {
    let builder = reqwest::Client::builder().timeout(Duration::from_secs(30)).no_proxy();
    #[cfg(feature = "tls")]
    let builder = {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let root = root.map(|root| reqwest::Certificate::from_pem(root).expect("a certificate"));
        builder.tls_certs_only(root)
    };
    builder.build().expect("a client")
}

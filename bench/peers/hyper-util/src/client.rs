use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use hyper::{Method, Request, StatusCode};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::types::{Failure, Recipient, SendBatch, SendCode, SentBatch, SentMessage, Template};

#[cfg(not(feature = "tls"))]
type Connector = HttpConnector;
#[cfg(feature = "tls")]
type Connector = hyper_rustls::HttpsConnector<HttpConnector>;

#[derive(Clone)]
pub struct Client {
    http: hyper_util::client::legacy::Client<Connector, Full<Bytes>>,
    base_url: String,
    authorization: HeaderValue,
}

#[derive(Debug)]
pub enum Error {
    Api { status: StatusCode, code: Option<i64>, message: Option<String> },
    Timeout,
    Http(hyper_util::client::legacy::Error),
    Body(Box<dyn std::error::Error + Send + Sync>),
    Json(serde_json::Error),
    Request(hyper::http::Error),
}

impl Client {
    /// A client of the API at `base_url`; `root` is one more trusted certificate.
    ///
    /// # Panics
    ///
    /// When the certificate is none.
    #[must_use]
    pub fn new(base_url: &str, root: Option<&[u8]>, key: &str, secret: &str) -> Self {
        let encoded = BASE64_STANDARD.encode(format!("{key}:{secret}"));
        let mut authorization = HeaderValue::try_from(format!("Basic {encoded}")).expect("a header");
        authorization.set_sensitive(true);
        let http = hyper_util::client::legacy::Client::builder(TokioExecutor::new()).build(connector(root));
        Self { http, base_url: base_url.to_owned(), authorization }
    }

    pub async fn send_code(&self, request: &SendCode) -> Result<SentMessage, Error> {
        self.call(Method::POST, "/codes", Some(request)).await
    }

    pub async fn send_batch(&self, temp_id: i64, recipients: Vec<Recipient>) -> Result<SentBatch, Error> {
        let request = SendBatch { sign_id: None, temp_id, tag: None, recipients };
        self.call(Method::POST, "/messages/batch", Some(&request)).await
    }

    pub async fn get_template(&self, temp_id: i64) -> Result<Template, Error> {
        self.call(Method::GET, &format!("/templates/{temp_id}"), None::<&()>).await
    }

    async fn call<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        request: Option<&impl Serialize>,
    ) -> Result<T, Error> {
        let body = match request {
            Some(request) => serde_json::to_vec(request).map_err(Error::Json)?.into(),
            None => Bytes::new(),
        };
        let exchange = self.exchange(method, path, body);
        let (status, body) =
            tokio::time::timeout(Duration::from_secs(30), exchange).await.unwrap_or(Err(Error::Timeout))?;
        if status.is_success() {
            return serde_json::from_slice(&body).map_err(Error::Json);
        }
        Err(match serde_json::from_slice::<Failure>(&body) {
            Ok(failure) => Error::Api { status, code: failure.error.code, message: failure.error.message },
            Err(_) => Error::Api { status, code: None, message: None },
        })
    }

    async fn exchange(&self, method: Method, path: &str, body: Bytes) -> Result<(StatusCode, Bytes), Error> {
        let request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.base_url))
            .header(AUTHORIZATION, &self.authorization)
            .header(CONTENT_TYPE, HeaderValue::from_static("application/json"))
            .body(Full::new(body))
            .map_err(Error::Request)?;
        let response = self.http.request(request).await.map_err(Error::Http)?;
        let status = response.status();
        let body = Limited::new(response.into_body(), 1 << 20).collect().await.map_err(Error::Body)?;
        Ok((status, body.to_bytes()))
    }
}

#[cfg(not(feature = "tls"))]
fn connector(_root: Option<&[u8]>) -> Connector {
    let mut http = HttpConnector::new();
    http.set_nodelay(true);
    http
}

#[cfg(feature = "tls")]
fn connector(root: Option<&[u8]>) -> Connector {
    use std::sync::Arc;

    use rustls::pki_types::CertificateDer;
    use rustls::pki_types::pem::PemObject as _;

    let mut http = HttpConnector::new();
    http.set_nodelay(true);
    http.enforce_http(false);
    let mut roots = rustls::RootCertStore::empty();
    if let Some(root) = root {
        roots.add(CertificateDer::from_pem_slice(root).expect("a certificate")).expect("a certificate");
    }
    let config =
        rustls::ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_root_certificates(roots)
            .with_no_client_auth();
    hyper_rustls::HttpsConnectorBuilder::new()
        .with_tls_config(config)
        .https_or_http()
        .enable_http1()
        .wrap_connector(http)
}

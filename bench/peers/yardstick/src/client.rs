use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HOST, HeaderValue, USER_AGENT};
use hyper::{Method, Request, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::connection::{Connection, Endpoint};
use crate::types::{
    Failure, NewTemplate, Recipient, SavedTemplate, SendBatch, SendCode, SendMessage, SendVoiceCode,
    SentBatch, SentMessage, Template, Validity, VerifyCode,
};

/// Cheap to clone; one per process.
#[derive(Clone)]
pub struct Client(Arc<Inner>);

struct Inner {
    endpoint: Endpoint,
    path: String,
    host: HeaderValue,
    authorization: HeaderValue,
    time_limit: Duration,
    body_limit: usize,
    idle: Mutex<Vec<Connection>>,
}

#[derive(Debug)]
pub enum Error {
    /// The API refused.
    Api {
        status: StatusCode,
        code: Option<i64>,
        message: Option<String>,
    },
    /// No answer within the limit.
    Timeout,
    Connect(std::io::Error),
    Http(hyper::Error),
    /// Too long, or cut.
    Body(Box<dyn std::error::Error + Send + Sync>),
    Json(serde_json::Error),
    Request(hyper::http::Error),
}

impl Client {
    /// A client of the API below `path` at `host` and `port`.
    ///
    /// # Errors
    ///
    /// A host that is none.
    pub fn new(host: &str, port: u16, path: &str, key: &str, secret: &str) -> Result<Self, Error> {
        Self::over(Endpoint::plain(host, port), path, key, secret)
    }

    /// The same over TLS, with `root` as one more trusted certificate.
    ///
    /// # Errors
    ///
    /// A host or a certificate that is none.
    #[cfg(feature = "tls")]
    pub fn with_tls(
        host: &str,
        port: u16,
        path: &str,
        root: &[u8],
        key: &str,
        secret: &str,
    ) -> Result<Self, Error> {
        Self::over(Endpoint::tls(host, port, root).map_err(Error::Connect)?, path, key, secret)
    }

    fn over(endpoint: Endpoint, path: &str, key: &str, secret: &str) -> Result<Self, Error> {
        let invalid = |e| Error::Request(hyper::http::Error::from(e));
        let host = HeaderValue::try_from(endpoint.authority()).map_err(invalid)?;
        let mut authorization =
            HeaderValue::try_from(format!("Basic {}", BASE64_STANDARD.encode(format!("{key}:{secret}"))))
                .map_err(invalid)?;
        authorization.set_sensitive(true);
        Ok(Self(Arc::new(Inner {
            endpoint,
            path: path.to_owned(),
            host,
            authorization,
            time_limit: Duration::from_secs(30),
            body_limit: 1 << 20,
            idle: Mutex::default(),
        })))
    }

    pub async fn send_code(&self, request: &SendCode) -> Result<SentMessage, Error> {
        self.call(Method::POST, "/codes", Some(request)).await
    }

    pub async fn send_voice_code(&self, request: &SendVoiceCode) -> Result<SentMessage, Error> {
        self.call(Method::POST, "/voice_codes", Some(request)).await
    }

    pub async fn verify_code(&self, msg_id: &str, code: String) -> Result<Validity, Error> {
        self.call(Method::POST, &format!("/codes/{msg_id}/valid"), Some(&VerifyCode { code })).await
    }

    pub async fn send_message(&self, request: &SendMessage) -> Result<SentMessage, Error> {
        self.call(Method::POST, "/messages", Some(request)).await
    }

    pub async fn send_batch(&self, temp_id: i64, recipients: Vec<Recipient>) -> Result<SentBatch, Error> {
        let request = SendBatch { sign_id: None, temp_id, tag: None, recipients };
        self.call(Method::POST, "/messages/batch", Some(&request)).await
    }

    pub async fn create_template(&self, template: &NewTemplate) -> Result<SavedTemplate, Error> {
        self.call(Method::POST, "/templates", Some(template)).await
    }

    pub async fn update_template(
        &self,
        temp_id: i64,
        template: &NewTemplate,
    ) -> Result<SavedTemplate, Error> {
        self.call(Method::PUT, &format!("/templates/{temp_id}"), Some(template)).await
    }

    pub async fn get_template(&self, temp_id: i64) -> Result<Template, Error> {
        self.call(Method::GET, &format!("/templates/{temp_id}"), None::<&()>).await
    }

    pub async fn delete_template(&self, temp_id: i64) -> Result<(), Error> {
        let (status, body) =
            self.within(Method::DELETE, &format!("/templates/{temp_id}"), Bytes::new()).await?;
        if status.is_success() { Ok(()) } else { Err(refused(status, &body)) }
    }

    /// Any call: what a client of another API is built on.
    pub async fn call<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        request: Option<&impl Serialize>,
    ) -> Result<T, Error> {
        let body = match request {
            Some(request) => serde_json::to_vec(request).map_err(Error::Json)?.into(),
            None => Bytes::new(),
        };
        let (status, body) = self.within(method, path, body).await?;
        if status.is_success() {
            serde_json::from_slice(&body).map_err(Error::Json)
        } else {
            Err(refused(status, &body))
        }
    }

    async fn within(&self, method: Method, path: &str, body: Bytes) -> Result<(StatusCode, Bytes), Error> {
        tokio::time::timeout(self.0.time_limit, self.exchange(method, path, body))
            .await
            .unwrap_or(Err(Error::Timeout))
    }

    async fn exchange(&self, method: Method, path: &str, body: Bytes) -> Result<(StatusCode, Bytes), Error> {
        let client = &*self.0;
        let request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", client.path))
            .header(HOST, &client.host)
            .header(AUTHORIZATION, &client.authorization)
            .header(CONTENT_TYPE, HeaderValue::from_static("application/json"))
            .header(ACCEPT, HeaderValue::from_static("application/json"))
            .header(USER_AGENT, HeaderValue::from_static("yardstick/0.0.0"))
            .body(Full::new(body))
            .map_err(Error::Request)?;
        let mut connection = self.connection().await?;
        let response = connection.send_request(request).await.map_err(Error::Http)?;
        let status = response.status();
        let body =
            Limited::new(response.into_body(), client.body_limit).collect().await.map_err(Error::Body)?;
        client.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        Ok((status, body.to_bytes()))
    }

    async fn connection(&self) -> Result<Connection, Error> {
        loop {
            let idle = self.0.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let Some(mut connection) = idle else {
                return self.0.endpoint.connect().await;
            };
            if connection.ready().await.is_ok() {
                return Ok(connection);
            }
        }
    }
}

fn refused(status: StatusCode, body: &[u8]) -> Error {
    match serde_json::from_slice::<Failure>(body) {
        Ok(failure) => Error::Api { status, code: failure.error.code, message: failure.error.message },
        Err(_) => Error::Api { status, code: None, message: None },
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api { status, code, message } => {
                write!(
                    f,
                    "refused with {status}, code {code:?}: {}",
                    message.as_deref().unwrap_or("no message")
                )
            }
            Self::Timeout => f.write_str("no answer in time"),
            Self::Connect(_) => f.write_str("no connection"),
            Self::Http(_) => f.write_str("the exchange failed"),
            Self::Body(_) => f.write_str("the answer could not be read"),
            Self::Json(_) => f.write_str("the answer is not what it should be"),
            Self::Request(_) => f.write_str("the request cannot be sent"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Api { .. } | Self::Timeout => None,
            Self::Connect(e) => Some(e),
            Self::Http(e) => Some(e),
            Self::Body(e) => Some(e.as_ref()),
            Self::Json(e) => Some(e),
            Self::Request(e) => Some(e),
        }
    }
}

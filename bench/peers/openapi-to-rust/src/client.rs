use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue};

use crate::generated::HttpClient;

/// The generated client with credentials: it knows no Basic authorization, so it is a default header.
#[derive(Clone)]
pub struct Client(pub HttpClient);

impl Client {
    /// A client of the API at `base_url`; `root` is the trusted certificate.
    ///
    /// # Panics
    ///
    /// When the certificate is none.
    #[must_use]
    #[cfg_attr(not(feature = "tls"), expect(unused_variables, reason = "no TLS, no certificate"))]
    pub fn new(base_url: &str, root: Option<&[u8]>, key: &str, secret: &str) -> Self {
        let encoded = BASE64_STANDARD.encode(format!("{key}:{secret}"));
        let mut authorization = HeaderValue::try_from(format!("Basic {encoded}")).expect("a header");
        authorization.set_sensitive(true);
        let builder = reqwest::Client::builder()
            .timeout(Duration::from_secs(30))
            .default_headers(HeaderMap::from_iter([(AUTHORIZATION, authorization)]))
            .no_proxy();
        #[cfg(feature = "tls")]
        let builder = {
            let _ = rustls::crypto::ring::default_provider().install_default();
            let root = root.map(|root| reqwest::Certificate::from_pem(root).expect("a certificate"));
            builder.tls_certs_only(root)
        };
        Self(
            HttpClient::with_client_and_config(builder.build().expect("a client"), false)
                .with_base_url(base_url),
        )
    }
}

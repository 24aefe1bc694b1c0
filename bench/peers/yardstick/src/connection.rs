use bytes::Bytes;
use http_body_util::Full;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::Error;

pub(crate) type Connection = SendRequest<Full<Bytes>>;

/// Where to connect to, and how.
pub(crate) struct Endpoint {
    host: String,
    port: u16,
    #[cfg(feature = "tls")]
    tls: Option<(tokio_rustls::TlsConnector, rustls::pki_types::ServerName<'static>)>,
}

impl Endpoint {
    pub(crate) fn plain(host: &str, port: u16) -> Self {
        Self {
            host: host.to_owned(),
            port,
            #[cfg(feature = "tls")]
            tls: None,
        }
    }

    #[cfg(feature = "tls")]
    pub(crate) fn tls(host: &str, port: u16, root: &[u8]) -> std::io::Result<Self> {
        use std::io::Error;
        use std::sync::Arc;

        use rustls::pki_types::CertificateDer;
        use rustls::pki_types::pem::PemObject as _;

        let mut roots = rustls::RootCertStore::empty();
        roots.add(CertificateDer::from_pem_slice(root).map_err(Error::other)?).map_err(Error::other)?;
        let config =
            rustls::ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
                .with_safe_default_protocol_versions()
                .map_err(Error::other)?
                .with_root_certificates(roots)
                .with_no_client_auth();
        let name = host.to_owned().try_into().map_err(Error::other)?;
        Ok(Self { host: host.to_owned(), port, tls: Some((Arc::new(config).into(), name)) })
    }

    pub(crate) fn authority(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }

    pub(crate) async fn connect(&self) -> Result<Connection, Error> {
        let stream = TcpStream::connect((self.host.as_str(), self.port)).await.map_err(Error::Connect)?;
        stream.set_nodelay(true).map_err(Error::Connect)?;
        #[cfg(feature = "tls")]
        if let Some((connector, name)) = &self.tls {
            let stream = connector.connect(name.clone(), stream).await.map_err(Error::Connect)?;
            let (sender, connection) = handshake(TokioIo::new(stream)).await.map_err(Error::Http)?;
            tokio::spawn(connection);
            return Ok(sender);
        }
        let (sender, connection) = handshake(TokioIo::new(stream)).await.map_err(Error::Http)?;
        tokio::spawn(connection);
        Ok(sender)
    }
}

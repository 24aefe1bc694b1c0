use std::io;
use std::sync::Arc;

use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::version::{TLS12, TLS13};
use tokio_rustls::rustls::{ClientConfig, Error, RootCertStore};

use super::stream::Tcp;

/// HTTPS to one host.
pub(crate) struct Tls {
    connector: TlsConnector,
    server: ServerName<'static>,
}

/// Certificates of authorities to be trusted beside the usual ones.
#[derive(Clone, Default)]
pub(crate) struct Certificates(Vec<CertificateDer<'static>>);

impl Certificates {
    /// Adds those of a PEM text; tells what is wrong where it holds none, or a broken one.
    pub(crate) fn add_pem(&mut self, pem: &[u8]) -> Result<(), String> {
        let before = self.0.len();
        for certificate in CertificateDer::pem_slice_iter(pem) {
            let certificate = certificate.map_err(|error| error.to_string())?;
            RootCertStore::empty().add(certificate.clone()).map_err(|error| error.to_string())?;
            self.0.push(certificate);
        }
        if self.0.len() == before { Err("it holds no certificate".to_owned()) } else { Ok(()) }
    }
}

impl Tls {
    pub(crate) fn new(host: &str, extra: &Certificates) -> Result<Self, String> {
        let server = ServerName::try_from(host.to_owned()).map_err(|error| error.to_string())?;
        let mut roots = usual_roots()?;
        for certificate in &extra.0 {
            roots.add(certificate.clone()).map_err(|error| error.to_string())?;
        }
        // The provider is named, so that a default that another crate installs for the process changes nothing.
        let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_protocol_versions(&[&TLS13, &TLS12])
            .map_err(|error| error.to_string())?
            .with_root_certificates(roots)
            .with_no_client_auth();
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self { connector: TlsConnector::from(Arc::new(config)), server })
    }

    pub(super) async fn handshake(&self, tcp: Tcp) -> io::Result<TlsStream<Tcp>> {
        self.connector.connect(self.server.clone(), tcp).await
    }
}

/// Whether a handshake failed for a reason that stays: the certificate, or what either side supports. A
/// connection that was cut is none.
pub(super) fn is_permanent(error: &io::Error) -> bool {
    error.get_ref().is_some_and(|inner| inner.is::<Error>())
}

#[cfg(not(feature = "tls-native-roots"))]
#[expect(clippy::unnecessary_wraps, reason = "the other half of a feature can fail")]
fn usual_roots() -> Result<RootCertStore, String> {
    Ok(RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() })
}

#[cfg(feature = "tls-native-roots")]
fn usual_roots() -> Result<RootCertStore, String> {
    let found = rustls_native_certs::load_native_certs();
    let mut roots = RootCertStore::empty();
    let (added, _) = roots.add_parsable_certificates(found.certs);
    if added == 0 {
        return Err(match found.errors.first() {
            Some(error) => format!("the system's certificates could not be read: {error}"),
            None => "the system has no certificates".to_owned(),
        });
    }
    Ok(roots)
}

//! HTTPS: which servers are trusted, and what a failed handshake proves.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use sms_api::{Delivery, ErrorKind, Phase};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::version::{TLS12, TLS13};
use tokio_rustls::rustls::{ServerConfig, SupportedProtocolVersion};
use tokio_rustls::server::TlsStream;

use crate::api;

const AUTHORITY: &str = include_str!("certificates/authority.pem");
const KEY: &str = include_str!("certificates/key.pem");
const GOOD: &str = include_str!("certificates/good.pem");
const OTHER_HOST: &str = include_str!("certificates/other-host.pem");
const EXPIRED: &str = include_str!("certificates/expired.pem");

fn acceptor(certificate: &str, versions: &[&'static SupportedProtocolVersion]) -> TlsAcceptor {
    let certificates = CertificateDer::pem_slice_iter(certificate.as_bytes()).map(Result::unwrap).collect();
    let key = PrivateKeyDer::from_pem_slice(KEY.as_bytes()).unwrap();
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(versions)
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(certificates, key)
        .unwrap();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    TlsAcceptor::from(Arc::new(config))
}

/// How a server of these tests leaves the stage.
#[derive(Clone, Copy, PartialEq)]
enum Manner {
    Answers,
    /// Answers once, and goes without a word while the connection rests.
    Vanishes,
    /// Executes, and goes without an answer.
    Executes,
    /// Goes inside the handshake.
    CutsHandshake,
}

struct Secure {
    base_url: String,
    connections: Arc<AtomicUsize>,
    executions: Arc<AtomicUsize>,
}

async fn start(acceptor: TlsAcceptor, manner: Manner) -> Secure {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    let server = Secure { base_url, connections: Arc::default(), executions: Arc::default() };
    let (connections, executions) = (Arc::clone(&server.connections), Arc::clone(&server.executions));
    tokio::spawn(async move {
        loop {
            let stream = listener.accept().await.unwrap().0;
            connections.fetch_add(1, Ordering::SeqCst);
            tokio::spawn(serve(acceptor.clone(), stream, manner, Arc::clone(&executions)));
        }
    });
    server
}

async fn serve(acceptor: TlsAcceptor, mut stream: TcpStream, manner: Manner, executions: Arc<AtomicUsize>) {
    if manner == Manner::CutsHandshake {
        let _ = stream.read(&mut [0; 16]).await;
        return;
    }
    let Ok(mut stream) = acceptor.accept(stream).await else { return };
    while receive(&mut stream).await {
        executions.fetch_add(1, Ordering::SeqCst);
        if manner == Manner::Executes {
            return;
        }
        let answer = "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{\"id\":\"1\"}";
        let _ = stream.write_all(answer.as_bytes()).await;
        let _ = stream.flush().await;
        if manner == Manner::Vanishes {
            return;
        }
    }
}

/// Receives a request whose body ends with the brace that it has.
async fn receive(stream: &mut TlsStream<TcpStream>) -> bool {
    let mut received = Vec::new();
    while !received.ends_with(b"}") {
        if stream.read_buf(&mut received).await.unwrap_or(0) == 0 {
            return false;
        }
    }
    true
}

impl Secure {
    fn trusting(&self) -> api::Client {
        let builder = api::builder().base_url(&self.base_url).unwrap();
        builder.add_root_certificate_pem(AUTHORITY).unwrap().build().unwrap()
    }
}

#[tokio::test]
async fn a_private_authority_can_be_trusted_and_the_connection_is_kept() {
    for versions in [&[&TLS13][..], &[&TLS12][..]] {
        let server = start(acceptor(GOOD, versions), Manner::Answers).await;
        let client = server.trusting();
        for _ in 0..20 {
            client.send("x").await.unwrap();
        }
        assert_eq!(server.connections.load(Ordering::SeqCst), 1);
        assert_eq!(server.executions.load(Ordering::SeqCst), 20);
    }
}

#[tokio::test]
async fn an_address_is_checked_like_a_name() {
    let server = start(acceptor(GOOD, &[&TLS13]), Manner::Answers).await;
    let base_url = server.base_url.replace("localhost", "127.0.0.1");
    let builder = api::builder().base_url(&base_url).unwrap();
    builder.add_root_certificate_pem(AUTHORITY).unwrap().build().unwrap().send("x").await.unwrap();
}

#[tokio::test]
async fn a_certificate_that_is_not_to_be_trusted_is_a_permanent_error() {
    for (name, certificate, trusted) in
        [("unknown", GOOD, false), ("other host", OTHER_HOST, true), ("expired", EXPIRED, true)]
    {
        let server = start(acceptor(certificate, &[&TLS13, &TLS12]), Manner::Answers).await;
        let builder = api::builder().base_url(&server.base_url).unwrap();
        let builder = if trusted { builder.add_root_certificate_pem(AUTHORITY).unwrap() } else { builder };
        let error = builder.build().unwrap().keep("x").await.unwrap_err();
        assert_eq!((error.kind(), error.phase()), (ErrorKind::Transport, Phase::Tls), "{name}");
        assert_eq!((error.delivery(), error.attempts()), (Delivery::NotSent, 1), "{name}");
        assert!(!error.is_retryable(), "{name}");
        let cause = std::error::Error::source(&error).unwrap().to_string();
        assert!(cause.contains("certificate"), "{name}: {cause}");
        assert_eq!(server.executions.load(Ordering::SeqCst), 0);
    }
}

#[tokio::test]
async fn a_handshake_that_is_cut_was_not_sent_and_is_tried_again() {
    let server = start(acceptor(GOOD, &[&TLS13]), Manner::CutsHandshake).await;
    let error = server.trusting().send("x").await.unwrap_err();
    assert_eq!((error.phase(), error.delivery()), (Phase::Tls, Delivery::NotSent));
    assert_eq!((error.attempts(), error.is_retryable()), (3, true));
    assert_eq!(server.connections.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn a_server_without_tls_is_a_permanent_error() {
    let server = crate::server::Server::start(|mut connection| async move {
        connection.write("HTTP/1.1 400 Bad Request\r\n\r\n").await;
        connection.closed().await;
    });
    let builder = api::builder().base_url(&format!("https://{}", server.address)).unwrap();
    let error = builder.build().unwrap().send("x").await.unwrap_err();
    assert_eq!((error.phase(), error.delivery()), (Phase::Tls, Delivery::NotSent));
    assert!(!error.is_retryable());
}

#[tokio::test]
async fn a_resting_connection_that_vanished_costs_nothing() {
    let server = start(acceptor(GOOD, &[&TLS13]), Manner::Vanishes).await;
    let client = server.trusting();
    for round in 1..=50 {
        client.send("x").await.unwrap();
        assert_eq!(server.executions.load(Ordering::SeqCst), round);
    }
    assert_eq!(server.connections.load(Ordering::SeqCst), 50);
}

#[tokio::test]
async fn executed_and_closed_is_unknown_below_tls_too() {
    let server = start(acceptor(GOOD, &[&TLS13]), Manner::Executes).await;
    let error = server.trusting().send("x").await.unwrap_err();
    assert_eq!((error.phase(), error.delivery()), (Phase::Wait, Delivery::Unknown));
    assert_eq!((error.attempts(), server.executions.load(Ordering::SeqCst)), (1, 1));
}

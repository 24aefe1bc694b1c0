//! A loopback server with constant answers, so that a measurement sees the client and nothing else.
//!
//! usage: bench-server ROOT.pem HOLD
//!
//! Listens on two free loopback ports, plain and TLS, writes the certificate that signs the second to
//! `ROOT.pem`, and prints one line: `http://127.0.0.1:PORT https://localhost:PORT`. Below `/v1` it answers at
//! once, below `/refuse/v1` with an error object, and below `/hold/v1` when `HOLD` requests wait there: a
//! client then has exactly that many in flight. It ends when its standard input does.

#![forbid(unsafe_code)]

mod answer;
mod connection;
mod gate;
mod identity;

use std::error::Error;
use std::io::{Read as _, Write as _};
use std::rc::Rc;

use tokio::net::TcpListener;
use tokio::task::{LocalSet, spawn_local};
use tokio_rustls::TlsAcceptor;

use crate::answer::Answers;
use crate::gate::Gate;

/// What all connections share.
struct Service {
    answers: Answers,
    gate: Gate,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(root), Some(hold), None) = (arguments.next(), arguments.next(), arguments.next()) else {
        return Err("usage: bench-server ROOT.pem HOLD".into());
    };
    let service = Rc::new(Service { answers: Answers::new(), gate: Gate::new(hold.parse()?) });
    std::thread::spawn(|| {
        let _ = std::io::stdin().read_to_end(&mut Vec::new());
        std::process::exit(0);
    });
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    LocalSet::new().block_on(&runtime, serve(service, &root))
}

async fn serve(service: Rc<Service>, root: &str) -> Result<(), Box<dyn Error>> {
    let identity = identity::make()?;
    std::fs::write(root, &identity.root)?;
    let acceptor = TlsAcceptor::from(identity.config);
    let plain = TcpListener::bind("127.0.0.1:0").await?;
    let tls = TcpListener::bind("127.0.0.1:0").await?;
    println!("http://{} https://localhost:{}", plain.local_addr()?, tls.local_addr()?.port());
    std::io::stdout().flush()?;

    let for_tls = Rc::clone(&service);
    spawn_local(async move {
        while let Ok((stream, _)) = tls.accept().await {
            let (service, acceptor) = (Rc::clone(&for_tls), acceptor.clone());
            let _ = stream.set_nodelay(true);
            spawn_local(async move {
                if let Ok(stream) = acceptor.accept(stream).await {
                    connection::serve(stream, &service).await;
                }
            });
        }
    });
    loop {
        let (stream, _) = plain.accept().await?;
        stream.set_nodelay(true)?;
        let service = Rc::clone(&service);
        spawn_local(async move { connection::serve(stream, &service).await });
    }
}

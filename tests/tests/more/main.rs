//! The calls of Jiguang SMS beyond its three documents, over real sockets: what they put on the wire, and what
//! becomes of what comes back. The facts are written here by hand, from the vendor's public pages.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test fails by panicking"
)]

mod balance;
mod poller;
mod receipts;
mod schedule;
#[path = "../described_apis/server.rs"]
#[allow(dead_code, reason = "others need all of it")]
mod server;

mod sms {
    sms_api::sms_api!();
}

use self::server::Server;
use self::sms::{Builder, Client, Credentials};

fn builder(base_url: &str) -> Builder {
    Client::builder(Credentials::new("key", "secret")).base_url(base_url).unwrap()
}

async fn start() -> (Server, Client) {
    let server = Server::start().await;
    let client = builder(&server.url("/v1")).build().unwrap();
    (server, client)
}

//! A program with one call: what compile time, tree and size are measured on.

use yardstick::Client;
use yardstick::types::SendCode;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let sent = runtime.block_on(async {
        let client = client()?;
        client.send_code(&SendCode { mobile: "13812345678".to_owned(), sign_id: None, temp_id: 1 }).await
    })?;
    println!("{}", sent.msg_id);
    Ok(())
}

#[cfg(not(feature = "tls"))]
fn client() -> Result<Client, yardstick::Error> {
    Client::new("127.0.0.1", 8025, "/v1", "key", "secret")
}

#[cfg(feature = "tls")]
fn client() -> Result<Client, yardstick::Error> {
    let root = std::fs::read("root.pem").map_err(yardstick::Error::Connect)?;
    Client::with_tls("localhost", 8025, "/v1", &root, "key", "secret")
}

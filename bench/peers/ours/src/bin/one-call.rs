//! A program with one call: what compile time, tree and size are measured on.

use ours::sms::{Client, Credentials};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let client =
        Client::builder(Credentials::new("key", "secret")).base_url("http://127.0.0.1:8025/v1")?.build()?;
    let sent = runtime.block_on(async { client.send_code("13812345678", 1).await })?;
    println!("{}", sent.msg_id);
    Ok(())
}

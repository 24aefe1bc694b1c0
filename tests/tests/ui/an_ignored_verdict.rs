#![deny(unused_must_use)]

sms_api::sms_api!();

async fn log_in(client: &Client) -> Result<(), Error> {
    client.verify_code("288193860302", "123456").await?;
    Ok(())
}

fn main() {}

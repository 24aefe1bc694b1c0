#![deny(unused_must_use)]

sms_api::sms_api!();

async fn send(client: &Client) {
    client.send_code("13812345678", 1);
}

fn main() {}

sms_api::sms_api!();

async fn send(client: &Client) {
    let _ = client.send_code("13812345678").await;
}

fn main() {}

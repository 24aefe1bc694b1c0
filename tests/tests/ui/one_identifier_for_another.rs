sms_api::sms_api!();

async fn send(client: &Client, template: TempId) {
    let _ = client.send_code("13812345678", template).sign_id(template).await;
}

fn main() {}

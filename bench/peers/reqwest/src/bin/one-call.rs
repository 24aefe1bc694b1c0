//! A program with one call: what compile time, tree and size are measured on.

use peer_reqwest::Client;
use peer_reqwest::types::SendCode;

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let request = SendCode { mobile: "13812345678".to_owned(), sign_id: None, temp_id: 1 };
    let client = Client::new("http://127.0.0.1:8025/v1", None, "key", "secret");
    match runtime.block_on(client.send_code(&request)) {
        Ok(sent) => println!("{}", sent.msg_id),
        Err(error) => eprintln!("{error:?}"),
    }
}

//! What our client puts on a socket is what the vendor's documents print.
//!
//! Each curl line below is kept by hand as the documents have it; only the address and the placeholders (`*`,
//! `xxxx…`) are filled in. curl itself runs it against a listening socket, our client makes the same call against
//! the same socket, and the two requests are compared: method, path, the headers that the line gives, and JSON.
//! Nothing here comes from the generator or from the sandbox.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test fails by panicking"
)]

mod sms {
    sms_api::sms_api!();
}

use std::future::IntoFuture;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::thread;

use serde_json::Value;
use sms::{Client, Credentials, Recipient, TemplateType};

const HOST: &str = "https://api.sms.jpush.cn";

/// A request as it stood on the wire, down to what a curl line says.
#[derive(Debug, PartialEq)]
struct Request {
    method: String,
    target: String,
    content_type: Option<String>,
    authorization: Option<String>,
    json: Option<Value>,
}

#[tokio::test]
async fn send_code_is_the_documented_line() {
    let line = r#"curl --insecure -X POST -v https://api.sms.jpush.cn/v1/codes -H "Content-Type: application/json" \
-u "7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1" -d '{"mobile":"13812345678","sign_id":42,"temp_id":1}'"#;
    same(line, r#"{"msg_id": "288193860302"}"#, |client| client.send_code("13812345678", 1).sign_id(42))
        .await;
}

#[tokio::test]
async fn send_code_without_options_is_the_older_documented_line() {
    let line = r#"curl --insecure -X POST -v https://api.sms.jpush.cn/v1/codes -H "Content-Type: application/json" \
-u "7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1" -d '{"mobile":"13812345678","temp_id":1}'"#;
    same(line, r#"{"msg_id": "288193860302"}"#, |client| client.send_code("13812345678", 1)).await;
}

#[tokio::test]
async fn send_voice_code_is_the_documented_line() {
    let line = r#"curl --insecure -X POST -v https://api.sms.jpush.cn/v1/voice_codes -H "Content-Type: application/json" \
-u "7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1" -d '{"mobile":"13812345678", "ttl":60}'"#;
    same(line, r#"{"msg_id": "288193860302"}"#, |client| client.send_voice_code("13812345678").ttl(60)).await;
}

#[tokio::test]
async fn verify_code_is_the_documented_line() {
    let line = r#"curl --insecure -X POST -v https://api.sms.jpush.cn/v1/codes/288193860302/valid -H "Content-Type: application/json" \
-u "7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1" -d '{"code":"123456"}'"#;
    same(line, r#"{"is_valid": true}"#, |client| client.verify_code("288193860302", "123456")).await;
}

#[tokio::test]
async fn send_message_is_the_documented_line() {
    let line = r#"curl --insecure -X POST -v https://api.sms.jpush.cn/v1/messages -H "Content-Type: application/json" -u "7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1" \
-d '{"mobile":"13812345678","sign_id":42,"temp_id":1,"temp_para":{"xxxx":"xxxx"}}'"#;
    same(line, r#"{"msg_id": 288193860302}"#, |client| {
        client.send_message("13812345678", 1).sign_id(42).temp_para([("xxxx", "xxxx")])
    })
    .await;
}

#[tokio::test]
async fn send_batch_is_the_documented_line() {
    let line = r#"curl --insecure -X POST -v https://api.sms.jpush.cn/v1/messages/batch -H "Content-Type: application/json" -u "7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1" -d \
'{
"sign_id": 42,
"temp_id": 1250,
"tag":"标签",
"recipients": [
{
"mobile": "13812345678",
"temp_para": {
"number": "741627"
}
},
{
"mobile": "18603050709",
"temp_para": {
"number": "147721"
}
}
]
}'"#;
    let answer = r#"{"success_count": 2, "failure_count": 0, "recipients": []}"#;
    same(line, answer, |client| {
        let recipients = [("13812345678", "741627"), ("18603050709", "147721")]
            .map(|(mobile, number)| Recipient::new(mobile).temp_para([("number", number)]));
        client.send_batch(1250, recipients).sign_id(42).tag("标签")
    })
    .await;
}

#[tokio::test]
async fn create_template_is_the_documented_line() {
    let line = r#"curl --insecure -X POST -v https://api.sms.jpush.cn/v1/templates -H "Content-Type: application/json" -u "7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1" -d \
'{
    "template": "您好,您的验证码是{{code}},2分钟内有效!",
    "type": 1,
    "ttl": 120,
    "remark": "此模板用于用户注册"
}'"#;
    same(line, r#"{"temp_id": 37582}"#, |client| {
        client
            .create_template("您好,您的验证码是{{code}},2分钟内有效!", TemplateType::Verification)
            .ttl(120)
            .remark("此模板用于用户注册")
    })
    .await;
}

#[tokio::test]
async fn update_template_is_the_documented_line_with_the_id_in_path_and_body() {
    let line = r#"curl --insecure -X PUT -v https://api.sms.jpush.cn/v1/templates/37582 -H "Content-Type: application/json" -u "7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1" -d \
'{
    "temp_id": 37582,
    "template": "您好,您的验证码是{{code}},5分钟内有效!",
    "type": 1,
    "ttl": 300,
    "remark": "此模板用于用户注册"
}'"#;
    same(line, r#"{"temp_id": 37582}"#, |client| {
        client
            .update_template(37582, "您好,您的验证码是{{code}},5分钟内有效!", TemplateType::Verification)
            .ttl(300)
            .remark("此模板用于用户注册")
    })
    .await;
}

#[tokio::test]
async fn get_template_is_the_documented_line() {
    let line = r#"curl --insecure -X GET -v https://api.sms.jpush.cn/v1/templates/37582 -H "Content-Type: application/json" -u "7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1""#;
    let answer = r#"{"temp_id": 37582, "template": "{{code}}", "type": 1, "ttl": 300, "status": 1}"#;
    same(line, answer, |client| client.get_template(37582)).await;
}

#[tokio::test]
async fn delete_template_is_the_documented_line() {
    let line = r#"curl --insecure -X DELETE -v https://api.sms.jpush.cn/v1/templates/37582 -H "Content-Type: application/json" -u "7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1""#;
    same(line, "", |client| client.delete_template(37582)).await;
}

/// Runs the line with curl and the call with our client, each against a socket that answers `answer`.
async fn same<C: IntoFuture<Output = Result<T, sms::Error>>, T>(
    line: &str,
    answer: &'static str,
    call: impl FnOnce(&Client) -> C,
) {
    let (base_url, received) = answering(answer);
    let line = line.replacen(&format!("{HOST}/v1"), &base_url, 1);
    assert!(!line.contains(HOST) && !line.contains('*'), "the line still has a placeholder: {line}");
    let status =
        Command::new("sh").args(["-c", &line]).stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
    assert!(status.success(), "sh could not run the line ({status}); is curl installed? {line}");
    let documented = received.join().unwrap();

    let (base_url, received) = answering(answer);
    let credentials = Credentials::new("7d431e42dfa6a6d693ac2d04", "5e987ac6d2e04d95a9d8f0d1");
    let client = Client::builder(credentials).base_url(&base_url).unwrap().build().unwrap();
    call(&client).await.unwrap();
    assert_eq!(received.join().unwrap(), documented);
}

/// A socket that takes one request, answers it, and gives it back.
fn answering(answer: &'static str) -> (String, thread::JoinHandle<Request>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base_url = format!("http://{}/v1", listener.local_addr().unwrap());
    let received = thread::spawn(move || {
        let (mut socket, _) = listener.accept().unwrap();
        let request = read_request(&mut BufReader::new(&socket));
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close";
        write!(socket, "{head}\r\nContent-Length: {}\r\n\r\n{answer}", answer.len()).unwrap();
        request
    });
    (base_url, received)
}

fn read_request(from: &mut impl BufRead) -> Request {
    let mut head = Vec::new();
    loop {
        let mut line = String::new();
        from.read_line(&mut line).unwrap();
        match line.trim_end() {
            "" => break,
            line => head.push(line.to_owned()),
        }
    }
    let header = |name: &str| {
        let mut values = head[1..].iter().filter_map(|line| line.split_once(": "));
        values.find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned())
    };
    let mut body = vec![0; header("content-length").map_or(0, |length| length.parse().unwrap())];
    from.read_exact(&mut body).unwrap();
    let mut words = head[0].split(' ').map(str::to_owned);
    Request {
        method: words.next().unwrap(),
        target: words.next().unwrap(),
        content_type: header("content-type"),
        authorization: header("authorization"),
        json: (!body.is_empty()).then(|| serde_json::from_slice(&body).unwrap()),
    }
}

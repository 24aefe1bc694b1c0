//! Called by the generated client, over a socket.

use std::collections::BTreeMap;

use sms_api::Delivery;

use crate::sms::{Client, Credentials, ErrorCode, Recipient};
use crate::support::{MOBILE, strict};

fn client(base_url: &str) -> Client {
    Client::builder(Credentials::new("key", "secret")).base_url(base_url).unwrap().build().unwrap()
}

#[tokio::test]
async fn the_client_and_its_server_understand_each_other() {
    let server = strict().accept(Credentials::new("key", "secret")).start().await.unwrap();
    let client = client(&server.base_url());
    assert_eq!(client.send_code(MOBILE, 1).sign_id(3).await.unwrap().msg_id, "288193860302".into());
    assert_eq!(client.send_voice_code(MOBILE).code("0042").await.unwrap().msg_id, "0042".into());
    assert!(client.verify_code("a/b %", "000000").await.unwrap().is_valid);
    let rows = vec![Recipient::new(MOBILE).temp_para(BTreeMap::from([("a", "1")])); 3];
    assert_eq!(client.send_batch(1, rows).tag("标签").await.unwrap().success_count, 3);
    assert_eq!(client.get_template(37_582).await.unwrap().temp_id, 37_582.into());
    let error = client.delete_template(1).await.unwrap_err();
    assert_eq!(
        (error.code(), error.status().map(|it| it.as_u16())),
        (Some(ErrorCode::ServerError), Some(501))
    );
    assert_eq!(error.message(), Some("this server does not implement delete_template"));
}

#[tokio::test]
async fn a_verdict_is_an_answer_either_way() {
    let server = strict().start().await.unwrap();
    let client = client(&server.base_url());
    for (code, reason) in [("999999", ErrorCode::InvalidCode), ("111111", ErrorCode::ExpiredCode)] {
        let answer = client.verify_code("1", code).await.unwrap();
        assert!(!answer.is_valid);
        assert_eq!(answer.reason.unwrap().code, Some(reason));
    }
}

#[tokio::test]
async fn a_refusal_arrives_with_its_delivery() {
    let server = strict().start().await.unwrap();
    let client = client(&server.base_url());
    let error = client.send_code(MOBILE, 2).await.unwrap_err();
    assert_eq!((error.code(), error.delivery()), (Some(ErrorCode::OutOfFreq), Delivery::Refused));
    let error = client.send_code(MOBILE, 5).await.unwrap_err();
    assert_eq!((error.code(), error.delivery()), (Some(ErrorCode::ServerError), Delivery::Unknown));
    server.stop().await;
    let error = client.send_code(MOBILE, 1).await.unwrap_err();
    assert_eq!(error.delivery(), Delivery::NotSent);
}

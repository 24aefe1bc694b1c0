use sms_api::{Delivery, ErrorKind};

use super::sms::{Client, Credentials, ErrorCode};
use super::start;
use crate::server::{Reply, Server};

#[tokio::test]
async fn a_balance_that_is_null_is_none_and_not_zero() {
    let (server, client) = start().await;
    let reply = Reply::json(200, r#"{"app_balance": 0, "app_voice": null, "app_industry": 12}"#);
    let (balance, sent) = server.exchange(reply, client.get_app_balance()).await;
    let balance = balance.unwrap();
    assert_eq!(sent.line, "GET /v1/accounts/app");
    assert_eq!(
        (balance.app_balance, balance.app_voice, balance.app_industry, balance.app_market),
        (Some(0), None, Some(12), None)
    );
    let reply = Reply::json(403, r#"{"error": {"code": 50033, "message": "app quota not assigned"}}"#);
    let (refused, _) = server.exchange(reply, client.get_app_balance()).await;
    assert_eq!(refused.unwrap_err().code(), Some(ErrorCode::AppQuotaNotAssigned));
}

#[tokio::test]
async fn the_account_is_asked_with_the_developers_credentials() {
    let server = Server::start().await;
    let credentials = Credentials::new("key", "secret").dev("devKey", "apiDevSecret");
    let client = Client::builder(credentials).base_url(&server.url("/v1")).unwrap().build().unwrap();
    let reply =
        Reply::json(200, r#"{"dev_balance": 5, "dev_voice": null, "dev_industry": null, "dev_market": -1}"#);
    let (balance, sent) = server.exchange(reply, client.get_dev_balance()).await;
    let balance = balance.unwrap();
    assert_eq!((balance.dev_balance, balance.dev_voice, balance.dev_market), (Some(5), None, Some(-1)));
    assert_eq!(sent.line, "GET /v1/accounts/dev");
    assert_eq!(sent.header("authorization"), Some("Basic ZGV2S2V5OmFwaURldlNlY3JldA=="));
    let (_, sent) = server.exchange(Reply::json(200, "{}"), client.get_app_balance()).await;
    assert_eq!(sent.header("authorization"), Some("Basic a2V5OnNlY3JldA=="));
}

#[tokio::test]
async fn without_the_developers_credentials_nothing_is_sent_and_the_message_names_them() {
    let (server, client) = start().await;
    let error = server.untouched(client.get_dev_balance()).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery(), error.attempts()),
        (ErrorKind::Invalid, Delivery::NotSent, 0)
    );
    assert_eq!(
        error.to_string(),
        "get_dev_balance: the credentials `dev` (dev_key, api_dev_secret) are needed and were not given to the client"
    );
}

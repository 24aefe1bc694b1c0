//! What few APIs do, between a client and the server half of the same description: it arrives as it was sent.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use api::server::{Caller, Refusal, Server};
use api::{
    Choose, ChooseResponse, Client, Door, DoorResponse, ErrorCode, Find, Keep, Range, RangeResponse,
    SetRatio, SetRatioResponse, Setting, Settings,
};
use sms_api::{Delivery, ErrorKind};
use sms_api_tests::{Script, Server as Scripted};

mod api {
    sms_api::sms_api!("specs/corners.toml", server);
}

mod maps {
    sms_api::sms_api!("specs/maps.toml");
}

/// Answers with what it got, and counts the searches.
#[derive(Clone, Default)]
struct Echo(Arc<AtomicUsize>);

impl Server for Echo {
    async fn set_ratio(&self, request: SetRatio, _: &Caller) -> Result<SetRatioResponse, Refusal> {
        Ok(SetRatioResponse::new(request.ratio))
    }

    async fn find(&self, _: Find, _: &Caller) -> Result<(), Refusal> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    async fn choose(&self, request: Choose, _: &Caller) -> Result<ChooseResponse, Refusal> {
        Ok(ChooseResponse::new(u32::try_from(request.numbers.len()).unwrap()))
    }

    async fn range(&self, request: Range, _: &Caller) -> Result<RangeResponse, Refusal> {
        Ok(RangeResponse::new(request.from, request.to))
    }

    async fn settings(&self, _: Settings, _: &Caller) -> Result<BTreeMap<String, Setting>, Refusal> {
        Err(Refusal::from(ErrorCode::Closed))
    }

    async fn keep(&self, _: Keep, _: &Caller) -> Result<(), Refusal> {
        Ok(())
    }

    async fn door(&self, _: Door, _: &Caller) -> Result<DoorResponse, Refusal> {
        Err(Refusal::from(ErrorCode::Closed))
    }
}

async fn served(echo: Echo, checks: bool) -> (sms_api::server::Running, Client) {
    let server = api::server::router(echo).start().await.unwrap();
    let client =
        Client::builder().base_url(&server.base_url()).unwrap().check_requests(checks).build().unwrap();
    (server, client)
}

#[tokio::test]
async fn a_fraction_stands_in_the_path_and_in_the_body() {
    let (_server, client) = served(Echo::default(), true).await;
    for ratio in [1.5, -0.25, 2.0, 1e300, 5e-324] {
        assert_eq!(client.set_ratio(ratio).await.unwrap().ratio.to_bits(), f64::to_bits(ratio));
    }
}

#[tokio::test]
async fn a_fraction_may_ask_for_another_field() {
    let echo = Echo::default();
    let (_server, checking) = served(echo.clone(), true).await;
    let error = checking.find(1.5).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Invalid, Delivery::NotSent));
    assert_eq!(error.violations()[0].problem(), "is required when `ratio` is 1.5");
    let (_server, trusting) = served(echo.clone(), false).await;
    assert_eq!(trusting.find(1.5).await.unwrap_err().delivery(), Delivery::Refused);
    assert_eq!(echo.0.load(Ordering::Relaxed), 0);
    checking.find(1.25).await.unwrap();
    checking.find(1.5).unit("m").await.unwrap();
    assert_eq!(echo.0.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn a_form_of_an_empty_list_has_no_field_and_arrives() {
    let (_server, client) = served(Echo::default(), true).await;
    assert_eq!(client.choose([]).await.unwrap().count, 0);
    assert_eq!(client.choose([1, 2]).await.unwrap().count, 2);
}

#[tokio::test]
async fn a_value_in_a_path_may_begin_like_the_text_behind_it() {
    let (_server, client) = served(Echo::default(), true).await;
    for (from, to) in [(-1, 2), (1, -2), (-1, -2), (1, 2), (-128, 127)] {
        let range = client.range(from, to).await.unwrap();
        assert_eq!((range.from, range.to), (from, to));
    }
}

#[tokio::test]
async fn a_code_decides_a_field_that_travels_in_a_header() {
    let (_server, client) = served(Echo::default(), true).await;
    let door = client.door().await.unwrap();
    assert!(!door.x_open);
}

fn ok(body: &str) -> Scripted {
    let length = body.len();
    Scripted::start(Script::answering(format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{body}")))
}

#[tokio::test]
async fn a_failure_is_one_where_the_answer_is_a_map() {
    let server = ok(r#"{"error": {"code": "closed"}}"#);
    let client = Client::builder().base_url(&server.base_url()).unwrap().build().unwrap();
    let error = client.settings().await.unwrap_err();
    assert_eq!((error.code(), error.delivery()), (Some(ErrorCode::Closed), Delivery::Refused));
}

#[tokio::test]
async fn an_entry_that_is_called_like_the_code_is_one_unless_the_code_is_known() {
    let words = async |body| {
        let server = ok(body);
        let client = maps::Client::builder().base_url(&server.base_url()).unwrap().build().unwrap();
        client.words().await
    };
    let error = words(r#"{"code": "closed"}"#).await.unwrap_err();
    assert_eq!((error.code(), error.delivery()), (Some(maps::ErrorCode::Closed), Delivery::Refused));
    assert_eq!(error.to_string().matches("  ").count(), 0, "{error}");
    let found = words(r#"{"code": "a system of signs", "word": "a sign"}"#).await.unwrap();
    assert_eq!(found["code"], "a system of signs");
}

#[test]
fn what_is_sensitive_is_masked_with_the_keys_that_lead_to_it() {
    let owners = [("13812345678", "13912345678"), ("ada", "x")];
    let keep = Keep::new([("TopSecret", "a"), ("741627", "b")], 62_220_212_345_678, owners);
    let shown = format!("{keep:?}");
    for secret in ["TopSecret", "741627", "6222", "12345", "\"a\"", "\"b\"", "\"x\""] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
    assert!(shown.contains("ada"), "{shown}");
}

#[tokio::test]
async fn a_violation_does_not_tell_a_secret_that_it_depends_on() {
    let (_server, client) = served(Echo::default(), true).await;
    let error = client.keep([("a", "b")], 1, [("a", "b")]).pin("0000").await.unwrap_err();
    assert_eq!(error.violations()[0].to_string(), "hint: is required with this `pin`");
    client.keep([("a", "b")], 1, [("a", "b")]).pin("0000").hint("zeros").await.unwrap();
    client.keep([("a", "b")], 1, [("a", "b")]).pin("1").await.unwrap();
}

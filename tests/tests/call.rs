//! What callers write, as they write it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, HashMap};
use std::future::IntoFuture;
use std::net::TcpListener;

use sms_api::Delivery;

mod sms {
    sms_api::sms_api!();
}

use sms::{Client, Credentials, ErrorCode, MsgId, Recipient, SendBatch, SendCode, TempId, VoiceLang};

/// A client of a port that nobody listens on any more.
fn client() -> Client {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let builder = Client::builder(Credentials::new("key", "secret"));
    builder.base_url(&format!("http://127.0.0.1:{port}/v1")).unwrap().retries(false).build().unwrap()
}

#[tokio::test]
async fn a_call_can_be_spawned() {
    fn is_thread_safe<T: Send + Sync + Clone + 'static>(_: &T) {}
    let client = client();
    is_thread_safe(&client);
    let call = client.send_code("13812345678", 1).sign_id(42);
    let error = tokio::spawn(call.into_future()).await.unwrap().unwrap_err();
    assert_eq!(error.delivery(), Delivery::NotSent);
    assert_eq!(error.endpoint(), Some("send_code"));
}

#[tokio::test]
async fn a_request_is_a_value_that_the_client_sends() {
    let mut request = SendCode::new("13812345678", 1);
    assert_eq!(request, SendCode::new("13812345678".to_owned(), TempId::from(1)));
    assert_ne!(request, SendCode::new("13812345678", 2));
    request.sign_id = Some(42.into());
    assert_ne!(request, SendCode::new("13812345678", 1));
    assert_eq!(request, client().send_code("13812345678", 1).sign_id(42).into_request());
    let error = client().send(request.clone()).await.unwrap_err();
    assert_eq!((error.endpoint(), request.temp_id), (Some("send_code"), TempId::from(1)));
}

#[test]
fn lists_and_maps_are_taken_from_whatever_iterates() {
    let recipient = || Recipient::new("13812345678").temp_para([("name", "Ada")]);
    let client = client();
    for call in [
        client.send_batch(1250, vec![recipient()]),
        client.send_batch(1250, [recipient()]),
        client.send_batch(1250, (0..1).map(|_| recipient())).tag("welcome"),
    ] {
        drop(call);
    }
    assert_eq!(SendBatch::new(1, []).recipients, []);
    let expected = BTreeMap::from([("name".to_owned(), "Ada".to_owned())]);
    let message = || client.send_message("13812345678", 1);
    for call in [
        message().temp_para([("name", "Ada")]),
        message().temp_para(vec![("name".to_owned(), "Ada")]),
        message().temp_para(HashMap::from([("name", "Ada".to_owned())])),
        message().temp_para(expected.clone()),
    ] {
        assert_eq!(call.into_request().temp_para.as_ref(), Some(&expected));
    }
}

#[test]
fn identifiers_read_and_print_their_text() {
    assert_eq!("42".parse::<TempId>().unwrap().to_string(), "42");
    assert!("forty".parse::<TempId>().is_err());
    assert_eq!((TempId::from(42).value(), i64::from(TempId::from(42))), (42, 42));
    let id: MsgId = "288193860302".parse().unwrap();
    assert_eq!(
        (id.as_str(), id.to_string(), String::from(id.clone())),
        ("288193860302", id.to_string(), id.to_string())
    );
    let ids: HashMap<MsgId, u8> = HashMap::from([(id.clone(), 1)]);
    assert_eq!((ids.get(&id), id < MsgId::from("3")), (Some(&1), true));
}

#[test]
fn documented_values_have_names_and_others_are_kept() {
    assert_eq!(ErrorCode::from(50009), ErrorCode::OutOfFreq);
    assert_eq!(ErrorCode::OutOfFreq.status(), Some(403));
    assert_eq!(ErrorCode::OutOfFreq.message(), Some("out of freq"));
    assert_eq!(ErrorCode::OutOfFreq.to_string(), "50009 out of freq");
    let unknown = ErrorCode::from(60000);
    assert_eq!((unknown.value(), unknown.status(), unknown.message()), (60000, None, None));
    assert_eq!(unknown.to_string(), "60000");
    assert_eq!(ErrorCode::ALL.len(), 54);
    assert!(ErrorCode::ALL.iter().all(|code| ErrorCode::from(code.value()) == *code));
    assert_eq!(VoiceLang::from(2), VoiceLang::Mixed);
    assert_eq!(VoiceLang::from(7).value(), 7);
}

#[test]
fn what_is_sensitive_is_masked() {
    let request = format!("{:?}", SendCode::new("13812345678", 1));
    assert!(request.contains("138****5678") && !request.contains("13812345678"), "{request}");
    let recipient = Recipient::new("13812345678");
    assert_eq!(format!("{} {:?}", recipient.mobile, recipient.mobile), "138****5678 138****5678");
    assert_eq!(recipient.mobile.as_str(), "13812345678");
    let credentials = format!("{:?}", Credentials::new("the-key", "the-secret"));
    assert!(!credentials.contains("the-"), "{credentials}");
}

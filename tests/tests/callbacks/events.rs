use http::{Method, Uri};
use sms_api::callbacks::Received;

use crate::api::{Hook, Notification};
use crate::request::{APP_KEY, MASTER_SECRET, NOW, REPORT, Request, encode, event, handler, sha1};

#[test]
fn an_event_is_of_its_type() {
    let handler = handler();
    match event(&handler, &Request::new("1", "SMS_REPORT", REPORT)) {
        Notification::Report(report) => {
            assert_eq!(report.msg_id, "288193860302");
            assert_eq!(report.phone.as_str(), "13812345678");
            assert_eq!((report.status, report.note), (4001, None));
        }
        other => panic!("{other:?}"),
    }
    let replies = r#"[{"phone":"13812345678","content":"退订 & 再见+1"}]"#;
    match event(&handler, &Request::new("2", "SMS_REPLIES", replies)) {
        Notification::Replies(replies) => assert_eq!(replies[0].content, "退订 & 再见+1"),
        other => panic!("{other:?}"),
    }
}

/// The signature was made by another program: `printf … | sha1sum`.
#[test]
fn a_signature_made_elsewhere_is_genuine() {
    let request = Request::new("n-1", "SMS_REPORT", REPORT)
        .with("signature", "7cd1d8367023104156ba4f373ebcf405082f0cc3");
    assert!(matches!(event(&handler(), &request), Notification::Report(_)));
}

#[test]
fn an_event_of_an_unknown_kind_is_kept_as_it_came() {
    let data = "{\"phone\":\"13812345678\", \"x\": 1}";
    match event(&handler(), &Request::new("1", "SMS_FUTURE", data)) {
        Notification::Unknown(unknown) => assert_eq!((unknown.kind(), unknown.data()), ("SMS_FUTURE", data)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_echo_is_answered_with_exactly_that_text() {
    for text in ["XXXXXXXX", "<b>1</b>", "a b&c=d", "你好"] {
        let uri: Uri = format!("/sms?x=1&echostr={}", encode(text)).parse().unwrap();
        match handler().read(&Method::GET, &uri, b"") {
            Ok(Received::Echo(echo)) => assert_eq!(echo, text),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_signature_over_everything_by_one_key_is_read_too() {
    let body = |time: u64, payload: &str| {
        let signed = sha1(&format!("k-1.{{called}}.{payload}.id-1.{time}"));
        format!("event=called&payload={}&id=id-1&time={time}&sign={signed}", encode(payload))
    };
    let seconds = NOW / 1000;
    let read = |body: String| {
        let now = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_millis(NOW);
        Hook::handler("k-1").clock(move || now).read(&Method::POST, &Uri::from_static("/"), body.as_bytes())
    };
    match read(body(seconds - 60, "\"hello\"")) {
        Ok(Received::Event(Hook::Called(text), _)) => assert_eq!(text, "hello"),
        other => panic!("{other:?}"),
    }
    assert!(read(body(seconds - 61, "\"hello\"")).is_err());
    assert!(read(body(seconds, "\"hello\"").replace("hello", "h%65llo").replace("%65", "o")).is_err());
    // There is no echo.
    let asked = Hook::handler("k-1").read(&Method::GET, &Uri::from_static("/?echostr=1"), b"");
    assert_eq!(asked.unwrap_err().status(), 405);
}

#[test]
fn nothing_that_is_printed_shows_a_secret_or_a_number() {
    let handler = handler();
    let mut printed = format!("{handler:?} {:?}", handler.clone().service(|_| async { Ok::<(), ()>(()) }));
    for (nonce, kind, data) in [
        ("1", "SMS_REPORT", REPORT),
        ("2", "SMS_FUTURE", REPORT),
        ("3", "13812345678", REPORT),
        ("4", "SMS_REPLY", r#"{"phone":"13812345678"}"#),
        ("5", "SMS_REPLY", r#"{"phone":13812345678}"#),
    ] {
        match handler.read(
            &Method::POST,
            &Uri::from_static("/"),
            Request::new(nonce, kind, data).body().as_bytes(),
        ) {
            Ok(received) => printed += &format!("{received:?}"),
            Err(refused) => printed += &format!("{refused:?} {refused} {:?}", refused.answer()),
        }
    }
    for hidden in [APP_KEY, MASTER_SECRET, "13812345678"] {
        assert!(!printed.contains(hidden), "{hidden} in {printed}");
    }
}

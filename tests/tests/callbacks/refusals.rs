use http::{Method, Uri};
use sms_api::callbacks::{Reason, Received};

use crate::api::Notification;
use crate::request::{NOW, REPORT, Request, event, handler, handler_at, post};

const FIVE_MINUTES: u64 = 300_000;

fn report(nonce: &str) -> Request {
    Request::new(nonce, "SMS_REPORT", REPORT)
}

#[track_caller]
fn refuse(body: &str, reason: Reason, status: u16) {
    let refused = post(&handler(), body).unwrap_err();
    assert_eq!((refused.reason(), refused.status().as_u16()), (reason, status), "{refused}");
    assert_eq!(refused.answer().status().as_u16(), status);
}

#[test]
fn whatever_was_not_signed_with_the_secret_is_forged() {
    let genuine = report("1");
    let signature = genuine.fields[2].1.clone();
    for (field, value) in [
        ("nonce", "2"),
        ("timestamp", "1700000000001"),
        ("signature", "0000000000000000000000000000000000000000"),
        ("signature", &signature[1..]),
        ("signature", &format!("{signature}0")),
        ("signature", "x"),
    ] {
        refuse(&genuine.clone().with(field, value).body(), Reason::Forged, 403);
    }
    let other = Notification::handler("7d431e42dfa6a6d693ac2d04", "another");
    let refused = other.read(&Method::POST, &Uri::from_static("/"), genuine.body().as_bytes()).unwrap_err();
    assert_eq!(refused.reason(), Reason::Forged);
}

#[test]
fn a_forged_one_does_not_use_up_the_genuine_one() {
    let handler = handler();
    let forged = report("1").with("signature", "0000000000000000000000000000000000000000");
    assert_eq!(post(&handler, &forged.body()).unwrap_err().reason(), Reason::Forged);
    assert!(matches!(event(&handler, &report("1")), Notification::Report(_)));
}

#[test]
fn the_same_request_is_taken_once_whatever_data_it_brings() {
    let handler = handler();
    event(&handler, &report("1"));
    let others = [
        report("1"),
        report("1").with("data", r#"{"msgId":"1","phone":"1","status":4010}"#),
        report("1").with("type", "SMS_REPLY"),
    ];
    for other in others {
        let refused = post(&handler.clone(), &other.body()).unwrap_err();
        assert_eq!((refused.reason(), refused.status().as_u16()), (Reason::Replayed, 403));
    }
    event(&handler, &report("2"));
}

#[test]
fn what_was_given_back_is_taken_again() {
    let handler = handler();
    match post(&handler, &report("1").body()) {
        Ok(Received::Event(_, ticket)) => ticket.give_back(),
        other => panic!("{other:?}"),
    }
    event(&handler, &report("1"));
    assert_eq!(post(&handler, &report("1").body()).unwrap_err().reason(), Reason::Replayed);
}

#[test]
fn an_old_one_and_one_from_the_future_are_refused() {
    let body = report("1").body();
    for (now, reason) in [
        (NOW, None),
        (NOW + FIVE_MINUTES, None),
        (NOW + FIVE_MINUTES + 1, Some(Reason::TooOld)),
        (NOW - FIVE_MINUTES, None),
        (NOW - FIVE_MINUTES - 1, Some(Reason::TooNew)),
        (0, Some(Reason::TooNew)),
    ] {
        let read = post(&handler_at(now), &body);
        assert_eq!(read.err().map(|refused| refused.reason()), reason, "{now}");
    }
    let patient = handler_at(NOW + 2 * FIVE_MINUTES).max_age(std::time::Duration::from_secs(3600));
    assert!(post(&patient, &body).is_ok());
}

#[test]
fn a_timestamp_that_is_no_time_is_malformed() {
    for timestamp in ["now", "-1", "1.7e12", "99999999999999999999"] {
        // Signed as it stands: genuine, and still no time.
        let text = format!(
            "appKey={}&appMasterSecret={}&nonce=1&timestamp={timestamp}",
            crate::request::APP_KEY,
            crate::request::MASTER_SECRET
        );
        let request =
            report("1").with("timestamp", timestamp).with("signature", &crate::request::sha1(&text));
        refuse(&request.body(), Reason::Malformed, 400);
    }
    let far = Request::signed(u64::MAX, "1", "SMS_REPORT", REPORT);
    refuse(&far.body(), Reason::TooNew, 403);
}

#[test]
fn a_field_that_is_missing_or_empty_is_told_by_its_name() {
    for field in ["nonce", "timestamp", "signature", "type", "data"] {
        for request in [report("1").without(field), report("1").with(field, "")] {
            let refused = post(&handler(), &request.body()).unwrap_err();
            assert_eq!((refused.reason(), refused.status().as_u16()), (Reason::Incomplete, 400));
            assert!(refused.to_string().contains(&format!("`{field}`")), "{refused}");
        }
    }
}

#[test]
fn a_field_that_is_there_twice_is_malformed() {
    for field in ["nonce", "timestamp", "signature", "type", "data"] {
        refuse(&format!("{}&{field}=x", report("1").body()), Reason::Malformed, 400);
        refuse(&format!("{field}=x&{}", report("1").body()), Reason::Malformed, 400);
    }
}

#[test]
fn what_is_no_form_is_malformed() {
    for body in ["nonce=%", "nonce=%zz&type=1", "%ff=1"] {
        refuse(body, Reason::Malformed, 400);
    }
    let refused = handler().read(&Method::POST, &Uri::from_static("/"), b"nonce=\xff").unwrap_err();
    assert_eq!(refused.reason(), Reason::Malformed);
    refuse(&Request::new(&"n".repeat(257), "SMS_REPORT", REPORT).body(), Reason::Malformed, 400);
}

#[test]
fn data_that_do_not_fit_are_refused_and_not_lost() {
    let handler = handler();
    for data in ["", "{", "[]", "null", r#"{"msgId":1,"phone":"13812345678","status":4001}"#] {
        let request = Request::new("1", "SMS_REPORT", data);
        let refused = post(&handler, &request.body()).unwrap_err();
        if data.is_empty() {
            assert_eq!(refused.reason(), Reason::Incomplete);
            continue;
        }
        assert_eq!((refused.reason(), refused.status().as_u16()), (Reason::Undecodable, 400), "{data}");
        let event = refused.event().unwrap();
        assert_eq!((event.kind(), event.data()), ("SMS_REPORT", data));
    }
    // None of them has used it up.
    event(&handler, &report("1"));
}

#[test]
fn a_body_past_the_limit_is_refused() {
    let body = report("1").body();
    let read = |most: usize| post(&handler().max_body(most), &body);
    assert!(read(body.len()).is_ok());
    let refused = read(body.len() - 1).unwrap_err();
    assert_eq!((refused.reason(), refused.status().as_u16()), (Reason::TooLarge, 413));
}

#[test]
fn an_echo_must_be_there_once_and_is_short() {
    for (query, status) in [("", 400), ("?echostr=", 400), ("?echostr=a&echostr=b", 400)] {
        let uri: Uri = format!("/sms{query}").parse().unwrap();
        assert_eq!(handler().read(&Method::GET, &uri, b"").unwrap_err().status(), status, "{query}");
    }
    let uri: Uri = format!("/sms?echostr={}", "x".repeat(1025)).parse().unwrap();
    assert_eq!(handler().read(&Method::GET, &uri, b"").unwrap_err().status(), 413);
}

#[test]
fn other_methods_are_refused_and_told_which_there_are() {
    for method in [Method::PUT, Method::DELETE, Method::HEAD, Method::OPTIONS] {
        let refused =
            handler().read(&method, &Uri::from_static("/"), report("1").body().as_bytes()).unwrap_err();
        assert_eq!(refused.reason(), Reason::Method);
        assert_eq!(refused.answer().headers()["allow"], "GET, POST");
    }
}

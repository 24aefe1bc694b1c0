//! Every failure is answered as the spec has it.

use bytes::Bytes;
use http::{Method, Request, header};
use sms_api::server::{Claim, Refused};

use crate::sms::server::{Caller, Refusal, Server, router};
use crate::sms::{Credentials, ErrorCode};
use crate::support::{AUTHORIZATION, Answer, MOBILE, post, request, strict};

#[tokio::test]
async fn no_address_no_method_no_media_type() {
    let router = strict();
    for path in ["/v1/nowhere", "/v1", "/v2/codes", "/codes", "/v1codes", "/v1/codes/1", "/v1//codes", "/%ff"]
    {
        post(&router, path, "{}").await.assert_refused(404, 50016, "api not found");
    }
    for (method, path, allow) in [
        (Method::GET, "/v1/codes", "POST"),
        (Method::POST, "/v1/templates/1", "GET, PUT, DELETE"),
        (Method::PATCH, "/v1/messages/batch", "POST"),
        (Method::OPTIONS, "/v1/codes", "POST"),
    ] {
        let refused = Answer(router.answer(request(method, path, "")).await);
        refused.assert_refused(405, 50018, "request method not support");
        assert_eq!(refused.0.headers()[header::ALLOW], allow);
    }
    for media in ["text/html", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"] {
        let mut request = request(Method::POST, "/v1/codes", "{}");
        request.headers_mut().insert(header::CONTENT_TYPE, media.parse().unwrap());
        Answer(router.answer(request).await).assert_refused(415, 50017, "media not supported");
    }
}

#[tokio::test]
async fn a_missing_body_is_told_from_a_broken_one() {
    let router = strict();
    for missing in ["", "  \r\n", "null", "\u{feff}"] {
        post(&router, "/v1/codes", missing).await.assert_refused(400, 50003, "missing body");
    }
    let deep = "[".repeat(200_000);
    for broken in ["{", "[]", "1", "\"x\"", "{} {}", "a=b", "{\"a\":\"\u{1}\"}", &deep] {
        post(&router, "/v1/codes", broken).await.assert_refused(403, 50007, "invalid body");
    }
}

#[tokio::test]
async fn what_is_missing_or_wrong_has_the_code_that_the_spec_gives_to_it() {
    let router = strict();
    let many =
        format!(r#"{{"temp_id":1,"recipients":[{}{{"mobile":"1"}}]}}"#, r#"{"mobile":"1"},"#.repeat(1000));
    for (path, body, status, code, message) in [
        ("/v1/codes", r#"{"temp_id":1}"#, 400, 50004, "missing mobile"),
        ("/v1/codes", r#"{"mobile":null,"temp_id":1}"#, 400, 50004, "missing mobile"),
        ("/v1/codes", r#"{"mobile":"1"}"#, 400, 50005, "missing temp_id"),
        ("/v1/codes", r#"{"mobile":"1","temp_id":"x"}"#, 403, 50013, "invalid temp_id"),
        ("/v1/codes", r#"{"mobile":["1"],"temp_id":1}"#, 403, 50007, "invalid body"),
        ("/v1/codes", r#"{"mobile":"1","mobile":"2","temp_id":1}"#, 403, 50007, "invalid body"),
        ("/v1/codes/1/valid", r#"{}"#, 400, 50015, "missing code"),
        ("/v1/voice_codes", r#"{"mobile":"1","code":"123"}"#, 403, 50038, "invalid content length"),
        ("/v1/voice_codes", r#"{"mobile":"1","code":"12a4"}"#, 403, 50039, "invalid code type"),
        ("/v1/voice_codes", r#"{"mobile":"1","voice_lang":"zh"}"#, 403, 50040, "invalid voice language type"),
        ("/v1/voice_codes", r#"{"mobile":"1","ttl":-1}"#, 403, 50041, "invalid ttl value"),
        ("/v1/messages/batch", r#"{"temp_id":1,"recipients":[]}"#, 403, 50030, "recipients is empty"),
        ("/v1/messages/batch", r#"{"temp_id":1,"recipients":[{}]}"#, 400, 50004, "missing mobile"),
        ("/v1/messages/batch", &many, 403, 50031, "too much recipients"),
        ("/v1/templates", r#"{"template":"{{code}}","type":1}"#, 403, 50041, "invalid ttl value"),
    ] {
        post(&router, path, body).await.assert_refused(status, code, message);
    }
}

#[tokio::test]
async fn credentials_are_missing_wrong_or_right() {
    let open = strict();
    let listed = strict().accept(Credentials::new("key", "secret"));
    let decided = strict().authenticate(|claim: &Claim, caller: &mut Caller| {
        caller.keep(7_u8);
        match claim.name() {
            Some("key") if claim.is(&["key", "secret"]) => Ok(()),
            Some("blocked") => Err(Refusal::from(ErrorCode::AppInBlack)),
            _ => Err(Refusal::wrong_credentials()),
        }
    });
    for router in [&open, &listed, &decided] {
        let mut bare = request(Method::POST, "/v1/codes", "{}");
        bare.headers_mut().remove(header::AUTHORIZATION);
        Answer(router.answer(bare).await).assert_refused(400, 50001, "missing auth");
        for wrong in ["Bearer x", "Basic %%%", "Basic a2V5"] {
            let mut request = request(Method::POST, "/v1/codes", "{}");
            request.headers_mut().insert(header::AUTHORIZATION, wrong.parse().unwrap());
            Answer(router.answer(request).await).assert_refused(401, 50002, "auth failed");
        }
        let body = format!(r#"{{"mobile":"{MOBILE}","temp_id":1}}"#);
        assert_eq!(post(router, "/v1/codes", &body).await.0.status(), 200);
    }
    for (router, header, code) in [
        // key:other, other:secret, blocked:x
        (&listed, "Basic a2V5Om90aGVy", 50002),
        (&listed, "Basic b3RoZXI6c2VjcmV0", 50002),
        (&decided, "Basic a2V5Om90aGVy", 50002),
        (&decided, "Basic YmxvY2tlZDp4", 50036),
    ] {
        let mut request = request(Method::POST, "/v1/codes", "{}");
        request.headers_mut().insert(header::AUTHORIZATION, header.parse().unwrap());
        assert_eq!(Answer(router.answer(request).await).json()["error"]["code"], code, "{header}");
    }
    assert!(!format!("{listed:?}").contains("secret"));
}

#[tokio::test]
async fn a_method_says_no_with_a_code_or_with_a_status() {
    let router = strict();
    let ask = async |temp_id: u8| {
        post(&router, "/v1/codes", &format!(r#"{{"mobile":"{MOBILE}","temp_id":{temp_id}}}"#)).await
    };
    ask(2).await.assert_refused(403, 50009, "out of freq");
    ask(4).await.assert_refused(402, 50014, "pay first");
    let later = ask(3).await;
    assert_eq!((later.0.status().as_u16(), &later.0.headers()["retry-after"]), (503, &"7".parse().unwrap()));
    assert_eq!(later.json(), serde_json::json!({ "error": { "message": "later" } }));
    let panicked = ask(5).await;
    panicked.assert_refused(500, 50019, "server error");
    assert_eq!(ask(6).await.0.status(), 500);
    let refused = ask(2).await;
    let known = refused.0.extensions().get::<Refused>().unwrap();
    assert_eq!((known.code.as_deref(), known.deviates), (Some("50009"), false));
}

#[tokio::test]
async fn a_method_that_is_not_implemented_says_so() {
    struct Nothing;
    impl Server for Nothing {}

    let refused = post(&router(Nothing), "/v1/codes", r#"{"mobile":"1","temp_id":1}"#).await;
    refused.assert_refused(501, 50019, "this server does not implement send_code");
}

#[tokio::test]
async fn a_header_and_a_body_have_a_size() {
    let router = strict().max_header(400);
    let long = Request::builder()
        .method(Method::POST)
        .uri("/v1/codes")
        .header(header::AUTHORIZATION, AUTHORIZATION)
        .header("x-long", "x".repeat(400))
        .body(Bytes::new())
        .unwrap();
    Answer(router.answer(long).await).assert_refused(431, 50007, "invalid body");
}

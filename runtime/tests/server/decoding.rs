//! Strict by default, tolerant on demand.

use http::{Method, header};
use serde_json::json;

use crate::support::{Answer, post, request, strict, tolerant};

#[tokio::test]
async fn strictness_lists_every_deviation_at_once() {
    let body = "\u{feff}{\"mobile\":13812345678,\"temp_id\":\"1\",\"sign_id\":null,\"later\":{},\"more\":1}";
    let mut request = request(Method::POST, "/v1/codes/?debug=1", body);
    request.headers_mut().remove(header::CONTENT_TYPE);
    let refused = Answer(strict().answer(request).await);
    refused.assert_refused(403, 50007, "invalid body");
    assert_eq!(
        refused.json()["error"]["deviations"],
        json!([
            "the path ends with a slash",
            "the address has a query",
            "there is no Content-Type",
            "the body begins with a byte order mark",
            "mobile is a number instead of a text",
            "sign_id is null instead of left out",
            "temp_id is a text instead of a whole number",
            "the body has 2 unknown fields; there are mobile, sign_id, temp_id",
        ])
    );
}

#[tokio::test]
async fn a_tolerant_server_takes_what_can_be_understood() {
    let router = tolerant();
    for body in [
        r#"{"mobile":"13812345678","temp_id":"1"}"#,
        r#"{"mobile":13812345678,"temp_id":1}"#,
        r#"{"mobile":13812345678,"temp_id":"1","sign_id":"","later":{"deep":[1]},"tag":null}"#,
        "\u{feff}{\"mobile\":\"13812345678\",\"temp_id\":1,\"sign_id\":null}",
    ] {
        for path in ["/v1/codes", "/v1/codes/", "/v1/codes?debug=1"] {
            let mut request = request(Method::POST, path, body);
            request.headers_mut().remove(header::CONTENT_TYPE);
            assert_eq!(router.answer(request).await.status(), 200, "{path} {body}");
        }
        assert_eq!(post(&strict(), "/v1/codes", body).await.0.status(), 403, "{body}");
    }
    let got = Answer(router.answer(request(Method::GET, "/v1/templates/7/", "a=b")).await);
    assert_eq!(got.json()["temp_id"], 7);
    for wrong in [
        r#"{"mobile":true,"temp_id":1.5}"#,
        r#"{"mobile":"1","temp_id":"1.5"}"#,
        r#"{"mobile":{},"temp_id":1}"#,
    ] {
        assert_eq!(post(&router, "/v1/codes", wrong).await.0.status(), 403, "{wrong}");
    }
}

#[tokio::test]
async fn what_stands_in_path_and_body_must_be_the_same() {
    let put = async |path: &str, temp_id: &str| {
        let body = format!(r#"{{"temp_id":{temp_id},"template":"x","type":2}}"#);
        Answer(tolerant().answer(request(Method::PUT, path, &body)).await)
    };
    put("/v1/templates/2", "1").await.assert_refused(403, 50013, "invalid temp_id");
    put("/v1/templates/x", "1").await.assert_refused(403, 50013, "invalid temp_id");
    assert_eq!(put("/v1/templates/1", "\"1\"").await.0.status(), 501);
}

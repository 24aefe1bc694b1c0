use http::HeaderMap;
use http::header::CONTENT_TYPE;

use super::p;
use super::sample::{Login, batch, body, search, violations};

#[test]
fn json_is_compact_and_leaves_absent_fields_out() {
    assert_eq!(
        body(&batch()),
        r#"{"type":2,"recipients":[{"mobile":"13812345678","temp_para":{"code":"01","名":"Ada"}},{"mobile":"13912345678"}],"ratio":0.5}"#
    );
}

#[test]
fn json_is_what_serde_json_writes() {
    let mut request = batch();
    request.people[0].values = Some([("k\"\u{1}".into(), "\\é\u{7f}\n".into())].into());
    request.ratio = Some(0.1 + 0.2);
    request.next = Some(Box::new(batch()));
    let text =
        String::from_utf8(p::write_request(&request, "", false).unwrap().body.bytes().to_vec()).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["recipients"][0]["temp_para"]["k\"\u{1}"], "\\é\u{7f}\n");
    assert_eq!(value["ratio"], 0.1 + 0.2);
    assert_eq!(value["next"]["recipients"][1]["mobile"], "13912345678");
}

#[test]
fn a_query_is_encoded_and_repeats_lists() {
    let outgoing = p::write_request(&search(), "/base", true).unwrap();
    assert_eq!(
        outgoing.target,
        "/base/groups/-7?group=-7&q=a%20b%26c%3Dd&q=&deep=true&filter%5Bk%5B1%5D%5D=v%2F%C3%A4"
    );
    assert!(outgoing.body.is_empty());
    assert!(!outgoing.headers.contains_key(CONTENT_TYPE));
}

#[test]
fn headers_carry_fields_and_constants() {
    let headers = p::write_request(&search(), "", true).unwrap().headers;
    assert_eq!(headers["accept"], "application/json");
    assert_eq!(headers["x-trace"].as_bytes(), "t\u{e9}".as_bytes());
    assert!(headers["x-trace"].is_sensitive() && !headers["x-tag"].is_sensitive());
    assert_eq!(headers.get_all("x-tag").iter().collect::<Vec<_>>(), ["1", "2"]);
}

#[test]
fn a_header_that_cannot_be_sent_is_refused_even_unchecked() {
    for (value, problem) in [
        ("a\r\nx-evil: 1", "x-trace: must not have control characters in a header"),
        ("a\0", "x-trace: must not have control characters in a header"),
        ("a\tb", "x-trace: must not have control characters in a header"),
        ("a\u{85}", "x-trace: must not have control characters in a header"),
        (" a", "x-trace: must not begin or end with a space in a header"),
        ("a ", "x-trace: must not begin or end with a space in a header"),
    ] {
        let mut request = search();
        request.trace = Some(value.into());
        for check in [true, false] {
            assert_eq!(violations(&request, check), [problem]);
        }
    }
}

#[test]
fn a_form_is_encoded_as_pairs() {
    let login = Login { user: "Ada & co".into(), age: None, roles: vec!["a+b".into(), "ä".into()] };
    let outgoing = p::write_request(&login, "", true).unwrap();
    assert_eq!(outgoing.headers[CONTENT_TYPE], "application/x-www-form-urlencoded");
    assert_eq!(outgoing.body.bytes(), b"user%20name=Ada%20%26%20co&role=a%2Bb&role=%C3%A4");
}

#[test]
fn a_large_request_is_written_whole() {
    let mut request = batch();
    request.people = vec![request.people[0].clone(); 1000];
    let text = body(&request);
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["recipients"].as_array().unwrap().len(), 1000);
}

#[test]
fn what_is_written_as_header_is_read_back() {
    let mut headers = HeaderMap::new();
    headers.insert("x-left", 7.into());
    headers.append("x-tag", 1.into());
    headers.append("x-tag", http::HeaderValue::from_static("-2"));
    let limits = p::read_response::<Login>(http::StatusCode::OK, &headers, &bytes::Bytes::new()).unwrap();
    assert_eq!(format!("{limits:?}"), "Limits { left: 7, until: None, tags: [1, -2] }");
}

//! Files, from the generated client and from whoever writes bytes.

use bytes::Bytes;
use http::{Method, Request, header};
use sms_api::{Delivery, File};

use crate::sms::{Client, CreateSign, Credentials, SignType};
use crate::support::{AUTHORIZATION, Answer, strict, tolerant};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\r\n--\0\xff";

fn form(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (header, content) in parts {
        body.extend(format!("--b\r\nContent-Disposition: form-data; {header}\r\n\r\n").bytes());
        body.extend(*content);
        body.extend(b"\r\n");
    }
    body.extend(b"--b--\r\n");
    body
}

fn request(path: &str, content_type: &str, body: Vec<u8>) -> Request<Bytes> {
    Request::builder()
        .method(Method::POST)
        .uri(path)
        .header(header::AUTHORIZATION, AUTHORIZATION)
        .header(header::CONTENT_TYPE, content_type)
        .body(Bytes::from(body))
        .unwrap()
}

#[tokio::test]
async fn files_of_the_client_arrive_whole_and_larger_than_other_bodies_may_be() {
    let server = strict().start().await.unwrap();
    let credentials = Credentials::new("key", "secret");
    let client = Client::builder(credentials).base_url(&server.base_url()).unwrap().build().unwrap();
    let large = vec![b'x'; 2 << 20];
    let answer = client
        .create_sign("极光推送")
        .kind(SignType::Trademark)
        .image0(File::new("a\"b.png", "image/png", PNG))
        .legal_person_name("张三")
        .legal_person_id_number("110101199003070011")
        .id_card_image(File::new("c.png", "image/png", PNG))
        .trademark_image(File::stream("b.jpg", "image/jpeg", 2 << 20, std::io::Cursor::new(large)))
        .await
        .unwrap();
    // The service of this test answers how many bytes it was given.
    assert_eq!(i64::from(answer.sign_id), (PNG.len() + (2 << 20)) as i64);
}

#[tokio::test]
async fn forms_of_other_clients_are_read() {
    let image: &[u8] = PNG;
    let of_curl: &[(&str, &[u8])] = &[
        ("name=\"sign\"", "极光".as_bytes()),
        ("name=\"type\"", b"1"),
        ("name=\"image0\"; filename=\"a.png\"\r\nContent-Type: image/png", image),
    ];
    let answer = strict().answer(request("/v1/sign", "multipart/form-data; boundary=b", form(of_curl))).await;
    assert_eq!(Answer(answer).json()["sign_id"], PNG.len());

    // No media type, a field more, a slash more, a boundary in quotes.
    let of_php: &[(&str, &[u8])] = &[
        ("name=\"sign\"\r\nContent-Type: text/plain; charset=UTF-8", "极光".as_bytes()),
        ("name=\"image0\"; filename=\"C:\\a.png\"\r\nContent-Type: application/octet-stream", image),
        ("name=\"otherImage\"; filename=\"\"\r\nContent-Type: application/octet-stream", b""),
        ("name=\"submit\"", b"1"),
    ];
    let content_type = "multipart/form-data; charset=utf-8; boundary=\"b\"";
    let answer = tolerant().answer(request("/v1/sign/", content_type, form(of_php))).await;
    assert_eq!(Answer(answer).json()["sign_id"], PNG.len());
    let answer = Answer(strict().answer(request("/v1/sign/", content_type, form(of_php))).await);
    let text = answer.json().to_string();
    for deviation in ["ends with a slash", "image0 does not tell its media type", "1 unknown parts"] {
        assert!(text.contains(deviation), "{text}");
    }
}

#[tokio::test]
async fn a_file_with_neither_a_name_nor_a_byte_is_none() {
    let text: [(&str, &[u8]); 2] = [("name=\"sign\"", "极光".as_bytes()), ("name=\"type\"", b"1")];
    for header in ["", "; filename=\"\"", "; filename=\"C:/\""].map(|name| format!("name=\"image0\"{name}")) {
        let form = form(&[&text[..], &[(header.as_str(), b"")]].concat());
        let answer = strict().answer(request("/v1/sign", "multipart/form-data; boundary=b", form)).await;
        assert_eq!(Answer(answer).json()["sign_id"], 0, "{header}");
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_form_is_told() {
    let sign: (&str, &[u8]) = ("name=\"sign\"", "极光".as_bytes());
    let gif = ("name=\"image0\"; filename=\"a.gif\"\r\nContent-Type: image/gif", &b"GIF89a"[..]);
    let twice = ("name=\"image0\"; filename=\"a.png\"\r\nContent-Type: image/png", PNG);
    for (body, problem) in [
        (form(&[sign, gif]), "image0: must be of the type image/png or image/jpeg"),
        (form(&[sign, twice, twice]), "image0: appears more than once"),
        (form(&[]), "sign: is missing"),
        (form(&[("name=\"sign\"", b"\xff\xff\xff")]), "sign: is not UTF-8"),
        (b"nothing".to_vec(), "the body does not have the boundary"),
    ] {
        for router in [strict(), tolerant()] {
            let request = request("/v1/sign", "multipart/form-data; boundary=b", body.clone());
            let response = router.answer(request).await;
            let refused = response.extensions().get::<sms_api::server::Refused>().unwrap();
            assert!(format!("{refused:?}").contains(problem), "{refused:?}");
            assert!(response.status().is_client_error());
        }
    }
    let response = strict().answer(request("/v1/sign", "application/json", b"{}".to_vec())).await;
    assert_eq!(response.status().as_u16(), 415);
}

/// `required_with`: what one part of the current form makes required is asked for by the client, before anything is sent,
/// and by the server; the older form has none of it.
#[tokio::test]
async fn a_field_that_another_one_makes_required_is_missed_on_both_sides() {
    let server = strict().start().await.unwrap();
    let credentials = Credentials::new("key", "secret");
    let builder = || Client::builder(credentials.clone()).base_url(&server.base_url()).unwrap();
    let client = builder().build().unwrap();
    let older = CreateSign::new("极光");
    assert!(client.send(older.clone()).await.is_ok());
    let mut current = older;
    current.legal_person_name = Some("张三".into());
    let error = client.send(current.clone()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (sms_api::ErrorKind::Invalid, 0));
    let told: Vec<_> = error.violations().iter().map(ToString::to_string).collect();
    let expected = [
        "legalPersonIdNumber: is required with `legalPersonName`",
        "idCardImage: is required with `legalPersonName`",
    ];
    assert_eq!(told, expected);
    // A client that does not look leaves it to the server.
    let unchecked = builder().check_requests(false).build().unwrap();
    let error = unchecked.send(current.clone()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (sms_api::ErrorKind::Api, 1));
    current.legal_person_id_number = Some("110101199003070011".into());
    current.id_card_image = Some(File::new("c.png", "image/png", PNG));
    assert!(client.send(current).await.is_ok());
}

#[tokio::test]
async fn a_stream_that_breaks_off_is_no_request_for_the_server() {
    let server = strict().start().await.unwrap();
    let credentials = Credentials::new("key", "secret");
    let client = Client::builder(credentials).base_url(&server.base_url()).unwrap().build().unwrap();
    let short = File::stream("a.png", "image/png", 1 << 20, std::io::Cursor::new(vec![0; 1000]));
    let error = client.create_sign("极光推送").image0(short).await.unwrap_err();
    assert_eq!(error.kind(), sms_api::ErrorKind::File);
    assert_ne!(error.delivery(), Delivery::Refused);
    assert!(client.create_sign("极光").await.is_ok());
}

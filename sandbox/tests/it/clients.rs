//! What the vendor's own clients in other languages write, byte by byte, for the calls beyond the three documents:
//! each habit stands here as data, with the client and the version that has it. `{host}` is the sandbox.

use std::io::{BufReader, Read as _, Write as _};

use serde_json::{Value, json};
use sms_api_sandbox::Sandbox;

use crate::wire::{AUTHORIZATION, MOBILE, Reply, authority, connect, post, send, start, start_as};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

/// A request as a client writes it: its head without the length, which is that of the body.
struct Written<'a> {
    head: &'a str,
    body: &'a [u8],
}

impl Written<'_> {
    /// Sends it, and reads the answer by its length: these clients keep the connection.
    fn send(&self, sandbox: &Sandbox) -> Reply {
        let head = self.head.replace("{host}", authority(sandbox)).replace("{auth}", AUTHORIZATION);
        let length = if self.body.is_empty() {
            String::new()
        } else {
            format!("Content-Length: {}\n", self.body.len())
        };
        let mut stream = connect(sandbox);
        stream.write_all(format!("{head}{length}\n").replace('\n', "\r\n").as_bytes()).unwrap();
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        if head.contains("Expect: 100-continue") {
            assert_eq!(read_head(&mut reader), "HTTP/1.1 100 Continue\r\n");
        }
        stream.write_all(self.body).unwrap();
        let head = read_head(&mut reader);
        let mut reply =
            Reply { status: head.split(' ').nth(1).unwrap().parse().unwrap(), head, body: String::new() };
        let length = reply.header("content-length").unwrap().trim().parse().unwrap();
        reader.take(length).read_to_string(&mut reply.body).unwrap();
        reply
    }
}

fn read_head(reader: &mut impl std::io::BufRead) -> String {
    let mut head = String::new();
    while reader.read_line(&mut head).unwrap() > 2 {}
    head.truncate(head.len() - 2);
    head
}

/// A body of lines that end as forms have it, with the picture in place of `{png}`.
fn body(text: &str) -> Vec<u8> {
    body_with(text, PNG)
}

fn body_with(text: &str, picture: &[u8]) -> Vec<u8> {
    let text = text.replace('\n', "\r\n");
    let mut pieces = text.split("{png}");
    let mut bytes = pieces.next().unwrap().as_bytes().to_vec();
    for piece in pieces {
        bytes.extend_from_slice(picture);
        bytes.extend_from_slice(piece.as_bytes());
    }
    bytes
}

/// Asserts that a form made a signature with this text, and makes room for the next one.
#[track_caller]
fn assert_signed(sandbox: &Sandbox, reply: &Reply, sign: &str) {
    let path = format!("/v1/sign/{}", reply.ok()["sign_id"]);
    let shown = send(sandbox, "GET", &path, &[AUTHORIZATION], "").ok();
    assert_eq!(shown["sign"], sign);
    send(sandbox, "DELETE", &path, &[AUTHORIZATION], "");
}

/// What the ledger holds against the latest call.
fn deviations(sandbox: &Sandbox) -> Value {
    let ledger = send(sandbox, "GET", "/_sandbox/ledger", &[], "").ok();
    ledger["entries"][0]["deviations"].clone()
}

// ---- PHP: jpush/jsms-api-php-client 1.0.7, on libcurl ---------------------------------------------------------

/// A slash behind `sign`, 24 dashes before the boundary's digits, and no media type that says anything.
const PHP_HEAD: &str = "POST /v1/sign/ HTTP/1.1\nHost: {host}\n{auth}\nUser-Agent: JSMS-API-PHP-CLIENT\nAccept: */*\n\
    Connection: Keep-Alive\nContent-Type: multipart/form-data; boundary=------------------------b3a1d6f1dd4f4f3e\n";

const PHP_FORM: &str = "--------------------------b3a1d6f1dd4f4f3e\nContent-Disposition: form-data; name=\"sign\"\n\n\
    极光推送\n--------------------------b3a1d6f1dd4f4f3e\nContent-Disposition: form-data; name=\"image0\"; \
    filename=\"/tmp/license.png\"\nContent-Type: application/octet-stream\n\n{png}\n\
    --------------------------b3a1d6f1dd4f4f3e--\n";

#[test]
fn the_php_client_s_form_is_served() {
    let sandbox = start();
    let form = body(PHP_FORM);
    assert_signed(&sandbox, &Written { head: PHP_HEAD, body: &form }.send(&sandbox), "极光推送");
    // Its `image1` to `image3` are parts that nobody knows.
    let form = body(&PHP_FORM.replace("image0", "image3"));
    assert_signed(&sandbox, &Written { head: PHP_HEAD, body: &form }.send(&sandbox), "极光推送");
    let strict = start_as(Sandbox::builder().strict(true));
    assert_eq!(Written { head: PHP_HEAD, body: &form }.send(&strict).status, 403);
    let told = deviations(&strict).to_string();
    assert!(told.contains("the path ends with a slash") && told.contains("unknown parts"), "{told}");
}

/// libcurl sends a large body only when it is told to go on, or after a second.
#[test]
fn a_large_picture_is_asked_for_at_once() {
    let sandbox = start();
    let mut picture = PNG.to_vec();
    picture.resize(2 * 1024 * 1024, 0);
    let form = body_with(PHP_FORM, &picture);
    let head = format!("{PHP_HEAD}Expect: 100-continue\n");
    assert_signed(&sandbox, &Written { head: &head, body: &form }.send(&sandbox), "极光推送");
}

/// PHP makes an integer of a key that looks like one, and a list of an array without keys.
#[test]
fn the_php_client_s_batches_have_numbers_for_telephones_and_lists_for_no_parameters() {
    let sandbox = start();
    let text = json!({ "template": "门店今日十点开门", "type": 2 }).to_string();
    let temp_id = post(&sandbox, "/templates", &text).ok()["temp_id"].as_u64().unwrap();
    let control = sandbox.control().unwrap();
    crate::wire::block_on(control.approve_template(i64::try_from(temp_id).unwrap())).unwrap();
    let recipients = r#"[{"mobile":13812345678,"temp_para":[]}]"#;
    let head = "POST /v1/{path}/batch HTTP/1.1\nHost: {host}\n{auth}\nUser-Agent: JSMS-API-PHP-CLIENT\nAccept: */*\n\
        Connection: Keep-Alive\nContent-Type: application/json\n";
    for (path, time) in [("messages", ""), ("schedule", r#","send_time":"2999-07-01 09:00:00""#)] {
        let head = head.replace("{path}", path);
        let batch = format!(r#"{{"temp_id":{temp_id},"recipients":{recipients}{time}}}"#);
        let answer = Written { head: &head, body: batch.as_bytes() }.send(&sandbox).ok();
        assert_eq!((&answer["success_count"], &answer["failure_count"]), (&json!(1), &json!(0)), "{path}");
    }
    assert_eq!(sandbox.latest_message(MOBILE).unwrap().text, "【极光短信】门店今日十点开门");
    let strict = start_as(Sandbox::builder().strict(true));
    let batch = format!(r#"{{"temp_id":1250,"recipients":{recipients}}}"#);
    let head = head.replace("{path}", "messages");
    assert_eq!(Written { head: &head, body: batch.as_bytes() }.send(&strict).status, 403);
    let expected = json!([
        "recipients[0].mobile is a number instead of a text",
        "recipients[0].temp_para is a list instead of an object",
    ]);
    assert_eq!(deviations(&strict), expected);
}

// ---- Java: jpush/jsms-api-java-client 1.2.10 with jiguang-common 1.0.8 ----------------------------------------

/// A blank before the semicolon, `=` within the boundary, `images` for each picture, and a header without a blank.
#[test]
fn the_java_client_s_form_is_served() {
    let sandbox = start();
    let head = "POST /v1/sign HTTP/1.1\nCharset: utf-8\n{auth}\n\
        Content-Type: multipart/form-data ; boundary=========7d4a6d158c9\nCache-Control: no-cache\n\
        Pragma: no-cache\nUser-Agent: Java/17.0.13\nHost: {host}\n\
        Accept: text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2\nConnection: keep-alive\n";
    let file = "--========7d4a6d158c9\nContent-Disposition: form-data; name=\"images\"; filename=\"{name}\"\n\
        Content-Type:application/octet-stream\n\n{png}\n";
    let texts = "--========7d4a6d158c9\nContent-Disposition: form-data; name=\"sign\"\n\n极光\n\
        --========7d4a6d158c9\nContent-Disposition: form-data; name=\"type\"\n\n1\n\
        --========7d4a6d158c9\nContent-Disposition: form-data; name=\"remark\"\n\n公司简称\n";
    let files = [file.replace("{name}", "a.png"), file.replace("{name}", "执照.png")].concat();
    for files in ["", &files] {
        let form = body(&format!("{texts}{files}--========7d4a6d158c9--\n"));
        assert_signed(&sandbox, &Written { head, body: &form }.send(&sandbox), "极光");
    }
}

/// `NativeHttpClient.formUploadByPost` begins with an empty line and ends its parts with the next boundary's.
#[test]
fn the_java_client_s_other_form_is_served() {
    let sandbox = start();
    let head = "POST /v1/sign HTTP/1.1\nConnection: Keep-Alive\n{auth}\n\
        Content-Type: multipart/form-data; boundary=---------------------------1732476000000\n\
        User-Agent: Java/17.0.13\nHost: {host}\n";
    let form = body(
        "\n-----------------------------1732476000000\nContent-Disposition: form-data; name=\"sign\"\n\n极光\n\
        -----------------------------1732476000000\nContent-Disposition: form-data; name=\"image0\"; filename=\"a.png\"\n\
        Content-Type:image/png\n\n{png}\n-----------------------------1732476000000--\n",
    );
    assert_signed(&sandbox, &Written { head, body: &form }.send(&sandbox), "极光");
}

/// `NettyHttpClient` names the host without its port and sends a media type with each call; the native one asks with
/// one too.
#[test]
fn the_java_client_s_calls_without_a_body_are_served() {
    let sandbox = start();
    let made = r#"{"send_time":"2999-07-01 09:00:00","mobile":"13812345678","temp_id":1250,"temp_para":{"number":"1","more":null}}"#;
    let netty = "{method} HTTP/1.1\nhost: 127.0.0.1\n{auth}\nContent-Type: application/json;charset=utf-8\n";
    let native = "{method} HTTP/1.1\nUser-Agent: JPush-API-Java-Client\nAccept-Charset: UTF-8\nCharset: UTF-8\n{auth}\n\
        Content-Type: application/json\nCache-Control: no-cache\nPragma: no-cache\nHost: {host}\n\
        Accept: text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2\nConnection: keep-alive\n";
    for head in [netty, native] {
        let call = |method: &str, body: &str| {
            let head = head.replace("{method}", method);
            Written { head: &head, body: body.as_bytes() }.send(&sandbox)
        };
        let schedule_id = call("POST /v1/schedule", made).ok()["schedule_id"].as_str().unwrap().to_owned();
        let path = format!("/v1/schedule/{schedule_id}");
        assert_eq!(call(&format!("PUT {path}"), made).ok()["schedule_id"], *schedule_id);
        assert_eq!(call(&format!("GET {path}"), "").ok()["send_time"], "2999-07-01 09:00:00");
        assert_eq!(call(&format!("DELETE {path}"), "").status, 200);
        call("GET /v1/accounts/app", "").assert_refused(403, 50_033, "app quota not assigned");
    }
    // `devKey:apiDevSecret`, encoded by hand.
    let dev = "Authorization: Basic N2U1MDNlZGNiMGNiNzI1ZTMzMWIwMzExOjcyODk1MTYzODFkY2RmMTExMzczMGYyYg==";
    let head = native.replace("{method}", "GET /v1/accounts/dev").replace("{auth}", dev);
    assert_eq!(Written { head: &head, body: b"" }.send(&sandbox).ok()["dev_balance"], 20);
}

/// The documents want `temp_id` in the path and in the body; this client's template has none.
#[test]
fn the_java_client_s_template_is_named_by_its_path_alone() {
    let sandbox = start();
    let head = "PUT /v1/templates/37582 HTTP/1.1\nUser-Agent: JPush-API-Java-Client\n{auth}\n\
        Content-Type: application/json\nHost: {host}\nConnection: keep-alive\n";
    let body = r#"{"template":"您好，{{code}}","type":1,"ttl":120,"remark":"注册"}"#;
    let written = Written { head, body: body.as_bytes() };
    assert_eq!(written.send(&sandbox).ok(), json!({ "temp_id": 37_582 }));
    assert_eq!(
        send(&sandbox, "GET", "/v1/templates/37582", &[AUTHORIZATION], "").ok()["template"],
        "您好，{{code}}"
    );
    let strict = start_as(Sandbox::builder().strict(true));
    assert_eq!(written.send(&strict).status, 403);
    assert_eq!(deviations(&strict), json!(["temp_id stands in the path alone"]));
}

// ---- C#: jpush/jsms-api-csharp-client, Jiguang.JSMS, on .NET's HttpClient -------------------------------------

/// A quoted boundary, bare names, a picture called `image` without a file name, and a remark without a name at all.
#[test]
fn the_csharp_client_s_forms_are_served() {
    let sandbox = start();
    let head = "POST /v1/sign HTTP/1.1\nHost: {host}\nAccept: application/json\n{auth}\n\
        Content-Type: multipart/form-data; boundary=\"5b7c1f62-8f0a-4c0d-9a53-0a5e6d3c7b11\"\n";
    let text = "--5b7c1f62-8f0a-4c0d-9a53-0a5e6d3c7b11\nContent-Type: text/plain; charset=utf-8\n\
        Content-Disposition: form-data";
    let file = "--5b7c1f62-8f0a-4c0d-9a53-0a5e6d3c7b11\nContent-Disposition: form-data; name";
    let end = "--5b7c1f62-8f0a-4c0d-9a53-0a5e6d3c7b11--\n";
    let texts = format!("{text}; name=sign\n\n极光\n{text}; name=type\n\n1\n");
    let create = body(&format!("{texts}{file}=image\n\n{{png}}\n{text}; name=remark\n\n备注\n{end}"));
    let update = body(&format!("{texts}{file}=image0\n\n{{png}}\n{text}\n\n备注\n{end}"));
    assert_signed(&sandbox, &Written { head, body: &create }.send(&sandbox), "极光");
    let update_head = head.replace("/v1/sign", "/v1/sign/37582");
    let update = Written { head: &update_head, body: &update };
    assert_signed(&sandbox, &update.send(&sandbox), "极光");
    let strict = start_as(Sandbox::builder().strict(true));
    assert_eq!(update.send(&strict).status, 403);
    let expected = ["a part has no name", "image0 has no file name", "image0 does not tell its media type"]
        .map(Value::from);
    assert_eq!(deviations(&strict), Value::from(expected.to_vec()));
}

/// `StringContent` without a media type is plain text; what was not set is null, or 0 where it is a number.
#[test]
fn the_csharp_client_s_json_is_served() {
    let sandbox = start();
    let made = json!({
        "mobile": MOBILE, "sign_id": null, "temp_id": 1250, "temp_para": { "number": "1" }, "template": null,
        "type": null, "ttl": null, "remark": null, "send_time": "2999-07-01 09:00:00",
    });
    let made = serde_json::to_string_pretty(&made).unwrap().replace('\n', "\r\n");
    let head = "POST /v1/schedule HTTP/1.1\nHost: {host}\nAccept: application/json\n{auth}\n\
        Content-Type: text/plain; charset=utf-8\n";
    Written { head, body: made.as_bytes() }.send(&sandbox).ok();
}

// ---- Forms as nobody's library writes them, and a shell script does --------------------------------------------

#[test]
fn odd_forms_are_served_and_strictness_tells_why_they_are_odd() {
    let strict = start_as(Sandbox::builder().strict(true));
    let sandbox = start();
    let form = "--b 1\nContent-Disposition: form-data; name=\"sign\"\n\n极光\n--b 1--\n";
    let crlf = form.replace('\n', "\r\n");
    let lines = [
        ("; boundary=\"b 1\"", crlf.clone(), json!([])),
        ("; boundary=b 1", crlf.clone(), json!([])),
        ("; Boundary='b 1'; charset=utf-8", crlf.clone(), json!([])),
        ("; boundary=\"b 1\"", form.to_owned(), json!([])),
        ("; boundary=\"b 1\"", format!("preamble\r\n{crlf}epilogue"), json!([])),
        ("", crlf.clone(), json!(["the Content-Type names no boundary"])),
        (
            "; boundary=\"b 1\"",
            crlf.trim_end_matches("\r\n--b 1--\r\n").to_owned(),
            json!(["the body ends without its last boundary"]),
        ),
        (
            "; boundary=\"b 1\"",
            crlf.replace("Content-Disposition", "nonsense\r\nContent-Disposition"),
            json!(["a part has a header line without a name"]),
        ),
    ];
    for (parameters, form, expected) in lines {
        let head = format!(
            "POST /v1/sign HTTP/1.1\nHost: {{host}}\n{{auth}}\nContent-Type: multipart/form-data{parameters}\n"
        );
        let written = Written { head: &head, body: form.as_bytes() };
        assert!(written.send(&sandbox).ok()["sign_id"].is_u64(), "{parameters} {form:?}");
        send(&sandbox, "POST", "/_sandbox/reset", &[], "");
        let reply = written.send(&strict);
        let is_well_formed = expected.as_array().unwrap().is_empty();
        assert_eq!(reply.status, if is_well_formed { 200 } else { 403 }, "{parameters} {form:?}");
        if !is_well_formed {
            assert_eq!(reply.json()["error"]["deviations"], expected);
            assert_eq!(deviations(&strict), expected);
        }
        send(&strict, "POST", "/_sandbox/reset", &[], "");
    }
}

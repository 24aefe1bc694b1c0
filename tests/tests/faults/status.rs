//! Complete answers whose status says that something else happened.

use sms_api::{Delivery, ErrorKind, Phase};
use sms_api_tests::{Event, Gate, Script, Server, Step};

use crate::api::{Asked, ErrorCode, GOOD, LARGE, MOBILE, client};
use crate::contract::{Expect, Fate, Seen, contracts};
use crate::reactor::alone;
use crate::reply::{Reply, reply};

const NOT_DESCRIBED: Expect = Expect::undescribed().attempts(1).reused();
const REFUSED: Expect = Expect::refused().attempts(1).reused();
const FAILED: Expect = Expect::failure(ErrorKind::Api, Phase::Decode, Delivery::Unknown).attempts(1).reused();

contracts![
    (a_proxy_s_page_of_502_is_in_doubt, "HTML error page of a proxy", NOT_DESCRIBED, || {
        page("502 Bad Gateway", "text/html").play()
    }),
    (a_page_with_success_is_in_doubt, "HTML error page of a proxy", NOT_DESCRIBED, || {
        page("200 OK", "text/html; charset=utf-8").play()
    }),
    (a_page_of_404_is_in_doubt, "HTML error page of a proxy", NOT_DESCRIBED, || {
        page("404 Not Found", "text/html").play()
    }),
    (a_page_is_kept_and_not_printed, "HTML error page of a proxy", NOT_DESCRIBED, || alone(kept())),
    (a_body_compressed_unasked_is_in_doubt, "Content-Encoding that was not asked for", NOT_DESCRIBED, || {
        encoded("200 OK").play()
    }),
    (
        a_refusal_compressed_unasked_is_in_doubt,
        "Content-Encoding that was not asked for",
        NOT_DESCRIBED,
        || { encoded("403 Forbidden").play() }
    ),
    (a_redirect_is_not_followed, "redirects", NOT_DESCRIBED, || alone(redirects())),
    (a_redirect_without_a_place_is_in_doubt, "redirects", NOT_DESCRIBED, || {
        reply("HTTP/1.1 302 Found\r\ncontent-length: 0\r\n\r\n").play()
    }),
    (not_modified_is_no_answer, "redirects", NOT_DESCRIBED, || reply("HTTP/1.1 304 Not Modified\r\n\r\n")
        .play()),
    (a_documented_refusal_is_refused, "unknown code, field, enum value", REFUSED, || {
        failure("403 Forbidden", "50009").play()
    }),
    (a_refusal_before_the_request_s_end_is_refused, "unknown code, field, enum value", EARLY, || alone(
        early()
    )),
    (a_refusal_beside_a_success_is_refused, "unknown code, field, enum value", REFUSED, || {
        failure("200 OK", "50009").play()
    }),
    (a_code_that_is_a_text_is_the_same_code, "unknown code, field, enum value", REFUSED, || {
        failure("403 Forbidden", "\"50009\"").play()
    }),
    (an_unknown_code_of_4xx_is_refused, "unknown code, field, enum value", REFUSED, || {
        failure("400 Bad Request", "59999").play()
    }),
    (an_unknown_code_of_5xx_is_in_doubt, "unknown code, field, enum value", FAILED, || {
        failure("500 Internal Server Error", "59999").play()
    }),
    (a_documented_failure_of_5xx_is_in_doubt, "unknown code, field, enum value", FAILED, || {
        failure("500 Internal Server Error", "50019").play()
    }),
    (an_unknown_code_is_told, "unknown code, field, enum value", REFUSED, || alone(told())),
    (a_request_timeout_is_in_doubt, "status 99, 999, 1000", NOT_DESCRIBED, || {
        reply("HTTP/1.1 408 Request Timeout\r\ncontent-length: 0\r\n\r\n").play()
    }),
];

const EARLY: Expect = Expect::refused().executed(0).attempts(1).replaced();

fn page(status: &str, media_type: &str) -> Reply {
    let page = "<html><body>it is not you</body></html>";
    reply(format!(
        "HTTP/1.1 {status}\r\ncontent-type: {media_type}\r\ncontent-length: {}\r\n\r\n{page}",
        page.len()
    ))
}

fn encoded(status: &str) -> Reply {
    reply(format!(
        "HTTP/1.1 {status}\r\ncontent-encoding: gzip\r\ncontent-length: 15\r\n\r\n{{\"receipt\":\"r\"}}"
    ))
}

fn failure(status: &str, code: &str) -> Reply {
    let body = format!("{{\"error\":{{\"code\":{code},\"message\":\"no\"}}}}");
    reply(format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n\r\n{body}", body.len()))
}

async fn kept() -> Vec<Seen> {
    let server = Server::start(Script::answering("HTTP/1.1 502 Bad\r\ncontent-length: 9\r\n\r\n<private>"));
    let client = client(&server);
    let result = Asked::Once.of(&client, "call").await;
    let error = result.as_ref().unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(502));
    assert_eq!(error.body(), b"<private>");
    assert!(!format!("{error} {error:?}").contains("private"));
    vec![Seen::new("call", result, server.events().executions("call")).connection(Fate::Reused)]
}

async fn redirects() -> Vec<Seen> {
    let elsewhere = Server::start(Script::answering(GOOD));
    let mut rounds = Vec::new();
    for status in [301, 302, 303, 307, 308] {
        let server = Server::start(Script::answering(format!(
            "HTTP/1.1 {status} Over There\r\nlocation: {}/messages\r\ncontent-length: 0\r\n\r\n",
            elsewhere.base_url()
        )));
        let client = client(&server);
        let result = Asked::Once.of(&client, "call").await;
        Asked::Once.of(&client, "next").await.unwrap_err();
        let opened = server.events().count(|event| matches!(event, Event::Accepted(..)));
        let fate = if opened == 1 { Fate::Reused } else { Fate::Replaced };
        rounds
            .push(Seen::new(status.to_string(), result, server.events().executions("call")).connection(fate));
    }
    assert!(elsewhere.events().all().is_empty());
    rounds
}

/// The server answers when the request has begun, and reads the rest of it when the answer was taken: were it to read
/// before, the whole request might be sent first, and the connection be a clean one.
async fn early() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    let refusal = failure("413 Content Too Large", "50009").bytes;
    let gate = Gate::shut();
    let script = Script::default().step(Step::Touch).send(refusal).step(Step::Pass(gate.clone()));
    server.next(script.step(Step::Drain));
    let client = client(&server);
    let result = client.send_once("call", MOBILE).note(LARGE.repeat(1 << 20)).await.map(drop);
    gate.open();
    Asked::Once.of(&client, "next").await.expect("the client outlives the fault");
    let executions = server.events().executions("call");
    vec![Seen::new("early", result, executions).connection(Fate::Replaced)]
}

async fn told() -> Vec<Seen> {
    let body = "{\"error\":{\"code\":59999,\"message\":\"brand new\"}}";
    let head = format!("HTTP/1.1 422 Unprocessable\r\ncontent-length: {}\r\n\r\n{body}", body.len());
    let server = Server::start(Script::answering(head));
    let client = client(&server);
    let result = Asked::Once.of(&client, "call").await;
    let error = result.as_ref().unwrap_err();
    let Some(ErrorCode::Unknown(code)) = error.code() else { panic!("{:?}", error.code()) };
    assert_eq!((code.value(), error.message()), (59999, Some("brand new")));
    vec![Seen::new("call", result, server.events().executions("call")).connection(Fate::Reused)]
}

//! What a caller's own texts can do to a request: nothing but what the spec gives them to do.

use sms_api_tests::{Event, Script, Server};

use crate::api::{APP_KEY, Client, Credentials, Error, GOOD, MOBILE, SECRET, builder, client, credentials};
use crate::contract::{Expect, Seen, contracts};
use crate::reactor::alone;

const CONTROLS: &[&str] =
    &["a\r\nx-injected: b", "a\nb", "a\rb", "a\0b", "a\u{7f}b", "a\u{1b}[31mb", "\r\n\r\n", "\n"];

contracts![
    (
        control_characters_in_credentials_are_refused,
        "CR, LF and control characters in credentials, headers and path",
        Expect::invalid(),
        wrong_credentials,
    ),
    (
        control_characters_in_a_header_are_refused,
        "CR, LF and control characters in credentials, headers and path",
        Expect::invalid(),
        || alone(wrong_headers()),
    ),
    (
        control_characters_in_a_path_are_encoded,
        "CR, LF and control characters in credentials, headers and path",
        Expect::ANSWER,
        || alone(encoded(&[("a\r\nb: c", "a%0D%0Ab%3A%20c"), ("\0", "%00"), ("\u{7f}\u{1b}", "%7F%1B")])),
    ),
    (
        control_characters_in_the_user_agent_are_refused,
        "CR, LF and control characters in credentials, headers and path",
        Expect::invalid(),
        wrong_user_agent,
    ),
    (
        a_path_parameter_that_leads_elsewhere_is_refused,
        "path parameter empty, `.`, `..`, `/`, `%`, non-ASCII",
        Expect::invalid(),
        || alone(wrong_segments()),
    ),
    (
        a_path_parameter_is_one_segment,
        "path parameter empty, `.`, `..`, `/`, `%`, non-ASCII",
        Expect::ANSWER,
        || {
            alone(encoded(&[
                ("a/b", "a%2Fb"),
                ("../admin", "..%2Fadmin"),
                ("/", "%2F"),
                ("%", "%25"),
                ("%2e%2e", "%252e%252e"),
                ("...", "..."),
                ("a?b#c", "a%3Fb%23c"),
                ("a;b=c&d+e", "a%3Bb%3Dc%26d%2Be"),
                (" ", "%20"),
                ("\u{6781}\u{5149}", "%E6%9E%81%E5%85%89"),
                ("\u{1f600}", "%F0%9F%98%80"),
                ("\\", "%5C"),
                ("~-._", "~-._"),
            ]))
        },
    ),
    (
        a_credential_set_that_was_not_given_is_asked_for,
        "CR, LF and control characters in credentials, headers and path",
        Expect::invalid(),
        || alone(no_token()),
    ),
    (plain_http_to_another_machine_is_refused, "redirects", Expect::invalid(), plain_http),
];

fn wrong_credentials() -> Vec<Seen> {
    let controls = CONTROLS.iter().flat_map(|wrong| {
        [Credentials::new(*wrong, SECRET), Credentials::new(APP_KEY, *wrong), credentials().dev(*wrong)]
    });
    let plain =
        [Credentials::new("", SECRET), Credentials::new("with:colon", SECRET), credentials().dev("a b")];
    controls.chain(plain).map(|credentials| unsent(Client::new(credentials).map(drop))).collect()
}

fn wrong_user_agent() -> Vec<Seen> {
    let build = |text: &&str| Client::builder(credentials()).user_agent(*text).build();
    CONTROLS.iter().map(|wrong| unsent(build(wrong).map(drop))).collect()
}

fn plain_http() -> Vec<Seen> {
    let builder = Client::builder(credentials()).base_url("http://faults.invalid/v1").unwrap();
    vec![unsent(builder.build().map(drop))]
}

async fn wrong_headers() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    let client = client(&server);
    let mut rounds = Vec::new();
    for wrong in CONTROLS {
        rounds.push(unsent(client.send_once(*wrong, MOBILE).await.map(drop)));
    }
    assert!(server.events().all().is_empty());
    rounds
}

async fn wrong_segments() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    let client = client(&server);
    let mut rounds = Vec::new();
    for wrong in ["", ".", ".."] {
        rounds.push(unsent(client.store("call", wrong).await.map(drop)));
        rounds.push(unsent(client.look("call", wrong).await.map(drop)));
    }
    let unchecked = builder(&server).check_requests(false).build().unwrap();
    rounds.push(unsent(unchecked.store("call", "..").await.map(drop)));
    assert!(server.events().all().is_empty());
    rounds
}

async fn encoded(segments: &[(&str, &str)]) -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    let client = client(&server);
    let mut rounds = Vec::new();
    for (plain, encoded) in segments {
        let result = client.look("call", *plain).await.map(drop);
        let line = format!("GET /v1/messages/{encoded} HTTP/1.1");
        let seen =
            server.events().count(|event| matches!(event, Event::Received(_, _, found) if *found == line));
        rounds.push(Seen::new(*plain, result, seen));
    }
    rounds
}

async fn no_token() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    let client = client(&server);
    let seen = unsent(client.announce("call").await);
    assert!(server.events().all().is_empty());
    vec![seen]
}

/// What was refused before anything could be sent.
fn unsent(result: Result<(), Error>) -> Seen {
    Seen::new("refused", result, 0)
}

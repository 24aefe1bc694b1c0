use sms_api::{Delivery, ErrorKind};

use self::api::{
    Client, Credentials, Direction, Error, ErrorCode, IssueNumber, IssueSort, IssueState, LockReason, Login,
    ReactionContent, StateFilter, StateReason,
};
use super::server::{Received, Reply, Server};

/// The client.
pub mod api {
    sms_api::sms_api!("specs/github.toml");
}

const ISSUE: &str = r#"{
    "id": 18446744073709551615, "number": 1347, "title": "Found a bug", "body": null, "state": "open",
    "user": {"login": "octocat", "id": 1, "type": "User", "site_admin": false, "node_id": "MDQ6VXNlcjE="},
    "assignees": [], "labels": [{"id": 208045946, "name": "bug", "color": "f29513", "default": true}],
    "locked": true, "active_lock_reason": "too heated", "comments": 0, "created_at": "2011-04-22T13:33:48Z",
    "reactions": {"total_count": 5, "+1": 3, "-1": 1, "laugh": 0, "heart": 1}
}"#;

async fn start() -> (Server, Client) {
    let server = Server::start().await;
    let credentials = Credentials::new("ghp_16C7e42F292c").oauth_app("Iv1.8a61f9b3a7aba766", "s3cr3t");
    let client = Client::builder(credentials).base_url(&server.url("")).unwrap().build().unwrap();
    (server, client)
}

fn assert_common(sent: &Received) {
    assert_eq!(sent.header("authorization"), Some("Bearer ghp_16C7e42F292c"));
    assert_eq!(sent.header("accept"), Some("application/vnd.github+json"));
    assert_eq!(sent.header("x-github-api-version"), Some("2022-11-28"));
}

fn assert_without_body(sent: &Received) {
    assert_eq!(sent.body, "");
    assert_eq!(sent.header("content-type"), None);
}

#[tokio::test]
async fn a_query_carries_what_was_set_and_an_array_comes_back() {
    let (server, client) = start().await;
    let call = client
        .list_issues("octocat", "Hello-World")
        .state(StateFilter::All)
        .labels("bug,good first issue")
        .sort(IssueSort::Comments)
        .direction(Direction::Ascending)
        .since("2011-04-22T13:33:48+02:00")
        .per_page(100)
        .page(2);
    let (issues, sent) = server.exchange(Reply::json(200, &format!("[{ISSUE}, {ISSUE}]")), call).await;
    assert_eq!(
        sent.line,
        "GET /repos/octocat/Hello-World/issues?state=all&labels=bug%2Cgood%20first%20issue&sort=comments\
         &direction=asc&since=2011-04-22T13%3A33%3A48%2B02%3A00&per_page=100&page=2"
    );
    assert_common(&sent);
    assert_without_body(&sent);
    let issues = issues.unwrap();
    assert_eq!(issues.len(), 2);
    let issue = &issues[1];
    assert_eq!(issue.id, u64::MAX);
    assert_eq!(issue.number, IssueNumber::from(1347));
    assert_eq!(issue.body, None);
    assert_eq!(issue.user.as_ref().unwrap().login, Login::from("octocat"));
    assert_eq!(issue.user.as_ref().unwrap().kind, "User");
    assert_eq!(issue.labels[0].name, "bug");
    assert_eq!(issue.active_lock_reason, Some(LockReason::TooHeated));
    let reactions = issue.reactions.as_ref().unwrap();
    assert_eq!((reactions.total_count, reactions.plus_one, reactions.minus_one), (5, 3, 1));
}

#[tokio::test]
async fn an_empty_array_is_an_answer_and_a_bare_query_is_not_written() {
    let (server, client) = start().await;
    let (issues, sent) = server.exchange(Reply::json(200, "[]"), client.list_issues("octocat", "x")).await;
    assert_eq!(sent.line, "GET /repos/octocat/x/issues");
    assert!(issues.unwrap().is_empty());
}

#[tokio::test]
async fn an_unknown_enum_value_and_an_unknown_field_are_read() {
    let (server, client) = start().await;
    let future = ISSUE.replace(r#""state": "open""#, r#""state": "archived", "priority": {"of": [1, 2]}"#);
    let (issue, sent) = server.exchange(Reply::json(200, &future), client.get_issue("o", "r", 1347)).await;
    assert_eq!(sent.line, "GET /repos/o/r/issues/1347");
    let issue = issue.unwrap();
    assert!(matches!(issue.state, IssueState::Unknown(_)));
    assert_eq!(issue.state.value(), "archived");
}

#[tokio::test]
async fn a_deprecated_field_is_still_sent_and_read() {
    let (server, client) = start().await;
    #[expect(deprecated, reason = "that it is deprecated is the point")]
    let call = client
        .create_issue("octocat", "Hello-World", "Found \"a\" bug")
        .body("It does\nnot work 🐛")
        .assignee("hubot")
        .milestone(3)
        .labels(["bug", "c++"])
        .assignees(["octocat", "hubot"]);
    let answer = ISSUE.replace(
        r#""assignees""#,
        r#""assignee": {"login": "hubot", "id": 2, "type": "Bot", "site_admin": true}, "assignees""#,
    );
    let (issue, sent) = server.exchange(Reply::json(201, &answer), call).await;
    assert_eq!(sent.line, "POST /repos/octocat/Hello-World/issues");
    assert_common(&sent);
    assert_eq!(sent.header("content-type"), Some("application/json"));
    assert_eq!(
        sent.body,
        r#"{"title":"Found \"a\" bug","body":"It does\nnot work 🐛","assignee":"hubot","milestone":3,"labels":["bug","c++"],"assignees":["octocat","hubot"]}"#
    );
    #[expect(deprecated, reason = "that it is deprecated is the point")]
    let assignee = issue.unwrap().assignee.unwrap();
    assert!(assignee.site_admin);
}

/// The headers that are kept from call to call hold a length, too, which is no other call's.
#[tokio::test]
async fn every_body_is_sent_with_its_own_length() {
    let (server, client) = start().await;
    for length in [1, 250, 3, 70_000, 2] {
        let title = "t".repeat(length);
        let (_, sent) =
            server.exchange(Reply::json(201, ISSUE), client.create_issue("o", "r", &*title)).await;
        let body = format!(r#"{{"title":"{title}"}}"#);
        assert_eq!(sent.header("content-length"), Some(body.len().to_string().as_str()));
        assert_eq!(sent.body, body);
    }
}

#[tokio::test]
async fn an_error_code_is_found_inside_an_array() {
    let (server, client) = start().await;
    let reply = Reply::json(
        422,
        r#"{"message": "Validation Failed", "errors": [{"resource": "Issue", "code": "missing_field", "field": "title"}, {"code": "invalid"}]}"#,
    );
    let (answer, _) = server.exchange(reply, client.create_issue("o", "r", "t")).await;
    let error: Error = answer.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.code(), Some(ErrorCode::MissingField));
    assert_eq!(error.status().unwrap().as_u16(), 422);
    assert_eq!(error.message(), Some("Validation Failed"));
    assert_eq!(error.delivery(), Delivery::Refused);
    assert_eq!(error.endpoint(), Some("create_issue"));
}

#[tokio::test]
async fn an_unknown_error_code_is_kept() {
    let (server, client) = start().await;
    let reply = Reply::json(422, r#"{"message": "No", "errors": [{"code": "too_long"}]}"#);
    let (answer, _) = server.exchange(reply, client.create_issue("o", "r", "t")).await;
    let code = answer.unwrap_err().code().unwrap();
    assert!(matches!(code, ErrorCode::Unknown(_)));
    assert_eq!(code.value(), "too_long");
}

#[tokio::test]
async fn a_message_without_a_code_is_a_refusal() {
    let (server, client) = start().await;
    let reply = Reply::json(
        404,
        r#"{"message": "Not Found", "documentation_url": "https://docs.github.com", "status": "404"}"#,
    );
    let (answer, _) = server.exchange(reply, client.get_issue("o", "r", 1)).await;
    let error = answer.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.code(), None);
    assert_eq!(error.message(), Some("Not Found"));
}

#[tokio::test]
async fn patch_sends_only_what_was_set() {
    let (server, client) = start().await;
    let call =
        client.update_issue("o", "r", 7).state(IssueState::Closed).state_reason(StateReason::NotPlanned);
    let (issue, sent) = server.exchange(Reply::json(200, ISSUE), call).await;
    assert_eq!(sent.line, "PATCH /repos/o/r/issues/7");
    assert_eq!(sent.body, r#"{"state":"closed","state_reason":"not_planned"}"#);
    assert_eq!(issue.unwrap().title, "Found a bug");
}

#[tokio::test]
async fn put_and_delete_are_answered_with_nothing() {
    let (server, client) = start().await;
    let call = client.lock_issue("o", "r", 7).lock_reason(LockReason::OffTopic);
    let (answer, sent) = server.exchange(Reply::bare(204), call).await;
    let () = answer.unwrap();
    assert_eq!(sent.line, "PUT /repos/o/r/issues/7/lock");
    assert_eq!(sent.body, r#"{"lock_reason":"off-topic"}"#);

    let (answer, sent) = server.exchange(Reply::bare(204), client.unlock_issue("o", "r", 7)).await;
    let () = answer.unwrap();
    assert_eq!(sent.line, "DELETE /repos/o/r/issues/7/lock");
    assert_common(&sent);
    assert_without_body(&sent);
}

#[tokio::test]
async fn an_enum_carries_the_values_of_the_wire() {
    let (server, client) = start().await;
    let call = client.add_reaction("o", "r", 7, ReactionContent::MinusOne);
    let (reaction, sent) = server.exchange(Reply::json(200, r#"{"id": 1, "content": "+1"}"#), call).await;
    assert_eq!(sent.line, "POST /repos/o/r/issues/7/reactions");
    assert_eq!(sent.body, r#"{"content":"-1"}"#);
    assert_eq!(reaction.unwrap().content, ReactionContent::PlusOne);
}

#[tokio::test]
async fn fields_of_one_answer_come_from_body_and_headers() {
    let (server, client) = start().await;
    let reply = Reply::json(
        200,
        r#"{"total_count": 40, "incomplete_results": false, "items": [{"number": 132, "title": "Line number indexes", "score": 0.25}]}"#,
    )
    .header("X-RateLimit-Limit", "30")
    .header("x-ratelimit-remaining", "29");
    let call = client.search_issues("windows label:bug state:open +100%").per_page(1);
    let (found, sent) = server.exchange(reply, call).await;
    assert_eq!(sent.line, "GET /search/issues?q=windows%20label%3Abug%20state%3Aopen%20%2B100%25&per_page=1");
    let found = found.unwrap();
    assert_eq!((found.total_count, found.items.len()), (40, 1));
    assert!((found.items[0].score - 0.25).abs() < f64::EPSILON);
    assert_eq!((found.x_ratelimit_limit, found.x_ratelimit_remaining), (Some(30), Some(29)));
    assert_eq!(found.x_ratelimit_resource, None);
}

#[tokio::test]
async fn a_path_parameter_is_one_segment_whatever_it_holds() {
    let (server, client) = start().await;
    let label = r#"{"id": 1, "name": "…", "color": "ffffff", "default": false, "description": null}"#;
    for (name, segment) in [
        ("good first issue", "good%20first%20issue"),
        ("c++/c#?", "c%2B%2B%2Fc%23%3F"),
        ("错误", "%E9%94%99%E8%AF%AF"),
        ("100%&../..", "100%25%26..%2F.."),
    ] {
        let (answer, sent) = server.exchange(Reply::json(200, label), client.get_label("o", "r", name)).await;
        assert_eq!(sent.line, format!("GET /repos/o/r/labels/{segment}"));
        answer.unwrap();
    }
}

#[tokio::test]
async fn a_repository_contains_repositories() {
    let (server, client) = start().await;
    let repository = |name: &str, more: &str| {
        format!(
            r#"{{"id": 1, "full_name": "{name}", "private": false, "stargazers_count": 80,
                "owner": {{"login": "octocat", "id": 1, "type": "User", "site_admin": false}}{more}}}"#
        )
    };
    let root = repository("root/r", "");
    let parent = repository("parent/r", &format!(r#", "parent": {root}, "template_repository": null"#));
    let fork = repository("fork/r", &format!(r#", "parent": {parent}, "topics": ["rust"]"#));
    let (answer, sent) = server.exchange(Reply::json(200, &fork), client.get_repository("fork", "r")).await;
    assert_eq!(sent.line, "GET /repos/fork/r");
    let fork = answer.unwrap();
    assert_eq!(fork.topics, Some(vec!["rust".to_owned()]));
    let parent = fork.parent.as_ref().unwrap();
    assert!(parent.template_repository.is_none());
    assert_eq!(parent.parent.as_ref().unwrap().full_name, "root/r");
    assert_eq!(fork.clone(), fork);
}

#[tokio::test]
async fn head_answers_with_headers_only() {
    let (server, client) = start().await;
    let reply = Reply::bare(200)
        .header("ETag", "\"644b5b0155e6404a9cc4bd9d8b1ae730\"")
        .header("X-RateLimit-Remaining", "4999")
        .header("X-RateLimit-Reset", "1372700873")
        .header("content-length", "5000");
    let (head, sent) = server.exchange(reply, client.head_repository("o", "r")).await;
    assert_eq!(sent.line, "HEAD /repos/o/r");
    assert_without_body(&sent);
    let head = head.unwrap();
    assert_eq!(head.etag, "\"644b5b0155e6404a9cc4bd9d8b1ae730\"");
    assert_eq!((head.x_ratelimit_remaining, head.x_ratelimit_reset), (4999, 1_372_700_873));
}

#[tokio::test]
async fn a_required_header_that_is_missing_or_no_number_is_unexpected() {
    let (server, client) = start().await;
    for remaining in [None, Some("many"), Some("4294967296")] {
        let reply = Reply::bare(200).header("etag", "x").header("x-ratelimit-reset", "0");
        let reply =
            remaining.into_iter().fold(reply, |reply, value| reply.header("x-ratelimit-remaining", value));
        let (head, _) = server.exchange(reply, client.head_repository("o", "r")).await;
        let error = head.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unexpected, "{error}");
        assert!(error.to_string().contains("x-ratelimit-remaining"), "{error}");
    }
}

#[tokio::test]
async fn an_empty_list_is_sent_where_it_is_required() {
    let (server, client) = start().await;
    let call = client.replace_topics("o", "r", Vec::<String>::new());
    let (answer, sent) = server.exchange(Reply::json(200, r#"{"names": []}"#), call).await;
    assert_eq!(sent.line, "PUT /repos/o/r/topics");
    assert_eq!(sent.body, r#"{"names":[]}"#);
    assert!(answer.unwrap().names.is_empty());
}

#[tokio::test]
async fn a_map_at_the_top_is_read() {
    let (server, client) = start().await;
    let reply = Reply::json(200, r#"{"C": 78769, "Python": 7769, "C++": 0}"#);
    let (languages, sent) = server.exchange(reply, client.list_languages("o", "r")).await;
    assert_eq!(sent.line, "GET /repos/o/r/languages");
    let languages = languages.unwrap();
    assert_eq!(languages.len(), 3);
    assert_eq!(languages["C"], 78769);
}

#[tokio::test]
async fn an_endpoint_without_credentials_sends_none() {
    let (server, client) = start().await;
    let reply =
        Reply::json(200, r#"{"+1": "https://github.githubassets.com/images/icons/emoji/unicode/1f44d.png"}"#);
    let (emojis, sent) = server.exchange(reply, client.list_emojis()).await;
    assert_eq!(sent.line, "GET /emojis");
    assert_eq!(sent.header("authorization"), None);
    assert_eq!(sent.header("accept"), Some("application/vnd.github+json"));
    assert!(emojis.unwrap()["+1"].ends_with("1f44d.png"));
}

#[tokio::test]
async fn an_endpoint_uses_the_credential_set_that_it_names() {
    let (server, client) = start().await;
    let reply = Reply::json(200, r#"{"id": 1, "token": "gho_secret", "scopes": ["repo"], "user": null}"#);
    let call = client.check_token("Iv1.8a61f9b3a7aba766", "gho_secret");
    let (token, sent) = server.exchange(reply, call).await;
    assert_eq!(sent.line, "POST /applications/Iv1.8a61f9b3a7aba766/token");
    assert_eq!(sent.header("authorization"), Some("Basic SXYxLjhhNjFmOWIzYTdhYmE3NjY6czNjcjN0"));
    assert_eq!(sent.body, r#"{"access_token":"gho_secret"}"#);
    let token = token.unwrap();
    assert_eq!(token.token, "gho_secret");
    assert!(!format!("{token:?}").contains("gho_secret"), "{token:?}");
}

#[tokio::test]
async fn delete_may_have_a_body() {
    let (server, client) = start().await;
    let (answer, sent) = server.exchange(Reply::bare(204), client.delete_token("Iv1", "gho_x")).await;
    let () = answer.unwrap();
    assert_eq!(sent.line, "DELETE /applications/Iv1/token");
    assert_eq!(sent.header("content-type"), Some("application/json"));
    assert_eq!(sent.body, r#"{"access_token":"gho_x"}"#);
}

#[tokio::test]
async fn a_missing_credential_set_is_named_and_nothing_is_sent() {
    let server = Server::start().await;
    let credentials = Credentials::new("ghp_16C7e42F292c");
    let client = Client::builder(credentials).base_url(&server.url("")).unwrap().build().unwrap();
    let error = server.untouched(client.check_token("Iv1", "gho_secret")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
    assert_eq!(error.delivery(), Delivery::NotSent);
    assert_eq!(error.attempts(), 0);
    assert!(error.to_string().contains("oauth_app"), "{error}");
    assert!(!format!("{error}{error:?}").contains("gho_secret"));
}

#[tokio::test]
async fn every_violation_is_told_with_its_place_and_nothing_is_sent() {
    let (server, client) = start().await;
    let long = "x".repeat(40);
    let call = client
        .create_issue("", "..", "t")
        .assignees(["octocat", &long, "", "a", "a", "a", "a", "a", "a", "a", "a"]);
    let error = server.untouched(call).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
    let paths: Vec<_> = error.violations().iter().map(|violation| violation.path()).collect();
    for path in ["owner", "repo", "assignees", "assignees[1]", "assignees[2]"] {
        assert!(paths.contains(&path), "{path} of {paths:?}");
    }
    assert!(!error.to_string().contains(&long), "{error}");

    let error = server.untouched(client.list_issues("o", "r").per_page(101).page(0)).await.unwrap_err();
    let paths: Vec<_> = error.violations().iter().map(|violation| violation.path()).collect();
    assert_eq!(paths, ["per_page", "page"]);
}

#[tokio::test]
async fn checks_can_be_switched_off_but_not_those_of_the_path() {
    let (server, _) = start().await;
    let builder = Client::builder(Credentials::new("t")).check_requests(false);
    let client = builder.base_url(&server.url("")).unwrap().build().unwrap();
    let (issues, sent) =
        server.exchange(Reply::json(200, "[]"), client.list_issues("o", "r").per_page(101)).await;
    assert_eq!(sent.line, "GET /repos/o/r/issues?per_page=101");
    issues.unwrap();
    let error = server.untouched(client.get_repository("o", "..")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
}

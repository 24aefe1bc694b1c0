use sms_api::{Delivery, ErrorKind};

use self::api::{
    AllowedMentions, ButtonStyle, Client, Component, ComponentType, Credentials, Embed, EmbedField,
    ErrorCode, MentionType, MessageReference, MessageType, Overwrite, OverwriteType, SearchHas, Snowflake,
};
use super::server::{Reply, Server};

/// The client.
pub mod api {
    sms_api::sms_api!("specs/discord.toml");
}

const BOT: &str = "Bot MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs";
const CHANNEL: &str = "290926798999357250";
const MESSAGE: &str = r#"{
    "id": "334385199974967042", "channel_id": "290926798999357250", "type": 0, "content": "Supa Hot",
    "author": {"id": "53908099506183680", "username": "Mason", "discriminator": "9999", "global_name": null},
    "timestamp": "2017-07-11T17:27:07.299000+00:00", "embeds": [], "flags": 9007199254740993,
    "reactions": [{"count": 1, "me": false, "emoji": {"id": null, "name": "🔥"}}]
}"#;

async fn start() -> (Server, Client) {
    let server = Server::start().await;
    let credentials = Credentials::new(BOT).on_behalf("6qrZcUqja7812RVdnEKjpzOL4CvHBFG");
    let client = Client::builder(credentials).base_url(&server.url("/api/v10")).unwrap().build().unwrap();
    (server, client)
}

#[tokio::test]
async fn a_key_stands_in_the_header_that_the_spec_names() {
    let (server, client) = start().await;
    let call = client.list_messages(CHANNEL).before("334385199974967042").limit(100);
    let (messages, sent) = server.exchange(Reply::json(200, &format!("[{MESSAGE}]")), call).await;
    assert_eq!(
        sent.line,
        "GET /api/v10/channels/290926798999357250/messages?before=334385199974967042&limit=100"
    );
    assert_eq!(sent.header("authorization"), Some(BOT));
    assert_eq!(sent.header("user-agent"), Some("DiscordBot (https://github.com/sms-api/sms-api, 0.1.0)"));
    let messages = messages.unwrap();
    assert_eq!(messages[0].kind, MessageType::Default);
    assert_eq!(messages[0].flags, Some(9_007_199_254_740_993));
    assert_eq!(messages[0].reactions.as_ref().unwrap()[0].count, 1);
}

#[tokio::test]
async fn another_credential_set_replaces_the_default_one() {
    let (server, client) = start().await;
    let user = r#"{"id": "80351110224678912", "username": "Nelly", "email": "nelly@discord.com", "accent_color": -1}"#;
    let (user, sent) = server.exchange(Reply::json(200, user), client.get_current_user()).await;
    assert_eq!(sent.line, "GET /api/v10/users/@me");
    assert_eq!(sent.header("authorization"), Some("Bearer 6qrZcUqja7812RVdnEKjpzOL4CvHBFG"));
    let user = user.unwrap();
    assert_eq!(user.accent_color, Some(-1));
    assert_eq!(user.email.as_deref(), Some("nelly@discord.com"));
    assert!(!format!("{user:?}").contains("nelly"), "{user:?}");

    let guilds = r#"[{"id": "80351110224678912", "name": "1337 Krew", "owner": true, "approximate_member_count": 3268}]"#;
    let call = client.list_my_guilds().after("1").limit(200).with_counts(true);
    let (guilds, sent) = server.exchange(Reply::json(200, guilds), call).await;
    assert_eq!(sent.line, "GET /api/v10/users/@me/guilds?after=1&limit=200&with_counts=true");
    assert_eq!(guilds.unwrap()[0].approximate_member_count, Some(3268));
}

#[tokio::test]
async fn nested_records_are_written_as_the_spec_orders_them() {
    let (server, client) = start().await;
    let mentions =
        AllowedMentions::new().parse([MentionType::Users]).users(["53908099506183680"]).replied_user(false);
    let embed = Embed::new()
        .title("Hello, \"Embed\"!")
        .color(0x00ff_00ff)
        .fields([EmbedField::new("name", "value").inline(true), EmbedField::new("极光", "\u{1f525}\n")]);
    let call = client
        .create_message(CHANNEL)
        .content("@everyone hi")
        .nonce("007")
        .tts(false)
        .embeds([embed])
        .allowed_mentions(mentions)
        .message_reference(MessageReference::new("334385199974967042").fail_if_not_exists(false))
        .sticker_ids(["1", "2"]);
    let (message, sent) = server.exchange(Reply::json(200, MESSAGE), call).await;
    assert_eq!(sent.line, "POST /api/v10/channels/290926798999357250/messages");
    assert_eq!(
        sent.body,
        concat!(
            r#"{"content":"@everyone hi","nonce":"007","tts":false,"#,
            r#""embeds":[{"title":"Hello, \"Embed\"!","color":16711935,"#,
            r#""fields":[{"name":"name","value":"value","inline":true},{"name":"极光","value":"🔥\n"}]}],"#,
            r#""allowed_mentions":{"parse":["users"],"users":["53908099506183680"],"replied_user":false},"#,
            r#""message_reference":{"message_id":"334385199974967042","fail_if_not_exists":false},"#,
            r#""sticker_ids":["1","2"]}"#
        )
    );
    message.unwrap();
}

#[tokio::test]
async fn a_record_contains_itself_as_a_list_and_as_an_option() {
    let (server, client) = start().await;
    let link = Component::new(ComponentType::Button)
        .style(ButtonStyle::Link)
        .label("more")
        .url("https://example.com");
    let text = Component::new(ComponentType::TextDisplay).content("Hello");
    let section = Component::new(ComponentType::Section).components([text]).accessory(link);
    let container = Component::new(ComponentType::Container).id(-7).components([section]);
    let call = client.create_message(CHANNEL).components([container.clone()]).flags(32768);
    let body = concat!(
        r#"{"components":[{"type":17,"id":-7,"components":[{"type":9,"components":[{"type":10,"content":"Hello"}],"#,
        r#""accessory":{"type":2,"style":5,"label":"more","url":"https://example.com"}}]}],"flags":32768}"#
    );
    let answer =
        MESSAGE.replace(r#""embeds": []"#, &format!(r#""embeds": [], {}"#, &body[1..body.len() - 15]));
    let (message, sent) = server.exchange(Reply::json(200, &answer), call).await;
    assert_eq!(sent.body, body);
    assert_eq!(message.unwrap().components, Some(vec![container]));
}

#[tokio::test]
async fn a_message_holds_the_message_that_it_replies_to_and_maps_of_records() {
    let (server, client) = start().await;
    let reply = MESSAGE.replace(
        r#""type": 0"#,
        &format!(
            r#""type": 19, "nonce": 42, "referenced_message": {MESSAGE},
            "resolved": {{"users": {{"53908099506183680": {{"id": "53908099506183680", "username": "Mason"}}}}}}"#
        ),
    );
    let call = client.edit_message(CHANNEL, "334385199974967042").content("");
    let (message, sent) = server.exchange(Reply::json(200, &reply), call).await;
    assert_eq!(sent.line, "PATCH /api/v10/channels/290926798999357250/messages/334385199974967042");
    assert_eq!(sent.body, r#"{"content":""}"#);
    let message = message.unwrap();
    assert_eq!(message.kind, MessageType::Reply);
    assert_eq!(message.nonce.as_ref().unwrap().as_str(), "42");
    assert_eq!(message.referenced_message.as_ref().unwrap().content, "Supa Hot");
    assert_eq!(message.resolved.unwrap().users.unwrap()["53908099506183680"].username, "Mason");
}

#[tokio::test]
async fn an_unknown_integer_of_an_enum_is_kept() {
    let (server, client) = start().await;
    let answer = MESSAGE.replace(r#""type": 0"#, r#""type": 46"#);
    let (message, _) =
        server.exchange(Reply::json(200, &answer), client.create_message(CHANNEL).content("x")).await;
    let kind = message.unwrap().kind;
    assert!(matches!(kind, MessageType::Unknown(_)));
    assert_eq!(kind.value(), 46);
}

#[tokio::test]
async fn a_request_field_may_be_a_header() {
    let (server, client) = start().await;
    let call = client.delete_message(CHANNEL, "1").reason("spam (3rd time)");
    let (answer, sent) = server.exchange(Reply::bare(204), call).await;
    let () = answer.unwrap();
    assert_eq!(sent.line, "DELETE /api/v10/channels/290926798999357250/messages/1");
    assert_eq!(sent.header("x-audit-log-reason"), Some("spam (3rd time)"));
    assert_eq!(sent.body, "");

    let (_, sent) = server.exchange(Reply::bare(204), client.delete_message(CHANNEL, "1")).await;
    assert_eq!(sent.header("x-audit-log-reason"), None);

    let error =
        server.untouched(client.delete_message(CHANNEL, "1").reason("a\r\nx-evil: b")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
    assert_eq!(error.violations()[0].path(), "X-Audit-Log-Reason");
}

#[tokio::test]
async fn a_list_of_ids_is_sent_and_nothing_comes_back() {
    let (server, client) = start().await;
    let call = client.bulk_delete_messages(CHANNEL, ["1", "2"]);
    let (answer, sent) = server.exchange(Reply::bare(204), call).await;
    let () = answer.unwrap();
    assert_eq!(sent.line, "POST /api/v10/channels/290926798999357250/messages/bulk-delete");
    assert_eq!(sent.body, r#"{"messages":["1","2"]}"#);
}

#[tokio::test]
async fn a_list_in_the_query_repeats_its_key_and_lists_of_lists_come_back() {
    let (server, client) = start().await;
    let call = client
        .search_messages("197038439483310086")
        .limit(25)
        .offset(9975)
        .content("a&b=c")
        .author_id(["1", "2"])
        .has([SearchHas::Image, SearchHas::NoLink]);
    let answer = format!(
        r#"{{"doing_deep_historical_index": false, "total_results": 2, "messages": [[{MESSAGE}], [{MESSAGE}], []]}}"#
    );
    let (found, sent) = server.exchange(Reply::json(200, &answer), call).await;
    assert_eq!(
        sent.line,
        "GET /api/v10/guilds/197038439483310086/messages/search?limit=25&offset=9975&content=a%26b%3Dc\
         &author_id=1&author_id=2&has=image&has=-link"
    );
    let found = found.unwrap();
    assert_eq!(found.messages.iter().map(Vec::len).collect::<Vec<_>>(), [1, 1, 0]);
}

#[tokio::test]
async fn an_empty_list_in_the_query_is_not_written() {
    let (server, client) = start().await;
    let answer = r#"{"doing_deep_historical_index": true, "total_results": 0, "messages": []}"#;
    let call = client.search_messages("1").author_id(Vec::<Snowflake>::new());
    let (found, sent) = server.exchange(Reply::json(200, answer), call).await;
    assert_eq!(sent.line, "GET /api/v10/guilds/1/messages/search");
    assert!(found.unwrap().doing_deep_historical_index);
}

#[tokio::test]
async fn a_documented_failure_with_a_status_of_success_is_a_failure() {
    let (server, client) = start().await;
    let reply = Reply::json(
        202,
        r#"{"message": "Index not yet available. Try again later", "code": 110000, "documents_indexed": 0, "retry_after": 2}"#,
    );
    let (found, _) = server.exchange(reply, client.search_messages("1")).await;
    let error = found.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.code(), Some(ErrorCode::IndexNotAvailable));
    assert_eq!(error.status().unwrap().as_u16(), 202);
}

#[tokio::test]
async fn a_text_where_codes_are_integers_is_no_code() {
    let (server, client) = start().await;
    let call = client.create_invite(CHANNEL).max_age(0).max_uses(100);
    let (invite, sent) = server.exchange(Reply::json(200, r#"{"code": "VMKPm9", "type": 0}"#), call).await;
    assert_eq!(sent.line, "POST /api/v10/channels/290926798999357250/invites");
    assert_eq!(sent.body, r#"{"max_age":0,"max_uses":100}"#);
    assert_eq!(invite.unwrap().code, "VMKPm9");
}

#[tokio::test]
async fn integer_codes_are_read_zero_and_unknown_ones_too() {
    let (server, client) = start().await;
    for (status, body, code) in [
        (401, r#"{"message": "401: Unauthorized", "code": 0}"#, ErrorCode::GeneralError),
        (404, r#"{"code": 10003, "message": "Unknown Channel"}"#, ErrorCode::UnknownChannel),
        (403, r#"{"message": "Missing Access", "code": "50001"}"#, ErrorCode::MissingAccess),
        (400, r#"{"message": "?", "code": 50999}"#, ErrorCode::from(50999)),
    ] {
        let (answer, _) = server.exchange(Reply::json(status, body), client.list_messages(CHANNEL)).await;
        let error = answer.unwrap_err();
        assert_eq!(error.code(), Some(code), "{error}");
        assert_eq!(error.delivery(), Delivery::Refused);
        assert!(!format!("{error}{error:?}").contains("ZnCjm1XVW7vRze4b7Cq4se7kKWs"));
    }
}

#[tokio::test]
async fn too_many_requests_is_a_refusal_without_a_code() {
    let (server, client) = start().await;
    let reply = Reply::json(
        429,
        r#"{"message": "You are being rate limited.", "retry_after": 64.57, "global": false}"#,
    );
    let (answer, _) = server.exchange(reply, client.create_message(CHANNEL).content("x")).await;
    let error = answer.unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Api, None));
    assert_eq!(error.delivery(), Delivery::Refused);
    assert_eq!(error.message(), Some("You are being rate limited."));
}

#[tokio::test]
async fn a_deprecated_endpoint_still_works() {
    let (server, client) = start().await;
    #[expect(deprecated, reason = "that it is deprecated is the point")]
    let call = client.get_pinned_messages(CHANNEL);
    let answer = MESSAGE.replace(r#""embeds": []"#, r#""embeds": [{"type": "rich", "title": "t"}]"#);
    let (messages, sent) = server.exchange(Reply::json(200, &format!("[{answer}]")), call).await;
    assert_eq!(sent.line, "GET /api/v10/channels/290926798999357250/pins");
    let messages = messages.unwrap();
    #[expect(deprecated, reason = "that it is deprecated is the point")]
    let (kind, discriminator) = (&messages[0].embeds[0].kind, &messages[0].author.discriminator);
    assert_eq!(kind.as_ref().unwrap().value(), "rich");
    assert_eq!(discriminator.as_deref(), Some("9999"));
}

#[tokio::test]
async fn an_answer_may_be_headers_only() {
    let (server, client) = start().await;
    let reply = Reply::bare(204)
        .header("X-RateLimit-Remaining", "0")
        .header("X-RateLimit-Reset-After", "0.25")
        .header("X-RateLimit-Bucket", "abcd1234");
    let call = client.create_reaction(CHANNEL, "1", "🔥");
    let (limits, sent) = server.exchange(reply, call).await;
    assert_eq!(sent.line, "PUT /api/v10/channels/290926798999357250/messages/1/reactions/%F0%9F%94%A5/@me");
    assert_eq!(sent.body, "");
    let limits = limits.unwrap();
    assert_eq!(limits.x_rate_limit_remaining, Some(0));
    assert!((limits.x_rate_limit_reset_after.unwrap() - 0.25).abs() < f64::EPSILON);
    assert_eq!(limits.x_rate_limit_bucket.as_deref(), Some("abcd1234"));

    let call = client.create_reaction(CHANNEL, "1", "rust:290926798999357250");
    let (limits, sent) = server.exchange(Reply::bare(204), call).await;
    assert!(sent.line.ends_with("/reactions/rust%3A290926798999357250/@me"), "{}", sent.line);
    assert_eq!(limits.unwrap().x_rate_limit_remaining, None);
}

#[tokio::test]
async fn an_enum_of_integers_may_be_read_from_digits() {
    let (server, client) = start().await;
    let overwrite = Overwrite::new("41771983423143936", OverwriteType::Member).deny("2048");
    let call = client
        .modify_channel(CHANNEL)
        .position(-1)
        .rate_limit_per_user(21600)
        .permission_overwrites([overwrite.clone()]);
    let answer = r#"{"id": "290926798999357250", "position": null,
        "permission_overwrites": [{"id": "41771983423143936", "type": 1, "deny": "2048"}]}"#;
    let (channel, sent) = server.exchange(Reply::json(200, answer), call).await;
    assert_eq!(sent.line, "PATCH /api/v10/channels/290926798999357250");
    assert_eq!(
        sent.body,
        r#"{"position":-1,"rate_limit_per_user":21600,"permission_overwrites":[{"id":"41771983423143936","type":1,"deny":"2048"}]}"#
    );
    assert_eq!(channel.unwrap().permission_overwrites, Some(vec![overwrite]));

    let answer = r#"{"audit_log_entries": [
        {"id": "1", "action_type": 13, "options": {"type": "0", "id": "2"}},
        {"id": "2", "action_type": 14, "options": {"type": "7"}, "reason": null}
    ]}"#;
    let (log, sent) =
        server.exchange(Reply::json(200, answer), client.get_audit_log("1").action_type(13)).await;
    assert_eq!(sent.line, "GET /api/v10/guilds/1/audit-logs?action_type=13");
    let entries = log.unwrap().audit_log_entries;
    assert_eq!(entries[0].options.as_ref().unwrap().kind, Some(OverwriteType::Role));
    assert_eq!(entries[1].options.as_ref().unwrap().kind.unwrap().value(), 7);
}

#[tokio::test]
async fn floating_point_numbers_are_exact_and_limited() {
    let (server, client) = start().await;
    let call = client.modify_soundboard_sound("1", "2").name("Yay").volume(0.1);
    let (sound, sent) = server.exchange(Reply::json(200, r#"{"name": "Yay", "volume": 1}"#), call).await;
    assert_eq!(sent.line, "PATCH /api/v10/guilds/1/soundboard-sounds/2");
    assert_eq!(sent.body, r#"{"name":"Yay","volume":0.1}"#);
    assert!((sound.unwrap().volume - 1.0).abs() < f64::EPSILON);

    for volume in [-0.001, 1.001, f64::NAN, f64::INFINITY] {
        let call = client.modify_soundboard_sound("1", "2").volume(volume);
        let error = server.untouched(call).await.unwrap_err();
        assert_eq!(error.violations()[0].path(), "volume", "{volume}");
    }
}

#[tokio::test]
async fn a_webhook_needs_no_credentials_and_hides_its_token() {
    let (server, client) = start().await;
    let (answer, sent) = server
        .exchange(Reply::bare(204), client.execute_webhook("223704706495545344", "3d89bb7572e0", "hi"))
        .await;
    let () = answer.unwrap();
    assert_eq!(sent.line, "POST /api/v10/webhooks/223704706495545344/3d89bb7572e0");
    assert_eq!(sent.header("authorization"), None);
    assert_eq!(sent.body, r#"{"content":"hi"}"#);
    let request = api::ExecuteWebhook::new("223704706495545344", "3d89bb7572e0", "hi");
    assert!(!format!("{request:?}").contains("3d89bb7572e0"), "{request:?}");
}

#[tokio::test]
async fn violations_name_their_place_inside_what_is_nested() {
    let (server, client) = start().await;
    let link = Component::new(ComponentType::Button).style(ButtonStyle::Link);
    let button = Component::new(ComponentType::Button).style(ButtonStyle::Danger).label("x".repeat(81));
    let row = Component::new(ComponentType::ActionRow).components([link.clone(), button]);
    let section = Component::new(ComponentType::Section).accessory(link);
    let call = client
        .create_message("general")
        .content("x".repeat(2001))
        .embeds([Embed::new(), Embed::new().color(0x0100_0000).fields([EmbedField::new("", "v")])])
        .sticker_ids(["1", "2", "3", "4"])
        .components([row, section]);
    let error = server.untouched(call).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
    let mut paths: Vec<_> = error.violations().iter().map(|violation| violation.path()).collect();
    paths.sort_unstable();
    assert_eq!(
        paths,
        [
            "channel_id",
            "components[0].components[0].url",
            "components[0].components[1].custom_id",
            "components[0].components[1].label",
            "components[1].accessory.url",
            "content",
            "embeds[1].color",
            "embeds[1].fields[0].name",
            "sticker_ids",
        ]
    );
}

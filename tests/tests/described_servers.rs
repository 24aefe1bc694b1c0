//! The three public APIs, served by their own server halves and called by their clients.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

/// A server with a client that knows where it is.
macro_rules! served {
    ($api:ident, $fake:expr, $credentials:expr) => {{
        let server = $api::server::router($fake).accept($credentials).start().await.unwrap();
        let client = $api::Client::builder($credentials).base_url(&server.base_url()).unwrap();
        (server, client.build().unwrap())
    }};
}

mod github {
    use std::collections::BTreeMap;

    use api::server::{Caller, Refusal, Server};
    use api::{
        CreateIssue, Credentials, ErrorCode, Issue, ListLanguages, LockIssue, SearchIssues,
        SearchIssuesResponse,
    };

    mod api {
        #![allow(deprecated, reason = "what an API deprecates is still sent and read")]
        sms_api::sms_api!("specs/github.toml", server);
    }

    struct Fake;

    impl Server for Fake {
        async fn list_languages(
            &self,
            request: ListLanguages,
            _: &Caller,
        ) -> Result<BTreeMap<String, u64>, Refusal> {
            Ok(BTreeMap::from([(request.repo, 7)]))
        }

        async fn search_issues(
            &self,
            request: SearchIssues,
            _: &Caller,
        ) -> Result<SearchIssuesResponse, Refusal> {
            let mut found = SearchIssuesResponse::new(request.per_page.map_or(0, u32::from), false, []);
            found.x_ratelimit_resource = Some(request.query.len().to_string());
            Ok(found)
        }

        async fn create_issue(&self, _: CreateIssue, _: &Caller) -> Result<Issue, Refusal> {
            Err(Refusal::from(ErrorCode::AlreadyExists).with_message("there is one"))
        }

        async fn lock_issue(&self, _: LockIssue, caller: &Caller) -> Result<(), Refusal> {
            assert!(caller.peer().is_some_and(|peer| peer.ip().is_loopback()));
            Ok(())
        }
    }

    #[tokio::test]
    async fn paths_queries_headers_and_maps_arrive() {
        let (_server, client) = served!(api, Fake, Credentials::new("t-1"));
        let languages = client.list_languages("rust-lang", "a b/ü").await.unwrap();
        assert_eq!(languages, BTreeMap::from([("a b/ü".to_owned(), 7)]));
        let found = client.search_issues("is:issue ümlaut").per_page(99).await.unwrap();
        assert_eq!((found.total_count, found.x_ratelimit_resource.as_deref()), (99, Some("16")));
        client.lock_issue("rust-lang", "rust", 1).await.unwrap();
        let error = client.create_issue("rust-lang", "rust", "x").await.unwrap_err();
        assert_eq!((error.code(), error.message()), (Some(ErrorCode::AlreadyExists), Some("there is one")));
        assert_eq!(error.body(), br#"{"errors":[{"code":"already_exists"}],"message":"there is one"}"#);
    }
}

mod discord {
    use api::server::{Caller, Refusal, Server};
    use api::{
        CreateInvite, CreateInviteResponse, CreateReaction, CreateReactionResponse, Credentials,
        DeleteMessage, ErrorCode,
    };

    mod api {
        #![allow(deprecated, reason = "what an API deprecates is still sent and read")]
        sms_api::sms_api!("specs/discord.toml", server);
    }

    struct Fake;

    impl Server for Fake {
        async fn create_invite(
            &self,
            request: CreateInvite,
            _: &Caller,
        ) -> Result<CreateInviteResponse, Refusal> {
            Ok(CreateInviteResponse::new(format!("i-{}", request.max_age.unwrap_or(0))))
        }

        async fn create_reaction(
            &self,
            request: CreateReaction,
            _: &Caller,
        ) -> Result<CreateReactionResponse, Refusal> {
            let mut answer = CreateReactionResponse::new();
            answer.x_rate_limit_bucket = Some(request.emoji);
            answer.x_rate_limit_reset_after = Some(0.25);
            Ok(answer)
        }

        async fn delete_message(&self, request: DeleteMessage, _: &Caller) -> Result<(), Refusal> {
            match request.reason.as_deref() {
                Some("spam") => Ok(()),
                _ => Err(ErrorCode::UnknownMessage.into()),
            }
        }
    }

    #[tokio::test]
    async fn headers_go_both_ways_and_a_code_is_no_failure() {
        let (_server, client) = served!(api, Fake, Credentials::new("bot"));
        assert_eq!(client.create_invite("1").max_age(60).await.unwrap().code, "i-60");
        let reaction = client.create_reaction("1", "2", "name:42").await.unwrap();
        assert_eq!(reaction.x_rate_limit_bucket.as_deref(), Some("name:42"));
        assert_eq!(reaction.x_rate_limit_reset_after, Some(0.25));
        client.delete_message("1", "2").reason("spam").await.unwrap();
        let error = client.delete_message("1", "2").await.unwrap_err();
        assert_eq!(
            (error.code(), error.status().map(|it| it.as_u16())),
            (Some(ErrorCode::UnknownMessage), Some(404))
        );
    }
}

mod twilio_verify {
    use api::server::{Caller, Refusal, Server};
    use api::{CheckVerification, CheckVerificationResponse, Client, Credentials, ErrorCode};

    mod api {
        #![allow(deprecated, reason = "what an API deprecates is still sent and read")]
        sms_api::sms_api!("specs/twilio_verify.toml", server);
    }

    struct Fake;

    impl Server for Fake {
        async fn check_verification(
            &self,
            request: CheckVerification,
            caller: &Caller,
        ) -> Result<CheckVerificationResponse, Refusal> {
            assert_eq!(caller.name(), Some("AC123"));
            match request.code.as_str() {
                "1234 &" => Ok(CheckVerificationResponse::new(true)),
                "0000" => Err(ErrorCode::NotFound.into()),
                _ => Err(ErrorCode::TooManyRequests.into()),
            }
        }
    }

    const SERVICE: &str = "VAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    fn credentials() -> Credentials {
        Credentials::new("AC123", "token:with:colons")
    }

    #[tokio::test]
    async fn a_form_is_read_and_a_verdict_answered() {
        let (server, client) = served!(api, Fake, credentials());
        let check = |code: &'static str| client.check_verification(SERVICE, "+15017122661", code);
        assert!(check("1234 &").await.unwrap().valid);
        assert!(!check("0000").await.unwrap().valid);
        assert_eq!(check("9999").await.unwrap_err().code(), Some(ErrorCode::TooManyRequests));
        let other = Client::builder(Credentials::new("AC123", "guess")).base_url(&server.base_url()).unwrap();
        let error =
            other.build().unwrap().check_verification(SERVICE, "+15017122661", "1234").await.unwrap_err();
        assert_eq!(error.status().map(|it| it.as_u16()), Some(401));
    }
}

//! What the client writes the server half reads, and the other way round: for every endpoint of every shipped spec,
//! with values drawn at random within their limits.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "round_trip/draw.rs"]
mod draw;
#[path = "round_trip/echo.rs"]
mod echo;

use std::fs;

use sms_api_codegen::{Source, check};
use sms_api_tests::workspace;

/// The two halves of a spec, and a test for each of its endpoints.
macro_rules! round_trip {
    ($name:ident, $file:literal, ($($path:literal)?), $($request:ident)+) => {
        mod $name {
            #![allow(deprecated, reason = "what an API deprecates is still sent and read")]

            pub(crate) mod api {
                sms_api::sms_api!($($path,)? server);
            }

            #[test]
            fn every_request_and_every_answer_arrives_as_it_was() {
                $(crate::echo::round_trip::<api::$request>();)+
            }

            #[test]
            fn whatever_comes_is_answered() {
                $(crate::echo::damage::<api::$request>();)+
            }

            #[test]
            fn no_endpoint_is_left_out() {
                crate::assert_all($file, &[$(stringify!($request)),+]);
            }
        }
    };
}

#[track_caller]
fn assert_all(file: &str, requests: &[&str]) {
    let text = fs::read(workspace().join(file)).unwrap();
    let outline = check(&Source::new(file, text)).outline;
    let described: Vec<_> = outline.endpoints.iter().map(|endpoint| endpoint.request_type.as_str()).collect();
    assert_eq!(described, requests);
}

round_trip!(jiguang, "api.toml", (),
    SendCode SendVoiceCode VerifyCode SendMessage SendBatch CreateTemplate UpdateTemplate GetTemplate DeleteTemplate ScheduleMessage ScheduleBatch UpdateSchedule UpdateScheduleBatch GetSchedule DeleteSchedule GetAppBalance GetDevBalance TakeReports TakeReplies
    CreateSign UpdateSign GetSign DeleteSign);
round_trip!(corners, "tests/specs/corners.toml", ("specs/corners.toml"),
    SetRatio Find Choose Range Door Settings Keep);
round_trip!(discord, "tests/specs/discord.toml", ("specs/discord.toml"),
    GetCurrentUser ListMyGuilds ListMessages CreateMessage EditMessage DeleteMessage BulkDeleteMessages SearchMessages GetPinnedMessages CreateReaction ModifyChannel CreateInvite ModifySoundboardSound GetAuditLog ExecuteWebhook);
round_trip!(faults, "tests/specs/faults.toml", ("specs/faults.toml"),
    SendOnce Store Look Forget Announce AddFile SetFile);
round_trip!(features, "tests/specs/features.toml", ("specs/features.toml"),
    StoreReading FindReadings Calibrate Ping Restart ArchiveCharts);
round_trip!(github, "tests/specs/github.toml", ("specs/github.toml"),
    ListIssues GetIssue CreateIssue UpdateIssue LockIssue UnlockIssue AddReaction SearchIssues GetLabel GetRepository HeadRepository ReplaceTopics ListLanguages ListEmojis CheckToken DeleteToken);
round_trip!(hygiene, "tests/specs/hygiene.toml", ("specs/hygiene.toml"),
    Type Request Iter);
round_trip!(newtypes, "tests/specs/newtypes.toml", ("specs/newtypes.toml"), Keep);
round_trip!(twilio_verify, "tests/specs/twilio_verify.toml", ("specs/twilio_verify.toml"),
    CreateService ListServices DeleteService StartVerification GetVerification UpdateVerification CheckVerification CreateFactor CreateChallenge);

use sms_api::{Delivery, ErrorKind};

use self::api::{
    ChallengeStatus, Channel, CheckVerification, Client, Credentials, ErrorCode, FactorType, NewStatus,
    NotificationPlatform, RiskCheck, StartVerification, TotpAlgorithm, VerificationStatus,
};
use super::server::{Received, Reply, Server};

/// The client.
pub mod api {
    sms_api::sms_api!("specs/twilio_verify.toml");
}

const SERVICE: &str = "VAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const VERIFICATION: &str = "VEaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const FACTOR: &str = "YFaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const NUMBER: &str = "+15017122661";
const PENDING: &str = r#"{
    "sid": "VEaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "to": "+15017122661", "channel": "sms", "status": "pending", "valid": false,
    "lookup": {"carrier": {"mobile_country_code": "310", "type": "mobile", "name": null}},
    "send_code_attempts": [{"time": "2015-07-30T20:00:00Z", "channel": "rcs", "attempt_sid": null}]
}"#;

async fn start() -> (Server, Client) {
    let server = Server::start().await;
    let credentials = Credentials::new("AC123", "token:with:colons").api_key("SK123", "s3cr3t");
    let client = Client::builder(credentials).base_url(&server.url("/v2")).unwrap().build().unwrap();
    (server, client)
}

fn assert_form(sent: &Received) {
    assert_eq!(sent.header("authorization"), Some("Basic QUMxMjM6dG9rZW46d2l0aDpjb2xvbnM="));
    assert_eq!(sent.header("content-type"), Some("application/x-www-form-urlencoded"));
}

#[tokio::test]
async fn a_form_carries_texts_numbers_and_truth_values() {
    let (server, client) = start().await;
    #[expect(deprecated, reason = "that it is deprecated is the point")]
    let call = client
        .create_service("Ångström & Co=+")
        .code_length(10)
        .lookup_enabled(true)
        .push_include_date(false)
        .totp_skew(0);
    let answer = format!(
        r#"{{"sid": "{SERVICE}", "friendly_name": "x", "code_length": 10, "lookup_enabled": true, "url": null}}"#
    );
    let (service, sent) = server.exchange(Reply::json(201, &answer), call).await;
    assert_eq!(sent.line, "POST /v2/Services");
    assert_form(&sent);
    assert_eq!(
        sent.body,
        "FriendlyName=%C3%85ngstr%C3%B6m%20%26%20Co%3D%2B&CodeLength=10&LookupEnabled=true&Push.IncludeDate=false&Totp.Skew=0"
    );
    let service = service.unwrap();
    assert_eq!(service.sid.as_str(), SERVICE);
    assert_eq!(service.code_length, 10);
}

#[tokio::test]
async fn a_second_set_of_the_same_scheme_has_its_own_secrets() {
    let (server, client) = start().await;
    let answer = r#"{"services": [], "meta": {"page": 0, "page_size": 100, "key": "services", "next_page_url": null}}"#;
    let call = client.list_services().page_size(100).page(0).page_token("PAx+/=");
    let (page, sent) = server.exchange(Reply::json(200, answer), call).await;
    assert_eq!(sent.line, "GET /v2/Services?PageSize=100&Page=0&PageToken=PAx%2B%2F%3D");
    assert_eq!(sent.header("authorization"), Some("Basic U0sxMjM6czNjcjN0"));
    let page = page.unwrap();
    assert_eq!((page.meta.page_size, page.meta.next_page_url), (100, None));
}

#[tokio::test]
async fn a_deletion_is_answered_with_nothing_and_a_second_one_is_refused() {
    let (server, client) = start().await;
    let (answer, sent) = server.exchange(Reply::bare(204), client.delete_service(SERVICE)).await;
    let () = answer.unwrap();
    assert_eq!(sent.line, format!("DELETE /v2/Services/{SERVICE}"));
    assert_eq!(sent.body, "");

    let refusal = r#"{"code": 20404, "message": "The requested resource was not found", "status": 404}"#;
    let (answer, _) = server.exchange(Reply::json(404, refusal), client.delete_service(SERVICE)).await;
    let error = answer.unwrap_err();
    assert_eq!(error.code(), Some(ErrorCode::NotFound));
    assert_eq!(error.delivery(), Delivery::Refused);
}

#[tokio::test]
async fn enums_stand_in_a_form_as_on_the_wire_and_texts_of_digits_are_numbers() {
    let (server, client) = start().await;
    let call = client
        .start_verification(SERVICE, NUMBER, Channel::SilentNetworkAuth)
        .custom_code("0042")
        .send_digits("ww1#*")
        .risk_check(RiskCheck::Disable);
    let (verification, sent) = server.exchange(Reply::json(201, PENDING), call).await;
    assert_eq!(sent.line, format!("POST /v2/Services/{SERVICE}/Verifications"));
    assert_form(&sent);
    assert_eq!(
        sent.body,
        "To=%2B15017122661&Channel=sna&CustomCode=0042&SendDigits=ww1%23%2A&RiskCheck=disable"
    );
    let verification = verification.unwrap();
    assert_eq!(verification.status, VerificationStatus::Pending);
    let carrier = verification.lookup.unwrap().carrier.unwrap();
    assert_eq!(carrier.mobile_country_code.unwrap().value(), 310);
    let attempt = &verification.send_code_attempts.unwrap()[0];
    assert_eq!(attempt.channel.value(), "rcs");
    assert!(matches!(attempt.channel, Channel::Unknown(_)));
}

#[tokio::test]
async fn a_path_encodes_a_telephone_number_and_a_deprecated_answer_is_read() {
    let (server, client) = start().await;
    let call = client.get_verification(SERVICE, NUMBER);
    let (verification, sent) = server.exchange(Reply::json(200, PENDING), call).await;
    assert_eq!(sent.line, format!("GET /v2/Services/{SERVICE}/Verifications/%2B15017122661"));
    #[expect(deprecated, reason = "that it is deprecated is the point")]
    let valid = verification.unwrap().valid;
    assert!(!valid);
}

#[tokio::test]
async fn a_form_goes_to_the_resource_that_the_path_names() {
    let (server, client) = start().await;
    let call = client.update_verification(SERVICE, VERIFICATION, NewStatus::Canceled);
    let answer = PENDING.replace("pending", "canceled");
    let (verification, sent) = server.exchange(Reply::json(200, &answer), call).await;
    assert_eq!(sent.line, format!("POST /v2/Services/{SERVICE}/Verifications/{VERIFICATION}"));
    assert_eq!(sent.body, "Status=canceled");
    assert_eq!(verification.unwrap().status, VerificationStatus::Canceled);
}

#[tokio::test]
async fn not_valid_is_an_answer_with_a_status_of_success_and_with_a_documented_code() {
    let (server, client) = start().await;
    let gone = r#"{"code": 20404, "message": "The requested resource was not found",
        "more_info": "https://www.twilio.com/docs/errors/20404", "status": 404}"#;
    let spent = r#"{"code": 60202, "message": "Max check attempts reached", "status": 429}"#;
    for (status, body, valid) in [
        (200, r#"{"status": "approved", "valid": true}"#, true),
        (200, r#"{"status": "pending", "valid": false}"#, false),
        (404, gone, false),
        (429, spent, false),
    ] {
        let call = client.check_verification(SERVICE, NUMBER, "0042");
        let (answer, sent) = server.exchange(Reply::json(status, body), call).await;
        assert_eq!(sent.line, format!("POST /v2/Services/{SERVICE}/VerificationCheck"));
        assert_form(&sent);
        assert_eq!(sent.body, "To=%2B15017122661&Code=0042");
        assert_eq!(answer.unwrap().valid, valid, "{body}");
    }
}

#[tokio::test]
async fn a_failure_that_is_no_answer_stays_a_failure() {
    let (server, client) = start().await;
    for (status, body, code) in [
        (401, r#"{"code": 20003, "message": "Authenticate", "status": 401}"#, ErrorCode::Authenticate),
        (
            400,
            r#"{"code": 60200, "message": "Invalid parameter", "valid": true}"#,
            ErrorCode::InvalidParameter,
        ),
        (403, r#"{"code": 60410, "message": "blocked", "valid": false}"#, ErrorCode::FraudGuard),
    ] {
        let call = client.check_verification(SERVICE, NUMBER, "0042");
        let (answer, _) = server.exchange(Reply::json(status, body), call).await;
        let error = answer.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Api);
        assert_eq!(error.code(), Some(code));
    }
}

#[tokio::test]
async fn a_value_may_require_other_fields() {
    let (server, client) = start().await;
    let push = || client.create_factor(SERVICE, "ff483d1f-f591", "Jane's phone", FactorType::Push);
    let error =
        server.untouched(push().config_notification_platform(NotificationPlatform::Apn)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
    let paths: Vec<_> = error.violations().iter().map(|violation| violation.path()).collect();
    assert_eq!(paths, ["Binding.Alg", "Binding.PublicKey", "Config.AppId", "Config.NotificationToken"]);

    let call = push()
        .binding_alg("ES256")
        .binding_public_key("MFkwEwYHKoZIzj0+/w==")
        .config_app_id("com.example.myapp")
        .config_notification_platform(NotificationPlatform::None);
    let answer = format!(r#"{{"sid": "{FACTOR}", "factor_type": "push", "binding": null}}"#);
    let (factor, sent) = server.exchange(Reply::json(201, &answer), call).await;
    assert_eq!(sent.line, format!("POST /v2/Services/{SERVICE}/Entities/ff483d1f-f591/Factors"));
    assert_eq!(
        sent.body,
        "FriendlyName=Jane%27s%20phone&FactorType=push&Binding.Alg=ES256\
         &Binding.PublicKey=MFkwEwYHKoZIzj0%2B%2Fw%3D%3D&Config.AppId=com.example.myapp\
         &Config.NotificationPlatform=none"
    );
    assert_eq!(factor.unwrap().binding, None);
}

#[tokio::test]
async fn another_value_does_not_and_a_map_of_secrets_is_masked() {
    let (server, client) = start().await;
    let call = client
        .create_factor(SERVICE, "ff483d1f-f591", "authenticator", FactorType::Totp)
        .binding_secret("GEZDGNBVGY3TQOJQ")
        .config_time_step(30)
        .config_code_length(6)
        .config_alg(TotpAlgorithm::Sha512);
    let answer = format!(
        r#"{{"sid": "{FACTOR}", "factor_type": "totp",
            "binding": {{"secret": "GEZDGNBVGY3TQOJQ", "uri": "otpauth://totp/x?secret=GEZDGNBVGY3TQOJQ"}}}}"#
    );
    let (factor, sent) = server.exchange(Reply::json(201, &answer), call).await;
    assert_eq!(
        sent.body,
        "FriendlyName=authenticator&FactorType=totp&Binding.Secret=GEZDGNBVGY3TQOJQ\
         &Config.TimeStep=30&Config.CodeLength=6&Config.Alg=sha512"
    );
    let factor = factor.unwrap();
    assert!(!format!("{factor:?}").contains("GEZDGNBVGY3TQOJQ"), "{factor:?}");
    assert_eq!(factor.binding.unwrap()["secret"], "GEZDGNBVGY3TQOJQ");
}

#[tokio::test]
async fn a_list_in_a_form_repeats_its_key() {
    let (server, client) = start().await;
    let call = client
        .create_challenge(SERVICE, "ff483d1f-f591", FACTOR)
        .details_message("Login request")
        .details_fields([r#"{"label":"Action","value":"Sign up"}"#, "{}"]);
    let answer = r#"{"status": "approved", "responded_reason": "not_requested"}"#;
    let (challenge, sent) = server.exchange(Reply::json(201, answer), call).await;
    assert_eq!(sent.line, format!("POST /v2/Services/{SERVICE}/Entities/ff483d1f-f591/Challenges"));
    assert_eq!(
        sent.body,
        format!(
            "FactorSid={FACTOR}&Details.Message=Login%20request\
             &Details.Fields=%7B%22label%22%3A%22Action%22%2C%22value%22%3A%22Sign%20up%22%7D&Details.Fields=%7B%7D"
        )
    );
    assert_eq!(challenge.unwrap().status, ChallengeStatus::Approved);
}

#[tokio::test]
async fn neither_numbers_nor_codes_are_shown() {
    let (server, client) = start().await;
    let custom_code = Some("774261".to_owned());
    let start = StartVerification { custom_code, ..StartVerification::new(SERVICE, NUMBER, Channel::Sms) };
    let check = CheckVerification::new(SERVICE, NUMBER, "774261");
    for shown in [format!("{start:?}"), format!("{check:?}")] {
        assert!(!shown.contains("7122661") && !shown.contains("774261"), "{shown}");
    }
    let call = client.send(CheckVerification::new("VA1", NUMBER, "774261774261"));
    let error = server.untouched(call).await.unwrap_err();
    let paths: Vec<_> = error.violations().iter().map(|violation| violation.path()).collect();
    assert_eq!(paths, ["ServiceSid", "Code"]);
    for shown in [format!("{error}"), format!("{error:?}")] {
        assert!(!shown.contains("7122661") && !shown.contains("774261"), "{shown}");
    }
}

#[tokio::test]
async fn the_set_that_an_endpoint_names_must_be_given() {
    let server = Server::start().await;
    let credentials = Credentials::new("AC123", "t");
    let client = Client::builder(credentials).base_url(&server.url("/v2")).unwrap().build().unwrap();
    let error = server.untouched(client.list_services()).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Invalid, Delivery::NotSent));
    assert!(error.to_string().contains("api_key"), "{error}");
}

//! What is left to an application and to its developer.

use sms_api::ErrorKind;
use sms_api_sandbox::{
    SAMPLE_APP_KEY, SAMPLE_DEV_KEY, SAMPLE_DEV_SECRET, SAMPLE_MASTER_SECRET, Sandbox, Settings,
};

use crate::report::Report;
use crate::sms::{Client, Credentials, ErrorCode};

pub(super) async fn run(client: &Client, base_url: &str, sandbox: Option<&Sandbox>, report: &mut Report) {
    report.part("Balances 余量查询");
    app(client, sandbox, report).await;

    report.not_sent(
        "client.get_dev_balance() -- without the developer's credentials",
        client.get_dev_balance().await,
        ErrorKind::Invalid,
    );
    let call =
        "GET /accounts/dev -- Credentials::new(…).dev(dev_key, api_dev_secret), client.get_dev_balance()";
    if sandbox.is_none() {
        report.skip(call, "the developer's credentials of that server are not known here");
        return;
    }
    let credentials =
        Credentials::new(SAMPLE_APP_KEY, SAMPLE_MASTER_SECRET).dev(SAMPLE_DEV_KEY, SAMPLE_DEV_SECRET);
    match Client::builder(credentials).base_url(base_url).and_then(|builder| builder.build()) {
        Ok(developer) => {
            report.answered(call, developer.get_dev_balance().await);
        }
        Err(error) => report.check(&error.to_string(), false),
    }
}

async fn app(client: &Client, sandbox: Option<&Sandbox>, report: &mut Report) {
    let call = "GET /accounts/app -- client.get_app_balance()";
    let Some(sandbox) = sandbox else {
        match client.get_app_balance().await {
            Err(error) if error.code() == Some(ErrorCode::AppQuotaNotAssigned) => {
                report.refused(call, Err::<(), _>(error), ErrorCode::AppQuotaNotAssigned);
            }
            answer => _ = report.answered(call, answer),
        }
        return;
    };
    report.refused(
        &format!("{call}, without a quota"),
        client.get_app_balance().await,
        ErrorCode::AppQuotaNotAssigned,
    );
    let mut settings = Settings::default();
    settings.quota = Some(1000);
    sandbox.set_settings(&settings);
    if let Some(balance) = report.answered(&format!("{call}, with one"), client.get_app_balance().await) {
        report.check(
            "1000 in all, and null for voice codes is None",
            (balance.app_balance, balance.app_voice) == (Some(1000), None),
        );
    }
}

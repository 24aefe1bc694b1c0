//! The test that the README shows, and the app that it tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test fails by panicking"
)]

#[path = "login/app.rs"]
mod app;

use app::App;

#[rustfmt::skip] // as the README shows it
mod shown {
    use super::App;

use sms_api_sandbox::Sandbox;

#[tokio::test]
async fn a_user_registers_and_logs_in_with_the_code_from_the_phone() {
    let sandbox = Sandbox::start().await.unwrap(); // a free port, its own state, gone when dropped
    let app = App::new(sandbox.base_url());

    app.register("13812345678").await.unwrap();

    let message = sandbox.control().unwrap().wait_for_message("13812345678").await.unwrap();
    assert!(app.log_in("13812345678", &message.code.unwrap()).await.unwrap());
}
}

#[test]
fn the_readme_shows_this_test() {
    let this = include_str!("login.rs");
    let start = this.find("use sms_api_sandbox::Sandbox;").unwrap();
    let end = start + this[start..].find("\n}\n}\n").unwrap() + "\n}\n".len();
    assert!(include_str!("../README.md").contains(&this[start..end]), "{}", &this[start..end]);
}

#[tokio::test]
async fn a_wrong_code_does_not_log_in() {
    let sandbox = sms_api_sandbox::Sandbox::start().await.unwrap();
    let app = App::new(sandbox.base_url());
    app.register("13812345678").await.unwrap();
    let code = sandbox.latest_message("13812345678").unwrap().code.unwrap();
    let wrong = if code == "000000" { "111111" } else { "000000" };
    assert!(!app.log_in("13812345678", wrong).await.unwrap());
    assert!(!app.log_in("18603050709", &code).await.unwrap());
}

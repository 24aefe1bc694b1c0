//! Sends verification codes, one to each of COUNT numbers, and says how many were accepted.
//!
//! ```sh
//! cargo run -p sms-api-sandbox --example send -- BASE_URL [MOBILE [COUNT]]
//! ```
//!
//! The client is the generated one; the account is the documents' sample account, so only a sandbox takes it.

use std::process::ExitCode;

use sms_api::jiguang::{Client, Credentials};
use sms_api_sandbox::{SAMPLE_APP_KEY, SAMPLE_MASTER_SECRET};

/// Under way at the same time.
const LANES: u64 = 16;

/// The template for codes that every account finds.
const TEMPLATE: i64 = 1;

#[tokio::main]
async fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let Some(base_url) = args.next() else {
        eprintln!("usage: send BASE_URL [MOBILE [COUNT]]");
        return ExitCode::from(2);
    };
    let mobile = args.next().map_or(Ok(13_812_345_678), |mobile| mobile.parse());
    let count = args.next().map_or(Ok(1), |count| count.parse());
    let (Ok(mobile), Ok(count)) = (mobile, count) else {
        eprintln!("send: MOBILE and COUNT are numbers");
        return ExitCode::from(2);
    };
    match send(&base_url, mobile, count).await {
        Ok(()) => {
            println!("{count} accepted");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("send: {problem}");
            ExitCode::FAILURE
        }
    }
}

async fn send(base_url: &str, mobile: u64, count: u64) -> Result<(), Box<dyn std::error::Error>> {
    let credentials = Credentials::new(SAMPLE_APP_KEY, SAMPLE_MASTER_SECRET);
    let client = Client::builder(credentials).base_url(base_url)?.build()?;
    let lanes = (0..LANES).map(|lane| {
        let client = client.clone();
        tokio::spawn(async move {
            for number in (lane..count).step_by(LANES as usize) {
                client.send_code((mobile + number).to_string(), TEMPLATE).await?;
            }
            Ok::<(), sms_api::jiguang::Error>(())
        })
    });
    for lane in lanes.collect::<Vec<_>>() {
        lane.await??;
    }
    Ok(())
}

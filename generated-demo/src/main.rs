//! Shows the whole Jiguang SMS API at work: every endpoint, and the refusals that a program must expect.
//!
//! `main` reads from top to bottom what a newcomer needs: the client comes from one macro call, `tour` uses it.

#![forbid(unsafe_code)]

mod callbacks;
mod live;
mod options;
mod report;
mod terminal;
mod tour;

/// The client: everything in here is generated from the bundled `api.toml`.
mod sms {
    sms_api::sms_api!(callbacks);
}

use std::process::ExitCode;

use sms_api_sandbox::{SAMPLE_APP_KEY, SAMPLE_MASTER_SECRET, Sandbox};

use crate::options::{Options, Server};
use crate::report::Report;
use crate::sms::{Client, Credentials};

#[tokio::main]
async fn main() -> ExitCode {
    let server = match options::parse(std::env::args_os()) {
        Ok(Options::Run(server)) => server,
        Ok(Options::Print(text)) => {
            println!("{text}");
            return ExitCode::SUCCESS;
        }
        Err(problem) => {
            eprintln!("generated-demo: {problem}\nTry `generated-demo --help`.");
            return ExitCode::from(2);
        }
    };
    match run(server).await {
        Ok(report) => report.finish(),
        Err(problem) => {
            eprintln!("generated-demo: {}", report::chain(problem.as_ref()));
            ExitCode::FAILURE
        }
    }
}

async fn run(server: Server) -> Result<Report, Box<dyn std::error::Error>> {
    let mut report = Report::default();
    match server {
        Server::Embedded => {
            let sandbox = Sandbox::start().await?;
            println!("A local Jiguang SMS runs on {} (nothing leaves this machine).", sandbox.base_url());
            let credentials = Credentials::new(SAMPLE_APP_KEY, SAMPLE_MASTER_SECRET);
            let client = Client::builder(credentials).base_url(sandbox.base_url())?.build()?;
            let base_url = sandbox.base_url().to_owned();
            tour::run(&client, &base_url, Some(&sandbox), &mut report).await;
            callbacks::run(&client, &sandbox, &mut report).await;
        }
        Server::Loopback { base_url, credentials } => {
            let client = Client::builder(credentials).base_url(&base_url)?.build()?;
            tour::run(&client, &base_url, None, &mut report).await;
        }
        Server::Live { base_url, credentials, mobile } => {
            let client = Client::builder(credentials).base_url(&base_url)?.build()?;
            live::run(&client, &mobile, &mut report).await;
        }
    }
    Ok(report)
}

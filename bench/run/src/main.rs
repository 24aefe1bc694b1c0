//! Measures ours beside its peers.
//!
//! `bench run` measures everything, keeps each part in the target folder, and prints the table; `bench run
//! PART…` measures those parts only. `bench write` puts the kept parts into `docs/performance.md`, with
//! versions and date.

#![forbid(unsafe_code)]

mod calls;
mod compile;
mod document;
mod flight;
mod machine;
mod report;
mod stopwatch;
mod synthetic;
mod table;

use std::process::ExitCode;

use measure::Result;

use crate::report::Part;

const USAGE: &str = "usage: bench run [calls|in-flight|compile|synthetic-100|synthetic-1000|synthetic-4000|checker]… | \
                     bench write";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    match arguments.next().as_deref() {
        Some("run") => {
            let mut parts = arguments
                .map(|name| Part::named(&name).ok_or(USAGE))
                .collect::<std::result::Result<Vec<_>, _>>()?;
            if parts.is_empty() {
                parts = Part::ALL.to_vec();
            }
            for part in parts {
                let text = part.measure()?;
                report::keep(part, &text)?;
                println!("{text}");
            }
            Ok(())
        }
        Some("write") if arguments.next().is_none() => document::write(),
        _ => Err(USAGE.into()),
    }
}

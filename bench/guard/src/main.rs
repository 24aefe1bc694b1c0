//! Compares what can be counted with what was recorded in `recorded.toml`, and fails, naming the number, when
//! one has grown. Times are never looked at. `guard --record` records.

#![forbid(unsafe_code)]

mod count;
mod recorded;

use std::process::ExitCode;

use measure::Result;

use crate::recorded::Recorded;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("guard: {error}");
            ExitCode::from(2)
        }
    }
}

/// Whether nothing has grown.
fn run() -> Result<bool> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    match &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => check(),
        ["--record"] => {
            Recorded::new(count::all()?).write()?;
            println!("recorded");
            Ok(true)
        }
        _ => Err("usage: guard [--record]".into()),
    }
}

fn check() -> Result<bool> {
    let recorded = Recorded::read()?;
    let mut counts = count::all()?;
    let grown =
        |counts: &[(String, f64)]| counts.iter().any(|(name, now)| !recorded.judge(name, *now).is_well);
    if grown(&counts) {
        eprintln!(
            "guard: counting once more, since a busy machine adds instructions and never takes any away"
        );
        for (count, (_, again)) in counts.iter_mut().zip(count::all()?) {
            count.1 = count.1.min(again);
        }
    }
    let mut is_well = true;
    for (name, now) in &counts {
        let judgement = recorded.judge(name, *now);
        is_well &= judgement.is_well;
        println!("{}  {name:<40} {}", if judgement.is_well { "ok  " } else { "FAIL" }, judgement.text);
    }
    if !is_well {
        eprintln!(
            "guard: a count has grown. Where that is wanted, record it with its reason in the commit: \
             cargo run -r --manifest-path bench/Cargo.toml -p guard -- --record"
        );
    }
    Ok(is_well)
}

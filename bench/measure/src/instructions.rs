use std::process::{Command, Stdio};

use crate::{Case, Programs, Result, Server, Transport};

/// User-space instructions of one call over a standing connection: the difference of two run lengths under
/// valgrind's callgrind.
///
/// On a busy machine an answer comes later, and a client that finds nothing looks once more: the least of
/// `repeats` counts is the one without.
///
/// # Errors
///
/// When valgrind is missing, or a run fails.
pub fn instructions(
    server: &Server,
    programs: &Programs,
    transport: Transport,
    case: Case,
    repeats: usize,
) -> Result<u64> {
    let (short, long) = case.lengths();
    let least = |count| -> Result<u64> {
        let runs = (0..repeats).map(|_| run(server, programs, transport, case, count));
        Ok(runs.collect::<Result<Vec<_>>>()?.into_iter().min().unwrap_or_default())
    };
    Ok(least(long)?.saturating_sub(least(short)?) / (long - short) as u64)
}

fn run(server: &Server, programs: &Programs, transport: Transport, case: Case, count: usize) -> Result<u64> {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).stdout(Stdio::null());
    collected(server.calls_under(valgrind, programs, transport, case, count), programs.peer.package)
}

/// What callgrind says to have collected.
pub(crate) fn collected(mut valgrind: Command, program: &str) -> Result<u64> {
    let output = valgrind
        .output()
        .map_err(|error| format!("valgrind cannot be run ({error}); install the package `valgrind`"))?;
    let report = String::from_utf8_lossy(&output.stderr);
    let collected = report.lines().find_map(|line| line.split_once("Collected : "));
    match collected {
        Some((_, count)) if output.status.success() => Ok(count.trim().parse()?),
        _ => Err(format!("{program} failed under valgrind:\n{report}").into()),
    }
}

use std::collections::BTreeMap;
use std::process::{Command, Stdio};

use crate::{Case, Programs, Result, Server, Transport};

/// System calls of one call, by name.
pub type Syscalls = BTreeMap<String, f64>;

/// System calls of one call over a standing connection: the difference of two run lengths under strace.
///
/// # Errors
///
/// When strace is missing, or a run fails.
pub fn syscalls(server: &Server, programs: &Programs, transport: Transport, case: Case) -> Result<Syscalls> {
    let (short, long) = case.lengths();
    let before = run(server, programs, transport, case, short)?;
    let mut difference = Syscalls::new();
    for (name, after) in run(server, programs, transport, case, long)? {
        let count = (after - before.get(&name).copied().unwrap_or(0.0)) / (long - short) as f64;
        // What happens less than once in twenty calls belongs to no call.
        if count > 0.05 {
            difference.insert(name, count);
        }
    }
    Ok(difference)
}

fn run(
    server: &Server,
    programs: &Programs,
    transport: Transport,
    case: Case,
    count: usize,
) -> Result<Syscalls> {
    let summary = programs.drive.with_file_name(format!("strace-{}", std::process::id()));
    let mut strace = Command::new("strace");
    strace.args(["-f", "-c", "-o"]).arg(&summary);
    let status = server
        .calls_under(strace, programs, transport, case, count)
        .stdout(Stdio::null())
        .status()
        .map_err(|error| format!("strace cannot be run ({error}); install the package `strace`"))?;
    if !status.success() {
        return Err(format!("{} failed under strace: {status}", programs.peer.package).into());
    }
    let text = std::fs::read_to_string(&summary)?;
    std::fs::remove_file(&summary)?;
    Ok(text.lines().filter_map(row).collect())
}

/// `% time, seconds, usecs/call, calls, errors (perhaps), syscall`.
fn row(line: &str) -> Option<(String, f64)> {
    let columns: Vec<_> = line.split_whitespace().collect();
    columns[..].first()?.parse::<f64>().ok()?;
    let name = columns.last().filter(|name| **name != "total")?;
    Some(((*name).to_owned(), columns.get(3)?.parse().ok()?))
}

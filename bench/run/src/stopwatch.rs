use std::process::Command;
use std::time::{Duration, Instant};

use measure::Result;
use wait4::Wait4 as _;

/// What a command took.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Took {
    /// Of all its processes: what a busy machine changes least.
    pub(crate) cpu: Duration,
    /// By the clock, which means something on a quiet machine only.
    pub(crate) elapsed: Duration,
    /// Of its largest process.
    pub(crate) peak_bytes: u64,
}

/// Runs a command to its end; a failure is an error.
pub(crate) fn took(command: &mut Command) -> Result<Took> {
    let start = Instant::now();
    let result = command.spawn().map_err(|error| format!("{command:?}: {error}"))?.wait4()?;
    if !result.status.success() {
        return Err(format!("{command:?} failed: {}", result.status).into());
    }
    let usage = result.rusage;
    let (cpu, elapsed) = (usage.utime + usage.stime, start.elapsed());
    Ok(Took { cpu, elapsed, peak_bytes: usage.maxrss })
}

pub(crate) fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

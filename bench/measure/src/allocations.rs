use std::process::Command;

use crate::{Case, Programs, Result, Server, Transport, cargo};

/// What one call over a standing connection allocates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Allocations {
    /// Allocations, growing included.
    pub blocks: f64,
    pub bytes: f64,
    /// The most that a batch held at a time beyond the recipients it was given.
    pub peak: u64,
    /// What the decoded answer of a batch holds.
    pub held: u64,
}

/// Counts them, by `dhat`'s allocator.
///
/// # Errors
///
/// When the run fails.
pub fn allocations(
    server: &Server,
    programs: &Programs,
    transport: Transport,
    case: Case,
) -> Result<Allocations> {
    let (_, count) = case.lengths();
    let mut command = server.against(Command::new(&programs.allocations), transport);
    let line = cargo::output(command.args([case.name(), &count.to_string()]))?;
    let numbers: Vec<u64> = line.split_whitespace().map(str::parse).collect::<std::result::Result<_, _>>()?;
    let [blocks, bytes, peak, held] = numbers[..] else {
        return Err(format!("four numbers were due, and `{line}` came").into());
    };
    let per_call = |total: u64| total as f64 / count as f64;
    Ok(Allocations { blocks: per_call(blocks), bytes: per_call(bytes), peak, held })
}

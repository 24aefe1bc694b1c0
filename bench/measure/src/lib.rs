//! What can be counted: instructions, allocations, system calls, crates, tokens. Counts, unlike times, are
//! the same on a busy machine.

#![forbid(unsafe_code)]

mod allocations;
pub mod cargo;
mod case;
pub mod codec;
mod expansion;
mod instructions;
mod program;
mod server;
mod syscalls;
mod tree;

pub use allocations::{Allocations, allocations};
pub use case::Case;
pub use expansion::Expansion;
pub use instructions::instructions;
pub use program::{Peer, Programs};
pub use server::{Server, Transport};
pub use syscalls::{Syscalls, syscalls};
pub use tree::Tree;

/// A tool failed, or is not there; the message says what to do.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

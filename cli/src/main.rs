//! `sms-api`: checks, expands and explains API descriptions without compiling anything.

#![forbid(unsafe_code)]

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

mod args;
mod check;
mod expand;
mod file;
mod json;

use std::io::{self, Write as _};
use std::process::ExitCode;

use args::Command;

/// Something is wrong with a spec.
const MISTAKES: u8 = 1;
/// Something is wrong with the command line, or a file cannot be read.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let status = match args::parse(std::env::args_os().skip(1)) {
        Ok(command) => run(command),
        Err(message) => {
            complain(&format!("{message}\nSee `sms-api --help`."));
            USAGE
        }
    };
    ExitCode::from(status)
}

fn run(command: Command) -> u8 {
    match command {
        Command::Help => print(args::HELP),
        Command::Version => print(concat!("sms-api ", env!("CARGO_PKG_VERSION"), "\n")),
        Command::Check { files, format } => check::run(&files, format),
        Command::Expand { file, callbacks, server } => expand::run(&file, callbacks, server),
        Command::Explain { code } => print(&format!("{}\n", code.explanation())),
    }
}

/// Writes to standard output; a reader that went away is no mistake.
fn print(text: &str) -> u8 {
    match io::stdout().write_all(text.as_bytes()).and_then(|()| io::stdout().flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            complain(&format!("cannot write the output: {error}"));
            USAGE
        }
        _ => 0,
    }
}

/// Writes to standard error, where nothing can be done about a failure.
fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "error: {message}");
}

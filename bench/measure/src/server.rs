use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use crate::{Case, Programs, Result, cargo};

/// The loopback server, in a process of its own; it ends with this value.
#[derive(Debug)]
pub struct Server {
    process: Child,
    plain: String,
    tls: String,
    root: PathBuf,
}

/// What the calls go over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    Plain,
    Tls,
}

impl Server {
    /// Builds and starts it. Below `/hold/v1` it answers when `hold` requests wait.
    ///
    /// # Errors
    ///
    /// When that fails.
    pub fn start(hold: usize) -> Result<Self> {
        let built = cargo::build(&["--profile", "measured", "-p", "bench-server"])?;
        let program = cargo::executable(&built, "bench-server")?;
        let root = program.with_file_name(format!("root-{}.pem", std::process::id()));
        let mut process = Command::new(program)
            .arg(&root)
            .arg(hold.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        let stdout = process.stdout.take().ok_or("no standard output")?;
        BufReader::new(stdout).read_line(&mut line)?;
        let (plain, tls) = line.trim().split_once(' ').ok_or("the server did not start")?;
        Ok(Self { plain: plain.to_owned(), tls: tls.to_owned(), process, root })
    }

    /// A command that drives a peer against this server.
    #[must_use]
    pub fn drive(&self, programs: &Programs, transport: Transport) -> Command {
        self.against(Command::new(&programs.drive), transport)
    }

    /// Host and port of the plain one.
    pub(crate) fn plain_address(&self) -> &str {
        self.plain.trim_start_matches("http://")
    }

    /// The command with the server's address as its next arguments.
    pub(crate) fn against(&self, mut command: Command, transport: Transport) -> Command {
        let origin = match transport {
            Transport::Plain => &self.plain,
            Transport::Tls => &self.tls,
        };
        command.arg(format!("{origin}/v1")).arg(&self.root);
        command
    }

    /// The same under a tool that is given with its own arguments.
    pub(crate) fn calls_under(
        &self,
        mut tool: Command,
        programs: &Programs,
        transport: Transport,
        case: Case,
        count: usize,
    ) -> Command {
        tool.arg(&programs.drive);
        let mut command = self.against(tool, transport);
        command.args(["calls", case.name(), &count.to_string()]);
        command
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
        let _ = std::fs::remove_file(&self.root);
    }
}

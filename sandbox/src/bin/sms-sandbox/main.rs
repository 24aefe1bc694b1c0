//! `sms-sandbox`: a local Jiguang SMS. `--help` tells the rest.

mod args;

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;
use std::time::Duration;

use args::{Command, Serve};
use sms_api_sandbox::Sandbox;

/// How long requests under way may take once the program is told to stop.
const GRACE: Duration = Duration::from_secs(5);

fn main() -> ExitCode {
    let outcome = match args::parse(std::env::args_os()) {
        Ok(Command::Help) => say(args::HELP),
        Ok(Command::Version) => say(concat!("sms-sandbox ", env!("CARGO_PKG_VERSION"), "\n")),
        Ok(Command::Serve(options)) => serve(*options),
        Err(mistake) => {
            complain(&format!("{mistake}\nTry: sms-sandbox --help"));
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            complain(&failure.to_string());
            ExitCode::FAILURE
        }
    }
}

fn serve(options: Serve) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        // Asked for first: a signal that comes right after the ready line is not lost.
        let stop = stop_signal()?;
        let listen = options.listen;
        let mut builder = Sandbox::builder()
            .listen(listen)
            .allow_remote(options.allow_remote)
            .settings(options.settings)
            .strict(options.strict)
            .log_to_stderr(!options.quiet);
        if let Some(messages) = options.message_limit {
            builder = builder.message_limit(messages);
        }
        if let Some(url) = options.callback_url {
            builder = builder.callback_url(url);
        }
        for fault in options.faults {
            builder = builder.fault(fault);
        }
        if let Some(developer) = options.developer {
            builder = builder.developer(developer);
        }
        for credentials in options.credentials {
            builder = builder.credentials(credentials);
        }
        let sandbox = builder.start().await.map_err(|error| cannot_listen(listen, error))?;
        let (base_url, inbox_url) = (sandbox.base_url(), sandbox.inbox_url());
        complain(&format!("listening; open {inbox_url} to begin, stop with Ctrl-C"));
        say(&format!("{{\"ready\":true,\"base_url\":\"{base_url}\",\"inbox_url\":\"{inbox_url}\"}}\n"))?;
        stop.await;
        complain("stopping");
        sandbox.stop(GRACE).await;
        Ok(())
    })
}

fn cannot_listen(listen: std::net::SocketAddr, error: io::Error) -> io::Error {
    let advice = match error.kind() {
        ErrorKind::AddrInUse => {
            ": the address is taken, perhaps by another sms-sandbox. Stop that one, or take a free port with \
             --listen 127.0.0.1:0"
        }
        ErrorKind::AddrNotAvailable => ": it is no address of this machine. Choose one with --listen",
        ErrorKind::PermissionDenied => ": not permitted. Choose a port above 1023 with --listen",
        _ => return io::Error::new(error.kind(), format!("cannot listen on {listen}: {error}")),
    };
    io::Error::new(error.kind(), format!("cannot listen on {listen}{advice}"))
}

#[cfg(unix)]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(windows)]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        interrupt.recv().await;
    })
}

fn say(text: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(text.as_bytes())?;
    stdout.flush()
}

/// Nothing can be done where even this fails.
fn complain(text: &str) {
    drop(writeln!(io::stderr().lock(), "sms-sandbox: {text}"));
}

use std::ffi::OsString;
use std::io::{self, IsTerminal as _, Write as _};

use sms_api_codegen::{Source, Style, render};

use crate::args::Format;
use crate::{MISTAKES, USAGE, complain, file, json, print};

/// Checks every file; people read mistakes on standard error, machines on standard output.
pub(crate) fn run(files: &[OsString], format: Format) -> u8 {
    let mut status = 0;
    for name in files {
        status = status.max(match file::read(name) {
            Ok(source) => check(&source, format),
            Err(message) => {
                complain(&message);
                USAGE
            }
        });
    }
    status
}

fn check(source: &Source, format: Format) -> u8 {
    let diagnostics = sms_api_codegen::check(source).diagnostics;
    match format {
        _ if diagnostics.is_empty() => {
            if format == Format::Human {
                let _ = writeln!(io::stderr(), "{}: no mistakes", source.name());
            }
            0
        }
        Format::Json => print(&diagnostics.iter().map(json::line).collect::<String>()).max(MISTAKES),
        Format::Human => {
            tell(source, &diagnostics);
            MISTAKES
        }
    }
}

/// Shows mistakes to a person, with a count behind them.
pub(crate) fn tell(source: &Source, diagnostics: &[sms_api_codegen::Diagnostic]) {
    let text = render(diagnostics, source, style());
    let count = match diagnostics.len() {
        1 => "1 mistake".to_owned(),
        count => format!("{count} mistakes"),
    };
    let example = diagnostics.first().map_or("E0010", |first| first.code.as_str());
    let _ = writeln!(
        io::stderr(),
        "{text}\n\n{count} in {}; `sms-api explain {example}` tells more",
        source.name()
    );
}

fn style() -> Style {
    let is_unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if io::stderr().is_terminal() && !is_unwanted { Style::Ansi } else { Style::Plain }
}

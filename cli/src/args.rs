//! The command line.

use std::ffi::OsString;

use lexopt::prelude::*;
use sms_api_codegen::Code;

pub(crate) const HELP: &str = "\
Checks, expands and explains API descriptions without compiling anything.

Usage: sms-api <COMMAND>

Commands:
  check FILE…      Check descriptions; `-` reads standard input
      --format human|json   rustc-like text (default), or one JSON object a line with
                            code, severity, file, line, column, end_line, end_column,
                            message, label and help
  expand FILE      Print the Rust code that `sms_api!(\"FILE\")` stands for
      --callbacks           with the events of callbacks: `sms_api!(\"FILE\", callbacks)`
      --server              with the other half: `sms_api!(\"FILE\", server)`
  explain CODE     Explain a diagnostic, such as E0010, with an example

Options:
  -h, --help       Print this help
  -V, --version    Print the version

Colours are used on a terminal, unless NO_COLOR is set.
Exit status: 0 all is well, 1 mistakes were found, 2 wrong usage or an unreadable file.
";

/// What to do.
#[derive(Debug)]
pub(crate) enum Command {
    Help,
    Version,
    Check { files: Vec<OsString>, format: Format },
    Expand { file: OsString, callbacks: bool, server: bool },
    Explain { code: Code },
}

/// How mistakes are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Human,
    Json,
}

/// Reads the command line, without the program's name; the error is a sentence or two.
pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    let mut parser = lexopt::Parser::from_args(args);
    let text = |error: lexopt::Error| error.to_string();
    let Some(first) = parser.next().map_err(text)? else {
        return Err("a command is missing: `check`, `expand` or `explain`".to_owned());
    };
    match first {
        Short('h') | Long("help") => Ok(Command::Help),
        Short('V') | Long("version") => Ok(Command::Version),
        Value(name) => match name.to_str() {
            Some("check") => check(parser),
            Some("expand") => expand(parser),
            Some("explain") => explain(parser),
            Some("help") => Ok(Command::Help),
            _ => Err(format!("unknown command {name:?}: there are `check`, `expand` and `explain`")),
        },
        other => Err(text(other.unexpected())),
    }
}

fn check(mut parser: lexopt::Parser) -> Result<Command, String> {
    let (mut files, mut format) = (Vec::new(), Format::Human);
    while let Some(arg) = parser.next().map_err(|error| error.to_string())? {
        match arg {
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("format") => {
                let value = parser.value().map_err(|error| error.to_string())?;
                format = match value.to_str() {
                    Some("human") => Format::Human,
                    Some("json") => Format::Json,
                    _ => return Err(format!("unknown format {value:?}: there are `human` and `json`")),
                };
            }
            Value(file) => files.push(file),
            other => return Err(other.unexpected().to_string()),
        }
    }
    if files.is_empty() {
        return Err("a file is missing: `sms-api check api.toml`".to_owned());
    }
    Ok(Command::Check { files, format })
}

fn expand(mut parser: lexopt::Parser) -> Result<Command, String> {
    let (mut found, mut callbacks, mut server) = (None, false, false);
    while let Some(arg) = parser.next().map_err(|error| error.to_string())? {
        match arg {
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("callbacks") => callbacks = true,
            Long("server") => server = true,
            Value(_) if found.is_some() => return Err("`expand` takes one file".to_owned()),
            Value(file) => found = Some(file),
            other => return Err(other.unexpected().to_string()),
        }
    }
    let file = found.ok_or_else(|| "a file is missing: `sms-api expand api.toml`".to_owned())?;
    Ok(Command::Expand { file, callbacks, server })
}

fn explain(parser: lexopt::Parser) -> Result<Command, String> {
    let code = only(parser)?;
    let Some(code) = code else { return Ok(Command::Help) };
    let known = code.to_str().and_then(|text| text.parse().ok());
    let first = Code::ALL.first().map_or("", |code| code.as_str());
    let last = Code::ALL.last().map_or("", |code| code.as_str());
    known
        .map(|code| Command::Explain { code })
        .ok_or_else(|| format!("no diagnostic has the code {code:?}: they go from {first} to {last}"))
}

/// The one code; none if help is asked for.
fn only(mut parser: lexopt::Parser) -> Result<Option<OsString>, String> {
    let mut found = None;
    while let Some(arg) = parser.next().map_err(|error| error.to_string())? {
        match arg {
            Short('h') | Long("help") => return Ok(None),
            Value(_) if found.is_some() => return Err("`explain` takes one code".to_owned()),
            Value(value) => found = Some(value),
            other => return Err(other.unexpected().to_string()),
        }
    }
    found.map(Some).ok_or_else(|| "a code is missing: `sms-api explain E0010`".to_owned())
}

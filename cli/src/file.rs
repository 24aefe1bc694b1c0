//! Specs from files and from standard input.

use std::ffi::OsStr;
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;
use std::{env, fs};

use sms_api_codegen::{Source, near_files};

/// Reads a file, or standard input if it is called `-`; the error is for people.
pub(crate) fn read(name: &OsStr) -> Result<Source, String> {
    if name == "-" {
        let mut bytes = Vec::new();
        return match io::stdin().read_to_end(&mut bytes) {
            Ok(_) => Ok(Source::new("<stdin>", bytes)),
            Err(error) => Err(format!("cannot read standard input: {error}")),
        };
    }
    let path = Path::new(name);
    let shown = path.display();
    match fs::read(path) {
        Ok(bytes) => Ok(Source::new(shown.to_string(), bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(not_found(path)),
        Err(_) if path.is_dir() => Err(format!("`{shown}` is a folder: name a file in it")),
        Err(error) => Err(format!("cannot read `{shown}`: {error}")),
    }
}

fn not_found(path: &Path) -> String {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let folder = parent.map_or_else(|| env::current_dir().unwrap_or_default(), Path::to_owned);
    let mut message = format!("no file `{}`, looked for in `{}`", path.display(), folder.display());
    let Ok(entries) = fs::read_dir(&folder) else {
        message.push_str(", which is no folder");
        return message;
    };
    let mut names: Vec<_> = entries
        .flatten()
        .filter(|entry| entry.path().is_file())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    let wanted = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    let near = near_files(wanted, &names);
    if !near.is_empty() {
        let near: Vec<_> = near.iter().map(|name| format!("`{name}`")).collect();
        message.push_str(&format!("\nnear it: {}", near.join(", ")));
    }
    message
}

//! Cargo, asked in this workspace.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::Result;

/// The folder of this workspace.
#[must_use]
pub fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// A cargo command in this workspace. Its lock file is kept to.
#[must_use]
pub fn command(subcommand: &str) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(workspace()).args([subcommand, "--locked", "--quiet"]).stdin(Stdio::null());
    command
}

/// Runs a command and gives what it prints.
///
/// # Errors
///
/// When it fails; what it said stands on standard error.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("{} cannot be run: {error}", command.get_program().display()))?;
    if !output.status.success() {
        return Err(format!("{command:?} failed: {}", output.status).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// The programs of a build, with their names.
pub type Built = Vec<(String, PathBuf)>;

/// Builds.
///
/// # Errors
///
/// When that fails.
pub fn build(arguments: &[&str]) -> Result<Built> {
    let messages = output(command("build").arg("--message-format=json-render-diagnostics").args(arguments))?;
    let programs = messages.lines().filter_map(|line| {
        let message: Value = serde_json::from_str(line).ok()?;
        let name = message.pointer("/target/name")?.as_str()?;
        Some((name.to_owned(), message.get("executable")?.as_str()?.into()))
    });
    Ok(programs.collect())
}

/// The program of this name.
///
/// # Errors
///
/// When the build made none.
pub fn executable(built: &Built, name: &str) -> Result<PathBuf> {
    let found = built.iter().find(|(built, _)| built == name);
    Ok(found.ok_or_else(|| format!("no program `{name}` was built"))?.1.clone())
}

/// Where cargo builds.
///
/// # Errors
///
/// When cargo does not tell.
pub fn target_folder() -> Result<PathBuf> {
    let metadata = output(command("metadata").args(["--no-deps", "--format-version", "1"]))?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    Ok(metadata["target_directory"].as_str().ok_or("cargo metadata has no target_directory")?.into())
}

/// The version of a crate in the lock file.
///
/// # Errors
///
/// When there is none.
pub fn locked_version(name: &str) -> Result<String> {
    let lock = std::fs::read_to_string(workspace().join("Cargo.lock"))?;
    let entry = format!("name = \"{name}\"\nversion = \"");
    let (_, rest) = lock.split_once(&entry).ok_or_else(|| format!("{name} is not in the lock file"))?;
    let (version, _) = rest.split_once('"').ok_or("a broken lock file")?;
    Ok(version.to_owned())
}

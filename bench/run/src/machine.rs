use std::process::Command;

use measure::{Result, cargo};

/// What the numbers depend on: the day, the tools, the versions of all that is compared.
pub(crate) fn describe() -> Result<String> {
    let date = cargo::output(Command::new("date").args(["-u", "+%Y-%m-%d"]))?;
    let rustc = cargo::output(Command::new("rustc").arg("--version"))?;
    // Not its release, which on rented machines names their maker.
    let kernel = cargo::output(Command::new("uname").args(["-s", "-m"]))?;
    let mut versions = Vec::new();
    for name in ["hyper", "hyper-util", "tokio", "rustls", "serde_json", "reqwest", "ureq", "progenitor"] {
        versions.push(format!("{name} {}", cargo::locked_version(name)?));
    }
    Ok(format!(
        "Measured on {}, with {}, on {} ({} processors, {}).\n{}, openapi-to-rust {}.\n",
        date.trim(),
        rustc.trim(),
        kernel.trim(),
        std::thread::available_parallelism()?,
        processor().unwrap_or_else(|| "processor unknown".to_owned()),
        versions.join(", "),
        generator_version()?,
    ))
}

fn processor() -> Option<String> {
    let text = std::fs::read_to_string("/proc/cpuinfo").ok()?;
    let line = text.lines().find(|line| line.starts_with("model name"))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

/// Its output is kept in the tree and names the version that wrote it.
fn generator_version() -> Result<String> {
    let text =
        std::fs::read_to_string(cargo::workspace().join("peers/openapi-to-rust/src/generated/mod.rs"))?;
    let (_, rest) =
        text.split_once("openapi-to-rust v").ok_or("the generated client does not name its generator")?;
    Ok(rest.split(". ").next().unwrap_or(rest).to_owned())
}

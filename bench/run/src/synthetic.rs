mod derived;
mod document;
mod ours;
mod shape;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use measure::{Expansion, Result, cargo};

use crate::stopwatch::{Took, seconds, took};
use crate::table::{Table, count, median, ratio};
use shape::Shape;

/// What a client of many endpoints is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Ours,
    Derived,
    Progenitor,
}

/// One row of the table.
struct Costs {
    /// One of each round.
    checks: Vec<Took>,
    /// A release build, and the size of the stripped program.
    release: Option<(Took, u64)>,
}

/// Beyond this, the others need more memory than most machines have, and ours is measured alone.
const COMPARED: usize = 1_000;

/// So many times everybody checks, in turns, where there is something to compare with: of two single checks of a minute each,
/// one took a quarter longer than the other.
const ROUNDS: usize = 5;

/// What compiling a client of so many endpoints costs.
pub(crate) fn measure(size: usize) -> Result<String> {
    let mut text = format!(
        "## {} endpoints\n\nA synthetic API: about four fields a request and an answer, nested types, identifiers, open \
         enums. Checked is the client alone; the release build is that of a program that calls each endpoint and prints \
         its answer. Seconds are of the processor; dependencies are built before. Of several checks the median is shown, and the \
         median of their ratios round by round, with the least and the most.\n\n",
        count(size as f64)
    );
    let mut table = Table::new([
        "client",
        "`cargo check`",
        "an endpoint",
        "largest process",
        "release build",
        "an endpoint",
        "stripped program",
    ]);
    let mut checks = checks(size)?.into_iter();
    let mut cost = |kind| costs(kind, size, checks.next().ok_or("a client was not checked")?);
    let ours = cost(Kind::Ours)?;
    table.row(row("sms-api (ours)", size, &ours));
    let mut ratios =
        Table::new(["ours to the other", "`cargo check`", "its memory", "release build", "program"]);
    if size <= COMPARED {
        for (kind, label) in [(Kind::Derived, "serde derive, by hand"), (Kind::Progenitor, "progenitor")] {
            let other = cost(kind)?;
            table.row(row(label, size, &other));
            ratios.row(against(label, &ours, &other));
        }
    }
    text.push_str(&table.finish());
    if size <= COMPARED {
        text.push_str(&format!("\n{}", ratios.finish()));
    }
    Ok(text)
}

fn row(label: &str, size: usize, costs: &Costs) -> Vec<String> {
    let each = |took: Took| format!("{:.1} ms", took.cpu.as_secs_f64() * 1e3 / size as f64);
    let none = || "–".to_owned();
    let cpu = median(costs.checks.iter().map(|check| check.cpu.as_secs_f64()).collect());
    vec![
        label.to_owned(),
        format!("{cpu:.1} s"),
        format!("{:.1} ms", cpu * 1e3 / size as f64),
        format!("{:.2} GB", costs.peak_bytes() / 1e9),
        costs.release.map_or_else(none, |(took, _)| seconds(took.cpu)),
        costs.release.map_or_else(none, |(took, _)| each(took)),
        costs.release.map_or_else(none, |(_, bytes)| format!("{:.1} MB", bytes as f64 / 1e6)),
    ]
}

fn against(label: &str, ours: &Costs, other: &Costs) -> Vec<String> {
    let cpu = |took: Took| took.cpu.as_secs_f64();
    let (release, program) = match (ours.release, other.release) {
        (Some((ours, bytes)), Some((other, of))) => {
            (ratio(cpu(ours), cpu(other)), ratio(bytes as f64, of as f64))
        }
        _ => ("–".to_owned(), "–".to_owned()),
    };
    // Of each round by itself: what a machine does changes from minute to minute, and for all of a round alike.
    let rounds = ours.checks.iter().zip(&other.checks);
    let ratios: Vec<_> = rounds.map(|(ours, other)| cpu(*ours) / cpu(*other)).collect();
    let least = ratios.iter().copied().fold(f64::INFINITY, f64::min);
    let most = ratios.iter().copied().fold(0.0, f64::max);
    vec![
        label.to_owned(),
        format!("{} ({least:.2} to {most:.2})", ratio(median(ratios), 1.0)),
        ratio(ours.peak_bytes(), other.peak_bytes()),
        release,
        program,
    ]
}

impl Costs {
    /// Of the largest process of any check.
    fn peak_bytes(&self) -> f64 {
        self.checks.iter().map(|check| check.peak_bytes).max().unwrap_or_default() as f64
    }
}

/// Checks every client, in turns, and tells the rounds of each.
fn checks(size: usize) -> Result<Vec<Vec<Took>>> {
    let (kinds, rounds): (&[Kind], _) = if size <= COMPARED {
        (&[Kind::Ours, Kind::Derived, Kind::Progenitor], ROUNDS)
    } else {
        (&[Kind::Ours], 1)
    };
    let mut all = vec![Vec::new(); kinds.len()];
    for round in 1..=rounds {
        for (&kind, checks) in kinds.iter().zip(&mut all) {
            let folder = write(kind, size)?;
            let client = texts(kind, size).client;
            let took = timed(&folder, &["check", "--lib"], &[(&folder.join("src/lib.rs"), &client)])?;
            eprintln!("{kind:?} with {size} endpoints, check {round}: {}", seconds(took.cpu));
            checks.push(took);
        }
    }
    Ok(all)
}

/// Builds after the parts were written. What was there before is the same crate without any code, so that its
/// dependencies are built.
fn timed(folder: &Path, arguments: &[&str], parts: &[(&Path, &str)]) -> Result<Took> {
    let build = || {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.current_dir(folder).args(arguments).arg("--quiet").stdin(Stdio::null());
        command.env("CARGO_TARGET_DIR", cargo_target(folder));
        took(&mut command)
    };
    for (file, _) in parts {
        std::fs::write(file, "pub fn main() {}\n")?;
    }
    build()?;
    for (file, text) in parts {
        std::fs::write(file, text)?;
    }
    build()
}

fn costs(kind: Kind, size: usize, checks: Vec<Took>) -> Result<Costs> {
    eprintln!("{kind:?} with {size} endpoints, release build");
    let folder = write(kind, size)?;
    let client = folder.join("src/lib.rs");
    let program = folder.join("src/main.rs");
    let texts = texts(kind, size);
    let release = match &texts.program {
        None => None,
        Some(text) => {
            let arguments = ["build", "--release", "--config", "profile.release.strip=\"symbols\""];
            let took = timed(&folder, &arguments, &[(&client, &texts.client), (&program, text)])?;
            let program = cargo_target(&folder).join("release/synthetic");
            Some((took, std::fs::metadata(program)?.len()))
        }
    };
    Ok(Costs { checks, release })
}

/// One for each kind: sizes share what was built of the dependencies.
fn cargo_target(folder: &Path) -> PathBuf {
    folder.parent().unwrap_or(folder).join("target")
}

/// Writes a crate with its own workspace, and tells its folder.
fn write(kind: Kind, size: usize) -> Result<PathBuf> {
    let name = format!("{kind:?}").to_lowercase();
    let folder = cargo::target_folder()?.join("synthetic").join(&name).join(size.to_string());
    std::fs::create_dir_all(folder.join("src"))?;
    let shape = Shape::new(size);
    match kind {
        Kind::Ours => std::fs::write(folder.join("spec.toml"), ours::spec(&shape))?,
        Kind::Derived => {}
        Kind::Progenitor => std::fs::write(folder.join("openapi.json"), document::openapi(&shape))?,
    }
    std::fs::write(folder.join("Cargo.toml"), manifest(kind)?)?;
    std::fs::copy(cargo::workspace().join("Cargo.lock"), folder.join("Cargo.lock"))?;
    Ok(folder)
}

/// A client, and a program that uses it.
struct Texts {
    client: String,
    /// None of progenitor's: the check alone takes minutes.
    program: Option<String>,
}

fn texts(kind: Kind, size: usize) -> Texts {
    let shape = Shape::new(size);
    match kind {
        Kind::Ours => Texts { client: ours::client(), program: Some(ours::program(&shape)) },
        Kind::Derived => Texts { client: derived::client(&shape), program: Some(derived::program(&shape)) },
        Kind::Progenitor => {
            Texts { client: "progenitor::generate_api!(\"openapi.json\");\n".to_owned(), program: None }
        }
    }
}

fn manifest(kind: Kind) -> Result<String> {
    let path = |below: &str| cargo::workspace().join(below).display().to_string();
    let tokio =
        "tokio = { version = \"1\", default-features = false, features = [\"net\", \"rt\", \"time\"] }\n";
    let dependencies = match kind {
        Kind::Ours => {
            format!("sms-api = {{ path = {:?}, default-features = false }}\n{tokio}", path("../runtime"))
        }
        Kind::Derived => format!(
            "hyper = {{ version = \"1\", default-features = false }}\nserde = {{ version = \"1\", features = \
             [\"derive\"] }}\nyardstick = {{ path = {:?} }}\n{tokio}",
            path("peers/yardstick")
        ),
        Kind::Progenitor => format!(
            "futures = \"0.3\"\nprogenitor = \"{}\"\nreqwest = {{ version = \"0.13\", default-features = false, \
             features = [\"json\", \"query\", \"stream\"] }}\nserde = {{ version = \"1\", features = [\"derive\"] }}\n",
            cargo::locked_version("progenitor")?
        ),
    };
    Ok(format!(
        "[package]\nname = \"synthetic\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\n{dependencies}"
    ))
}

/// What `sms-api` takes: its time grows with the spec, and no faster.
pub(crate) fn measure_checker() -> Result<String> {
    let built = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .current_dir(cargo::workspace().join(".."))
        .args(["build", "--quiet", "--release", "-p", "sms-api-cli"])
        .env("CARGO_TARGET_DIR", cargo::target_folder()?.join("cli"))
        .status()?;
    if !built.success() {
        return Err("the checker was not built".into());
    }
    let program = cargo::target_folder()?.join("cli/release/sms-api");
    let mut table = Table::new([
        "`sms-api`, release",
        "`check`",
        "processor",
        "an endpoint",
        "`expand`",
        "processor",
        "an endpoint",
        "lines",
        "tokens",
    ]);
    for size in [100, 1_000, 4_000] {
        let spec = write(Kind::Ours, size)?.join("spec.toml");
        let mut cells = vec![format!("{} endpoints", count(size as f64))];
        for subcommand in ["check", "expand"] {
            let took = took(Command::new(&program).arg(subcommand).arg(&spec).stdout(Stdio::null()))?;
            cells.push(format!("{:.2} s", took.elapsed.as_secs_f64()));
            cells.push(format!("{:.2} s", took.cpu.as_secs_f64()));
            cells.push(format!("{:.2} ms", took.cpu.as_secs_f64() * 1e3 / size as f64));
        }
        let expansion = Expansion::of_spec(&spec)?;
        cells.extend([count(expansion.lines as f64), count(expansion.tokens as f64)]);
        table.row(cells);
    }
    Ok(format!(
        "## The checker\n\nReading a spec and generating its client, without a compiler.\n\n{}",
        table.finish()
    ))
}

use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use measure::{Expansion, Peer, Result, Tree, cargo};

use crate::stopwatch::{Took, seconds, took};
use crate::table::{Table, compared, count, median, ratio};

/// How often a rebuild is repeated, in turns.
const REPEATS: usize = 5;

/// Those whose rebuilds, expansions and builds with TLS are told: the thinnest, and what is generated too.
const CLOSELY: [Peer; 3] = [Peer::OURS, Peer::YARDSTICK, Peer::PROGENITOR];

/// What a build from nothing took, and the size of the program.
struct Built {
    took: Took,
    bytes: u64,
}

/// What one peer's program with one call costs to build.
struct Costs {
    peer: Peer,
    plain: Built,
    tls: Option<Built>,
}

/// How a program is built again after a change.
const WAYS: [(&str, &[&str]); 3] = [
    ("debug build", &["build"]),
    ("`cargo check`", &["check"]),
    ("release build", &["build", "--profile", "stripped"]),
];

/// What a change costs, and how much there is to compile.
struct Change {
    peer: Peer,
    /// Of the client's file, by [`WAYS`].
    after_client: [Vec<Took>; WAYS.len()],
    /// Of the document, in a debug build; empty where there is none.
    after_document: Vec<Took>,
    expanded: Expansion,
}

/// What compiling costs: crates, cold builds, rebuilds, the size of what is generated and of the program.
pub(crate) fn measure() -> Result<String> {
    let mut text = String::from(
        "## Compile time\n\nA program with one call, all clients of nine endpoints. Seconds are of the processor.\n\n",
    );
    text.push_str(&tree_table()?);
    let costs = Peer::ALL.into_iter().map(costs).collect::<Result<Vec<_>>>()?;
    text.push_str(&format!("\n{}", build_table(&costs)));
    text.push_str(&format!("\n{}", size_table(&costs)));
    text.push_str(&format!("\n{}", change_table(&changes()?)));
    for (what, spec) in [("the nine endpoints", "peers/ours/api.toml"), ("the whole API", "../api.toml")] {
        let own = Expansion::of_spec(&cargo::workspace().join(spec))?;
        text.push_str(&format!(
            "\nOf {what}, `sms_api!` emits {} lines and {} tokens, documentation included.\n",
            count(own.lines as f64),
            count(own.tokens as f64)
        ));
    }
    Ok(text)
}

fn tree_table() -> Result<String> {
    let mut table =
        Table::new(["crates", "linked", "linked, with TLS", "whole tree", "whole tree, with TLS"]);
    for peer in Peer::ALL {
        let (plain, tls) = (Tree::of(peer, false)?, Tree::of(peer, true)?);
        let counts =
            [&plain.linked, &tls.linked, &plain.whole, &tls.whole].map(|crates| crates.len().to_string());
        table.row([peer.label.to_owned()].into_iter().chain(counts).collect());
    }
    Ok(table.finish())
}

fn costs(peer: Peer) -> Result<Costs> {
    eprintln!("building {}", peer.label);
    let plain = cold(peer, &[])?;
    let tls = CLOSELY.contains(&peer).then(|| cold(peer, &["--features", "tls"])).transpose()?;
    Ok(Costs { peer, plain, tls })
}

/// Builds from nothing.
fn cold(peer: Peer, features: &[&str]) -> Result<Built> {
    let folder = cargo::target_folder()?.join("cold");
    remove(&folder)?;
    let arguments = ["--profile", "stripped", "-p", peer.package, "--bin", peer.package];
    let mut command = cargo::command("build");
    let took = took(command.args(arguments).args(features).arg("--target-dir").arg(&folder))?;
    let bytes = std::fs::metadata(folder.join("stripped").join(peer.package))?.len();
    remove(&folder)?;
    Ok(Built { took, bytes })
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    Ok(())
}

/// Builds after a file got a new time, peer by peer in turns.
fn changes() -> Result<Vec<Change>> {
    eprintln!("rebuilding");
    let folder = cargo::target_folder()?.join("rebuilt");
    let changed = |peer| -> Result<Change> {
        let expanded = expanded(peer, &folder)?;
        for (_, way) in WAYS {
            rebuild(peer, &folder, way, peer.client_file)?;
        }
        Ok(Change { peer, after_client: Default::default(), after_document: Vec::new(), expanded })
    };
    let mut changes = CLOSELY.into_iter().map(changed).collect::<Result<Vec<_>>>()?;
    for _ in 0..REPEATS {
        for change in &mut changes {
            for ((_, way), after) in WAYS.into_iter().zip(&mut change.after_client) {
                after.push(rebuild(change.peer, &folder, way, change.peer.client_file)?);
            }
            if let Some(document) = change.peer.document {
                change.after_document.push(rebuild(change.peer, &folder, WAYS[0].1, document)?);
            }
        }
    }
    Ok(changes)
}

fn rebuild(peer: Peer, folder: &Path, way: &[&str], file: &str) -> Result<Took> {
    let file = cargo::workspace().join(file);
    std::fs::File::options().append(true).open(file)?.set_modified(SystemTime::now())?;
    let (subcommand, options) = way.split_first().ok_or("no way to build")?;
    took(again(subcommand, folder).args(options).args(["-p", peer.package, "--bin", peer.package]))
}

/// The client's crate with every macro and derive expanded.
fn expanded(peer: Peer, folder: &Path) -> Result<Expansion> {
    let mut command = again("rustc", folder);
    command.args(["-p", peer.package, "--lib", "--", "-Zunpretty=expanded"]);
    Expansion::of_rust(&cargo::output(&mut command)?)
}

/// The compiler prints expansions on its nightly channel only, or for crates that are named. They are named
/// for rebuilds as well, since build scripts run again when the variable changes.
fn again(subcommand: &str, folder: &Path) -> Command {
    let mut command = cargo::command(subcommand);
    let names = CLOSELY.map(|peer| peer.package.replace('-', "_"));
    command.env("RUSTC_BOOTSTRAP", names.join(",")).arg("--target-dir").arg(folder);
    command
}

fn find<T>(of: &[T], peer: impl Fn(&T) -> Peer, wanted: Peer) -> &T {
    of.iter().find(|one| peer(one) == wanted).unwrap_or(&of[0])
}

fn build_table(costs: &[Costs]) -> String {
    let of = |wanted| find(costs, |costs| costs.peer, wanted);
    let mut table = Table::new([
        "cold release build",
        "seconds",
        "to the yardstick",
        "to progenitor",
        "with TLS, seconds",
        "to the yardstick",
        "to progenitor",
    ]);
    for costs in costs {
        let cells = |built: &dyn Fn(&Costs) -> Option<Duration>| match built(costs) {
            Some(cpu) => {
                let against = |peer| {
                    built(of(peer)).map_or_else(none, |other| ratio(cpu.as_secs_f64(), other.as_secs_f64()))
                };
                [seconds(cpu), against(Peer::YARDSTICK), against(Peer::PROGENITOR)]
            }
            None => [none(), none(), none()],
        };
        let plain = cells(&|costs| Some(costs.plain.took.cpu));
        let tls = cells(&|costs| costs.tls.as_ref().map(|built| built.took.cpu));
        table.row([costs.peer.label.to_owned()].into_iter().chain(plain).chain(tls).collect());
    }
    table.finish()
}

fn size_table(costs: &[Costs]) -> String {
    let of = find(costs, |costs| costs.peer, Peer::YARDSTICK);
    let mut table = Table::new(["stripped program, bytes", "plain", "with TLS"]);
    for costs in costs {
        let tls = match (&costs.tls, &of.tls) {
            (Some(own), Some(of)) => compared(own.bytes as f64, of.bytes as f64),
            _ => none(),
        };
        let plain = compared(costs.plain.bytes as f64, of.plain.bytes as f64);
        table.row(vec![costs.peer.label.to_owned(), plain, tls]);
    }
    table.finish()
}

fn change_table(changes: &[Change]) -> String {
    let cpu = |all: &[Took]| median(all.iter().map(|took| took.cpu.as_secs_f64()).collect());
    let yardstick = find(changes, |change| change.peer, Peer::YARDSTICK);
    let mut table = Table::new(
        ["after a touch of the client's file"]
            .into_iter()
            .chain(WAYS.iter().flat_map(|(way, _)| [*way, "to the yardstick"]))
            .chain(["of the document, debug build", "client expanded, lines", "tokens"]),
    );
    for change in changes {
        let after_client = change.after_client.iter().zip(&yardstick.after_client).flat_map(|(own, of)| {
            let (own, of) = (cpu(own), cpu(of));
            [format!("{own:.2} s"), ratio(own, of)]
        });
        let after_document = match &change.after_document[..] {
            [] => none(),
            all => format!("{:.2} s", cpu(all)),
        };
        let Expansion { lines, tokens } = &change.expanded;
        let expanded = [count(*lines as f64), count(*tokens as f64)];
        table.row(
            [change.peer.label.to_owned()]
                .into_iter()
                .chain(after_client)
                .chain([after_document])
                .chain(expanded)
                .collect(),
        );
    }
    table.finish()
}

fn none() -> String {
    "–".to_owned()
}

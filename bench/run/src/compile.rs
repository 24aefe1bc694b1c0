use std::path::Path;
use std::time::SystemTime;

use measure::{Expansion, Peer, Result, Tree, cargo};

use crate::stopwatch::{Took, seconds, took};
use crate::table::{Table, compared, count, median, ratio};

/// How often a rebuild is repeated.
const REPEATS: usize = 5;

/// What one peer's program with one call costs to build.
struct Costs {
    peer: Peer,
    cold: Took,
    cold_tls: Took,
    after_client: Vec<Took>,
    after_document: Option<Vec<Took>>,
    bytes: u64,
    bytes_tls: u64,
    expanded: Expansion,
}

/// What compiling costs: crates, cold builds, rebuilds, the size of what is generated and of the program.
pub(crate) fn measure() -> Result<String> {
    let mut text =
        String::from("## Compile time\n\nA program with one call. Seconds are of the processor.\n\n");
    text.push_str(&tree_table()?);
    let costs = Peer::ALL.into_iter().map(costs).collect::<Result<Vec<_>>>()?;
    text.push_str(&format!("\n{}", build_table(&costs)));
    text.push_str(&format!("\n{}", rebuild_table(&costs)));
    text.push_str(&format!("\n{}", size_table(&costs)));
    let own = Expansion::of_spec(&cargo::workspace().join("../api.toml"))?;
    text.push_str(&format!(
        "\n`sms_api!()` itself emits {} lines and {} tokens, documentation included; the table counts what is \
         left when every macro and derive is expanded.\n",
        count(own.lines as f64),
        count(own.tokens as f64)
    ));
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
    let folder = cargo::target_folder()?.join("cold");
    let (cold, bytes) = cold(peer, &folder, &[])?;
    let (cold_tls, bytes_tls) = self::cold(peer, &folder, &["--features", "tls"])?;
    let expanded = expanded(peer, &folder)?;
    let rebuild = |file: &str| rebuild(peer, &folder, &cargo::workspace().join(file));
    rebuild(peer.client_file)?;
    let after_client = (0..REPEATS).map(|_| rebuild(peer.client_file)).collect::<Result<_>>()?;
    let after_document = match peer.document {
        Some(document) => Some((0..REPEATS).map(|_| rebuild(document)).collect::<Result<_>>()?),
        None => None,
    };
    std::fs::remove_dir_all(&folder)?;
    Ok(Costs { peer, cold, cold_tls, after_client, after_document, bytes, bytes_tls, expanded })
}

/// Builds from nothing, and tells the size of the program.
fn cold(peer: Peer, folder: &Path, features: &[&str]) -> Result<(Took, u64)> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    let arguments = ["--profile", "stripped", "-p", peer.package, "--bin", peer.package];
    let mut command = cargo::command("build");
    let took = took(command.args(arguments).args(features).arg("--target-dir").arg(folder))?;
    Ok((took, std::fs::metadata(folder.join("stripped").join(peer.package))?.len()))
}

/// A debug build after a file got a new time.
fn rebuild(peer: Peer, folder: &Path, file: &Path) -> Result<Took> {
    std::fs::File::options().append(true).open(file)?.set_modified(SystemTime::now())?;
    let mut command = cargo::command("build");
    took(command.args(["-p", peer.package, "--bin", peer.package]).arg("--target-dir").arg(folder))
}

/// The client's crate with every macro and derive expanded.
fn expanded(peer: Peer, folder: &Path) -> Result<Expansion> {
    let mut command = cargo::command("rustc");
    command.args(["-p", peer.package, "--lib"]).arg("--target-dir").arg(folder);
    // The compiler prints expansions on its nightly channel only.
    command.args(["--", "-Zunpretty=expanded"]).env("RUSTC_BOOTSTRAP", "1");
    Expansion::of_rust(&cargo::output(&mut command)?)
}

fn find(costs: &[Costs], peer: Peer) -> &Costs {
    costs.iter().find(|costs| costs.peer == peer).unwrap_or(&costs[0])
}

fn build_table(costs: &[Costs]) -> String {
    let (by_hand, generated) = (find(costs, Peer::YARDSTICK), find(costs, Peer::PROGENITOR));
    let mut table = Table::new([
        "cold release build",
        "seconds",
        "to the yardstick",
        "to progenitor",
        "with TLS, seconds",
        "to the yardstick",
        "to progenitor",
    ]);
    for peer in costs {
        let cells = |of: fn(&Costs) -> Took| {
            let cpu = |costs| of(costs).cpu.as_secs_f64();
            [seconds(of(peer).cpu), ratio(cpu(peer), cpu(by_hand)), ratio(cpu(peer), cpu(generated))]
        };
        let (plain, tls) = (cells(|costs| costs.cold), cells(|costs| costs.cold_tls));
        table.row([peer.peer.label.to_owned()].into_iter().chain(plain).chain(tls).collect());
    }
    table.finish()
}

fn rebuild_table(costs: &[Costs]) -> String {
    let cpu = |all: &[Took]| median(all.iter().map(|took| took.cpu.as_secs_f64()).collect());
    let of = cpu(&find(costs, Peer::YARDSTICK).after_client);
    let mut table = Table::new([
        "debug rebuild after a touch of",
        "the client's file",
        "to the yardstick",
        "the document",
    ]);
    for peer in costs {
        let after_client = cpu(&peer.after_client);
        let after_document = peer.after_document.as_deref().map(|all| format!("{:.2} s", cpu(all)));
        table.row(vec![
            peer.peer.label.to_owned(),
            format!("{after_client:.2} s"),
            ratio(after_client, of),
            after_document.unwrap_or_else(|| "–".to_owned()),
        ]);
    }
    table.finish()
}

fn size_table(costs: &[Costs]) -> String {
    let of = find(costs, Peer::YARDSTICK);
    let mut table = Table::new([
        "sizes",
        "stripped program, bytes",
        "with TLS, bytes",
        "client expanded, lines",
        "tokens",
    ]);
    for peer in costs {
        table.row(vec![
            peer.peer.label.to_owned(),
            compared(peer.bytes as f64, of.bytes as f64),
            compared(peer.bytes_tls as f64, of.bytes_tls as f64),
            count(peer.expanded.lines as f64),
            count(peer.expanded.tokens as f64),
        ]);
    }
    table.finish()
}

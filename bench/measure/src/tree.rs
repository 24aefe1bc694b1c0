use std::collections::BTreeSet;

use crate::{Peer, Result, cargo};

/// The crates that a peer's program is made of, the peer itself left out.
#[derive(Clone, Debug)]
pub struct Tree {
    /// Those whose code is in the program.
    pub linked: BTreeSet<String>,
    /// With those that only its build needs: macros, build scripts, and what they need.
    pub whole: BTreeSet<String>,
}

impl Tree {
    /// Asks cargo.
    ///
    /// # Errors
    ///
    /// When that fails.
    pub fn of(peer: Peer, tls: bool) -> Result<Self> {
        Ok(Self {
            linked: crates(peer, tls, "normal,no-proc-macro")?,
            whole: crates(peer, tls, "normal,build")?,
        })
    }
}

fn crates(peer: Peer, tls: bool, edges: &str) -> Result<BTreeSet<String>> {
    let mut command = cargo::command("tree");
    command.args(["-p", peer.package, "-e", edges, "--prefix", "none", "--format", "{p}"]);
    if tls {
        command.args(["--features", "tls"]);
    }
    let text = cargo::output(&mut command)?;
    let mut crates = BTreeSet::new();
    for line in text.lines() {
        // `name v1.2.3 (path) (*)`: what tells two crates apart is name and version.
        let mut words = line.split_whitespace();
        if let (Some(name), Some(version)) = (words.next(), words.next())
            && name != peer.package
        {
            crates.insert(format!("{name} {version}"));
        }
    }
    Ok(crates)
}

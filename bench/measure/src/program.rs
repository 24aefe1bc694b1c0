use std::path::{Path, PathBuf};

use crate::{Result, cargo};

/// A client under measurement: a package in `peers`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer {
    /// As the table has it.
    pub label: &'static str,
    pub package: &'static str,
    /// The file with the macro, or with the hand-written client.
    pub client_file: &'static str,
    /// The document that the client is generated from, relative to `bench`.
    pub document: Option<&'static str>,
    pub blocks: bool,
}

impl Peer {
    pub const OURS: Self = Self {
        label: "sms-api (ours)",
        package: "ours",
        client_file: "peers/ours/src/sms.rs",
        document: Some("peers/ours/api.toml"),
        blocks: false,
    };

    /// Hand-written on hyper's connection API: what all the others are compared with.
    pub const YARDSTICK: Self = Self {
        label: "hyper, by hand (yardstick)",
        package: "yardstick",
        client_file: "peers/yardstick/src/types.rs",
        document: None,
        blocks: false,
    };

    pub const PROGENITOR: Self = Self {
        label: "progenitor",
        package: "peer-progenitor",
        client_file: "peers/progenitor/src/sms.rs",
        document: Some("openapi.json"),
        blocks: false,
    };

    pub const ALL: [Self; 7] = [
        Self::OURS,
        Self::YARDSTICK,
        Self {
            label: "hyper-util, by hand",
            package: "peer-hyper-util",
            client_file: "peers/hyper-util/src/client.rs",
            document: None,
            blocks: false,
        },
        Self {
            label: "reqwest, by hand",
            package: "peer-reqwest",
            client_file: "peers/reqwest/src/client.rs",
            document: None,
            blocks: false,
        },
        Self {
            label: "ureq, by hand (blocking)",
            package: "peer-ureq",
            client_file: "peers/ureq/src/client.rs",
            document: None,
            blocks: true,
        },
        Self::PROGENITOR,
        Self {
            label: "openapi-to-rust",
            package: "peer-openapi-to-rust",
            client_file: "peers/openapi-to-rust/src/generated/types.rs",
            document: None,
            blocks: false,
        },
    ];
}

/// A peer's two programs, built.
#[derive(Clone, Debug)]
pub struct Programs {
    pub peer: Peer,
    pub(crate) drive: PathBuf,
    pub(crate) allocations: PathBuf,
}

impl Programs {
    /// Builds them as a release with function names.
    ///
    /// # Errors
    ///
    /// When that fails.
    pub fn build(peer: Peer) -> Result<Self> {
        let built = cargo::build(&["--profile", "measured", "-p", peer.package, "--features", "drive"])?;
        let program = |suffix: &str| cargo::executable(&built, &format!("{}-{suffix}", peer.package));
        Ok(Self { peer, drive: program("drive")?, allocations: program("allocations")? })
    }

    /// The program that makes the calls.
    #[must_use]
    pub fn drive(&self) -> &Path {
        &self.drive
    }
}

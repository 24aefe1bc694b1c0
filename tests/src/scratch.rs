use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A package outside of the workspace, made anew for a test and built with cargo, offline.
///
/// All scratch packages share one target folder, so that their dependencies are built once, and the
/// workspace's lock file, so that they are the versions that the workspace has fetched.
pub struct Scratch {
    folder: PathBuf,
    target: PathBuf,
}

/// What cargo said.
pub struct Cargo {
    /// Whether it ended well.
    pub succeeded: bool,
    /// The JSON messages of `--message-format=json`, a line each; else whatever it printed.
    pub stdout: String,
    /// What it told people.
    pub stderr: String,
}

impl Scratch {
    /// An empty package folder. `tmp` is the test's `env!("CARGO_TARGET_TMPDIR")`; the name is the package's
    /// too, and no other test's.
    pub fn new(tmp: &str, name: &str) -> Self {
        let folder = Path::new(tmp).join("scratch").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        let scratch = Self { folder, target: Path::new(tmp).join("scratch-target") };
        scratch.write("Cargo.lock", &read(&workspace().join("Cargo.lock")));
        scratch
    }

    /// With a manifest of this edition, in a workspace of its own, whose one dependency is the runtime in
    /// `runtime`, called `jsms`.
    pub fn package(self, edition: &str, runtime: &Path) -> Self {
        let name = self.name();
        let runtime = runtime.to_string_lossy().replace('\\', "/");
        self.write(
            "Cargo.toml",
            &format!(
                "[workspace]\n\n\
                 [package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"{edition}\"\npublish = false\n\n\
                 [dependencies]\n\
                 jsms = {{ package = \"sms-api\", path = '{runtime}', default-features = false }}\n"
            ),
        );
        self
    }

    /// With this file, which is made or replaced.
    pub fn write(&self, path: &str, text: &str) {
        let file = self.folder.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    /// The text of one of its files.
    pub fn read(&self, path: &str) -> String {
        read(&self.folder.join(path))
    }

    /// The package's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The target folder.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// The package's name.
    pub fn name(&self) -> String {
        self.folder.file_name().unwrap().to_string_lossy().into_owned()
    }

    /// Runs cargo in the package, with this text in `RUSTDOCFLAGS`.
    pub fn cargo_with(&self, arguments: &[&str], rustdocflags: &str) -> Cargo {
        let Output { status, stdout, stderr } = Command::new(env!("CARGO"))
            .args(arguments)
            .arg("--offline")
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("RUSTDOCFLAGS", rustdocflags)
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .output()
            .unwrap();
        Cargo {
            succeeded: status.success(),
            stdout: String::from_utf8_lossy(&stdout).into_owned(),
            stderr: String::from_utf8_lossy(&stderr).into_owned(),
        }
    }

    /// Runs cargo in the package.
    pub fn cargo(&self, arguments: &[&str]) -> Cargo {
        self.cargo_with(arguments, "")
    }
}

impl Cargo {
    /// Fails the test, with all that cargo said, unless it ended well.
    #[track_caller]
    pub fn must_succeed(&self) {
        assert!(self.succeeded, "cargo failed:\n{}\n{}", self.stderr, self.stdout);
    }
}

/// The root of the workspace that this package is part of.
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

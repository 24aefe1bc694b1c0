use std::path::PathBuf;

use measure::{Result, cargo};

use crate::{calls, compile, flight, synthetic};

/// A part of the report, measured and kept by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Calls,
    InFlight,
    Compile,
    /// With so many endpoints.
    Synthetic(usize),
    Checker,
}

impl Part {
    pub(crate) const ALL: [Self; 7] = [
        Self::Calls,
        Self::InFlight,
        Self::Compile,
        Self::Synthetic(100),
        Self::Synthetic(1_000),
        Self::Synthetic(4_000),
        Self::Checker,
    ];

    pub(crate) fn name(self) -> String {
        match self {
            Self::Calls => "calls".to_owned(),
            Self::InFlight => "in-flight".to_owned(),
            Self::Compile => "compile".to_owned(),
            Self::Synthetic(size) => format!("synthetic-{size}"),
            Self::Checker => "checker".to_owned(),
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }

    pub(crate) fn measure(self) -> Result<String> {
        match self {
            Self::Calls => calls::measure(),
            Self::InFlight => flight::measure(),
            Self::Compile => compile::measure(),
            Self::Synthetic(size) => synthetic::measure(size),
            Self::Checker => synthetic::measure_checker(),
        }
    }
}

pub(crate) fn keep(part: Part, text: &str) -> Result<()> {
    let path = path(part)?;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    Ok(std::fs::write(path, text)?)
}

pub(crate) fn kept(part: Part) -> Result<String> {
    let text = std::fs::read_to_string(path(part)?);
    text.map_err(|_| format!("`{0}` was not measured yet: bench run {0}", part.name()).into())
}

fn path(part: Part) -> Result<PathBuf> {
    Ok(cargo::target_folder()?.join("report").join(part.name()).with_extension("md"))
}

use std::error::Error;
use std::fmt;

/// No endpoint has this name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownEndpoint {
    names: Vec<&'static str>,
}

/// The endpoint of this name.
///
/// # Errors
/// Where there is none.
pub fn find_endpoint<E: Copy>(
    name: &str,
    all: &'static [E],
    name_of: fn(E) -> &'static str,
) -> Result<E, UnknownEndpoint> {
    let found = all.iter().copied().find(|endpoint| name_of(*endpoint) == name);
    found.ok_or_else(|| UnknownEndpoint { names: all.iter().map(|endpoint| name_of(*endpoint)).collect() })
}

impl fmt::Display for UnknownEndpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no endpoint has this name; there are {}", self.names.join(", "))
    }
}

impl Error for UnknownEndpoint {}

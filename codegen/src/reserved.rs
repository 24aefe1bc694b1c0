//! The names that a generated module takes for itself.

/// Types of every module.
pub(crate) const TYPES: &[&str] =
    &["Client", "Credentials", "Call", "Builder", "Error", "ErrorCode", "Newtype"];

/// Methods of every client, and the one that cloning must find first.
pub(crate) const METHODS: &[&str] = &["new", "builder", "send", "clone"];

/// Methods of `Credentials`.
pub(crate) const AUTH: &[&str] = &["new", "clone"];

/// Methods of every call and of every record that is sent: no setter can be called so.
pub(crate) const SETTERS: &[&str] = &["new", "with", "into_request", "clone"];

/// The constant of every enum, and of the server half's endpoints, with all variants.
pub(crate) const LIST: &str = "ALL";

/// Why a variant of an enum cannot be called so, if it cannot.
pub(crate) fn variant(rust: &str) -> Option<&'static str> {
    match rust {
        "Unknown" => Some("the variant for values that are not listed"),
        LIST => Some("the list of all variants"),
        _ => None,
    }
}

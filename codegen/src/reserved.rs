//! The names that a generated module takes for itself.

/// Types of every module.
pub(crate) const TYPES: &[&str] = &["Client", "Credentials", "Call", "Builder", "Error", "ErrorCode"];

/// Methods of every client, and the one that cloning must find first.
pub(crate) const METHODS: &[&str] = &["new", "builder", "send", "clone"];

/// Methods of `Credentials`.
pub(crate) const AUTH: &[&str] = &["new", "clone"];

/// Methods of every request, call and record that is sent: no setter can be called so.
pub(crate) const SETTERS: &[&str] = &["new", "with", "clone"];

/// The variant of every enum for values that the spec does not list.
pub(crate) const VARIANT: &str = "Unknown";

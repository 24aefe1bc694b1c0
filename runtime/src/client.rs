//! The half of a client that is the same for every API: options, credentials, and calls.

mod attempt;
mod builder;
mod call;
mod core;
mod credentials;
mod flight;
mod heads;
mod landing;
mod options;
mod pending;
#[cfg(test)]
mod tests;
mod trace;

pub use self::core::{Client, Facade};
pub use attempt::Attempt;
pub use builder::Builder;
pub use call::Call;
pub use credentials::Credentials;
pub use options::CallOptions;
pub use pending::Pending;

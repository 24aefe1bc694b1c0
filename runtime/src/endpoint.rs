use crate::client::Facade;
use crate::meta::Meta;
use crate::plan::Plan;
use crate::record::Value;

/// A request and what is known of it: the one seam between generated code and this runtime.
///
/// There is no I/O in it. The client writes a request and reads a response through these constants and the
/// two types' tables; a server does the opposite through the same.
///
/// A call can be spawned, so that both types can go to another thread.
pub trait Endpoint: Value + Send + Sync + 'static {
    /// The client that calls it.
    type Client: Facade;
    /// What it answers.
    type Response: Value + Send + Sync + 'static;
    /// The rest, of which the request's words tell what is the endpoint's own.
    const META: Meta = Meta::of::<Self>();
    /// What the engine does with it, which follows from all that.
    const PLAN: &'static Plan = &Plan::of::<Self>();
}

/// The error codes of an endpoint's API.
pub type CodeOf<E> = <<E as Endpoint>::Client as Facade>::Code;

//! Drives one client through the measured calls, in a program of its own.
//!
//! Every peer implements [`Peer`] and has two binaries: `drive` calls [`drive`], `allocations` calls
//! [`allocations`] under `dhat`'s allocator. Both read their arguments from the command line:
//!
//! ```text
//! drive       BASE_URL ROOT.pem calls      CASE COUNT               nothing is printed
//! drive       BASE_URL ROOT.pem throughput CASE IN_FLIGHT MILLIS    prints CALLS NANOS P50_NANOS P99_NANOS
//! drive       BASE_URL ROOT.pem memory     IN_FLIGHT                prints BYTES (resident, above one idle connection)
//! allocations BASE_URL ROOT.pem CASE COUNT                          prints BLOCKS BYTES PEAK HELD
//! ```

#![forbid(unsafe_code)]

mod allocations;
mod arguments;
mod case;
mod memory;
mod peer;
mod throughput;

use std::error::Error;

pub use crate::arguments::Target;
pub use crate::case::{BODY_LIMIT, RECIPIENTS, TIME_LIMIT, recipients};
pub use crate::peer::Peer;

use crate::arguments::Arguments;
use crate::case::Case;

/// Calls made before anything is counted: the connection stands, buffers have their size.
const WARM_UP: usize = 10;

/// The body of a peer's `drive`.
///
/// # Errors
///
/// Wrong arguments.
pub fn drive<P: Peer>() -> Result<(), Box<dyn Error>> {
    let mut arguments = Arguments::from_env();
    let target = arguments.target()?;
    let runtime = runtime()?;
    match arguments.next("calls, throughput or memory")?.as_str() {
        "calls" => {
            let (case, count): (Case, usize) = (arguments.parse("case")?, arguments.parse("count")?);
            runtime.block_on(async { repeat(&P::connect(&target.below(case.path())), case, count).await });
        }
        "throughput" => {
            let (case, in_flight) = (arguments.parse("case")?, arguments.parse("in flight")?);
            let measured = throughput::run::<P>(&runtime, &target, case, in_flight, arguments.millis()?);
            println!("{measured}");
        }
        "memory" => println!("{}", memory::run::<P>(&runtime, &target, arguments.parse("in flight")?)?),
        other => return Err(format!("no mode `{other}`").into()),
    }
    Ok(())
}

/// The body of a peer's `allocations`, which has `dhat::Alloc` as its global allocator.
///
/// # Errors
///
/// Wrong arguments.
pub fn allocations<P: Peer>() -> Result<(), Box<dyn Error>> {
    let mut arguments = Arguments::from_env();
    let target = arguments.target()?;
    let (case, count): (Case, usize) = (arguments.parse("case")?, arguments.parse("count")?);
    println!("{}", allocations::run::<P>(&runtime()?, &target, case, count));
    Ok(())
}

/// One thread, as the instruction counts ask for.
fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()
}

async fn repeat<P: Peer>(peer: &P, case: Case, count: usize) {
    for _ in 0..count {
        case.call(peer).await;
    }
}

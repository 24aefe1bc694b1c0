use std::error::Error;

use tokio::runtime::Runtime;

use crate::throughput::finished;
use crate::{Peer, Target};

/// How much more is resident after `in_flight` calls were under way at once than after one.
pub(crate) fn run<P: Peer>(
    runtime: &Runtime,
    target: &Target,
    in_flight: usize,
) -> Result<u64, Box<dyn Error>> {
    let (one, many) = runtime.block_on(async { (P::connect(target), P::connect(&target.below("/hold"))) });
    let before = if P::BLOCKS {
        finished(one.send_code());
        resident()?
    } else {
        runtime.block_on(one.send_code());
        resident()?
    };
    if P::BLOCKS {
        std::thread::scope(|scope| {
            for _ in 0..in_flight {
                scope.spawn(|| finished(many.send_code()));
            }
        });
    } else {
        runtime.block_on(async {
            let calls: Vec<_> = (0..in_flight)
                .map(|_| {
                    let many = many.clone();
                    tokio::spawn(async move { many.send_code().await })
                })
                .collect();
            for call in calls {
                call.await.expect("a task does not panic");
            }
        });
    }
    Ok(resident()?.saturating_sub(before))
}

/// The peak of the resident set, in bytes.
fn resident() -> Result<u64, Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
    Ok(peak.trim().trim_end_matches(" kB").parse::<u64>()? * 1024)
}

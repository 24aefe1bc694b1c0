use std::fmt;

use dhat::{HeapStats, Profiler};
use tokio::runtime::Runtime;

use crate::case::Case;
use crate::{Peer, Target, WARM_UP, repeat};

pub(crate) struct Allocations {
    blocks: u64,
    bytes: u64,
    /// The most that a single batch held at a time beyond the recipients it was given; 0 for other cases.
    peak: usize,
    /// What its decoded answer holds.
    held: usize,
}

impl fmt::Display for Allocations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {} {}", self.blocks, self.bytes, self.peak, self.held)
    }
}

/// What `count` calls over a standing connection allocate, growing included.
pub(crate) fn run<P: Peer>(runtime: &Runtime, target: &Target, case: Case, count: usize) -> Allocations {
    runtime.block_on(async {
        let peer = P::connect(&target.below(case.path()));
        repeat(&peer, case, WARM_UP).await;
        let all = {
            let _profiler = Profiler::builder().testing().build();
            repeat(&peer, case, count).await;
            HeapStats::get()
        };
        let (mut peak, mut held) = (0, 0);
        if let Case::SendBatch = case {
            let _profiler = Profiler::builder().testing().build();
            let recipients = P::recipients();
            let given = HeapStats::get().curr_bytes;
            let batch = peer.send_batch(recipients).await;
            let stats = HeapStats::get();
            peak = stats.max_bytes - given;
            drop(batch);
            held = stats.curr_bytes - HeapStats::get().curr_bytes;
        }
        Allocations { blocks: all.total_blocks, bytes: all.total_bytes, peak, held }
    })
}

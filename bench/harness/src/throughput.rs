use std::fmt;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use tokio::runtime::Runtime;

use crate::case::Case;
use crate::{Peer, Target, WARM_UP, repeat};

pub(crate) struct Throughput {
    elapsed: Duration,
    /// Of each call, ascending.
    latencies: Vec<Duration>,
}

impl fmt::Display for Throughput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.latencies.len();
        let rank = |percent: usize| self.latencies[(count * percent / 100).min(count - 1)].as_nanos();
        write!(f, "{count} {} {} {}", self.elapsed.as_nanos(), rank(50), rank(99))
    }
}

/// Keeps `in_flight` calls under way for `span`.
pub(crate) fn run<P: Peer>(
    runtime: &Runtime,
    target: &Target,
    case: Case,
    in_flight: usize,
    span: Duration,
) -> Throughput {
    let peer = runtime.block_on(async { P::connect(&target.below(case.path())) });
    let mut throughput = if P::BLOCKS {
        threads(&peer, case, in_flight, span)
    } else {
        tasks(runtime, &peer, case, in_flight, span)
    };
    throughput.latencies.sort_unstable();
    throughput
}

fn tasks<P: Peer>(runtime: &Runtime, peer: &P, case: Case, in_flight: usize, span: Duration) -> Throughput {
    runtime.block_on(async {
        join(in_flight, || {
            let peer = peer.clone();
            async move { repeat(&peer, case, WARM_UP).await }
        })
        .await;
        let start = Instant::now();
        let latencies = join(in_flight, || {
            let peer = peer.clone();
            async move { timed(&peer, case, start + span).await }
        })
        .await;
        Throughput { elapsed: start.elapsed(), latencies: latencies.concat() }
    })
}

async fn join<T: Send + 'static, F: Future<Output = T> + Send + 'static>(
    count: usize,
    mut task: impl FnMut() -> F,
) -> Vec<T> {
    let tasks: Vec<_> = (0..count).map(|_| tokio::spawn(task())).collect();
    let mut results = Vec::with_capacity(count);
    for task in tasks {
        results.push(task.await.expect("a task does not panic"));
    }
    results
}

fn threads<P: Peer>(peer: &P, case: Case, in_flight: usize, span: Duration) -> Throughput {
    let together = |work: &(dyn Fn() -> Vec<Duration> + Sync)| {
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..in_flight).map(|_| scope.spawn(work)).collect();
            let latencies: Vec<_> =
                threads.into_iter().map(|thread| thread.join().expect("a thread does not panic")).collect();
            latencies.concat()
        })
    };
    together(&|| {
        finished(repeat(peer, case, WARM_UP));
        Vec::new()
    });
    let start = Instant::now();
    let latencies = together(&|| finished(timed(peer, case, start + span)));
    Throughput { elapsed: start.elapsed(), latencies }
}

async fn timed<P: Peer>(peer: &P, case: Case, end: Instant) -> Vec<Duration> {
    let mut latencies = Vec::with_capacity(1 << 12);
    let mut now = Instant::now();
    while now < end {
        case.call(peer).await;
        let done = Instant::now();
        latencies.push(done - now);
        now = done;
    }
    latencies
}

/// The output of a future that blocks instead of waiting.
pub(crate) fn finished<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => unreachable!("a blocking client does not wait"),
    }
}

//! Turning the client's reactor by hand.

use std::future::Future;
use std::pin::Pin;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::UnixStream;

/// Runs a future on a current-thread runtime of its own.
pub(crate) fn alone<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

/// Returns when this runtime's reactor has reported everything that was in the kernel at the time of the
/// call, and the tasks that it woke have run: what it reports last, a byte sent to ourselves, came later.
pub(crate) async fn turn() {
    // No TCP: it is asked thousands of times, and each port that was used is kept back by the kernel for a minute.
    let (mut near, mut far) = UnixStream::pair().unwrap();
    near.write_all(b"!").await.unwrap();
    far.read_u8().await.unwrap();
    tokio::task::yield_now().await;
}

/// Drives a call until something else has happened, which must be before its end.
pub(crate) async fn drive(call: Pin<&mut impl Future>, until: impl Future<Output = ()>) {
    tokio::select! {
        biased;
        _ = call => panic!("it ended before its time"),
        () = until => {}
    }
}

/// Lets a call come as far as it can with what the kernel holds, which must not be its end.
pub(crate) async fn is_pending(call: Pin<&mut impl Future>) -> bool {
    tokio::select! {
        biased;
        _ = call => false,
        () = turn() => true,
    }
}

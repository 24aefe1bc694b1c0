//! Files that give what a test tells them to, when it tells them to.

use std::collections::VecDeque;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};
use std::task::{Context, Poll, ready};

use sms_api::File;
use sms_api_tests::Gate;
use tokio::io::{AsyncRead, ReadBuf};

/// What a file does when it is read. Behind the last one is its end.
#[derive(Clone)]
pub(crate) enum Act {
    Give(u64),
    /// Gives nothing before the gate is open.
    Pass(Gate),
    Fail,
    Panic,
}

/// A stream, seen from the test.
#[derive(Clone)]
pub(crate) struct Watch(Weak<AtomicU64>);

struct Content {
    acts: VecDeque<Act>,
    waiting: Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
    read: Arc<AtomicU64>,
}

/// A file that announces so many bytes and does this.
pub(crate) fn stream(announced: u64, acts: impl IntoIterator<Item = Act>) -> File {
    watched(announced, acts).0
}

/// A file that announces so many bytes and gives them.
pub(crate) fn whole(length: u64) -> File {
    stream(length, [Act::Give(length)])
}

/// A file that gives something and then nothing, for ever.
pub(crate) fn hanging(given: u64) -> File {
    stream(given + 1, [Act::Give(given), Act::Pass(Gate::shut())])
}

pub(crate) fn watched(announced: u64, acts: impl IntoIterator<Item = Act>) -> (File, Watch) {
    let read = Arc::default();
    let watch = Watch(Arc::downgrade(&read));
    let content = Content { acts: acts.into_iter().collect(), waiting: None, read };
    (File::stream("a.png", "image/png", announced, content), watch)
}

impl Watch {
    /// How many bytes of it were read; `None` where it is dropped.
    pub(crate) fn read(&self) -> Option<u64> {
        self.0.upgrade().map(|read| read.load(Ordering::SeqCst))
    }
}

impl AsyncRead for Content {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        /// So that chunks do not end where reads do.
        const MOST: u64 = 7_000;

        loop {
            let this = &mut *self;
            match this.acts.front_mut() {
                None => return Poll::Ready(Ok(())),
                Some(Act::Fail) => return Poll::Ready(Err(io::Error::other("the disk is gone"))),
                Some(Act::Panic) => panic!("the disk is not there"),
                Some(Act::Give(0)) => {}
                Some(Act::Give(left)) => {
                    let count = MOST.min(*left).min(buffer.remaining() as u64);
                    buffer.put_slice(&vec![b'x'; usize::try_from(count).unwrap()]);
                    *left -= count;
                    this.read.fetch_add(count, Ordering::SeqCst);
                    return Poll::Ready(Ok(()));
                }
                Some(Act::Pass(gate)) => {
                    let gate = gate.clone();
                    let waiting =
                        this.waiting.get_or_insert_with(|| Box::pin(async move { gate.passed().await }));
                    ready!(waiting.as_mut().poll(cx));
                    this.waiting = None;
                }
            }
            this.acts.pop_front();
        }
    }
}

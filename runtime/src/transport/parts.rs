use std::collections::VecDeque;
use std::error::Error as StdError;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll, ready};
use std::{fmt, io};

use bytes::Bytes;
use http::HeaderValue;
use tokio::io::{AsyncRead, ReadBuf};

use crate::file::{Reader, Source};

/// How much of a body is in memory at once, beside what hyper holds.
const CHUNK: usize = 32 * 1024;

/// A body in pieces, some of which are read while it is sent. Its length is known before.
pub struct Parts {
    media_type: HeaderValue,
    pieces: VecDeque<Piece>,
    left: Rest,
    /// The chunk that is being filled, up to `filled`.
    chunk: Vec<u8>,
    filled: usize,
}

/// What of a body has not been given away. Clones tell of the same body, beyond its way into hyper.
#[derive(Clone, Default)]
pub struct Rest(Option<Arc<Progress>>);

#[derive(Default)]
struct Progress {
    left: AtomicU64,
    broken: OnceLock<Arc<Broken>>,
}

enum Piece {
    Bytes(Bytes),
    Stream(Stream),
}

/// A file that is read while it is sent.
struct Stream {
    path: String,
    source: Arc<Source>,
    reader: Option<Reader>,
    left: u64,
}

/// A file that did not give what it announced.
#[derive(Debug)]
pub struct Broken {
    /// Where it stands in the request.
    pub(crate) path: String,
    pub(crate) problem: String,
    source: Option<io::Error>,
}

/// A body in pieces. In a program whose API has no multipart bodies nothing is one.
pub trait Pieces: Send {
    /// What the whole is called in `Content-Type`.
    fn media_type(&self) -> &HeaderValue;
    /// How many bytes have not been given away.
    fn left(&self) -> u64;
    /// The same, and the file that has failed, to be known beyond the body's way into hyper.
    fn rest(&self) -> Rest;
    /// The next bytes.
    fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Vec<u8>, Arc<Broken>>>>;
}

impl Parts {
    /// Nothing yet, of this type.
    pub(crate) fn new(media_type: HeaderValue) -> Self {
        let left = Rest(Some(Arc::default()));
        Self { media_type, pieces: VecDeque::new(), left, chunk: Vec::new(), filled: 0 }
    }

    pub(crate) fn push_bytes(&mut self, bytes: impl Into<Bytes>) {
        let bytes = bytes.into();
        self.left.grow(bytes.len() as u64);
        self.pieces.push_back(Piece::Bytes(bytes));
    }

    /// Adds a file that stands at `path` in the request. Nothing of it is read before the rest was sent.
    pub(crate) fn push_stream(&mut self, path: String, source: &Arc<Source>) {
        let left = source.len();
        self.left.grow(left);
        self.pieces.push_back(Piece::Stream(Stream { path, source: Arc::clone(source), reader: None, left }));
    }
}

impl Pieces for Parts {
    fn media_type(&self) -> &HeaderValue {
        &self.media_type
    }

    fn left(&self) -> u64 {
        self.left.count()
    }

    fn rest(&self) -> Rest {
        self.left.clone()
    }

    fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Vec<u8>, Arc<Broken>>>> {
        if self.chunk.is_empty() {
            self.chunk = vec![0; usize::try_from(self.left()).map_or(CHUNK, |left| left.min(CHUNK))];
        }
        while self.filled < self.chunk.len() {
            let Some(piece) = self.pieces.front_mut() else { break };
            let room = &mut self.chunk[self.filled..];
            let more = match piece {
                Piece::Bytes(bytes) => {
                    let some = bytes.split_to(bytes.len().min(room.len()));
                    room[..some.len()].copy_from_slice(&some);
                    (!some.is_empty()).then_some(some.len())
                }
                Piece::Stream(stream) => match ready!(stream.poll_read(cx, room)) {
                    Ok(more) => more,
                    Err(broken) => return Poll::Ready(Some(Err(self.left.fail(broken)))),
                },
            };
            match more {
                Some(count) => self.filled += count,
                None => drop(self.pieces.pop_front()),
            }
        }
        let mut chunk = std::mem::take(&mut self.chunk);
        chunk.truncate(std::mem::take(&mut self.filled));
        self.left.shrink(chunk.len() as u64);
        Poll::Ready((!chunk.is_empty()).then_some(Ok(chunk)))
    }
}

impl Rest {
    /// Whether the body is one piece, which is taken with the head.
    pub(super) fn is_whole(&self) -> bool {
        self.0.is_none()
    }

    /// Whether nothing is left.
    pub(super) fn is_none(&self) -> bool {
        self.count() == 0
    }

    fn count(&self) -> u64 {
        self.0.as_ref().map_or(0, |progress| progress.left.load(Ordering::Acquire))
    }

    /// The file that has failed the body, where one has.
    pub(super) fn broken(&self) -> Option<Arc<Broken>> {
        self.0.as_ref()?.broken.get().cloned()
    }

    fn fail(&self, broken: Broken) -> Arc<Broken> {
        let broken = Arc::new(broken);
        if let Some(progress) = &self.0 {
            let _ = progress.broken.set(Arc::clone(&broken));
        }
        broken
    }

    fn grow(&self, by: u64) {
        self.set(self.count().saturating_add(by));
    }

    fn shrink(&self, by: u64) {
        self.set(self.count().saturating_sub(by));
    }

    fn set(&self, count: u64) {
        if let Some(progress) = &self.0 {
            progress.left.store(count, Ordering::Release);
        }
    }
}

impl Stream {
    /// Reads some of what was announced; `None` where that, and nothing more, has come.
    fn poll_read(&mut self, cx: &mut Context<'_>, room: &mut [u8]) -> Poll<Result<Option<usize>, Broken>> {
        if self.reader.is_none() {
            self.reader = self.source.take();
        }
        let announced = self.source.len();
        let Some(reader) = &mut self.reader else {
            return Poll::Ready(Err(self.broken("its content was read already, and can be read once", None)));
        };
        let mut beyond = [0];
        let room = match usize::try_from(self.left) {
            Ok(0) => &mut beyond,
            Ok(left) if left < room.len() => &mut room[..left],
            _ => room,
        };
        let mut buffer = ReadBuf::new(room);
        // A task that is none of the user's own would swallow the panic of a reader.
        let read = catch_unwind(AssertUnwindSafe(|| Pin::new(reader).poll_read(cx, &mut buffer)));
        let Ok(result) = read else {
            return Poll::Ready(Err(self.broken("what reads its content panicked", None)));
        };
        let result = ready!(result);
        let count = buffer.filled().len();
        Poll::Ready(match result {
            Err(error) => Err(self.broken("its content could not be read", Some(error))),
            Ok(()) if count == 0 && self.left == 0 => Ok(None),
            Ok(()) if self.left == 0 => {
                Err(self.broken(format!("its content is longer than the announced {announced} bytes"), None))
            }
            Ok(()) if count == 0 => {
                let read = announced - self.left;
                Err(self.broken(format!("its content ended after {read} of {announced} bytes"), None))
            }
            Ok(()) => {
                self.left -= count as u64;
                Ok(Some(count))
            }
        })
    }

    fn broken(&self, problem: impl Into<String>, source: Option<io::Error>) -> Broken {
        Broken { path: self.path.clone(), problem: problem.into(), source }
    }
}

impl fmt::Debug for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parts").field("left", &self.left()).finish_non_exhaustive()
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.problem)
    }
}

impl StdError for Broken {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_ref().map(|source| source as &(dyn StdError + 'static))
    }
}

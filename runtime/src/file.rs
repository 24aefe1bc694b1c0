use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use tokio::io::AsyncRead;

use crate::record::{Checked, Place, Rule, Safe, Value, View, size_problem};

/// A file to be sent: its name, its media type, and its content, which is bytes or a stream of known length.
///
/// Bytes can be sent any number of times. A stream is read while it is sent, in constant memory, and once:
/// all clones of such a file share it, two of them are equal if they do, and a call that has begun to read
/// it does not send itself again.
///
/// ```
/// use sms_api::File;
///
/// let logo = File::new("logo.png", "image/png", &b"\x89PNG..."[..]);
/// assert_eq!(logo.len(), 7);
/// ```
///
/// A file of the disk, of tokio's feature `fs`:
///
/// ```ignore
/// let disk = tokio::fs::File::open("logo.png").await?;
/// let length = disk.metadata().await?.len();
/// let logo = File::stream("logo.png", "image/png", length, disk);
/// ```
#[derive(Clone)]
pub struct File {
    name: String,
    media_type: String,
    content: Content,
}

#[derive(Clone)]
pub(crate) enum Content {
    Bytes(Bytes),
    Stream(Arc<Source>),
}

/// A stream that is read once, by whoever comes first.
pub(crate) struct Source {
    length: u64,
    /// Behind a lock that is held to take it out, since a reader need not be `Sync`, and a request is.
    reader: Mutex<Option<Reader>>,
}

pub(crate) type Reader = Pin<Box<dyn AsyncRead + Send>>;

impl File {
    /// A file in memory. `Vec<u8>`, `&'static [u8]` and `Bytes` turn into its content without a copy.
    #[must_use]
    pub fn new(name: impl Into<String>, media_type: impl Into<String>, content: impl Into<Bytes>) -> Self {
        Self { name: name.into(), media_type: media_type.into(), content: Content::Bytes(content.into()) }
    }

    /// A file that is read while it is sent. It has exactly `length` bytes: one that ends before, or goes on
    /// behind, fails the call with [`ErrorKind::File`](crate::ErrorKind::File), and the server never sees a
    /// complete request. It is read in a task of the runtime; a panic there is a failure of the file.
    #[must_use]
    pub fn stream(
        name: impl Into<String>,
        media_type: impl Into<String>,
        length: u64,
        content: impl AsyncRead + Send + 'static,
    ) -> Self {
        let reader: Reader = Box::pin(content);
        let source = Source { length, reader: Mutex::new(Some(reader)) };
        Self { name: name.into(), media_type: media_type.into(), content: Content::Stream(Arc::new(source)) }
    }

    /// The name that the server is told, without a path.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its media type, such as `image/png`.
    #[must_use]
    pub fn media_type(&self) -> &str {
        &self.media_type
    }

    /// How many bytes its content has.
    #[must_use]
    pub fn len(&self) -> u64 {
        match &self.content {
            Content::Bytes(bytes) => bytes.len() as u64,
            Content::Stream(source) => source.length,
        }
    }

    /// Whether its content has no bytes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Its content, where that is in memory.
    #[must_use]
    pub fn bytes(&self) -> Option<&Bytes> {
        match &self.content {
            Content::Bytes(bytes) => Some(bytes),
            Content::Stream(_) => None,
        }
    }

    pub(crate) fn content(&self) -> &Content {
        &self.content
    }

    /// Whether its content can be read no more.
    pub(crate) fn is_spent(&self) -> bool {
        matches!(&self.content, Content::Stream(source) if source.reader().is_none())
    }

    /// Whether its media type is one of these, whatever its parameters.
    pub(crate) fn is_one_of(&self, media: &[&str]) -> bool {
        let essence = self.media_type.split(';').next().unwrap_or_default().trim_matches([' ', '\t']);
        media.iter().any(|one| essence.eq_ignore_ascii_case(one))
    }
}

/// A file, as the engine has it in its view.
pub trait Attachment: Checked + fmt::Debug {
    /// The file itself.
    fn file(&self) -> &File;
}

impl Source {
    pub(crate) fn len(&self) -> u64 {
        self.length
    }

    pub(crate) fn take(&self) -> Option<Reader> {
        self.reader().take()
    }

    fn reader(&self) -> std::sync::MutexGuard<'_, Option<Reader>> {
        self.reader.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Value for File {
    fn __blank() -> Self {
        Self::new("", "", Bytes::new())
    }

    fn __view(&self) -> View<'_> {
        View::File(self)
    }

    fn __place(&mut self) -> Place<'_> {
        Place::File(self)
    }
}

impl Checked for File {
    fn problem(&self) -> Option<&'static str> {
        if self.name.chars().any(char::is_control) {
            Some("must not have control characters in its name")
        } else if !is_media_type(&self.media_type) {
            Some("must have a media type such as `image/png`")
        } else if self.is_spent() {
            Some("has a content that was read already, and can be read once")
        } else {
            None
        }
    }

    fn problems(&self, rule: &Rule) -> [Option<String>; 2] {
        let is_other = !rule.media.is_empty() && !self.is_one_of(rule.media);
        [
            size_problem(rule.size, self.len(), "byte"),
            is_other.then(|| format!("must be of the type {}", rule.media.join(" or "))),
        ]
    }
}

impl Attachment for File {
    fn file(&self) -> &File {
        self
    }
}

impl PartialEq for File {
    fn eq(&self, other: &Self) -> bool {
        let same_content = match (&self.content, &other.content) {
            (Content::Bytes(one), Content::Bytes(other)) => one == other,
            (Content::Stream(one), Content::Stream(other)) => Arc::ptr_eq(one, other),
            _ => false,
        };
        same_content && self.name == other.name && self.media_type == other.media_type
    }
}

impl Eq for File {}

/// Shows its content's length alone.
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File")
            .field("name", &format_args!("\"{}\"", Safe(&self.name)))
            .field("media_type", &format_args!("\"{}\"", Safe(&self.media_type)))
            .field("len", &self.len())
            .finish_non_exhaustive()
    }
}

/// `type/subtype`, perhaps with parameters, in characters that a header can hold.
pub(crate) fn is_media_type(text: &str) -> bool {
    let is_token = |text: &str| {
        !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b))
    };
    let (essence, parameters) = text.split_once(';').unwrap_or((text, ""));
    let is_essence = essence
        .trim_end_matches([' ', '\t'])
        .split_once('/')
        .is_some_and(|(a, b)| is_token(a) && is_token(b));
    is_essence && parameters.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

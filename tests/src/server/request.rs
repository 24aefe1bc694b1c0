use std::io;

use super::stream::Stream;

/// A request as it stood on the wire.
#[derive(Debug)]
pub(super) struct Request {
    head: String,
}

impl Request {
    /// Reads one, head and body; `None` where the client left before its end.
    pub(super) async fn read(stream: &mut Stream, unread: &mut Vec<u8>) -> io::Result<Option<Self>> {
        loop {
            if let Some(length) = head_length(unread) {
                let head = String::from_utf8_lossy(&unread[..length]).into_owned();
                let request = Self { head };
                let whole = length + request.body_length();
                while unread.len() < whole {
                    if !read_more(stream, unread).await? {
                        return Ok(None);
                    }
                }
                unread.drain(..whole);
                return Ok(Some(request));
            }
            if !read_more(stream, unread).await? {
                return Ok(None);
            }
        }
    }

    /// Reads the head of one and so many bytes of its body, or more, and leaves them unread; `false` where the client
    /// left before.
    pub(super) async fn begin(stream: &mut Stream, unread: &mut Vec<u8>, count: usize) -> io::Result<bool> {
        while head_length(unread).is_none_or(|length| unread.len() < length + count) {
            if !read_more(stream, unread).await? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What tells calls apart: the header `x-call`, or the request line where it is missing.
    pub(super) fn key(&self) -> String {
        self.header("x-call").map_or_else(|| self.line(), ToOwned::to_owned)
    }

    /// Method, target and version.
    pub(super) fn line(&self) -> String {
        self.head.lines().next().unwrap_or_default().to_owned()
    }

    fn body_length(&self) -> usize {
        self.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0)
    }

    fn header(&self, name: &str) -> Option<&str> {
        let mut fields = self.head.lines().skip(1).filter_map(|line| line.split_once(':'));
        fields
            .find(|(field, _)| field.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim_matches([' ', '\t']))
    }
}

/// Reads what has come; `false` where nothing more will.
async fn read_more(stream: &mut Stream, unread: &mut Vec<u8>) -> io::Result<bool> {
    let mut block = [0; 16 * 1024];
    let read = stream.read(&mut block).await?;
    unread.extend_from_slice(&block[..read]);
    Ok(read > 0)
}

fn head_length(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|window| window == b"\r\n\r\n").map(|at| at + 4)
}

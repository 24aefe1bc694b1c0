use super::ReturnCode;

/// The most that a picture may have, in bytes: 2 MB.
const LIMIT: u64 = 2 * 1024 * 1024;

/// A picture that was handed in with a signature. It is looked at, and not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Image {
    /// The part of the form it came in: `image0`.
    pub(crate) part: String,
    /// Told by its first bytes, whatever it is called: `image/png`.
    pub(crate) media_type: Option<&'static str>,
    /// In bytes.
    pub(crate) size: u64,
}

impl Image {
    /// Looks at the beginning of a picture, eight bytes or more where there are so many.
    pub(crate) fn new(part: impl Into<String>, beginning: &[u8], size: u64) -> Self {
        let media_type = match beginning {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some("image/png"),
            [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
            _ => None,
        };
        Self { part: part.into(), media_type, size }
    }

    pub(super) fn check(&self) -> Result<(), ReturnCode> {
        if self.media_type.is_none() || self.size > LIMIT {
            return Err(ReturnCode::INVALID_IMAGE);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_told_by_its_first_bytes_and_its_size() {
        let png = b"\x89PNG\r\n\x1a\nrest";
        let jpg = b"\xff\xd8\xff\xe0rest";
        for (beginning, size, passes) in [
            (&png[..], LIMIT, true),
            (&png[..], LIMIT + 1, false),
            (&jpg[..], 4, true),
            (b"GIF89a", 6, false),
            (b"\x89PNG\r\n", 6, false),
            (b"", 0, false),
        ] {
            let checked = Image::new("image0", beginning, size).check();
            assert_eq!(checked.is_ok(), passes, "{beginning:?}, {size}");
        }
    }
}

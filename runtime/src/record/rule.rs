use crate::moment::TimeFormat;

/// Limits of a value and how it is shown. Bounds are inclusive.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Whether there is a limit on the value itself, so that one look tells that there is nothing to check.
    limited: bool,
    /// How many Unicode characters a text has.
    pub length: Option<(u64, u64)>,
    /// Between which values an integer lies.
    pub range: Option<(i128, i128)>,
    /// Between which values a floating-point number lies.
    pub float_range: Option<(f64, f64)>,
    /// How many items a list, or entries a map, has.
    pub items: Option<(u64, u64)>,
    /// How many bytes a file has.
    pub size: Option<(u64, u64)>,
    /// Which media types a file may have, in lower case; empty where any will do.
    pub media: &'static [&'static str],
    /// Which characters a text consists of.
    pub chars: Option<Chars>,
    /// How a text is written that is a date and time.
    pub time: Option<Time>,
    /// How it is shown.
    pub mask: Mask,
    /// The rule of each item of a list, or each value of a map.
    pub each: Option<&'static Rule>,
}

/// How a text is written that is a date and time, and what reads it: a program without one does not hold that.
#[derive(Clone, Copy, Debug)]
pub struct Time {
    /// The form.
    pub format: &'static TimeFormat,
    pub(crate) reads: fn(&TimeFormat, &str) -> bool,
}

/// A set of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Chars {
    /// `0` to `9`.
    Digits,
    /// `A` to `Z`, `a` to `z`.
    Letters,
    /// `0` to `9`, `A` to `Z`, `a` to `z`.
    Alphanumeric,
    /// Printable ASCII, `0x20` to `0x7e`.
    Ascii,
}

/// How a value is shown in `Debug` and in logs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mask {
    /// As it is.
    Plain,
    /// Masked: a text that is a telephone number keeps three digits in front and four behind, anything else shows as
    /// `****`.
    Sensitive,
}

impl Rule {
    /// No limits.
    pub const NONE: Self = Self {
        limited: false,
        length: None,
        range: None,
        float_range: None,
        items: None,
        size: None,
        media: &[],
        chars: None,
        time: None,
        mask: Mask::Plain,
        each: None,
    };

    /// With a text length between these.
    #[must_use]
    pub const fn length(self, least: u64, most: u64) -> Self {
        Self { limited: true, length: Some((least, most)), ..self }
    }

    /// With an integer between these.
    #[must_use]
    pub const fn range(self, least: i128, most: i128) -> Self {
        Self { limited: true, range: Some((least, most)), ..self }
    }

    /// With a floating-point number between these.
    #[must_use]
    pub const fn float_range(self, least: f64, most: f64) -> Self {
        Self { limited: true, float_range: Some((least, most)), ..self }
    }

    /// With a number of items between these.
    #[must_use]
    pub const fn items(self, least: u64, most: u64) -> Self {
        Self { limited: true, items: Some((least, most)), ..self }
    }

    /// With a file's length between these.
    #[must_use]
    pub const fn size(self, least: u64, most: u64) -> Self {
        Self { limited: true, size: Some((least, most)), ..self }
    }

    /// With one of these media types.
    #[must_use]
    pub const fn media(self, media: &'static [&'static str]) -> Self {
        Self { limited: true, media, ..self }
    }

    /// With these characters only.
    #[must_use]
    pub const fn chars(self, chars: Chars) -> Self {
        Self { limited: true, chars: Some(chars), ..self }
    }

    /// With a date and time of this format.
    #[must_use]
    pub const fn time(self, format: &'static TimeFormat) -> Self {
        Self { limited: true, time: Some(Time { format, reads: TimeFormat::reads }), ..self }
    }

    /// Shown masked.
    #[must_use]
    pub const fn sensitive(self) -> Self {
        Self { mask: Mask::Sensitive, ..self }
    }

    /// With this rule for each item.
    #[must_use]
    pub const fn each(self, each: &'static Rule) -> Self {
        Self { each: Some(each), ..self }
    }

    /// Whether a value can break this rule by itself.
    #[inline]
    pub(crate) const fn is_limited(&self) -> bool {
        self.limited
    }
}

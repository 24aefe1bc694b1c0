use core::ops::Deref;

use super::Rule;

/// One field of a record, as the spec describes it: its name on the wire, and everything else, which most fields
/// share. The name goes into JSON as it is: without quotes, backslashes and control characters, which the
/// generator sees to.
///
/// A literal of two parts, since every constant function that made it would be run by the compiler, for each field
/// of each record: that was an eighth of the time of a check.
#[derive(Clone, Copy, Debug)]
pub struct Field(pub &'static str, pub &'static Facts);

/// What the spec says of a field beside its name on the wire. Built in constants by generated code.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// The name in Rust, without a raw prefix, where it differs from the name on the wire.
    pub ident: Option<&'static str>,
    /// Whether it must be there.
    pub need: Need,
    /// Where it travels.
    pub travel: Travel,
    /// Limits and masking.
    pub rule: &'static Rule,
    /// Which documented codes a server refuses its values with.
    #[cfg(feature = "server")]
    pub blame: Option<&'static Blame>,
}

/// Documented codes, as indices into the API's, for what can be wrong with a field; where there is none, the one of
/// a wrong request stands.
#[cfg(feature = "server")]
#[derive(Clone, Copy, Debug)]
pub struct Blame {
    /// It is not there.
    pub missing: Option<usize>,
    /// It is of another kind: a text where a number is due.
    pub kind: Option<usize>,
    /// It is too small, too short, or has too few items.
    pub below: Option<usize>,
    /// It is too large, too long, or has too many items.
    pub above: Option<usize>,
    /// It has a character that it may not have.
    pub chars: Option<usize>,
}

/// Whether a field must be there.
#[derive(Clone, Copy, Debug)]
pub enum Need {
    /// Always.
    Required,
    /// Never.
    Optional,
    /// When another field of the same record holds one of these wire values, written as text.
    When(usize, &'static [&'static str]),
    /// When one of the fields of these indices is there.
    With(&'static [usize]),
}

/// Where a field travels: a set, since one argument may go to several places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Travel(u8);

impl Field {
    /// The name on the wire.
    #[inline]
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.0
    }

    /// The name in Rust, without a raw prefix.
    #[must_use]
    pub const fn ident(&self) -> &'static str {
        match self.1.ident {
            Some(ident) => ident,
            None => self.0,
        }
    }
}

impl Deref for Field {
    type Target = Facts;

    #[inline]
    fn deref(&self) -> &Facts {
        self.1
    }
}

impl Facts {
    /// A required body field without limits, of the same name in Rust.
    pub const REQUIRED: &'static Self = &Self {
        ident: None,
        need: Need::Required,
        travel: Travel::BODY,
        rule: &Rule::NONE,
        #[cfg(feature = "server")]
        blame: None,
    };

    /// An optional body field without limits, of the same name in Rust.
    pub const OPTIONAL: &'static Self = &Self { need: Need::Optional, ..*Self::REQUIRED };

    /// With this name in Rust.
    #[must_use]
    pub const fn ident(&self, ident: &'static str) -> Self {
        Self { ident: Some(ident), ..*self }
    }

    /// Travels here instead of in the body.
    #[must_use]
    pub const fn travels(&self, travel: Travel) -> Self {
        Self { travel, ..*self }
    }

    /// Required when the field of this index holds one of these wire values.
    #[must_use]
    pub const fn when(&self, index: usize, values: &'static [&'static str]) -> Self {
        Self { need: Need::When(index, values), ..*self }
    }

    /// Required when one of the fields of these indices is there.
    #[must_use]
    pub const fn with(&self, indices: &'static [usize]) -> Self {
        Self { need: Need::With(indices), ..*self }
    }

    /// Refused with these codes.
    #[cfg(feature = "server")]
    #[must_use]
    pub const fn blame(&self, blame: &'static Blame) -> Self {
        Self { blame: Some(blame), ..*self }
    }

    /// With these limits.
    #[must_use]
    pub const fn rule(&self, rule: &'static Rule) -> Self {
        Self { rule, ..*self }
    }
}

impl Travel {
    /// In the body.
    pub const BODY: Self = Self(1);
    /// As one segment of the path.
    pub const PATH: Self = Self(2);
    /// In the query string.
    pub const QUERY: Self = Self(4);
    /// In a header.
    pub const HEADER: Self = Self(8);

    /// Here and there.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it travels there (too).
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

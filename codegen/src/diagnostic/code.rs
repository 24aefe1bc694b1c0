//! The kinds of mistakes: one table of codes and titles.

use std::fmt;
use std::str::FromStr;

macro_rules! codes {
    ($($name:ident = $code:literal $title:literal,)*) => {
        /// A kind of mistake. Its text (`E0020`) never changes its meaning and is never used again.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $title] $name,)*
        }

        impl Code {
            /// All codes, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code's text: `E` and four digits.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }

            /// What the code stands for, in a few words.
            pub const fn title(self) -> &'static str {
                match self {
                    $(Self::$name => $title,)*
                }
            }
        }
    };
}

codes! {
    NotUtf8 = "E0001" "the file is not UTF-8",
    EmptyFile = "E0002" "the file is empty",
    Syntax = "E0003" "TOML syntax",
    DuplicateKey = "E0004" "a key is given twice",

    UnknownKey = "E0010" "unknown key",
    MissingKey = "E0011" "missing key",
    WrongKind = "E0012" "wrong kind of value",
    UnknownValue = "E0013" "a word that is not one of the choices",
    MisplacedKey = "E0014" "a key that does not belong here",
    MissingDoc = "E0015" "missing documentation",
    Empty = "E0016" "a part that must not be empty",

    ApiName = "E0020" "the API's name",
    BadUrl = "E0021" "not a usable address",
    Header = "E0022" "not a usable header",
    Pointer = "E0023" "not a JSON pointer",

    BadName = "E0030" "not a usable name",
    ReservedName = "E0031" "a reserved name",
    NameCollision = "E0032" "two names that become one",

    TypeSyntax = "E0040" "not a type expression",
    UnknownType = "E0041" "unknown type",
    InfiniteType = "E0042" "a type that contains itself",
    EnumValue = "E0043" "the values of an enum",
    Accept = "E0044" "`accept` does not fit the type",
    TimeFormat = "E0045" "the format of a date and time",
    TimeOffset = "E0046" "the offset of a date and time",

    RangeSyntax = "E0050" "not a range",
    RangeEmpty = "E0051" "a range without values",
    RangeOutside = "E0052" "a range outside its type",
    LimitMismatch = "E0053" "a limit that does not fit the type",
    RequiredIf = "E0054" "a condition that cannot hold",
    Media = "E0055" "not a media type",

    ErrorCode = "E0060" "the codes of failures",
    Status = "E0061" "not an HTTP status",
    ServerCode = "E0062" "a code that no server can refuse with",

    Http = "E0070" "not a method and a path",
    PathField = "E0071" "path and fields disagree",
    SamePath = "E0072" "two endpoints at one address",
    AmbiguousPath = "E0073" "paths that cannot be told apart",
    Travel = "E0074" "a field that cannot travel there",
    Args = "E0075" "`args` and the required fields disagree",
    Idempotency = "E0076" "`idempotency` is missing",
    UnknownAuth = "E0077" "unknown credential set",
    Answers = "E0078" "`answers` does not fit",
    TooManyFields = "E0079" "too many fields",
    Poll = "E0080" "`poll` does not fit",
    ResponseLimit = "E0081" "`max_response_body` does not fit",
    Callback = "E0085" "a callback that cannot be trusted",

    ExampleJson = "E0090" "an example that is not JSON",
    ExampleMismatch = "E0091" "an example that does not fit",
    ExampleFailure = "E0092" "an example of an undocumented failure",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Reads a code in any case: `E0020` and `e0020`.
impl FromStr for Code {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        Self::ALL.iter().copied().find(|code| code.as_str().eq_ignore_ascii_case(text)).ok_or(UnknownCode(()))
    }
}

/// A text that is no diagnostic's code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownCode(());

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no diagnostic has this code")
    }
}

impl std::error::Error for UnknownCode {}

//! Tables with fixed keys and words with fixed choices: one declaration is the type, its reader and its part
//! of the JSON Schema, so that they cannot drift apart.

/// Declares a table: its struct, how it is read, and its keys' documentation.
///
/// Every field is a [`Slot`](super::Slot); `at` is where the table's name stands.
macro_rules! section {
    (
        $(#[doc = $about:literal])*
        $name:ident is $title:literal {
            $( $(#[doc = $doc:literal])+ $key:literal $field:ident : $($need:ident)? <$ty:ty>, )*
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug)]
        pub(crate) struct $name {
            #[allow(dead_code, reason = "not every table is pointed at as a whole")]
            pub(crate) at: $crate::source::Span,
            $( $(#[doc = $doc])+ pub(crate) $field: $crate::read::Slot<$ty>, )*
        }

        impl $name {
            pub(crate) const SECTION: &'static $crate::read::Section = &$crate::read::Section {
                name: stringify!($name),
                title: $title,
                keys: &[$( $crate::read::Key {
                    name: $key,
                    required: $crate::read::section!(@need $($need)?),
                    doc: concat!($($doc),+).trim_ascii(),
                    shape: <$ty as $crate::read::Read>::SHAPE,
                } ),*],
            };
        }

        impl $crate::read::Read for $name {
            const SHAPE: &'static $crate::read::Shape = &$crate::read::Shape::Table(Self::SECTION);

            fn read(
                node: $crate::syntax::Node<'_, '_>,
                log: &mut $crate::diagnostic::Log,
            ) -> Option<Self> {
                let toml::de::DeValue::Table(table) = node.value else {
                    $crate::read::table_expected(node, Self::SECTION, log);
                    return None;
                };
                Some(Self::of_table(table, node.at, log))
            }
        }

        impl $name {
            /// A table without entries, whose name stands at `at`.
            pub(crate) fn blank(at: $crate::source::Span) -> Self {
                Self { at, $( $field: $crate::read::Slot::Absent ),* }
            }

            /// What stands there was told to be wrong.
            fn spoil(&mut self, name: &str) {
                match name {
                    $( $key => self.$field = $crate::read::Slot::Broken, )*
                    _ => {}
                }
            }

            /// Reads the table, whose name stands at `at`.
            pub(crate) fn of_table(
                table: &toml::de::DeTable<'_>,
                at: $crate::source::Span,
                log: &mut $crate::diagnostic::Log,
            ) -> Self {
                let mut section = Self::blank(at);
                for entry in $crate::read::assign(table, at, Self::SECTION, log) {
                    let mut unheard = $crate::diagnostic::Log::default();
                    let log = if entry.is_guess { &mut unheard } else { &mut *log };
                    match entry.name {
                        _ if entry.is_meant => section.spoil(entry.name),
                        $( $key => section.$field = <$ty as $crate::read::Read>::read(entry.node, log).into(), )*
                        _ => {}
                    }
                }
                section
            }
        }
    };
    (@need required) => { true };
    (@need) => { false };
}

/// Declares a word that is one of a few.
macro_rules! choice {
    ($(#[doc = $about:literal])* $name:ident { $($text:literal $variant:ident,)+ }) => {
        $(#[doc = $about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum $name {
            $($variant,)+
        }

        impl $crate::read::Read for $name {
            const SHAPE: &'static $crate::read::Shape = &$crate::read::Shape::Choice(&[$($text),+]);

            fn read(
                node: $crate::syntax::Node<'_, '_>,
                log: &mut $crate::diagnostic::Log,
            ) -> Option<Self> {
                let text = $crate::read::Text::read(node, log)?;
                match text.value.as_str() {
                    $($text => Some(Self::$variant),)+
                    _ => {
                        $crate::read::unknown_choice(&text, node.key, &[$($text),+], log);
                        None
                    }
                }
            }
        }
    };
}

pub(crate) use {choice, section};

//! From TOML values to typed ones: what each value has to look like, and what is said where it does not.
//!
//! What a type reads and what the JSON Schema says about it come from one constant, [`Read::SHAPE`].

mod leaf;
mod section;

pub(crate) use leaf::{Code as CodeText, Deprecated, OneOrMany, Scalar, Text};
pub(crate) use section::{choice, section};

use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Draft, Log};
use crate::source::Span;
use crate::suggest;
use crate::syntax::{Node, entries};

/// Something that a spec's value can be read as.
pub(crate) trait Read: Sized {
    /// What the value has to look like.
    const SHAPE: &'static Shape;

    /// The value, or nothing after its mistakes were noted.
    fn read(node: Node<'_, '_>, log: &mut Log) -> Option<Self>;
}

/// What a value looks like.
#[derive(Debug)]
pub(crate) enum Shape {
    Text,
    Choice(&'static [&'static str]),
    Bool,
    Integer,
    Number,
    True,
    List(&'static Shape),
    Table(&'static Section),
    /// A table whose keys are names.
    Names(&'static Shape),
    Either(&'static [&'static Shape]),
}

/// The keys of a table.
#[derive(Debug)]
pub(crate) struct Section {
    /// What the JSON Schema calls it.
    pub(crate) name: &'static str,
    /// What messages call it.
    pub(crate) title: &'static str,
    pub(crate) keys: &'static [Key],
}

/// One key of a table.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) required: bool,
    pub(crate) doc: &'static str,
    pub(crate) shape: &'static Shape,
}

/// A value that may be left out, and may be wrong: what is wrong was told and must not be told to be missing.
#[derive(Clone, Debug, Default)]
pub(crate) enum Slot<T> {
    #[default]
    Absent,
    Broken,
    Given(T),
}

impl<T> Slot<T> {
    pub(crate) fn given(&self) -> Option<&T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Absent | Self::Broken => None,
        }
    }

    pub(crate) fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    pub(crate) fn is_broken(&self) -> bool {
        matches!(self, Self::Broken)
    }
}

impl<T> From<Option<T>> for Slot<T> {
    fn from(read: Option<T>) -> Self {
        read.map_or(Self::Broken, Self::Given)
    }
}

/// A value with the place it stands at.
#[derive(Clone, Debug)]
pub(crate) struct Spanned<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

impl<T: Read> Read for Spanned<T> {
    const SHAPE: &'static Shape = T::SHAPE;

    fn read(node: Node<'_, '_>, log: &mut Log) -> Option<Self> {
        Some(Self { value: T::read(node, log)?, span: node.span })
    }
}

/// A table whose keys are names, in the order of the file.
#[derive(Clone, Debug)]
pub(crate) struct Names<T> {
    pub(crate) at: Span,
    pub(crate) entries: Vec<Entry<T>>,
}

/// A named value.
#[derive(Clone, Debug)]
pub(crate) struct Entry<T> {
    pub(crate) name: Text,
    pub(crate) value: Slot<T>,
}

impl<T> Names<T> {
    pub(crate) fn find(&self, name: &str) -> Option<&Entry<T>> {
        self.entries.iter().find(|entry| entry.name.value == name)
    }
}

impl<T: Read> Read for Names<T> {
    const SHAPE: &'static Shape = &Shape::Names(T::SHAPE);

    fn read(node: Node<'_, '_>, log: &mut Log) -> Option<Self> {
        let DeValue::Table(table) = node.value else {
            names_expected(node, T::SHAPE, log);
            return None;
        };
        if let Some(stray) = nameless(table, T::SHAPE) {
            let message = format!("`{}` is a table of names, and no name is given", node.key);
            log.error(Code::WrongKind, stray.at, message).label("needs a name before it").help(format!(
                "give it one: `[{0}.NAME]` as a header, or `{0}.NAME = {{ {1} = … }}`",
                node.key, stray.key
            ));
            return None;
        }
        let entry = |child: Node<'_, '_>, log: &mut Log| Entry {
            name: Text::plain(child.key, child.at),
            value: T::read(child, log).into(),
        };
        Some(Self {
            at: node.at,
            entries: entries(table).into_iter().map(|child| entry(child, log)).collect(),
        })
    }
}

impl<T: Read> Read for Vec<T> {
    const SHAPE: &'static Shape = &Shape::List(T::SHAPE);

    fn read(node: Node<'_, '_>, log: &mut Log) -> Option<Self> {
        let DeValue::Array(items) = node.value else {
            let is_table = matches!(node.value, DeValue::Table(_));
            let help = "a list of tables has headers in double brackets: `[[…]]`";
            wrong_kind(node, "a list", log).help(if is_table { help } else { "a list is written `[…]`" });
            return None;
        };
        let item = |span: Span, value, log: &mut Log| T::read(Node { key: "", at: span, value, span }, log);
        let read: Vec<_> =
            items.iter().map(|value| item(value.span().into(), value.get_ref(), log)).collect();
        read.into_iter().collect()
    }
}

/// How a table is written.
const TABLE: &str = "a table is written `{ key = value, … }`, or under a header of its own";

/// Notes that a value is no table of named ones.
fn names_expected(node: Node<'_, '_>, each: &Shape, log: &mut Log) {
    let main = match each {
        Shape::Table(section) => section.main(),
        _ => None,
    };
    let help = main.map(|main| format!("each has a name: `{}.NAME = {{ {main} = … }}`", node.key));
    wrong_kind(node, "a table", log).help(help.unwrap_or_else(|| TABLE.to_owned()));
}

/// Notes that a value is no table with the keys of a section.
pub(crate) fn table_expected(node: Node<'_, '_>, section: &Section, log: &mut Log) {
    let written = match node.value {
        DeValue::String(text) => Some(format!("\"{text}\"")),
        DeValue::Integer(number) => Some(number.to_string()),
        _ => None,
    };
    let help = match (node.value, section.main().zip(written)) {
        (_, Some((main, written))) => format!("write `{} = {{ {main} = {written} }}`", node.key),
        (DeValue::Array(items), _)
            if items.iter().any(|item| matches!(item.get_ref(), DeValue::Table(_))) =>
        {
            "the header of one table stands in single brackets: `[…]`".to_owned()
        }
        _ => TABLE.to_owned(),
    };
    wrong_kind(node, "a table", log).help(help);
}

/// The first key of a table of names that is no name, but a key of what should have one.
fn nameless<'n, 's>(table: &'n DeTable<'s>, each: &Shape) -> Option<Node<'n, 's>> {
    let Shape::Table(section) = each else { return None };
    let entries = entries(table);
    let is_table = |node: &Node<'_, '_>| matches!(node.value, DeValue::Table(_));
    let is_key = |node: &Node<'_, '_>| section.keys.iter().any(|key| key.name == node.key);
    entries.iter().copied().find(is_key).filter(|_| !entries.iter().any(is_table))
}

impl Section {
    /// The one key that must be there: what a single value in the table's place is meant for.
    fn main(&self) -> Option<&'static str> {
        let mut required = self.keys.iter().filter(|key| key.required);
        required.next().filter(|_| required.next().is_none()).map(|key| key.name)
    }
}

/// Notes that a value is of another kind than the language wants.
pub(crate) fn wrong_kind<'l>(node: Node<'_, '_>, expected: &str, log: &'l mut Log) -> &'l mut Draft {
    let found = found(node.value);
    let of = if node.key.is_empty() { String::new() } else { format!(" for `{}`", node.key) };
    let draft = log.error(Code::WrongKind, node.span, format!("expected {expected}{of}, found {found}"));
    draft.label(format!("this is {found}"))
}

/// The entries of a table with the keys they stand for; what is unknown, and what is missing, is noted.
///
/// A mistyped key is read as the key that was meant, so that it is one mistake and not several.
pub(crate) fn assign<'n, 's>(
    table: &'n DeTable<'s>,
    at: Span,
    section: &'static Section,
    log: &mut Log,
) -> Vec<Assigned<'n, 's>> {
    let mut free: Vec<_> = section.keys.iter().filter(|key| !table.contains_key(key.name)).collect();
    let mut assigned: Vec<Assigned<'n, 's>> = Vec::new();
    for node in entries(table) {
        let is_told = |name: &str| assigned.iter().any(|other| other.is_meant && other.name == name);
        if let Some(key) = section.keys.iter().find(|key| key.name == node.key) {
            assigned.push(Assigned { name: key.name, node, is_guess: false, is_meant: false });
        } else if meant(node, section).is_some_and(|key| is_told(key.name)) {
            // One more of what belongs into that key.
        } else if let Some(key) =
            meant(node, section).filter(|key| free.iter().any(|other| other.name == key.name))
        {
            unknown_key_of(node, key, section, log);
            free.retain(|other| other.name != key.name);
            assigned.push(Assigned { name: key.name, node, is_guess: true, is_meant: true });
        } else if let Some(key) = unknown_key(node, section, &mut free, log) {
            let is_guess = !matches!(node.value, DeValue::Table(_));
            assigned.push(Assigned { name: key.name, node, is_guess, is_meant: false });
        }
    }
    for key in free.into_iter().filter(|key| key.required) {
        missing_key(at, key, section, log);
    }
    assigned
}

/// An entry with the key it stands for.
pub(crate) struct Assigned<'n, 's> {
    pub(crate) name: &'static str,
    pub(crate) node: Node<'n, 's>,
    /// Whether the key was mistyped: what is wrong with a value that is perhaps another's is not told.
    pub(crate) is_guess: bool,
    /// Whether it stands for a part of the key's value, or says the same in other words.
    pub(crate) is_meant: bool,
}

/// The key that an unknown one says in other words, or that its table is an entry of.
fn meant(node: Node<'_, '_>, section: &'static Section) -> Option<&'static Key> {
    let words = suggest::synonyms(node.key);
    let by_word = section.keys.iter().find(|key| words.contains(&key.name));
    let is_entry = |key: &&Key| match (key.shape, node.value) {
        (Shape::Names(Shape::Table(each)), DeValue::Table(table)) => {
            each.main().is_some_and(|main| table.contains_key(main))
        }
        _ => false,
    };
    let names = section.keys.iter().map(|key| key.name);
    by_word.or_else(|| {
        section.keys.iter().find(is_entry).filter(|_| suggest::closest(node.key, names).is_none())
    })
}

/// Notes a key that belongs into another, or says the same in other words.
fn unknown_key_of(node: Node<'_, '_>, key: &Key, section: &Section, log: &mut Log) {
    let is_word = suggest::synonyms(node.key).contains(&key.name);
    let message = format!("unknown key `{}` in {}", node.key, section.title);
    log.error(Code::UnknownKey, node.at, message).label("not a key of this table").help(if is_word {
        format!("did you mean `{}`? {}", key.name, key.doc.trim_end_matches('.'))
    } else {
        format!("did you mean `{}.{}`?", key.name, node.key)
    });
}

/// Notes a key that the table does not know, and takes the one that was meant from those that are free.
fn unknown_key(
    node: Node<'_, '_>,
    section: &Section,
    free: &mut Vec<&'static Key>,
    log: &mut Log,
) -> Option<&'static Key> {
    let names = section.keys.iter().map(|key| key.name);
    let meant = suggest::closest(node.key, free.iter().map(|key| key.name));
    let close = meant.or_else(|| suggest::closest(node.key, names.clone()));
    let message = format!("unknown key `{}` in {}", node.key, section.title);
    let draft = log.error(Code::UnknownKey, node.at, message);
    draft.label("not a key of this table");
    match close {
        Some(close) => draft.help(format!("did you mean `{close}`?")),
        None => draft.help(format!("its keys are {}", suggest::list(names))),
    };
    let at = free.iter().position(|key| Some(key.name) == meant)?;
    Some(free.remove(at))
}

/// Notes a key that the table must have and has not.
fn missing_key(at: Span, key: &Key, section: &Section, log: &mut Log) {
    let name = match key.shape {
        Shape::Table(_) => format!("[{}]", key.name),
        Shape::Names(_) => format!("[{}.NAME]", key.name),
        _ => key.name.to_owned(),
    };
    let message = format!("missing `{name}` in {}", section.title);
    log.error(Code::MissingKey, at, message)
        .label(format!("needs `{name}`"))
        .help(format!("`{name}`: {}", key.doc.trim_end_matches('.')));
}

fn found(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "an integer",
        DeValue::Float(_) => "a number with a fraction",
        DeValue::Boolean(true) => "`true`",
        DeValue::Boolean(false) => "`false`",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// Notes a word that is none of the choices.
pub(crate) fn unknown_choice(text: &Text, key: &str, choices: &[&str], log: &mut Log) {
    let of = if key.is_empty() { String::new() } else { format!(" of `{key}`") };
    let draft = log.error(Code::UnknownValue, text.span, format!("unknown value `{}`{of}", text.value));
    match suggest::closest(&text.value, choices.iter().copied()) {
        Some(close) => draft.help(format!("did you mean `{close}`?")),
        None => draft,
    };
    draft.label(format!("expected {}", suggest::either(choices.iter().copied())));
}

//! `args`: the order of the required fields as arguments.

use std::collections::{HashMap, HashSet};

use super::field;
use crate::diagnostic::{Code, Log};
use crate::model::{Field, Need};
use crate::raw;
use crate::read::{Entry, Slot, Spanned, Text};
use crate::source::Span;
use crate::suggest;

/// The required fields as indices, in the order of `args`, or in file order where none is needed.
///
/// `at` is the name of what has the fields; `needed` tells whether two required fields ask for an order.
pub(super) fn resolve(
    args: &Slot<Spanned<Vec<Text>>>,
    entries: &[Entry<raw::Field>],
    fields: &[Field],
    at: Span,
    needed: bool,
    log: &mut Log,
) -> Vec<usize> {
    let required: Vec<usize> =
        (0..fields.len()).filter(|index| fields[*index].need == Need::Required).collect();
    let args = match args {
        Slot::Given(args) => args,
        Slot::Broken => return required,
        Slot::Absent => {
            if needed && required.len() > 1 {
                missing(&required, entries, at, log);
            }
            return required;
        }
    };
    let indices: HashMap<&str, usize> =
        entries.iter().enumerate().map(|(index, entry)| (entry.name.value.as_str(), index)).collect();
    let mut first: HashMap<usize, Span> = HashMap::new();
    let mut meant: HashSet<usize> = HashSet::new();
    let mut order = Vec::new();
    for arg in &args.value {
        let Some(index) = indices.get(arg.value.as_str()).copied() else {
            meant.extend(unknown(arg, entries, fields, log));
            continue;
        };
        if let Some(first) = first.get(&index) {
            log.error(Code::Args, arg.span, format!("`{}` stands in `args` twice", arg.value))
                .label("the second time")
                .related(*first, "it stands here first");
            continue;
        }
        first.insert(index, arg.span);
        if fields[index].need == Need::Required {
            order.push(index);
        } else if field::is_whole(&entries[index]) {
            log.error(Code::Args, arg.span, format!("`{}` is not required", arg.value))
                .label("arguments are the required fields")
                .help("remove it from `args`: an optional field has a setter")
                .related(entries[index].name.span, "the field is described here");
        }
    }
    let left: Vec<_> =
        required.iter().filter(|index| !first.contains_key(index) && !meant.contains(index)).collect();
    if let Some(example) = left.first() {
        let names = left.iter().map(|index| entries[**index].name.value.as_str());
        log.error(Code::Args, args.span, format!("`args` lacks {}", suggest::list(names)))
            .label("all required fields must stand here, each once")
            .related(entries[**example].name.span, "this field is required");
    }
    order
}

fn missing(required: &[usize], entries: &[Entry<raw::Field>], at: Span, log: &mut Log) {
    let names: Vec<_> = required.iter().map(|index| entries[*index].name.value.as_str()).collect();
    log.error(Code::Args, at, "`args` is missing: which order have the arguments?")
        .label(format!("{} fields are required", required.len()))
        .help(format!("add `args = {names:?}`, in the order callers shall give them"));
}

/// Notes a name that no field has, and tells which field was probably meant.
fn unknown(arg: &Text, entries: &[Entry<raw::Field>], fields: &[Field], log: &mut Log) -> Option<usize> {
    let position = |name: &str| entries.iter().position(|entry| entry.name.value == name);
    let renamed = fields.iter().position(|field| field.name.rust == arg.value);
    let close = || suggest::closest(&arg.value, entries.iter().map(|entry| entry.name.value.as_str()));
    let meant = renamed.or_else(|| close().and_then(position));
    log.error(Code::Args, arg.span, format!("no field is called `{}`", arg.value))
        .label("not a field")
        .help_if(meant.map(|index| format!("did you mean `{}`?", entries[index].name.value)));
    meant
}

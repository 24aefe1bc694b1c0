//! Names that the spec gives, as they must be to stand in Rust.

use crate::diagnostic::{Code, Log};
use crate::model::Name;
use crate::name;
use crate::read::{Slot, Text};

/// A name that has to be `snake_case` as it stands: an endpoint's, an error code's, an enum value's.
pub(super) fn snake(text: &Text, what: &str, log: &mut Log) -> Name {
    let wire = text.value.clone();
    if name::is_snake(&wire) {
        return match name::usable(&wire) {
            Ok(()) => Name { rust: wire.clone(), wire },
            Err(reason) => {
                log.error(Code::BadName, text.span, format!("`{wire}` {}", reason.reason()))
                    .label(format!("cannot be the name of {what}"))
                    .help(format!("choose another name, such as `{wire}_`"));
                Name { rust: String::new(), wire }
            }
        };
    }
    let better = name::snake(&wire).ok().filter(|better| name::is_snake(better));
    log.error(Code::BadName, text.span, format!("the name of {what} must be in `snake_case`"))
        .label("lower-case letters, digits and `_`, a letter first")
        .help_if(better.map(|better| format!("write `{better}`")));
    Name { rust: String::new(), wire }
}

/// The same as a variant: `PascalCase` in Rust, and not the variant for values that are not listed.
pub(super) fn variant(text: &Text, what: &str, log: &mut Log) -> Name {
    let Name { wire, rust } = snake(text, what, log);
    let rust = name::pascal(&rust);
    if let Some(reason) = crate::reserved::variant(&rust) {
        log.error(Code::ReservedName, text.span, format!("`{wire}` cannot be the name of {what}"))
            .label(format!("becomes `{rust}`, {reason}"))
            .help(format!("choose another name, such as `{wire}_value`"));
    } else if !rust.is_empty() && name::usable(&rust).is_err() {
        log.error(Code::BadName, text.span, format!("`{wire}` cannot be the name of {what}"))
            .label(format!("becomes `{rust}`, which is a keyword that Rust lets nobody use as a name"))
            .help(format!("choose another name, such as `{}_value`", wire.trim_end_matches('_')));
    }
    Name { wire, rust }
}

/// A field's name: what stands on the wire, and its `snake_case` or what `rename` says.
pub(super) fn field(text: &Text, rename: &Slot<Text>, log: &mut Log) -> Name {
    let wire = text.value.clone();
    if let Some(bad) = wire.chars().find(|c| c.is_control() || matches!(c, '"' | '\\')) {
        log.error(Code::BadName, text.span, "a field's name on the wire must be plain text".to_owned())
            .label(format!("has the character `{}`", bad.escape_default()))
            .help("quotes, backslashes and control characters cannot stand in it");
        return Name { wire, rust: String::new() };
    }
    let rust = match rename {
        Slot::Given(rename) => renamed(rename, log),
        Slot::Broken => String::new(),
        Slot::Absent => name::snake(&wire).unwrap_or_else(|reason| {
            log.error(Code::BadName, text.span, format!("`{wire}` has no name in Rust"))
                .label(format!("the name {}", reason.reason()))
                .help("say what it is called in Rust: `rename = \"some_name\"`");
            String::new()
        }),
    };
    Name { wire, rust }
}

fn renamed(rename: &Text, log: &mut Log) -> String {
    if !name::is_snake(&rename.value) {
        let better = name::snake(&rename.value).ok().filter(|better| name::is_snake(better));
        log.error(Code::BadName, rename.span, "`rename` must be in `snake_case`")
            .label("lower-case letters, digits and `_`, a letter first")
            .help_if(better.map(|better| format!("write `{better}`")));
        return String::new();
    }
    if let Err(reason) = name::usable(&rename.value) {
        log.error(Code::BadName, rename.span, format!("`{}` cannot stand in Rust", rename.value))
            .label(reason.reason());
        return String::new();
    }
    rename.value.clone()
}

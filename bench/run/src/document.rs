use std::path::PathBuf;

use measure::{Result, cargo};

use crate::machine;
use crate::report::{Part, kept};

const BEGIN: &str = "<!-- bench write: begin -->\n";
const END: &str = "<!-- bench write: end -->";

/// Puts the kept parts between the two marks of `docs/performance.md`.
pub(crate) fn write() -> Result<()> {
    let path = path();
    let text = std::fs::read_to_string(&path)?;
    let mut table = format!("\n{}", machine::describe()?);
    for part in Part::ALL {
        table.push('\n');
        match kept(part) {
            Ok(text) => table.push_str(&text),
            Err(_) => table.push_str(&format!("The part `{}` was not measured this time.\n", part.name())),
        }
    }
    std::fs::write(&path, between_marks(&text, &table)?)?;
    println!("{}", path.display());
    Ok(())
}

fn between_marks(text: &str, table: &str) -> Result<String> {
    let (before, rest) = text.split_once(BEGIN).ok_or("docs/performance.md has no begin mark")?;
    let (_, after) = rest.split_once(END).ok_or("docs/performance.md has no end mark")?;
    Ok(format!("{before}{BEGIN}{table}{END}{after}"))
}

fn path() -> PathBuf {
    cargo::workspace().join("../docs/performance.md")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_the_marks_is_replaced_and_nothing_else() {
        let text = format!("before\n{BEGIN}old\n{END}\nafter\n");
        assert_eq!(between_marks(&text, "new\n").unwrap(), format!("before\n{BEGIN}new\n{END}\nafter\n"));
    }
}

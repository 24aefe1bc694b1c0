//! Asking the person at the terminal.

use std::io::{self, BufRead, IsTerminal, Write};

/// Asks for a line; `None` where nobody is there to answer, or the answer is empty.
pub(crate) fn ask(question: &str) -> Option<String> {
    if !io::stdin().is_terminal() {
        return None;
    }
    print!("\n   {question} ");
    io::stdout().flush().ok()?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).ok()?;
    let line = line.trim();
    (!line.is_empty()).then(|| line.to_owned())
}

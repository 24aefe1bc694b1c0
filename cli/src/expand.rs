use std::ffi::OsStr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use sms_api_codegen::model::Model;
use sms_api_codegen::{Options, Parts};

use crate::{MISTAKES, USAGE, check, complain, file, print};

/// Prints the code of a spec as people write it.
pub(crate) fn run(name: &OsStr, callbacks: bool, server: bool) -> u8 {
    let source = match file::read(name) {
        Ok(source) => source,
        Err(message) => {
            complain(&message);
            return USAGE;
        }
    };
    let checked = sms_api_codegen::check(&source);
    let Some(model) = &checked.model else {
        check::tell(&source, &checked.diagnostics);
        return MISTAKES;
    };
    match pretty(model, &|| Options { callbacks, server, ..Options::default() }) {
        Ok(text) => print(&text),
        Err(error) => {
            complain(&format!("the generated code is not Rust, which is a bug of sms-api: {error}"));
            USAGE
        }
    }
}

/// Makes the options anew: tokens stay in their thread.
type Make<'a> = &'a (dyn Fn() -> Options + Sync);

/// Parsing and printing take most of the time: every processor takes the next part that is not done, and a
/// part's tokens are gone before the next one is made.
fn pretty(model: &Model, options: Make<'_>) -> Result<String, String> {
    let next = AtomicUsize::new(0);
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let mut texts = thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(|| work(model, options, &next))).collect();
        let mut texts = Vec::new();
        for worker in workers {
            texts.extend(worker.join().map_err(|_| "a worker panicked".to_owned())??);
        }
        Ok::<_, String>(texts)
    })?;
    texts.sort_unstable_by_key(|(index, _)| *index);
    Ok(texts.into_iter().map(|(_, text)| text).collect())
}

/// Prints parts until none is left, each with its number.
fn work(model: &Model, options: Make<'_>, next: &AtomicUsize) -> Result<Vec<(usize, String)>, String> {
    let parts = Parts::new(model, &options());
    let mut texts = Vec::new();
    loop {
        let index = next.fetch_add(1, Ordering::Relaxed);
        if index >= parts.count() {
            return Ok(texts);
        }
        let file = syn::parse2(parts.part(index)).map_err(|error| error.to_string())?;
        texts.push((index, prettyplease::unparse(&file)));
    }
}

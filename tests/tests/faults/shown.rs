//! Everything that was printed, and what must not be in it.

use std::any::type_name;
use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::{Debug, Display, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, Once};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Has somebody listen in the whole process before anything is told. tracing asks who listens when a place is
/// reached for the first time; a test that reaches it while nobody does may switch it off for all the others.
pub(crate) fn somebody_listens() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| tracing::subscriber::set_global_default(Deaf).unwrap());
}

/// What was printed, with where it came from. Clones are the same collection.
#[derive(Clone, Default)]
pub(crate) struct Shown(Arc<Mutex<Vec<(String, String)>>>);

impl Shown {
    /// Prints a value in every way that `Debug` has.
    pub(crate) fn debug<T: Debug>(&self, value: &T) {
        let name = type_name::<T>();
        self.push(name, format!("{value:?}"));
        self.push(name, format!("{value:#?}"));
    }

    /// Unwraps a failure and keeps the panic's message.
    pub(crate) fn panic<T: Debug>(&self, failure: Result<(), T>) {
        let panic = catch_unwind(AssertUnwindSafe(move || failure.unwrap())).unwrap_err();
        self.push(type_name::<T>(), panic.downcast_ref::<String>().cloned().expect("a panic with a message"));
    }

    /// Prints a text.
    pub(crate) fn display<T: Display>(&self, value: &T) {
        self.push(type_name::<T>(), format!("{value} {value:>60}"));
    }

    /// Prints an error, and everything beneath it.
    pub(crate) fn error<T: Error>(&self, error: &T) {
        self.debug(error);
        self.display(error);
        let mut next = error.source();
        while let Some(source) = next {
            self.push(type_name::<T>(), format!("{source} {source:?} {source:#?}"));
            next = source.source();
        }
    }

    /// The names of the types that were printed, without their modules and arguments; but for the public modules of
    /// the runtime, in which the same names may stand.
    pub(crate) fn types(&self) -> BTreeSet<String> {
        let base = |name: &String| {
            let path: Vec<_> = name.split('<').next().unwrap().split("::").collect();
            let name = path[path.len() - 1];
            match path[..] {
                ["sms_api", module @ ("callbacks" | "server"), ..] => format!("{module}::{name}"),
                _ => name.to_owned(),
            }
        };
        self.0.lock().unwrap().iter().map(|(name, _)| base(name)).collect()
    }

    /// Everything that was printed in which one of these stands.
    pub(crate) fn containing(&self, secrets: &[String]) -> Vec<(String, String)> {
        let mut found = self.0.lock().unwrap().clone();
        found.retain(|(_, text)| secrets.iter().any(|secret| text.contains(secret)));
        found
    }

    /// How much was printed under this name.
    pub(crate) fn count(&self, name: &str) -> usize {
        self.0.lock().unwrap().iter().filter(|(found, _)| found == name).count()
    }

    fn push(&self, name: &str, text: String) {
        self.0.lock().unwrap().push((name.to_owned(), text));
    }
}

/// Listens to everything, at trace level.
impl Subscriber for Shown {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut text = Text(span.metadata().name().to_owned());
        span.record(&mut text);
        self.push("span", text.0);
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        let mut text = Text(String::new());
        values.record(&mut text);
        self.push("record", text.0);
    }

    fn event(&self, event: &Event<'_>) {
        let mut text = Text(event.metadata().name().to_owned());
        event.record(&mut text);
        self.push("event", text.0);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// Listens to everything and keeps nothing.
struct Deaf;

impl Subscriber for Deaf {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, _: &Event<'_>) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

struct Text(String);

impl Visit for Text {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " {}={value:?}", field.name()).unwrap();
    }
}

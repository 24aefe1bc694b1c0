use super::read::Root;
use crate::record::Step;

/// What one reading shares from the outermost value to the innermost.
pub(super) struct Trail<'r> {
    /// The steps to the mistake, from the inside out.
    pub(super) steps: Vec<Step<'static>>,
    /// Taken by the outermost record or map.
    pub(super) root: Option<Root<'r>>,
    /// Whether a watched key was there.
    pub(super) watched: bool,
    /// Whether texts that may be integers are read by their digits. serde_json rounds an integer beyond 64
    /// bits; reading every such text twice would cost all answers for the sake of few, so that a document
    /// is read again only when one was met.
    pub(super) exact: bool,
    /// Whether such an integer was met.
    pub(super) inexact: bool,
}

impl<'r> Trail<'r> {
    pub(super) fn new(root: Option<Root<'r>>, exact: bool) -> Self {
        Self { steps: Vec::new(), root, watched: false, exact, inexact: false }
    }

    /// Adds a step to the path if the result is a mistake.
    pub(super) fn step<T, E>(
        &mut self,
        result: Result<T, E>,
        step: impl FnOnce() -> Step<'static>,
    ) -> Result<T, E> {
        if result.is_err() {
            self.steps.push(step());
        }
        result
    }
}

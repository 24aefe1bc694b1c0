use serde_core::de::DeserializeSeed;

use super::mistake::Mistake;
use super::reader::Reader;
use super::trail::Trail;
use crate::record::Place;

/// What is asked of the document's outermost object beside its fields or entries.
#[derive(Clone, Copy, Default)]
pub(crate) struct Root<'a> {
    /// Keys to look out for.
    pub(crate) watch: [Option<&'a str>; 2],
    /// Fields, by index, that are decided elsewhere: neither required nor read.
    pub(crate) decided: &'a [(usize, bool)],
}

/// Reads a document into a blank place; tells whether one of the watched keys was there.
pub(crate) fn read(body: &[u8], mut place: Place<'_>, root: Root<'_>) -> Result<bool, Mistake> {
    let (text, skipped) = document(body)?;
    let root = matches!(place, Place::Record(_) | Place::Map(_)).then_some(root);
    let mut trail = Trail::new(root, false);
    let mut result = read_text(text, place.reborrow(), &mut trail);
    if result.is_err() && trail.inexact {
        trail = Trail::new(root, true);
        result = read_text(text, place, &mut trail);
    }
    match result {
        Ok(()) => Ok(trail.watched),
        Err(error) => Err(Mistake::new(&error, &trail.steps, skipped)),
    }
}

/// The text of a document without its byte order mark, and the mark's length.
pub(crate) fn document(body: &[u8]) -> Result<(&str, usize), Mistake> {
    let text = std::str::from_utf8(body).map_err(|error| Mistake::invalid_utf8(body, error))?;
    Ok(text.strip_prefix('\u{feff}').map_or((text, 0), |rest| (rest, text.len() - rest.len())))
}

fn read_text(text: &str, place: Place<'_>, trail: &mut Trail<'_>) -> Result<(), serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    Reader { place, trail }.deserialize(&mut deserializer)?;
    deserializer.end()
}

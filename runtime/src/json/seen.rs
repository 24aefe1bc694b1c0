/// The fields of a record that a document has named so far.
pub(super) struct Seen {
    first: u64,
    rest: Vec<u64>,
}

impl Seen {
    /// Allocates for a record of more than 64 fields only.
    pub(super) fn new(fields: usize) -> Self {
        Self { first: 0, rest: vec![0; fields.saturating_sub(1) / 64] }
    }

    /// Adds a field; `false` when it was there.
    pub(super) fn insert(&mut self, index: usize) -> bool {
        let bit = 1 << (index % 64);
        let Some(word) = self.word(index) else { return false };
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    pub(super) fn contains(&self, index: usize) -> bool {
        let word = if index < 64 { self.first } else { self.rest.get(index / 64 - 1).copied().unwrap_or(0) };
        word & (1 << (index % 64)) != 0
    }

    fn word(&mut self, index: usize) -> Option<&mut u64> {
        if index < 64 { Some(&mut self.first) } else { self.rest.get_mut(index / 64 - 1) }
    }
}

#[cfg(test)]
mod tests {
    use super::Seen;

    #[test]
    fn every_field_is_new_once() {
        for fields in [1, 63, 64, 65, 128, 129, 1000] {
            let mut seen = Seen::new(fields);
            for index in 0..fields {
                assert!(!seen.contains(index));
                assert!(seen.insert(index), "{index} of {fields}");
                assert!(!seen.insert(index));
                assert!(seen.contains(index));
            }
        }
    }
}

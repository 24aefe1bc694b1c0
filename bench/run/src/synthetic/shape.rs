/// A synthetic API: how many endpoints it has, and how many types they share.
pub(super) struct Shape {
    pub(super) endpoints: usize,
}

impl Shape {
    pub(super) fn new(endpoints: usize) -> Self {
        Self { endpoints }
    }

    /// Endpoints share identifiers and enums by tens, nested types by twos.
    pub(super) fn ids(&self) -> usize {
        self.endpoints.div_ceil(10)
    }

    pub(super) fn states(&self) -> usize {
        self.endpoints.div_ceil(10)
    }

    pub(super) fn parts(&self) -> usize {
        self.endpoints.div_ceil(2)
    }

    pub(super) fn id(endpoint: usize) -> usize {
        endpoint / 10
    }

    pub(super) fn state(endpoint: usize) -> usize {
        endpoint / 10
    }

    pub(super) fn part(endpoint: usize) -> usize {
        endpoint / 2
    }

    /// The enum of a nested type.
    pub(super) fn state_of_part(part: usize) -> usize {
        part / 5
    }
}

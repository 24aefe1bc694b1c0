use tokio::sync::watch;

/// A door that is shut until somebody opens it, for good. Clones are the same door.
#[derive(Clone, Debug)]
pub struct Gate(watch::Sender<bool>);

impl Gate {
    /// A shut one.
    #[must_use]
    pub fn shut() -> Self {
        Self(watch::Sender::new(false))
    }

    /// Lets everybody through, who waits now or comes later. May be called from any thread.
    pub fn open(&self) {
        self.0.send_replace(true);
    }

    /// Waits until it is open. Works across runtimes.
    pub async fn passed(&self) {
        self.0.subscribe().wait_for(|open| *open).await.expect("the gate holds its own sender");
    }
}

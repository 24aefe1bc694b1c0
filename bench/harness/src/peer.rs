use crate::Target;

/// A client under measurement. Each call checks what it got, and keeps to [`TIME_LIMIT`](crate::TIME_LIMIT)
/// and [`BODY_LIMIT`](crate::BODY_LIMIT) where the client can.
pub trait Peer: Clone + Send + Sync + 'static {
    /// The recipients of a batch, as the client's types have them.
    type Recipients: Send + 'static;
    /// The decoded answer to a batch.
    type Batch: Send + 'static;

    /// Whether a call blocks its thread.
    const BLOCKS: bool = false;

    /// A client with room for a thousand connections.
    fn connect(target: &Target) -> Self;

    /// Sends a code; answers the message's id.
    fn send_code(&self) -> impl Future<Output = String> + Send;

    /// The recipients that [`recipients`](crate::recipients) tells.
    fn recipients() -> Self::Recipients;

    /// Sends a batch.
    fn send_batch(&self, recipients: Self::Recipients) -> impl Future<Output = Self::Batch> + Send;

    /// The rows of a batch's answer: how many succeeded, how many have an error code.
    fn rows(batch: &Self::Batch) -> (usize, usize);

    /// Reads template 37582; answers its text.
    fn get_template(&self) -> impl Future<Output = String> + Send;

    /// Sends a code that is refused; answers the error's code.
    fn refused(&self) -> impl Future<Output = i64> + Send;
}

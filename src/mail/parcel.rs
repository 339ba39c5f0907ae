//! A letter on its way, and the mark it leaves before it may arrive.

use std::future::Future;

/// A composed letter and where it goes.
#[derive(Debug, Clone, Copy)]
pub struct Parcel<'a> {
    /// The letter's key; names the file in a folder.
    pub key: &'a str,
    /// As [`compose`](super::compose()) gives them.
    pub bytes: &'a [u8],
    /// Where bounces go.
    pub envelope_from: &'a str,
    pub to: &'a str,
}

/// The durable `data` mark of a letter (contract section 6): the final dot, without which no server
/// delivers, does not leave before it is made.
pub trait Mark {
    /// Makes it, once more after it was withdrawn.
    ///
    /// # Errors
    /// Why the dot must not leave.
    fn make(&mut self) -> impl Future<Output = Result<(), String>>;

    /// Takes it back: the dot has not left.
    fn withdraw(&mut self) -> impl Future<Output = ()>;

    /// Whether it may be made a moment, at most a tenth of a second, before the server is ready for the
    /// content. A death in this moment leaves the letter uncertain that surely did not arrive: no harm
    /// where an uncertain letter is sent once more anyway.
    fn may_be_early(&self) -> bool;
}

/// A mark that is made just before the dot and never withdrawn.
impl<M: AsyncFnMut() -> Result<(), String>> Mark for M {
    async fn make(&mut self) -> Result<(), String> {
        self().await
    }

    async fn withdraw(&mut self) {}

    fn may_be_early(&self) -> bool {
        false
    }
}

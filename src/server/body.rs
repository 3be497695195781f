//! Reading what a caller sends: so much, in so much time, and why not.

use axum::body::{Body, Bytes, HttpBody};
use http_body_util::{BodyExt, LengthLimitError, Limited};

use super::front::arrival::Stopped;

/// Why a body could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    TooLarge,
    TooSlow,
    /// It came when too many others were worked on.
    Busy,
    Broken,
}

/// The whole body. Its time is kept where it arrives (`arrival.rs`).
pub(super) async fn read(body: Body, most: usize) -> Result<Bytes, Unread> {
    // who says that it will be too much is not waited for
    if body.size_hint().lower() > most as u64 {
        return Err(Unread::TooLarge);
    }
    match Limited::new(body, most).collect().await {
        Ok(whole) => Ok(whole.to_bytes()),
        Err(error) if error.downcast_ref::<LengthLimitError>().is_some() => Err(Unread::TooLarge),
        Err(error) => Err(match Stopped::behind(error.as_ref()) {
            Some(Stopped::TooSlow) => Unread::TooSlow,
            Some(Stopped::Busy) => Unread::Busy,
            None => Unread::Broken,
        }),
    }
}

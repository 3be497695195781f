//! Reading what a caller sends: so much, in so much time, and why not.

use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use http_body_util::{BodyExt, LengthLimitError, Limited};

/// From the first byte to the last; a phone on a bad line sends 4 MiB in this time at 280 kB a second.
const TIME: Duration = Duration::from_secs(15);

/// Why a body could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    TooLarge,
    TooSlow,
    Broken,
}

pub(super) async fn read(body: Body, most: usize) -> Result<Bytes, Unread> {
    // who says that it will be too much is not waited for
    if body.size_hint().lower() > most as u64 {
        return Err(Unread::TooLarge);
    }
    match tokio::time::timeout(TIME, Limited::new(body, most).collect()).await {
        Ok(Ok(whole)) => Ok(whole.to_bytes()),
        Ok(Err(error)) if error.downcast_ref::<LengthLimitError>().is_some() => Err(Unread::TooLarge),
        Ok(Err(_)) => Err(Unread::Broken),
        Err(_) => Err(Unread::TooSlow),
    }
}

//! A request on its way in: its body has so much time, and when it is whole it needs a turn, of which there are so many.

use std::{
    error::Error,
    future::Future,
    pin::Pin,
    sync::{Arc, OnceLock},
    task::{Context, Poll},
    time::Duration,
};

use axum::body::Body;
use bytes::Bytes;
use hyper::body::{Body as _, Frame, SizeHint};
use tokio::{sync::OwnedSemaphorePermit, time::Sleep};

use crate::server::Crowd;

/// Why the rest of a body is not waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(in crate::server) enum Stopped {
    #[error("the request took too long to arrive")]
    TooSlow,
    #[error("the server is too busy")]
    Busy,
}

impl Stopped {
    /// The reason behind an error of a body, if it is one of these.
    pub(in crate::server) fn behind(error: &(dyn Error + 'static)) -> Option<Self> {
        let mut cause = Some(error);
        while let Some(error) = cause {
            if let Some(stopped) = error.downcast_ref::<Self>() {
                return Some(*stopped);
            }
            cause = error.source();
        }
        None
    }
}

/// A turn that is taken once the request is whole, and given back when this is dropped.
#[derive(Default)]
pub(in crate::server) struct Turn(OnceLock<OwnedSemaphorePermit>);

impl Turn {
    fn take(&self, crowd: &Crowd) -> bool {
        match crowd.turn() {
            Some(permit) => self.0.set(permit).is_ok(),
            None => false,
        }
    }
}

struct Arriving {
    body: Body,
    crowd: Arc<Crowd>,
    turn: Arc<Turn>,
    bytes: usize,
    deadline: Pin<Box<Sleep>>,
    whole: bool,
}

/// The body of a request, and its turn: taken at once when there is no body, else at its last byte. Nobody holds a turn by sending slowly.
pub(in crate::server) fn arriving(body: Body, crowd: &Arc<Crowd>, time: Duration) -> Result<(Body, Arc<Turn>), Stopped> {
    let turn = Arc::<Turn>::default();
    if body.is_end_stream() {
        return if turn.take(crowd) { Ok((body, turn)) } else { Err(Stopped::Busy) };
    }
    let deadline = Box::pin(tokio::time::sleep(time));
    let body = Arriving { body, crowd: crowd.clone(), turn: turn.clone(), bytes: 0, deadline, whole: false };
    Ok((Body::new(body), turn))
}

impl hyper::body::Body for Arriving {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let stopped = |why| Poll::Ready(Some(Err(axum::Error::new(why))));
        match Pin::new(&mut self.body).poll_frame(cx) {
            Poll::Pending if self.deadline.as_mut().poll(cx).is_ready() => stopped(Stopped::TooSlow),
            Poll::Ready(Some(Ok(frame))) => {
                let bytes = frame.data_ref().map_or(0, Bytes::len);
                self.bytes += bytes;
                if self.crowd.arrive(bytes) { Poll::Ready(Some(Ok(frame))) } else { stopped(Stopped::Busy) }
            }
            Poll::Ready(None) if !self.whole => {
                self.whole = true;
                if self.turn.take(&self.crowd) { Poll::Ready(None) } else { stopped(Stopped::Busy) }
            }
            other => other,
        }
    }

    // never before the end was read: that is when the turn is taken
    fn is_end_stream(&self) -> bool {
        self.whole
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Arriving {
    fn drop(&mut self) {
        self.crowd.arrived(self.bytes);
    }
}

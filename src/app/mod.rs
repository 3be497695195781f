//! Floor 2, the one door for every change: load, decide, commit. What can be done, one file per use.

pub mod clock;
mod edit;
mod failure;
mod people;
mod picture;
mod schedule;
mod taxonomy;
mod views;

use std::{future::Future, sync::Arc};

use tokio::sync::Mutex;

use crate::{
    domain::actor::{Action, Actor, Permit, permits},
    store::{Database, images::Images, read::Reader, write::Writer},
};
use clock::{Clock, Mint};

pub use edit::{Edit, Edited, Patch};
pub use failure::Failure;
pub use people::{IssuedToken, Secret, etag};
pub use picture::{PICTURE_BYTES_MOST, Picture};
pub use taxonomy::{CATEGORIES_MOST, TAGS_MOST};

/// Everything that can be done to the data of one installation.
pub struct App {
    reader: Reader,
    writer: Writer,
    images: Images,
    clock: Arc<dyn Clock>,
    mint: Mint,
    views: views::Counter,
    /// One queue for the edits of some entries each.
    turns: [Mutex<()>; 64],
}

impl App {
    pub fn new(database: &Database, images: Images, clock: Arc<dyn Clock>, mint: Mint) -> Arc<Self> {
        Arc::new(Self {
            reader: database.reader(),
            writer: database.writer(),
            images,
            clock,
            mint,
            views: views::Counter::default(),
            turns: [const { Mutex::const_new(()) }; 64],
        })
    }

    pub fn clock(&self) -> &dyn Clock {
        self.clock.as_ref()
    }
}

fn allow(actor: &Actor, action: Action) -> Result<(), Failure> {
    match permits(actor, action) {
        Permit::Granted => Ok(()),
        Permit::SignIn => Err(Failure::Unauthenticated),
        Permit::Denied => Err(Failure::Forbidden(action)),
    }
}

/// Runs a change to its end even when the caller hangs up: nothing is cut in half.
async fn detached<T: Send + 'static>(change: impl Future<Output = Result<T, Failure>> + Send + 'static) -> Result<T, Failure> {
    tokio::spawn(change).await.unwrap_or_else(|panic| Err(Failure::Panicked(panic.to_string())))
}

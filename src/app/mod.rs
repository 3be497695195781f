//! Floor 2, the one door for every change: load, decide, commit. What can be done, one file per use.

pub mod audit;
pub mod backup;
mod call;
pub mod clock;
mod edit;
mod failure;
pub mod feed;
mod holder;
mod inspect;
mod issuer;
mod limit;
mod link;
mod notification;
mod pace;
mod password;
mod people;
mod persisted;
mod picture;
mod policy;
mod program;
mod release;
mod repeat;
mod resolve;
mod review;
mod schedule;
mod secret;
mod session;
mod shelves;
mod taxonomy;
mod token;
mod upload;
mod views;
mod webhook;

use std::{future::Future, sync::Arc};

use tokio::sync::Mutex;

use crate::{
    domain::{
        actor::{Action, Actor, Permit, permits},
        package::PackageLimits,
        refusal::Refusal,
    },
    store::{Bell, Database, Lead, StoreError, Wire, images::Images, packages::Packages, pulse::Pulse, read::Reader, write::Writer},
};
use clock::{Clock, Mint};

pub use call::{Call, Outcome};
pub use edit::{Edit, Edited, Patch};
pub use failure::Failure;
pub use holder::{Holder, Proof};
#[cfg(feature = "oidc")]
pub use issuer::{Beginning, OidcTerms, Returned, StateText};
pub use issuer::{JwtTerms, KeySource};
pub use link::{Answers, IssuedLink};
pub use notification::MARKED_MOST;
pub use pace::{Bucket, Pace, Standing};
pub use people::{AccountStep, Newcomer};
pub use picture::{PICTURE_BYTES_MOST, Picture};
pub use policy::{Policy, UPLOADS_HOURLY};
pub use program::InfoPatch;
pub use release::{Asked, Intent, Taken, Target};
pub use repeat::{Before, KEY_MOST};
// the gateway hands these on between the app and the doors, without a look at the store
pub use crate::store::write::{KeptReply, KeyClaim};
pub use resolve::Resolved;
pub use secret::{Opens, Secret};
pub use session::{SignedIn, Visitor};
pub use taxonomy::{CATEGORIES_MOST, TAGS_MOST};
pub use token::{IssuedToken, TokenTaken, TokenTerms};
pub use upload::{Arrived, Outgoing, Untaken};
pub use webhook::{Endpoints, TermsPatch, WebhookStep, WebhookTaken};

/// Where bytes lie, how many are taken, and where they may be sent.
#[derive(Clone)]
pub struct Objects {
    pub images: Images,
    pub packages: Packages,
    pub package_limits: PackageLimits,
    pub endpoints: Endpoints,
}

/// Everything that can be done to the data of one installation.
pub struct App {
    reader: Reader,
    writer: Writer,
    images: Images,
    packages: Packages,
    package_limits: PackageLimits,
    clock: Arc<dyn Clock>,
    mint: Mint,
    views: views::Counter,
    attempts: audit::Attempts,
    /// To sign in.
    failed: audit::Attempts,
    uses: holder::Uses,
    forgetting: Mutex<notification::Round>,
    /// Given, and on their way to where they are kept.
    replies: repeat::Replies,
    bearers: holder::Bearers,
    lives: resolve::Lives,
    shelves: Arc<shelves::Shelves>,
    bell: Bell,
    /// Of bearer tokens beside our own.
    issuer: Option<issuer::Issuer>,
    #[cfg(feature = "oidc")]
    provider: Option<Arc<issuer::Provider>>,
    policy: Policy,
    feed: Arc<feed::Feed>,
    stamper: Writer,
    /// The way to other instances; None on SQLite.
    wire: Option<Wire>,
    arrivals: Arc<upload::Arrivals>,
    post: webhook::Post,
    /// Who leads delivers to webhooks.
    lead: Lead,
    /// One queue for the changes of some entries and programs each.
    turns: [Mutex<()>; 64],
}

impl App {
    pub fn new(database: &Database, objects: Objects, clock: Arc<dyn Clock>, mint: Mint) -> Arc<Self> {
        Self::with_policy(database, objects, clock, mint, Policy::default())
    }

    /// The same, as the settings have it.
    pub fn with_policy(database: &Database, objects: Objects, clock: Arc<dyn Clock>, mint: Mint, policy: Policy) -> Arc<Self> {
        let shelves = Arc::<shelves::Shelves>::default();
        Arc::new(Self {
            reader: database.reader(),
            writer: database.writer(),
            images: objects.images,
            packages: objects.packages,
            package_limits: objects.package_limits,
            clock,
            mint,
            views: views::Counter::default(),
            attempts: audit::Attempts::default(),
            failed: audit::Attempts::default(),
            uses: holder::Uses::default(),
            forgetting: Mutex::default(),
            replies: repeat::Replies::default(),
            bearers: holder::Bearers::default(),
            lives: resolve::Lives::default(),
            bell: database.bell().clone(),
            issuer: policy.jwt.clone().map(issuer::Issuer::new),
            #[cfg(feature = "oidc")]
            provider: policy.oidc.clone().map(|terms| Arc::new(issuer::Provider::new(terms))),
            policy,
            feed: feed::Feed::new(database.reader(), database.bell().clone(), shelves.clone()),
            shelves,
            stamper: database.stamper(),
            wire: database.wire(),
            arrivals: Arc::default(),
            post: webhook::Post::new(objects.endpoints),
            lead: database.lead(webhook::LEAD),
            turns: [const { Mutex::const_new(()) }; 64],
        })
    }

    /// What packages must keep to.
    pub fn package_limits(&self) -> &PackageLimits {
        &self.package_limits
    }

    /// What has changed, as far as this process knows.
    pub fn pulse(&self) -> &Pulse {
        self.bell.pulse()
    }

    pub fn clock(&self) -> &dyn Clock {
        self.clock.as_ref()
    }
}

/// How often a change of a program is decided afresh after losing a race.
const ATTEMPTS: u32 = 8;

impl App {
    /// Decides a change afresh each time it loses a race, after a pause.
    async fn until_won<T, F: Future<Output = Result<T, Failure>> + Send>(&self, once: impl Fn() -> F + Send + Sync) -> Result<T, Failure> {
        for attempt in 1..=ATTEMPTS {
            match once().await {
                Err(Failure::Store(StoreError::Conflict | StoreError::Taken)) => tokio::time::sleep(self.pause(attempt)).await,
                done => return done,
            }
        }
        Err(StoreError::Conflict.into())
    }
}

/// Refuses when the program has moved on since the caller looked at it.
fn still_at(expected: Option<i64>, current: i64) -> Result<(), Refusal> {
    if expected.is_none_or(|expected| expected == current) { Ok(()) } else { Err(Refusal::StaleRevision { current }) }
}

fn allow(actor: &Actor, action: Action) -> Result<(), Failure> {
    match permits(actor, action) {
        Permit::Granted => Ok(()),
        Permit::SignIn => Err(Failure::Unauthenticated),
        Permit::Denied => Err(Failure::Forbidden(action)),
        Permit::OutOfScope(scopes) => Err(Failure::OutOfScope(scopes)),
    }
}

/// Runs a change to its end even when the caller hangs up: nothing is cut in half.
async fn detached<T: Send + 'static>(change: impl Future<Output = Result<T, Failure>> + Send + 'static) -> Result<T, Failure> {
    tokio::spawn(change).await.unwrap_or_else(|panic| Err(Failure::Panicked(panic.to_string())))
}

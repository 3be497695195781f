//! Packages on their way in: a ticket, the bytes streamed to a file without a name, looked through, kept by digest; and sweeping up.

use std::{
    collections::HashMap,
    fs::File,
    io::Write,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use bytes::Bytes;
use futures_util::{Stream, StreamExt, stream::BoxStream};
use sha2::{Digest, Sha256};

use super::{App, Call, Failure, Outcome, allow, detached, inspect::inspect, people::is_digest};
use crate::{
    domain::{
        actor::{Action, Actor, ProgramAction},
        id::{AccountId, ProgramId, UploadId},
        log::hex,
        package::PackageFault,
        refusal::{Refusal, may},
        step::StepKind,
        timestamp::Timestamp,
    },
    store::{
        StoreError,
        read::{PackageView, UploadView},
    },
};

/// A ticket lives this long: enough for a package on a bad line, and for whoever describes the version.
pub const TICKET_MILLIS: i64 = 3_600_000;
/// Tickets of one account at a time.
pub const TICKETS_MOST: usize = 10;
/// Packages looked through at once: each holds its own size in memory for a moment, and a core.
static LOOKING: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(4);
/// How long a package that has arrived waits for its turn.
const QUEUE: Duration = Duration::from_secs(10);
/// Packages one account may be sending at once: slow senders hold up nobody but themselves.
const SENDING_MOST: usize = 3;
/// Of a package that is too large, so many times the limit are read before the connection is closed.
const DRAIN: u64 = 4;
/// A write that was given up may come to its end so much later.
const LATE_MILLIS: i64 = 600_000;
/// Half a file so old was torn by somebody who died.
const TORN: Duration = Duration::from_secs(3_600);
/// Whoever has been writing an object for so long has died.
const WRITING_MILLIS: i64 = 60_000;

/// Which tickets bytes are arriving on, and whose they are.
#[derive(Default)]
pub(super) struct Arrivals(Mutex<HashMap<UploadId, AccountId>>);

/// One arrival; over when it is dropped.
struct Arrival(Arc<Arrivals>, UploadId);

impl Arrivals {
    fn begin(self: &Arc<Self>, ticket: &UploadView) -> Result<Arrival, Untaken> {
        let mut under_way = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if under_way.contains_key(&ticket.id) {
            return Err(Untaken::UnderWay);
        }
        if under_way.values().filter(|account| **account == ticket.account).count() >= SENDING_MOST {
            return Err(Untaken::TooMany { most: SENDING_MOST });
        }
        under_way.insert(ticket.id, ticket.account);
        Ok(Arrival(self.clone(), ticket.id))
    }
}

impl Drop for Arrival {
    fn drop(&mut self) {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.1);
    }
}

/// Why bytes on a ticket were not taken.
#[derive(Debug)]
pub enum Untaken {
    /// No such ticket, another's, or its time is over.
    NoTicket,
    /// Another package is on it already.
    Used,
    /// Another package is on its way.
    UnderWay,
    /// The account is sending enough already.
    TooMany {
        most: usize,
    },
    Package(PackageFault),
    /// The sender stopped, or was too slow.
    Broken,
    Failed(Failure),
}

impl From<Failure> for Untaken {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<StoreError> for Untaken {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

/// What arrived.
#[derive(Clone, Debug)]
pub struct Arrived {
    pub digest: String,
    pub bytes: i64,
    pub entries: usize,
}

/// A package on its way out.
pub struct Outgoing {
    pub bytes: i64,
    pub stream: BoxStream<'static, Result<Bytes, StoreError>>,
}

impl App {
    /// A ticket for one package of a program.
    pub async fn create_upload(self: &Arc<Self>, call: &Call, program: ProgramId) -> Result<(UploadId, Timestamp), Failure> {
        let me = call.account()?;
        let (app, call) = (self.clone(), call.clone());
        detached(async move {
            if let Some(Outcome::Upload(id)) = call.done {
                return Ok((id, app.reader.upload(id).await?.ok_or(Refusal::UploadNotReady)?.expires_at));
            }
            let shelf = app.reader.shelves(&[program], Some(me), None).await?.remove(&program).ok_or(Refusal::NotFound)?;
            may(&call.actor, shelf.role, false, ProgramAction::Step(StepKind::Upload))?;
            app.take_turn(app.tickets(), &me.to_string()).await?;
            // counted one after the other
            let _turn = app.turn(me.bits()).await;
            let now = app.clock.now();
            let (id, expires_at) = (app.mint.id(now), now.plus_millis(TICKET_MILLIS));
            let outcome = Outcome::Upload(id).stored();
            if app.writer.create_upload(id, (program, me), TICKETS_MOST, (now, expires_at), &call.seal(), &outcome).await? {
                Ok((id, expires_at))
            } else {
                Err(Refusal::TooManyUploads { most: TICKETS_MOST }.into())
            }
        })
        .await
    }

    /// Asked before any byte is read: whether the ticket is good and the caller's.
    pub async fn open_ticket(&self, actor: &Actor, id: UploadId) -> Result<UploadView, Untaken> {
        allow(actor, Action::TakePart)?;
        let ticket = self.reader.upload(id).await?.filter(|ticket| Some(ticket.account) == actor.account() && self.clock.now() < ticket.expires_at);
        let ticket = ticket.ok_or(Untaken::NoTicket)?;
        // who left the program since has no use for the ticket
        let shelf = self.reader.shelves(&[ticket.program], actor.account(), None).await?.remove(&ticket.program).ok_or(Untaken::NoTicket)?;
        may(actor, shelf.role, false, ProgramAction::Step(StepKind::Upload)).map_err(|_| Untaken::NoTicket)?;
        self.take_turn(self.packages_sent(), &ticket.account.to_string()).await?;
        Ok(ticket)
    }

    /// Takes a package in on a ticket; the same one again is no error. The bytes go to a file without a name, which is gone with this process, whatever ends it.
    pub async fn receive<E>(self: &Arc<Self>, ticket: UploadView, body: impl Stream<Item = Result<Bytes, E>> + Unpin) -> Result<Arrived, Untaken> {
        let arrival = self.arrivals.begin(&ticket)?;
        let (file, digest) = self.spool(body).await?;
        let Ok(Ok(turn)) = tokio::time::timeout(QUEUE, LOOKING.acquire()).await else { return Err(Failure::Busy.into()) };
        let app = self.clone();
        // both go along: whoever hangs up now makes room for nobody before the work is done
        let kept = detached(async move {
            let _held = (arrival, turn);
            Ok(app.keep(ticket.id, file, digest).await)
        });
        kept.await.unwrap_or_else(|failure| Err(failure.into()))
    }

    /// Streams into a nameless file while hashing, no further than the limit.
    async fn spool<E>(&self, mut body: impl Stream<Item = Result<Bytes, E>> + Unpin) -> Result<(File, String), Untaken> {
        let most = self.package_limits.bytes;
        let broken = |error: std::io::Error| Untaken::Failed(Failure::Disk(error));
        let mut file = tokio::task::spawn_blocking(tempfile::tempfile).await.map_err(|panic| Failure::Panicked(panic.to_string()))?.map_err(broken)?;
        let (mut hash, mut length) = (Sha256::new(), 0u64);
        while let Some(piece) = body.next().await {
            let piece = piece.map_err(|_| Untaken::Broken)?;
            length += piece.len() as u64;
            if length > most {
                // a sender who is still sending would take a closed connection for a broken one: it may finish, within reason
                if length > most.saturating_mul(DRAIN) {
                    break;
                }
                continue;
            }
            hash.update(&piece);
            file = tokio::task::spawn_blocking(move || file.write_all(&piece).map(|()| file))
                .await
                .map_err(|panic| Failure::Panicked(panic.to_string()))?
                .map_err(broken)?;
        }
        if length > most {
            return Err(Untaken::Package(PackageFault::file_too_large(most)));
        }
        Ok((file, hex(&hash.finalize())))
    }

    async fn keep(&self, id: UploadId, file: File, digest: String) -> Result<Arrived, Untaken> {
        let limits = self.package_limits;
        let looked = tokio::task::spawn_blocking(move || {
            let manifest = inspect(&file, &limits)?;
            let mut bytes = Vec::new();
            if manifest.is_ok() {
                let mut file = file;
                std::io::Seek::rewind(&mut file)?;
                std::io::Read::read_to_end(&mut file, &mut bytes)?;
            }
            std::io::Result::Ok(manifest.map(|manifest| (manifest, bytes)))
        });
        let looked = looked.await.map_err(|panic| Failure::Panicked(panic.to_string()))?.map_err(Failure::Disk)?;
        let (manifest, bytes) = looked.map_err(Untaken::Package)?;
        let length = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        let arrived = Arrived { digest: digest.clone(), bytes: length, entries: manifest.entries.len() };
        // as it stands now: minutes may have passed since it was opened
        let now = self.clock.now();
        let ticket = self.reader.upload(id).await?.filter(|ticket| now < ticket.expires_at).ok_or(Untaken::NoTicket)?;
        match &ticket.digest {
            Some(known) if *known == digest => return Ok(arrived),
            Some(_) => return Err(Untaken::Used),
            None => {}
        }
        match self.writer.attach_package(ticket.id, &digest, now).await {
            Ok(true) => return Ok(arrived),
            // not here yet, or going away at this very moment
            Ok(false) | Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
        }
        // a name of its own for each attempt: deleting an old object can never hit a new one of the same bytes
        let object = format!("{}/{digest}.{:016x}", &digest[..2], self.mint.bits(now) as u64);
        if !self.writer.begin_object(ticket.id, &object, now, now.plus_millis(-WRITING_MILLIS)).await? {
            return Err(Untaken::UnderWay);
        }
        let view = PackageView {
            digest,
            object: object.clone(),
            bytes: length,
            inflated_bytes: i64::try_from(manifest.inflated_bytes).unwrap_or(i64::MAX),
            entries: manifest.entries,
        };
        let stored = match self.packages.put(&object, bytes.into()).await {
            Ok(()) => self.writer.store_package(ticket.id, &view, now).await,
            Err(error) => Err(error),
        };
        match stored {
            Ok(true) => {}
            Ok(false) => self.sweep_garbage().await,
            Err(error) => {
                self.writer.abandon_object(ticket.id, &object, now).await?;
                self.sweep_garbage().await;
                return Err(error.into());
            }
        }
        Ok(arrived)
    }

    /// A package, for members of a program that uses it, for the platform's people, and for the host app if users get it. None: there is none, or not for this caller.
    pub async fn package(&self, actor: &Actor, digest: &str) -> Result<Option<Outgoing>, Failure> {
        if !is_digest(digest) {
            return Ok(None);
        }
        // reviewers and the platform's admins see every program; the others those they belong to
        let everything = may(actor, None, false, ProgramAction::See).is_ok();
        let seen = match actor {
            Actor::Host => self.reader.package_is_live(digest).await?,
            Actor::Person { account, .. } => self.reader.package_is_used(digest, (!everything).then_some(*account)).await?,
            Actor::Anonymous | Actor::System => false,
        };
        if !seen {
            return Ok(None);
        }
        let Some(package) = self.reader.package(digest).await? else { return Ok(None) };
        let Some(stream) = self.packages.get(&package.object).await? else { return Ok(None) };
        Ok(Some(Outgoing { bytes: package.bytes, stream: stream.map(|piece| piece.map_err(StoreError::from)).boxed() }))
    }

    /// Takes back what has lapsed and deletes what nobody knows any more; the clock does so each minute.
    pub async fn sweep(&self) {
        self.sweep_uploads().await;
        self.sweep_orphans().await;
        self.sweep_garbage().await;
        self.packages.sweep_torn(TORN);
        self.forget_keys().await;
        self.forget_notifications().await;
        self.forget_lapsed().await;
        self.catch_webhooks_up().await;
    }

    /// Takes lapsed tickets back, with what came in on them.
    async fn sweep_uploads(&self) {
        let now = self.clock.now();
        let lapsed = match self.reader.lapsed_uploads(now).await {
            Ok(lapsed) => lapsed,
            Err(error) => return tracing::warn!(%error, "could not look for lapsed uploads; trying again later"),
        };
        for upload in lapsed {
            if let Err(error) = self.writer.drop_upload(upload.id, now).await {
                tracing::warn!(upload = %upload.id, %error, "a lapsed upload could not be taken back; trying again later");
            }
        }
    }

    /// Forgets packages nobody uses; there should be none.
    async fn sweep_orphans(&self) {
        let now = self.clock.now();
        let result = async {
            for digest in self.reader.orphan_packages().await? {
                self.writer.drop_orphan(&digest, now).await?;
            }
            Ok::<_, StoreError>(())
        };
        if let Err(error) = result.await {
            tracing::warn!(%error, "could not look for packages nobody uses; trying again later");
        }
    }

    /// Deletes the bytes nobody knows any more.
    pub(super) async fn sweep_garbage(&self) {
        let result = async {
            let forgotten = self.clock.now().plus_millis(-LATE_MILLIS);
            let mut gone = Vec::new();
            for (object, since) in self.reader.garbage().await? {
                match self.packages.delete(&object).await {
                    // a writer that was given up may still finish: it is deleted again until that cannot be
                    Ok(()) if since > forgotten => {}
                    Ok(()) => gone.push(object),
                    Err(error) => tracing::warn!(object, %error, "bytes of a package could not be deleted; trying again later"),
                }
            }
            if gone.is_empty() { Ok(()) } else { self.writer.forget_garbage(&gone).await }
        };
        if let Err(error) = result.await {
            tracing::warn!(%error, "could not sweep up packages; trying again later");
        }
    }
}

//! The log beside the steps of programs: what else is kept, which attempts were refused, and the proof that nothing was touched.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use super::{App, Call, Failure};
use crate::{
    domain::{
        actor::{Action, PlatformRole, Who},
        event::{Details, Doer, EventKind, Note},
        id::{AccountId, ProgramId, VersionId},
        log::{GENESIS, Hash},
        refusal::{Refusal, RefusalCode},
        timestamp::Timestamp,
    },
    store::{
        read::{Reader, Stamp},
        write::Seal,
    },
};

/// Refused attempts of one account that are kept in a minute, on one instance: enough to see what somebody is at, too few to fill a disk.
const REFUSALS_A_MINUTE: u32 = 30;
/// Accounts whose attempts are counted at a time.
const COUNTED_MOST: usize = 10_000;

/// How many attempts of each account were kept in this minute.
#[derive(Default)]
pub(super) struct Attempts(Mutex<(i64, HashMap<AccountId, u32>)>);

impl Attempts {
    /// Whether one more is kept.
    pub(super) fn count(&self, account: AccountId, now: Timestamp) -> bool {
        let mut guard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let minute = now.millis() / 60_000;
        if guard.0 != minute {
            *guard = (minute, HashMap::new());
        }
        if guard.1.len() >= COUNTED_MOST && !guard.1.contains_key(&account) {
            return false;
        }
        let kept = guard.1.entry(account).or_default();
        *kept += 1;
        *kept <= REFUSALS_A_MINUTE
    }
}

/// What was tried on what, and refused.
pub(super) struct Attempt<'a> {
    pub(super) what: &'a str,
    pub(super) program: ProgramId,
    pub(super) version: Option<VersionId>,
}

impl App {
    /// Something to keep in the log, happening now.
    pub(super) fn remark(&self, kind: EventKind, by: Doer, subject: Option<String>, details: Details) -> Note {
        let at = self.clock.now();
        Note { id: self.mint.id(at), kind, program: None, version: None, subject, details, by, at }
    }

    /// Who makes a call by a right on the whole platform.
    pub(super) fn official(&self, call: &Call, action: Action) -> Doer {
        let role = action.role().map(|role| match role {
            PlatformRole::PlatformAdmin => Who::PlatformAdmin,
            PlatformRole::Editor => Who::Editor,
            PlatformRole::Reviewer => Who::Reviewer,
        });
        Doer::of(&call.actor, role.filter(|_| call.actor.account().is_some()))
    }

    /// Keeps a refused attempt to change a program; its revision stays what it is. What failed otherwise is not kept.
    pub(super) async fn keep_refusal(&self, call: &Call, attempt: Attempt<'_>, refusal: &Refusal) {
        let details = Details { attempt: Some(attempt.what.to_owned()), refusal: Some(refusal.code()), ..Details::default() };
        let note = self.remark(EventKind::StepRefused, Doer::of(&call.actor, None), None, details);
        self.keep_attempt(call, Note { program: Some(attempt.program), version: attempt.version, ..note }).await;
    }

    /// Keeps an attempt to use a right on the platform that the caller has not.
    pub async fn keep_denial(&self, call: &Call, what: &str) {
        let details = Details { attempt: Some(what.to_owned()), refusal: Some(RefusalCode::Forbidden), ..Details::default() };
        let note = self.remark(EventKind::StepRefused, Doer::of(&call.actor, None), None, details);
        self.keep_attempt(call, note).await;
    }

    async fn keep_attempt(&self, call: &Call, note: Note) {
        let Some(account) = call.actor.account() else { return };
        if !self.attempts.count(account, note.at) {
            tracing::warn!(%account, "refused attempts are no longer kept in this minute: there are too many");
            return;
        }
        // without the key: the attempt changed nothing that a repetition could be answered from
        if let Err(error) = self.writer.note(&note, &Seal { request_id: call.request_id.clone(), key: None }).await {
            tracing::warn!(%error, "a refused attempt could not be kept");
        }
    }
}

/// What a look through the whole log found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The last place, and its hash.
    pub end: i64,
    pub hash: Hash,
    /// The first place whose row is not what was stamped, or that is missing.
    pub broken: Option<i64>,
    /// Rows that still wait for their stamp.
    pub unstamped: u64,
    /// Programs whose events are not numbered without a gap up to their revision.
    pub gaps: Vec<ProgramId>,
    /// Where it was to have a certain hash: whether it has. None: the log does not reach so far, or nothing was asked.
    pub expected: Option<bool>,
}

/// Rows looked through at a time.
const LOOKED_AT_ONCE: u32 = 500;

/// Looks through the whole log: every hash computed afresh. `expected`: a place and the hash it had when somebody noted it down.
pub async fn verify(reader: &Reader, expected: Option<(i64, Hash)>) -> Result<Verified, Failure> {
    let mut found = Verified { end: 0, hash: GENESIS, broken: None, unstamped: 0, gaps: Vec::new(), expected: None };
    'log: loop {
        let rows = reader.stamps(found.end, LOOKED_AT_ONCE).await?;
        if rows.is_empty() {
            break;
        }
        for Stamp { line, position, hash } in rows {
            let place = found.end + 1;
            let computed = line.hash(&found.hash, place);
            if position != place || hash != computed {
                found.broken = Some(place);
                break 'log;
            }
            (found.end, found.hash) = (place, computed);
            if let Some((_, hash)) = expected.filter(|(at, _)| *at == place) {
                found.expected = Some(hash == computed);
            }
        }
    }
    found.unstamped = reader.log_unstamped().await?.0;
    found.gaps = reader.gaps().await?;
    Ok(found)
}

//! Which version a user gets: the host app's question.

use std::sync::Arc;

use quick_cache::sync::Cache;

use super::{App, Failure};
use crate::{
    domain::{
        actor::{Actor, ProgramAction, permits_in},
        gray::{Resolution, resolve},
        id::ProgramId,
        version::Version,
    },
    store::read::LiveProgram,
};

/// Programs whose live versions are kept at hand: some 2 kB each.
const KEPT_MOST: usize = 10_000;

/// What is live of programs, each with the count of its steps that it was read under.
pub(super) struct Lives(Cache<ProgramId, (u64, Arc<LiveProgram>)>);

impl Default for Lives {
    fn default() -> Self {
        Self(Cache::new(KEPT_MOST))
    }
}

/// The answer, with the version itself.
#[derive(Clone, Debug)]
pub struct Resolved {
    pub resolution: Resolution,
    pub version: Option<Version>,
}

impl App {
    /// From memory, if the program has not moved since. None: there is no such program, or the caller may not ask.
    pub async fn resolve_version(&self, actor: &Actor, program: ProgramId, user_key: &str) -> Result<Option<Resolved>, Failure> {
        if matches!(actor, Actor::Anonymous) {
            return Err(Failure::Unauthenticated);
        }
        let Some(known) = self.live(program).await? else { return Ok(None) };
        let role = actor.account().and_then(|me| known.members.iter().find(|member| member.account == me)).map(|member| member.role);
        if *actor != Actor::Host && permits_in(actor, role, false, ProgramAction::Resolve).is_err() {
            return Ok(None);
        }
        let member = known.members.iter().any(|member| member.user_key.as_deref() == Some(user_key));
        let resolution = resolve(&known.live, user_key, member);
        let version = known.versions.iter().find(|version| Some(version.id) == resolution.version).cloned();
        Ok(Some(Resolved { resolution, version }))
    }

    /// What is live of a program; None: there is no such program.
    async fn live(&self, program: ProgramId) -> Result<Option<Arc<LiveProgram>>, Failure> {
        let pulse = self.bell.pulse();
        let steps = pulse.program(program);
        if pulse.hears()
            && let Some((_, known)) = self.lives.0.get(&program).filter(|(read, _)| *read == steps)
        {
            return Ok(Some(known));
        }
        let Some(found) = self.reader.live_program(program).await? else { return Ok(None) };
        let found = Arc::new(found);
        self.lives.0.insert(program, (steps, found.clone()));
        Ok(Some(found))
    }
}

//! Which version a user gets: the host app's question.

use super::{App, Failure};
use crate::domain::{
    actor::{Actor, ProgramAction, permits_in},
    gray::{Resolution, resolve},
    id::ProgramId,
    version::Version,
};

/// The answer, with the version itself.
#[derive(Clone, Debug)]
pub struct Resolved {
    pub resolution: Resolution,
    pub version: Option<Version>,
}

impl App {
    /// One statement. None: there is no such program, or the caller may not ask.
    pub async fn resolve_version(&self, actor: &Actor, program: ProgramId, user_key: &str) -> Result<Option<Resolved>, Failure> {
        if matches!(actor, Actor::Anonymous) {
            return Err(Failure::Unauthenticated);
        }
        let Some(view) = self.reader.live(program, user_key, actor.account()).await? else { return Ok(None) };
        if *actor != Actor::Host && permits_in(actor, view.role, false, ProgramAction::Resolve).is_err() {
            return Ok(None);
        }
        let resolution = resolve(&view.live, user_key, view.member);
        let version = view.versions.into_iter().find(|version| Some(version.id) == resolution.version);
        Ok(Some(Resolved { resolution, version }))
    }
}

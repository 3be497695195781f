//! Which version a user gets, written from what is kept of a program.

use super::{
    Odd,
    arguments::{Argument, Variables, read},
    write,
};
use crate::{
    app::{App, Resolved},
    domain::{actor::Actor, gray::USER_KEY_MOST, id::ProgramId},
    gateway::scalars::Ref,
};

/// The question, as it stands in the document.
pub(super) struct Which {
    pub(super) program: Argument,
    pub(super) user: Argument,
    pub(super) parts: Vec<Told>,
}

/// One step of writing the answer.
pub(super) enum Told {
    Raw(Box<str>),
    /// Null without one.
    Version(Vec<Told>),
    Id,
    Number,
    Sha256,
    Bytes,
    Reason,
    Bucket,
    Threshold,
}

impl Which {
    /// None: there is no such program, or the caller may not ask.
    pub(super) async fn ask(&self, app: &App, variables: &Variables, actor: &Actor) -> Result<Option<Resolved>, Odd> {
        let user = read::<String>(&self.user, variables).filter(|user| user.len() <= USER_KEY_MOST).ok_or(Odd::Plain)?;
        let program = read::<Ref<ProgramId>>(&self.program, variables).ok_or(Odd::Plain)?.0;
        app.resolve_version(actor, program, &user).await.map_err(|_| Odd::Plain)
    }

    pub(super) fn write(&self, resolved: Option<&Resolved>, out: &mut Vec<u8>) -> Result<(), Odd> {
        match resolved {
            Some(resolved) => told(&self.parts, resolved, out),
            None => {
                out.extend_from_slice(b"null");
                Ok(())
            }
        }
    }
}

fn told(parts: &[Told], resolved: &Resolved, out: &mut Vec<u8>) -> Result<(), Odd> {
    let number = |number: Option<u16>, out: &mut Vec<u8>| match number {
        Some(number) => write::int(out, number.into()),
        None => {
            out.extend_from_slice(b"null");
            Ok(())
        }
    };
    for part in parts {
        match (part, &resolved.version) {
            (Told::Raw(text), _) => out.extend_from_slice(text.as_bytes()),
            (Told::Reason, _) => write::text(out, resolved.resolution.reason.word())?,
            (Told::Bucket, _) => number(resolved.resolution.bucket, out)?,
            (Told::Threshold, _) => number(resolved.resolution.threshold, out)?,
            (Told::Version(parts), Some(_)) => told(parts, resolved, out)?,
            (Told::Version(_), None) => out.extend_from_slice(b"null"),
            (Told::Id, Some(version)) => write::text(out, &version.id.to_string())?,
            (Told::Number, Some(version)) => write::text(out, &version.number.to_string())?,
            (Told::Sha256, Some(version)) => write::text(out, &version.digest)?,
            (Told::Bytes, Some(version)) => write::int(out, version.package_bytes)?,
            (_, None) => return Err(Odd::Plain),
        }
    }
    Ok(())
}

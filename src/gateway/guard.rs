//! Guards on fields: the right is declared where the field is, decided in `domain::actor::permits`, and named in the schema.

use async_graphql::{Context, Error, Guard, TypeDirective};

use super::{ctx::Hand, fault::Fault, scalars::PlatformRole};
use crate::domain::actor::{Action, Permit, permits};

/// Lets the field be resolved only for callers who may do this.
pub(super) struct May(pub(super) Action);

impl Guard for May {
    async fn check(&self, ctx: &Context<'_>) -> Result<(), Error> {
        match permits(ctx.actor(), self.0) {
            Permit::Granted => Ok(()),
            Permit::SignIn => Err(Fault::Unauthenticated.into()),
            Permit::Denied => Err(Fault::Forbidden(self.0).into()),
        }
    }
}

/// The field answers only callers with this platform role; others get `UNAUTHENTICATED` or `FORBIDDEN`.
#[TypeDirective(location = "FieldDefinition")]
#[allow(non_snake_case, reason = "the name of the directive in the schema")]
pub(super) fn requires(role: PlatformRole) {}

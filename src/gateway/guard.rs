//! Guards on fields: the right is declared where the field is, decided in `domain::actor::permits`, and named in the schema.

use async_graphql::{Context, Error, Guard, TypeDirective};

use super::{
    ctx::Hand,
    fault::Fault,
    scalars::{PlatformRole, Who},
};
use crate::domain::{
    actor::{Action, Permit, ProgramAction, permits},
    step::StepKind,
};

/// Lets the field be resolved only for callers who may do this.
pub(super) struct May(pub(super) Action);

impl Guard for May {
    async fn check(&self, ctx: &Context<'_>) -> Result<(), Error> {
        match permits(ctx.actor(), self.0) {
            Permit::Granted => Ok(()),
            Permit::SignIn => Err(Fault::Unauthenticated.into()),
            denied => {
                if self.0.changes() {
                    ctx.app().keep_denial(ctx.call(), ctx.field().name()).await;
                }
                Err(match denied {
                    Permit::OutOfScope(scopes) => Fault::OutOfScope(scopes),
                    _ => Fault::Forbidden(self.0),
                }
                .into())
            }
        }
    }
}

/// The field answers only callers with this platform role; others get `UNAUTHENTICATED` or `FORBIDDEN`.
#[TypeDirective(location = "FieldDefinition")]
#[allow(non_snake_case, reason = "the name of the directive in the schema")]
pub(super) fn requires(role: PlatformRole) {}

/// The field acts on one program, and is for those who are one of these in it; others who see the program get `FORBIDDEN`, and
/// whoever does not see it gets `NOT_FOUND`.
#[TypeDirective(location = "FieldDefinition")]
#[allow(non_snake_case, reason = "the name of the directive in the schema")]
pub(super) fn allows(who: Vec<Who>) {}

/// Who may take a step, as the table of rights says.
pub(super) fn step(kind: StepKind) -> Vec<Who> {
    within(ProgramAction::Step(kind))
}

/// Who may do this to a program, as the table of rights says.
pub(super) fn within(action: ProgramAction) -> Vec<Who> {
    action.who().iter().copied().map(Into::into).collect()
}

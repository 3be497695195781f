//! Programs and the people around them: creating, inviting, answering, leaving.

use async_graphql::{Context, InputObject, Object, SimpleObject};

use super::{
    ctx::Hand,
    event::Event,
    fault::{self, Fault},
    guard::{May, allows, within},
    payload::{UserError, user_errors},
    program::Program,
    scalars::{ProgramRole, Ref},
    submission::changed,
};
use crate::domain::{
    actor::{Action, ProgramAction},
    id::{AccountId, ProgramId},
    membership::MemberStep,
};

/// A program to create.
#[derive(InputObject)]
pub(super) struct CreateProgramInput {
    /// 3–40 units; a Chinese character counts 2, an ASCII character 1.
    name: String,
    /// 10–32 units.
    slogan: String,
}

/// The answer of `createProgram`.
#[derive(SimpleObject)]
pub(super) struct CreateProgramPayload {
    /// The program, whose admin the caller is; null when nothing was changed.
    program: Option<Program>,
    /// Why nothing was changed; empty when it was.
    user_errors: Vec<UserError>,
}

/// Whom to ask to join, and as what.
#[derive(InputObject)]
pub(super) struct InviteMemberInput {
    /// The program.
    program_id: Ref<ProgramId>,
    /// The name the account signs in with.
    login: String,
    /// As what.
    role: ProgramRole,
    /// Refuse with `STALE_REVISION` unless the program has this revision.
    expected_revision: Option<i64>,
}

/// Names an input about one account of a program.
macro_rules! account_inputs {
    ($($input:ident: $doc:literal, $who:literal { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })*) => {$(
        #[doc = $doc]
        #[derive(InputObject)]
        pub(super) struct $input {
            /// The program.
            program_id: Ref<ProgramId>,
            #[doc = $who]
            account_id: Ref<AccountId>,
            $($(#[$field_doc])* $field: $type,)*
            /// Refuse with `STALE_REVISION` unless the program has this revision.
            expected_revision: Option<i64>,
        }
    )*};
}

account_inputs! {
    RevokeInvitationInput: "Which invitation to take back.", "Who was invited." {}
    RemoveMemberInput: "Who is to leave.", "Who: anybody for admins, oneself for everybody." {}
    ChangeMemberRoleInput: "Who is to have another role.", "Who." {
        /// From now on.
        role: ProgramRole,
    }
}

/// Which invitation to say yes to.
#[derive(InputObject)]
pub(super) struct AcceptInvitationInput {
    /// The program.
    program_id: Ref<ProgramId>,
}

/// Which invitation to say no to.
#[derive(InputObject)]
pub(super) struct DeclineInvitationInput {
    /// The program.
    program_id: Ref<ProgramId>,
}

/// Names the payload type of each step of membership.
macro_rules! member_payloads {
    ($($payload:ident: $of:literal;)*) => {$(
        #[doc = concat!("The answer of `", $of, "`.")]
        #[derive(SimpleObject)]
        pub(super) struct $payload {
            /// The program as it stands now; null when nothing was changed, or when the caller does not see it any more.
            program: Option<Program>,
            /// What happened.
            event: Option<Event>,
            /// Why nothing was changed; empty when it was.
            user_errors: Vec<UserError>,
        }

        impl From<(Option<Program>, Option<Event>, Vec<UserError>)> for $payload {
            fn from((program, event, user_errors): (Option<Program>, Option<Event>, Vec<UserError>)) -> Self {
                Self { program, event, user_errors }
            }
        }
    )*};
}

member_payloads! {
    InviteMemberPayload: "inviteMember";
    RevokeInvitationPayload: "revokeInvitation";
    AcceptInvitationPayload: "acceptInvitation";
    DeclineInvitationPayload: "declineInvitation";
    RemoveMemberPayload: "removeMember";
    ChangeMemberRolePayload: "changeMemberRole";
}

async fn take<P: From<(Option<Program>, Option<Event>, Vec<UserError>)>>(
    ctx: &Context<'_>,
    program: ProgramId,
    expected: Option<i64>,
    step: MemberStep,
) -> Result<P, Fault> {
    let (shown, event, errors) = changed(ctx, ctx.app().change_membership(ctx.call(), program, expected, step).await).await?;
    // whoever declined or left sees neither the program nor what happens there
    if shown.is_some() && !Program::is_seen(ctx, program).await? {
        return Ok((None, None, errors).into());
    }
    Ok((shown, event, errors).into())
}

#[derive(Default)]
pub(super) struct MembershipMutation;

#[Object]
impl MembershipMutation {
    /// Creates a program whose admin the caller is. For anybody signed in who manages fewer than 100.
    #[graphql(guard = "May(Action::Develop)")]
    async fn create_program(&self, ctx: &Context<'_>, #[graphql(desc = "What to call it.")] input: CreateProgramInput) -> Result<CreateProgramPayload, Fault> {
        match ctx.app().create_program(ctx.call(), &input.name, &input.slogan).await {
            Ok(id) => Ok(CreateProgramPayload { program: ctx.loaders().load(id).await?.map(Program), user_errors: Vec::new() }),
            Err(failure) => Ok(CreateProgramPayload { program: None, user_errors: user_errors(fault::refusal(failure)?, ctx.locale()) }),
        }
    }

    /// Asks somebody to join a program. At most 30 developers and 10 admins, invited ones included.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(within(ProgramAction::ManageMembers)))]
    async fn invite_member(&self, ctx: &Context<'_>, #[graphql(desc = "Whom, and as what.")] input: InviteMemberInput) -> Result<InviteMemberPayload, Fault> {
        let (program, expected) = (input.program_id.0, input.expected_revision);
        // only who manages the program learns which logins there are
        let account = match ctx.app().account_named(ctx.call(), program, &input.login).await {
            Ok(account) => account,
            Err(failure) => return Ok((None, None, user_errors(fault::refusal(failure)?, ctx.locale())).into()),
        };
        take(ctx, program, expected, MemberStep::Invite { account, role: input.role.into() }).await
    }

    /// Takes an invitation back that was not answered yet.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(within(ProgramAction::ManageMembers)))]
    async fn revoke_invitation(&self, ctx: &Context<'_>, #[graphql(desc = "Which.")] input: RevokeInvitationInput) -> Result<RevokeInvitationPayload, Fault> {
        take(ctx, input.program_id.0, input.expected_revision, MemberStep::Revoke { account: input.account_id.0 }).await
    }

    /// Says yes to an invitation; for whoever was invited.
    #[graphql(guard = "May(Action::Develop)")]
    async fn accept_invitation(&self, ctx: &Context<'_>, #[graphql(desc = "Which.")] input: AcceptInvitationInput) -> Result<AcceptInvitationPayload, Fault> {
        take(ctx, input.program_id.0, None, MemberStep::Accept).await
    }

    /// Says no to an invitation; for whoever was invited.
    #[graphql(guard = "May(Action::Develop)")]
    async fn decline_invitation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] input: DeclineInvitationInput,
    ) -> Result<DeclineInvitationPayload, Fault> {
        take(ctx, input.program_id.0, None, MemberStep::Decline).await
    }

    /// Lets a member go: anybody for admins, oneself for everybody. The last admin stays.
    #[graphql(guard = "May(Action::Develop)")]
    async fn remove_member(&self, ctx: &Context<'_>, #[graphql(desc = "Who.")] input: RemoveMemberInput) -> Result<RemoveMemberPayload, Fault> {
        take(ctx, input.program_id.0, input.expected_revision, MemberStep::Remove { account: input.account_id.0 }).await
    }

    /// Gives a member another role. The last admin stays one.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(within(ProgramAction::ManageMembers)))]
    async fn change_member_role(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who, and what.")] input: ChangeMemberRoleInput,
    ) -> Result<ChangeMemberRolePayload, Fault> {
        let step = MemberStep::ChangeRole { account: input.account_id.0, role: input.role.into() };
        take(ctx, input.program_id.0, input.expected_revision, step).await
    }
}

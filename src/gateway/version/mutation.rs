//! Every step of a version: one mutation each, all of them through `app.take_step`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};

use super::Version;
use crate::{
    app::{Asked, Intent, Target},
    domain::{
        actor::Action,
        id::{ProgramId, UploadId, VersionId},
        lifecycle,
        step::StepKind,
        version::VersionNumber as Number,
    },
    gateway::{
        ctx::Hand,
        event::{Event, StepEffect},
        fault::{self, Fault},
        guard::{May, allows, step},
        payload::{UserError, user_errors},
        program::Program,
        review::FindingInput,
        scalars::{DateTime, Percent, Ref, Url, VersionNumber},
    },
    store::read::EventView,
};

/// Names the payload type of each step.
macro_rules! step_payloads {
    ($($payload:ident: $of:literal;)*) => {$(
        #[doc = concat!("The answer of `", $of, "`.")]
        #[derive(SimpleObject)]
        pub(in crate::gateway) struct $payload {
            /// The version as it stands now; in a dry run as it stood. Null when the step was refused.
            version: Option<Version>,
            /// The program as it stands now. Null when the step was refused.
            program: Option<Program>,
            /// What happened; null in a dry run, and when the step was refused.
            event: Option<Event>,
            /// What the step did, or in a dry run would do; null when it was refused.
            effect: Option<StepEffect>,
            /// Why nothing was changed; empty when it was.
            user_errors: Vec<UserError>,
        }

        impl From<Outcome> for $payload {
            fn from(outcome: Outcome) -> Self {
                let Outcome { version, program, event, effect, user_errors } = outcome;
                Self { version, program, event, effect, user_errors }
            }
        }
    )*};
}

step_payloads! {
    FinishUploadPayload: "finishUpload";
    SubmitVersionPayload: "submitVersion";
    WithdrawVersionPayload: "withdrawVersion";
    ApproveVersionPayload: "approveVersion";
    RejectVersionPayload: "rejectVersion";
    ReturnVersionToDevelopmentPayload: "returnVersionToDevelopment";
    StartGrayPayload: "startGray";
    AdjustGrayPayload: "adjustGray";
    EndGrayPayload: "endGray";
    PublishVersionPayload: "publishVersion";
    RollBackProgramPayload: "rollBackProgram";
    TakeDownProgramPayload: "takeDownProgram";
    SuspendVersionPayload: "suspendVersion";
    ReinstateVersionPayload: "reinstateVersion";
}

/// The answer of `deleteVersion`.
#[derive(SimpleObject)]
pub(in crate::gateway) struct DeleteVersionPayload {
    /// The id of the version, if it is gone now.
    deleted_version_id: Option<ID>,
    /// The program as it stands now. Null when the step was refused.
    program: Option<Program>,
    /// What happened; null in a dry run, and when the step was refused.
    event: Option<Event>,
    /// What the step did, or in a dry run would do; null when it was refused.
    effect: Option<StepEffect>,
    /// Why nothing was changed; empty when it was.
    user_errors: Vec<UserError>,
}

/// Names the input of each step: what it is about, what every step takes, and what it asks for beyond that.
macro_rules! step_inputs {
    ($($input:ident: $doc:literal, $id:ident: $kind:ty = $id_doc:literal, $expected:literal { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })*) => {$(
        #[doc = $doc]
        #[derive(InputObject)]
        pub(in crate::gateway) struct $input {
            #[doc = $id_doc]
            $id: Ref<$kind>,
            $($(#[$field_doc])* $field: $type,)*
            #[doc = $expected]
            expected_revision: Option<i64>,
            /// Only say what would happen, by the same rules; nothing is changed.
            #[graphql(default)]
            dry_run: bool,
        }
    )*};
}

macro_rules! of_version {
    ($($input:ident: $doc:literal { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })*) => {
        step_inputs! {$(
            $input: $doc, version_id: VersionId = "The version.", "Refuse with `STALE_REVISION` unless the program has this revision." {
                $($(#[$field_doc])* $field: $type,)*
            }
        )*}
    };
}

of_version! {
    WithdrawVersionInput: "Which submission to take back." {}
    ApproveVersionInput: "Which version to approve." {}
    RejectVersionInput: "Which version to reject, and why." {
        /// 驳回原因, at least one of them `BLOCKING`; at most 20.
        findings: Vec<FindingInput>,
    }
    ReturnVersionToDevelopmentInput: "Which version to return to development." {}
    StartGrayInput: "Which version to let some users have." {
        /// Of all users.
        percent: Percent,
    }
    AdjustGrayInput: "Which gray to widen or narrow." {
        /// Of all users.
        percent: Percent,
    }
    EndGrayInput: "Which gray to end." {}
    PublishVersionInput: "Which version to let everybody have." {}
    SuspendVersionInput: "Which version to take away from everybody, and why." {
        /// 1–500 characters; shown to the program's members.
        reason: String,
    }
    ReinstateVersionInput: "Which version to give back." {}
    DeleteVersionInput: "Which version to delete." {
        /// Its number once more, because there is no way back.
        number: VersionNumber,
    }
}

step_inputs! {
    FinishUploadInput: "The package that arrived, and what to call it.",
        upload_id: UploadId = "The ticket it arrived on.", "Refuse with `STALE_REVISION` unless the program has this revision." {
        /// Above every number the program has used before, deleted versions included.
        number: VersionNumber,
        /// What is new, at most 500 characters.
        #[graphql(default)]
        description: String,
    }
}

/// Names an input about what a program has released. It says which revision the person was looking at: asked for twice, such a step
/// would otherwise be taken twice, the second time with another version.
macro_rules! of_release {
    ($($input:ident: $doc:literal;)*) => {$(
        #[doc = $doc]
        #[derive(InputObject)]
        pub(in crate::gateway) struct $input {
            /// The program.
            program_id: Ref<ProgramId>,
            /// The program's revision that the person saw; refused with `STALE_REVISION` when it has moved on.
            expected_revision: i64,
            /// Only say what would happen, by the same rules; nothing is changed.
            #[graphql(default)]
            dry_run: bool,
        }
    )*};
}

of_release! {
    RollBackProgramInput: "Which program to take back to its previous release.";
    TakeDownProgramInput: "Which program to take down.";
}

/// 提审 3/3: what was confirmed on the last screen.
#[derive(InputObject)]
pub(in crate::gateway) struct SubmitVersionInput {
    /// The version.
    version_id: Ref<VersionId>,
    /// The program's revision that the person saw; refused with `STALE_CONFIRMATION` when it has moved on.
    expected_revision: i64,
    /// The number of the agreement that the person saw; null when none is in force. Refused with `STALE_CONFIRMATION` when another is.
    agreement_number: Option<i32>,
    /// Only say what would happen, by the same rules; nothing is changed.
    #[graphql(default)]
    dry_run: bool,
}

/// Which program to upload a package for.
#[derive(InputObject)]
pub(in crate::gateway) struct CreateUploadInput {
    /// The program.
    program_id: Ref<ProgramId>,
}

/// A ticket for one upload.
#[derive(SimpleObject)]
pub(in crate::gateway) struct Upload {
    /// Its id, for `finishUpload`.
    id: ID,
    /// `PUT` the bytes of the package here, with the same token.
    url: Url,
    /// It lapses then.
    expires_at: DateTime,
    /// The most bytes a package may have.
    most_bytes: i64,
}

/// The answer of `createUpload`.
#[derive(SimpleObject)]
pub(in crate::gateway) struct CreateUploadPayload {
    /// The ticket; null when there is none.
    upload: Option<Upload>,
    /// Why there is none; empty when there is.
    user_errors: Vec<UserError>,
}

/// What became of a step.
#[derive(Default)]
struct Outcome {
    version: Option<Version>,
    program: Option<Program>,
    event: Option<Event>,
    effect: Option<StepEffect>,
    user_errors: Vec<UserError>,
}

async fn take(ctx: &Context<'_>, target: Target, expected: Option<i64>, dry_run: bool, intent: Intent) -> Result<Outcome, Fault> {
    let asked = Asked { target, intent, expected_revision: expected, dry_run };
    match ctx.app().take_step(ctx.call(), asked).await {
        // whoever asks again after they left is told that it was done, and no more
        Ok(taken) if taken.before && !Program::is_seen(ctx, taken.event.program).await? => Ok(Outcome::default()),
        Ok(taken) => Ok(Outcome {
            version: taken.version.map(Version::from),
            program: if ctx.look_ahead().field("program").exists() { ctx.loaders().load(taken.event.program).await?.map(Program) } else { None },
            effect: Some(StepEffect::from(&taken.event)),
            event: taken.event_id.map(|id| Event(EventView { id, event: taken.event })),
            user_errors: Vec::new(),
        }),
        Err(failure) => Ok(Outcome { user_errors: user_errors(fault::refusal(failure)?, ctx.locale()), ..Outcome::default() }),
    }
}

fn plain(step: lifecycle::Step) -> Intent {
    Intent::Plain(step)
}

/// The scalar has looked at it already.
fn number(number: &VersionNumber) -> Result<Number, Fault> {
    number.0.parse().map_err(|_| Fault::Internal("a version number that is none".to_owned()))
}

#[derive(Default)]
pub(in crate::gateway) struct VersionMutation;

#[Object]
impl VersionMutation {
    /// 上传 1/2: a ticket for the bytes of a package: `PUT` a zip to its `url` within an hour. At most 10 at a time.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(step(StepKind::Upload)))]
    async fn create_upload(&self, ctx: &Context<'_>, #[graphql(desc = "For which program.")] input: CreateUploadInput) -> Result<CreateUploadPayload, Fault> {
        match ctx.app().create_upload(ctx.call(), input.program_id.0).await {
            Ok((id, expires_at)) => {
                let most_bytes = ctx.app().package_limits().bytes.cast_signed();
                let upload = Upload { id: id.to_string().into(), url: Url(format!("/uploads/{id}")), expires_at: DateTime(expires_at), most_bytes };
                Ok(CreateUploadPayload { upload: Some(upload), user_errors: Vec::new() })
            }
            Err(failure) => Ok(CreateUploadPayload { upload: None, user_errors: user_errors(fault::refusal(failure)?, ctx.locale()) }),
        }
    }

    /// 上传 2/2: makes the package that arrived a version in development.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(step(StepKind::Upload)))]
    async fn finish_upload(&self, ctx: &Context<'_>, #[graphql(desc = "What arrived.")] input: FinishUploadInput) -> Result<FinishUploadPayload, Fault> {
        let intent = Intent::Upload { number: number(&input.number)?, description: input.description };
        Ok(take(ctx, Target::Upload(input.upload_id.0), input.expected_revision, input.dry_run, intent).await?.into())
    }

    /// 删除: deletes a version in development and its package, for good; its number is never free again.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(step(StepKind::Delete)))]
    async fn delete_version(&self, ctx: &Context<'_>, #[graphql(desc = "Which version.")] input: DeleteVersionInput) -> Result<DeleteVersionPayload, Fault> {
        let intent = plain(lifecycle::Step::Delete { number: number(&input.number)? });
        let done = take(ctx, Target::Version(input.version_id.0), input.expected_revision, input.dry_run, intent).await?;
        let deleted_version_id = done.event.as_ref().map(|_| input.version_id.0.to_string().into());
        Ok(DeleteVersionPayload { deleted_version_id, program: done.program, event: done.event, effect: done.effect, user_errors: done.user_errors })
    }

    /// 提审 3/3: submits a version for review with the basic information as it stands.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(step(StepKind::Submit)))]
    async fn submit_version(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What was confirmed.")] input: SubmitVersionInput,
    ) -> Result<SubmitVersionPayload, Fault> {
        let intent = Intent::Submit { agreement: input.agreement_number };
        Ok(take(ctx, Target::Version(input.version_id.0), Some(input.expected_revision), input.dry_run, intent).await?.into())
    }

    /// 撤回提审: takes a submission back before it is decided.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(step(StepKind::Withdraw)))]
    async fn withdraw_version(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which version.")] input: WithdrawVersionInput,
    ) -> Result<WithdrawVersionPayload, Fault> {
        Ok(take(ctx, Target::Version(input.version_id.0), input.expected_revision, input.dry_run, plain(lifecycle::Step::Withdraw)).await?.into())
    }

    /// 审核通过: approves a version in review. Nobody reviews a program they belong to, or what another reviewer has claimed.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(step(StepKind::Approve)))]
    async fn approve_version(&self, ctx: &Context<'_>, #[graphql(desc = "Which version.")] input: ApproveVersionInput) -> Result<ApproveVersionPayload, Fault> {
        Ok(take(ctx, Target::Version(input.version_id.0), input.expected_revision, input.dry_run, plain(lifecycle::Step::Approve)).await?.into())
    }

    /// 审核驳回: rejects a version in review with findings.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(step(StepKind::Reject)))]
    async fn reject_version(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which version, and why.")] input: RejectVersionInput,
    ) -> Result<RejectVersionPayload, Fault> {
        let intent = plain(lifecycle::Step::Reject { findings: input.findings.into_iter().map(Into::into).collect() });
        Ok(take(ctx, Target::Version(input.version_id.0), input.expected_revision, input.dry_run, intent).await?.into())
    }

    /// 退回开发: returns a rejected or approved version to development, which frees the slot.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(step(StepKind::ReturnToDevelopment)))]
    async fn return_version_to_development(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which version.")] input: ReturnVersionToDevelopmentInput,
    ) -> Result<ReturnVersionToDevelopmentPayload, Fault> {
        let intent = plain(lifecycle::Step::ReturnToDevelopment);
        Ok(take(ctx, Target::Version(input.version_id.0), input.expected_revision, input.dry_run, intent).await?.into())
    }

    /// 灰度发布: lets some users have an approved version.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(step(StepKind::StartGray)))]
    async fn start_gray(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which version, and how many users.")] input: StartGrayInput,
    ) -> Result<StartGrayPayload, Fault> {
        let intent = plain(lifecycle::Step::StartGray { percent: input.percent.0 });
        Ok(take(ctx, Target::Version(input.version_id.0), input.expected_revision, input.dry_run, intent).await?.into())
    }

    /// 调整灰度: widens or narrows a gray. Whoever was in stays in when it is widened.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(step(StepKind::AdjustGray)))]
    async fn adjust_gray(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which version, and how many users.")] input: AdjustGrayInput,
    ) -> Result<AdjustGrayPayload, Fault> {
        let intent = plain(lifecycle::Step::AdjustGray { percent: input.percent.0 });
        Ok(take(ctx, Target::Version(input.version_id.0), input.expected_revision, input.dry_run, intent).await?.into())
    }

    /// 结束灰度: its users get what is released again.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(step(StepKind::EndGray)))]
    async fn end_gray(&self, ctx: &Context<'_>, #[graphql(desc = "Which version.")] input: EndGrayInput) -> Result<EndGrayPayload, Fault> {
        Ok(take(ctx, Target::Version(input.version_id.0), input.expected_revision, input.dry_run, plain(lifecycle::Step::EndGray)).await?.into())
    }

    /// 上架: everybody gets the version, which must have been in gray; what was released before is retired.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(step(StepKind::Publish)))]
    async fn publish_version(&self, ctx: &Context<'_>, #[graphql(desc = "Which version.")] input: PublishVersionInput) -> Result<PublishVersionPayload, Fault> {
        Ok(take(ctx, Target::Version(input.version_id.0), input.expected_revision, input.dry_run, plain(lifecycle::Step::Publish)).await?.into())
    }

    /// 回滚: the program goes back to its previous release, without a new review.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(step(StepKind::RollBack)))]
    async fn roll_back_program(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which program.")] input: RollBackProgramInput,
    ) -> Result<RollBackProgramPayload, Fault> {
        Ok(take(ctx, Target::Program(input.program_id.0), Some(input.expected_revision), input.dry_run, plain(lifecycle::Step::RollBack)).await?.into())
    }

    /// 下架: nobody gets the program any more. On the desktop only.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(step(StepKind::TakeDown)))]
    async fn take_down_program(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which program.")] input: TakeDownProgramInput,
    ) -> Result<TakeDownProgramPayload, Fault> {
        Ok(take(ctx, Target::Program(input.program_id.0), Some(input.expected_revision), input.dry_run, plain(lifecycle::Step::TakeDown)).await?.into())
    }

    /// 强制下架: takes a version away from everybody, or a gray from its users.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(step(StepKind::Suspend)))]
    async fn suspend_version(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which version, and why.")] input: SuspendVersionInput,
    ) -> Result<SuspendVersionPayload, Fault> {
        let intent = plain(lifecycle::Step::Suspend { reason: input.reason });
        Ok(take(ctx, Target::Version(input.version_id.0), input.expected_revision, input.dry_run, intent).await?.into())
    }

    /// 恢复: gives a suspended version back the place it had, if that is still free.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(step(StepKind::Reinstate)))]
    async fn reinstate_version(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which version.")] input: ReinstateVersionInput,
    ) -> Result<ReinstateVersionPayload, Fault> {
        Ok(take(ctx, Target::Version(input.version_id.0), input.expected_revision, input.dry_run, plain(lifecycle::Step::Reinstate)).await?.into())
    }
}

//! 提审: agreements, the basic information of a program, and what was confirmed with a submission.

use std::sync::Arc;

use async_graphql::{Context, Enum, InputObject, MaybeUndefined, Object, SimpleObject};

use super::{
    content::Body,
    ctx::Hand,
    event::Event,
    fault::{self, Fault},
    guard::{May, allows, requires, within},
    payload::{FieldProblem, UserError, problems, user_errors},
    program::Program,
    scalars::{DateTime, Markdown, PlatformRole, Ref, Url},
    viewer::Account,
};
use crate::{
    app::{Failure, Taken},
    domain::{
        actor::{self, Action, ProgramAction},
        id::ProgramId,
        review,
        submission::{self, Desk},
    },
    store::read::{AgreementView, EventView},
};

/// Where a program is offered.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "submission::Region")]
pub(super) enum Region {
    /// 全球.
    Global,
    /// 中国.
    China,
    /// In the places that `locations` names.
    Location,
}

/// 基础信息: what a program says about itself. A Chinese character counts 2 units, an ASCII character 1.
pub(super) struct BasicInfo(submission::BasicInfo);

/// 基础信息: what a program says about itself. A Chinese character counts 2 units, an ASCII character 1.
#[Object]
impl BasicInfo {
    /// 3–40 units.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// 10–32 units.
    async fn slogan(&self) -> &str {
        &self.0.slogan
    }
    /// 20–400 units.
    async fn description(&self) -> &str {
        &self.0.description
    }
    /// What is new in the version. 30–500 units.
    async fn version_description(&self) -> &str {
        &self.0.version_description
    }
    /// To the reviewer, at most 500 units.
    async fn memo(&self) -> &str {
        &self.0.memo
    }
    /// 类目, 1–4.
    async fn categories(&self) -> &[String] {
        &self.0.categories
    }
    /// Where it is offered.
    async fn region(&self) -> Option<Region> {
        self.0.region.map(Into::into)
    }
    /// Codes of places, where the region is `LOCATION`; at most 100.
    async fn locations(&self) -> &[String] {
        &self.0.locations
    }
    /// At least one of phone and e-mail is needed.
    async fn phone(&self) -> Option<&str> {
        self.0.phone.as_deref()
    }
    /// At least one of phone and e-mail is needed.
    async fn email(&self) -> Option<&str> {
        self.0.email.as_deref()
    }
    /// A square png or jpeg of at most 2 MB.
    async fn logo(&self) -> Option<Url> {
        self.0.logo.clone().map(Url)
    }
    /// At most 5, png or jpeg of at most 4 MB each.
    async fn screenshots(&self) -> Vec<Url> {
        self.0.screenshots.iter().cloned().map(Url).collect()
    }
    /// An account to test with; null to everybody but reviewers.
    async fn test_account(&self, ctx: &Context<'_>) -> Option<&str> {
        self.0.test_account.as_deref().filter(|_| reviews(ctx))
    }
    /// Its password; null to everybody but reviewers.
    async fn test_password(&self, ctx: &Context<'_>) -> Option<&str> {
        self.0.test_password.as_deref().filter(|_| reviews(ctx))
    }
}

fn reviews(ctx: &Context<'_>) -> bool {
    ctx.actor().has(actor::PlatformRole::Reviewer)
}

/// What was confirmed when a version was submitted, as it was.
pub(super) struct Submission(pub(super) Arc<review::Review>);

/// What was confirmed when a version was submitted, as it was.
#[Object]
impl Submission {
    /// Who submitted it.
    async fn submitted_by(&self, ctx: &Context<'_>) -> Result<Option<Account>, Fault> {
        Ok(ctx.loaders().load(self.0.submitted_by).await?.map(Account))
    }
    /// When.
    async fn submitted_at(&self) -> DateTime {
        DateTime(self.0.submitted_at)
    }
    /// The program's revision that was confirmed.
    async fn confirmed_revision(&self) -> i64 {
        self.0.confirmed_revision
    }
    /// The number of the agreement that was confirmed; null when none was in force.
    async fn agreement_number(&self) -> Option<i32> {
        self.0.agreement
    }
    /// The basic information that was confirmed.
    async fn basic_info(&self) -> BasicInfo {
        BasicInfo(self.0.info.clone())
    }
}

/// What the next submission would confirm: prefilled from the last one.
pub(super) struct SubmissionDraft(pub(super) Desk);

/// What the next submission would confirm: prefilled from the last one.
#[Object]
impl SubmissionDraft {
    /// The basic information as far as it is written.
    async fn basic_info(&self) -> BasicInfo {
        BasicInfo(self.0.info.clone())
    }
    /// Every rule the basic information still breaks; empty when it can be submitted.
    async fn problems(&self, ctx: &Context<'_>) -> Vec<FieldProblem> {
        problems(&self.0.info.violations(&self.0.pictures), ctx.locale())
    }
    /// Whether an account to test with is stored; only reviewers are shown it.
    async fn has_test_account(&self) -> bool {
        self.0.info.test_account.is_some()
    }
    /// Whether a password for it is stored; only reviewers are shown it.
    async fn has_test_password(&self) -> bool {
        self.0.info.test_password.is_some()
    }
    /// The number of the agreement in force; null when there is none.
    async fn agreement_number(&self) -> Option<i32> {
        self.0.agreement
    }
    /// Whether the caller has accepted that one for this program.
    async fn agreement_accepted(&self) -> bool {
        self.0.accepted
    }
}

/// An agreement text 协议. The one with the highest number is in force.
pub(super) struct Agreement(AgreementView);

/// An agreement text 协议. The one with the highest number is in force.
#[Object]
impl Agreement {
    /// 1, 2, 3 …
    async fn number(&self) -> i32 {
        self.0.number
    }
    /// Its title.
    async fn title(&self) -> &str {
        &self.0.title
    }
    /// Its text.
    async fn body(&self) -> Body {
        Body(self.0.body.clone())
    }
    /// In force since then, until the next.
    async fn published_at(&self) -> DateTime {
        DateTime(self.0.published_at)
    }
}

#[derive(Default)]
pub(super) struct SubmissionQuery;

#[Object]
impl SubmissionQuery {
    /// 协议: the agreement text in force, or one by its number; null when there is none.
    async fn agreement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one; the one in force unless told otherwise.")] number: Option<i32>,
    ) -> Result<Option<Agreement>, Fault> {
        Ok(ctx.reader().agreement(number).await?.map(Agreement))
    }
}

/// An agreement to put in force.
#[derive(InputObject)]
pub(super) struct PublishAgreementInput {
    /// 1–80 characters.
    title: String,
    /// 1–50,000 characters.
    body: Markdown,
}

/// The answer of `publishAgreement`.
#[derive(SimpleObject)]
pub(super) struct PublishAgreementPayload {
    /// The text, in force from now on; null when nothing was changed.
    agreement: Option<Agreement>,
    /// Why nothing was changed; empty when it was.
    user_errors: Vec<UserError>,
}

/// Which text to accept, for which program.
#[derive(InputObject)]
pub(super) struct AcceptAgreementInput {
    /// The program.
    program_id: Ref<ProgramId>,
    /// The number of the text that was read; refused with `STALE_CONFIRMATION` unless it is in force.
    number: i32,
}

/// The answer of `acceptAgreement`.
#[derive(SimpleObject)]
pub(super) struct AcceptAgreementPayload {
    /// The program as it stands now; null when nothing was changed.
    program: Option<Program>,
    /// What happened.
    event: Option<Event>,
    /// Why nothing was changed; empty when it was.
    user_errors: Vec<UserError>,
}

/// What to change of the basic information; an omitted field is left alone, null clears. Gaps are allowed until the submission.
#[derive(InputObject)]
pub(super) struct UpdateBasicInfoInput {
    /// The program.
    program_id: Ref<ProgramId>,
    /// Refuse with `STALE_REVISION` unless the program has this revision.
    expected_revision: Option<i64>,
    /// 3–40 units.
    name: MaybeUndefined<String>,
    /// 10–32 units.
    slogan: MaybeUndefined<String>,
    /// 20–400 units.
    description: MaybeUndefined<String>,
    /// What is new in the version. 30–500 units.
    version_description: MaybeUndefined<String>,
    /// To the reviewer, at most 500 units.
    memo: MaybeUndefined<String>,
    /// 类目, 1–4, each 2–40 units.
    categories: MaybeUndefined<Vec<String>>,
    /// Where it is offered.
    region: MaybeUndefined<Region>,
    /// Codes of places, where the region is `LOCATION`; at most 100.
    locations: MaybeUndefined<Vec<String>>,
    /// At least one of phone and e-mail is needed.
    phone: MaybeUndefined<String>,
    /// At least one of phone and e-mail is needed.
    email: MaybeUndefined<String>,
    /// What `POST /images` answered: a square png or jpeg of at most 2 MB.
    logo: MaybeUndefined<Url>,
    /// What `POST /images` answered: at most 5, png or jpeg of at most 4 MB each.
    screenshots: MaybeUndefined<Vec<Url>>,
    /// An account to test with; shown to reviewers only.
    test_account: MaybeUndefined<String>,
    /// Its password; shown to reviewers only.
    test_password: MaybeUndefined<String>,
}

/// The answer of `updateBasicInfo`.
#[derive(SimpleObject)]
pub(super) struct UpdateBasicInfoPayload {
    /// The program as it stands now, with what is still missing in `submissionDraft`; null when nothing was changed.
    program: Option<Program>,
    /// What happened.
    event: Option<Event>,
    /// Why nothing was changed; empty when it was.
    user_errors: Vec<UserError>,
}

/// Puts a given value into a field; null empties it.
fn put<T: Default, I>(slot: &mut T, given: &MaybeUndefined<I>, read: impl Fn(&I) -> T) {
    match given {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => *slot = T::default(),
        MaybeUndefined::Value(value) => *slot = read(value),
    }
}

impl UpdateBasicInfoInput {
    fn apply(&self, info: &mut submission::BasicInfo) {
        let text = |given: &String| given.trim().to_owned();
        // an empty contact is none
        let some = |given: &String| Some(given.trim().to_owned()).filter(|text| !text.is_empty());
        let list = |given: &Vec<String>| given.iter().map(text).collect();
        put(&mut info.name, &self.name, text);
        put(&mut info.slogan, &self.slogan, text);
        put(&mut info.description, &self.description, text);
        put(&mut info.version_description, &self.version_description, text);
        put(&mut info.memo, &self.memo, text);
        put(&mut info.categories, &self.categories, list);
        put(&mut info.region, &self.region, |region| Some((*region).into()));
        put(&mut info.locations, &self.locations, list);
        put(&mut info.phone, &self.phone, some);
        put(&mut info.email, &self.email, some);
        put(&mut info.logo, &self.logo, |url| Some(url.0.clone()));
        put(&mut info.screenshots, &self.screenshots, |urls| urls.iter().map(|url| url.0.clone()).collect());
        put(&mut info.test_account, &self.test_account, some);
        put(&mut info.test_password, &self.test_password, |given| Some(given.clone()).filter(|text| !text.is_empty()));
    }
}

/// What became of a change to a program that moves no version.
pub(super) async fn changed(ctx: &Context<'_>, result: Result<Taken, Failure>) -> Result<(Option<Program>, Option<Event>, Vec<UserError>), Fault> {
    match result {
        Ok(taken) if ctx.call().done.is_some() && !Program::is_seen(ctx, taken.event.program).await? => Ok((None, None, Vec::new())),
        Ok(taken) => {
            let program = ctx.loaders().load(taken.event.program).await?.map(Program);
            Ok((program, taken.event_id.map(|id| Event(EventView { id, event: taken.event })), Vec::new()))
        }
        Err(failure) => Ok((None, None, user_errors(fault::refusal(failure)?, ctx.locale()))),
    }
}

#[derive(Default)]
pub(super) struct SubmissionMutation;

#[Object]
impl SubmissionMutation {
    /// Puts the next agreement text in force. Admins of programs have to accept it before they submit again.
    #[graphql(guard = "May(Action::PublishAgreements)", directive = requires::apply(PlatformRole::PlatformAdmin))]
    async fn publish_agreement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The text.")] input: PublishAgreementInput,
    ) -> Result<PublishAgreementPayload, Fault> {
        match ctx.app().publish_agreement(ctx.call(), &input.title, &input.body.0).await {
            Ok(number) => Ok(PublishAgreementPayload { agreement: ctx.reader().agreement(Some(number)).await?.map(Agreement), user_errors: Vec::new() }),
            Err(failure) => Ok(PublishAgreementPayload { agreement: None, user_errors: user_errors(fault::refusal(failure)?, ctx.locale()) }),
        }
    }

    /// 提审 1/3: accepts the agreement in force for a program, as the caller.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(within(ProgramAction::Prepare)))]
    async fn accept_agreement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which text, for which program.")] input: AcceptAgreementInput,
    ) -> Result<AcceptAgreementPayload, Fault> {
        let taken = ctx.app().accept_agreement(ctx.call(), input.program_id.0, input.number).await;
        let (program, event, user_errors) = changed(ctx, taken).await?;
        Ok(AcceptAgreementPayload { program, event, user_errors })
    }

    /// 提审 2/3: changes some of the basic information.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(within(ProgramAction::Prepare)))]
    async fn update_basic_info(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to change.")] input: UpdateBasicInfoInput,
    ) -> Result<UpdateBasicInfoPayload, Fault> {
        let (program, expected) = (input.program_id.0, input.expected_revision);
        let taken = ctx.app().update_basic_info(ctx.call(), program, expected, Box::new(move |info| input.apply(info))).await;
        let (program, event, user_errors) = changed(ctx, taken).await?;
        Ok(UpdateBasicInfoPayload { program, event, user_errors })
    }
}

//! 审核: rounds of review, their findings, the reviewers' queue, and claims.

use std::sync::Arc;

use async_graphql::{ComplexObject, Context, Enum, ID, InputObject, Object, SimpleObject};

use super::{
    connection::{List, Whole, arguments, connection},
    content::{Content, live},
    cost::list_size,
    ctx::{HERE, Hand},
    fault::{self, Fault},
    guard::{May, requires},
    loaders::EarlierThan,
    payload::{UserError, user_errors},
    program::Program,
    scalars::{DateTime, PlatformRole, Ref, Url},
    submission::Submission,
    version::Version,
    viewer::Account,
};
use crate::{
    app::Failure,
    domain::{
        actor::Action,
        id::{ContentId, ProgramId, ReviewId},
        review,
    },
    store::read::{QUEUE_ORDER, QueueFilter, Queued},
};

/// How a round of review ended.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "review::Decision")]
pub(super) enum Decision {
    /// 通过.
    Approved,
    /// 驳回.
    Rejected,
    /// 撤回: taken back by the program before anybody decided.
    Withdrawn,
}

/// What a finding is about.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "review::FindingCode")]
pub(super) enum FindingCode {
    /// 基础信息: name, logo, description.
    BasicInfo,
    /// 类目: the category does not fit.
    Category,
    /// 资质: a permit or licence is missing.
    Qualification,
    /// 功能: something does not work.
    Function,
    /// 测试不完整: left-overs of tests, or the reviewer could not get further.
    IncompleteTest,
    /// 内容: content that is not allowed.
    Content,
    /// 隐私: personal data.
    Privacy,
    /// 品牌: somebody else's brand.
    Brand,
    /// 安全.
    Security,
    /// 体验.
    Experience,
    /// 处罚: the program is being punished.
    Punished,
}

/// How much a finding weighs.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "review::Severity")]
pub(super) enum Severity {
    /// Must be mended before the version can be approved.
    Blocking,
    /// Would be better mended.
    Advice,
}

/// 驳回原因: one thing a reviewer found.
#[derive(SimpleObject, Clone)]
#[graphql(complex)]
pub(super) struct Finding {
    /// What it is about.
    code: FindingCode,
    /// What is wrong, in the reviewer's words.
    message: String,
    /// The path of the page it is about.
    page: Option<String>,
    /// How much it weighs.
    severity: Severity,
    /// Pictures that show it; at most 5.
    evidence: Vec<Url>,
    /// The rule it rests on.
    rule_url: Option<Url>,
    #[graphql(skip)]
    related: Vec<ContentId>,
}

#[ComplexObject]
impl Finding {
    /// News, cases, videos and capabilities that explain it, as far as they are live; at most 5.
    #[graphql(directive = list_size::apply(5, None))]
    async fn related(&self, ctx: &Context<'_>) -> Result<Vec<Content>, Fault> {
        let fields = ctx.fields(HERE);
        Ok(futures_util::future::try_join_all(self.related.iter().map(|id| live(ctx, *id, fields))).await?.into_iter().flatten().collect())
    }
}

impl From<&review::Finding> for Finding {
    fn from(finding: &review::Finding) -> Self {
        Self {
            code: finding.code.into(),
            message: finding.message.clone(),
            page: finding.page.clone(),
            severity: finding.severity.into(),
            evidence: finding.evidence.iter().cloned().map(Url).collect(),
            rule_url: finding.rule_url.clone().map(Url),
            related: finding.related.clone(),
        }
    }
}

/// A finding to reject with.
#[derive(InputObject)]
pub(super) struct FindingInput {
    /// What it is about.
    code: FindingCode,
    /// What is wrong. 1–1000 characters.
    message: String,
    /// The path of the page it is about, at most 200 characters.
    page: Option<String>,
    /// How much it weighs. At least one finding must be `BLOCKING`.
    severity: Severity,
    /// What `POST /images` answered, at most 5.
    #[graphql(default)]
    evidence: Vec<Url>,
    /// The rule it rests on, https.
    rule_url: Option<Url>,
    /// News, cases, videos and capabilities that explain it, at most 5.
    #[graphql(default)]
    related_ids: Vec<Ref<ContentId>>,
}

impl From<FindingInput> for review::Finding {
    fn from(input: FindingInput) -> Self {
        Self {
            code: input.code.into(),
            message: input.message,
            page: input.page,
            severity: input.severity.into(),
            evidence: input.evidence.into_iter().map(|url| url.0).collect(),
            rule_url: input.rule_url.map(|url| url.0),
            related: input.related_ids.into_iter().map(|id| id.0).collect(),
        }
    }
}

/// One round of review of a version: what was confirmed, and what became of it.
#[derive(Clone)]
pub(super) struct Review(Arc<review::Review>);

impl From<review::Review> for Review {
    fn from(review: review::Review) -> Self {
        Self(Arc::new(review))
    }
}

/// A reviewer at work.
#[derive(SimpleObject)]
pub(super) struct ReviewClaim {
    /// Who.
    by: Option<Account>,
    /// It lapses then by itself.
    until: DateTime,
}

/// One round of review of a version: what was confirmed, and what became of it.
#[Object]
impl Review {
    /// Its id.
    pub(super) async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// The version under review; null once it is deleted.
    async fn version(&self, ctx: &Context<'_>) -> Result<Option<Version>, Fault> {
        Ok(ctx.loaders().load(self.0.version).await?.map(Version::from))
    }
    /// Its program.
    async fn program(&self, ctx: &Context<'_>) -> Result<Option<Program>, Fault> {
        Ok(ctx.loaders().load(self.0.program).await?.map(Program))
    }
    /// What was confirmed, as it was.
    async fn submission(&self) -> Submission {
        Submission(self.0.clone())
    }
    /// How it ended; null while it waits.
    async fn decision(&self) -> Option<Decision> {
        self.0.verdict.as_ref().map(|verdict| verdict.decision.into())
    }
    /// When it ended.
    async fn decided_at(&self) -> Option<DateTime> {
        self.0.verdict.as_ref().map(|verdict| DateTime(verdict.at))
    }
    /// Who ended it.
    async fn decided_by(&self, ctx: &Context<'_>) -> Result<Option<Account>, Fault> {
        match &self.0.verdict {
            Some(verdict) => Ok(ctx.loaders().load(verdict.by).await?.map(Account)),
            None => Ok(None),
        }
    }
    /// 驳回原因: what the reviewer found; empty unless it was rejected. At most 20.
    #[graphql(directive = list_size::apply(5, None))]
    async fn findings(&self) -> Vec<Finding> {
        self.0.verdict.iter().flat_map(|verdict| &verdict.findings).map(Into::into).collect()
    }
    /// Which reviewer works on it now; null to everybody but reviewers.
    async fn claim(&self, ctx: &Context<'_>) -> Result<Option<ReviewClaim>, Fault> {
        let now = ctx.app().clock().now();
        let claim = self.0.claim.filter(|claim| now < claim.until && ctx.actor().has(PlatformRole::Reviewer.into()));
        let Some(claim) = claim else { return Ok(None) };
        Ok(Some(ReviewClaim { by: ctx.loaders().load(claim.by).await?.map(Account), until: DateTime(claim.until) }))
    }
    /// Earlier rounds of the same program, newest first.
    #[graphql(directive = list_size::apply(10, Some(vec!["first".into()])))]
    async fn history(
        &self,
        ctx: &Context<'_>,
        #[graphql(default = 10, desc = "How many, 1–50.", validator(minimum = 1, maximum = 50))] first: i32,
    ) -> Result<Vec<Review>, Fault> {
        let key = EarlierThan { review: self.0.id, most: first.unsigned_abs() };
        Ok(ctx.loaders().load(key).await?.unwrap_or_default().into_iter().map(Into::into).collect())
    }
}

impl Review {
    /// The round, if there is one and the caller may see its program.
    pub(super) async fn visible(ctx: &Context<'_>, id: ReviewId) -> Result<Option<Self>, Fault> {
        let Some(found) = ctx.loaders().load(id).await? else { return Ok(None) };
        Ok(Program::is_seen(ctx, found.program).await?.then(|| found.into()))
    }
}

connection!(Review, ReviewConnection, ReviewEdge, "rounds of review");

/// A round that waits for a reviewer.
#[derive(SimpleObject, Clone)]
pub(super) struct QueuedReview {
    /// The round.
    review: Review,
    /// 1 is next; counted over the whole queue, whatever the filter.
    position: i64,
    /// How long it has been waiting, in seconds.
    waiting_seconds: i64,
}

connection!(QueuedReview, ReviewQueueConnection, ReviewQueueEdge, "rounds that wait");

/// Whose rounds to show.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClaimFilter {
    /// Nobody works on it.
    Unclaimed,
    /// The caller works on it.
    Mine,
}

/// Narrows the queue down; every member that is given must hold.
#[derive(InputObject, Default)]
pub(super) struct ReviewQueueFilter {
    /// Of this program.
    program_id: Option<Ref<ProgramId>>,
    /// By who works on it.
    claim: Option<ClaimFilter>,
    /// Waiting since before then.
    submitted_before: Option<DateTime>,
}

/// How the queue does.
#[derive(SimpleObject)]
pub(super) struct ReviewStatistics {
    /// Rounds that wait now.
    waiting: i64,
    /// Rounds approved or rejected in the last 30 days.
    decided: i64,
    /// Half of those took no longer, in seconds from submission to decision; null when there are none.
    median_seconds: Option<i64>,
    /// Nine of ten of those took no longer, in seconds; null when there are none.
    ninetieth_percentile_seconds: Option<i64>,
}

#[derive(Default)]
pub(super) struct ReviewQuery;

const MONTH_MILLIS: i64 = 30 * 86_400_000;

#[Object]
impl ReviewQuery {
    /// Rounds that wait for a reviewer, oldest first.
    #[graphql(guard = "May(Action::WorkOnReviews)", directive = requires::apply(PlatformRole::Reviewer))]
    #[allow(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn review_queue(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "Narrows the list down.")] filter: ReviewQueueFilter,
        #[graphql(desc = "How many from the start, 1–100; 20 unless told otherwise.")] first: Option<i32>,
        #[graphql(desc = "Go on behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Go on before this cursor.")] before: Option<String>,
    ) -> Result<ReviewQueueConnection, Fault> {
        let window = arguments(first, after, last, before).window(QUEUE_ORDER)?;
        let now = ctx.app().clock().now();
        let filter = QueueFilter {
            program: filter.program_id.map(|id| id.0),
            unclaimed: filter.claim == Some(ClaimFilter::Unclaimed),
            claimed_by: ctx.actor().account().filter(|_| filter.claim == Some(ClaimFilter::Mine)),
            submitted_before: filter.submitted_before.map(|moment| moment.0),
            now: Some(now),
        };
        let page = ctx.reader().review_queue(&filter, &window).await?;
        Ok(ReviewQueueConnection(List::new(page, Whole::Queue(filter), |Queued { review, position }| {
            let waiting_seconds = (now.millis() - review.submitted_at.millis()) / 1_000;
            QueuedReview { review: review.into(), position, waiting_seconds }
        })))
    }

    /// How many rounds wait, and how long those decided in the last 30 days took.
    #[graphql(guard = "May(Action::WorkOnReviews)", directive = requires::apply(PlatformRole::Reviewer))]
    async fn review_statistics(&self, ctx: &Context<'_>) -> Result<ReviewStatistics, Fault> {
        let found = ctx.reader().review_statistics(ctx.app().clock().now().plus_millis(-MONTH_MILLIS)).await?;
        Ok(ReviewStatistics {
            waiting: found.waiting,
            decided: found.decided,
            median_seconds: found.median.map(|millis| millis / 1_000),
            ninetieth_percentile_seconds: found.ninetieth.map(|millis| millis / 1_000),
        })
    }
}

/// Which round to take.
#[derive(InputObject)]
pub(super) struct ClaimReviewInput {
    /// The id of a round.
    id: Ref<ReviewId>,
}

/// Which round to give back.
#[derive(InputObject)]
pub(super) struct UnclaimReviewInput {
    /// The id of a round.
    id: Ref<ReviewId>,
}

/// The answer of `claimReview`.
#[derive(SimpleObject)]
pub(super) struct ClaimReviewPayload {
    /// The round as it stands now; null when nothing was changed.
    review: Option<Review>,
    /// Why nothing was changed; empty when it was.
    user_errors: Vec<UserError>,
}

/// The answer of `unclaimReview`.
#[derive(SimpleObject)]
pub(super) struct UnclaimReviewPayload {
    /// The round as it stands now; null when nothing was changed.
    review: Option<Review>,
    /// Why nothing was changed; empty when it was.
    user_errors: Vec<UserError>,
}

type Outcome = (Option<Review>, Vec<UserError>);

fn told(ctx: &Context<'_>, result: Result<review::Review, Failure>) -> Result<Outcome, Fault> {
    match result {
        Ok(review) => Ok((Some(review.into()), Vec::new())),
        Err(failure) => Ok((None, user_errors(fault::refusal(failure)?, ctx.locale()))),
    }
}

#[derive(Default)]
pub(super) struct ReviewMutation;

#[Object]
impl ReviewMutation {
    /// Takes a waiting round for an hour, so that no other reviewer decides it; taken again, for another hour.
    #[graphql(guard = "May(Action::WorkOnReviews)", directive = requires::apply(PlatformRole::Reviewer))]
    async fn claim_review(&self, ctx: &Context<'_>, #[graphql(desc = "Which round.")] input: ClaimReviewInput) -> Result<ClaimReviewPayload, Fault> {
        let (review, user_errors) = told(ctx, ctx.app().claim_review(ctx.call(), input.id.0).await)?;
        Ok(ClaimReviewPayload { review, user_errors })
    }

    /// Gives a round back to the queue.
    #[graphql(guard = "May(Action::WorkOnReviews)", directive = requires::apply(PlatformRole::Reviewer))]
    async fn unclaim_review(&self, ctx: &Context<'_>, #[graphql(desc = "Which round.")] input: UnclaimReviewInput) -> Result<UnclaimReviewPayload, Fault> {
        let (review, user_errors) = told(ctx, ctx.app().unclaim_review(ctx.call(), input.id.0).await)?;
        Ok(UnclaimReviewPayload { review, user_errors })
    }
}

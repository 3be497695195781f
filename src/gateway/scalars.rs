//! The API's own small types: scalars with rules, ids that know their kind, and enums of the domain's words.

use std::{borrow::Cow, str::FromStr};

use async_graphql::{Enum, ID, InputType, InputValueError, InputValueResult, Scalar, ScalarType, Value, registry::Registry};

use super::fault::FaultCode;
use crate::domain::{actor, content, document, id::BadId, scope, step, timestamp::Timestamp, version};

fn bad<T: InputType>(code: FaultCode, why: &str) -> InputValueError<T> {
    InputValueError::custom(why).with_extension("code", code.word())
}

macro_rules! text_scalar {
    ($(#[$doc:meta])* $name:ident, $word:literal $(, $url:literal)?, |$text:ident| $holds:expr, $rule:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub(super) struct $name(pub(super) String);

        $(#[$doc])*
        #[Scalar(name = $word $(, specified_by_url = $url)?)]
        impl ScalarType for $name {
            fn parse(value: Value) -> InputValueResult<Self> {
                match value {
                    Value::String($text) if $holds => Ok(Self($text)),
                    _ => Err(bad(FaultCode::BadUserInput, $rule)),
                }
            }
            fn to_value(&self) -> Value {
                Value::String(self.0.clone())
            }
        }
    };
}

text_scalar!(
    /// An https address, or a path of a picture on this server (`/images/…`). At most 2000 characters.
    Url, "URL", "https://url.spec.whatwg.org/", |text| text.len() <= 2000, "an address has at most 2000 characters");
text_scalar!(
    /// Markdown (CommonMark with tables and strikethrough), at most 50,000 characters. Raw HTML in it is shown as text.
    Markdown, "Markdown", "https://spec.commonmark.org/0.31.2/", |text| text.len() <= 4 * document::BODY_MOST, "a text has at most 50000 characters");
text_scalar!(
    /// Sanitised HTML: no scripts, styles, frames, forms or event handlers; safe to put into a page.
    Html, "HTML", "https://html.spec.whatwg.org/", |text| !text.is_empty(), "HTML is not taken as input");
text_scalar!(
    /// How a category or tag is called in addresses and filters: 1 to 40 of `a-z 0-9`, single hyphens between words.
    Slug, "Slug", |text| document::is_slug(&text), "a slug is 1 to 40 lower-case letters, digits and single hyphens between them");
text_scalar!(
    /// A version number `x.y.z`, each part 0–2147483647 without leading zeros.
    VersionNumber, "VersionNumber", |text| text.parse::<version::VersionNumber>().is_ok(), "a version number is x.y.z");

/// A moment as RFC 3339 in UTC with milliseconds: `2026-11-22T08:00:00.000Z`. Input may have any offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DateTime(pub(super) Timestamp);

/// A moment as RFC 3339 in UTC with milliseconds: `2026-11-22T08:00:00.000Z`. Input may have any offset.
#[Scalar(name = "DateTime", specified_by_url = "https://datatracker.ietf.org/doc/html/rfc3339")]
impl ScalarType for DateTime {
    fn parse(value: Value) -> InputValueResult<Self> {
        let parsed = if let Value::String(text) = &value { Timestamp::parse(text) } else { None };
        parsed.map(Self).ok_or_else(|| bad(FaultCode::BadUserInput, "a moment is RFC 3339 text such as 2026-11-22T08:00:00Z, from 1970 to 9999"))
    }
    fn to_value(&self) -> Value {
        Value::String(self.0.rfc3339())
    }
}

/// An `ID` argument that must name one kind of thing: a wrong prefix is `INVALID_ID`, never a look-up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ref<T>(pub(super) T);

impl<T: FromStr<Err = BadId> + ToString + Send + Sync> InputType for Ref<T> {
    type RawValueType = Self;
    fn type_name() -> Cow<'static, str> {
        <ID as InputType>::type_name()
    }
    fn create_type_info(registry: &mut Registry) -> String {
        <ID as InputType>::create_type_info(registry)
    }
    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        match value {
            Some(Value::String(text)) => text.parse().map(Self).map_err(|error: BadId| bad(FaultCode::InvalidId, &error.to_string())),
            _ => Err(bad(FaultCode::InvalidId, &BadId::Shape.to_string())),
        }
    }
    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }
}

/// A platform role.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "actor::PlatformRole")]
pub(super) enum PlatformRole {
    /// Runs the platform: people, agreements, forced take-downs.
    PlatformAdmin,
    /// Writes and publishes content.
    Editor,
    /// Reviews submitted versions.
    Reviewer,
}

/// A role within one program.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "actor::ProgramRole")]
pub(super) enum ProgramRole {
    /// 我管理的: moves versions forward and manages members.
    Admin,
    /// 我开发的: uploads and looks on.
    Developer,
}

/// Where a caller sits; fixed when the token or session is made.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "actor::Channel")]
pub(super) enum Channel {
    /// A phone.
    Mobile,
    /// A browser on a wide screen.
    Desktop,
    /// A person's command line.
    Cli,
    /// A machine, such as CI.
    Service,
}

/// What a token is good for, at most; what its account may not do it cannot do either. Every scope but `RESOLVE` includes `READ`.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "scope::Scope")]
pub(super) enum Scope {
    /// Look, and nothing else.
    Read,
    /// What admins and developers do with their programs: uploads, steps, members, webhooks.
    Develop,
    /// What reviewers do.
    Review,
    /// What editors do.
    Edit,
    /// What admins of the platform do: people, agreements, forced take-downs, webhooks for everything.
    Administer,
    /// Read the log of everything.
    Audit,
    /// Manage the account's own tokens, sessions and password. Such a token makes others with at most its own scopes.
    Account,
    /// For the host app, and alone: ask which version a user gets, of any program.
    Resolve,
}

/// The four kinds of content.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "content::ContentKind")]
pub(super) enum ContentKind {
    /// 热点资讯.
    News,
    /// 标杆案例.
    Case,
    /// 视频教程.
    Video,
    /// 特色能力.
    Capability,
}

/// Where an entry stands. Readers only ever meet what is `PUBLISHED`.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "content::ContentState")]
pub(super) enum ContentState {
    /// 草稿: never seen by readers so far.
    Draft,
    /// 待发布: goes out by itself at its time.
    Scheduled,
    /// 已发布: live.
    Published,
    /// 已归档: was live, hidden again.
    Archived,
}

/// The trade of a case.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "document::Industry")]
pub(super) enum Industry {
    /// 零售.
    Retail,
    /// 餐饮.
    Catering,
    /// 出行.
    Transport,
    /// 政务.
    Government,
    /// 医疗.
    Healthcare,
    /// 教育.
    Education,
    /// 金融.
    Finance,
    /// 文旅.
    Tourism,
    /// 生活服务.
    Lifestyle,
    /// 文娱.
    Entertainment,
    /// 其他.
    Other,
}

/// How much a video asks of its viewer.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "document::Level")]
pub(super) enum Level {
    /// 入门.
    Beginner,
    /// 进阶.
    Intermediate,
    /// 高级.
    Advanced,
}

/// Whether a capability can be relied on.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "document::CapabilityStatus")]
pub(super) enum CapabilityStatus {
    /// 可用.
    Available,
    /// 公测: may still change.
    Beta,
    /// 不再推荐: has a successor.
    Deprecated,
}

/// As what somebody acts on a program.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "actor::Who")]
pub(super) enum Who {
    /// 我管理的: an admin of the program.
    ProgramAdmin,
    /// 我开发的: a developer of the program.
    ProgramDeveloper,
    /// The developer of the program who uploaded the version.
    Uploader,
    /// A reviewer of the platform.
    Reviewer,
    /// An admin of the platform.
    PlatformAdmin,
    /// An editor; acts on content, not on programs.
    Editor,
}

/// Where a version stands.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "version::StateWord")]
pub(super) enum VersionState {
    /// 开发中: uploaded.
    Development,
    /// 审核中: submitted, waits for a reviewer.
    InReview,
    /// 审核驳回: the review has findings. Holds the program's slot until it is returned to development.
    Rejected,
    /// 待上架: approved, not out yet.
    Approved,
    /// 灰度中: some users get it.
    Gray,
    /// 已上架: everybody gets it, but for those in the gray of a newer one.
    Released,
    /// 已下线: was released.
    Retired,
    /// 被强制下架: taken away by the platform.
    Suspended,
}

/// Why a version is no longer released.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "version::RetirementCause")]
pub(super) enum RetirementCause {
    /// A newer version was published; rolling back may bring it back.
    Superseded,
    /// 回滚: the program went back to an earlier release.
    RolledBack,
    /// 下架.
    TakenDown,
}

/// A step somebody takes with a version.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "step::StepKind")]
pub(super) enum Step {
    /// 上传.
    Upload,
    /// 删除.
    Delete,
    /// 提审.
    Submit,
    /// 撤回提审.
    Withdraw,
    /// 审核通过.
    Approve,
    /// 审核驳回.
    Reject,
    /// 退回开发.
    ReturnToDevelopment,
    /// 灰度发布.
    StartGray,
    /// 调整灰度.
    AdjustGray,
    /// 结束灰度.
    EndGray,
    /// 上架.
    Publish,
    /// 回滚.
    RollBack,
    /// 下架.
    TakeDown,
    /// 强制下架.
    Suspend,
    /// 恢复.
    Reinstate,
}

/// A percentage of all users: 0.01–99.99 with at most two decimals. Any number is read; one outside of that is refused with
/// `PERCENT_OUT_OF_RANGE`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Percent(pub(super) f64);

/// A percentage of all users: 0.01–99.99 with at most two decimals. Any number is read; one outside of that is refused with
/// `PERCENT_OUT_OF_RANGE`.
#[Scalar(name = "Percent")]
impl ScalarType for Percent {
    fn parse(value: Value) -> InputValueResult<Self> {
        match value {
            Value::Number(number) => number.as_f64().filter(|it| it.is_finite()).map(Self).ok_or_else(|| bad(FaultCode::BadUserInput, "not a number")),
            _ => Err(bad(FaultCode::BadUserInput, "a percentage is a number")),
        }
    }
    fn to_value(&self) -> Value {
        // whole numbers look whole
        let whole = (self.0.fract() == 0.0).then_some(self.0 as i64);
        whole.map(Value::from).or_else(|| async_graphql::Number::from_f64(self.0).map(Value::Number)).unwrap_or(Value::Null)
    }
}

//! Why something asked for was not done: the closed list of codes, each with its sentence in both languages.

use super::{
    actor::{Actor, Barred, ProgramAction, ProgramRole, Who, permits_in},
    content::ContentState,
    id::VersionId,
    locale::Locale,
    package::PackageFault,
    scope::Scope,
    step::StepKind,
    timestamp::Timestamp,
    version::{StateWord, VersionNumber},
    words::words,
};

/// The stable word of a refusal. The list is part of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RefusalCode {
    InvalidInput,
    NotFound,
    WrongState,
    StaleLock,
    NoChange,
    NotInFuture,
    PinLimit,
    NumberNotRising,
    TooManyDevelopmentVersions,
    PackageTooLarge,
    PackageInvalid,
    UploadNotReady,
    TooManyUploads,
    SlotTaken,
    AgreementNotAccepted,
    BasicInfoIncomplete,
    NumberNotAboveReleased,
    StaleConfirmation,
    StaleRevision,
    OwnProgram,
    ClaimedByAnother,
    FindingsRequired,
    PercentOutOfRange,
    GrayRequired,
    GrayInProgress,
    NothingReleased,
    NoPreviousRelease,
    DesktopOnly,
    NumberMismatch,
    LastAdmin,
    TooManyMembers,
    AlreadyMember,
    TooManyPrograms,
    TooManyWebhooks,
    TooManyDeliveries,
    WebhookDisabled,
    TooManyTokens,
    Forbidden,
}
words!(RefusalCode {
    InvalidInput = "INVALID_INPUT",
    NotFound = "NOT_FOUND",
    WrongState = "WRONG_STATE",
    StaleLock = "STALE_LOCK",
    NoChange = "NO_CHANGE",
    NotInFuture = "NOT_IN_FUTURE",
    PinLimit = "PIN_LIMIT",
    NumberNotRising = "NUMBER_NOT_RISING",
    TooManyDevelopmentVersions = "TOO_MANY_DEVELOPMENT_VERSIONS",
    PackageTooLarge = "PACKAGE_TOO_LARGE",
    PackageInvalid = "PACKAGE_INVALID",
    UploadNotReady = "UPLOAD_NOT_READY",
    TooManyUploads = "TOO_MANY_UPLOADS",
    SlotTaken = "SLOT_TAKEN",
    AgreementNotAccepted = "AGREEMENT_NOT_ACCEPTED",
    BasicInfoIncomplete = "BASIC_INFO_INCOMPLETE",
    NumberNotAboveReleased = "NUMBER_NOT_ABOVE_RELEASED",
    StaleConfirmation = "STALE_CONFIRMATION",
    StaleRevision = "STALE_REVISION",
    OwnProgram = "OWN_PROGRAM",
    ClaimedByAnother = "CLAIMED_BY_ANOTHER",
    FindingsRequired = "FINDINGS_REQUIRED",
    PercentOutOfRange = "PERCENT_OUT_OF_RANGE",
    GrayRequired = "GRAY_REQUIRED",
    GrayInProgress = "GRAY_IN_PROGRESS",
    NothingReleased = "NOTHING_RELEASED",
    NoPreviousRelease = "NO_PREVIOUS_RELEASE",
    DesktopOnly = "DESKTOP_ONLY",
    NumberMismatch = "NUMBER_MISMATCH",
    LastAdmin = "LAST_ADMIN",
    TooManyMembers = "TOO_MANY_MEMBERS",
    AlreadyMember = "ALREADY_MEMBER",
    TooManyPrograms = "TOO_MANY_PROGRAMS",
    TooManyWebhooks = "TOO_MANY_WEBHOOKS",
    TooManyDeliveries = "TOO_MANY_DELIVERIES",
    WebhookDisabled = "WEBHOOK_DISABLED",
    TooManyTokens = "TOO_MANY_TOKENS",
    Forbidden = "FORBIDDEN",
});

/// One broken rule of an input: which field, and the rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// From the input's own fields downwards, list positions as numbers: `["chapters", "0", "title"]`.
    pub field: Vec<String>,
    pub rule: Rule,
}

/// The rules of input fields, with their numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    Required,
    /// Counted in Unicode characters.
    Length {
        least: usize,
        most: usize,
    },
    /// At most this many items.
    Items {
        most: usize,
    },
    Range {
        least: i64,
        most: i64,
    },
    Url,
    Slug,
    VersionNumber,
    ControlCharacters,
    /// Positions must rise and stay below the duration.
    Rising,
    Duplicate,
    /// The id names nothing (or nothing of this kind).
    Unknown,
    /// Counted in units: an ASCII character 1, any other 2.
    Units {
        least: usize,
        most: usize,
    },
    /// A phone number or an e-mail address, at least one.
    Contact,
    Phone,
    Email,
    PictureType,
    PictureBytes {
        most: i64,
    },
    Square,
    /// Where a webhook may lead.
    Endpoint,
    StepOfProgram,
    /// The name is somebody's already.
    Taken,
    /// A password is not the login.
    NotLogin,
    /// It is not the password that is in force.
    WrongPassword,
    /// More than the caller's own credential is good for.
    BeyondOwn,
    /// `RESOLVE` goes with no other scope.
    ResolveAlone,
}

impl Rule {
    pub fn sentence(&self, locale: Locale) -> String {
        let (zh, en) = match self {
            Self::Required => ("不能为空".into(), "must not be empty".into()),
            Self::Length { least: 0, most } => (format!("最多 {most} 个字"), format!("must have at most {most} characters")),
            Self::Length { least, most } => (format!("须为 {least}–{most} 个字"), format!("must have {least} to {most} characters")),
            Self::Items { most } => (format!("最多 {most} 项"), format!("must have at most {most} items")),
            Self::Range { least, most } => (format!("须在 {least}–{most} 之间"), format!("must be from {least} to {most}")),
            Self::Url => (
                "须为 https 地址（或本站以 / 开头的图片地址），最多 2000 个字符".into(),
                "must be an https address (or this server's own image path), at most 2000 characters".into(),
            ),
            Self::Slug => {
                ("须为 1–40 个小写字母、数字，可用连字符分隔".into(), "must be 1 to 40 lower-case letters, digits and single hyphens between them".into())
            }
            Self::VersionNumber => ("须为 x.y.z 形式的版本号".into(), "must be a version number x.y.z".into()),
            Self::ControlCharacters => ("不能含有控制字符或不可见字符".into(), "must not contain control or hidden characters".into()),
            Self::Rising => ("须依次递增且小于总时长".into(), "must rise and stay below the duration".into()),
            Self::Duplicate => ("重复".into(), "is given twice".into()),
            Self::Unknown => ("不存在".into(), "does not exist".into()),
            Self::Units { least: 0, most } => {
                (format!("最多 {most} 个字符（汉字计 2 个）"), format!("must have at most {most} units (a Chinese character counts 2)"))
            }
            Self::Units { least, most } => {
                (format!("须为 {least}–{most} 个字符（汉字计 2 个）"), format!("must have {least} to {most} units (a Chinese character counts 2)"))
            }
            Self::Contact => ("电话与邮箱至少填写一项".into(), "a phone number or an e-mail address is needed".into()),
            Self::Phone => ("须为 5–20 位数字的电话号码".into(), "must be a phone number of 5 to 20 digits".into()),
            Self::Email => ("须为有效的邮箱地址".into(), "must be an e-mail address".into()),
            Self::PictureType => ("须为 png 或 jpeg 图片".into(), "must be a png or jpeg picture".into()),
            Self::PictureBytes { most } => (format!("图片最大 {} MB", most / 1024 / 1024), format!("the picture must have at most {} MB", most / 1024 / 1024)),
            Self::Square => ("须为正方形图片".into(), "must be a square picture".into()),
            Self::Endpoint => (
                "须为公网上的 https 地址，最多 500 字节，不含用户名、密码和 # 片段".into(),
                "must be an https address in the public internet of at most 500 bytes, without credentials or a fragment".into(),
            ),
            Self::StepOfProgram => {
                ("小程序的 webhook 只能接收小程序自身的事件".into(), "must be a step of a program: its webhook is told of nothing else".into())
            }
            Self::Taken => ("已被占用".into(), "is taken".into()),
            Self::NotLogin => ("不能与登录名相同".into(), "must not be the login".into()),
            Self::WrongPassword => ("密码不正确".into(), "is not your password".into()),
            Self::BeyondOwn => ("超出了当前凭证自身的权限范围".into(), "is more than your own credential is good for".into()),
            Self::ResolveAlone => ("RESOLVE 不能与其他范围并用".into(), "RESOLVE goes with no other scope".into()),
        };
        match locale {
            Locale::Chinese => zh,
            Locale::English => en,
        }
    }
}

/// Why a change is refused. A refused change changes nothing at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// At least one rule of the input is broken; all of them are listed.
    Invalid(Vec<Violation>),
    NotFound,
    WrongState {
        state: ContentState,
    },
    /// Somebody changed the entry since it was read.
    StaleLock {
        current: i64,
    },
    /// It is so already.
    NoChange,
    /// A schedule must lie at least a second ahead, and at most a year.
    NotInFuture,
    PinLimit {
        most: usize,
    },
    /// Seen, but not for the caller to do.
    Forbidden {
        who: &'static [Who],
    },
    /// The role is there, but the credential is for something else: it needs one of these.
    OutOfScope {
        scopes: &'static [Scope],
    },
    WrongVersionState {
        state: StateWord,
        step: StepKind,
    },
    /// The program has moved on since it was read.
    StaleRevision {
        current: i64,
    },
    NumberNotRising {
        highest: VersionNumber,
    },
    TooManyDevelopmentVersions {
        most: usize,
    },
    /// In Chinese and in English, with the limit.
    PackageTooLarge {
        why: (String, String),
    },
    /// In Chinese and in English, with the place.
    PackageInvalid {
        why: (String, String),
    },
    /// Nothing has arrived under the ticket, or it has lapsed.
    UploadNotReady,
    TooManyUploads {
        most: usize,
    },
    SlotTaken {
        holder: VersionId,
        number: VersionNumber,
    },
    AgreementNotAccepted {
        in_force: Option<i32>,
    },
    BasicInfoIncomplete(Vec<Violation>),
    NumberNotAboveReleased {
        released: VersionNumber,
    },
    /// What the person saw is not what stands now.
    StaleConfirmation {
        revision: i64,
        agreement: Option<i32>,
    },
    OwnProgram,
    ClaimedByAnother {
        until: Timestamp,
    },
    FindingsRequired,
    PercentOutOfRange,
    GrayRequired,
    GrayInProgress {
        version: VersionId,
        number: VersionNumber,
    },
    NothingReleased,
    NoPreviousRelease,
    DesktopOnly,
    /// The number that was repeated is another.
    NumberMismatch,
    LastAdmin,
    TooManyMembers {
        most: usize,
    },
    AlreadyMember,
    TooManyPrograms {
        most: usize,
    },
    TooManyWebhooks {
        most: usize,
    },
    /// Waiting to be sent.
    TooManyDeliveries {
        most: usize,
    },
    /// It gets nothing until it is enabled.
    WebhookDisabled,
    /// That still work.
    TooManyTokens {
        most: usize,
    },
}

/// May `actor` do this to a program? As what; or how a missing right is told: a stranger learns nothing, not even that it exists.
pub fn may(actor: &Actor, role: Option<ProgramRole>, uploader: bool, action: ProgramAction) -> Result<Who, Refusal> {
    permits_in(actor, role, uploader, action).map_err(|barred| match barred {
        Barred::Unseen => Refusal::NotFound,
        Barred::Forbidden => Refusal::Forbidden { who: action.who() },
        Barred::OutOfScope(scopes) => Refusal::OutOfScope { scopes },
    })
}

/// In Chinese and in English.
pub fn out_of_scope(scopes: &[Scope]) -> (String, String) {
    let words: Vec<_> = scopes.iter().map(|scope| scope.word()).collect();
    (format!("当前令牌缺少权限范围 {}", words.join(" 或 ")), format!("your token is not made for this: it needs the scope {}", words.join(" or ")))
}

impl From<PackageFault> for Refusal {
    fn from(fault: PackageFault) -> Self {
        let why = fault.sentence();
        match fault {
            PackageFault::TooLarge { .. } => Self::PackageTooLarge { why },
            PackageFault::Invalid { .. } => Self::PackageInvalid { why },
        }
    }
}

impl Refusal {
    /// Whether it says that the caller lacks a right.
    pub fn is_denial(&self) -> bool {
        matches!(self, Self::Forbidden { .. } | Self::OutOfScope { .. } | Self::NotFound | Self::DesktopOnly | Self::OwnProgram)
    }

    pub fn code(&self) -> RefusalCode {
        match self {
            Self::Invalid(_) => RefusalCode::InvalidInput,
            Self::NotFound => RefusalCode::NotFound,
            Self::WrongState { .. } => RefusalCode::WrongState,
            Self::StaleLock { .. } => RefusalCode::StaleLock,
            Self::NoChange => RefusalCode::NoChange,
            Self::NotInFuture => RefusalCode::NotInFuture,
            Self::PinLimit { .. } => RefusalCode::PinLimit,
            Self::WrongVersionState { .. } => RefusalCode::WrongState,
            Self::NumberNotRising { .. } => RefusalCode::NumberNotRising,
            Self::TooManyDevelopmentVersions { .. } => RefusalCode::TooManyDevelopmentVersions,
            Self::PackageTooLarge { .. } => RefusalCode::PackageTooLarge,
            Self::PackageInvalid { .. } => RefusalCode::PackageInvalid,
            Self::UploadNotReady => RefusalCode::UploadNotReady,
            Self::TooManyUploads { .. } => RefusalCode::TooManyUploads,
            Self::SlotTaken { .. } => RefusalCode::SlotTaken,
            Self::AgreementNotAccepted { .. } => RefusalCode::AgreementNotAccepted,
            Self::BasicInfoIncomplete(_) => RefusalCode::BasicInfoIncomplete,
            Self::NumberNotAboveReleased { .. } => RefusalCode::NumberNotAboveReleased,
            Self::StaleConfirmation { .. } => RefusalCode::StaleConfirmation,
            Self::StaleRevision { .. } => RefusalCode::StaleRevision,
            Self::OwnProgram => RefusalCode::OwnProgram,
            Self::ClaimedByAnother { .. } => RefusalCode::ClaimedByAnother,
            Self::FindingsRequired => RefusalCode::FindingsRequired,
            Self::PercentOutOfRange => RefusalCode::PercentOutOfRange,
            Self::GrayRequired => RefusalCode::GrayRequired,
            Self::GrayInProgress { .. } => RefusalCode::GrayInProgress,
            Self::NothingReleased => RefusalCode::NothingReleased,
            Self::NoPreviousRelease => RefusalCode::NoPreviousRelease,
            Self::DesktopOnly => RefusalCode::DesktopOnly,
            Self::NumberMismatch => RefusalCode::NumberMismatch,
            Self::LastAdmin => RefusalCode::LastAdmin,
            Self::TooManyMembers { .. } => RefusalCode::TooManyMembers,
            Self::AlreadyMember => RefusalCode::AlreadyMember,
            Self::TooManyPrograms { .. } => RefusalCode::TooManyPrograms,
            Self::TooManyWebhooks { .. } => RefusalCode::TooManyWebhooks,
            Self::TooManyDeliveries { .. } => RefusalCode::TooManyDeliveries,
            Self::WebhookDisabled => RefusalCode::WebhookDisabled,
            Self::TooManyTokens { .. } => RefusalCode::TooManyTokens,
            Self::Forbidden { .. } | Self::OutOfScope { .. } => RefusalCode::Forbidden,
        }
    }

    pub fn sentence(&self, locale: Locale) -> String {
        let (zh, en) = match self {
            Self::Invalid(_) => ("输入有误".into(), "the input breaks a rule".into()),
            Self::NotFound => ("找不到，或无权查看".into(), "there is no such thing".into()),
            Self::WrongState { state } => {
                let words = state.words();
                (format!("当前状态为「{}」，不能执行此操作", words.0), format!("this cannot be done while the entry is {}", words.1))
            }
            Self::StaleLock { .. } => ("内容已被他人修改，请刷新后再试".into(), "somebody changed this since you read it; read it again".into()),
            Self::NoChange => ("没有任何变化".into(), "nothing would change".into()),
            Self::NotInFuture => ("定时须在 1 秒之后、一年之内".into(), "the time must lie from one second to one year ahead".into()),
            Self::PinLimit { most } => (format!("每类内容最多置顶 {most} 条"), format!("at most {most} pieces of one kind can be pinned")),
            Self::Forbidden { who } => {
                let zh: Vec<_> = who.iter().map(|who| who.words().0).collect();
                let en: Vec<_> = who.iter().map(|who| who.words().1).collect();
                (format!("仅限{}操作", zh.join("、")), format!("only {} may do this", en.join(" or ")))
            }
            Self::OutOfScope { scopes } => out_of_scope(scopes),
            Self::WrongVersionState { state, step } => {
                let (state, step) = (state.words(), step.words());
                (format!("当前状态为「{}」，不能{}", state.0, step.0), format!("cannot {} a version that is {}", step.1, state.1))
            }
            Self::StaleRevision { current } => {
                (format!("小程序已有新的变动（第 {current} 版），请刷新后再试"), format!("the program has moved on to revision {current}; look again"))
            }
            Self::NumberNotRising { highest } => {
                (format!("版本号须大于已用过的最高版本号 {highest}"), format!("the number must be above {highest}, the highest ever used"))
            }
            Self::TooManyDevelopmentVersions { most } => {
                (format!("开发版本最多 {most} 个，请先删除不用的版本"), format!("at most {most} versions can be in development; delete one first"))
            }
            Self::PackageTooLarge { why } | Self::PackageInvalid { why } => why.clone(),
            Self::UploadNotReady => ("代码包尚未上传，或上传凭证已失效".into(), "no package has arrived under this ticket, or the ticket has lapsed".into()),
            Self::TooManyUploads { most } => {
                (format!("同时最多 {most} 个未完成的上传"), format!("at most {most} uploads can be open at once; finish one or wait"))
            }
            Self::SlotTaken { number, .. } => (
                format!("版本 {number} 尚在审核或发布流程中，请先处理该版本"),
                format!("version {number} is in review or on its way out; finish or withdraw it first"),
            ),
            Self::AgreementNotAccepted { in_force } => match in_force {
                Some(number) => (format!("请先同意最新协议（第 {number} 号）"), format!("accept agreement {number} first")),
                None => ("请先同意协议".into(), "accept the agreement first".into()),
            },
            Self::BasicInfoIncomplete(violations) => {
                let fields: Vec<_> = violations.iter().map(|it| it.field.join(".")).collect();
                (format!("基础信息不完整：{}", fields.join("、")), format!("the basic information is not complete: {}", fields.join(", ")))
            }
            Self::NumberNotAboveReleased { released } => {
                (format!("版本号须大于线上版本 {released}"), format!("the number must be above {released}, which is released"))
            }
            Self::StaleConfirmation { .. } => ("确认之后内容已有变动，请重新确认".into(), "something has changed since you confirmed; look again".into()),
            Self::OwnProgram => ("不能审核自己参与的小程序".into(), "nobody reviews a program they belong to".into()),
            Self::ClaimedByAnother { until } => {
                (format!("另一位审核员正在审核（至 {}）", until.rfc3339()), format!("another reviewer is working on it (until {})", until.rfc3339()))
            }
            Self::FindingsRequired => ("驳回须至少包含一条必改问题".into(), "a rejection needs at least one blocking finding".into()),
            Self::PercentOutOfRange => {
                ("灰度比例须为 0.01–99.99，最多两位小数".into(), "the percentage must be from 0.01 to 99.99 with at most two decimals".into())
            }
            Self::GrayRequired => ("须先进行灰度发布，才能上架".into(), "it must have been in gray before it can be published".into()),
            Self::GrayInProgress { number, .. } => (format!("版本 {number} 正在灰度中，请先结束灰度"), format!("version {number} is in gray; end that first")),
            Self::NothingReleased => ("没有已上架的版本".into(), "nothing is released".into()),
            Self::NoPreviousRelease => (
                "当前是第一个上架的版本，不能回滚；如需停止服务，请在电脑端下架".into(),
                "there is no earlier release to go back to; take the program down on the desktop instead".into(),
            ),
            Self::DesktopOnly => ("请在电脑端操作".into(), "this can only be done on the desktop".into()),
            Self::NumberMismatch => ("输入的版本号与要删除的版本不一致".into(), "the repeated number is not that of the version".into()),
            Self::LastAdmin => ("至少保留一名管理员".into(), "at least one admin must remain".into()),
            Self::TooManyMembers { most } => {
                (format!("该角色最多 {most} 人（含已邀请）"), format!("at most {most} people can have this role, invited ones included"))
            }
            Self::AlreadyMember => ("已是成员".into(), "is a member already".into()),
            Self::TooManyPrograms { most } => (format!("每人最多管理 {most} 个小程序"), format!("one account manages at most {most} programs")),
            Self::TooManyWebhooks { most } => (format!("最多 {most} 个 webhook"), format!("at most {most} webhooks")),
            Self::TooManyDeliveries { most } => {
                (format!("最多 {most} 个待发送的投递，请稍候"), format!("at most {most} deliveries can wait to be sent; wait a moment"))
            }
            Self::WebhookDisabled => ("该 webhook 已停用，请先启用".into(), "the webhook is disabled; enable it first".into()),
            Self::TooManyTokens { most } => {
                (format!("最多 {most} 个有效令牌，请先吊销不用的"), format!("an account has at most {most} working tokens; revoke those you do not use"))
            }
        };
        match locale {
            Locale::Chinese => zh,
            Locale::English => en,
        }
    }
}

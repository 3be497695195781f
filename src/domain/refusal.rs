//! Why something asked for was not done: the closed list of codes, each with its sentence in both languages.

use super::{content::ContentState, locale::Locale, words::words};

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
}
words!(RefusalCode {
    InvalidInput = "INVALID_INPUT",
    NotFound = "NOT_FOUND",
    WrongState = "WRONG_STATE",
    StaleLock = "STALE_LOCK",
    NoChange = "NO_CHANGE",
    NotInFuture = "NOT_IN_FUTURE",
    PinLimit = "PIN_LIMIT",
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
            Self::ControlCharacters => ("不能含有控制字符".into(), "must not contain control characters".into()),
            Self::Rising => ("须依次递增且小于总时长".into(), "must rise and stay below the duration".into()),
            Self::Duplicate => ("重复".into(), "is given twice".into()),
            Self::Unknown => ("不存在".into(), "does not exist".into()),
        };
        match locale {
            Locale::Chinese => zh,
            Locale::English => en,
        }
    }
}

/// A refusal of a change to content. A refused change changes nothing at all.
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
}

impl Refusal {
    pub fn code(&self) -> RefusalCode {
        match self {
            Self::Invalid(_) => RefusalCode::InvalidInput,
            Self::NotFound => RefusalCode::NotFound,
            Self::WrongState { .. } => RefusalCode::WrongState,
            Self::StaleLock { .. } => RefusalCode::StaleLock,
            Self::NoChange => RefusalCode::NoChange,
            Self::NotInFuture => RefusalCode::NotInFuture,
            Self::PinLimit { .. } => RefusalCode::PinLimit,
        }
    }

    pub fn sentence(&self, locale: Locale) -> String {
        let (zh, en) = match self {
            Self::Invalid(_) => ("输入有误".into(), "the input breaks a rule".into()),
            Self::NotFound => ("找不到该内容".into(), "there is no such thing".into()),
            Self::WrongState { state } => {
                let words = state.words();
                (format!("当前状态为「{}」，不能执行此操作", words.0), format!("this cannot be done while the entry is {}", words.1))
            }
            Self::StaleLock { .. } => ("内容已被他人修改，请刷新后再试".into(), "somebody changed this since you read it; read it again".into()),
            Self::NoChange => ("没有任何变化".into(), "nothing would change".into()),
            Self::NotInFuture => ("定时须在 1 秒之后、一年之内".into(), "the time must lie from one second to one year ahead".into()),
            Self::PinLimit { most } => (format!("每类内容最多置顶 {most} 条"), format!("at most {most} pieces of one kind can be pinned")),
        };
        match locale {
            Locale::Chinese => zh,
            Locale::English => en,
        }
    }
}

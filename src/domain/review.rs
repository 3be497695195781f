//! 审核: one round of review of a version, and the findings 驳回原因 that a rejection rests on.

use serde::{Deserialize, Serialize};

use super::{
    document::is_https,
    id::{AccountId, ContentId, ProgramId, ReviewId, VersionId},
    refusal::{Rule, Violation},
    submission::BasicInfo,
    timestamp::Timestamp,
    words::{stored_by_word, words},
};

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FindingCode {
    /// 基础信息.
    BasicInfo,
    /// 类目.
    Category,
    /// 资质.
    Qualification,
    /// 功能.
    Function,
    /// 测试不完整.
    IncompleteTest,
    /// 内容.
    Content,
    /// 隐私.
    Privacy,
    /// 品牌.
    Brand,
    /// 安全.
    Security,
    /// 体验.
    Experience,
    /// 处罚.
    Punished,
}
words!(FindingCode {
    BasicInfo = "BASIC_INFO",
    Category = "CATEGORY",
    Qualification = "QUALIFICATION",
    Function = "FUNCTION",
    IncompleteTest = "INCOMPLETE_TEST",
    Content = "CONTENT",
    Privacy = "PRIVACY",
    Brand = "BRAND",
    Security = "SECURITY",
    Experience = "EXPERIENCE",
    Punished = "PUNISHED",
});

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Severity {
    /// Must be mended before it can be approved.
    Blocking,
    /// Would be better mended.
    Advice,
}
words!(Severity { Blocking = "BLOCKING", Advice = "ADVICE" });
stored_by_word!(FindingCode, Severity);

/// One thing a reviewer found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub code: FindingCode,
    pub message: String,
    /// The path of a page within the program.
    pub page: Option<String>,
    pub severity: Severity,
    /// Paths of pictures on this server.
    pub evidence: Vec<String>,
    pub rule_url: Option<String>,
    /// News, videos, cases or capabilities that explain it.
    pub related: Vec<ContentId>,
}

impl Finding {
    /// The least a rejection needs; for asking whether one is possible.
    pub fn sample() -> Self {
        Self {
            code: FindingCode::Function,
            message: "-".into(),
            page: None,
            severity: Severity::Blocking,
            evidence: Vec::new(),
            rule_url: None,
            related: Vec::new(),
        }
    }
}

pub const FINDINGS_MOST: usize = 20;
pub const EVIDENCE_MOST: usize = 5;
pub const RELATED_MOST: usize = 5;
pub const MESSAGE_MOST: usize = 1_000;
const PAGE_MOST: usize = 200;
const URL_MOST: usize = 2_000;

/// Every rule that findings break, all at once; that one of them must be blocking is the step's own rule.
pub fn violations(findings: &[Finding]) -> Vec<Violation> {
    let mut found = Vec::new();
    let mut break_rule = |field: &[&str], rule: Rule| found.push(Violation { field: field.iter().map(ToString::to_string).collect(), rule });
    if findings.len() > FINDINGS_MOST {
        break_rule(&["findings"], Rule::Items { most: FINDINGS_MOST });
    }
    for (place, finding) in findings.iter().enumerate().take(FINDINGS_MOST) {
        let place = place.to_string();
        let at = |field: &'static str| ["findings", place.as_str(), field];
        for (field, text, least, most) in [
            ("message", Some(&finding.message), 1, MESSAGE_MOST),
            ("page", finding.page.as_ref(), 1, PAGE_MOST),
            ("ruleUrl", finding.rule_url.as_ref(), 1, URL_MOST),
        ] {
            let Some(text) = text else { continue };
            match text.trim().chars().count() {
                0 => break_rule(&at(field), Rule::Required),
                length if !(least..=most).contains(&length) => break_rule(&at(field), Rule::Length { least, most }),
                _ => {}
            }
            if text.chars().any(|letter| letter.is_control() && letter != '\n') {
                break_rule(&at(field), Rule::ControlCharacters);
            }
        }
        if finding.rule_url.as_ref().is_some_and(|url| !is_https(url)) {
            break_rule(&at("ruleUrl"), Rule::Url);
        }
        for (field, count, most) in [("evidence", finding.evidence.len(), EVIDENCE_MOST), ("relatedIds", finding.related.len(), RELATED_MOST)] {
            if count > most {
                break_rule(&at(field), Rule::Items { most });
            }
        }
    }
    found
}

/// How a round ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decision {
    Approved,
    Rejected,
    /// Taken back by the program before anybody decided.
    Withdrawn,
}
words!(Decision { Approved = "APPROVED", Rejected = "REJECTED", Withdrawn = "WITHDRAWN" });

/// What became of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub decision: Decision,
    pub at: Timestamp,
    pub by: AccountId,
    /// Empty unless rejected.
    pub findings: Vec<Finding>,
}

/// One round: what was confirmed, as it was, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    pub id: ReviewId,
    pub program: ProgramId,
    pub version: VersionId,
    pub submitted_by: AccountId,
    pub submitted_at: Timestamp,
    /// The program's revision that was confirmed.
    pub confirmed_revision: i64,
    /// The number of the agreement text that was confirmed.
    pub agreement: Option<i32>,
    pub info: BasicInfo,
    /// None while it waits.
    pub verdict: Option<Verdict>,
    pub claim: Option<Claim>,
}

/// Nobody judges a program they belong to, or what they brought in before they left it.
pub fn barred(account: Option<AccountId>, belongs: bool, uploaded_by: AccountId, submitted_by: Option<AccountId>) -> bool {
    belongs || account == Some(uploaded_by) || (account.is_some() && account == submitted_by)
}

/// A reviewer works on it until then; afterwards anybody may take it over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    pub by: AccountId,
    pub until: Timestamp,
}

/// A claim lapses by itself after an hour: a reviewer who went home must not hold up a release.
pub const CLAIM_MILLIS: i64 = 3_600_000;

impl Claim {
    /// Whether it keeps this account from deciding now.
    pub fn bars(&self, account: Option<AccountId>, now: Timestamp) -> bool {
        now < self.until && Some(self.by) != account
    }
}

//! The steps of a version by their words: what rights, refusals and events speak of.

use super::words::words;

/// The word of a step, without its data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StepKind {
    Upload,
    Delete,
    Submit,
    Withdraw,
    Approve,
    Reject,
    ReturnToDevelopment,
    StartGray,
    AdjustGray,
    EndGray,
    Publish,
    RollBack,
    TakeDown,
    Suspend,
    Reinstate,
}
words!(StepKind {
    Upload = "UPLOAD",
    Delete = "DELETE",
    Submit = "SUBMIT",
    Withdraw = "WITHDRAW",
    Approve = "APPROVE",
    Reject = "REJECT",
    ReturnToDevelopment = "RETURN_TO_DEVELOPMENT",
    StartGray = "START_GRAY",
    AdjustGray = "ADJUST_GRAY",
    EndGray = "END_GRAY",
    Publish = "PUBLISH",
    RollBack = "ROLL_BACK",
    TakeDown = "TAKE_DOWN",
    Suspend = "SUSPEND",
    Reinstate = "REINSTATE",
});

impl StepKind {
    /// In Chinese and in English, for sentences.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Upload => ("上传", "upload"),
            Self::Delete => ("删除", "delete"),
            Self::Submit => ("提审", "submit for review"),
            Self::Withdraw => ("撤回提审", "withdraw"),
            Self::Approve => ("审核通过", "approve"),
            Self::Reject => ("审核驳回", "reject"),
            Self::ReturnToDevelopment => ("退回开发", "return to development"),
            Self::StartGray => ("灰度发布", "start gray"),
            Self::AdjustGray => ("调整灰度", "adjust gray"),
            Self::EndGray => ("结束灰度", "end gray"),
            Self::Publish => ("上架", "publish"),
            Self::RollBack => ("回滚", "roll back"),
            Self::TakeDown => ("下架", "take down"),
            Self::Suspend => ("强制下架", "suspend"),
            Self::Reinstate => ("恢复", "reinstate"),
        }
    }
}

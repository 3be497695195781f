//! Who acts, and what they may do: `permits` is the one table of rights.

use super::{
    id::AccountId,
    scope::{Scope, Scopes},
    step::StepKind,
    words::{stored_by_word, words},
};

/// A role on the whole platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlatformRole {
    /// Runs the platform: people, agreements, forced take-downs.
    PlatformAdmin,
    /// Writes and publishes content.
    Editor,
    /// Reviews submitted versions.
    Reviewer,
}

/// A role within one program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProgramRole {
    /// 我管理的: moves versions forward and manages members.
    Admin,
    /// 我开发的: uploads and looks on.
    Developer,
}

/// Where the caller sits; fixed when a token or session is made, never by a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    Mobile,
    Desktop,
    Cli,
    Service,
}

words!(PlatformRole { PlatformAdmin = "PLATFORM_ADMIN", Editor = "EDITOR", Reviewer = "REVIEWER" });
words!(ProgramRole { Admin = "ADMIN", Developer = "DEVELOPER" });
words!(Channel { Mobile = "MOBILE", Desktop = "DESKTOP", Cli = "CLI", Service = "SERVICE" });
stored_by_word!(ProgramRole);

/// Who makes a request. Made once per request, from its credentials alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    Anonymous,
    Person {
        account: AccountId,
        roles: Vec<PlatformRole>,
        channel: Channel,
        /// What its credential is good for.
        scopes: Scopes,
    },
    /// The host app, by a token of the scope `RESOLVE`: it may ask which version a user gets, and nothing else.
    Host,
    /// The server itself, for what it does by the clock (a scheduled publication).
    System,
}

impl Actor {
    pub fn account(&self) -> Option<AccountId> {
        match self {
            Self::Person { account, .. } => Some(*account),
            Self::Anonymous | Self::Host | Self::System => None,
        }
    }

    pub fn channel(&self) -> Option<Channel> {
        match self {
            Self::Person { channel, .. } => Some(*channel),
            Self::Anonymous | Self::Host | Self::System => None,
        }
    }

    /// What its credential is good for; nothing for whoever has none.
    pub fn scopes(&self) -> Scopes {
        match self {
            Self::Person { scopes, .. } => *scopes,
            Self::Host => Scopes::RESOLVE,
            Self::Anonymous | Self::System => Scopes::NONE,
        }
    }

    pub fn has(&self, role: PlatformRole) -> bool {
        matches!(self, Self::Person { roles, .. } if roles.contains(&role))
    }
}

/// What can be guarded on the whole platform: one word per right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// See entries in every state, their drafts and revisions.
    ReadEntries,
    /// Create, change, publish, schedule, archive, pin, restore and delete content.
    EditContent,
    /// Add and rename categories and tags.
    EditTaxonomy,
    /// See the queue of reviews, claim rounds and give them back.
    WorkOnReviews,
    /// Look through all programs.
    BrowsePrograms,
    /// Publish agreement texts.
    PublishAgreements,
    /// Read the log of everything.
    ReadAudit,
    /// Register endpoints that are told of everything.
    ManageWebhooks,
    /// Upload pictures: covers, logos, screenshots, evidence.
    UploadImages,
    /// Make accounts, give and take roles, disable, make links: people.
    ManagePeople,
    /// Make and end one's own tokens and sessions, change one's own password.
    ManageCredentials,
    /// End tokens and sessions: one's own, or those of the people one manages.
    EndCredentials,
    /// Create programs, answer invitations: what anybody signed in may do to develop.
    Develop,
    /// Act on a program, read one's notifications: what anybody signed in may try; the program decides.
    TakePart,
}

impl Action {
    /// The platform role that carries this right, named in the schema beside every guarded field; None: signing in is enough.
    pub fn role(self) -> Option<PlatformRole> {
        match self {
            Self::ReadEntries | Self::EditContent | Self::EditTaxonomy => Some(PlatformRole::Editor),
            Self::WorkOnReviews => Some(PlatformRole::Reviewer),
            Self::PublishAgreements | Self::BrowsePrograms | Self::ReadAudit | Self::ManageWebhooks | Self::ManagePeople => Some(PlatformRole::PlatformAdmin),
            Self::UploadImages | Self::TakePart | Self::Develop | Self::ManageCredentials | Self::EndCredentials => None,
        }
    }

    /// The scopes of which a credential needs one.
    pub fn scopes(self) -> &'static [Scope] {
        match self {
            Self::ReadEntries | Self::BrowsePrograms => Scopes::READING,
            Self::EditContent | Self::EditTaxonomy => &[Scope::Edit],
            Self::WorkOnReviews => &[Scope::Review],
            Self::PublishAgreements | Self::ManageWebhooks | Self::ManagePeople => &[Scope::Administer],
            Self::ReadAudit => &[Scope::Audit],
            Self::UploadImages => &[Scope::Develop, Scope::Review, Scope::Edit],
            Self::ManageCredentials => &[Scope::Account],
            Self::EndCredentials => &[Scope::Account, Scope::Administer],
            Self::Develop => &[Scope::Develop],
            Self::TakePart => &[Scope::Develop, Scope::Review, Scope::Edit, Scope::Administer],
        }
    }

    /// Whether something is changed by the fields it guards: attempts without the right are kept in the log.
    pub fn changes(self) -> bool {
        !matches!(self, Self::ReadEntries | Self::BrowsePrograms | Self::ReadAudit | Self::ManageWebhooks)
    }
}

/// The answer of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permit {
    Granted,
    /// Nobody is signed in: signing in may help.
    SignIn,
    /// Signed in, without the role.
    Denied,
    /// The account may, but not by this credential: it needs one of these scopes.
    OutOfScope(&'static [Scope]),
}

/// May `actor` do `action`? With `permits_in` the one place where a right is decided.
pub fn permits(actor: &Actor, action: Action) -> Permit {
    match actor {
        Actor::System => Permit::Granted,
        Actor::Anonymous => Permit::SignIn,
        Actor::Host => Permit::Denied,
        Actor::Person { .. } if action.role().is_some_and(|role| !actor.has(role)) => Permit::Denied,
        Actor::Person { scopes, .. } if !scopes.has_any(action.scopes()) => Permit::OutOfScope(action.scopes()),
        Actor::Person { .. } => Permit::Granted,
    }
}

/// As what somebody acts on a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    /// PA: 我管理的.
    ProgramAdmin,
    /// PD: 我开发的.
    ProgramDeveloper,
    /// The developer of the program who uploaded the version.
    Uploader,
    /// RV.
    Reviewer,
    /// OP.
    PlatformAdmin,
    /// Writes and publishes content; nothing to a program.
    Editor,
}
words!(Who {
    ProgramAdmin = "PROGRAM_ADMIN",
    ProgramDeveloper = "PROGRAM_DEVELOPER",
    Uploader = "UPLOADER",
    Reviewer = "REVIEWER",
    PlatformAdmin = "PLATFORM_ADMIN",
    Editor = "EDITOR",
});

impl Who {
    /// In Chinese and in English, for sentences.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::ProgramAdmin => ("小程序管理员", "an admin of the program"),
            Self::ProgramDeveloper => ("小程序开发者", "a developer of the program"),
            Self::Uploader => ("上传该版本的开发者", "the developer who uploaded it"),
            Self::Reviewer => ("平台审核员", "a reviewer"),
            Self::PlatformAdmin => ("平台管理员", "a platform admin"),
            Self::Editor => ("内容编辑", "an editor"),
        }
    }

    /// The scopes of which a credential needs one to act as this.
    pub fn scopes(self) -> &'static [Scope] {
        match self {
            Self::ProgramAdmin | Self::ProgramDeveloper | Self::Uploader => &[Scope::Develop],
            Self::Reviewer => &[Scope::Review],
            Self::PlatformAdmin => &[Scope::Administer],
            Self::Editor => &[Scope::Edit],
        }
    }
}

/// What can be done to one program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProgramAction {
    /// Know that it exists: its members, versions, reviews and events.
    See,
    Step(StepKind),
    /// Change the basic information, accept agreements.
    Prepare,
    /// Invite and remove members, change their roles.
    ManageMembers,
    /// Register endpoints that are told of its steps.
    ManageWebhooks,
    /// Ask which version any user gets. The host app may, too.
    Resolve,
}

impl ProgramAction {
    /// Who may: the table of rights within a program.
    pub fn who(self) -> &'static [Who] {
        match self {
            Self::See => &[Who::ProgramAdmin, Who::ProgramDeveloper, Who::Reviewer, Who::PlatformAdmin],
            Self::Step(StepKind::Upload) => &[Who::ProgramAdmin, Who::ProgramDeveloper],
            Self::Step(StepKind::Delete) => &[Who::ProgramAdmin, Who::Uploader],
            Self::Step(StepKind::Approve | StepKind::Reject) => &[Who::Reviewer],
            Self::Step(StepKind::Suspend) => &[Who::PlatformAdmin, Who::Reviewer],
            Self::Step(StepKind::Reinstate) => &[Who::PlatformAdmin],
            Self::Step(
                StepKind::Submit
                | StepKind::Withdraw
                | StepKind::ReturnToDevelopment
                | StepKind::StartGray
                | StepKind::AdjustGray
                | StepKind::EndGray
                | StepKind::Publish
                | StepKind::RollBack
                | StepKind::TakeDown,
            ) => &[Who::ProgramAdmin],
            Self::Prepare | Self::ManageMembers => &[Who::ProgramAdmin],
            Self::ManageWebhooks => &[Who::ProgramAdmin, Who::PlatformAdmin],
            Self::Resolve => &[Who::ProgramAdmin, Who::ProgramDeveloper],
        }
    }

    /// The scopes of which a credential needs one to do this as `who`.
    fn scopes(self, who: Who) -> &'static [Scope] {
        match self {
            Self::See | Self::Resolve => Scopes::READING,
            Self::Step(_) | Self::Prepare | Self::ManageMembers | Self::ManageWebhooks => who.scopes(),
        }
    }
}

/// Why somebody may not act on a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Barred {
    /// May not even see it: answers as if it did not exist.
    Unseen,
    /// Sees it, and lacks the role.
    Forbidden,
    /// Has the role, but the credential is for something else: it needs one of these scopes.
    OutOfScope(&'static [Scope]),
}

/// May `actor` do this to a program in which it has `role`? `uploader`: whether it uploaded the version in question. Answers the
/// role that carries the right.
pub fn permits_in(actor: &Actor, role: Option<ProgramRole>, uploader: bool, action: ProgramAction) -> Result<Who, Barred> {
    let is = |who: &Who| match who {
        Who::ProgramAdmin => role == Some(ProgramRole::Admin),
        Who::ProgramDeveloper => role == Some(ProgramRole::Developer),
        Who::Uploader => role == Some(ProgramRole::Developer) && uploader,
        Who::Reviewer => actor.has(PlatformRole::Reviewer),
        Who::PlatformAdmin => actor.has(PlatformRole::PlatformAdmin),
        Who::Editor => actor.has(PlatformRole::Editor),
    };
    let (person, scopes) = (actor.account().is_some(), actor.scopes());
    let mut missing = None;
    // another role of the same person may come with a scope that is there
    for who in action.who().iter().copied().filter(|who| person && is(who)) {
        if scopes.has_any(action.scopes(who)) {
            return Ok(who);
        }
        missing = missing.or(Some(action.scopes(who)));
    }
    let sees = person && scopes.has_any(Scopes::READING) && ProgramAction::See.who().iter().any(is);
    Err(match missing {
        Some(scopes) if sees => Barred::OutOfScope(scopes),
        None if sees => Barred::Forbidden,
        _ => Barred::Unseen,
    })
}

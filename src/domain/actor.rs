//! Who acts, and what they may do: `permits` is the one table of rights.

use super::{id::AccountId, words::words};

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

/// Who makes a request. Made once per request, from its credentials alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    Anonymous,
    Person {
        account: AccountId,
        roles: Vec<PlatformRole>,
        channel: Channel,
    },
    /// The server itself, for what it does by the clock (a scheduled publication).
    System,
}

impl Actor {
    pub fn account(&self) -> Option<AccountId> {
        match self {
            Self::Person { account, .. } => Some(*account),
            Self::Anonymous | Self::System => None,
        }
    }

    pub fn has(&self, role: PlatformRole) -> bool {
        matches!(self, Self::Person { roles, .. } if roles.contains(&role))
    }
}

/// What can be guarded: one word per right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// See entries in every state, their drafts and revisions.
    ReadEntries,
    /// Create, change, publish, schedule, archive, pin, restore and delete content.
    EditContent,
    /// Add and rename categories and tags.
    EditTaxonomy,
    /// Upload images for content.
    UploadImages,
}

impl Action {
    pub const ALL: [Self; 4] = [Self::ReadEntries, Self::EditContent, Self::EditTaxonomy, Self::UploadImages];

    /// The platform role that carries this right; named in the schema beside every guarded field.
    pub fn role(self) -> PlatformRole {
        match self {
            Self::ReadEntries | Self::EditContent | Self::EditTaxonomy | Self::UploadImages => PlatformRole::Editor,
        }
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
}

/// May `actor` do `action`? The one place where a right is decided.
pub fn permits(actor: &Actor, action: Action) -> Permit {
    match actor {
        Actor::System => Permit::Granted,
        Actor::Anonymous => Permit::SignIn,
        Actor::Person { .. } if actor.has(action.role()) => Permit::Granted,
        Actor::Person { .. } => Permit::Denied,
    }
}

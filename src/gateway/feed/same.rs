//! Which subscriptions tell everybody the same, and whom they are about.

use apollo_compiler::executable::{ExecutableDocument, Field, Operation, OperationType, Selection, SelectionSet};

use crate::{
    domain::{
        actor::Actor,
        id::{ProgramId, VersionId},
    },
    gateway::{
        plan::arguments::{self, Argument, Variables},
        scalars::Ref,
    },
    store::read::Topic,
};

/// A subscription with nothing in it that depends on who asks: its messages are made once, for all who follow it.
pub(in crate::gateway) struct Once {
    root: Root,
    after: Argument,
    /// It tells how something stands that changes: what was made before the last thing happened is old.
    pub(super) stands: bool,
    /// It tells what happened to programs that not everyone who is told may see.
    pub(super) parts: bool,
}

enum Root {
    ProgramEvents(Argument),
    ReviewStatus(Argument, Argument),
    ViewerEvents,
    ReviewQueueEvents,
    AuditEvents,
}

/// What is the same for everyone who may be told it at all, by its type. Whatever is not named here depends on who asks, or may do so
/// one day: actions and roles of the caller, logins, links, pages, what is live just now.
const SAME: [(&str, &[&str]); 20] = [
    ("ProgramEvent", &["cursor", "position", "event"]),
    ("ReviewStatus", &["cursor", "position", "event", "version"]),
    ("ViewerEvent", &["cursor", "position", "kind", "programId", "event"]),
    ("ReviewQueueEvent", &["cursor", "position", "kind", "event", "review", "version"]),
    (
        "AuditRecord",
        &[
            "id",
            "position",
            "cursor",
            "hash",
            "at",
            "kind",
            "by",
            "role",
            "channel",
            "requestId",
            "program",
            "version",
            "event",
            "subject",
            "name",
            "member",
            "platformRole",
            "agreementNumber",
            "until",
            "reason",
            "scopes",
            "address",
            "attempt",
            "refusal",
        ],
    ),
    (
        "Event",
        &[
            "id",
            "program",
            "sequence",
            "kind",
            "at",
            "by",
            "role",
            "channel",
            "moves",
            "version",
            "percent",
            "percentBefore",
            "reason",
            "member",
            "memberRole",
            "agreementNumber",
        ],
    ),
    ("VersionMove", &["versionId", "number", "from", "to"]),
    ("Account", &["id", "name"]),
    ("Program", &["id", "name", "slogan", "logo", "revision", "createdAt"]),
    (
        "Version",
        &[
            "id",
            "number",
            "state",
            "description",
            "program",
            "uploadedBy",
            "uploadedAt",
            "submission",
            "review",
            "gray",
            "grayed",
            "release",
            "retirement",
            "suspension",
            "timeline",
        ],
    ),
    ("Gray", &["percent", "since"]),
    ("Release", &["since"]),
    ("Retirement", &["cause", "since"]),
    ("Suspension", &["reason", "since", "was"]),
    ("Review", &["id", "version", "program", "submission", "decision", "decidedAt", "decidedBy", "findings", "history"]),
    ("Finding", &["code", "message", "page", "severity", "evidence", "ruleUrl"]),
    ("Submission", &["submittedBy", "submittedAt", "confirmedRevision", "agreementNumber", "basicInfo"]),
    (
        "BasicInfo",
        &["name", "slogan", "description", "versionDescription", "memo", "categories", "region", "locations", "phone", "email", "logo", "screenshots"],
    ),
    ("ReviewClaim", &["by", "until"]),
    ("Node", &["id"]),
];
/// What only reviewers are told, and all of them.
const SAME_FOR_REVIEWERS: [(&str, &str); 3] = [("Review", "claim"), ("BasicInfo", "testAccount"), ("BasicInfo", "testPassword")];
/// Types that are told as they stand, not as they were when something happened to them.
const STANDING: [&str; 3] = ["Version", "Review", "Program"];

impl Once {
    /// None: it has to be executed for each reader.
    pub(in crate::gateway) fn of(document: &ExecutableDocument, operation: &Operation) -> Option<Self> {
        if operation.operation_type != OperationType::Subscription {
            return None;
        }
        // the root may stand in a fragment, whose directives are not its own
        let [Selection::Field(root)] = &operation.selection_set.selections[..] else { return None };
        if !root.directives.is_empty() {
            return None;
        }
        let argument = |name: &str| root.arguments.iter().find(|it| it.name == name).map(|it| it.value.clone());
        let of = match root.name.as_str() {
            "programEvents" => Root::ProgramEvents(argument("programId")),
            "reviewStatus" => Root::ReviewStatus(argument("programId"), argument("versionId")),
            "viewerEvents" => Root::ViewerEvents,
            "reviewQueueEvents" => Root::ReviewQueueEvents,
            "auditEvents" => Root::AuditEvents,
            _ => return None,
        };
        let mut walk = Walk { document, reviewers: matches!(of, Root::ReviewQueueEvents), stands: false, event: false };
        if !walk.is_same(&root.selection_set) {
            return None;
        }
        let parts = matches!(of, Root::ViewerEvents) && walk.event;
        Some(Self { root: of, after: argument("after"), stands: walk.stands, parts })
    }

    /// What a reader follows, and behind which cursor.
    pub(super) fn asked(&self, variables: &Variables, actor: &Actor) -> Option<(Topic, Option<String>)> {
        let program = |argument| arguments::read::<Ref<ProgramId>>(argument, variables).map(|id| id.0);
        let topic = match &self.root {
            Root::ProgramEvents(id) => Topic::Program(program(id)?),
            Root::ReviewStatus(id, version) => {
                let version: Option<Ref<VersionId>> = arguments::read(version, variables)?;
                Topic::Reviews(program(id)?, version.map(|id| id.0))
            }
            Root::ViewerEvents => Topic::Person(actor.account()?),
            Root::ReviewQueueEvents => Topic::Queue,
            Root::AuditEvents => Topic::Everything,
        };
        Some((topic, arguments::read(&self.after, variables)?))
    }
}

struct Walk<'d> {
    document: &'d ExecutableDocument,
    /// Only they are told it.
    reviewers: bool,
    stands: bool,
    /// What happened is told, and not only that something did.
    event: bool,
}

impl Walk<'_> {
    /// Whether everybody who gets it gets the same.
    fn is_same(&mut self, set: &SelectionSet) -> bool {
        set.selections.iter().all(|selection| match selection {
            Selection::Field(field) => self.is_same_field(&set.ty, field),
            Selection::InlineFragment(fragment) => fragment.directives.is_empty() && self.is_same(&fragment.selection_set),
            Selection::FragmentSpread(spread) => {
                let document = self.document;
                spread.directives.is_empty() && document.fragments.get(&spread.fragment_name).is_some_and(|it| self.is_same(&it.selection_set))
            }
        })
    }

    fn is_same_field(&mut self, on: &str, field: &Field) -> bool {
        let name = field.name.as_str();
        self.stands |= STANDING.contains(&on) && name != "id" && name != "__typename";
        self.event |= on == "ViewerEvent" && name == "event";
        let same = name == "__typename"
            || SAME.iter().any(|(of, fields)| *of == on && fields.contains(&name))
            || self.reviewers && SAME_FOR_REVIEWERS.contains(&(on, name));
        same && field.directives.is_empty() && field.arguments.is_empty() && self.is_same(&field.selection_set)
    }
}

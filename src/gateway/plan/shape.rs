//! What can be planned: types of the schema, and where each of their fields lies. A field that is not here makes its document go the plain way, so that
//! nothing has to be here; a test holds each against the plain way's answers.

use super::write::Kind::{self, Flag, Id, Int, Moment, Percent, Text, Word};
use crate::{
    domain::{
        actor::ProgramRole,
        content::ContentKind,
        document::{CapabilityStatus, Industry, Level},
        event::EventKind,
        published::LabelKind,
        review::Decision,
        version::{RetirementCause, StateWord},
    },
    store::select::{
        BASIC_INFO, CANDIDATE, DECIDER, DOER, IN_GRAY, IN_REVIEW, LATEST_UPLOAD, MEMBERSHIP, PACKAGE_OF_VERSION, PROGRAM_OF, RELEASED, REVIEW_OF_VERSION,
        Relation, UPLOADER, VERSION_OF_REVIEW,
    },
};

/// A type of the schema.
pub(super) struct Type {
    pub(super) name: &'static str,
    pub(super) interfaces: &'static [&'static str],
    /// The column that is null where a joined row is not there.
    pub(super) key: &'static str,
    /// Fields that other types have as well.
    shared: &'static [(&'static str, Field)],
    fields: &'static [(&'static str, Field)],
}

/// Where a field lies.
pub(super) enum Field {
    /// In a column.
    Put(Kind, &'static str),
    /// In a column, where another column says so; null elsewhere.
    PutIf(&'static Condition, Kind, &'static str),
    /// The same for all.
    Always(&'static str),
    /// An object made of the same row.
    Same(&'static Type),
    /// The same, or null.
    SameIf(&'static Condition, &'static Type),
    /// The object of a row that this one refers to, or null.
    Row(&'static Relation, &'static Type),
    /// A column of a row that this one refers to, or null.
    Of(&'static Relation, Kind, &'static str),
    /// What stands under a name in a column of such a row that holds an object as JSON, or null.
    OfKept(&'static Relation, &'static str, &'static str),
    /// In a column that holds an object as JSON, under these names.
    Kept(&'static str, &'static Kept),
    /// A list in such a column; an empty one where there is none.
    KeptList(&'static str, &'static Kept),
    /// As it is, in a column that holds JSON.
    AsKept(&'static str),
    /// The category that a column names.
    Label(&'static str, LabelKind),
    /// The tags of this piece.
    Tags,
    /// The number of a version.
    Number,
    /// What happened to a version.
    Timeline(&'static Type),
    /// A window on the versions of a program.
    Versions(&'static Connection),
}

/// A column that has to have this word.
pub(super) struct Condition {
    pub(super) column: &'static str,
    pub(super) word: &'static str,
}

/// What is kept as JSON: fields of the schema by the names they are kept under.
pub(super) struct Kept {
    pub(super) name: &'static str,
    pub(super) fields: &'static [(&'static str, &'static str)],
}

/// A list in pages.
pub(super) struct Connection {
    pub(super) name: &'static str,
    pub(super) edge: &'static str,
    pub(super) of: &'static Type,
}

impl Type {
    pub(super) fn field(&self, name: &str) -> Option<&'static Field> {
        self.shared.iter().chain(self.fields).find(|(known, _)| *known == name).map(|(_, field)| field)
    }

    /// Whether a fragment on this type is meant.
    pub(super) fn is(&self, condition: &str) -> bool {
        self.name == condition || self.interfaces.contains(&condition)
    }
}

use Field::{Always, AsKept, KeptList, Label, Of, OfKept, Put, PutIf, Row, Same, SameIf, Tags};

const CONTENT: &[&str] = &["Content", "Node"];
const NODE: &[&str] = &["Node"];

static COVER: Kept = Kept { name: "Cover", fields: &[("url", "url"), ("alt", "alt")] };
static SOURCE: Kept = Kept { name: "Source", fields: &[("name", "name"), ("url", "url")] };
static ACHIEVEMENT: Kept = Kept { name: "Achievement", fields: &[("label", "label"), ("value", "value")] };
static CHAPTER: Kept = Kept { name: "Chapter", fields: &[("title", "title"), ("startSeconds", "start_seconds")] };
static FINDING: Kept = Kept {
    name: "Finding",
    fields: &[("code", "code"), ("message", "message"), ("page", "page"), ("severity", "severity"), ("evidence", "evidence"), ("ruleUrl", "rule_url")],
};

static BODY: Type = Type { name: "Body", interfaces: &[], key: "id", shared: &[], fields: &[("markdown", Put(Text, "body"))] };

/// What all kinds of content have.
static OF_CONTENT: &[(&str, Field)] = &[
    ("title", Put(Text, "title")),
    ("summary", Put(Text, "summary")),
    ("cover", Field::Kept("cover", &COVER)),
    ("tags", Tags),
    ("pinned", Put(Flag, "pinned")),
    ("publishedAt", Put(Moment, "published_at")),
    ("updatedAt", Put(Moment, "updated_at")),
    ("revision", Put(Int, "revision")),
];

static NEWS: Type = Type {
    name: "News",
    interfaces: CONTENT,
    key: "id",
    shared: OF_CONTENT,
    fields: &[
        ("id", Put(Id("news"), "id")),
        ("kind", Always("\"NEWS\"")),
        ("body", Same(&BODY)),
        ("category", Label("category_id", LabelKind::NewsCategory)),
        ("author", Put(Text, "author")),
        ("source", Field::Kept("source", &SOURCE)),
        ("views", Put(Int, "views")),
    ],
};

static CASE: Type = Type {
    name: "Case",
    interfaces: CONTENT,
    key: "id",
    shared: OF_CONTENT,
    fields: &[
        ("id", Put(Id("case"), "id")),
        ("kind", Always("\"CASE\"")),
        ("body", Same(&BODY)),
        ("company", Put(Text, "company")),
        ("industry", Put(Word(|word| Industry::from_word(word).is_some()), "industry")),
        ("results", KeptList("results", &ACHIEVEMENT)),
    ],
};

static VIDEO: Type = Type {
    name: "Video",
    interfaces: CONTENT,
    key: "id",
    shared: OF_CONTENT,
    fields: &[
        ("id", Put(Id("video"), "id")),
        ("kind", Always("\"VIDEO\"")),
        ("body", Same(&BODY)),
        ("sourceUrl", Put(Text, "source_url")),
        ("durationSeconds", Put(Int, "duration_seconds")),
        ("level", Put(Word(|word| Level::from_word(word).is_some()), "level")),
        ("series", Put(Text, "series")),
        ("chapters", KeptList("chapters", &CHAPTER)),
    ],
};

static CAPABILITY: Type = Type {
    name: "Capability",
    interfaces: CONTENT,
    key: "id",
    shared: OF_CONTENT,
    fields: &[
        ("id", Put(Id("capability"), "id")),
        ("kind", Always("\"CAPABILITY\"")),
        ("name", Put(Text, "title")),
        ("tagline", Put(Text, "tagline")),
        ("category", Label("category_id", LabelKind::CapabilityCategory)),
        ("status", Put(Word(|word| CapabilityStatus::from_word(word).is_some()), "status")),
        ("minClientVersion", Put(Text, "min_client_version")),
        ("requirements", AsKept("requirements")),
        ("guide", Same(&BODY)),
    ],
};

static OF_ACCOUNT: &[(&str, Field)] = &[("id", Put(Id("account"), "id")), ("name", Put(Text, "name"))];
/// Without its login, which not everybody is shown.
static ACCOUNT: Type = Type { name: "Account", interfaces: NODE, key: "id", shared: OF_ACCOUNT, fields: &[] };
/// The caller, who is shown it.
pub(super) static ME: Type = Type { name: "Account", interfaces: NODE, key: "id", shared: OF_ACCOUNT, fields: &[("login", Put(Text, "login"))] };

pub(super) static PROGRAM: Type = Type {
    name: "Program",
    interfaces: NODE,
    key: "id",
    shared: &[],
    fields: &[
        ("id", Put(Id("program"), "id")),
        ("name", Put(Text, "name")),
        ("slogan", Put(Text, "slogan")),
        ("revision", Put(Int, "revision")),
        ("createdAt", Put(Moment, "created_at")),
        ("myRole", Of(&MEMBERSHIP, Word(|word| ProgramRole::from_word(word).is_some()), "role")),
        ("versions", Field::Versions(&VERSIONS)),
        ("released", Row(&RELEASED, &VERSION)),
        ("inReview", Row(&IN_REVIEW, &VERSION)),
        ("gray", Row(&IN_GRAY, &VERSION)),
        ("candidate", Row(&CANDIDATE, &VERSION)),
        ("latestUpload", Row(&LATEST_UPLOAD, &VERSION)),
        ("logo", OfKept(&BASIC_INFO, "document", "logo")),
    ],
};

static IS_GRAY: Condition = Condition { column: "state", word: "GRAY" };
static IS_APPROVED: Condition = Condition { column: "state", word: "APPROVED" };
static IS_RELEASED: Condition = Condition { column: "state", word: "RELEASED" };
static IS_RETIRED: Condition = Condition { column: "state", word: "RETIRED" };
static IS_SUSPENDED: Condition = Condition { column: "state", word: "SUSPENDED" };

static GRAY: Type =
    Type { name: "Gray", interfaces: &[], key: "id", shared: &[], fields: &[("percent", Put(Percent, "percent")), ("since", Put(Moment, "since"))] };
static RELEASE: Type = Type { name: "Release", interfaces: &[], key: "id", shared: &[], fields: &[("since", Put(Moment, "since"))] };
static RETIREMENT: Type = Type {
    name: "Retirement",
    interfaces: &[],
    key: "id",
    shared: &[],
    fields: &[("cause", Put(Word(|word| RetirementCause::from_word(word).is_some()), "cause")), ("since", Put(Moment, "since"))],
};
static SUSPENSION: Type = Type {
    name: "Suspension",
    interfaces: &[],
    key: "id",
    shared: &[],
    fields: &[("reason", Put(Text, "reason")), ("since", Put(Moment, "since")), ("was", Put(Word(|word| StateWord::from_word(word).is_some()), "was"))],
};

pub(super) static VERSION: Type = Type {
    name: "Version",
    interfaces: NODE,
    key: "id",
    shared: &[],
    fields: &[
        ("id", Put(Id("version"), "id")),
        ("number", Field::Number),
        ("state", Put(Word(|word| StateWord::from_word(word).is_some()), "state")),
        ("description", Put(Text, "description")),
        ("program", Row(&PROGRAM_OF, &PROGRAM)),
        ("uploadedBy", Row(&UPLOADER, &ACCOUNT)),
        ("uploadedAt", Put(Moment, "uploaded_at")),
        ("package", Row(&PACKAGE_OF_VERSION, &PACKAGE)),
        ("review", Row(&REVIEW_OF_VERSION, &REVIEW)),
        ("gray", SameIf(&IS_GRAY, &GRAY)),
        ("grayed", PutIf(&IS_APPROVED, Flag, "grayed")),
        ("release", SameIf(&IS_RELEASED, &RELEASE)),
        ("retirement", SameIf(&IS_RETIRED, &RETIREMENT)),
        ("suspension", SameIf(&IS_SUSPENDED, &SUSPENSION)),
        ("timeline", Field::Timeline(&EVENT)),
    ],
};

static PACKAGE: Type = Type {
    name: "Package",
    interfaces: &[],
    key: "digest",
    shared: &[],
    fields: &[("sha256", Put(Text, "digest")), ("bytes", Put(Int, "bytes")), ("inflatedBytes", Put(Int, "inflated_bytes"))],
};

static REVIEW: Type = Type {
    name: "Review",
    interfaces: NODE,
    key: "id",
    shared: &[],
    fields: &[
        ("id", Put(Id("review"), "id")),
        ("version", Row(&VERSION_OF_REVIEW, &VERSION)),
        ("program", Row(&PROGRAM_OF, &PROGRAM)),
        ("decision", Put(Word(|word| Decision::from_word(word).is_some()), "decision")),
        ("decidedAt", Put(Moment, "decided_at")),
        ("decidedBy", Row(&DECIDER, &ACCOUNT)),
        ("findings", KeptList("findings", &FINDING)),
    ],
};

static EVENT: Type = Type {
    name: "Event",
    interfaces: NODE,
    key: "id",
    shared: &[],
    fields: &[
        ("id", Put(Id("event"), "id")),
        ("program", Row(&PROGRAM_OF, &PROGRAM)),
        ("sequence", Put(Int, "sequence")),
        ("kind", Put(Word(|word| EventKind::from_word(word).is_some()), "kind")),
        ("at", Put(Moment, "at")),
        ("by", Row(&DOER, &ACCOUNT)),
    ],
};

pub(super) static VERSIONS: Connection = Connection { name: "VersionConnection", edge: "VersionEdge", of: &VERSION };
pub(super) static PROGRAMS: Connection = Connection { name: "ProgramConnection", edge: "ProgramEdge", of: &PROGRAM };
static ALL_NEWS: Connection = Connection { name: "NewsConnection", edge: "NewsEdge", of: &NEWS };
static CASES: Connection = Connection { name: "CaseConnection", edge: "CaseEdge", of: &CASE };
static VIDEOS: Connection = Connection { name: "VideoConnection", edge: "VideoEdge", of: &VIDEO };
static CAPABILITIES: Connection = Connection { name: "CapabilityConnection", edge: "CapabilityEdge", of: &CAPABILITY };

/// The lists of categories and tags at the root.
pub(super) fn labels(field: &str) -> Option<LabelKind> {
    Some(match field {
        "newsCategories" => LabelKind::NewsCategory,
        "capabilityCategories" => LabelKind::CapabilityCategory,
        "tags" => LabelKind::Tag,
        _ => return None,
    })
}

/// What the schema calls one.
pub(super) fn label_type(kind: LabelKind) -> &'static str {
    match kind {
        LabelKind::NewsCategory => "NewsCategory",
        LabelKind::CapabilityCategory => "CapabilityCategory",
        LabelKind::Tag => "Tag",
    }
}

/// The lists of live content at the root.
pub(super) fn content(field: &str) -> Option<(ContentKind, &'static Connection)> {
    Some(match field {
        "news" => (ContentKind::News, &ALL_NEWS),
        "cases" => (ContentKind::Case, &CASES),
        "videos" => (ContentKind::Video, &VIDEOS),
        "capabilities" => (ContentKind::Capability, &CAPABILITIES),
        _ => return None,
    })
}

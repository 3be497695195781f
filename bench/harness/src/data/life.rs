//! What happened to a program, step after step: its log, its reviews, and where its versions stand, agree with each other.

use serde_json::{Value as Doc, json};

use super::{
    words::sentence,
    world::{DAY, Kind, MEMBERS, VERSIONS, World, noise, pick},
};

/// A row of the log; accounts and versions by their place.
pub struct Event {
    pub kind: &'static str,
    pub version: Option<usize>,
    pub other: Option<usize>,
    pub details: Doc,
    pub by: usize,
    pub role: &'static str,
    pub at: i64,
}

pub struct Review {
    pub version: usize,
    pub submitted_by: usize,
    pub submitted_at: i64,
    pub confirmed: i64,
    pub verdict: Option<Verdict>,
}

pub struct Verdict {
    pub decision: &'static str,
    pub at: i64,
    pub by: usize,
    pub findings: Doc,
}

pub struct Version {
    pub state: &'static str,
    pub since: i64,
    pub percent: Option<i64>,
    pub cause: Option<&'static str>,
    pub review: Option<usize>,
    pub uploaded_by: usize,
    pub uploaded_at: i64,
    pub uploaded_revision: i64,
    pub published_revision: Option<i64>,
}

pub struct Life {
    pub events: Vec<Event>,
    pub reviews: Vec<Review>,
    pub versions: Vec<Version>,
}

const FINDING_CODES: [&str; 11] =
    ["BASIC_INFO", "CATEGORY", "QUALIFICATION", "FUNCTION", "INCOMPLETE_TEST", "CONTENT", "PRIVACY", "BRAND", "SECURITY", "EXPERIENCE", "PUNISHED"];

/// How far a version comes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Path {
    Uploaded,
    Returned,
    InReview,
    Rejected,
    Approved,
    Gray,
    Published,
}

impl Life {
    pub fn of(world: &World, program: usize) -> Self {
        let members = world.members(program);
        let created = world.created(program);
        let ids: Vec<String> = members.iter().map(|member| world.named(Kind::Account, *member)).collect();
        let mut life = Self { events: Vec::new(), reviews: Vec::new(), versions: Vec::new() };
        life.step("PROGRAM_CREATED", None, None, json!({ "members": ids }), (members[0], "PROGRAM_ADMIN"), created);
        use Path::{Approved, Gray, InReview, Published, Rejected, Returned, Uploaded};
        let last = match program % 10 {
            0..=2 => Gray,
            3..=5 => Rejected,
            6 => InReview,
            7 => Approved,
            _ => Uploaded,
        };
        let paths = [Published, Published, Published, Returned, Published, Uploaded, Published, Published, Returned, last];
        for (place, path) in paths.into_iter().enumerate() {
            life.version(world, program, place, path, &members);
        }
        life
    }

    fn step(&mut self, kind: &'static str, version: Option<usize>, other: Option<usize>, details: Doc, by: (usize, &'static str), at: i64) {
        self.events.push(Event { kind, version, other, details, by: by.0, role: by.1, at });
    }

    pub fn revision(&self) -> i64 {
        self.events.len() as i64
    }

    fn version(&mut self, world: &World, program: usize, place: usize, path: Path, members: &[usize; MEMBERS]) {
        let version = program * VERSIONS + place;
        let dice = |salt| noise(Kind::Version, version, salt);
        let moved = |place: usize, from: Option<&str>, to: &str| json!({ "version": world.named(Kind::Version, program * VERSIONS + place), "number": number(place), "from": from, "to": to });
        let moves = |from: Option<&str>, to: &str| json!({ "moves": [moved(place, from, to)] });
        let mut at = world.uploaded(program, place);
        let uploader = (members[1 + (dice(5) % 2) as usize], "PROGRAM_DEVELOPER");
        let admin = (members[if dice(6) % 4 == 0 { 3 } else { 0 }], "PROGRAM_ADMIN");
        let reviewer = (world.reviewer(dice(7)), "REVIEWER");
        self.step("VERSION_UPLOADED", Some(place), None, moves(None, "DEVELOPMENT"), uploader, at);
        let (uploaded_at, uploaded_revision) = (at, self.revision());
        let mut stand = Version {
            state: "DEVELOPMENT",
            since: at,
            percent: None,
            cause: None,
            review: None,
            uploaded_by: uploader.0,
            uploaded_at,
            uploaded_revision,
            published_revision: None,
        };
        if path != Path::Uploaded {
            at += 3_600_000 + (dice(8) % 7_200_000) as i64;
            self.step("VERSION_SUBMITTED", Some(place), None, moves(Some("DEVELOPMENT"), "IN_REVIEW"), admin, at);
            (stand.state, stand.since, stand.review) = ("IN_REVIEW", at, Some(self.reviews.len()));
            self.reviews.push(Review { version: place, submitted_by: admin.0, submitted_at: at, confirmed: self.revision() - 1, verdict: None });
        }
        let decided = at + 7_200_000 + (dice(9) % (DAY as u64)) as i64;
        let verdict = match path {
            Path::Uploaded | Path::InReview => None,
            Path::Returned | Path::Rejected => Some(("REJECTED", "VERSION_REJECTED")),
            _ => Some(("APPROVED", "VERSION_APPROVED")),
        };
        if let Some((decision, kind)) = verdict {
            at = decided;
            let many = if decision == "REJECTED" { 1 + dice(10) % 3 } else { 0 };
            let findings: Vec<Doc> = (0..many).map(|turn| finding(version, turn)).collect();
            self.step(kind, Some(place), None, moves(Some("IN_REVIEW"), decision), reviewer, at);
            (stand.state, stand.since) = (decision, at);
            if let Some(review) = self.reviews.last_mut() {
                review.verdict = Some(Verdict { decision, at, by: reviewer.0, findings: findings.into() });
            }
        }
        if path == Path::Returned {
            at += 3_600_000;
            self.step("VERSION_RETURNED", Some(place), None, moves(Some("REJECTED"), "DEVELOPMENT"), admin, at);
            (stand.state, stand.since) = ("DEVELOPMENT", at);
        }
        if matches!(path, Path::Gray | Path::Published) {
            at += 3_600_000;
            let percent = 500 + (dice(11) % 30) as i64 * 100;
            let mut details = moves(Some("APPROVED"), "GRAY");
            details["percent"] = percent.into();
            self.step("GRAY_STARTED", Some(place), None, details, admin, at);
            (stand.state, stand.since, stand.percent) = ("GRAY", at, Some(percent));
        }
        if path == Path::Published {
            at += DAY;
            let before = self.versions.iter().position(|other| other.state == "RELEASED");
            let mut details = moves(Some("GRAY"), "RELEASED");
            details["percentBefore"] = stand.percent.into();
            if let Some(before) = before {
                details["moves"] = json!([moved(place, Some("GRAY"), "RELEASED"), moved(before, Some("RELEASED"), "RETIRED")]);
            }
            self.step("VERSION_PUBLISHED", Some(place), before, details, admin, at);
            (stand.state, stand.since, stand.percent, stand.published_revision) = ("RELEASED", at, None, Some(self.revision()));
            if let Some(before) = before {
                let other = &mut self.versions[before];
                (other.state, other.since, other.cause) = ("RETIRED", at, Some("SUPERSEDED"));
            }
        }
        self.versions.push(stand);
    }
}

fn finding(version: usize, turn: u64) -> Doc {
    json!({ "code": pick(&FINDING_CODES, noise(Kind::Review, version, 50 + turn)), "message": sentence(Kind::Review, version, 60 + turn * 20, 8), "page": (turn == 1).then_some("pages/index/index"),
        "severity": if turn == 0 { "BLOCKING" } else { "ADVICE" }, "evidence": [], "rule_url": null, "related": [] })
}

/// The number of the version of this place.
pub fn numbers(place: usize) -> [i64; 3] {
    [1, place as i64 / 4, place as i64 % 4]
}

pub fn number(place: usize) -> String {
    let [major, minor, patch] = numbers(place);
    format!("{major}.{minor}.{patch}")
}

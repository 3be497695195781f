//! The rows: a function of their place and nothing else, so that every run, database and scale of the same version has the same ones.

use serde_json::{Value as Doc, json};
use sha2::{Digest, Sha256};
use wire::typeid;

/// Goes up when rows change: kept databases are loaded anew.
pub const VERSION: &str = "1";

/// A value of a column.
#[derive(Clone, Debug)]
pub enum Cell {
    Null,
    Int(i64),
    Bool(bool),
    Text(String),
    Id(u128),
    Bytes(Vec<u8>),
}
use Cell::{Bool, Bytes, Id, Int, Null, Text};

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Null, Into::into)
    }
}
impl From<i64> for Cell {
    fn from(value: i64) -> Self {
        Int(value)
    }
}
impl From<u128> for Cell {
    fn from(value: u128) -> Self {
        Id(value)
    }
}
impl From<&str> for Cell {
    fn from(value: &str) -> Self {
        Text(value.to_owned())
    }
}
impl From<String> for Cell {
    fn from(value: String) -> Self {
        Text(value)
    }
}

/// A table to fill; in the order of `TABLES` references are met.
pub struct Table {
    pub name: &'static str,
    pub columns: &'static str,
    pub rows: fn(&World, &mut dyn FnMut(Vec<Cell>)),
}

/// How much there is, and where it lies.
#[derive(Clone, Copy, Debug)]
pub struct World {
    pub scale: usize,
}

const DAY: i64 = 86_400_000;
/// 2026-10-01: everything lies before.
const END: i64 = 1_790_812_800_000;
/// 2023-03-01.
const BEGIN: i64 = 1_677_628_800_000;
/// 2100-01-01.
const NEVER: i64 = 4_102_444_800_000;
const MEMBERS: usize = 6;
const STAFF: usize = 10;
pub const VERSIONS: usize = 10;
pub const TOKENS: usize = 500;

/// What an id is made from: kinds never share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    Account = 1,
    Token,
    Program,
    Version,
    Review,
    Event,
    NewsCategory,
    CapabilityCategory,
    Tag,
    News,
    Case,
    Video,
    Capability,
}

impl Kind {
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Token => "token",
            Self::Program => "program",
            Self::Version => "version",
            Self::Review => "review",
            Self::Event => "event",
            Self::NewsCategory => "newscategory",
            Self::CapabilityCategory => "capabilitycategory",
            Self::Tag => "tag",
            Self::News => "news",
            Self::Case => "case",
            Self::Video => "video",
            Self::Capability => "capability",
        }
    }
}

/// SplitMix64 of a few words: the same noise for the same place.
fn noise(kind: u8, place: usize, salt: u64) -> u64 {
    let mut z = (place as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (u64::from(kind) << 56) ^ salt.wrapping_mul(0xd1b5_4a32_d192_ed03);
    for _ in 0..2 {
        z = z.wrapping_add(0x9e37_79b9_7f4a_7c15);
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
    }
    z
}

fn pick<'a, T: ?Sized>(from: &[&'a T], noise: u64) -> &'a T {
    from[(noise % from.len() as u64) as usize]
}

/// A UUIDv7 of this moment.
fn uuid(kind: Kind, place: usize, at: i64) -> u128 {
    let random = u128::from(noise(kind as u8, place, 11)) << 64 | u128::from(noise(kind as u8, place, 12));
    (at as u128 & 0xffff_ffff_ffff) << 80 | 0x7 << 76 | (random >> 64 & 0xfff) << 64 | 0b10 << 62 | random & 0x3fff_ffff_ffff_ffff
}

impl World {
    pub fn news(&self) -> usize {
        10_000 * self.scale
    }
    pub fn cases(&self) -> usize {
        2_000 * self.scale
    }
    pub fn videos(&self) -> usize {
        2_000 * self.scale
    }
    pub fn capabilities(&self) -> usize {
        500 * self.scale
    }
    pub fn accounts(&self) -> usize {
        20_000 * self.scale
    }
    pub fn programs(&self) -> usize {
        5_000 * self.scale
    }
    /// Accounts with 24 programs each.
    fn busy(&self) -> usize {
        500 * self.scale
    }

    pub fn id(&self, kind: Kind, place: usize) -> u128 {
        let at = match kind {
            Kind::News => self.published(kind, place, self.news()),
            Kind::Case => self.published(kind, place, self.cases()),
            Kind::Video => self.published(kind, place, self.videos()),
            Kind::Capability => self.published(kind, place, self.capabilities()),
            Kind::Program => self.created(place),
            Kind::Version => self.uploaded(place / VERSIONS, place % VERSIONS),
            _ => BEGIN + place as i64 * 1000,
        };
        uuid(kind, place, at)
    }

    pub fn named(&self, kind: Kind, place: usize) -> String {
        typeid(kind.prefix(), self.id(kind, place))
    }

    fn published(&self, kind: Kind, place: usize, of: usize) -> i64 {
        let step = (END - BEGIN) / of as i64;
        BEGIN + place as i64 * step + (noise(kind as u8, place, 3) % step as u64) as i64
    }

    fn created(&self, program: usize) -> i64 {
        BEGIN + (noise(Kind::Program as u8, program, 3) % (END - BEGIN - 200 * DAY) as u64) as i64
    }

    /// A version every twelve days.
    fn uploaded(&self, program: usize, place: usize) -> i64 {
        self.created(program) + (place as i64 + 1) * 12 * DAY + (noise(Kind::Version as u8, program * VERSIONS + place, 3) % 36_000_000) as i64
    }

    /// Who belongs to a program: two or three of the busy, the rest of everybody. The first and the fourth are its admins.
    pub fn members(&self, program: usize) -> [usize; MEMBERS] {
        let few = 2 + usize::from(program % 5 < 2);
        let slot = 2 * program + program / 5 * 2 + (program % 5).min(2);
        let others = self.accounts() - self.busy() - STAFF;
        let mut members = [0; MEMBERS];
        for (place, member) in members.iter_mut().enumerate() {
            *member = match place < few {
                true => (slot + place) % self.busy(),
                false => self.busy() + (program * MEMBERS + place) * 7 % others,
            };
        }
        members
    }

    /// Accounts that have a token.
    pub fn holders(&self) -> Vec<usize> {
        (0..TOKENS).map(|place| place * self.scale).collect()
    }

    fn reviewer(&self, noise: u64) -> usize {
        self.accounts() - 1 - (noise % (STAFF as u64 - 2)) as usize
    }

    /// Who has the token that asks which version a user gets.
    pub fn host(&self) -> usize {
        self.accounts() - STAFF
    }

    /// The text of an account's token.
    pub fn token(&self, account: usize) -> String {
        const LETTERS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        let mut text = String::from("dct_");
        for place in 0..30 {
            text.push(char::from(LETTERS[(noise(Kind::Token as u8, account, 100 + place) % 62) as usize]));
        }
        let (mut sum, mut digits) = (crc32fast::hash(text.as_bytes()), [0u8; 6]);
        for digit in digits.iter_mut().rev() {
            *digit = LETTERS[(sum % 62) as usize];
            sum /= 62;
        }
        text.push_str(&String::from_utf8_lossy(&digits));
        text
    }

    pub fn user_key(&self, account: usize) -> String {
        format!("user-{account:06}")
    }

    pub fn life(&self, program: usize) -> Life {
        Life::of(self, program)
    }
}

// ---- words ----

const ZH: [&str; 40] = [
    "小程序",
    "灰度发布",
    "支付",
    "会员",
    "版本",
    "审核",
    "开发者",
    "能力",
    "接口",
    "登录",
    "订单",
    "门店",
    "外卖",
    "出行",
    "政务",
    "医疗",
    "教育",
    "零售",
    "营销",
    "优惠券",
    "消息",
    "订阅",
    "性能",
    "体验",
    "安全",
    "隐私",
    "数据",
    "统计",
    "回滚",
    "上架",
    "案例",
    "视频",
    "教程",
    "组件",
    "分包",
    "缓存",
    "蓝牙",
    "定位",
    "地图",
    "人脸核身",
];
const LINKS: [&str; 12] = ["的", "与", "支持", "全面升级", "实践", "上线", "优化", "新增", "指南", "解析", "开放", "一览"];
const EN: [&str; 32] = [
    "mini program",
    "gray release",
    "payment",
    "review",
    "developer",
    "capability",
    "interface",
    "sign-in",
    "order",
    "store",
    "delivery",
    "travel",
    "retail",
    "coupon",
    "message",
    "subscription",
    "performance",
    "experience",
    "security",
    "privacy",
    "data",
    "statistics",
    "roll back",
    "release",
    "case",
    "video",
    "tutorial",
    "component",
    "cache",
    "location",
    "map",
    "identity",
];

fn chinese(kind: u8, place: usize, salt: u64, words: usize) -> String {
    let mut text = String::new();
    for word in 0..words {
        text.push_str(pick(&ZH, noise(kind, place, salt + word as u64 * 2)));
        if word % 2 == 0 {
            text.push_str(pick(&LINKS, noise(kind, place, salt + word as u64 * 2 + 1)));
        }
    }
    text
}

fn english(kind: u8, place: usize, salt: u64, words: usize) -> String {
    let words: Vec<&str> = (0..words).map(|word| pick(&EN, noise(kind, place, salt + word as u64))).collect();
    words.join(" ")
}

/// Two of three are Chinese.
fn sentence(kind: u8, place: usize, salt: u64, words: usize) -> String {
    if noise(kind, place, salt + 999) % 3 < 2 { chinese(kind, place, salt, words) } else { english(kind, place, salt, words) }
}

fn body(kind: u8, place: usize) -> String {
    let mut text = String::new();
    for part in 0..8u64 {
        text.push_str(&format!(
            "## {}\n\n{}。{}.\n\n",
            sentence(kind, place, 2000 + part * 100, 3),
            chinese(kind, place, 3000 + part * 100, 12),
            english(kind, place, 4000 + part * 100, 12)
        ));
    }
    text
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn digest(word: &str, place: usize) -> String {
    hex(&Sha256::digest(format!("{word} {place}")))
}

// ---- content ----

const CATEGORIES: [(&str, &str); 8] = [
    ("platform", "平台动态"),
    ("product", "产品更新"),
    ("policy", "规则公告"),
    ("event", "活动"),
    ("security", "安全"),
    ("partner", "合作伙伴"),
    ("industry", "行业观察"),
    ("community", "社区"),
];
const CAPABILITY_CATEGORIES: [(&str, &str); 12] = [
    ("payment", "支付"),
    ("account", "账号"),
    ("message", "消息"),
    ("location", "位置"),
    ("media", "媒体"),
    ("device", "设备"),
    ("storage", "存储"),
    ("network", "网络"),
    ("marketing", "营销"),
    ("security", "安全"),
    ("data", "数据"),
    ("open", "开放接口"),
];
const INDUSTRIES: [&str; 6] = ["RETAIL", "CATERING", "TRANSPORT", "GOVERNMENT", "HEALTHCARE", "EDUCATION"];
const LEVELS: [&str; 3] = ["BEGINNER", "INTERMEDIATE", "ADVANCED"];
const STATUSES: [&str; 3] = ["AVAILABLE", "BETA", "DEPRECATED"];
const TAGS: usize = 60;

/// The parts that all four kinds have.
struct Piece {
    id: u128,
    title: String,
    summary: String,
    body: String,
    cover: Option<String>,
    tags: Vec<usize>,
    pinned: bool,
    published: i64,
    detail: Doc,
    category: usize,
    name: String,
}

fn piece(world: &World, kind: Kind, place: usize) -> Piece {
    let k = kind as u8;
    let of = match kind {
        Kind::News => world.news(),
        Kind::Case => world.cases(),
        Kind::Video => world.videos(),
        _ => world.capabilities(),
    };
    let cover = (!noise(k, place, 20).is_multiple_of(5)).then(|| {
        json!({ "url": format!("https://cdn.example.com/{}/{}.webp", kind.prefix(), &digest("cover", place)[..24]), "alt": sentence(k, place, 30, 3) })
            .to_string()
    });
    let mut tags = Vec::new();
    for turn in 0..noise(k, place, 21) % 5 {
        let tag = (noise(k, place, 40 + turn) % TAGS as u64) as usize;
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    let category = noise(k, place, 22) as usize;
    let name = sentence(k, place, 60, 2);
    let detail = match kind {
        Kind::News => {
            json!({ "kind": "NEWS", "category": world.named(Kind::NewsCategory, category % CATEGORIES.len()), "author": "devcenter", "source": null, "related": [] })
        }
        Kind::Case => {
            json!({ "kind": "CASE", "company": name, "industry": pick(&INDUSTRIES, category as u64), "results": achievements(k, place), "program": null })
        }
        Kind::Video => json!({ "kind": "VIDEO", "source_url": format!("https://cdn.example.com/{place}.mp4"), "duration_seconds": 60 + category % 3600,
            "level": pick(&LEVELS, category as u64), "series": null, "chapters": [{ "title": name, "start_seconds": 0 }] }),
        _ => json!({ "kind": "CAPABILITY", "category": world.named(Kind::CapabilityCategory, category % CAPABILITY_CATEGORIES.len()), "tagline": name,
            "status": pick(&STATUSES, category as u64), "min_client_version": "8.0.30", "requirements": [name] }),
    };
    Piece {
        id: world.id(kind, place),
        title: sentence(k, place, 50, 5).chars().take(80).collect(),
        summary: sentence(k, place, 70, 14).chars().take(300).collect(),
        body: body(k, place),
        cover,
        tags,
        // three stand at the top, old ones
        pinned: place % (of / 3) == of / 7,
        published: world.published(kind, place, of),
        detail,
        category,
        name,
    }
}

fn achievements(kind: u8, place: usize) -> Doc {
    json!([{ "label": sentence(kind, place, 80, 1), "value": format!("+{}%", noise(kind, place, 81) % 90 + 5) }])
}

const CONTENTS: [Kind; 4] = [Kind::News, Kind::Case, Kind::Video, Kind::Capability];

fn every_piece(world: &World, put: &mut dyn FnMut(Kind, usize, Piece)) {
    for kind in CONTENTS {
        let of = [world.news(), world.cases(), world.videos(), world.capabilities()][kind as usize - Kind::News as usize];
        for place in 0..of {
            put(kind, place, piece(world, kind, place));
        }
    }
}

fn live(world: &World, kind: Kind, of: usize, put: &mut dyn FnMut(Vec<Cell>), own: fn(&World, usize, &Piece) -> Vec<Cell>) {
    for place in 0..of {
        let it = piece(world, kind, place);
        let mut row: Vec<Cell> = vec![it.id.into(), it.title.clone().into(), it.summary.clone().into(), it.body.clone().into(), it.cover.clone().into()];
        row.extend([Int(i64::from(it.pinned)), Int(it.published), Int(it.published), Int(1)]);
        row.extend(own(world, place, &it));
        put(row);
    }
}

// ---- lives of versions ----

/// A step of a program, as the log has it.
pub struct Happening {
    pub kind: &'static str,
    pub version: Option<usize>,
    pub other: Option<usize>,
    pub details: Doc,
    pub by: usize,
    pub role: &'static str,
    pub at: i64,
}

pub struct Round {
    pub version: usize,
    pub submitted_by: usize,
    pub submitted_at: i64,
    pub confirmed: i64,
    pub verdict: Option<(&'static str, i64, usize, Doc)>,
}

pub struct Stand {
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

/// Everything that happened to a program, one step after another.
pub struct Life {
    pub events: Vec<Happening>,
    pub rounds: Vec<Round>,
    pub versions: Vec<Stand>,
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
    fn of(world: &World, program: usize) -> Self {
        let members = world.members(program);
        let created = world.created(program);
        let ids: Vec<String> = members.iter().map(|member| world.named(Kind::Account, *member)).collect();
        let mut life = Self { events: Vec::new(), rounds: Vec::new(), versions: Vec::new() };
        life.step("PROGRAM_CREATED", None, None, json!({ "members": ids }), (members[0], "PROGRAM_ADMIN"), created);
        let last = match program % 10 {
            0..=2 => Path::Gray,
            3..=5 => Path::Rejected,
            6 => Path::InReview,
            7 => Path::Approved,
            _ => Path::Uploaded,
        };
        let paths = [
            Path::Published,
            Path::Published,
            Path::Published,
            Path::Returned,
            Path::Published,
            Path::Uploaded,
            Path::Published,
            Path::Published,
            Path::Returned,
            last,
        ];
        for (place, path) in paths.into_iter().enumerate() {
            life.version(world, program, place, path, &members);
        }
        life
    }

    fn step(&mut self, kind: &'static str, version: Option<usize>, other: Option<usize>, details: Doc, by: (usize, &'static str), at: i64) {
        self.events.push(Happening { kind, version, other, details, by: by.0, role: by.1, at });
    }

    fn revision(&self) -> i64 {
        self.events.len() as i64
    }

    fn version(&mut self, world: &World, program: usize, place: usize, path: Path, members: &[usize; MEMBERS]) {
        let whole = program * VERSIONS + place;
        let dice = |salt| noise(Kind::Version as u8, whole, salt);
        let moved = |place: usize, from: Option<&str>, to: Option<&str>| json!({ "version": world.named(Kind::Version, program * VERSIONS + place), "number": number(place), "from": from, "to": to });
        let moves = |from: Option<&str>, to: &str| json!({ "moves": [moved(place, from, Some(to))] });
        let mut at = world.uploaded(program, place);
        let uploader = (members[1 + (dice(5) % 2) as usize], "PROGRAM_DEVELOPER");
        let admin = (members[if dice(6) % 4 == 0 { 3 } else { 0 }], "PROGRAM_ADMIN");
        let reviewer = (world.reviewer(dice(7)), "REVIEWER");
        self.step("VERSION_UPLOADED", Some(place), None, moves(None, "DEVELOPMENT"), uploader, at);
        let (uploaded_at, uploaded_revision) = (at, self.revision());
        let mut stand = Stand {
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
            (stand.state, stand.since, stand.review) = ("IN_REVIEW", at, Some(self.rounds.len()));
            self.rounds.push(Round { version: place, submitted_by: admin.0, submitted_at: at, confirmed: self.revision() - 1, verdict: None });
        }
        let decided = at + 7_200_000 + (dice(9) % (DAY as u64)) as i64;
        let verdict = match path {
            Path::Uploaded | Path::InReview => None,
            Path::Returned | Path::Rejected => Some(("REJECTED", "VERSION_REJECTED")),
            _ => Some(("APPROVED", "VERSION_APPROVED")),
        };
        if let Some((decision, kind)) = verdict {
            at = decided;
            let findings: Vec<Doc> = match decision {
                "REJECTED" => (0..1 + dice(10) % 3).map(|turn| finding(whole, turn)).collect(),
                _ => Vec::new(),
            };
            self.step(kind, Some(place), None, moves(Some("IN_REVIEW"), decision), reviewer, at);
            (stand.state, stand.since) = (decision, at);
            if let Some(round) = self.rounds.last_mut() {
                round.verdict = Some((decision, at, reviewer.0, findings.into()));
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
                details["moves"] = json!([moved(place, Some("GRAY"), Some("RELEASED")), moved(before, Some("RELEASED"), Some("RETIRED"))]);
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
    let k = Kind::Review as u8;
    json!({ "code": pick(&FINDING_CODES, noise(k, version, 50 + turn)), "message": sentence(k, version, 60 + turn * 20, 8), "page": (turn == 1).then_some("pages/index/index"),
        "severity": if turn == 0 { "BLOCKING" } else { "ADVICE" }, "evidence": [], "rule_url": null, "related": [] })
}

pub fn number(place: usize) -> String {
    format!("1.{}.{}", place / 4, place % 4)
}

fn info(program: usize) -> String {
    let k = Kind::Program as u8;
    json!({ "name": program_name(program), "slogan": slogan(program), "description": sentence(k, program, 300, 20), "version_description": sentence(k, program, 340, 12), "memo": "",
        "categories": ["tools"], "region": "CHINA", "locations": [], "phone": "+86 400 000 0000", "email": null, "logo": null, "screenshots": [], "test_account": null, "test_password": null })
    .to_string()
}

fn program_name(program: usize) -> String {
    let name: String = chinese(Kind::Program as u8, program, 200, 1).chars().take(12).collect();
    format!("{name} {program}")
}

fn slogan(program: usize) -> String {
    chinese(Kind::Program as u8, program, 210, 3).chars().take(16).collect()
}

fn entries(version: usize) -> (String, i64) {
    let mut all = Vec::new();
    let mut whole = 0;
    for file in 0..12u64 {
        let bytes = 500 + noise(Kind::Version as u8, version, 400 + file) % 60_000;
        whole += bytes as i64;
        all.push(json!({ "path": format!("pages/page{file:02}/index.js"), "bytes": bytes, "packed_bytes": bytes / 3, "crc32": noise(1, version, file) as u32, "digest": digest("file", version * 12 + file as usize)[..32] }));
    }
    (Doc::from(all).to_string(), whole)
}

/// The log as it is written down, in the order of everything, chained by its hashes.
fn log(world: &World, put: &mut dyn FnMut(Vec<Cell>)) {
    let (mut position, mut hash) = (0i64, [0u8; 32]);
    for program in 0..world.programs() {
        let life = world.life(program);
        let named = world.named(Kind::Program, program);
        for (place, event) in life.events.iter().enumerate() {
            position += 1;
            let version = |place: Option<usize>| place.map(|it| world.id(Kind::Version, program * VERSIONS + it));
            let id = uuid(Kind::Event, program * 64 + place, event.at);
            let (details, request, sequence) = (event.details.to_string(), format!("bench-{position}"), place as i64 + 1);
            // the row as one line of JSON: see domain/log.rs of devcenter
            let mut line = wire::Json::with_capacity(700);
            line.raw("{\"account\":")
                .id("account", world.id(Kind::Account, event.by))
                .raw(",\"at\":")
                .time(event.at)
                .raw(",\"channel\":\"DESKTOP\",\"details\":")
                .raw(&details);
            line.raw(",\"id\":").id("event", id).raw(",\"kind\":").text(event.kind);
            if let Some(other) = version(event.other) {
                line.raw(",\"otherVersion\":").id("version", other);
            }
            line.raw(",\"position\":")
                .int(position)
                .raw(",\"program\":")
                .text(&named)
                .raw(",\"request\":")
                .text(&request)
                .raw(",\"role\":")
                .text(event.role)
                .raw(",\"sequence\":")
                .int(sequence);
            if let Some(version) = version(event.version) {
                line.raw(",\"version\":").id("version", version);
            }
            line.raw("}");
            hash = Sha256::new().chain_update(hash).chain_update(&line.0).finalize().into();
            put(vec![
                id.into(),
                world.id(Kind::Program, program).into(),
                Int(sequence),
                event.kind.into(),
                version(event.version).into(),
                version(event.other).into(),
                details.into(),
                world.id(Kind::Account, event.by).into(),
                event.role.into(),
                "DESKTOP".into(),
                request.into(),
                Int(event.at),
                Int(position),
                Bytes(hash.to_vec()),
            ]);
        }
    }
}

/// Every table, those before that others refer to.
pub fn tables() -> Vec<Table> {
    macro_rules! columns {
        ($own:literal) => {
            concat!("id, title, summary, body, cover, pinned, published_at, updated_at, revision, ", $own)
        };
    }
    vec![
        Table {
            name: "account",
            columns: "id, login, name, user_key, created_at",
            rows: |world, put| {
                for account in 0..world.accounts() {
                    let name = if account % 3 == 0 { english(1, account, 5, 1) } else { chinese(1, account, 5, 1) };
                    put(vec![
                        world.id(Kind::Account, account).into(),
                        format!("u{account:06}").into(),
                        format!("{name} {account}").into(),
                        world.user_key(account).into(),
                        Int(BEGIN),
                    ]);
                }
            },
        },
        Table {
            name: "platform_role",
            columns: "account_id, role, granted_at",
            rows: |world, put| {
                for place in 0..STAFF {
                    let role = ["PLATFORM_ADMIN", "EDITOR"].get(place.wrapping_sub(1)).copied().unwrap_or("REVIEWER");
                    if place > 0 {
                        put(vec![world.id(Kind::Account, world.accounts() - STAFF + place).into(), role.into(), Int(BEGIN)]);
                    }
                }
            },
        },
        Table {
            name: "access_token",
            columns: "id, account_id, name, digest, channel, created_at, expires_at, scopes",
            rows: |world, put| {
                let host = world.host();
                for account in world.holders().into_iter().chain([host]) {
                    let (channel, scopes) =
                        if account == host { ("SERVICE", "RESOLVE") } else { ("DESKTOP", "READ DEVELOP REVIEW EDIT ADMINISTER AUDIT ACCOUNT") };
                    let digest = Sha256::digest(world.token(account).as_bytes()).to_vec();
                    put(vec![
                        world.id(Kind::Token, account).into(),
                        world.id(Kind::Account, account).into(),
                        "bench".into(),
                        Bytes(digest),
                        channel.into(),
                        Int(BEGIN),
                        Int(NEVER),
                        scopes.into(),
                    ]);
                }
            },
        },
        Table {
            name: "program",
            columns: "id, name, slogan, revision, created_at",
            rows: |world, put| {
                for program in 0..world.programs() {
                    let revision = world.life(program).revision();
                    put(vec![
                        world.id(Kind::Program, program).into(),
                        program_name(program).into(),
                        slogan(program).into(),
                        Int(revision),
                        Int(world.created(program)),
                    ]);
                }
            },
        },
        Table {
            name: "program_member",
            columns: "program_id, account_id, role, since",
            rows: |world, put| {
                for program in 0..world.programs() {
                    for (place, member) in world.members(program).into_iter().enumerate() {
                        let role = if place % 3 == 0 { "ADMIN" } else { "DEVELOPER" };
                        put(vec![world.id(Kind::Program, program).into(), world.id(Kind::Account, member).into(), role.into(), Int(world.created(program))]);
                    }
                }
            },
        },
        Table {
            name: "package",
            columns: "digest, object, bytes, inflated_bytes, entries, created_at",
            rows: |world, put| {
                for version in 0..world.programs() * VERSIONS {
                    let ((entries, inflated), digest) = (entries(version), digest("package", version));
                    put(vec![
                        digest.clone().into(),
                        digest.into(),
                        Int(inflated / 3),
                        Int(inflated),
                        entries.into(),
                        Int(world.uploaded(version / VERSIONS, version % VERSIONS)),
                    ]);
                }
            },
        },
        Table {
            name: "version",
            columns: "id, program_id, major, minor, patch, description, digest, package_digest, package_bytes, uploaded_by, uploaded_at, uploaded_revision, \
                state, since, percent, grayed, cause, review_id, published_revision",
            rows: |world, put| {
                for program in 0..world.programs() {
                    for (place, it) in world.life(program).versions.into_iter().enumerate() {
                        let whole = program * VERSIONS + place;
                        let digest = digest("package", whole);
                        put(vec![
                            world.id(Kind::Version, whole).into(),
                            world.id(Kind::Program, program).into(),
                            Int(1),
                            Int(place as i64 / 4),
                            Int(place as i64 % 4),
                            sentence(Kind::Version as u8, whole, 500, 8).into(),
                            digest.clone().into(),
                            digest.into(),
                            Int(entries(whole).1 / 3),
                            world.id(Kind::Account, it.uploaded_by).into(),
                            Int(it.uploaded_at),
                            Int(it.uploaded_revision),
                            it.state.into(),
                            Int(it.since),
                            it.percent.into(),
                            Bool(false),
                            it.cause.into(),
                            it.review.map(|round| world.id(Kind::Review, program * VERSIONS + round)).into(),
                            it.published_revision.into(),
                        ]);
                    }
                }
            },
        },
        Table {
            name: "review",
            columns: "id, program_id, version_id, submitted_by, submitted_at, confirmed_revision, document, name, slogan, decision, decided_at, decided_by, findings",
            rows: |world, put| {
                for program in 0..world.programs() {
                    for (place, it) in world.life(program).rounds.into_iter().enumerate() {
                        let (decision, at, by, findings) = match it.verdict {
                            Some((decision, at, by, findings)) => (decision.into(), Int(at), world.id(Kind::Account, by).into(), findings.to_string().into()),
                            None => (Null, Null, Null, Null),
                        };
                        put(vec![
                            world.id(Kind::Review, program * VERSIONS + place).into(),
                            world.id(Kind::Program, program).into(),
                            world.id(Kind::Version, program * VERSIONS + it.version).into(),
                            world.id(Kind::Account, it.submitted_by).into(),
                            Int(it.submitted_at),
                            Int(it.confirmed),
                            info(program).into(),
                            program_name(program).into(),
                            slogan(program).into(),
                            decision,
                            at,
                            by,
                            findings,
                        ]);
                    }
                }
            },
        },
        Table {
            name: "event",
            columns: "id, program_id, sequence, kind, version_id, other_version_id, details, account_id, role, channel, request_id, at, position, hash",
            rows: log,
        },
        Table {
            name: "news_category",
            columns: "id, slug, name, place",
            rows: |world, put| {
                for (place, (slug, name)) in CATEGORIES.into_iter().enumerate() {
                    put(vec![world.id(Kind::NewsCategory, place).into(), slug.into(), name.into(), Int(place as i64)]);
                }
            },
        },
        Table {
            name: "capability_category",
            columns: "id, slug, name, place",
            rows: |world, put| {
                for (place, (slug, name)) in CAPABILITY_CATEGORIES.into_iter().enumerate() {
                    put(vec![world.id(Kind::CapabilityCategory, place).into(), slug.into(), name.into(), Int(place as i64)]);
                }
            },
        },
        Table {
            name: "tag",
            columns: "id, slug, name",
            rows: |world, put| {
                for place in 0..TAGS {
                    put(vec![world.id(Kind::Tag, place).into(), format!("tag-{place:02}").into(), format!("{}{place}", ZH[place % ZH.len()]).into()]);
                }
            },
        },
        Table {
            name: "content",
            columns: "id, kind, state, lock_version, title, last_revision, live_revision, pinned, first_published_at, created_at, updated_at",
            rows: |world, put| {
                every_piece(world, &mut |kind, _, it| {
                    put(vec![
                        it.id.into(),
                        kind.prefix().to_uppercase().into(),
                        "PUBLISHED".into(),
                        Int(2),
                        it.title.into(),
                        Int(1),
                        Int(1),
                        Bool(it.pinned),
                        Int(it.published),
                        Int(it.published),
                        Int(it.published),
                    ]);
                });
            },
        },
        Table {
            name: "content_revision",
            columns: "content_id, number, document, created_at, published_at",
            rows: |world, put| {
                every_piece(world, &mut |_, _, it| {
                    let mut document = it.detail;
                    let tags: Vec<String> = it.tags.iter().map(|tag| world.named(Kind::Tag, *tag)).collect();
                    let cover: Doc = it.cover.and_then(|cover| serde_json::from_str(&cover).ok()).unwrap_or_default();
                    for (name, value) in [
                        ("title", it.title.into()),
                        ("summary", it.summary.into()),
                        ("body", it.body.into()),
                        ("cover", cover),
                        ("tags", tags.into()),
                        ("capabilities", json!([])),
                    ] {
                        document[name] = value;
                    }
                    put(vec![it.id.into(), Int(1), document.to_string().into(), Int(it.published), Int(it.published)]);
                });
            },
        },
        Table {
            name: "content_tag",
            columns: "content_id, tag_id, place",
            rows: |world, put| {
                every_piece(world, &mut |_, _, it| {
                    for (place, tag) in it.tags.iter().enumerate() {
                        put(vec![it.id.into(), world.id(Kind::Tag, *tag).into(), Int(place as i64)]);
                    }
                });
            },
        },
        Table {
            name: "news",
            columns: columns!("category_id, author, source, heat, views"),
            rows: |world, put| {
                live(world, Kind::News, world.news(), put, |world, place, it| {
                    let views = (noise(Kind::News as u8, place, 90) % 5000) as i64;
                    vec![
                        world.id(Kind::NewsCategory, it.category % CATEGORIES.len()).into(),
                        "devcenter".into(),
                        Null,
                        Int(it.published / 260 + views),
                        Int(views),
                    ]
                });
            },
        },
        Table {
            name: "\"case\"",
            columns: columns!("company, industry, results, program_id"),
            rows: |world, put| {
                live(world, Kind::Case, world.cases(), put, |_, place, it| {
                    vec![it.name.clone().into(), pick(&INDUSTRIES, it.category as u64).into(), achievements(Kind::Case as u8, place).to_string().into(), Null]
                });
            },
        },
        Table {
            name: "video",
            columns: columns!("source_url, duration_seconds, level, series, chapters"),
            rows: |world, put| {
                live(world, Kind::Video, world.videos(), put, |_, place, it| {
                    let chapters = json!([{ "title": it.name, "start_seconds": 0 }]).to_string();
                    vec![
                        format!("https://cdn.example.com/{place}.mp4").into(),
                        Int(60 + (it.category % 3600) as i64),
                        pick(&LEVELS, it.category as u64).into(),
                        Null,
                        chapters.into(),
                    ]
                });
            },
        },
        Table {
            name: "capability",
            columns: columns!("category_id, tagline, status, min_client_version, requirements"),
            rows: |world, put| {
                live(world, Kind::Capability, world.capabilities(), put, |world, _, it| {
                    vec![
                        world.id(Kind::CapabilityCategory, it.category % CAPABILITY_CATEGORIES.len()).into(),
                        it.name.clone().into(),
                        pick(&STATUSES, it.category as u64).into(),
                        "8.0.30".into(),
                        json!([it.name]).to_string().into(),
                    ]
                });
            },
        },
    ]
}

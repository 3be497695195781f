//! News, cases, videos and capabilities: as they are edited, and as they are read.

use serde_json::{Value as Doc, json};

use super::{
    Cell, Row, Table, row,
    words::{ZH, body, digest, sentence},
    world::{Kind, World, noise, pick},
};

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

const KINDS: [Kind; 4] = [Kind::News, Kind::Case, Kind::Video, Kind::Capability];

macro_rules! live_columns {
    ($own:literal) => {
        concat!("id, title, summary, body, cover, pinned, published_at, updated_at, revision, ", $own)
    };
}

pub const TABLES: &[Table] = &[
    Table { name: "news_category", columns: "id, slug, name, place", rows: |world, put| categories(world, put, Kind::NewsCategory, &CATEGORIES) },
    Table {
        name: "capability_category",
        columns: "id, slug, name, place",
        rows: |world, put| categories(world, put, Kind::CapabilityCategory, &CAPABILITY_CATEGORIES),
    },
    Table {
        name: "tag",
        columns: "id, slug, name",
        rows: |world, put| {
            for place in 0..TAGS {
                put(row![world.id(Kind::Tag, place), format!("tag-{place:02}"), format!("{}{place}", ZH[place % ZH.len()])]);
            }
        },
    },
    Table {
        name: "content",
        columns: "id, kind, state, lock_version, title, last_revision, live_revision, pinned, first_published_at, created_at, updated_at",
        rows: |world, put| {
            every_piece(world, &mut |kind, it| {
                let kind = kind.prefix().to_uppercase();
                put(row![it.id, kind, "PUBLISHED", 2, it.title, 1, 1, it.pinned, it.published, it.published, it.published]);
            });
        },
    },
    Table {
        name: "content_revision",
        columns: "content_id, number, document, created_at, published_at",
        rows: |world, put| {
            every_piece(world, &mut |_, it| {
                let mut document = it.detail;
                let tags: Vec<String> = it.tags.iter().map(|tag| world.named(Kind::Tag, *tag)).collect();
                for (name, value) in [
                    ("title", it.title.into()),
                    ("summary", it.summary.into()),
                    ("body", it.body.into()),
                    ("cover", it.cover.into()),
                    ("tags", tags.into()),
                    ("capabilities", json!([])),
                ] {
                    document[name] = value;
                }
                put(row![it.id, 1, document.to_string(), it.published, it.published]);
            });
        },
    },
    Table {
        name: "content_tag",
        columns: "content_id, tag_id, place",
        rows: |world, put| {
            every_piece(world, &mut |_, it| {
                for (place, tag) in it.tags.iter().enumerate() {
                    put(row![it.id, world.id(Kind::Tag, *tag), place as i64]);
                }
            });
        },
    },
    Table {
        name: "news",
        columns: live_columns!("category_id, author, source, heat, views"),
        rows: |world, put| {
            live(world, put, Kind::News, |place, it| {
                let views = (noise(Kind::News, place, 90) % 5000) as i64;
                row![category(it), it.detail["author"].as_str(), Cell::Null, it.published / 260 + views, views]
            });
        },
    },
    Table {
        name: "\"case\"",
        columns: live_columns!("company, industry, results, program_id"),
        rows: |world, put| {
            live(world, put, Kind::Case, |_, it| {
                row![it.detail["company"].as_str(), it.detail["industry"].as_str(), it.detail["results"].to_string(), Cell::Null]
            });
        },
    },
    Table {
        name: "video",
        columns: live_columns!("source_url, duration_seconds, level, series, chapters"),
        rows: |world, put| {
            live(world, put, Kind::Video, |_, it| {
                let of = &it.detail;
                row![of["source_url"].as_str(), of["duration_seconds"].as_i64(), of["level"].as_str(), Cell::Null, of["chapters"].to_string()]
            });
        },
    },
    Table {
        name: "capability",
        columns: live_columns!("category_id, tagline, status, min_client_version, requirements"),
        rows: |world, put| {
            live(world, put, Kind::Capability, |_, it| {
                let of = &it.detail;
                row![category(it), of["tagline"].as_str(), of["status"].as_str(), of["min_client_version"].as_str(), of["requirements"].to_string()]
            });
        },
    },
];

/// One of any kind.
struct Piece {
    id: u128,
    title: String,
    summary: String,
    body: String,
    cover: Option<Doc>,
    tags: Vec<usize>,
    pinned: bool,
    published: i64,
    /// What its kind alone has.
    detail: Doc,
}

fn piece(world: &World, kind: Kind, place: usize) -> Piece {
    let dice = |salt| noise(kind, place, salt);
    let cover = (!dice(20).is_multiple_of(5)).then(|| {
        let file = &digest("cover", place)[..24];
        json!({ "url": format!("https://cdn.example.com/{}/{file}.webp", kind.prefix()), "alt": sentence(kind, place, 30, 3) })
    });
    let mut tags = Vec::new();
    for turn in 0..dice(21) % 5 {
        let tag = (dice(40 + turn) % TAGS as u64) as usize;
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    let of = world.pieces(kind);
    Piece {
        id: world.id(kind, place),
        title: sentence(kind, place, 50, 5).chars().take(80).collect(),
        summary: sentence(kind, place, 70, 14).chars().take(300).collect(),
        body: body(kind, place),
        cover,
        tags,
        // three stand at the top, old ones
        pinned: place % (of / 3) == of / 7,
        published: world.published(kind, place),
        detail: detail(world, kind, place),
    }
}

fn detail(world: &World, kind: Kind, place: usize) -> Doc {
    let dice = noise(kind, place, 22);
    let name = sentence(kind, place, 60, 2);
    let one_of = |kind, many: usize| world.named(kind, dice as usize % many);
    match kind {
        Kind::News => {
            json!({ "kind": "NEWS", "category": one_of(Kind::NewsCategory, CATEGORIES.len()), "author": "devcenter", "source": null, "related": [] })
        }
        Kind::Case => {
            let results = json!([{ "label": sentence(kind, place, 80, 1), "value": format!("+{}%", noise(kind, place, 81) % 90 + 5) }]);
            json!({ "kind": "CASE", "company": name, "industry": pick(&INDUSTRIES, dice), "results": results, "program": null })
        }
        Kind::Video => json!({ "kind": "VIDEO", "source_url": format!("https://cdn.example.com/{place}.mp4"), "duration_seconds": 60 + dice % 3600,
            "level": pick(&LEVELS, dice), "series": null, "chapters": [{ "title": name, "start_seconds": 0 }] }),
        _ => json!({ "kind": "CAPABILITY", "category": one_of(Kind::CapabilityCategory, CAPABILITY_CATEGORIES.len()), "tagline": name,
            "status": pick(&STATUSES, dice), "min_client_version": "8.0.30", "requirements": [name] }),
    }
}

fn category(it: &Piece) -> Option<u128> {
    it.detail["category"].as_str().and_then(wire::bits)
}

fn categories(world: &World, put: &mut dyn FnMut(Row), kind: Kind, all: &[(&str, &str)]) {
    for (place, (slug, name)) in all.iter().enumerate() {
        put(row![world.id(kind, place), *slug, *name, place as i64]);
    }
}

fn every_piece(world: &World, put: &mut dyn FnMut(Kind, Piece)) {
    for kind in KINDS {
        for place in 0..world.pieces(kind) {
            put(kind, piece(world, kind, place));
        }
    }
}

/// The rows of a table that readers are answered from; `own` are the columns of its kind alone.
fn live(world: &World, put: &mut dyn FnMut(Row), kind: Kind, own: fn(usize, &Piece) -> Row) {
    for place in 0..world.pieces(kind) {
        let it = piece(world, kind, place);
        let own = own(place, &it);
        let cover = it.cover.map(|cover| cover.to_string());
        let mut row = row![it.id, it.title, it.summary, it.body, cover, i64::from(it.pinned), it.published, it.published, 1];
        row.extend(own);
        put(row);
    }
}

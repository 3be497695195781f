//! From rows to JSON text, written by hand: a row comes in, and leaves nothing behind but its text.

use serde::Deserialize;
use sha2::{Digest, Sha256};
use wire::Json;

/// The cells of a row, wherever it comes from.
pub trait Cells {
    fn text_or_null(&self, column: usize) -> Option<&str>;
    fn int_or_null(&self, column: usize) -> Option<i64>;
    fn id_or_null(&self, column: usize) -> Option<u128>;
    fn text(&self, column: usize) -> &str {
        self.text_or_null(column).unwrap_or_default()
    }
    fn int(&self, column: usize) -> i64 {
        self.int_or_null(column).unwrap_or_default()
    }
    fn id(&self, column: usize) -> u128 {
        self.id_or_null(column).unwrap_or_default()
    }
}

/// An answer that takes rows one after the other.
pub trait Answer: Send {
    fn row(&mut self, row: &impl Cells);
    fn finish(self) -> Vec<u8>;
}

#[derive(Deserialize)]
struct Cover<'a> {
    #[serde(borrow)]
    url: std::borrow::Cow<'a, str>,
    #[serde(borrow)]
    alt: std::borrow::Cow<'a, str>,
}

#[derive(Deserialize)]
struct Finding<'a> {
    #[serde(borrow)]
    code: &'a str,
    #[serde(borrow)]
    message: std::borrow::Cow<'a, str>,
    #[serde(borrow)]
    severity: &'a str,
}

fn cover(json: &mut Json, stored: Option<&str>) {
    match stored.and_then(|stored| serde_json::from_str::<Cover>(stored).ok()) {
        Some(cover) => json.raw(",\"cover\":{\"url\":").text(&cover.url).raw(",\"alt\":").text(&cover.alt).raw("}"),
        None => json.raw(",\"cover\":null"),
    };
}

fn label(json: &mut Json, slug: &str, name: &str) {
    json.raw("{\"slug\":").text(slug).raw(",\"name\":").text(name).raw("}");
}

fn number(json: &mut Json, row: &impl Cells, first: usize) {
    json.raw("\"").int(row.int(first)).raw(".").int(row.int(first + 1)).raw(".").int(row.int(first + 2)).raw("\"");
}

/// A review from four columns: id, decision, when, findings.
fn review(json: &mut Json, row: &impl Cells, first: usize) {
    let Some(id) = row.id_or_null(first) else {
        json.raw("null");
        return;
    };
    json.raw("{\"id\":")
        .id("review", id)
        .raw(",\"decision\":")
        .text_or_null(row.text_or_null(first + 1))
        .raw(",\"decidedAt\":")
        .time_or_null(row.int_or_null(first + 2))
        .raw(",\"findings\":[");
    let stored = row.text_or_null(first + 3).unwrap_or("[]");
    if stored != "[]" {
        for (place, finding) in serde_json::from_str::<Vec<Finding>>(stored).unwrap_or_default().iter().enumerate() {
            json.raw(if place > 0 { ",{\"code\":" } else { "{\"code\":" })
                .text(finding.code)
                .raw(",\"message\":")
                .text(&finding.message)
                .raw(",\"severity\":")
                .text(finding.severity)
                .raw("}");
        }
    }
    json.raw("]}");
}

/// W1. Rows of the page come first, in no order; its tags come after them.
pub struct Feed {
    items: Vec<Item>,
    tags: Vec<(u128, i64, usize, usize)>,
    text: Vec<u8>,
}

struct Item {
    order: (i64, i64, u128),
    text: (usize, usize),
}

impl Default for Feed {
    fn default() -> Self {
        Self { items: Vec::with_capacity(21), tags: Vec::with_capacity(64), text: Vec::with_capacity(12 * 1024) }
    }
}

impl Answer for Feed {
    fn row(&mut self, row: &impl Cells) {
        let mut json = Json(std::mem::take(&mut self.text));
        let from = json.0.len();
        match row.int_or_null(4) {
            Some(at) => {
                let id = row.id(0);
                json.raw("{\"id\":").id("news", id).raw(",\"title\":").text(row.text(5)).raw(",\"summary\":").text(row.text(6));
                cover(&mut json, row.text_or_null(7));
                json.raw(",\"publishedAt\":").time(at).raw(",\"category\":");
                label(&mut json, row.text(1), row.text(2));
                json.raw(",\"tags\":[");
                self.items.push(Item { order: (row.int(3), at, id), text: (from, json.0.len()) });
            }
            None => {
                label(&mut json, row.text(1), row.text(2));
                self.tags.push((row.id(0), row.int(3), from, json.0.len()));
            }
        }
        self.text = json.0;
    }

    fn finish(mut self) -> Vec<u8> {
        self.items.sort_unstable_by_key(|it| std::cmp::Reverse(it.order));
        self.tags.sort_unstable_by_key(|tag| (tag.0, tag.1));
        let more = self.items.len() > 20;
        self.items.truncate(20);
        let mut json = Json::with_capacity(self.text.len() + 512);
        json.raw("{\"data\":{\"news\":{\"nodes\":[");
        for (place, item) in self.items.iter().enumerate() {
            if place > 0 {
                json.raw(",");
            }
            json.0.extend_from_slice(&self.text[item.text.0..item.text.1]);
            let first = self.tags.partition_point(|tag| tag.0 < item.order.2);
            for (place, tag) in self.tags[first..].iter().take_while(|tag| tag.0 == item.order.2).enumerate() {
                if place > 0 {
                    json.raw(",");
                }
                json.0.extend_from_slice(&self.text[tag.2..tag.3]);
            }
            json.raw("]}");
        }
        json.raw("],\"pageInfo\":{\"hasNextPage\":").raw(if more { "true" } else { "false" }).raw(",\"endCursor\":");
        let end = self.items.last().map(|item| wire::cursor(wire::PINNED_ORDER, [item.order.0, item.order.1], item.order.2));
        json.text_or_null(end.as_deref()).raw("}}}}");
        json.0
    }
}

/// W2.
pub struct Home {
    json: Json,
    list: i64,
    first: bool,
}

impl Default for Home {
    fn default() -> Self {
        let mut json = Json::with_capacity(16 * 1024);
        json.raw("{\"data\":{\"news\":{\"nodes\":[");
        Self { json, list: 0, first: true }
    }
}

impl Home {
    fn reach(&mut self, list: i64) {
        while self.list < list {
            self.list += 1;
            self.json.raw(["", "]},\"cases\":{\"nodes\":[", "]},\"videos\":{\"nodes\":[", "]},\"capabilities\":{\"nodes\":["][self.list as usize]);
            self.first = true;
        }
    }
}

impl Answer for Home {
    fn row(&mut self, row: &impl Cells) {
        self.reach(row.int(0));
        let json = &mut self.json;
        json.raw(if self.first { "{\"id\":" } else { ",{\"id\":" });
        self.first = false;
        json.id(["news", "case", "video", "capability"][self.list as usize], row.id(1));
        match self.list {
            3 => {
                json.raw(",\"name\":").text(row.text(2)).raw(",\"tagline\":").text(row.text(3)).raw(",\"status\":").text(row.text(4)).raw(",\"category\":");
                label(json, row.text(5), row.text(6));
                json.raw("}");
            }
            2 => {
                json.raw(",\"title\":").text(row.text(2));
                cover(json, row.text_or_null(4));
                json.raw(",\"durationSeconds\":").int(row.int(7)).raw(",\"level\":").text(row.text(3)).raw("}");
            }
            list => {
                json.raw(",\"title\":").text(row.text(2)).raw(",\"summary\":").text(row.text(3));
                cover(json, row.text_or_null(4));
                if list == 0 {
                    json.raw(",\"publishedAt\":").time(row.int(7)).raw("}");
                } else {
                    json.raw(",\"company\":").text(row.text(5)).raw(",\"industry\":").text(row.text(6)).raw("}");
                }
            }
        }
    }

    fn finish(mut self) -> Vec<u8> {
        self.reach(3);
        self.json.raw("]}}}");
        self.json.0
    }
}

/// W3. Rows come in any order; in their own, if nothing went wrong.
#[derive(Default)]
pub struct Mine {
    text: Json,
    versions: Vec<Owned>,
    /// What is said of each program once.
    programs: Vec<(u128, (usize, usize))>,
}

struct Owned {
    /// Since when the program is somebody's, the program, and which upload.
    order: (i64, u128, i64),
    text: (usize, usize),
}

impl Answer for Mine {
    fn row(&mut self, row: &impl Cells) {
        let (json, program) = (&mut self.text, row.id(0));
        if self.versions.is_empty() {
            json.0.reserve(32 * 1024);
            self.versions.reserve(100);
        }
        if self.programs.last().is_none_or(|last| last.0 != program) {
            let from = json.0.len();
            json.raw("{\"id\":")
                .id("program", program)
                .raw(",\"name\":")
                .text(row.text(1))
                .raw(",\"slogan\":")
                .text(row.text(2))
                .raw(",\"myRole\":")
                .text(row.text(3))
                .raw(",\"versions\":{\"nodes\":[");
            self.programs.push((program, (from, json.0.len())));
        }
        let from = json.0.len();
        json.raw("{\"id\":").id("version", row.id(4)).raw(",\"number\":");
        number(json, row, 5);
        json.raw(",\"state\":").text(row.text(8)).raw(",\"review\":");
        review(json, row, 9);
        json.raw("}");
        self.versions.push(Owned { order: (row.int(13), program, row.int(14)), text: (from, json.0.len()) });
    }

    fn finish(mut self) -> Vec<u8> {
        if !self.versions.is_sorted_by(|a, b| a.order >= b.order) {
            self.versions.sort_unstable_by_key(|it| std::cmp::Reverse(it.order));
        }
        let mut json = Json::with_capacity(self.text.0.len() + 512);
        json.raw("{\"data\":{\"viewer\":{\"programs\":{\"nodes\":[");
        let mut before = None;
        for version in &self.versions {
            let program = version.order.1;
            if before != Some(program) {
                if before.is_some() {
                    json.raw("]}},");
                }
                if let Some((_, (from, to))) = self.programs.iter().find(|it| it.0 == program) {
                    json.0.extend_from_slice(&self.text.0[*from..*to]);
                }
            } else {
                json.raw(",");
            }
            before = Some(program);
            json.0.extend_from_slice(&self.text.0[version.text.0..version.text.1]);
        }
        json.raw(if before.is_some() { "]}}]}}}}" } else { "]}}}}" });
        json.0
    }
}

/// W4.
#[derive(Default)]
pub struct One {
    json: Json,
    events: usize,
}

impl Answer for One {
    fn row(&mut self, row: &impl Cells) {
        let json = &mut self.json;
        if self.events == 0 {
            json.0.reserve(4096);
            json.raw("{\"data\":{\"version\":{\"id\":").id("version", row.id(5)).raw(",\"number\":");
            number(json, row, 6);
            let (state, since) = (row.text(9), row.int(23));
            json.raw(",\"state\":").text(state).raw(",\"description\":").text(row.text(10)).raw(",\"uploadedAt\":").time(row.int(11));
            json.raw(",\"uploadedBy\":{\"id\":")
                .id("account", row.id(12))
                .raw(",\"name\":")
                .text(row.text(13))
                .raw("},\"program\":{\"id\":")
                .id("program", row.id(14));
            json.raw(",\"name\":").text(row.text(15)).raw("},\"package\":");
            match row.text_or_null(16) {
                Some(digest) => json.raw("{\"sha256\":").text(digest).raw(",\"bytes\":").int(row.int(17)).raw("}"),
                None => json.raw("null"),
            };
            json.raw(",\"review\":");
            review(json, row, 18);
            json.raw(",\"gray\":");
            if state == "GRAY" {
                json.raw("{\"percent\":").percent(row.int(22)).raw(",\"since\":").time(since).raw("}");
            } else {
                json.raw("null");
            }
            json.raw(",\"release\":");
            if state == "RELEASED" {
                json.raw("{\"since\":").time(since).raw("}");
            } else {
                json.raw("null");
            }
            json.raw(",\"retirement\":");
            if state == "RETIRED" {
                json.raw("{\"cause\":").text(row.text(24)).raw(",\"since\":").time(since).raw("}");
            } else {
                json.raw("null");
            }
            json.raw(",\"timeline\":[");
        }
        if let Some(event) = row.id_or_null(0) {
            json.raw(if self.events > 0 { ",{\"id\":" } else { "{\"id\":" })
                .id("event", event)
                .raw(",\"kind\":")
                .text(row.text(1))
                .raw(",\"at\":")
                .time(row.int(2))
                .raw(",\"by\":");
            match row.id_or_null(3) {
                Some(by) => json.raw("{\"id\":").id("account", by).raw(",\"name\":").text(row.text(4)).raw("}}"),
                None => json.raw("null}"),
            };
        }
        self.events += 1;
    }

    fn finish(mut self) -> Vec<u8> {
        if self.events == 0 {
            return b"{\"data\":{\"version\":null}}".to_vec();
        }
        self.json.raw("]}}}");
        self.json.0
    }
}

/// W6: devcenter's rule, see domain/gray.rs there.
pub struct Which {
    pub user: String,
    /// The lean form, with bucket and threshold.
    pub lean: bool,
    pub found: bool,
    pub gray: Option<(Live, i64, bool)>,
    pub released: Option<Live>,
}

pub struct Live {
    id: u128,
    number: [i64; 3],
    digest: String,
    bytes: i64,
}

impl Which {
    pub fn new(user: String, lean: bool) -> Self {
        Self { user, lean, found: false, gray: None, released: None }
    }
}

impl Answer for Which {
    fn row(&mut self, row: &impl Cells) {
        self.found = true;
        let Some(id) = row.id_or_null(0) else { return };
        let live = Live { id, number: [row.int(1), row.int(2), row.int(3)], digest: row.text(4).to_owned(), bytes: row.int(5) };
        match row.text(7) {
            "GRAY" => self.gray = Some((live, row.int(6), row.int(8) > 0)),
            _ => self.released = Some(live),
        }
    }

    fn finish(self) -> Vec<u8> {
        let mut json = Json::with_capacity(512);
        if !self.found {
            return b"{\"data\":{\"resolveVersion\":null}}".to_vec();
        }
        let threshold = self.gray.as_ref().map(|gray| gray.1);
        let bucket = self.gray.as_ref().filter(|_| !self.user.is_empty()).map(|gray| bucket(gray.0.id, &self.user));
        let (version, reason) = match (&self.gray, bucket, &self.released) {
            (Some((live, _, true)), Some(_), _) => (Some(live), "GRAY_MEMBER"),
            (Some((live, threshold, _)), Some(bucket), _) if bucket < *threshold => (Some(live), "GRAY_BUCKET"),
            (_, _, Some(live)) => (Some(live), "RELEASED"),
            _ => (None, "NOT_AVAILABLE"),
        };
        json.raw(if self.lean { "{\"version\":" } else { "{\"data\":{\"resolveVersion\":{\"version\":" });
        match version {
            Some(live) => {
                json.raw("{\"id\":").id("version", live.id).raw(",\"number\":\"").int(live.number[0]).raw(".").int(live.number[1]).raw(".").int(live.number[2]);
                json.raw("\",\"sha256\":").text(&live.digest).raw(",\"bytes\":").int(live.bytes).raw("}")
            }
            None => json.raw("null"),
        };
        json.raw(",\"reason\":").text(reason);
        if self.lean {
            let mut or_null = |name: &str, value: Option<i64>| {
                json.raw(name);
                match value {
                    Some(value) => json.int(value),
                    None => json.raw("null"),
                };
            };
            or_null(",\"bucket\":", bucket);
            or_null(",\"threshold\":", threshold);
            json.raw("}");
        } else {
            json.raw("}}}");
        }
        json.0
    }
}

fn bucket(version: u128, user: &str) -> i64 {
    let mut id = Json::with_capacity(40);
    id.id("version", version);
    let digest = Sha256::new().chain_update(&id.0[1..id.0.len() - 1]).chain_update(b":").chain_update(user.as_bytes()).finalize();
    let head = digest.iter().take(8).fold(0u64, |head, byte| head << 8 | u64::from(*byte));
    ((u128::from(head) * 10_000) >> 64) as i64
}

/// A program and its revision after a step; None when it was refused.
#[derive(Default)]
pub struct Stepped(pub Option<(u128, i64)>);

impl Answer for Stepped {
    fn row(&mut self, row: &impl Cells) {
        self.0 = Some((row.id(1), row.int(0)));
    }
    fn finish(self) -> Vec<u8> {
        Vec::new()
    }
}

/// One text, as it is.
#[derive(Default)]
pub struct Text(pub Option<String>);

impl Answer for Text {
    fn row(&mut self, row: &impl Cells) {
        self.0 = row.text_or_null(0).map(str::to_owned);
    }
    fn finish(self) -> Vec<u8> {
        self.0.unwrap_or_default().into_bytes()
    }
}

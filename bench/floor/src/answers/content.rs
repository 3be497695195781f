//! Answers about news, cases, videos and capabilities.

use std::borrow::Cow;

use serde::Deserialize;
use wire::Json;

use super::{Answer, Cells, Part};

/// W1. Rows of the page come first, in no order; its tags come after them.
pub struct Feed {
    /// By whether they are pinned, when they were published, and their id.
    news: Vec<Part<(i64, i64, u128)>>,
    /// By their news, and their place there.
    tags: Vec<Part<(u128, i64)>>,
    text: Json,
}

impl Default for Feed {
    fn default() -> Self {
        Self { news: Vec::with_capacity(21), tags: Vec::with_capacity(64), text: Json::with_capacity(12 * 1024) }
    }
}

impl Answer for Feed {
    fn row(&mut self, row: &impl Cells) {
        let json = &mut self.text;
        let from = json.0.len();
        match row.int_or_null(4) {
            Some(at) => {
                let id = row.id(0);
                json.raw("{\"id\":").id("news", id).raw(",\"title\":").text(row.text(5)).raw(",\"summary\":").text(row.text(6));
                cover(json, row.text_or_null(7));
                json.raw(",\"publishedAt\":").time(at).raw(",\"category\":");
                label(json, row.text(1), row.text(2));
                json.raw(",\"tags\":[");
                self.news.push(Part { order: (row.int(3), at, id), text: from..json.0.len() });
            }
            None => {
                label(json, row.text(1), row.text(2));
                self.tags.push(Part { order: (row.id(0), row.int(3)), text: from..json.0.len() });
            }
        }
    }

    fn finish(mut self) -> Vec<u8> {
        self.news.sort_unstable_by_key(|it| std::cmp::Reverse(it.order));
        self.tags.sort_unstable_by_key(|tag| tag.order);
        let more = self.news.len() > 20;
        self.news.truncate(20);
        let text = self.text.0;
        let mut json = Json::with_capacity(text.len() + 512);
        json.raw("{\"data\":{\"news\":{\"nodes\":[");
        for (place, news) in self.news.iter().enumerate() {
            if place > 0 {
                json.raw(",");
            }
            json.0.extend_from_slice(&text[news.text.clone()]);
            let id = news.order.2;
            let first = self.tags.partition_point(|tag| tag.order.0 < id);
            for (place, tag) in self.tags[first..].iter().take_while(|tag| tag.order.0 == id).enumerate() {
                if place > 0 {
                    json.raw(",");
                }
                json.0.extend_from_slice(&text[tag.text.clone()]);
            }
            json.raw("]}");
        }
        json.raw("],\"pageInfo\":{\"hasNextPage\":").raw(if more { "true" } else { "false" }).raw(",\"endCursor\":");
        let end = self.news.last().map(|Part { order: (pinned, at, id), .. }| wire::cursor(wire::PINNED_ORDER, [*pinned, *at], *id));
        json.text_or_null(end.as_deref()).raw("}}}}");
        json.0
    }
}

/// W2. Four lists, one after the other.
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

#[derive(Deserialize)]
struct Cover<'a> {
    #[serde(borrow)]
    url: Cow<'a, str>,
    #[serde(borrow)]
    alt: Cow<'a, str>,
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

//! Answers about programs and their versions.

use std::borrow::Cow;

use serde::Deserialize;
use wire::Json;

use super::{Answer, Cells, Part, number};

/// W3. Rows come in any order; in their own, if nothing went wrong.
#[derive(Default)]
pub struct Mine {
    text: Json,
    /// By since when the program is somebody's, the program, and which upload.
    versions: Vec<Part<(i64, u128, i64)>>,
    /// What is said once of each.
    programs: Vec<Part<u128>>,
}

impl Answer for Mine {
    fn row(&mut self, row: &impl Cells) {
        let (json, program) = (&mut self.text, row.id(0));
        if self.versions.is_empty() {
            json.0.reserve(32 * 1024);
            self.versions.reserve(100);
        }
        if self.programs.last().is_none_or(|last| last.order != program) {
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
            self.programs.push(Part { order: program, text: from..json.0.len() });
        }
        let from = json.0.len();
        json.raw("{\"id\":").id("version", row.id(4)).raw(",\"number\":");
        number(json, row.numbers(5));
        json.raw(",\"state\":").text(row.text(8)).raw(",\"review\":");
        review(json, row, 9);
        json.raw("}");
        self.versions.push(Part { order: (row.int(13), program, row.int(14)), text: from..json.0.len() });
    }

    fn finish(mut self) -> Vec<u8> {
        if !self.versions.is_sorted_by(|a, b| a.order >= b.order) {
            self.versions.sort_unstable_by_key(|it| std::cmp::Reverse(it.order));
        }
        let text = self.text.0;
        let mut json = Json::with_capacity(text.len() + 512);
        json.raw("{\"data\":{\"viewer\":{\"programs\":{\"nodes\":[");
        let mut before = None;
        for version in &self.versions {
            let program = version.order.1;
            if before != Some(program) {
                if before.is_some() {
                    json.raw("]}},");
                }
                if let Some(said) = self.programs.iter().find(|it| it.order == program) {
                    json.0.extend_from_slice(&text[said.text.clone()]);
                }
            } else {
                json.raw(",");
            }
            before = Some(program);
            json.0.extend_from_slice(&text[version.text.clone()]);
        }
        json.raw(if before.is_some() { "]}}]}}}}" } else { "]}}}}" });
        json.0
    }
}

/// W4. The version is written with the first of its events.
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
            number(json, row.numbers(6));
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
            for (of, name) in [("GRAY", ",\"gray\":"), ("RELEASED", ",\"release\":"), ("RETIRED", ",\"retirement\":")] {
                json.raw(name);
                if of != state {
                    json.raw("null");
                    continue;
                }
                json.raw("{\"since\":").time(since);
                match of {
                    "GRAY" => json.raw(",\"percent\":").percent(row.int(22)),
                    "RETIRED" => json.raw(",\"cause\":").text(row.text(24)),
                    _ => json,
                }
                .raw("}");
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

#[derive(Deserialize)]
struct Finding<'a> {
    #[serde(borrow)]
    code: &'a str,
    #[serde(borrow)]
    message: Cow<'a, str>,
    #[serde(borrow)]
    severity: &'a str,
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

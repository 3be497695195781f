//! Which version a user gets: the rule is devcenter's, see domain/gray.rs there.

use wire::Json;

use super::{Answer, Cells, number};

/// W6, W6r.
pub struct Which {
    user: String,
    /// The lean form, with bucket and threshold.
    lean: bool,
    found: bool,
    gray: Option<Gray>,
    released: Option<Live>,
}

struct Gray {
    live: Live,
    threshold: i64,
    /// Whether the user belongs to the program.
    member: bool,
}

struct Live {
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
        let live = Live { id, number: row.numbers(1), digest: row.text(4).to_owned(), bytes: row.int(5) };
        match row.text(7) {
            "GRAY" => self.gray = Some(Gray { live, threshold: row.int(6), member: row.int(8) > 0 }),
            _ => self.released = Some(live),
        }
    }

    fn finish(self) -> Vec<u8> {
        let mut json = Json::with_capacity(512);
        if !self.found {
            return b"{\"data\":{\"resolveVersion\":null}}".to_vec();
        }
        let bucket = self.gray.as_ref().filter(|_| !self.user.is_empty()).map(|gray| wire::bucket(gray.live.id, &self.user));
        let (version, reason) = match (&self.gray, bucket, &self.released) {
            (Some(Gray { live, member: true, .. }), Some(_), _) => (Some(live), "GRAY_MEMBER"),
            (Some(Gray { live, threshold, .. }), Some(bucket), _) if bucket < *threshold => (Some(live), "GRAY_BUCKET"),
            (_, _, Some(live)) => (Some(live), "RELEASED"),
            _ => (None, "NOT_AVAILABLE"),
        };
        json.raw(if self.lean { "{\"version\":" } else { "{\"data\":{\"resolveVersion\":{\"version\":" });
        match version {
            Some(live) => {
                json.raw("{\"id\":").id("version", live.id).raw(",\"number\":");
                number(&mut json, live.number);
                json.raw(",\"sha256\":").text(&live.digest).raw(",\"bytes\":").int(live.bytes).raw("}")
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
            or_null(",\"threshold\":", self.gray.map(|gray| gray.threshold));
            json.raw("}");
        } else {
            json.raw("}}}");
        }
        json.0
    }
}

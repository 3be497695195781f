//! What an editor writes: the text and links of one piece of content, and the rules it must keep.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{
    content::ContentKind,
    id::{CapabilityCategoryId, ContentId, NewsCategoryId, ProgramId, TagId},
    refusal::{Rule, Violation},
    version::VersionNumber,
    words::words,
};

/// The trade of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Industry {
    Retail,
    Catering,
    Transport,
    Government,
    Healthcare,
    Education,
    Finance,
    Tourism,
    Lifestyle,
    Entertainment,
    Other,
}
words!(Industry {
    Retail = "RETAIL", Catering = "CATERING", Transport = "TRANSPORT", Government = "GOVERNMENT", Healthcare = "HEALTHCARE", Education = "EDUCATION",
    Finance = "FINANCE", Tourism = "TOURISM", Lifestyle = "LIFESTYLE", Entertainment = "ENTERTAINMENT", Other = "OTHER",
});

/// How much a video asks of its viewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Level {
    Beginner,
    Intermediate,
    Advanced,
}
words!(Level { Beginner = "BEGINNER", Intermediate = "INTERMEDIATE", Advanced = "ADVANCED" });

/// Whether a capability can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CapabilityStatus {
    Available,
    Beta,
    Deprecated,
}
words!(CapabilityStatus { Available = "AVAILABLE", Beta = "BETA", Deprecated = "DEPRECATED" });

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cover {
    pub url: String,
    /// What the picture shows, for those who do not see it.
    pub alt: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub name: String,
    pub url: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Achievement {
    pub label: String,
    pub value: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chapter {
    pub title: String,
    pub start_seconds: i32,
}

/// One document of any kind. Stored whole, as JSON, in drafts and revisions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    pub title: String,
    pub summary: String,
    /// Markdown. A capability calls it its guide.
    pub body: String,
    pub cover: Option<Cover>,
    pub tags: Vec<TagId>,
    /// The capabilities it names, in the editor's order. Empty for a capability.
    pub capabilities: Vec<ContentId>,
    #[serde(flatten)]
    pub detail: Detail,
}

/// What only one kind has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Detail {
    News { category: NewsCategoryId, author: String, source: Option<Source>, related: Vec<ContentId> },
    Case { company: String, industry: Industry, results: Vec<Achievement>, program: Option<ProgramId> },
    Video { source_url: String, duration_seconds: i32, level: Level, series: Option<String>, chapters: Vec<Chapter> },
    Capability { category: CapabilityCategoryId, tagline: String, status: CapabilityStatus, min_client_version: Option<String>, requirements: Vec<String> },
}

/// How far a document must be: a draft may still have gaps, what goes out may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Draft,
    Publication,
}

pub const TITLE_MOST: usize = 80;
pub const SUMMARY_MOST: usize = 300;
pub const BODY_MOST: usize = 50_000;
pub const TAGS_MOST: usize = 10;
pub const LINKS_MOST: usize = 20;
pub const LIST_MOST: usize = 50;

impl Document {
    /// An empty document of the kind that `detail` says.
    pub fn blank(detail: Detail) -> Self {
        Self { title: String::new(), summary: String::new(), body: String::new(), cover: None, tags: Vec::new(), capabilities: Vec::new(), detail }
    }

    pub fn kind(&self) -> ContentKind {
        match self.detail {
            Detail::News { .. } => ContentKind::News,
            Detail::Case { .. } => ContentKind::Case,
            Detail::Video { .. } => ContentKind::Video,
            Detail::Capability { .. } => ContentKind::Capability,
        }
    }

    /// Every content this document links to, by field.
    pub fn links(&self) -> impl Iterator<Item = (LinkField, ContentId)> {
        let related = match &self.detail {
            Detail::News { related, .. } => related.as_slice(),
            _ => &[],
        };
        let capabilities = self.capabilities.iter().map(|id| (LinkField::Capabilities, *id));
        capabilities.chain(related.iter().map(|id| (LinkField::Related, *id)))
    }

    /// Every broken rule at once; empty when the document may stand at this stage.
    pub fn violations(&self, stage: Stage) -> Vec<Violation> {
        let mut check = Check { stage, found: Vec::new() };
        check.text(&["title"], &self.title, 1, TITLE_MOST);
        check.text(&["summary"], &self.summary, 1, SUMMARY_MOST);
        check.markdown(
            match self.detail {
                Detail::Capability { .. } => "guide",
                _ => "body",
            },
            &self.body,
        );
        if let Some(cover) = &self.cover {
            check.url(&["cover", "url"], &cover.url, true);
            check.text(&["cover", "alt"], &cover.alt, 0, 120);
        }
        check.distinct("tagIds", &self.tags, TAGS_MOST);
        check.distinct("capabilityIds", &self.capabilities, LINKS_MOST);
        check.kind("capabilityIds", &self.capabilities, ContentKind::Capability);
        match &self.detail {
            Detail::News { category: _, author, source, related } => {
                check.text(&["author"], author, 0, 40);
                if let Some(source) = source {
                    check.text(&["source", "name"], &source.name, 1, 60);
                    check.url(&["source", "url"], &source.url, false);
                }
                check.distinct("relatedIds", related, LINKS_MOST);
                check.kind("relatedIds", related, ContentKind::News);
            }
            Detail::Case { company, industry: _, results, program: _ } => {
                check.text(&["company"], company, 1, 60);
                check.items("results", results.len(), LINKS_MOST);
                for (place, result) in results.iter().enumerate() {
                    check.text(&["results", &place.to_string(), "label"], &result.label, 1, 40);
                    check.text(&["results", &place.to_string(), "value"], &result.value, 1, 40);
                }
            }
            Detail::Video { source_url, duration_seconds, level: _, series, chapters } => {
                check.url(&["sourceUrl"], source_url, false);
                check.range("durationSeconds", *duration_seconds, 1, 86_400);
                if let Some(series) = series {
                    check.text(&["series"], series, 1, 40);
                }
                check.items("chapters", chapters.len(), LIST_MOST);
                let mut before = -1;
                for (place, chapter) in chapters.iter().enumerate() {
                    let place = place.to_string();
                    check.text(&["chapters", &place, "title"], &chapter.title, 1, 60);
                    if chapter.start_seconds <= before || chapter.start_seconds >= *duration_seconds {
                        check.break_rule(&["chapters", &place, "startSeconds"], Rule::Rising);
                    }
                    before = chapter.start_seconds;
                }
            }
            Detail::Capability { category: _, tagline, status: _, min_client_version, requirements } => {
                check.text(&["tagline"], tagline, 1, 80);
                if min_client_version.as_ref().is_some_and(|number| number.parse::<VersionNumber>().is_err()) {
                    check.break_rule(&["minClientVersion"], Rule::VersionNumber);
                }
                check.items("requirements", requirements.len(), LINKS_MOST);
                for (place, line) in requirements.iter().enumerate() {
                    check.text(&["requirements", &place.to_string()], line, 1, 120);
                }
            }
        }
        check.found
    }
}

/// Which field of a document a link stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkField {
    Capabilities,
    Related,
}
words!(LinkField { Capabilities = "CAPABILITIES", Related = "RELATED" });

/// 1 to 40 of `a-z 0-9`, single hyphens between them: how categories and tags are called in addresses and filters.
pub fn is_slug(text: &str) -> bool {
    (1..=40).contains(&text.len())
        && text.split('-').all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}

/// The last place of a list of categories.
pub const PLACE_MOST: i32 = 9_999;

/// The rules of a category or tag: its two words and its place in the list.
pub fn label_violations(slug: &str, name: &str, place: i32) -> Vec<Violation> {
    let mut check = Check { stage: Stage::Publication, found: Vec::new() };
    if !is_slug(slug) {
        check.break_rule(&["slug"], Rule::Slug);
    }
    check.text(&["name"], name, 1, 30);
    check.range("place", place, 0, PLACE_MOST);
    check.found
}

struct Check {
    stage: Stage,
    found: Vec<Violation>,
}

impl Check {
    fn break_rule(&mut self, field: &[&str], rule: Rule) {
        self.found.push(Violation { field: field.iter().map(ToString::to_string).collect(), rule });
    }

    fn text(&mut self, field: &[&str], text: &str, least: usize, most: usize) {
        let length = text.chars().count();
        if length == 0 && least > 0 {
            // a title and the words inside a list are asked for from the first draft on
            if self.stage == Stage::Publication || field.len() > 1 || field == ["title"] {
                self.break_rule(field, Rule::Required);
            }
        } else if length > most || length < least {
            self.break_rule(field, Rule::Length { least, most });
        } else if text.chars().any(char::is_control) {
            self.break_rule(field, Rule::ControlCharacters);
        } else if least > 0 && text.trim().is_empty() {
            self.break_rule(field, Rule::Required);
        }
    }

    fn markdown(&mut self, field: &str, text: &str) {
        if text.trim().is_empty() && self.stage == Stage::Publication {
            self.break_rule(&[field], Rule::Required);
        } else if text.chars().count() > BODY_MOST {
            self.break_rule(&[field], Rule::Length { least: 0, most: BODY_MOST });
        } else if text.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')) {
            self.break_rule(&[field], Rule::ControlCharacters);
        }
    }

    fn url(&mut self, field: &[&str], text: &str, image: bool) {
        if text.is_empty() {
            if self.stage == Stage::Publication || field.len() > 1 {
                self.break_rule(field, Rule::Required);
            }
        } else if !(is_https(text) || image && is_own_image(text)) {
            self.break_rule(field, Rule::Url);
        }
    }

    fn range(&mut self, field: &str, number: i32, least: i32, most: i32) {
        if !(least..=most).contains(&number) {
            self.break_rule(&[field], Rule::Range { least: least.into(), most: most.into() });
        }
    }

    fn items(&mut self, field: &str, count: usize, most: usize) {
        if count > most {
            self.break_rule(&[field], Rule::Items { most });
        }
    }

    fn distinct<T: Copy + Eq + std::hash::Hash>(&mut self, field: &str, items: &[T], most: usize) {
        self.items(field, items.len(), most);
        let mut seen = HashSet::new();
        for (place, item) in items.iter().enumerate() {
            if !seen.insert(*item) {
                self.break_rule(&[field, &place.to_string()], Rule::Duplicate);
            }
        }
    }

    fn kind(&mut self, field: &str, items: &[ContentId], kind: ContentKind) {
        for (place, item) in items.iter().enumerate() {
            if item.kind != kind {
                self.break_rule(&[field, &place.to_string()], Rule::Unknown);
            }
        }
    }
}

/// Https with a host of plain characters; enough to keep scripts, credentials and broken addresses out of a page.
pub(super) fn is_https(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    text.len() <= 2000
        && text.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'\\' | b'`' | b'{' | b'}' | b'|' | b'^'))
        && !name.is_empty()
        && name.split('.').all(|label| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'))
        && port.is_none_or(|port| port.parse::<u16>().is_ok())
}

/// `/images/<64 hex digits>.<png|jpg|webp|svg>`: a picture this server holds.
fn is_own_image(text: &str) -> bool {
    let Some((digest, ending)) = text.strip_prefix("/images/").and_then(|name| name.split_once('.')) else { return false };
    digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)) && ["png", "jpg", "webp", "svg"].contains(&ending)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Id;

    fn news() -> Document {
        let mut document = Document::blank(Detail::News { category: Id::from_bits(1), author: String::new(), source: None, related: vec![] });
        document.title = "灰度发布".into();
        document
    }

    fn broken(document: &Document, stage: Stage) -> Vec<String> {
        document.violations(stage).into_iter().map(|it| it.field.join(".")).collect()
    }

    #[test]
    fn a_draft_may_have_gaps_and_a_publication_may_not() {
        assert_eq!(broken(&news(), Stage::Draft), Vec::<String>::new());
        assert_eq!(broken(&news(), Stage::Publication), ["summary", "body"]);
    }

    #[test]
    fn every_broken_rule_is_told_at_once() {
        let mut document = news();
        document.title = "x".repeat(81);
        document.summary = "a\u{7}b".into();
        document.cover = Some(Cover { url: "javascript:alert(1)".into(), alt: String::new() });
        document.tags = vec![Id::from_bits(1), Id::from_bits(1)];
        document.capabilities = vec![ContentId::new(ContentKind::News, 1)];
        assert_eq!(broken(&document, Stage::Draft), ["title", "summary", "cover.url", "tagIds.1", "capabilityIds.0"]);
    }

    #[test]
    fn addresses_that_could_carry_script_or_credentials_are_refused() {
        for bad in [
            "http://a.cn/x",
            "https://",
            "https://user@host/",
            "https://a..b/",
            "https://a.cn/\"onload=",
            "//a.cn",
            "https://a.cn/ x",
            "data:text/html,x",
            "https://a.cn:99999/",
        ] {
            assert!(!is_https(bad), "{bad}");
        }
        for good in ["https://opendocs.alipay.com/mini/introduce/release", "https://a.cn:8443/x?y=1#z"] {
            assert!(is_https(good), "{good}");
        }
        let digest = "a1".repeat(32);
        assert!(is_own_image(&format!("/images/{digest}.png")));
        assert!(!is_own_image(&format!("/images/{digest}.html")) && !is_own_image("/images/../x.png"));
    }

    #[test]
    fn slugs_are_words_with_single_hyphens() {
        assert!(is_slug("mini-program-2") && !is_slug("-a") && !is_slug("a--b") && !is_slug("A") && !is_slug(""));
    }

    #[test]
    fn a_document_reads_back_as_it_was_stored() {
        let document = news();
        let text = serde_json::to_string(&document).unwrap();
        assert_eq!(serde_json::from_str::<Document>(&text).unwrap(), document);
    }
}

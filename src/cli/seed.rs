//! The demo's content, from the files in `seed/`, through the same doors that editors use; each piece at its own time.

use std::{collections::HashMap, fmt, sync::Arc};

use serde::{Deserialize, de::DeserializeOwned};

use super::CliError;
use crate::{
    app::{
        App, Call, Edit, Failure, Objects,
        clock::{Clock, FrozenClock, Mint, SystemClock},
    },
    domain::{
        actor::Actor,
        content::ContentKind,
        document::{Achievement, CapabilityStatus, Chapter, Cover, Detail, Document, Industry, Level, Source},
        id::{AccountId, ContentId, EntryName, Id, TagId},
        published::LabelKind,
        scope::Scopes,
        timestamp::Timestamp,
    },
    store::{Database, read::EntryFilter},
};

/// What was put in.
pub(super) struct Counts {
    news: usize,
    cases: usize,
    videos: usize,
    capabilities: usize,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} news, {} cases, {} videos, {} capabilities", self.news, self.cases, self.videos, self.capabilities)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelSeed {
    key: String,
    name: String,
}

/// What every kind has.
#[derive(Deserialize)]
struct CommonSeed {
    key: String,
    summary: String,
    tags: Vec<String>,
    cover: CoverSeed,
    #[serde(default)]
    capabilities: Vec<String>,
    #[serde(default)]
    days_ago: f64,
    #[serde(default)]
    pinned: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CoverSeed {
    text: String,
    hue: u16,
}

#[derive(Deserialize)]
struct NewsSeed {
    #[serde(flatten)]
    common: CommonSeed,
    title: String,
    body: String,
    category: String,
    author: String,
    source: Option<Source>,
    views: u32,
    #[serde(default)]
    related: Vec<String>,
    state: StateSeed,
    in_days: Option<f64>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum StateSeed {
    Draft,
    Scheduled,
    Published,
    Archived,
}

#[derive(Deserialize)]
struct CaseSeed {
    #[serde(flatten)]
    common: CommonSeed,
    title: String,
    body: String,
    company: String,
    industry: Industry,
    results: Vec<Achievement>,
}

#[derive(Deserialize)]
struct VideoSeed {
    #[serde(flatten)]
    common: CommonSeed,
    title: String,
    body: String,
    url: String,
    duration_seconds: i32,
    level: Level,
    series: String,
    chapters: Vec<Chapter>,
}

#[derive(Deserialize)]
struct CapabilitySeed {
    #[serde(flatten)]
    common: CommonSeed,
    name: String,
    guide: String,
    category: String,
    tagline: String,
    status: CapabilityStatus,
    min_client_version: String,
    requirements: Vec<String>,
}

#[derive(Deserialize)]
struct NewsFile {
    category: Vec<LabelSeed>,
    tag: Vec<LabelSeed>,
    news: Vec<NewsSeed>,
}
#[derive(Deserialize)]
struct CaseFile {
    case: Vec<CaseSeed>,
}
#[derive(Deserialize)]
struct VideoFile {
    video: Vec<VideoSeed>,
}
#[derive(Deserialize)]
struct CapabilityFile {
    category: Vec<LabelSeed>,
    capability: Vec<CapabilitySeed>,
}

/// Fills an installation that has no content yet. `editor`: whose name stands under it; the server's own otherwise.
pub(super) async fn content(database: &Database, objects: &Objects, editor: Option<AccountId>) -> Result<Counts, CliError> {
    if database.reader().entry_count(&EntryFilter::default()).await? > 0 {
        return Err(CliError::Refused("there is content already; the seed is for an empty installation".into()));
    }
    let news: NewsFile = read(include_str!("seed/news.toml"))?;
    let cases: CaseFile = read(include_str!("seed/cases.toml"))?;
    let videos: VideoFile = read(include_str!("seed/videos.toml"))?;
    let capabilities: CapabilityFile = read(include_str!("seed/capabilities.toml"))?;
    let counts = Counts { news: news.news.len(), cases: cases.case.len(), videos: videos.video.len(), capabilities: capabilities.capability.len() };

    let now = SystemClock.now();
    let clock = Arc::new(FrozenClock::at(now));
    let app = App::new(database, objects.clone(), clock.clone(), Mint::from_system());
    let mut planter =
        Planter { app, call: Call::new(editor.map_or(Actor::System, editor_actor), "seed"), clock, now, tags: HashMap::new(), known: HashMap::new() };

    planter.tags = planter.labels(LabelKind::Tag, &news.tag).await?;
    let news_categories: HashMap<_, _> = planter.labels(LabelKind::NewsCategory, &news.category).await?;
    let capability_categories: HashMap<_, _> = planter.labels(LabelKind::CapabilityCategory, &capabilities.category).await?;

    for seed in capabilities.capability {
        let detail = Detail::Capability {
            category: Id::from_bits(find(&capability_categories, &seed.category)?),
            tagline: seed.tagline,
            status: seed.status,
            min_client_version: Some(seed.min_client_version),
            requirements: seed.requirements,
        };
        planter.plant(seed.common, seed.name, seed.guide, detail).await?;
    }
    for seed in cases.case {
        let detail = Detail::Case { company: seed.company, industry: seed.industry, results: seed.results, program: None };
        planter.plant(seed.common, seed.title, seed.body, detail).await?;
    }
    for seed in videos.video {
        let detail = Detail::Video {
            source_url: seed.url,
            duration_seconds: seed.duration_seconds,
            level: seed.level,
            series: Some(seed.series),
            chapters: seed.chapters,
        };
        planter.plant(seed.common, seed.title, seed.body, detail).await?;
    }
    planter.plant_news(news.news, &news_categories).await?;
    Ok(counts)
}

fn editor_actor(account: AccountId) -> Actor {
    use crate::domain::actor::{Channel, PlatformRole};
    Actor::Person { account, roles: vec![PlatformRole::Editor], channel: Channel::Desktop, scopes: Scopes::FULL }
}

struct Planter {
    app: Arc<App>,
    call: Call,
    clock: Arc<FrozenClock>,
    now: Timestamp,
    tags: HashMap<String, u128>,
    known: HashMap<String, ContentId>,
}

impl Planter {
    async fn labels(&self, kind: LabelKind, seeds: &[LabelSeed]) -> Result<HashMap<String, u128>, CliError> {
        let mut ids = HashMap::new();
        for (seed, place) in seeds.iter().zip(0..) {
            ids.insert(seed.key.clone(), self.app.save_label(&self.call, kind, seed.key.clone(), seed.name.clone(), Some(place)).await?);
        }
        Ok(ids)
    }

    async fn plant(&mut self, common: CommonSeed, title: String, body: String, detail: Detail) -> Result<(), CliError> {
        let (days_ago, pinned) = (common.days_ago, common.pinned);
        let id = self.draft(common, title, body, detail).await?;
        self.go_live(id, days_ago, pinned).await
    }

    /// All drafts first, so that related news can name each other.
    async fn plant_news(&mut self, seeds: Vec<NewsSeed>, categories: &HashMap<String, u128>) -> Result<(), CliError> {
        struct Later {
            id: ContentId,
            related: Vec<String>,
            days_ago: f64,
            pinned: bool,
            state: StateSeed,
            in_days: f64,
            views: u32,
        }
        let mut later = Vec::new();
        for seed in seeds {
            let category = Id::from_bits(find(categories, &seed.category)?);
            let detail = Detail::News { category, author: seed.author, source: seed.source, related: Vec::new() };
            let (days_ago, pinned) = (seed.common.days_ago, seed.common.pinned);
            let id = self.draft(seed.common, seed.title, seed.body, detail).await?;
            later.push(Later { id, related: seed.related, days_ago, pinned, state: seed.state, in_days: seed.in_days.unwrap_or(1.0), views: seed.views });
        }
        for news in later {
            let related = news.related.iter().map(|key| find(&self.known, &full_key(ContentKind::News, key))).collect::<Result<Vec<_>, _>>()?;
            if !related.is_empty() {
                let patch = move |document: &mut Document| {
                    if let Detail::News { related: target, .. } = &mut document.detail {
                        target.clone_from(&related);
                    }
                };
                self.edit(news.id, Edit::Save { kind: ContentKind::News, patch: Box::new(patch) }).await?;
            }
            match news.state {
                StateSeed::Draft => {}
                StateSeed::Scheduled => {
                    self.clock.set(self.now);
                    self.edit(news.id, Edit::Schedule { at: self.now.plus_millis((news.in_days * DAY) as i64) }).await?;
                }
                StateSeed::Published => self.go_live(news.id, news.days_ago, news.pinned).await?,
                StateSeed::Archived => {
                    self.go_live(news.id, news.days_ago, false).await?;
                    self.edit(news.id, Edit::Archive).await?;
                }
            }
            self.app.count_views(news.id, news.views);
            self.app.flush_views().await?;
        }
        Ok(())
    }

    async fn draft(&mut self, common: CommonSeed, title: String, body: String, detail: Detail) -> Result<ContentId, CliError> {
        self.clock.set(self.ago(common.days_ago));
        let picture = self.app.keep_drawing(svg(&common.cover), WIDTH, HEIGHT).await?;
        let document = Document {
            title,
            summary: common.summary,
            body,
            cover: Some(Cover { url: picture.path(), alt: format!("封面：{}", common.cover.text) }),
            tags: common.tags.iter().map(|key| find(&self.tags, key).map(TagId::from_bits)).collect::<Result<_, _>>()?,
            capabilities: common.capabilities.iter().map(|key| find(&self.known, &full_key(ContentKind::Capability, key))).collect::<Result<_, _>>()?,
            ..Document::blank(detail)
        };
        let kind = document.kind();
        let id = self.app.create_content(&self.call, document).await?.entry.id;
        self.known.insert(full_key(kind, &common.key), id);
        Ok(id)
    }

    async fn go_live(&self, id: ContentId, days_ago: f64, pinned: bool) -> Result<(), CliError> {
        self.clock.set(self.ago(days_ago));
        self.edit(id, Edit::Publish).await?;
        if pinned {
            self.edit(id, Edit::Pin).await?;
        }
        Ok(())
    }

    async fn edit(&self, id: ContentId, edit: Edit) -> Result<(), Failure> {
        self.app.edit_content(&self.call, EntryName::Content(id), None, edit).await.map(|_| ())
    }

    fn ago(&self, days: f64) -> Timestamp {
        self.now.plus_millis(-((days * DAY) as i64))
    }
}

const DAY: f64 = 86_400_000.0;
const WIDTH: u32 = 640;
const HEIGHT: u32 = 360;

fn full_key(kind: ContentKind, key: &str) -> String {
    format!("{}/{key}", kind.word())
}

fn find<T: Copy>(known: &HashMap<String, T>, key: &str) -> Result<T, CliError> {
    known.get(key).copied().ok_or_else(|| CliError::Refused(format!("the seed names {key}, which is not in it")))
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, CliError> {
    toml::from_str(text).map_err(|error| CliError::Refused(format!("the seed cannot be read: {error}")))
}

/// A quiet cover of our own: two tones, a large word.
fn svg(seed: &CoverSeed) -> String {
    let CoverSeed { text, hue } = seed;
    let second = (hue + 40) % 360;
    let size = if text.chars().count() > 3 { 96 } else { 128 };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" role=\"img\" aria-label=\"{text}\">\
<defs><linearGradient id=\"g\" x1=\"0\" y1=\"0\" x2=\"1\" y2=\"1\"><stop offset=\"0\" stop-color=\"hsl({hue},70%,46%)\"/><stop offset=\"1\" stop-color=\"hsl({second},72%,34%)\"/></linearGradient></defs>\
<rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"url(#g)\"/>\
<circle cx=\"540\" cy=\"60\" r=\"150\" fill=\"#fff\" opacity=\".08\"/><circle cx=\"90\" cy=\"330\" r=\"120\" fill=\"#fff\" opacity=\".06\"/>\
<text x=\"48\" y=\"230\" font-family=\"PingFang SC,Noto Sans CJK SC,Microsoft YaHei,sans-serif\" font-size=\"{size}\" font-weight=\"700\" fill=\"#fff\">{text}</text></svg>"
    )
}

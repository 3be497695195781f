//! `GET /feed.atom`: the newest news as an Atom feed (RFC 4287), for readers that poll.

use std::sync::Arc;
use std::time::Duration;

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};
use tokio::{sync::Mutex, time::Instant};

use super::{House, etag::ETag, problem};
use crate::{
    app::Failure,
    domain::{
        markdown,
        page::PageArguments,
        published::{ContentFilter, ContentOrder, ContentOrderField, News},
        timestamp::Timestamp,
    },
    store::read::Fields,
};

const ENTRIES: i64 = 20;
/// What was drawn up stays good for so long: readers poll, and texts take time to render.
const FRESH: Duration = Duration::from_secs(10);

/// The feed as it was drawn up last.
#[derive(Default)]
pub struct Atom(Mutex<Option<(Instant, Drawn)>>);

#[derive(Clone)]
struct Drawn {
    text: Bytes,
    tag: ETag,
}

pub(super) async fn news(State(house): State<Arc<House>>, headers: HeaderMap) -> Response {
    let drawn = match drawn(&house).await {
        Ok(drawn) => drawn,
        Err(failure) => return problem::failed(failure),
    };
    let mut response = drawn.tag.answer(&headers, || drawn.text.into_response());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/atom+xml; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=60"));
    response
}

async fn drawn(house: &House) -> Result<Drawn, Failure> {
    let mut last = house.atom.0.lock().await;
    if let Some((at, drawn)) = last.as_ref()
        && at.elapsed() < FRESH
    {
        return Ok(drawn.clone());
    }
    // always fits: within the limits of a page
    let window = PageArguments { first: Some(ENTRIES), ..PageArguments::default() }.window(0).map_err(|error| Failure::Panicked(error.to_string()))?;
    let order = ContentOrder { field: ContentOrderField::PublishedAt, ascending: false };
    let page = house.database.reader().content_page::<News>(&ContentFilter::default(), order, &window, Fields { body: true }).await?;
    let news: Vec<News> = page.rows.into_iter().map(|(_, news)| news).collect();
    let text = tokio::task::spawn_blocking(move || draw(&news)).await.map_err(|panic| Failure::Panicked(panic.to_string()))?.map_err(Failure::Disk)?;
    let drawn = Drawn { tag: ETag::of(&text), text: text.into() };
    *last = Some((Instant::now(), drawn.clone()));
    Ok(drawn)
}

fn draw(news: &[News]) -> Result<Vec<u8>, std::io::Error> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    // a feed without entries was never updated
    let updated = news.iter().map(|it| it.common.updated_at).max().or_else(|| Timestamp::from_millis(0)).map(Timestamp::rfc3339).unwrap_or_default();
    xml.create_element("feed").with_attribute(("xmlns", "http://www.w3.org/2005/Atom")).with_attribute(("xml:lang", "zh-CN")).write_inner_content(|xml| {
        line(xml, "id", "urn:devcenter:news")?;
        line(xml, "title", "热点资讯")?;
        line(xml, "updated", &updated)?;
        xml.create_element("link").with_attributes([("rel", "self"), ("href", "/feed.atom"), ("type", "application/atom+xml")]).write_empty()?;
        xml.create_element("author").write_inner_content(|xml| line(xml, "name", "devcenter"))?;
        news.iter().try_for_each(|news| entry(xml, news))
    })?;
    Ok(xml.into_inner())
}

fn entry(xml: &mut Writer<Vec<u8>>, news: &News) -> Result<(), std::io::Error> {
    let common = &news.common;
    xml.create_element("entry")
        .write_inner_content(|xml| {
            line(xml, "id", &format!("urn:devcenter:{}", common.id))?;
            line(xml, "title", &common.title)?;
            let page = format!("/discover/news/{}", common.id);
            xml.create_element("link").with_attributes([("rel", "alternate"), ("href", page.as_str()), ("type", "text/html")]).write_empty()?;
            line(xml, "published", &common.published_at.rfc3339())?;
            line(xml, "updated", &common.updated_at.rfc3339())?;
            if !news.author.is_empty() {
                xml.create_element("author").write_inner_content(|xml| line(xml, "name", &news.author))?;
            }
            line(xml, "summary", &common.summary)?;
            let html = markdown::to_html(common.body.as_deref().unwrap_or_default());
            xml.create_element("content").with_attribute(("type", "html")).write_text_content(BytesText::new(&writable(&html)))?;
            Ok(())
        })
        .map(|_| ())
}

fn line(xml: &mut Writer<Vec<u8>>, name: &str, text: &str) -> Result<(), std::io::Error> {
    xml.create_element(name).write_text_content(BytesText::new(&writable(text))).map(|_| ())
}

/// XML has no way at all to write some characters that a text of ours may hold.
fn writable(text: &str) -> String {
    text.chars().filter(|it| matches!(it, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)).collect()
}

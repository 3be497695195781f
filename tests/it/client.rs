//! The phone client as the binary hands it out: one page at every address of its rooms, strict about what it may load, and files that are kept for good.

use axum::{body::Body, http::Request};

use crate::house::{House, Reply};

const ROOMS: [&str; 12] = [
    "/",
    "/discover/news",
    "/discover/news/news_01h455vb4pex5vsknk084sn02q",
    "/capabilities",
    "/capabilities/capability_01h455vb4pex5vsknk084sn02q",
    "/mine",
    "/mine/versions/version_01h455vb4pex5vsknk084sn02q/submit",
    "/review",
    "/desk/new/news",
    "/operator/audit",
    "/sign-in",
    "/setup",
];

async fn get(house: &House, path: &str, headers: &[(&str, &str)]) -> Reply {
    let request = headers.iter().fold(Request::get(path), |request, (name, value)| request.header(*name, *value));
    house.raw(request.body(Body::empty()).unwrap()).await
}

fn text(reply: &Reply) -> String {
    String::from_utf8(reply.body.clone()).unwrap()
}

/// What a text names in quotes after this word.
fn named<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(word).skip(1).filter_map(|rest| rest.split('"').next())
}

#[tokio::test]
async fn every_room_is_the_same_page_and_loads_nothing_from_elsewhere() {
    let house = House::new().await;
    let front = text(&get(&house, "/", &[]).await);
    assert!(front.contains("<title>开发者中心</title>") && front.contains("lang=\"zh-CN\""), "{front}");
    assert!(!front.contains("<style") && !front.contains(" onclick") && front.matches("<script").count() == 1, "nothing inline: {front}");
    for room in ROOMS {
        let page = get(&house, room, &[]).await;
        assert_eq!((page.status.as_u16(), page.header("content-type"), page.header("cache-control")), (200, "text/html; charset=utf-8", "no-cache"), "{room}");
        assert_eq!(text(&page), front, "{room}");
        let policy = page.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';") && policy.contains("connect-src 'self'"), "{policy}");
        assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"), "{policy}");
        // asked for again, it is sent again only when it changed
        assert_eq!(get(&house, room, &[("if-none-match", page.header("etag"))]).await.status.as_u16(), 304, "{room}");
    }
    // what has no address: a person is shown the page, which says so
    let nowhere = get(&house, "/discovery", &[("accept", "text/html,application/xhtml+xml,*/*;q=0.8")]).await;
    assert_eq!((nowhere.status.as_u16(), text(&nowhere)), (404, front));
    let told = get(&house, "/discovery", &[("accept", "*/*")]).await;
    assert_eq!((told.status.as_u16(), told.json()["code"].as_str()), (404, Some("NOT_FOUND")));
}

#[tokio::test]
async fn its_files_are_kept_for_good_under_the_name_of_their_build() {
    let house = House::new().await;
    let front = text(&get(&house, "/", &[]).await);
    let mut waiting: Vec<String> = named(&front, "src=\"").chain(named(&front, "href=\"")).filter(|it| it.starts_with("/app/")).map(str::to_owned).collect();
    assert!(waiting.len() >= 5, "the script, the style, the manifest, two icons: {waiting:?}");
    let build = waiting[0].split('/').nth(2).unwrap().to_owned();
    assert_eq!(build.len(), 16);
    let (mut seen, mut icons) = (Vec::new(), 0);
    while let Some(path) = waiting.pop() {
        if seen.contains(&path) {
            continue;
        }
        assert!(path.starts_with(&format!("/app/{build}/")), "{path}");
        let file = get(&house, &path, &[]).await;
        assert_eq!((file.status.as_u16(), file.header("cache-control")), (200, "public, max-age=31536000, immutable"), "{path}");
        let media_type = file.header("content-type").to_owned();
        let ending = path.rsplit('.').next().unwrap();
        let expected = match ending {
            "js" => "text/javascript; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            _ => "application/manifest+json",
        };
        assert_eq!(media_type, expected, "{path}");
        if ending == "js" {
            let code = text(&file);
            assert!(!code.contains("eval(") && !code.contains("sourceMappingURL"), "{path}");
            // the rooms beside it, as a build writes them
            waiting.extend(named(&code.replace(['`', '\''], "\""), "import(\"./").map(|name| format!("/app/{build}/{name}")));
        } else if ending == "webmanifest" {
            let manifest = file.json();
            assert_eq!((&manifest["start_url"], &manifest["display"]), (&"/".into(), &"standalone".into()));
            for icon in manifest["icons"].as_array().unwrap() {
                icons += 1;
                waiting.push(format!("/app/{build}/{}", icon["src"].as_str().unwrap()));
            }
        }
        seen.push(path);
    }
    assert!(seen.iter().filter(|path| path.ends_with(".js")).count() >= 8, "a chunk for each room: {seen:?}");
    assert!(icons >= 3);
    // a page of another build loads itself afresh, instead of mixing the two
    let script = seen.iter().find(|path| path.ends_with(".js")).unwrap();
    for gone in [script.replace(&build, "0000000000000000"), format!("/app/{build}/index.html"), format!("/app/{build}/nothing.js")] {
        assert_eq!(get(&house, &gone, &[]).await.status.as_u16(), 404, "{gone}");
    }
}

#[tokio::test]
async fn every_document_of_it_fits_the_schema_and_the_limits() {
    let house = House::new().await;
    let person = house.person(&[]).await;
    let documents = devcenter::server::documents();
    assert!(documents.len() > 60, "{}", documents.len());
    for document in documents.iter().filter(|document| !document.text.starts_with("subscription")) {
        // without its variables it is not executed, but read, and held against the schema
        let answer = house.ask(&person, &document.text).await;
        let refused = ["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "LIMIT_EXCEEDED", "PERSISTED_QUERY_REQUIRED"].contains(&answer.code());
        assert!(!refused, "{}: {answer:?}", document.text);
    }
}

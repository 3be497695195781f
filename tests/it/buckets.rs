//! Packages in a bucket that speaks S3: against a server of our own that keeps objects in memory and looks at who signs.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::Bytes,
    extract::{Request, State},
    http::{Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use devcenter::store::packages::{Bucket, Packages};
use futures_util::TryStreamExt;

pub type Objects = Arc<Mutex<BTreeMap<String, Bytes>>>;

/// As much of S3 as packages need: `/{bucket}/{key}`.
async fn answer(State(objects): State<Objects>, request: Request) -> Response {
    let signed = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    if !signed.starts_with("AWS4-HMAC-SHA256 Credential=an-id/") || !signed.contains("/us-test-1/s3/aws4_request") {
        return StatusCode::FORBIDDEN.into_response();
    }
    let (method, path) = (request.method().clone(), request.uri().path().trim_start_matches('/').to_owned());
    let listing = request.uri().query().is_some_and(|query| query.contains("list-type=2"));
    let body = axum::body::to_bytes(request.into_body(), 16 << 20).await.unwrap();
    let mut objects = objects.lock().unwrap();
    match method {
        Method::PUT => {
            objects.insert(path, body);
            ([(header::ETAG, "\"x\"")], "").into_response()
        }
        Method::GET if listing => {
            let keys: String = objects
                .iter()
                .map(|(key, bytes)| {
                    let key = key.strip_prefix("bucket/").unwrap();
                    format!(
                        "<Contents><Key>{key}</Key><Size>{}</Size><LastModified>2026-11-22T08:00:00.000Z</LastModified><ETag>\"x\"</ETag></Contents>",
                        bytes.len()
                    )
                })
                .collect();
            ([(header::CONTENT_TYPE, "application/xml")], format!("<ListBucketResult><IsTruncated>false</IsTruncated>{keys}</ListBucketResult>"))
                .into_response()
        }
        Method::GET | Method::HEAD => match objects.get(&path) {
            Some(bytes) => ([(header::ETAG, "\"x\""), (header::LAST_MODIFIED, "Sun, 22 Nov 2026 08:00:00 GMT")], bytes.clone()).into_response(),
            None => (StatusCode::NOT_FOUND, "<Error><Code>NoSuchKey</Code></Error>").into_response(),
        },
        Method::DELETE => {
            objects.remove(&path);
            StatusCode::NO_CONTENT.into_response()
        }
        // several at once: what the client sends for one as well
        Method::POST => {
            let text = String::from_utf8(body.to_vec()).unwrap();
            let bucket = path.trim_end_matches('/').to_owned();
            let mut deleted = String::new();
            for key in text.split("<Key>").skip(1).map(|piece| piece.split("</Key>").next().unwrap()) {
                objects.remove(&format!("{bucket}/{key}"));
                deleted.push_str(&format!("<Deleted><Key>{key}</Key></Deleted>"));
            }
            ([(header::CONTENT_TYPE, "application/xml")], format!("<DeleteResult>{deleted}</DeleteResult>")).into_response()
        }
        _ => StatusCode::METHOD_NOT_ALLOWED.into_response(),
    }
}

/// An empty bucket, what is in it, and its server, which ends with the runtime of the test.
pub async fn bucket() -> (Bucket, Objects) {
    let objects = Objects::default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let router = Router::new().fallback(answer).with_state(objects.clone());
    tokio::spawn(async move { axum::serve(listener, router).await });
    let bucket = Bucket {
        name: "bucket".into(),
        prefix: "some/prefix".into(),
        endpoint,
        region: "us-test-1".into(),
        access_key_id: "an-id".into(),
        secret_access_key: "hunter2".into(),
    };
    (bucket, objects)
}

#[tokio::test]
async fn a_bucket_keeps_gives_and_forgets_packages() {
    let (bucket, objects) = bucket().await;
    assert!(!format!("{bucket:?}").contains("hunter2"));
    let packages = Packages::in_bucket(&bucket).unwrap();
    packages.put("ab/cd.1", Bytes::from_static(b"a package")).await.unwrap();
    assert_eq!(objects.lock().unwrap().keys().collect::<Vec<_>>(), ["bucket/some/prefix/ab/cd.1"]);
    let stream = packages.get("ab/cd.1").await.unwrap().unwrap();
    assert_eq!(stream.try_collect::<Vec<_>>().await.unwrap().concat(), b"a package");
    assert!(packages.get("ab/none").await.unwrap().is_none());
    assert_eq!(packages.list().await.unwrap(), ["ab/cd.1"]);
    packages.delete("ab/cd.1").await.unwrap();
    packages.delete("ab/cd.1").await.unwrap();
    assert!(objects.lock().unwrap().is_empty());
    // a stranger is turned away, and that is an error, not a missing package
    let stranger = Packages::in_bucket(&Bucket { access_key_id: "another".into(), ..bucket }).unwrap();
    assert!(stranger.get("ab/cd.1").await.is_err());
}

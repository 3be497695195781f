//! The response cache: answers that are the same for everyone, as bytes, until an editor does something, and a few seconds at most.

use std::time::{Duration, Instant};

use bytes::Bytes;
use quick_cache::{Weighter, sync::Cache};
use sha2::{Digest, Sha256};

use super::arguments::Variables;
use crate::gateway::prepare::Hash;

/// How often a piece was read is written down without a word in the log. It is ten seconds old by then; this adds half as much.
const KEPT_FOR: Duration = Duration::from_secs(5);
/// What a page of a list takes, about.
const USUAL: u64 = 8 * 1024;
/// What an answer takes beside its bytes.
const BESIDE: u64 = 128;

/// What was asked: a digest of the document, which of its operations, and its variables.
pub(super) type Key = [u8; 32];

pub(super) struct ResponseCache(Cache<Key, Kept, ByBytes>);

#[derive(Clone)]
struct Kept {
    body: Bytes,
    /// The count of content that it was read under.
    content: u64,
    read: Instant,
}

#[derive(Clone)]
struct ByBytes;

impl Weighter<Key, Kept> for ByBytes {
    fn weight(&self, _: &Key, kept: &Kept) -> u64 {
        kept.body.len() as u64 + BESIDE
    }
}

impl ResponseCache {
    /// So many bytes of answers at most; None: none are kept.
    pub(super) fn of(bytes: u64) -> Option<Self> {
        let about = usize::try_from(bytes / USUAL).unwrap_or(usize::MAX).max(1);
        (bytes > 0).then(|| Self(Cache::with_weighter(about, bytes, ByBytes)))
    }

    pub(super) fn key(document: &Hash, operation: Option<&str>, variables: &Variables) -> Key {
        let mut digest = Sha256::new();
        digest.update(document);
        digest.update(operation.unwrap_or_default());
        // no name has it
        digest.update([0]);
        if !variables.is_empty() {
            digest.update(serde_json::to_vec(variables).unwrap_or_default());
        }
        digest.finalize().into()
    }

    /// What was answered, if nothing has changed since.
    pub(super) fn get(&self, key: &Key, content: u64) -> Option<Bytes> {
        let kept = self.0.get(key).filter(|kept| kept.content == content && kept.read.elapsed() < KEPT_FOR)?;
        Some(kept.body)
    }

    pub(super) fn keep(&self, key: Key, content: u64, read: Instant, body: Bytes) {
        self.0.insert(key, Kept { body, content, read });
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn variables(value: serde_json::Value) -> Variables {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn questions_that_differ_in_anything_have_keys_of_their_own() {
        let keys = [
            ResponseCache::key(&[1; 32], None, &variables(json!({}))),
            ResponseCache::key(&[2; 32], None, &variables(json!({}))),
            ResponseCache::key(&[1; 32], Some("Feed"), &variables(json!({}))),
            ResponseCache::key(&[1; 32], None, &variables(json!({ "first": 1 }))),
            ResponseCache::key(&[1; 32], None, &variables(json!({ "first": 2 }))),
            ResponseCache::key(&[1; 32], None, &variables(json!({ "first": null }))),
        ];
        assert_eq!(keys.iter().collect::<std::collections::HashSet<_>>().len(), keys.len());
    }

    #[test]
    fn an_answer_lasts_until_the_count_rises_or_it_is_old() {
        let cache = ResponseCache::of(1 << 20).unwrap();
        let now = Instant::now();
        cache.keep([1; 32], 7, now, Bytes::from_static(b"{}"));
        assert_eq!(cache.get(&[1; 32], 7).as_deref(), Some(&b"{}"[..]));
        assert_eq!(cache.get(&[1; 32], 8), None);
        cache.keep([1; 32], 8, now.checked_sub(KEPT_FOR).unwrap(), Bytes::from_static(b"{}"));
        assert_eq!(cache.get(&[1; 32], 8), None);
    }

    #[test]
    fn no_more_is_kept_than_there_is_room_for() {
        let cache = ResponseCache::of(100_000).unwrap();
        for number in 0..1_000_u32 {
            let mut key = [0; 32];
            key[..4].copy_from_slice(&number.to_be_bytes());
            cache.keep(key, 0, Instant::now(), Bytes::from(vec![0; 1_000]));
        }
        assert!(cache.0.weight() <= 100_000, "{}", cache.0.weight());
        assert!(ResponseCache::of(0).is_none());
    }
}

//! Persisted documents: the text behind a hash or an id, as clients learnt it (APQ) or as it was imported.

use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant},
};

use quick_cache::{Weighter, sync::Cache};
use serde_json::{Map, Value};

use super::{
    Question,
    fault::FaultCode,
    prepare::{Hash, Refused, hash_of},
};
use crate::{
    domain::{
        log::hex,
        persisted::{ID_MOST, Manifested, PersistedMode, sha256_of_id},
    },
    store::{StoreError, read::Reader},
};

/// Text of documents that clients taught this process, in all; each is valid, and has at most 16 KiB.
const LEARNT_MOST: u64 = 4 * 1024 * 1024;
/// Text of imported documents that are kept at hand.
const HELD_MOST: u64 = 4 * 1024 * 1024;
/// Whoever removes a document is obeyed by then.
const HELD_FOR: Duration = Duration::from_secs(60);

#[derive(Clone)]
struct ByText;

impl Weighter<Hash, Arc<str>> for ByText {
    fn weight(&self, _: &Hash, text: &Arc<str>) -> u64 {
        text.len() as u64 + 64
    }
}

impl Weighter<String, (Instant, Arc<str>)> for ByText {
    fn weight(&self, id: &String, (_, text): &(Instant, Arc<str>)) -> u64 {
        (id.len() + text.len()) as u64 + 64
    }
}

/// Which text is meant.
pub(super) struct Meant {
    pub(super) text: Arc<str>,
    pub(super) hash: Hash,
    /// It came with its hash, and is to be known by it when it is valid.
    pub(super) learn: bool,
}

/// Why no text is meant.
pub(super) enum Unmeant {
    Refused(Refused),
    Failed(StoreError),
}

impl From<Refused> for Unmeant {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

pub(super) struct Persisted {
    mode: PersistedMode,
    reader: Reader,
    /// Of manifests in the folder of the settings.
    given: HashMap<String, Arc<str>>,
    learnt: Cache<Hash, Arc<str>, ByText>,
    held: Cache<String, (Instant, Arc<str>), ByText>,
}

impl Persisted {
    pub(super) fn new(mode: PersistedMode, manifests: &[Manifested], reader: Reader) -> Self {
        let mut given = HashMap::new();
        for document in manifests {
            let text: Arc<str> = document.text.as_str().into();
            given.insert(name_of(&hash_of(&text)), text.clone());
            given.insert(document.id.clone(), text);
        }
        let held = |most: u64| usize::try_from(most / 512).unwrap_or(usize::MAX);
        Self {
            mode,
            reader,
            given,
            learnt: Cache::with_weighter(held(LEARNT_MOST), LEARNT_MOST, ByText),
            held: Cache::with_weighter(held(HELD_MOST), HELD_MOST, ByText),
        }
    }

    /// The text that a question means.
    pub(super) async fn meant(&self, question: &Question) -> Result<Meant, Unmeant> {
        let apq = question.extensions.as_ref().and_then(|extensions| extensions.get("persistedQuery")).filter(|it| !it.is_null()).map(apq).transpose()?;
        match (&question.query, &question.document_id, apq) {
            (Some(_), Some(_), _) => Err(refused(FaultCode::BadUserInput, "send `query` or `documentId`, not both").into()),
            (None, Some(id), _) => Box::pin(self.by_id(id)).await,
            (None, None, Some(hash)) => Box::pin(self.by_hash(hash)).await,
            (None, None, None) => Err(refused(FaultCode::BadUserInput, "the request has no `query`").into()),
            (Some(text), None, apq) => {
                let hash = hash_of(text);
                if apq.is_some_and(|said| said != hash) {
                    return Err(refused(FaultCode::BadUserInput, "`sha256Hash` is not the SHA-256 of `query`").into());
                }
                if self.mode == PersistedMode::Require && Box::pin(self.imported(&name_of(&hash), Some(&hash))).await?.is_none() {
                    return Err(refused(FaultCode::PersistedQueryRequired, "this server executes only documents that were imported").into());
                }
                Ok(Meant { text: text.as_str().into(), hash, learn: apq.is_some() && self.mode == PersistedMode::Allow })
            }
        }
    }

    /// Remembers a text that came with its hash and was found valid.
    pub(super) fn learn(&self, meant: &Meant) {
        if meant.learn {
            self.learnt.insert(meant.hash, meant.text.clone());
        }
    }

    async fn by_id(&self, id: &str) -> Result<Meant, Unmeant> {
        self.supported()?;
        if id.is_empty() || id.len() > ID_MOST {
            return Err(refused(FaultCode::BadUserInput, "a `documentId` has 1 to 255 bytes").into());
        }
        match sha256_of_id(id) {
            // the same one, however its digits are written
            Some(hash) => self.by_hash_or_id(id, hash).await,
            None => self.imported(id, None).await?.map(found).ok_or_else(unknown),
        }
    }

    async fn by_hash(&self, hash: Hash) -> Result<Meant, Unmeant> {
        self.supported()?;
        self.by_hash_or_id(&name_of(&hash), hash).await
    }

    async fn by_hash_or_id(&self, id: &str, hash: Hash) -> Result<Meant, Unmeant> {
        if let Some(text) = self.learnt.get(&hash).filter(|_| self.mode == PersistedMode::Allow) {
            return Ok(Meant { text, hash, learn: false });
        }
        // by the hash of the text, or by an id that looks like one
        let text = match Box::pin(self.imported(&name_of(&hash), Some(&hash))).await? {
            Some(text) => Some(text),
            None => self.imported(id, None).await?,
        };
        text.map(found).ok_or_else(unknown)
    }

    /// A text that was imported or stands in a manifest of the folder.
    async fn imported(&self, id: &str, hash: Option<&Hash>) -> Result<Option<Arc<str>>, Unmeant> {
        if let Some(text) = self.given.get(id) {
            return Ok(Some(text.clone()));
        }
        if let Some((since, text)) = self.held.get(id)
            && since.elapsed() < HELD_FOR
        {
            return Ok(Some(text));
        }
        let text: Option<Arc<str>> = self.reader.persisted(id, hash).await.map_err(Unmeant::Failed)?.map(Into::into);
        match &text {
            Some(text) => self.held.insert(id.to_owned(), (Instant::now(), text.clone())),
            None => {
                self.held.remove(id);
            }
        }
        Ok(text)
    }

    fn supported(&self) -> Result<(), Refused> {
        match self.mode {
            // the words that clients of APQ look for
            PersistedMode::Off => Err(refused(FaultCode::PersistedQueryNotSupported, "PersistedQueryNotSupported")),
            PersistedMode::Allow | PersistedMode::Require => Ok(()),
        }
    }
}

fn found(text: Arc<str>) -> Meant {
    let hash = hash_of(&text);
    Meant { text, hash, learn: false }
}

fn unknown() -> Unmeant {
    // the word that clients of APQ look for
    refused(FaultCode::PersistedQueryNotFound, "PersistedQueryNotFound").into()
}

fn refused(code: FaultCode, why: &str) -> Refused {
    Refused::new(code, why)
}

/// As the draft of GraphQL over HTTP names a document.
fn name_of(hash: &Hash) -> String {
    format!("sha256:{}", hex(hash))
}

/// The hash that `extensions.persistedQuery` names.
fn apq(value: &Value) -> Result<Hash, Refused> {
    let read = |fields: &Map<String, Value>| {
        let version = fields.get("version")?.as_i64()?;
        let hash = fields.get("sha256Hash")?.as_str().filter(|text| !text.contains(':'))?;
        Some(sha256_of_id(hash)?).filter(|_| version == 1)
    };
    let why = "`extensions.persistedQuery` is {\"version\": 1, \"sha256Hash\": \"64 hexadecimal digits\"}";
    value.as_object().and_then(read).ok_or_else(|| refused(FaultCode::BadUserInput, why))
}

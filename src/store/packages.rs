//! The bytes of packages: `packages/` in the data folder, or a bucket that speaks S3. Which package lies where is in the table `package`.

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use bytes::Bytes;
use futures_util::{StreamExt, stream::BoxStream};
use object_store::{ObjectStore, ObjectStoreExt, PutPayload, aws::AmazonS3Builder, local::LocalFileSystem, path::Path as ObjectPath, prefix::PrefixStore};

use super::error::StoreResult;

/// A bucket that speaks S3, and how to get in.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Bucket {
    pub name: String,
    /// Before every key; may be empty.
    pub prefix: String,
    /// Empty: the endpoint of AWS for the region.
    pub endpoint: String,
    pub region: String,
    pub access_key_id: String,
    pub secret_access_key: String,
}

impl fmt::Debug for Bucket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // never the secret
        write!(f, "Bucket({}/{} at {:?})", self.name, self.prefix, self.endpoint)
    }
}

#[derive(Clone)]
pub struct Packages {
    objects: Arc<dyn ObjectStore>,
    folder: Option<PathBuf>,
}

impl Packages {
    pub fn in_folder(data: &Path) -> StoreResult<Self> {
        let folder = data.join("packages");
        super::connect::make_private(&folder).map_err(|error| object_store::Error::Generic { store: "packages", source: Box::new(error) })?;
        let objects = LocalFileSystem::new_with_prefix(&folder)?.with_fsync(true).with_automatic_cleanup(true);
        Ok(Self { objects: Arc::new(objects), folder: Some(folder) })
    }

    pub fn in_bucket(bucket: &Bucket) -> StoreResult<Self> {
        // the client asks for a provider of cryptography by the time it is built; a second call changes nothing
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&bucket.name)
            .with_region(&bucket.region)
            .with_access_key_id(&bucket.access_key_id)
            .with_secret_access_key(&bucket.secret_access_key);
        if !bucket.endpoint.is_empty() {
            builder = builder.with_endpoint(&bucket.endpoint).with_allow_http(bucket.endpoint.starts_with("http://"));
        }
        let objects = builder.build()?;
        let objects: Arc<dyn ObjectStore> =
            if bucket.prefix.is_empty() { Arc::new(objects) } else { Arc::new(PrefixStore::new(objects, bucket.prefix.as_str())) };
        Ok(Self { objects, folder: None })
    }

    /// Removes files that a process was writing when it died, and has not touched for so long. The library writes `name#1` before it
    /// renames it to `name`; a name of ours has no `#`.
    pub fn sweep_torn(&self, untouched: Duration) {
        let Some(folder) = &self.folder else { return };
        let torn = |path: &Path| {
            let age = path.metadata().and_then(|it| it.modified()).ok().and_then(|at| at.elapsed().ok()).unwrap_or_default();
            path.file_name().is_some_and(|name| name.to_string_lossy().contains('#')) && age >= untouched
        };
        for inner in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            for file in std::fs::read_dir(inner.path()).into_iter().flatten().flatten().filter(|file| torn(&file.path())) {
                if let Err(error) = std::fs::remove_file(file.path()) {
                    tracing::warn!(file = %file.path().display(), %error, "half a package could not be removed; trying again later");
                }
            }
        }
    }

    /// Writes whole or not at all.
    pub async fn put(&self, object: &str, bytes: Bytes) -> StoreResult<()> {
        self.objects.put(&ObjectPath::from(object), PutPayload::from_bytes(bytes)).await?;
        Ok(())
    }

    /// None when there is no such object.
    pub async fn get(&self, object: &str) -> StoreResult<Option<BoxStream<'static, Result<Bytes, object_store::Error>>>> {
        match self.objects.get(&ObjectPath::from(object)).await {
            Ok(found) => Ok(Some(found.into_stream())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Deleting what is not there is as good as deleting it.
    pub async fn delete(&self, object: &str) -> StoreResult<()> {
        match self.objects.delete(&ObjectPath::from(object)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Every object there is; for looking whether anything was left behind.
    pub async fn list(&self) -> StoreResult<Vec<String>> {
        let mut found = Vec::new();
        let mut objects = self.objects.list(None);
        while let Some(object) = objects.next().await {
            found.push(object?.location.to_string());
        }
        Ok(found)
    }
}

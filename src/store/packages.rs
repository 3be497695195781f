//! The bytes of packages: `packages/` in the data folder, or a bucket that speaks S3. Which package lies where is in the table `package`.

use std::{path::Path, sync::Arc};

use bytes::Bytes;
use futures_util::{StreamExt, stream::BoxStream};
use object_store::{ObjectStore, ObjectStoreExt, PutPayload, local::LocalFileSystem, path::Path as ObjectPath};

use super::error::StoreResult;

#[derive(Clone)]
pub struct Packages {
    objects: Arc<dyn ObjectStore>,
}

impl Packages {
    pub fn in_folder(data: &Path) -> StoreResult<Self> {
        let folder = data.join("packages");
        std::fs::create_dir_all(&folder).map_err(|error| object_store::Error::Generic { store: "packages", source: Box::new(error) })?;
        Ok(Self { objects: Arc::new(LocalFileSystem::new_with_prefix(folder)?.with_fsync(true).with_automatic_cleanup(true)) })
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

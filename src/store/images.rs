//! The bytes of pictures, by the digest of their content; the rows about them are in the table `image`.

use std::{path::Path, sync::Arc};

use bytes::Bytes;
use futures_util::StreamExt;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload, local::LocalFileSystem, path::Path as ObjectPath};

use super::error::StoreResult;

/// Where pictures lie: `images/` in the data folder.
#[derive(Clone)]
pub struct Images {
    objects: Arc<dyn ObjectStore>,
}

impl Images {
    pub fn in_folder(data: &Path) -> StoreResult<Self> {
        let folder = data.join("images");
        super::connect::make_private(&folder).map_err(|error| object_store::Error::Generic { store: "images", source: Box::new(error) })?;
        Ok(Self { objects: Arc::new(LocalFileSystem::new_with_prefix(folder)?.with_fsync(true)) })
    }

    /// Writes whole or not at all; the same bytes twice are the same object.
    pub async fn put(&self, digest: &str, bytes: Bytes) -> StoreResult<()> {
        self.objects.put(&ObjectPath::from(digest), PutPayload::from_bytes(bytes)).await?;
        Ok(())
    }

    /// Deleting what is not there is as good as deleting it.
    pub async fn delete(&self, digest: &str) -> StoreResult<()> {
        match self.objects.delete(&ObjectPath::from(digest)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Every picture there is; for looking whether there are any.
    pub async fn list(&self) -> StoreResult<Vec<String>> {
        let mut found = Vec::new();
        let mut objects = self.objects.list(None);
        while let Some(object) = objects.next().await {
            found.push(object?.location.to_string());
        }
        Ok(found)
    }

    /// None when there is no such picture.
    pub async fn get(&self, digest: &str) -> StoreResult<Option<Bytes>> {
        match self.objects.get(&ObjectPath::from(digest)).await {
            Ok(found) => Ok(Some(found.bytes().await?)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

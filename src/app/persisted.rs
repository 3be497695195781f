//! Persisted documents: imported and removed by whoever holds the machine.

use super::{App, Failure};
use crate::domain::{
    event::{Details, Doer, EventKind},
    persisted::Manifested,
};

impl App {
    /// Keeps the documents of a manifest, called `name` in the log; answers how many are new.
    pub async fn import_documents(&self, name: &str, documents: &[Manifested]) -> Result<u64, Failure> {
        let details = Details { name: Some(name.to_owned()), ..Details::default() };
        let note = self.remark(EventKind::DocumentsImported, Doer::SERVER, None, details);
        Ok(self.writer.import_documents(documents, &note).await?)
    }

    /// False when there is none of this id. Instances go on with it for up to a minute.
    pub async fn remove_document(&self, id: &str) -> Result<bool, Failure> {
        let note = self.remark(EventKind::DocumentRemoved, Doer::SERVER, Some(id.to_owned()), Details::default());
        Ok(self.writer.remove_document(id, &note).await?)
    }
}

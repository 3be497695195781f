//! Backups of an installation: one file with its rows, packages and pictures, made while others work; and everything put back from it.

mod archive;
mod create;
mod restore;
mod verify;

use std::path::{Path, PathBuf};

use super::Objects;
use crate::{
    domain::backup::stamp,
    domain::timestamp::Timestamp,
    store::{Address, StoreError, backup::RowsError, connect::ConnectError},
};

pub use create::{ATTEMPTS, Made};
pub use verify::{Checked, verify};

/// The folder, in the data folder, of the backups made before migrations.
pub const FOLDER: &str = "backups";
/// So many of them are kept.
pub const KEPT: usize = 5;
const BEFORE: &str = "before-";
/// How the names of files begin that are not whole yet.
const UNDER_WAY: &str = ".devcenter-";

/// Why there is no backup, or nothing was put back from one.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file is not what was written.
    #[error("the backup is damaged: {0}")]
    Damaged(String),
    #[error("{0}")]
    Refused(String),
    #[error("{0}: {1}")]
    File(PathBuf, std::io::Error),
    #[error(transparent)]
    Io(#[from] std::io::Error),
    #[error(transparent)]
    Rows(#[from] RowsError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Connect(#[from] ConnectError),
}

/// What is backed up, or put back: where the rows, the packages and the pictures of an installation lie.
#[derive(Clone)]
pub struct Premises {
    pub address: Address,
    /// The data folder.
    pub data: PathBuf,
    pub objects: Objects,
}

/// The name of a backup made at this moment.
pub fn default_name(at: Timestamp) -> String {
    format!("devcenter-{}.tar", stamp(at))
}

impl Premises {
    /// Makes a backup before a migration, and removes the oldest of those. Answers its path.
    pub async fn create_before(&self, migration: &str, at: Timestamp) -> Result<PathBuf, BackupError> {
        let folder = self.data.join(FOLDER);
        crate::store::connect::make_private(&folder).map_err(|error| BackupError::File(folder.clone(), error))?;
        self.sweep_torn(&folder)?;
        let file = folder.join(format!("{BEFORE}{migration}-{}.tar", stamp(at)));
        self.create(&file, at, &mut |_| {}).await?;
        self.forget_oldest(&folder)?;
        Ok(file)
    }

    /// Removes what was under way when a process died; nobody else is at it while the tables are about to change.
    fn sweep_torn(&self, folder: &Path) -> Result<(), BackupError> {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with(UNDER_WAY) {
                std::fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }

    /// By the moment that ends their names.
    fn forget_oldest(&self, folder: &Path) -> Result<(), BackupError> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let at = name.strip_prefix(BEFORE).and_then(|rest| rest.strip_suffix(".tar")).and_then(|rest| rest.rsplit_once('-'));
            if let Some((_, at)) = at {
                found.push((at.to_owned(), name));
            }
        }
        found.sort_unstable();
        for (_, name) in found.iter().rev().skip(KEPT) {
            std::fs::remove_file(folder.join(name))?;
        }
        Ok(())
    }
}

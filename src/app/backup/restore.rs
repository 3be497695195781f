//! Putting an installation back from a backup: into a place that is empty, whole or not at all.

use std::{
    fs::File,
    io::{BufRead, BufReader, Read, Seek, SeekFrom},
    path::Path,
};

use super::{BackupError, Checked, FOLDER, Premises, verify};
use crate::{
    domain::backup::{Part, TableShape},
    store::{
        backup::{LOADED_AT_ONCE, Restoration, RowsError, known_migrations},
        connect::{LOCK_FILE, lock_folder},
    },
};

/// What may lie in a data folder that counts as empty.
const HARMLESS: &[&str] = &[LOCK_FILE, FOLDER, "packages", "images", "devcenter.toml"];

impl Premises {
    /// Puts everything back from a backup, after looking through it.
    pub async fn restore(&self, backup: &Path) -> Result<Checked, BackupError> {
        let mut checked = verify(backup)?;
        let known = known_migrations();
        let made = &checked.manifest.migrations;
        if let Some(unknown) = made.iter().find(|name| !known.contains(name)) {
            let program = &checked.manifest.program;
            return Err(BackupError::Refused(format!(
                "the backup was made by a newer version of devcenter ({program}): this one does not know the migration {unknown}"
            )));
        }
        if !known.starts_with(made) {
            return Err(BackupError::Refused(format!("the backup was made after other migrations than this version has: {}", made.join(", "))));
        }
        crate::store::connect::make_private(&self.data).map_err(|error| BackupError::File(self.data.clone(), error))?;
        // nobody else is in the folder, and nobody comes in
        let _lock = lock_folder(&self.data)?;
        self.must_be_empty(backup).await?;
        let rows = Restoration::begin(&self.address, made.len()).await?;
        if !rows.fits(&checked.manifest.tables) {
            return Err(BackupError::Refused("the tables of the backup are not as its migrations leave them".into()));
        }
        for (place, table) in checked.manifest.tables.clone().iter().enumerate() {
            load(&rows, place, table, &mut checked).await?;
        }
        let mut put = Vec::new();
        let result = match self.put_objects(&mut checked, &mut put).await {
            Ok(()) => rows.commit().await.map_err(BackupError::from),
            Err(error) => Err(error),
        };
        match result {
            Ok(()) => Ok(checked),
            // the rows may be there, and then they need their bytes
            Err(BackupError::Rows(error @ RowsError::CommitUnknown(_))) => Err(error.into()),
            Err(error) => {
                self.take_back(&put).await;
                Err(error)
            }
        }
    }

    /// Names what is there.
    async fn must_be_empty(&self, backup: &Path) -> Result<(), BackupError> {
        let mut there = Vec::new();
        let same = |path: &Path| path.canonicalize().ok().is_some_and(|path| backup.canonicalize().ok() == Some(path));
        for entry in std::fs::read_dir(&self.data)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if !HARMLESS.contains(&name.as_str()) && !same(&entry.path()) {
                there.push(name);
            }
        }
        there.extend(self.objects.packages.list().await?.into_iter().map(|object| format!("package {object}")));
        there.extend(self.objects.images.list().await?.into_iter().map(|picture| format!("picture {picture}")));
        there.sort_unstable();
        let (count, folder) = (there.len(), self.data.display());
        there.truncate(10);
        match count {
            0 => Ok(()),
            1..=10 => Err(BackupError::Refused(format!("{folder} is not empty: {}", there.join(", ")))),
            _ => Err(BackupError::Refused(format!("{folder} is not empty: {} and {} more", there.join(", "), count - there.len()))),
        }
    }

    async fn put_objects(&self, checked: &mut Checked, put: &mut Vec<String>) -> Result<(), BackupError> {
        for fact in checked.manifest.entries.clone() {
            let part = Part::of(&fact.name);
            if !matches!(part, Some(Part::Package(_) | Part::Picture(_))) {
                continue;
            }
            let mut bytes = Vec::new();
            checked.entry(&fact.name, fact.bytes)?.read_to_end(&mut bytes)?;
            put.push(fact.name.clone());
            match part {
                Some(Part::Package(object)) => self.objects.packages.put(object, bytes.into()).await?,
                Some(Part::Picture(digest)) => self.objects.images.put(digest, bytes.into()).await?,
                _ => {}
            }
        }
        Ok(())
    }

    async fn take_back(&self, put: &[String]) {
        for name in put {
            let result = match Part::of(name) {
                Some(Part::Package(object)) => self.objects.packages.delete(object).await,
                Some(Part::Picture(digest)) => self.objects.images.delete(digest).await,
                _ => Ok(()),
            };
            if let Err(error) = result {
                tracing::warn!(name, %error, "nothing was restored, but this could not be taken back");
            }
        }
    }
}

impl Checked {
    /// The bytes of an entry.
    fn entry(&mut self, name: &str, bytes: u64) -> Result<std::io::Take<&File>, BackupError> {
        let begins = self.places.get(name).copied().ok_or_else(|| BackupError::Damaged(format!("{name} is missing")))?;
        self.file.seek(SeekFrom::Start(begins))?;
        Ok((&self.file).take(bytes))
    }
}

async fn load(rows: &Restoration, place: usize, table: &TableShape, checked: &mut Checked) -> Result<(), BackupError> {
    let name = Part::Table(&table.name).name();
    let bytes = checked.manifest.entries.iter().find(|fact| fact.name == name).map_or(0, |fact| fact.bytes);
    let mut lines = BufReader::new(checked.entry(&name, bytes)?).lines();
    let mut array = String::new();
    loop {
        let line = lines.next().transpose()?;
        if let Some(line) = &line {
            array.push(if array.is_empty() { '[' } else { ',' });
            array.push_str(line);
        }
        if !array.is_empty() && (line.is_none() || array.len() >= LOADED_AT_ONCE) {
            array.push(']');
            rows.load(place, std::mem::take(&mut array)).await?;
        }
        if line.is_none() {
            return Ok(());
        }
    }
}

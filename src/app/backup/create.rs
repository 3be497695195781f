//! Making a backup: the rows of one moment, then the bytes they know of. Nobody waits for it.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

use futures_util::StreamExt;

use super::{BackupError, Premises, UNDER_WAY, archive::Archive};
use crate::{
    domain::{
        backup::{FORMAT, MANIFEST, Manifest, Part, Proof},
        timestamp::Timestamp,
    },
    store::backup::Snapshot,
};

/// How often a backup is begun: packages may be deleted while it is made.
pub const ATTEMPTS: u32 = 3;

/// A backup that was made.
#[derive(Clone, Debug)]
pub struct Made {
    pub file: PathBuf,
    pub manifest: Manifest,
}

impl Premises {
    /// Makes a backup. It has its name when it is whole, not before; a file that is there already stays. `gone`: told which bytes were
    /// deleted meanwhile, each time the backup is begun afresh for that.
    pub async fn create(&self, to: &Path, at: Timestamp, gone: &mut dyn FnMut(&[String])) -> Result<Made, BackupError> {
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let there = || BackupError::Refused(format!("{} is there already", to.display()));
        if to.exists() {
            return Err(there());
        }
        let mut missing = Vec::new();
        for _ in 0..ATTEMPTS {
            if !missing.is_empty() {
                gone(&missing);
            }
            // under a name of its own, for the owner alone: it holds the digests of tokens
            let file = tempfile::Builder::new().prefix(UNDER_WAY).suffix(".part").tempfile_in(folder);
            let file = file.map_err(|error| BackupError::File(folder.to_owned(), error))?;
            let archive = Archive::begin(file.reopen()?, at);
            match self.fill(archive, folder, at).await? {
                Ok(manifest) => {
                    file.persist_noclobber(to).map_err(|error| match error.error.kind() {
                        ErrorKind::AlreadyExists => there(),
                        _ => BackupError::File(to.to_owned(), error.error),
                    })?;
                    std::fs::File::open(folder)?.sync_all()?;
                    return Ok(Made { file: to.to_owned(), manifest });
                }
                Err(names) => missing = names,
            }
        }
        let why = "bytes that the rows know of are missing, or are not what was uploaded";
        Err(BackupError::Refused(format!("{why}: {}", missing.join(", "))))
    }

    /// The inner error: these objects are missing.
    async fn fill(&self, mut archive: Archive, scratch: &Path, at: Timestamp) -> Result<Result<Manifest, Vec<String>>, BackupError> {
        let snapshot = Snapshot::take(&self.address, scratch).await?;
        let (mut proof, mut tables) = (Proof::default(), snapshot.tables());
        for (place, table) in tables.iter_mut().enumerate() {
            let mut entry = archive.entry(Part::Table(&table.name).name())?;
            let mut lines = snapshot.lines(place).await?;
            while let Some(line) = lines.next().await {
                let line = line?;
                proof.row(&table.name, &line);
                entry.write(line.as_bytes())?;
                entry.write(b"\n")?;
                table.rows += 1;
            }
            entry.finish()?;
        }
        let (database, migrations) = (snapshot.kind(), snapshot.migrations().to_vec());
        snapshot.close().await?;
        if let Some(fault) = proof.fault() {
            return Err(BackupError::Refused(format!("a backup of this database could not be trusted: {fault}")));
        }
        let mut missing = Vec::new();
        for (name, digest) in &proof.objects {
            if !self.copy(&mut archive, name, digest).await? {
                missing.push(name.clone());
            }
        }
        if !missing.is_empty() {
            return Ok(Err(missing));
        }
        let program = env!("CARGO_PKG_VERSION").to_owned();
        let entries = archive.entries.clone();
        let manifest = Manifest { format: FORMAT, program, at: at.rfc3339(), database, migrations, tables, entries };
        let mut entry = archive.entry(MANIFEST.to_owned())?;
        entry.write(serde_json::to_string_pretty(&manifest).map_err(std::io::Error::other)?.as_bytes())?;
        entry.finish()?;
        archive.finish()?;
        Ok(Ok(manifest))
    }

    /// Copies the bytes of a package or a picture. False: they are not there, or are others.
    async fn copy(&self, archive: &mut Archive, name: &str, digest: &str) -> Result<bool, BackupError> {
        match Part::of(name) {
            Some(Part::Package(object)) => {
                let Some(mut bytes) = self.objects.packages.get(object).await? else { return Ok(false) };
                let mut entry = archive.entry(name.to_owned())?;
                while let Some(piece) = bytes.next().await {
                    entry.write(&piece.map_err(crate::store::StoreError::from)?)?;
                }
                Ok(entry.finish()? == digest)
            }
            Some(Part::Picture(picture)) => {
                let Some(bytes) = self.objects.images.get(picture).await? else { return Ok(false) };
                let mut entry = archive.entry(name.to_owned())?;
                entry.write(&bytes)?;
                Ok(entry.finish()? == digest)
            }
            _ => Err(BackupError::Refused(format!("a backup cannot hold an object of the name {name}"))),
        }
    }
}

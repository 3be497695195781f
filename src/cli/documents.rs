//! `devcenter documents`: persisted documents, from the manifests that build tools write.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use clap::{Args, Subcommand};

use super::{CliError, Place, say};
use crate::{
    app::App,
    domain::persisted::{Manifested, read_manifest},
    gateway::Gateway,
    store::Database,
};

#[derive(Args)]
pub(super) struct DocumentsArgs {
    #[command(flatten)]
    pub(super) place: Place,
    #[command(subcommand)]
    verb: DocumentsVerb,
}

#[derive(Subcommand)]
enum DocumentsVerb {
    /// Keep the documents of manifests, if every one of them fits the schema: graphql-codegen's client preset, Apollo's or Relay's.
    Import {
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Print the ids of those that are kept, the oldest first.
    List,
    /// Forget a document; servers go on with it for up to a minute.
    Remove { id: String },
}

/// Bytes of a manifest: 10,000 documents of some kB.
const MANIFEST_MOST: u64 = 32 * 1024 * 1024;

impl DocumentsArgs {
    pub(super) async fn run(&self, app: &Arc<App>, database: &Database) -> Result<(), CliError> {
        match &self.verb {
            DocumentsVerb::Import { files } => {
                // all of them are looked at before the first is kept
                let read: Vec<_> = files.iter().map(|file| Ok((file, fitting(file)?))).collect::<Result<_, CliError>>()?;
                for (file, documents) in read {
                    let name = file.file_name().unwrap_or_default().to_string_lossy();
                    let new = app.import_documents(&name, &documents).await?;
                    say(&format!("{}: {} documents, {new} of them new\n", file.display(), documents.len()))?;
                }
                Ok(())
            }
            DocumentsVerb::List => {
                let ids = database.reader().persisted_ids().await?;
                say(&ids.iter().map(|id| format!("{id}\n")).collect::<String>())
            }
            DocumentsVerb::Remove { id } if app.remove_document(id).await? => say("removed\n"),
            DocumentsVerb::Remove { id } => Err(CliError::Refused(format!("there is no document {id}"))),
        }
    }
}

/// The documents of a manifest.
fn read(file: &Path) -> Result<Vec<Manifested>, CliError> {
    let refused = |why: String| CliError::Refused(format!("{}: {why}", file.display()));
    let bytes = std::fs::metadata(file).map_err(|error| refused(error.to_string()))?.len();
    if bytes > MANIFEST_MOST {
        return Err(refused("a manifest has at most 32 MiB".into()));
    }
    let text = std::fs::read_to_string(file).map_err(|error| refused(error.to_string()))?;
    read_manifest(&text).map_err(|error| refused(error.to_string()))
}

/// The same, when each of them fits the schema.
fn fitting(file: &Path) -> Result<Vec<Manifested>, CliError> {
    let documents = read(file)?;
    for document in &documents {
        let told = |errors: Vec<String>| CliError::Refused(format!("{}: the document {}: {}", file.display(), document.id, errors.join("; ")));
        Gateway::check(&document.text).map_err(told)?;
    }
    Ok(documents)
}

/// The documents of every manifest in a folder. One that fits the schema no longer is an old client's, and no reason not to start.
pub(super) fn in_folder(folder: &Path) -> Result<Vec<Manifested>, CliError> {
    let refused = |error: std::io::Error| CliError::Refused(format!("documents.folder: {}: {error}", folder.display()));
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(refused)? {
        let path = entry.map_err(refused)?.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            files.push(path);
        }
    }
    files.sort();
    let mut all = Vec::new();
    for file in files {
        all.extend(read(&file)?.into_iter().filter(|document| match Gateway::check(&document.text) {
            Ok(()) => true,
            Err(errors) => {
                tracing::warn!(file = %file.display(), id = document.id, why = errors.join("; "), "a persisted document does not fit the schema, and is left out");
                false
            }
        }));
    }
    Ok(all)
}

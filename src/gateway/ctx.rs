//! What a resolver finds at hand.

use std::sync::Arc;

use async_graphql::Context;

use super::{Caller, loaders::Loaders};
use crate::{
    app::{App, Call},
    domain::{actor::Actor, locale::Locale},
    store::read::{Fields, Reader},
};

pub(super) trait Hand {
    fn app(&self) -> &Arc<App>;
    fn reader(&self) -> &Reader;
    fn loaders(&self) -> &Loaders;
    fn caller(&self) -> &Caller;
    /// Who asks for a change, in which request.
    fn call(&self) -> &Call;
    fn actor(&self) -> &Actor {
        &self.caller().actor
    }
    fn locale(&self) -> Locale {
        self.caller().locale
    }
    /// Which costly columns are selected below this field: `paths` leads to the nodes, `body` and `guide` are looked for there.
    fn fields(&self, paths: &[&[&str]]) -> Fields;
}

/// Where the nodes of a connection lie.
pub(super) const NODES: &[&[&str]] = &[&["nodes"], &["edges", "node"]];
/// The field's own value is the node.
pub(super) const HERE: &[&[&str]] = &[&[]];

impl Hand for Context<'_> {
    fn app(&self) -> &Arc<App> {
        self.data_unchecked()
    }
    fn reader(&self) -> &Reader {
        self.data_unchecked()
    }
    fn loaders(&self) -> &Loaders {
        self.data_unchecked()
    }
    fn caller(&self) -> &Caller {
        self.data_unchecked()
    }
    fn call(&self) -> &Call {
        self.data_unchecked()
    }
    fn fields(&self, paths: &[&[&str]]) -> Fields {
        let body = paths.iter().any(|path| {
            let node = path.iter().fold(self.look_ahead(), |look, name| look.field(name));
            node.field("body").exists() || node.field("guide").exists()
        });
        Fields { body }
    }
}

//! Categories and tags: added and renamed by their slug.

use std::sync::Arc;

use super::{App, Call, Failure, allow, detached};
use crate::{
    domain::{
        actor::Action,
        document::{PLACE_MOST, label_violations},
        event::{Details, EventKind},
        published::LabelKind,
        refusal::{Refusal, Rule, Violation},
    },
    store::write::Label,
};

/// A menu, not an archive.
pub const CATEGORIES_MOST: usize = 100;
pub const TAGS_MOST: usize = 1_000;

impl App {
    /// Adds a category or tag, or renames the one with this slug. Answers its bits. `place` orders categories, 0–9999.
    pub async fn save_label(self: &Arc<Self>, call: &Call, kind: LabelKind, slug: String, name: String, place: Option<i32>) -> Result<u128, Failure> {
        allow(&call.actor, Action::EditTaxonomy)?;
        let (app, call) = (self.clone(), call.clone());
        detached(async move {
            let (known, most): (Vec<(String, i32)>, usize) = match kind {
                LabelKind::NewsCategory => (app.reader.news_categories().await?.into_iter().map(|it| (it.slug, it.place)).collect(), CATEGORIES_MOST),
                LabelKind::CapabilityCategory => {
                    (app.reader.capability_categories().await?.into_iter().map(|it| (it.slug, it.place)).collect(), CATEGORIES_MOST)
                }
                LabelKind::Tag => (app.reader.tags().await?.into_iter().map(|it| (it.slug, 0)).collect(), TAGS_MOST),
            };
            let its = known.iter().find(|(other, _)| *other == slug).map(|(_, place)| *place);
            let end = known.iter().map(|(_, place)| place + 1).max().unwrap_or(0).min(PLACE_MOST);
            let place = place.or(its).unwrap_or(end);
            let mut violations = label_violations(&slug, &name, place);
            if known.len() >= most && its.is_none() {
                violations.push(Violation { field: vec!["slug".into()], rule: Rule::Items { most } });
            }
            if !violations.is_empty() {
                return Err(Refusal::Invalid(violations).into());
            }
            let id = app.mint.bits(app.clock.now());
            let details = Details { name: Some(name.clone()), ..Details::default() };
            let note = app.remark(EventKind::LabelSaved, app.official(&call, Action::EditTaxonomy), Some(slug.clone()), details);
            Ok(app.writer.save_label(&Label { kind, id, slug, name, place }, &note, &call.seal()).await?)
        })
        .await
    }
}

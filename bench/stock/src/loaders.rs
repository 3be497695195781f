//! One DataLoader for everything, with a statement for each sort of key.

use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::{DataLoader, Loader};
use sqlx::PgPool;
use uuid::Uuid;

use crate::schema::{Account, Event, Label, Package, Program, Review, VERSION, Version};

#[derive(Clone)]
pub struct Rows(pub PgPool);
pub type Loaders = DataLoader<Rows>;

macro_rules! loader {
    ($key:ident($type:ty), one $row:ty, $by:ident, $sql:expr) => {
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $key(pub $type);
        impl Loader<$key> for Rows {
            type Value = $row;
            type Error = Arc<sqlx::Error>;
            async fn load(&self, keys: &[$key]) -> std::result::Result<HashMap<$key, $row>, Self::Error> {
                let keys: Vec<$type> = keys.iter().map(|key| key.0.clone()).collect();
                let rows: Vec<$row> = sqlx::query_as($sql).bind(keys).fetch_all(&self.0).await?;
                Ok(rows.into_iter().map(|row| ($key(row.$by.clone()), row)).collect())
            }
        }
    };
    ($key:ident($type:ty), many $row:ty, $by:ident, $sql:expr) => {
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $key(pub $type);
        impl Loader<$key> for Rows {
            type Value = Vec<$row>;
            type Error = Arc<sqlx::Error>;
            async fn load(&self, keys: &[$key]) -> std::result::Result<HashMap<$key, Vec<$row>>, Self::Error> {
                let keys: Vec<$type> = keys.iter().map(|key| key.0.clone()).collect();
                let rows: Vec<$row> = sqlx::query_as($sql).bind(keys).fetch_all(&self.0).await?;
                let mut found: HashMap<$key, Vec<$row>> = HashMap::new();
                for row in rows {
                    found.entry($key(row.$by.clone())).or_default().push(row);
                }
                Ok(found)
            }
        }
    };
}
loader!(NewsCategoryOf(Uuid), one Label, of, "SELECT id AS of, slug, name FROM news_category WHERE id = ANY($1)");
loader!(CapabilityCategoryOf(Uuid), one Label, of, "SELECT id AS of, slug, name FROM capability_category WHERE id = ANY($1)");
loader!(TagsOf(Uuid), many Label, of, "SELECT x.content_id AS of, t.slug, t.name FROM content_tag x JOIN tag t ON t.id = x.tag_id WHERE x.content_id = ANY($1) ORDER BY x.content_id, x.place");
loader!(AccountOf(Uuid), one Account, id, "SELECT id, name FROM account WHERE id = ANY($1)");
loader!(ProgramOf(Uuid), one Program, id, "SELECT id, name, slogan, NULL AS my_role FROM program WHERE id = ANY($1)");
loader!(PackageOf(String), one Package, digest, "SELECT digest, bytes FROM package WHERE digest = ANY($1)");
loader!(ReviewOf(Uuid), one Review, id, "SELECT id, decision, decided_at, findings FROM review WHERE id = ANY($1)");
loader!(TimelineOf(Uuid), many Event, of, "SELECT e.id, v.id AS of, e.kind, e.sequence, e.at, e.account_id FROM version v JOIN event e ON e.version_id = v.id OR e.other_version_id = v.id \
    WHERE v.id = ANY($1) AND e.sequence IS NOT NULL ORDER BY v.id, e.sequence");

#[derive(Clone, PartialEq, Eq, Hash)]
pub struct VersionsOf(pub Uuid, pub i32);
impl Loader<VersionsOf> for Rows {
    type Value = Vec<Version>;
    type Error = Arc<sqlx::Error>;
    async fn load(&self, keys: &[VersionsOf]) -> std::result::Result<HashMap<VersionsOf, Vec<Version>>, Self::Error> {
        let mut found: HashMap<VersionsOf, Vec<Version>> = HashMap::new();
        let mut firsts: Vec<i32> = keys.iter().map(|key| key.1).collect();
        firsts.dedup();
        for first in firsts {
            let programs: Vec<Uuid> = keys.iter().filter(|key| key.1 == first).map(|key| key.0).collect();
            let sql = format!(
                "SELECT {VERSION} FROM unnest($1::uuid[]) AS p (id), LATERAL (SELECT * FROM version v WHERE v.program_id = p.id AND v.state <> 'DELETED' ORDER BY v.uploaded_revision DESC LIMIT $2) v"
            );
            let rows: Vec<Version> = sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(programs).bind(i64::from(first)).fetch_all(&self.0).await?;
            for row in rows {
                found.entry(VersionsOf(row.program_id, first)).or_default().push(row);
            }
        }
        Ok(found)
    }
}

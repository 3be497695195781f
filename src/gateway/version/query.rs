//! Versions by id, by program; and which version a user gets.

use async_graphql::{Context, Enum, ID, Object, SimpleObject};

use super::{Version, VersionConnection, VersionFilter};
use crate::{
    domain::{
        gray,
        id::{ProgramId, VersionId},
    },
    gateway::{
        cost::cost,
        ctx::Hand,
        fault::{self, Fault},
        program::Program,
        scalars::{Ref, VersionNumber},
    },
};

/// Why a user gets what they get.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "gray::ResolveReason")]
pub(in crate::gateway) enum ResolveReason {
    /// Admins and developers of the program are always in the gray.
    GrayMember,
    /// The bucket lies below the threshold.
    GrayBucket,
    /// What everybody gets.
    Released,
    /// Nothing is released, and the user is not in the gray.
    NotAvailable,
}

/// As much of a version as the host app needs: its package lies at `/packages/{sha256}`, for the same token as long as users get it.
#[derive(SimpleObject)]
pub(in crate::gateway) struct ResolvedVersion {
    /// Its id.
    id: ID,
    /// Its number.
    number: VersionNumber,
    /// The SHA-256 of its package, in lower-case hex.
    sha256: String,
    /// The length of its package, in bytes.
    bytes: i64,
}

/// Which version a user gets, and why: anybody can check it.
#[derive(SimpleObject)]
pub(in crate::gateway) struct VersionResolution {
    /// The version; null when there is none for this user.
    version: Option<ResolvedVersion>,
    /// Why.
    reason: ResolveReason,
    /// 0–9999: the first 8 bytes (big endian) of SHA-256 of the id of the version in gray, a colon and the user key, times 10000,
    /// divided by 2^64. Null without a version in gray, and for an empty user key.
    bucket: Option<i32>,
    /// Buckets below this are in the gray: 100 times the percentage. Null without a version in gray.
    threshold: Option<i32>,
}

#[derive(Default)]
pub(in crate::gateway) struct VersionQuery;

#[Object]
impl VersionQuery {
    /// 我的 · a version; null when there is none, or when the caller may not see its program.
    async fn version(&self, ctx: &Context<'_>, #[graphql(desc = "The id of a version.")] id: Ref<VersionId>) -> Result<Option<Version>, Fault> {
        Version::visible(ctx, id.0).await
    }

    /// 我的 · the versions of a program, last uploaded first; null when there is no such program, or when the caller may not see it.
    #[allow(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn versions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id of a program.")] program_id: Ref<ProgramId>,
        #[graphql(default, desc = "Narrows the list down.")] filter: VersionFilter,
        #[graphql(desc = "How many from the start, 1–100; 20 unless told otherwise.")] first: Option<i32>,
        #[graphql(desc = "Go on behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Go on before this cursor.")] before: Option<String>,
    ) -> Result<Option<VersionConnection>, Fault> {
        let Some(program) = Program::visible(ctx, program_id.0).await? else { return Ok(None) };
        program.page_of_versions(ctx, &filter.states(), super::arguments(first, after, last, before)).await.map(Some)
    }

    /// The host app's question: which version does this user get? For the program's members, and for tokens of the scope `resolve`.
    /// Null when there is no such program, or when the caller may not ask.
    #[graphql(directive = cost::apply("2".into()))]
    async fn resolve_version(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id of a program.")] program_id: Ref<ProgramId>,
        #[graphql(desc = "Who the user is in the host app, at most 256 bytes. An empty one is never in the gray.", validator(max_length = 256))]
        user_key: String,
    ) -> Result<Option<VersionResolution>, Fault> {
        let resolved = match ctx.app().resolve_version(ctx.actor(), program_id.0, &user_key).await {
            Ok(resolved) => resolved,
            Err(failure) => return fault::refusal(failure).map(|_| None),
        };
        Ok(resolved.map(|found| VersionResolution {
            version: found.version.map(|version| ResolvedVersion {
                id: version.id.to_string().into(),
                number: VersionNumber(version.number.to_string()),
                sha256: version.digest,
                bytes: version.package_bytes,
            }),
            reason: found.resolution.reason.into(),
            bucket: found.resolution.bucket.map(i32::from),
            threshold: found.resolution.threshold.map(i32::from),
        }))
    }
}

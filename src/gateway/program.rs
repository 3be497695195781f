//! 小程序: programs and their members.

use async_graphql::{Context, ID, Object, SimpleObject};

use super::{
    connection::connection,
    ctx::Hand,
    fault::Fault,
    loaders::MembersOf,
    scalars::{DateTime, ProgramRole, Ref},
    viewer::Account,
};
use crate::domain::{actor::PlatformRole, id::ProgramId, person};

/// 小程序: a mini program. Seen by its members and by the platform's admins and reviewers.
#[derive(Clone)]
pub(super) struct Program(pub(super) person::Program);

/// 小程序: a mini program. Seen by its members and by the platform's admins and reviewers.
#[Object]
impl Program {
    /// Its id.
    pub(super) async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// 3–40 units of text; a Chinese character counts 2, an ASCII character 1.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// 10–32 units of text; a Chinese character counts 2, an ASCII character 1.
    async fn slogan(&self) -> &str {
        &self.0.slogan
    }
    /// Rises by 1 with every event of the program.
    async fn revision(&self) -> i64 {
        self.0.revision
    }
    /// When it was created.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }
    /// The caller's role in it; null for those who see it by a platform role.
    async fn my_role(&self, ctx: &Context<'_>) -> Result<Option<ProgramRole>, Fault> {
        let members = ctx.loaders().load(MembersOf(self.0.id)).await?.unwrap_or_default();
        let me = ctx.actor().account();
        Ok(members.into_iter().find(|member| Some(member.account) == me).map(|member| member.role.into()))
    }
    /// Who belongs to it, longest-standing first; at most 31.
    #[graphql(complexity = "1 + 31 * child_complexity")]
    async fn members(&self, ctx: &Context<'_>) -> Result<Vec<ProgramMember>, Fault> {
        let members = ctx.loaders().load(MembersOf(self.0.id)).await?.unwrap_or_default();
        let accounts = futures_util::future::try_join_all(members.iter().map(|member| ctx.loaders().load(member.account))).await?;
        let pairs = members.into_iter().zip(accounts);
        Ok(pairs
            .filter_map(|(member, account)| Some(ProgramMember { account: Account(account?), role: member.role.into(), since: DateTime(member.since) }))
            .collect())
    }
}

impl Program {
    /// The program, if there is one and the caller may see it.
    pub(super) async fn visible(ctx: &Context<'_>, id: ProgramId) -> Result<Option<Self>, Fault> {
        let Some(me) = ctx.actor().account() else { return Ok(None) };
        let seen = [PlatformRole::PlatformAdmin, PlatformRole::Reviewer].into_iter().any(|role| ctx.actor().has(role))
            || ctx.loaders().load(MembersOf(id)).await?.unwrap_or_default().iter().any(|member| member.account == me);
        if seen { Ok(ctx.loaders().load(id).await?.map(Self)) } else { Ok(None) }
    }
}

/// One member of a program.
#[derive(SimpleObject)]
pub(super) struct ProgramMember {
    /// Who.
    account: Account,
    /// As what.
    role: ProgramRole,
    /// Since when.
    since: DateTime,
}

connection!(Program, ProgramConnection, ProgramEdge, "programs");

#[derive(Default)]
pub(super) struct ProgramQuery;

#[Object]
impl ProgramQuery {
    /// 我的 · a program; null when there is none, or when the caller may not see it.
    async fn program(&self, ctx: &Context<'_>, #[graphql(desc = "The id of a program.")] id: Ref<ProgramId>) -> Result<Option<Program>, Fault> {
        Program::visible(ctx, id.0).await
    }
}

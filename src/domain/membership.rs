//! Who belongs to a program: invitations, roles, and the rules that keep at least one admin and not too many of anybody.

use super::{
    actor::{Action, Actor, ProgramAction, ProgramRole},
    event::{Details, Doer, Event, EventKind},
    id::{AccountId, ProgramId},
    person::Member,
    refusal::{Refusal, may},
    scope::Scope,
    timestamp::Timestamp,
};

/// Developers of one program, invited ones included.
pub const DEVELOPERS_MOST: usize = 30;
/// Admins of one program, invited ones included.
pub const ADMINS_MOST: usize = 10;
/// Both together: the most a list of members has.
pub const MEMBERS_MOST: usize = DEVELOPERS_MOST + ADMINS_MOST;
/// Programs that one account manages: more are no person's work.
pub const MANAGED_MOST: usize = 100;

/// Asked to join, and not answered yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    pub program: ProgramId,
    pub account: AccountId,
    pub role: ProgramRole,
    pub by: AccountId,
    pub at: Timestamp,
}

/// Everybody in and around a program at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circle {
    pub program: ProgramId,
    pub revision: i64,
    pub members: Vec<Member>,
    pub invitations: Vec<Invitation>,
}

/// What someone asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberStep {
    Invite {
        account: AccountId,
        role: ProgramRole,
    },
    /// Take an invitation back.
    Revoke {
        account: AccountId,
    },
    /// Answer one's own invitation.
    Accept,
    Decline,
    /// Admins remove anybody; everybody may leave.
    Remove {
        account: AccountId,
    },
    ChangeRole {
        account: AccountId,
        role: ProgramRole,
    },
}

impl MemberStep {
    /// As it stands in the log where it was refused.
    pub fn word(self) -> &'static str {
        match self {
            Self::Invite { .. } => "INVITE_MEMBER",
            Self::Revoke { .. } => "REVOKE_INVITATION",
            Self::Accept => "ACCEPT_INVITATION",
            Self::Decline => "DECLINE_INVITATION",
            Self::Remove { .. } => "REMOVE_MEMBER",
            Self::ChangeRole { .. } => "CHANGE_MEMBER_ROLE",
        }
    }
}

/// What is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MemberWrite {
    Invite(Invitation),
    /// The invitation of this account goes.
    Uninvite(AccountId),
    /// The invitation becomes a membership.
    Join(Member),
    Leave(AccountId),
    Role(AccountId, ProgramRole),
}

/// A decided step and its event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberChange {
    pub write: MemberWrite,
    pub event: Event,
}

impl Circle {
    pub fn member(&self, account: AccountId) -> Option<&Member> {
        self.members.iter().find(|member| member.account == account)
    }

    pub fn invitation(&self, account: AccountId) -> Option<&Invitation> {
        self.invitations.iter().find(|invitation| invitation.account == account)
    }

    pub fn role_of(&self, actor: &Actor) -> Option<ProgramRole> {
        self.member(actor.account()?).map(|member| member.role)
    }

    fn admins(&self) -> usize {
        self.members.iter().filter(|member| member.role == ProgramRole::Admin).count()
    }

    /// Refuses one more of this role, invited ones counted.
    fn room_for(&self, role: ProgramRole) -> Result<(), Refusal> {
        let most = match role {
            ProgramRole::Admin => ADMINS_MOST,
            ProgramRole::Developer => DEVELOPERS_MOST,
        };
        let taken = self.members.iter().filter(|it| it.role == role).count() + self.invitations.iter().filter(|it| it.role == role).count();
        if taken < most { Ok(()) } else { Err(Refusal::TooManyMembers { most }) }
    }
}

/// Decides one step, or says why not.
pub fn decide_membership(circle: &Circle, step: MemberStep, actor: &Actor, now: Timestamp) -> Result<MemberChange, Refusal> {
    let me = actor.account().ok_or(Refusal::NotFound)?;
    // also where no role is asked for: answering, leaving
    if !actor.scopes().has(Scope::Develop) {
        return Err(Refusal::OutOfScope { scopes: Action::Develop.scopes() });
    }
    let role = circle.role_of(actor);
    let manages = || may(actor, role, false, ProgramAction::ManageMembers);
    let sees = || may(actor, role, false, ProgramAction::See);
    let mut details = Details::default();
    let (who, write, kind) = match step {
        MemberStep::Invite { account, role } => {
            let who = manages()?;
            if circle.member(account).is_some() {
                return Err(Refusal::AlreadyMember);
            }
            if circle.invitation(account).is_some() {
                return Err(Refusal::NoChange);
            }
            circle.room_for(role)?;
            (details.member, details.role) = (Some(account), Some(role));
            (Some(who), MemberWrite::Invite(Invitation { program: circle.program, account, role, by: me, at: now }), EventKind::MemberInvited)
        }
        MemberStep::Revoke { account } => {
            let who = manages()?;
            circle.invitation(account).ok_or(Refusal::NotFound)?;
            details.member = Some(account);
            (Some(who), MemberWrite::Uninvite(account), EventKind::InvitationRevoked)
        }
        MemberStep::Accept => {
            let invitation = circle.invitation(me).ok_or(Refusal::NotFound)?;
            (details.member, details.role) = (Some(me), Some(invitation.role));
            (None, MemberWrite::Join(Member { account: me, role: invitation.role, since: now }), EventKind::MemberJoined)
        }
        MemberStep::Decline => {
            circle.invitation(me).ok_or(Refusal::NotFound)?;
            details.member = Some(me);
            (None, MemberWrite::Uninvite(me), EventKind::InvitationDeclined)
        }
        MemberStep::Remove { account } => {
            let who = if account == me { sees()? } else { manages()? };
            let member = circle.member(account).ok_or(Refusal::NotFound)?;
            if member.role == ProgramRole::Admin && circle.admins() == 1 {
                return Err(Refusal::LastAdmin);
            }
            details.member = Some(account);
            (Some(who), MemberWrite::Leave(account), EventKind::MemberRemoved)
        }
        MemberStep::ChangeRole { account, role } => {
            let who = manages()?;
            let member = circle.member(account).ok_or(Refusal::NotFound)?;
            if member.role == role {
                return Err(Refusal::NoChange);
            }
            if member.role == ProgramRole::Admin && circle.admins() == 1 {
                return Err(Refusal::LastAdmin);
            }
            circle.room_for(role)?;
            (details.member, details.role) = (Some(account), Some(role));
            (Some(who), MemberWrite::Role(account, role), EventKind::MemberRoleChanged)
        }
    };
    let by = Doer { account: Some(me), role: who, channel: actor.channel() };
    Ok(MemberChange { write, event: Event { program: circle.program, sequence: circle.revision + 1, kind, details, by, at: now } })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{actor::Channel, scope::Scopes};

    fn account(number: u128) -> AccountId {
        AccountId::from_bits(number)
    }

    fn person(number: u128) -> Actor {
        Actor::Person { account: account(number), roles: Vec::new(), channel: Channel::Mobile, scopes: Scopes::FULL }
    }

    fn now() -> Timestamp {
        Timestamp::from_millis(0).unwrap()
    }

    /// Account 1 is admin, 2 a developer, 3 invited as a developer.
    fn circle() -> Circle {
        let program = ProgramId::from_bits(9);
        let member = |number, role| Member { account: account(number), role, since: now() };
        Circle {
            program,
            revision: 7,
            members: vec![member(1, ProgramRole::Admin), member(2, ProgramRole::Developer)],
            invitations: vec![Invitation { program, account: account(3), role: ProgramRole::Developer, by: account(1), at: now() }],
        }
    }

    fn by(number: u128, step: MemberStep) -> Result<MemberWrite, Refusal> {
        decide_membership(&circle(), step, &person(number), now()).map(|change| {
            assert_eq!(change.event.sequence, 8);
            change.write
        })
    }

    #[test]
    fn the_last_admin_can_neither_leave_nor_step_down() {
        assert_eq!(by(1, MemberStep::Remove { account: account(1) }), Err(Refusal::LastAdmin));
        assert_eq!(by(1, MemberStep::ChangeRole { account: account(1), role: ProgramRole::Developer }), Err(Refusal::LastAdmin));
        let mut two = circle();
        two.members[1].role = ProgramRole::Admin;
        assert!(decide_membership(&two, MemberStep::Remove { account: account(1) }, &person(1), now()).is_ok());
    }

    #[test]
    fn admins_manage_and_everybody_may_leave_or_answer_for_themselves() {
        assert_eq!(by(2, MemberStep::Remove { account: account(2) }), Ok(MemberWrite::Leave(account(2))));
        assert!(matches!(by(2, MemberStep::Remove { account: account(1) }), Err(Refusal::Forbidden { .. })));
        assert!(matches!(by(3, MemberStep::Accept), Ok(MemberWrite::Join(Member { role: ProgramRole::Developer, .. }))));
        assert_eq!(by(3, MemberStep::Decline), Ok(MemberWrite::Uninvite(account(3))));
        assert_eq!(by(1, MemberStep::Revoke { account: account(3) }), Ok(MemberWrite::Uninvite(account(3))));
        assert_eq!(by(4, MemberStep::Accept), Err(Refusal::NotFound));
        // to somebody invited, and to strangers, the program does not exist yet
        for step in [MemberStep::Invite { account: account(5), role: ProgramRole::Developer }, MemberStep::Remove { account: account(2) }] {
            assert_eq!(by(3, step), Err(Refusal::NotFound));
            assert_eq!(by(4, step), Err(Refusal::NotFound));
        }
    }

    #[test]
    fn nobody_is_invited_twice() {
        assert_eq!(by(1, MemberStep::Invite { account: account(2), role: ProgramRole::Admin }), Err(Refusal::AlreadyMember));
        assert_eq!(by(1, MemberStep::Invite { account: account(3), role: ProgramRole::Admin }), Err(Refusal::NoChange));
    }

    #[test]
    fn invited_developers_count_among_the_thirty() {
        let mut full = circle();
        for number in 10..38 {
            full.members.push(Member { account: account(number), role: ProgramRole::Developer, since: now() });
        }
        let invite = |role| decide_membership(&full, MemberStep::Invite { account: account(99), role }, &person(1), now()).map(|_| ());
        assert_eq!(invite(ProgramRole::Developer), Err(Refusal::TooManyMembers { most: 30 }));
        assert_eq!(invite(ProgramRole::Admin), Ok(()));
        // whoever is invited has a place already
        assert!(decide_membership(&full, MemberStep::Accept, &person(3), now()).is_ok());
    }
}

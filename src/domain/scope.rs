//! What a credential is good for: scopes narrow down what its account may do, and never widen it.

use std::fmt;

use super::words::{stored_by_word, words};

/// One thing a token can be good for. Every scope but `RESOLVE` lets its bearer read what the account sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Look, and nothing else.
    Read,
    /// What admins and developers do with their programs: uploads, steps, members, webhooks.
    Develop,
    /// What reviewers do.
    Review,
    /// What editors do.
    Edit,
    /// What admins of the platform do: people, agreements, forced take-downs, webhooks for everything.
    Administer,
    /// Read the log of everything.
    Audit,
    /// Manage the account's own tokens, sessions and password.
    Account,
    /// For the host app: ask which version a user gets, of any program; not even read.
    Resolve,
}
words!(Scope {
    Read = "READ",
    Develop = "DEVELOP",
    Review = "REVIEW",
    Edit = "EDIT",
    Administer = "ADMINISTER",
    Audit = "AUDIT",
    Account = "ACCOUNT",
    Resolve = "RESOLVE",
});
stored_by_word!(Scope);

/// A set of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Scopes(u8);

impl Scopes {
    pub const NONE: Self = Self(0);
    /// Everything a person may do: what a session has.
    pub const FULL: Self = Self::of(&[Scope::Read, Scope::Develop, Scope::Review, Scope::Edit, Scope::Administer, Scope::Audit, Scope::Account]);
    /// The same without making further credentials: what a machine gets unless told otherwise.
    pub const WORK: Self = Self::of(&[Scope::Read, Scope::Develop, Scope::Review, Scope::Edit, Scope::Administer, Scope::Audit]);
    pub const RESOLVE: Self = Self::of(&[Scope::Resolve]);
    /// Any of these lets its bearer look.
    pub const READING: &'static [Scope] = &[Scope::Read, Scope::Develop, Scope::Review, Scope::Edit, Scope::Administer, Scope::Audit, Scope::Account];

    pub const fn of(scopes: &[Scope]) -> Self {
        let (mut bits, mut place) = (0, 0);
        while place < scopes.len() {
            bits |= 1 << scopes[place] as u8;
            place += 1;
        }
        Self(bits)
    }

    pub fn has(self, scope: Scope) -> bool {
        self.0 & (1 << scope as u8) != 0
    }

    pub fn has_any(self, scopes: &[Scope]) -> bool {
        scopes.iter().any(|scope| self.has(*scope))
    }

    pub fn is_within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn iter(self) -> impl Iterator<Item = Scope> {
        Scope::ALL.into_iter().filter(move |scope| self.has(*scope))
    }

    /// Whether a token may have these: at least one, and `RESOLVE` alone, because whoever has it acts as the host app.
    pub fn is_proper(self) -> bool {
        !self.is_empty() && (!self.has(Scope::Resolve) || self == Self::RESOLVE)
    }

    /// Reads words with spaces or commas between them; None when one is unknown.
    pub fn parse(text: &str) -> Option<Self> {
        let words = text.split([' ', ',']).filter(|word| !word.is_empty());
        let scopes: Option<Vec<Scope>> = words.map(Scope::from_word).collect();
        scopes.map(|scopes| Self::of(&scopes))
    }
}

/// As stored: words with a space between them.
impl fmt::Display for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, scope) in self.iter().enumerate() {
            f.write_str(if place > 0 { " " } else { "" })?;
            f.write_str(scope.word())?;
        }
        Ok(())
    }
}

impl FromIterator<Scope> for Scopes {
    fn from_iter<I: IntoIterator<Item = Scope>>(scopes: I) -> Self {
        scopes.into_iter().fold(Self::NONE, |sum, scope| Self(sum.0 | Self::of(&[scope]).0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_reads_as_it_was_written_and_an_unknown_word_is_none() {
        for set in [Scopes::NONE, Scopes::FULL, Scopes::WORK, Scopes::RESOLVE] {
            assert_eq!(Scopes::parse(&set.to_string()), Some(set));
        }
        assert_eq!(Scopes::parse("READ,DEVELOP"), Some(Scopes::of(&[Scope::Read, Scope::Develop])));
        assert_eq!((Scopes::parse("read"), Scopes::parse("READ KING")), (None, None));
    }

    #[test]
    fn resolving_stands_alone_and_nothing_is_no_token() {
        assert!(Scopes::RESOLVE.is_proper() && Scopes::FULL.is_proper() && !Scopes::NONE.is_proper());
        assert!(!Scopes::of(&[Scope::Resolve, Scope::Read]).is_proper());
        assert!(Scopes::WORK.is_within(Scopes::FULL) && !Scopes::FULL.is_within(Scopes::WORK));
    }
}

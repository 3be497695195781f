//! What the settings say about this installation: how it is called, how much it lets through, and whom it believes.

#[cfg(feature = "oidc")]
use super::OidcTerms;
use super::{App, JwtTerms, Secret};
use crate::domain::quota::Quota;

/// What the settings say about this installation.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Where browsers find this server, without a slash at the end; empty: nobody said.
    pub public_url: String,
    /// Packages that one account may send in an hour.
    pub uploads_hourly: u32,
    /// Whose bearer tokens are taken beside our own.
    pub jwt: Option<JwtTerms>,
    /// Through whom people may sign in.
    #[cfg(feature = "oidc")]
    pub oidc: Option<OidcTerms>,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            public_url: String::new(),
            uploads_hourly: UPLOADS_HOURLY,
            jwt: None,
            #[cfg(feature = "oidc")]
            oidc: None,
        }
    }
}

/// One each quarter of a minute, which is more than people and their CI send.
pub const UPLOADS_HOURLY: u32 = 240;

impl App {
    /// Tickets for uploads of one account.
    pub(super) fn tickets(&self) -> Quota {
        Quota::hourly("tickets", self.policy.uploads_hourly)
    }

    /// Packages sent by one account, whether they are taken or not: those that are refused may be followed by others on the same ticket.
    pub(super) fn packages_sent(&self) -> Quota {
        Quota::hourly("packages", self.policy.uploads_hourly.saturating_mul(2))
    }

    /// Where a one-time link leads. Its secret stands behind the `#`, which browsers send to nobody.
    pub fn setup_url(&self, secret: &Secret) -> String {
        format!("{}/setup#{}", self.policy.public_url, secret.reveal())
    }
}

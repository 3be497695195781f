//! Webhooks: what may be registered, which events each is told of, and what follows from an attempt to tell it.

use super::{
    endpoint::read_endpoint,
    event::{EventKind, Record},
    id::{AccountId, DeliveryId, EventId, ProgramId, WebhookId},
    refusal::{Rule, Violation},
    signature::Secret,
    timestamp::Timestamp,
    words::words,
};

/// Webhooks of one program, and of the platform.
pub const OF_PROGRAM_MOST: usize = 10;
pub const OF_PLATFORM_MOST: usize = 20;
pub const DESCRIPTION_MOST: usize = 120;
/// Pings and repetitions of one webhook that wait to be sent.
pub const WAITING_MOST: usize = 20;
/// Deliveries of each webhook that are kept.
pub const KEPT_MOST: u32 = 200;
/// The former secret signs as well for so long.
pub const OVERLAP_MILLIS: i64 = 24 * HOUR;
/// After failing for so long an endpoint is given up.
pub const PATIENCE_MILLIS: i64 = 5 * 24 * HOUR;

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
/// How long to wait after the first, second … failure; after more, as after the last.
const WAITS: [i64; 8] = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR];
/// An endpoint may ask to be left alone for so long.
const ASKED_MOST: i64 = 6 * HOUR;

/// Why a webhook gets nothing more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disabled {
    /// Somebody said so.
    Manual,
    /// The endpoint answered 410.
    Gone,
    /// It failed for five days.
    Failing,
}
words!(Disabled { Manual = "MANUAL", Gone = "GONE", Failing = "FAILING" });

/// Why something was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// It was its turn.
    Event,
    Ping,
    /// Somebody asked for it once more.
    Redelivery,
}
words!(Cause { Event = "EVENT", Ping = "PING", Redelivery = "REDELIVERY" });

/// How far a delivery has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Waits to be sent.
    Queued,
    Delivered,
    Failed,
}
words!(Progress { Queued = "QUEUED", Delivered = "DELIVERED", Failed = "FAILED" });

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It took too long.
    Timeout,
    /// It leads to an address that nothing is sent to.
    RefusedAddress,
    /// The name is unknown, nobody listens, no TLS, or the connection broke.
    Connection,
    /// It answered with a redirect, which is not followed.
    Redirect,
    /// It answered with another status than 2xx.
    Status,
    /// The webhook was disabled before it could be sent.
    Disabled,
    /// There is no such event any more that could be told.
    Unreadable,
}
words!(Problem {
    Timeout = "TIMEOUT",
    RefusedAddress = "REFUSED_ADDRESS",
    Connection = "CONNECTION",
    Redirect = "REDIRECT",
    Status = "STATUS",
    Disabled = "DISABLED",
    Unreadable = "UNREADABLE",
});

/// What somebody says about a webhook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    pub url: String,
    /// None: all that it may be told of.
    pub kinds: Vec<EventKind>,
    pub description: String,
}

/// A webhook as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    pub id: WebhookId,
    /// None: platform-wide.
    pub program: Option<ProgramId>,
    pub terms: Terms,
    pub secret: Secret,
    /// The secret before, and until when it signs.
    pub former: Option<(Secret, Timestamp)>,
    pub created_by: Option<AccountId>,
    pub created_at: Timestamp,
    /// Raised by whatever somebody changes about it.
    pub revision: i64,
    /// The last place of the log that it is done with.
    pub position: i64,
    /// Failed attempts at what comes next.
    pub failures: i32,
    /// Since the first of them, and until when it is left alone.
    pub failing: Option<(Timestamp, Timestamp)>,
    pub disabled: Option<(Timestamp, Disabled)>,
}

/// One attempt, made or waiting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    pub id: DeliveryId,
    /// The order in which they came into being.
    pub written: i64,
    pub webhook: WebhookId,
    pub cause: Cause,
    /// None: a ping.
    pub event: Option<(EventId, EventKind)>,
    /// Which attempt at this event, from 1.
    pub attempt: i32,
    pub at: Timestamp,
    pub progress: Progress,
    pub status: Option<u16>,
    pub millis: Option<i64>,
    pub problem: Option<Problem>,
}

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: Option<u16>,
    pub problem: Option<Problem>,
    /// Seconds the endpoint asks to be left alone for.
    pub retry_after: Option<u32>,
    pub millis: i64,
}

impl Answer {
    /// What a status says.
    pub fn of_status(status: u16, retry_after: Option<u32>, millis: i64) -> Self {
        let problem = match status {
            200..=299 => None,
            300..=399 => Some(Problem::Redirect),
            _ => Some(Problem::Status),
        };
        Self { status: Some(status), problem, retry_after, millis }
    }

    /// There was none.
    pub fn failed(problem: Problem, millis: i64) -> Self {
        Self { status: None, problem: Some(problem), retry_after: None, millis }
    }

    pub fn progress(&self) -> Progress {
        if self.problem.is_none() { Progress::Delivered } else { Progress::Failed }
    }
}

/// What follows from an attempt at what comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consequence {
    /// On to the next.
    Done,
    /// The same again, not before then.
    Again { since: Timestamp, at: Timestamp },
    /// Nothing more.
    Disable(Disabled),
}

impl Webhook {
    /// The secrets that sign at this time, the newest first.
    pub fn secrets(&self, now: Timestamp) -> Vec<&Secret> {
        let former = self.former.as_ref().filter(|(_, until)| now < *until).map(|(secret, _)| secret);
        std::iter::once(&self.secret).chain(former).collect()
    }

    /// Whether it may be told of this at all, whatever kinds it asked for.
    pub fn covers(&self, record: &Record) -> bool {
        self.program.is_none_or(|program| record.program == Some(program) && record.sequence.is_some())
    }

    /// What follows from an attempt. `chance` spreads those that failed together.
    pub fn after(&self, answer: &Answer, now: Timestamp, chance: u16) -> Consequence {
        if answer.problem.is_none() {
            return Consequence::Done;
        }
        if answer.status == Some(410) {
            return Consequence::Disable(Disabled::Gone);
        }
        let since = self.failing.map_or(now, |(since, _)| since);
        if now.millis() - since.millis() >= PATIENCE_MILLIS {
            return Consequence::Disable(Disabled::Failing);
        }
        let asked = answer.retry_after.map_or(0, |seconds| (i64::from(seconds) * SECOND).min(ASKED_MOST));
        Consequence::Again { since, at: now.plus_millis(wait(self.failures, chance).max(asked)) }
    }
}

/// How long to wait after so many failures before the last one: up to a fifth more or less, by chance.
fn wait(failures: i32, chance: u16) -> i64 {
    let place = usize::try_from(failures).unwrap_or(0).min(WAITS.len() - 1);
    WAITS[place] * (800 + i64::from(chance % 401)) / 1_000
}

impl Terms {
    /// The terms as they are kept, or every rule they break.
    pub fn checked(&self, of_program: bool, loopback: bool) -> Result<Self, Vec<Violation>> {
        let mut violations = Vec::new();
        let mut broken = |field: &[&str], rule| violations.push(Violation { field: field.iter().map(|it| (*it).to_owned()).collect(), rule });
        let endpoint = read_endpoint(&self.url, loopback);
        if endpoint.is_none() {
            broken(&["url"], Rule::Endpoint);
        }
        let description = self.description.trim();
        if description.chars().count() > DESCRIPTION_MOST {
            broken(&["description"], Rule::Length { least: 0, most: DESCRIPTION_MOST });
        }
        if description.chars().any(char::is_control) {
            broken(&["description"], Rule::ControlCharacters);
        }
        for (place, kind) in self.kinds.iter().enumerate() {
            let field = ["kinds", &place.to_string()];
            if self.kinds[..place].contains(kind) {
                broken(&field, Rule::Duplicate);
            }
            if of_program && !kind.is_step() {
                broken(&field, Rule::StepOfProgram);
            }
        }
        match endpoint {
            Some(url) if violations.is_empty() => Ok(Self { url: url.into(), kinds: self.kinds.clone(), description: description.to_owned() }),
            _ => Err(violations),
        }
    }

    /// The host alone: the rest of an address may be a secret.
    pub fn host(&self) -> String {
        url::Url::parse(&self.url).ok().and_then(|url| url.host_str().map(ToOwned::to_owned)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_millis(millis).unwrap()
    }

    fn webhook(failures: i32, failing: Option<i64>) -> Webhook {
        Webhook {
            id: WebhookId::from_bits(1),
            program: None,
            terms: terms("https://example.com/", &[]),
            secret: Secret::from_bytes(vec![1]),
            former: Some((Secret::from_bytes(vec![2]), at(100))),
            created_by: None,
            created_at: at(0),
            revision: 1,
            position: 0,
            failures,
            failing: failing.map(|since| (at(since), at(since))),
            disabled: None,
        }
    }

    fn terms(url: &str, kinds: &[EventKind]) -> Terms {
        Terms { url: url.into(), kinds: kinds.to_vec(), description: " x ".into() }
    }

    #[test]
    fn each_failure_waits_longer_and_chance_spreads_them_by_a_fifth() {
        let failed = Answer::of_status(500, None, 1);
        for (failures, expected) in WAITS.into_iter().chain([6 * HOUR, 6 * HOUR]).enumerate() {
            let wait = |chance| match webhook(failures as i32, None).after(&failed, at(0), chance) {
                Consequence::Again { since, at } => (since.millis(), at.millis()),
                other => panic!("{other:?}"),
            };
            assert_eq!([wait(0), wait(200), wait(400)], [(0, expected * 4 / 5), (0, expected), (0, expected * 6 / 5)]);
            assert!((0..=u16::MAX).all(|chance| (expected * 4 / 5..=expected * 6 / 5).contains(&wait(chance).1)));
        }
    }

    #[test]
    fn an_endpoint_may_ask_for_more_time_up_to_six_hours() {
        for (asked, expected) in [(1, 5 * SECOND), (60, MINUTE), (u32::MAX, 6 * HOUR)] {
            let answer = Answer::of_status(503, Some(asked), 1);
            assert_eq!(webhook(0, None).after(&answer, at(0), 200), Consequence::Again { since: at(0), at: at(expected) });
        }
    }

    #[test]
    fn what_is_gone_and_what_failed_for_five_days_is_disabled() {
        assert_eq!(webhook(0, None).after(&Answer::of_status(204, None, 1), at(9), 0), Consequence::Done);
        assert_eq!(webhook(0, None).after(&Answer::of_status(410, None, 1), at(9), 0), Consequence::Disable(Disabled::Gone));
        let failed = Answer::failed(Problem::Timeout, 1);
        assert!(matches!(webhook(9, Some(0)).after(&failed, at(PATIENCE_MILLIS - 1), 0), Consequence::Again { .. }));
        assert_eq!(webhook(9, Some(0)).after(&failed, at(PATIENCE_MILLIS), 0), Consequence::Disable(Disabled::Failing));
        assert_eq!(Answer::of_status(302, None, 1).problem, Some(Problem::Redirect));
    }

    #[test]
    fn the_former_secret_signs_until_its_time_is_over() {
        assert_eq!((webhook(0, None).secrets(at(99)).len(), webhook(0, None).secrets(at(100)).len()), (2, 1));
    }

    #[test]
    fn terms_are_checked_rule_by_rule() {
        let steps = [EventKind::VersionUploaded, EventKind::GrayStarted];
        assert_eq!(terms("https://EXAMPLE.com", &steps).checked(true, false).unwrap().url, "https://example.com/");
        assert!(terms("https://example.com", &[EventKind::RoleGranted]).checked(false, false).is_ok());
        let broken = |terms: Terms, of_program| terms.checked(of_program, false).unwrap_err().into_iter().map(|it| it.rule).collect::<Vec<_>>();
        assert_eq!(broken(terms("http://example.com", &[]), true), [Rule::Endpoint]);
        assert_eq!(broken(terms("https://example.com", &[EventKind::RoleGranted]), true), [Rule::StepOfProgram]);
        assert_eq!(broken(terms("https://example.com", &[steps[0], steps[0]]), true), [Rule::Duplicate]);
        let long = Terms { description: "灰".repeat(121), ..terms("https://example.com", &[]) };
        assert_eq!(broken(long, false), [Rule::Length { least: 0, most: 120 }]);
        assert_eq!(broken(Terms { description: "a\nb".into(), ..terms("https://example.com", &[]) }, false), [Rule::ControlCharacters]);
        assert_eq!(terms("https://example.com:1/secret?x", &[]).host(), "example.com");
    }
}

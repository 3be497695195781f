//! What is counted of requests: by operation, how they ended and how long they took; and refusals by code.

use std::{
    collections::HashSet,
    sync::{LazyLock, Mutex, PoisonError},
    time::Duration,
};

use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{counter::Counter, family::Family, histogram::Histogram},
    registry::Registry,
};

/// Names of operations that are told apart: clients choose them, and each takes memory for as long as the process lives.
const NAMES_MOST: usize = 200;
const NAME_MOST: usize = 64;
/// Seconds: from a look-up by id to the end of patience.
const BUCKETS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.0, 10.0];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Request {
    operation: String,
    kind: &'static str,
    outcome: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Operation {
    operation: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Code {
    code: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Source {
    from: &'static str,
}

/// The counts of this process.
pub struct Tally {
    requests: Family<Request, Counter>,
    seconds: Family<Operation, Histogram, fn() -> Histogram>,
    refusals: Family<Code, Counter>,
    shared: Family<Source, Counter>,
    names: Mutex<HashSet<String>>,
}

/// One for the process: what is refused is told where nothing else is at hand.
pub static TALLY: LazyLock<Tally> = LazyLock::new(|| Tally {
    requests: Family::default(),
    seconds: Family::new_with_constructor(|| Histogram::new(BUCKETS)),
    refusals: Family::default(),
    shared: Family::default(),
    names: Mutex::default(),
});

impl Tally {
    /// One request has been answered.
    /// `known`: by somebody signed in; nobody else's names are learnt.
    pub(super) fn request(&self, name: Option<&str>, known: bool, kind: &'static str, outcome: &'static str, took: Duration) {
        let operation = self.told_apart(name, known);
        self.requests.get_or_create(&Request { operation: operation.clone(), kind, outcome }).inc();
        self.seconds.get_or_create(&Operation { operation }).observe(took.as_secs_f64());
    }

    /// Something was refused with this code.
    pub(super) fn refusal(&self, code: &'static str) {
        self.refusals.get_or_create(&Code { code }).inc();
    }

    /// An answer that is the same for everyone was given.
    pub(super) fn shared(&self, from_memory: bool) {
        self.shared.get_or_create(&Source { from: if from_memory { "memory" } else { "database" } }).inc();
    }

    fn told_apart(&self, name: Option<&str>, known: bool) -> String {
        let Some(name) = name.filter(|name| name.len() <= NAME_MOST) else { return "unnamed".to_owned() };
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        if !names.contains(name) {
            if names.len() >= NAMES_MOST || !known {
                return "other".to_owned();
            }
            names.insert(name.to_owned());
        }
        name.to_owned()
    }

    /// Adds the counts to what is going to be shown.
    pub fn register(&self, registry: &mut Registry) {
        registry.register("requests", "GraphQL requests, by operation, kind and how they ended", self.requests.clone());
        registry.register("request_seconds", "How long GraphQL requests took, by operation", self.seconds.clone());
        registry.register("shared_answers", "Answers that are the same for everyone, by where they came from", self.shared.clone());
        registry.register("refusals", "What was refused, by code", self.refusals.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clients_cannot_make_up_names_for_ever() {
        let tally = &*TALLY;
        for number in 0..2 * NAMES_MOST {
            tally.request(Some(&format!("Junk{number}")), false, "query", "ok", Duration::ZERO);
        }
        for number in 0..2 * NAMES_MOST {
            tally.request(Some(&format!("Made{number}")), true, "query", "ok", Duration::ZERO);
        }
        tally.request(Some(&"x".repeat(NAME_MOST + 1)), true, "query", "ok", Duration::ZERO);
        let mut registry = Registry::default();
        tally.register(&mut registry);
        let mut text = String::new();
        prometheus_client::encoding::text::encode(&mut text, &registry).unwrap();
        let lines: Vec<&str> = text.lines().filter(|line| line.starts_with("requests_total{")).collect();
        assert_eq!(lines.len(), NAMES_MOST + 2);
        assert!(lines.iter().any(|line| line.contains("operation=\"other\"") && line.ends_with(&format!(" {}", 3 * NAMES_MOST))));
        assert!(lines.iter().any(|line| line.contains("operation=\"unnamed\"") && line.ends_with(" 1")));
    }
}

//! `GET /metrics`: what the process is doing, as Prometheus reads it.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{counter::ConstCounter, family::Family, gauge::Gauge},
    registry::Registry,
};

use super::{House, Kind, Peer, problem};
use crate::gateway::TALLY;

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Pool {
    pool: &'static str,
    state: &'static str,
}

/// In production for whoever is on a private network, as those who collect them are.
pub(super) async fn show(State(house): State<Arc<House>>, peer: Peer) -> Response {
    if house.production && !peer.is_private() {
        return problem::plain(StatusCode::NOT_FOUND);
    }
    if !house.metrics {
        return problem::problem(StatusCode::NOT_FOUND, "NOT_FOUND", "metrics are switched off");
    }
    let mut registry = Registry::with_prefix("devcenter");
    TALLY.register(&mut registry);
    let count = |value: u64| ConstCounter::new(value);
    let level = |value: i64| {
        let gauge: Gauge = Gauge::default();
        gauge.set(value);
        gauge
    };
    let size = |value: usize| level(i64::try_from(value).unwrap_or(i64::MAX));

    registry.register("connections", "Open connections, sockets among them", size(house.crowd.open()));
    registry.register("connections_refused", "Connections turned away: too many, or too many of one address", count(house.crowd.refused()));
    registry.register("requests_at_work", "Requests that are worked on", size(house.crowd.at_work()));
    registry.register("requests_shed", "Requests told to come back because too many were worked on", count(house.crowd.shed()));
    registry.register("unfinished_bytes", "Bytes of requests that are not whole yet", size(house.crowd.unfinished()));
    registry.register("sockets", "Open WebSockets", size(house.streams.open(Kind::Socket)));
    registry.register("event_streams", "Open streams of server-sent events", size(house.streams.open(Kind::Events)));
    let feed = house.app.feed().state();
    registry.register("subscriptions", "Seats at the feed", size(feed.subscriptions));
    registry.register("feed_position", "The last position that was told", level(feed.position));
    registry.register("feed_queue_longest", "Rows that wait for the slowest reader; at 64 its stream ends", size(feed.longest_queue));
    registry.register("feed_told", "Rows told, once for each subscription", count(feed.told));
    registry.register("feed_slow_consumers", "Streams that ended because their reader was too slow", count(feed.dropped));
    // what the database has to be asked for is left out while it does not answer
    if let Ok((behind, waiting, oldest)) = house.app.log_lag().await {
        registry.register("feed_lag", "Rows that are stamped and not told yet", level(behind));
        registry.register("sequencer_waiting", "Rows that wait for their stamp, counted up to 1000", size(usize::try_from(waiting).unwrap_or(usize::MAX)));
        let seconds: Gauge<f64, std::sync::atomic::AtomicU64> = Gauge::default();
        seconds.set(oldest.as_secs_f64());
        registry.register("sequencer_lag_seconds", "How long the oldest of them has waited", seconds);
    }
    let pools = Family::<Pool, Gauge>::default();
    for (pool, open, idle) in house.database.pools() {
        pools.get_or_create(&Pool { pool, state: "idle" }).set(idle);
        pools.get_or_create(&Pool { pool, state: "used" }).set(open - idle);
    }
    registry.register("pool_connections", "Connections to the database", pools);
    registry.register("pool_timeouts", "Times that no connection was free in time", count(house.database.timeouts()));
    registry.register("statements", "SQL statements run", count(house.database.statements()));

    let mut text = String::new();
    if encode(&mut text, &registry).is_err() {
        return problem::plain(StatusCode::INTERNAL_SERVER_ERROR);
    }
    let media_type = HeaderValue::from_static("application/openmetrics-text; version=1.0.0; charset=utf-8");
    ([(header::CONTENT_TYPE, media_type)], text).into_response()
}

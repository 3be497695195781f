//! Whether the process turns, and whether it can answer.

use std::sync::Arc;
use std::time::Duration;

use axum::{extract::State, http::StatusCode};

use super::House;

/// `GET /livez`: the loop turns.
pub(super) async fn live() -> &'static str {
    "ok\n"
}

/// For the database.
const PATIENCE: Duration = Duration::from_secs(1);
/// Longer, and what happened is told too late.
const LAG_MOST: Duration = Duration::from_secs(10);

/// `GET /readyz`: the database answers within a second and has the tables this program knows, the log is stamped in time, and the server
/// is not about to stop.
pub(super) async fn ready(State(house): State<Arc<House>>) -> (StatusCode, &'static str) {
    if *house.app.feed().closing().borrow() {
        return (StatusCode::SERVICE_UNAVAILABLE, "the server stops\n");
    }
    let why = match tokio::time::timeout(PATIENCE, look(&house)).await {
        Ok(None) => return (StatusCode::OK, "ok\n"),
        Ok(Some(why)) => why,
        Err(_) => "the database does not answer\n",
    };
    (StatusCode::SERVICE_UNAVAILABLE, why)
}

/// Why it is not ready.
async fn look(house: &House) -> Option<&'static str> {
    match house.database.tables_known().await {
        Ok(true) => {}
        Ok(false) => return Some("the tables are not those of this version of the program\n"),
        Err(_) => return Some("the database does not answer\n"),
    }
    match house.app.log_lag().await {
        Ok((.., oldest)) if oldest < LAG_MOST => None,
        Ok(_) => Some("what happens is not told in time: the log waits for its stamps\n"),
        Err(_) => Some("the database does not answer\n"),
    }
}

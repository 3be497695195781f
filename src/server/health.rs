//! Whether the process turns, and whether it can answer.

use axum::{extract::State, http::StatusCode};

use super::House;

/// `GET /livez`: the loop turns.
pub(super) async fn live() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the database answers within a second.
pub(super) async fn ready(State(house): State<House>) -> (StatusCode, &'static str) {
    if *house.app.feed().closing().borrow() {
        return (StatusCode::SERVICE_UNAVAILABLE, "the server stops\n");
    }
    if house.database.ping().await { (StatusCode::OK, "ok\n") } else { (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n") }
}

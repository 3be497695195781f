//! Stock async-graphql: derive macros, a shared DataLoader with its defaults, sqlx with its defaults, axum. Nothing tuned but the allocator.

mod loaders;
mod operations;
mod schema;

use async_graphql::{Data, Schema, dataloader::DataLoader};
use async_graphql_axum::{GraphQLProtocol, GraphQLRequest, GraphQLResponse, GraphQLWebSocket};
use axum::{
    Router,
    extract::WebSocketUpgrade,
    http::HeaderMap,
    response::Response,
    routing::{get, post},
};
use sqlx::postgres::PgPoolOptions;
use tokio::sync::broadcast;
use uuid::Uuid;

use loaders::Rows;
use operations::{Me, Mutation, Query, Subscriptions};
use schema::Event;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

type Gateway = Schema<Query, Mutation, Subscriptions>;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let pool = PgPoolOptions::new().max_connections(std::env::var("POOL")?.parse()?).connect(&std::env::var("DATABASE_URL")?).await?;
    let (events, _) = broadcast::channel::<(Uuid, Event)>(1024);
    let schema: Gateway =
        Schema::build(Query, Mutation, Subscriptions).data(DataLoader::new(Rows(pool.clone()), tokio::spawn)).data(pool).data(events).finish();
    let (asked, followed) = (schema.clone(), schema);
    let app = Router::new()
        .route(
            "/graphql",
            post(move |headers: HeaderMap, request: GraphQLRequest| async move {
                GraphQLResponse::from(asked.execute(request.into_inner().data(Me::of(&headers))).await)
            }),
        )
        .route(
            "/graphql/ws",
            get(move |protocol: GraphQLProtocol, upgrade: WebSocketUpgrade| {
                let response: Response = upgrade
                    .protocols(async_graphql::http::ALL_WEBSOCKET_PROTOCOLS)
                    .on_upgrade(move |socket| GraphQLWebSocket::new(socket, followed, protocol).on_connection_init(|_| async { Ok(Data::default()) }).serve());
                std::future::ready(response)
            }),
        );
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", std::env::var("PORT")?.parse::<u16>()?)).await?;
    axum::serve(axum::serve::ListenerExt::tap_io(listener, |stream| drop(stream.set_nodelay(true))), app).await?;
    Ok(())
}

//! Where each address leads: the whole server as one service.

use std::{
    convert::Infallible,
    sync::Arc,
    task::{Context, Poll},
};

use axum::{
    Router,
    body::Body,
    extract::Request,
    response::Response,
    routing::{MethodRouter, any, get, post, put},
};
use futures_util::future::BoxFuture;
use tower::{Layer, Service, ServiceExt, service_fn};
use tower_http::{
    CompressionLevel,
    compression::{
        CompressionLayer, Predicate,
        predicate::{NotForContentType, SizeAbove},
    },
};

#[cfg(feature = "oidc")]
use super::oidc;
use super::{
    House, Peer, atom, client,
    front::{ARRIVALS, Front, GRAPHQL},
    graphql, health, metrics, packages, pictures, playground, resolve, session, socket,
};

/// Shorter answers are not worth packing, and fit into one packet.
const PACKED_FROM: u16 = 1024;

/// All doors behind the front; tests knock without a socket.
#[derive(Clone)]
pub struct Doors(Arc<Inner>);

struct Inner {
    house: House,
    front: Front,
    plan: Plan,
}

/// What stands at which address.
struct Plan {
    /// What each address is called, in the words of the router: its pattern.
    names: matchit::Router<&'static str>,
    rooms: Router,
}

impl Doors {
    pub fn of(house: House) -> Self {
        let mut draft = Draft::default().named(GRAPHQL).route("/graphql/ws", any(socket::upgrade));
        draft = draft.route("/images", post(pictures::upload)).route("/images/{name}", get(pictures::show));
        draft = draft.route("/session", post(session::sign_in).get(session::show).delete(session::sign_out));
        draft = draft.route("/setup", get(client::page).post(session::set_up)).route("/setup/link", post(session::look));
        draft = pages(draft)
            .route("/packages/{sha256}", get(packages::send))
            .route("/resolve/{program}", get(resolve::answer))
            .route("/feed.atom", get(atom::news))
            .route("/schema.graphql", get(playground::schema))
            .route("/metrics", get(metrics::show))
            .route("/livez", get(health::live))
            .route("/readyz", get(health::ready));
        #[cfg(feature = "oidc")]
        {
            draft = draft.route("/oidc/start", get(oidc::start)).route("/oidc/callback", get(oidc::callback)).route("/sign-in/ways.json", get(oidc::ways));
        }
        if house.graphiql {
            draft = draft
                .route("/graphiql", get(playground::page))
                .route("/graphiql/examples.json", get(playground::examples_json))
                .route("/graphiql/{file}", get(playground::asset));
        }
        let plan = draft.route(ARRIVALS, put(packages::receive)).build(&house);
        Self(Arc::new(Inner { front: Front::of(&house), house, plan }))
    }

    /// The answer to a request. `peer`: who sent it, unless it came through no socket. In a box: a connection that waits for its next request needs no
    /// room for an answer.
    pub(super) fn answer(&self, request: Request, peer: Option<Peer>) -> BoxFuture<'_, Response> {
        let Inner { house, front, plan } = &*self.0;
        let name = plan.names.at(request.uri().path()).map_or("none", |found| found.value);
        // GraphQL, which is asked most, does not go through the router: that puts each request into boxes, at every layer of its own
        let enter = move |mut request: Request| async move {
            let peer = peer.unwrap_or(Peer::LOCAL);
            if name == GRAPHQL {
                return Ok(graphql::answer(house, peer, request).await);
            }
            request.extensions_mut().insert(peer);
            plan.rooms.clone().oneshot(request).await
        };
        let packed = async move |request| match packing().layer(service_fn(enter)).oneshot(request).await {
            Ok(response) => response.map(Body::new),
            Err(never) => match never {},
        };
        Box::pin(front.pass(request, peer, name, packed))
    }
}

impl Service<Request> for Doors {
    type Response = Response;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let doors = self.clone();
        let peer = request.extensions().get::<Peer>().copied();
        Box::pin(async move { Ok(doors.answer(request, peer).await) })
    }
}

/// The plan in the making.
#[derive(Default)]
struct Draft {
    names: matchit::Router<&'static str>,
    rooms: Router<Arc<House>>,
}

impl Draft {
    fn route(mut self, pattern: &'static str, door: MethodRouter<Arc<House>>) -> Self {
        self.rooms = self.rooms.route(pattern, door);
        self.named(pattern)
    }

    fn named(mut self, pattern: &'static str) -> Self {
        let fits = self.names.insert(pattern, pattern);
        debug_assert!(fits.is_ok(), "{pattern}");
        self
    }

    fn build(self, house: &House) -> Plan {
        Plan { names: self.names, rooms: self.rooms.fallback(client::nowhere).with_state(Arc::new(house.clone())) }
    }
}

/// The phone client: its rooms, and the files it is made of.
fn pages(draft: Draft) -> Draft {
    draft
        .route("/", get(client::page))
        .route("/discover/{*page}", get(client::page))
        .route("/capabilities", get(client::page))
        .route("/capabilities/{*page}", get(client::page))
        .route("/mine", get(client::page))
        .route("/mine/{*page}", get(client::page))
        .route("/review", get(client::page))
        .route("/review/{*page}", get(client::page))
        .route("/desk", get(client::page))
        .route("/desk/{*page}", get(client::page))
        .route("/operator", get(client::page))
        .route("/operator/{*page}", get(client::page))
        .route("/sign-in", get(client::page))
        .route("/app/{build}/{file}", get(client::asset))
}

/// Packs answers for whoever takes gzip. Nobody can measure a secret by the length of a packed answer (BREACH): secrets are in answers to POST alone, each is
/// new and shown once, and no page of another host sends them with somebody's cookie. Streams of events go out as they come; pictures and packages are packed already.
fn packing() -> CompressionLayer<impl Predicate> {
    let worth = SizeAbove::new(PACKED_FROM)
        .and(NotForContentType::SSE)
        .and(NotForContentType::const_new("image/"))
        .and(NotForContentType::const_new("application/zip"))
        .and(NotForContentType::const_new("multipart/mixed"));
    CompressionLayer::new().quality(CompressionLevel::Precise(4)).compress_when(worth)
}

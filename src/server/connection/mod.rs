//! Connections as they come in: how many, from where, over TLS or not, and how they end when the server stops.

mod certificate;
mod crowd;
mod farewell;
mod head;
mod limits;
mod line;
mod peer;
mod tls;

use std::{
    convert::Infallible,
    io,
    net::{IpAddr, SocketAddr},
    pin::{Pin, pin},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use axum::{
    body::Body,
    http::{HeaderValue, Request, StatusCode, header},
};
use bytes::Bytes;
use hyper::{
    body::{Body as _, Frame, Incoming, SizeHint},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::{Semaphore, watch},
    time::{Instant, timeout},
};
use tokio_io_timeout::TimeoutStream;

pub use self::{
    certificate::valid_until,
    crowd::Crowd,
    limits::Limits,
    peer::{Peer, Trusted},
    tls::{Tls, TlsError},
};
use self::{
    crowd::{Crowded, Seat},
    farewell::farewell,
    line::{Busy, Line, Other, Pulse},
};
use super::{Doors, House, front::Names};

/// The machine is out of sockets: they come back when others end.
const AGAIN: Duration = Duration::from_millis(500);
/// Bytes of a request's head; a token, a few cookies and a long address fit ten times.
const HEAD_MOST: usize = 32 * 1024;
/// What is read ahead of whoever takes it; no connection holds more of a body.
const BUFFER_MOST: usize = 64 * 1024;
/// Once the server was told to stop: for a request that was sent already, and not read yet.
const UNREAD: Duration = Duration::from_millis(250);
/// Those turned away who are told why, at a time; the others are just closed on.
const TOLD_MOST: usize = 64;

/// What every connection needs.
struct Hall {
    doors: Doors,
    limits: Limits,
    crowd: Arc<Crowd>,
    trusted: Trusted,
    tls: Option<Tls>,
    names: Names,
    telling: Arc<Semaphore>,
    /// When an address with too many connections was last named in the log.
    named: Mutex<Option<Instant>>,
}

/// An address that comes again and again does not fill the log.
const NAMED_EVERY: Duration = Duration::from_secs(10);

impl Hall {
    fn may_name(&self) -> bool {
        let mut named = self.named.lock().unwrap_or_else(PoisonError::into_inner);
        let may = named.is_none_or(|at| at.elapsed() >= NAMED_EVERY);
        if may {
            *named = Some(Instant::now());
        }
        may
    }
}

/// Takes connections in until `stop` resolves, then waits for those that are open. Sockets leave its sight with their upgrade.
pub(super) async fn accept(listener: TcpListener, doors: Doors, house: &House, stop: impl Future<Output = ()>) {
    let hall = Arc::new(Hall {
        doors,
        limits: house.limits.clone(),
        crowd: house.crowd.clone(),
        trusted: house.trusted.clone(),
        tls: house.tls.clone(),
        names: Names::new(),
        telling: Arc::new(Semaphore::new(TOLD_MOST)),
        named: Mutex::default(),
    });
    let (close, closing) = watch::channel(false);
    let mut stop = pin!(stop);
    loop {
        let (stream, address) = tokio::select! {
            taken = take(&listener) => taken,
            () = &mut stop => break,
        };
        let counted = !hall.trusted.has(address.ip());
        match hall.crowd.enter(address.ip(), counted) {
            Ok(seat) => drop(tokio::spawn(attend(hall.clone(), stream, address.ip(), seat, closing.clone()))),
            Err(crowded) => turn_away(&hall, stream, address.ip(), crowded),
        }
    }
    // whoever comes now is refused by the system, and goes elsewhere
    drop((listener, closing));
    let _ = close.send(true);
    close.closed().await;
}

async fn take(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(taken) => return taken,
            Err(error) if matches!(error.kind(), io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset) => {}
            Err(error) => {
                tracing::error!(%error, "no connection can be taken in; trying again");
                tokio::time::sleep(AGAIN).await;
            }
        }
    }
}

/// Tells a connection that there is no place for it, as far as that costs nothing: not over TLS, and not to everybody at once.
fn turn_away(hall: &Hall, mut stream: TcpStream, address: IpAddr, crowded: Crowded) {
    let Ok(telling) = hall.telling.clone().try_acquire_owned() else { return };
    let why = match crowded {
        Crowded::House => "the server has as many connections as it can; try again shortly",
        Crowded::Address => "there are too many connections from this address; end some first",
    };
    if crowded == Crowded::Address && hall.may_name() {
        tracing::warn!(%address, most = hall.limits.per_address, "an address has too many connections; if it is a proxy, name it in trusted.proxies");
    }
    if hall.tls.is_some() {
        return;
    }
    let words = farewell(StatusCode::SERVICE_UNAVAILABLE, Some(why), &hall.names.next(), address, false);
    tokio::spawn(async move {
        let _telling = telling;
        let telling = async {
            let _ = stream.write_all(&words).await;
            let _ = stream.shutdown().await;
            // what it asks is read, or closing would destroy what it was told
            let mut asked = [0; 1024];
            while matches!(stream.read(&mut asked).await, Ok(1..)) {}
        };
        let _ = timeout(Duration::from_secs(1), telling).await;
    });
}

async fn attend(hall: Arc<Hall>, stream: TcpStream, address: IpAddr, seat: Seat, mut closing: watch::Receiver<bool>) {
    // what cannot be set is no reason to turn somebody away
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(hall.limits.stalled));
    let stream = Box::pin(stream);
    let Some(tls) = &hall.tls else { return converse(hall.clone(), stream, address, false, seat, closing).await };
    let shaken = tokio::select! {
        shaken = timeout(hall.limits.handshake, tls.accept(stream)) => shaken,
        _ = closing.wait_for(|closing| *closing) => return,
    };
    match shaken {
        Ok(Ok(stream)) => converse(hall.clone(), stream, address, true, seat, closing).await,
        Ok(Err(error)) => tracing::debug!(%address, %error, "no TLS"),
        Err(_) => tracing::debug!(%address, "TLS took too long"),
    }
}

async fn converse<S>(hall: Arc<Hall>, stream: S, address: IpAddr, tls: bool, seat: Seat, mut closing: watch::Receiver<bool>)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let limits = &hall.limits;
    let pulse = Arc::<Pulse>::default();
    let other = Other { address, secure: tls, request_id: hall.names.next() };
    let line = Line::new(stream, pulse.clone(), other, limits.head, limits.idle, seat);
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).max_header_size(HEAD_MOST).max_buf_size(BUFFER_MOST);
    // both are kept more exactly by the line; this one also covers what was read ahead
    builder.header_read_timeout(limits.idle + limits.head);
    let (door, beat) = (hall.clone(), pulse.clone());
    let service = service_fn(move |request: Request<Incoming>| {
        let (hall, pulse, busy) = (door.clone(), beat.clone(), beat.begin());
        async move {
            let (request, whole) = heard(request);
            let peer = Peer::of(address, tls, request.headers(), &hall.trusted);
            let mut response = hall.doors.answer(request, Some(peer)).await;
            if !whole.load(Ordering::SeqCst) {
                // where the next request begins nobody knows
                response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
                pulse.leave();
            } else if response.status() == StatusCode::SWITCHING_PROTOCOLS {
                pulse.leave();
            }
            Ok::<_, Infallible>(response.map(|body| Held { body, _busy: busy }))
        }
    });
    let mut connection = pin!(builder.serve_connection(TokioIo::new(line), service).with_upgrades());
    tokio::select! {
        biased;
        ended = connection.as_mut() => return note(ended),
        _ = closing.wait_for(|closing| *closing) => {}
    }
    connection.as_mut().graceful_shutdown();
    if let Ok(ended) = timeout(UNREAD, connection.as_mut()).await {
        return note(ended);
    }
    // a head that was never finished is no request
    if pulse.is_attending() {
        note(connection.await);
    }
}

fn note(ended: hyper::Result<()>) {
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended");
    }
}

/// The body of a request, and whether it was read to its end.
struct Heard {
    body: Incoming,
    whole: Arc<AtomicBool>,
}

fn heard(request: Request<Incoming>) -> (Request<Body>, Arc<AtomicBool>) {
    let whole = Arc::new(AtomicBool::new(request.body().is_end_stream()));
    let request = request.map(|body| if body.is_end_stream() { Body::empty() } else { Body::new(Heard { body, whole: whole.clone() }) });
    (request, whole)
}

impl hyper::body::Body for Heard {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(cx);
        if matches!(polled, Poll::Ready(None)) || self.body.is_end_stream() {
            self.whole.store(true, Ordering::SeqCst);
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// The body of an answer; while it is there, its connection is busy.
struct Held {
    body: Body,
    _busy: Busy,
}

impl hyper::body::Body for Held {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

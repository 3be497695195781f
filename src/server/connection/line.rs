//! The bytes of a connection, between the socket and the library that reads HTTP: how long a head may take and a connection lie idle, and
//! well-formed last words for whoever sends something else.

use std::{
    io,
    net::IpAddr,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::http::{HeaderValue, StatusCode};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Instant, Sleep},
};

use super::{crowd::Seat, farewell::farewell, head::Head};

/// For the other side to take the last words and hang up: to close on bytes that were not read would destroy what was written.
const LINGER: Duration = Duration::from_secs(1);
const LINGER_BYTES: usize = 1024 * 1024;

/// What becomes of a connection's requests, as the one who answers them tells the one who reads them.
#[derive(Default)]
pub(super) struct Pulse {
    busy: AtomicBool,
    /// Something of an answer may not have gone out yet.
    owing: AtomicBool,
    foreign: AtomicBool,
}

/// A request under way.
pub(super) struct Busy(Arc<Pulse>);

impl Pulse {
    pub(super) fn begin(self: &Arc<Self>) -> Busy {
        self.owing.store(true, Ordering::SeqCst);
        self.busy.store(true, Ordering::SeqCst);
        Busy(self.clone())
    }

    /// Whether a request has been read and its answer is not out yet.
    pub(super) fn is_attending(&self) -> bool {
        self.busy.load(Ordering::SeqCst) || self.owing.load(Ordering::SeqCst)
    }

    /// From now on these are the bytes of a socket, or of a body that nobody reads any more: no heads are looked for in them.
    pub(super) fn leave(&self) {
        self.foreign.store(true, Ordering::SeqCst);
    }

    fn is_foreign(&self) -> bool {
        self.foreign.load(Ordering::SeqCst)
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.busy.store(false, Ordering::SeqCst);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Between requests, or before the first.
    Idle,
    Head,
    Attending,
}

/// How a connection ends.
enum End {
    Words { text: Vec<u8>, said: usize },
    Closing,
    Lingering { read: usize },
    Over,
}

/// Who is at the other end, for the last words.
pub(super) struct Other {
    pub(super) address: IpAddr,
    pub(super) secure: bool,
    pub(super) request_id: HeaderValue,
}

pub(super) struct Line<S> {
    stream: S,
    pulse: Arc<Pulse>,
    other: Other,
    idle: Duration,
    head_time: Duration,
    phase: Phase,
    head: Head,
    timer: Pin<Box<Sleep>>,
    /// Nothing was read yet: the time for the head runs from the start.
    fresh: bool,
    end: Option<End>,
    hung_up: bool,
    _seat: Seat,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Line<S> {
    pub(super) fn new(stream: S, pulse: Arc<Pulse>, other: Other, head_time: Duration, idle: Duration, seat: Seat) -> Self {
        let timer = Box::pin(tokio::time::sleep(head_time));
        Self { stream, pulse, other, idle, head_time, phase: Phase::Idle, head: Head::default(), timer, fresh: true, end: None, hung_up: false, _seat: seat }
    }

    fn wait(&mut self) {
        self.phase = Phase::Idle;
        self.timer.as_mut().reset(Instant::now() + self.idle);
    }

    /// Whether a whole head was read that nobody attends to so far.
    fn is_heard(&self) -> bool {
        self.phase == Phase::Head && self.head.is_whole()
    }

    /// Says something and hangs up, whatever else was going to be said.
    fn part(&mut self, status: StatusCode) {
        let text = farewell(status, None, &self.other.request_id, self.other.address, self.other.secure);
        self.end = Some(End::Words { text, said: 0 });
    }

    fn poll_part(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_end(cx, true));
        Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()))
    }

    /// Ends the connection step by step; what fails on the way is no matter any more.
    fn poll_end(&mut self, cx: &mut Context<'_>, whole: bool) -> Poll<()> {
        loop {
            let next = match self.end.take() {
                None | Some(End::Over) => {
                    self.end = Some(End::Over);
                    return Poll::Ready(());
                }
                Some(End::Words { text, said }) if said < text.len() => match Pin::new(&mut self.stream).poll_write(cx, &text[said..]) {
                    Poll::Ready(Ok(0) | Err(_)) => End::Over,
                    Poll::Ready(Ok(more)) => End::Words { text, said: said + more },
                    Poll::Pending => {
                        self.end = Some(End::Words { text, said });
                        return Poll::Pending;
                    }
                },
                Some(End::Words { text, said }) => match Pin::new(&mut self.stream).poll_flush(cx) {
                    Poll::Ready(Ok(())) if !whole => {
                        self.end = Some(End::Words { text, said });
                        return Poll::Ready(());
                    }
                    Poll::Ready(Ok(())) => End::Closing,
                    Poll::Ready(Err(_)) => End::Over,
                    Poll::Pending => {
                        self.end = Some(End::Words { text, said });
                        return Poll::Pending;
                    }
                },
                Some(End::Closing) => match Pin::new(&mut self.stream).poll_shutdown(cx) {
                    Poll::Ready(Ok(())) if !self.hung_up => {
                        self.timer.as_mut().reset(Instant::now() + LINGER);
                        End::Lingering { read: 0 }
                    }
                    Poll::Ready(_) => End::Over,
                    Poll::Pending => {
                        self.end = Some(End::Closing);
                        return Poll::Pending;
                    }
                },
                Some(End::Lingering { read }) => {
                    let mut buffer = [0; 4096];
                    let mut buffer = ReadBuf::new(&mut buffer);
                    match Pin::new(&mut self.stream).poll_read(cx, &mut buffer) {
                        Poll::Ready(Ok(())) if !buffer.filled().is_empty() && read < LINGER_BYTES => End::Lingering { read: read + buffer.filled().len() },
                        Poll::Ready(_) => End::Over,
                        Poll::Pending if self.timer.as_mut().poll(cx).is_ready() => End::Over,
                        Poll::Pending => {
                            self.end = Some(End::Lingering { read });
                            return Poll::Pending;
                        }
                    }
                }
            };
            self.end = Some(next);
        }
    }

    /// What the library says of itself: nobody was answered yet, so it is its refusal of what it could not read.
    fn is_refusal(&mut self, text: &[u8]) -> bool {
        if self.pulse.is_attending() || text.is_empty() {
            return false;
        }
        let status = text.get(9..12).and_then(|digits| StatusCode::from_bytes(digits).ok());
        self.part(status.unwrap_or(StatusCode::BAD_REQUEST));
        true
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncRead for Line<S> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let line = self.get_mut();
        if line.end.is_some() {
            return line.poll_part(cx);
        }
        if line.pulse.is_foreign() {
            return Pin::new(&mut line.stream).poll_read(cx, buffer);
        }
        let attending = line.pulse.is_attending();
        match line.phase {
            _ if attending => line.phase = Phase::Attending,
            Phase::Attending => line.wait(),
            Phase::Idle | Phase::Head => {}
        }
        let before = buffer.filled().len();
        match Pin::new(&mut line.stream).poll_read(cx, buffer) {
            Poll::Ready(Ok(())) => {
                let read = &buffer.filled()[before..];
                line.hung_up |= read.is_empty();
                if attending || read.is_empty() {
                    return Poll::Ready(Ok(()));
                }
                let first = line.phase == Phase::Idle;
                if first {
                    (line.phase, line.head) = (Phase::Head, Head::default());
                }
                if line.head.read(read).is_err() {
                    buffer.set_filled(before);
                    line.part(StatusCode::BAD_REQUEST);
                    return line.poll_part(cx);
                }
                // most come in one piece: then nothing is waited for
                if first && !line.fresh && !line.head.is_whole() {
                    line.timer.as_mut().reset(Instant::now() + line.head_time);
                }
                line.fresh &= !first;
                Poll::Ready(Ok(()))
            }
            Poll::Pending if !attending && !line.is_heard() && line.timer.as_mut().poll(cx).is_ready() => {
                match line.phase {
                    Phase::Head => line.part(StatusCode::REQUEST_TIMEOUT),
                    // nobody asked anything
                    Phase::Idle | Phase::Attending => line.end = Some(End::Closing),
                }
                line.poll_part(cx)
            }
            other => other,
        }
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Line<S> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, text: &[u8]) -> Poll<io::Result<usize>> {
        let line = self.get_mut();
        if !line.pulse.is_foreign() && (line.end.is_some() || line.is_refusal(text)) {
            return Poll::Ready(Ok(text.len()));
        }
        Pin::new(&mut line.stream).poll_write(cx, text)
    }

    fn poll_write_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, texts: &[io::IoSlice<'_>]) -> Poll<io::Result<usize>> {
        let line = self.get_mut();
        let first = texts.first().map_or(&[][..], |text| text);
        if !line.pulse.is_foreign() && (line.end.is_some() || line.is_refusal(first)) {
            return Poll::Ready(Ok(texts.iter().map(|text| text.len()).sum()));
        }
        Pin::new(&mut line.stream).poll_write_vectored(cx, texts)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let line = self.get_mut();
        if line.end.is_some() {
            return line.poll_end(cx, false).map(Ok);
        }
        ready!(Pin::new(&mut line.stream).poll_flush(cx))?;
        let pulse = &line.pulse;
        if !pulse.is_foreign() && !pulse.busy.load(Ordering::SeqCst) && pulse.owing.swap(false, Ordering::SeqCst) {
            line.wait();
            // wakes this task; the next read finds out
            let _ = line.timer.as_mut().poll(cx);
        }
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let line = self.get_mut();
        line.end.get_or_insert(End::Closing);
        line.poll_end(cx, true).map(Ok)
    }
}

//! One line for each request, when its answer has gone out: who asked for what, how it ended, what it cost. Never what was said: no tokens, no
//! variables, no address as it was sent, which may hold either.

use std::{
    net::IpAddr,
    pin::Pin,
    task::{Context, Poll},
    time::Instant,
};

use axum::{
    body::Body,
    http::{HeaderValue, Method, StatusCode},
};
use bytes::Bytes;
use hyper::body::{Body as _, Frame, SizeHint};

use crate::{
    domain::{id::AccountId, log::hex},
    gateway::Trace,
};

/// The target of these lines: `log.level = "info,devcenter::access=off"` goes without them.
pub const TARGET: &str = "devcenter::access";
/// Of a name that a client chose.
const NAME_MOST: usize = 64;
const CODES_MOST: usize = 5;

/// What only the door knows of a request; put among the extensions of its answer. It is put into words where a line is written, and not before.
#[derive(Clone, Debug, Default)]
pub struct Told {
    trace: Trace,
    account: Option<AccountId>,
}

/// What is written of it: name of the operation, the first 12 digits of the document's SHA-256, who asked, and codes of errors.
type Shown = (Option<String>, Option<String>, Option<String>, Option<String>);

impl Told {
    /// What the gateway says of a question.
    pub fn of(trace: Trace, account: Option<AccountId>) -> Self {
        Self { trace, account }
    }

    /// Writes the line of something that is not one request, such as an operation on a socket.
    pub fn write(&self, route: &str, request_id: &str, began: Instant, what: &str) {
        if !tracing::enabled!(target: TARGET, tracing::Level::INFO) {
            return;
        }
        let (operation, hash, account, codes) = self.shown();
        tracing::info!(
            target: TARGET,
            route,
            duration_ms = millis(began),
            request_id,
            operation,
            kind = self.trace.kind,
            hash,
            cost = self.trace.cost,
            account,
            codes,
            "{what}"
        );
    }

    fn shown(&self) -> Shown {
        let Trace { operation, hash, codes, .. } = &self.trace;
        let codes: Vec<_> = codes.iter().take(CODES_MOST).map(|code| plain(code)).collect();
        let codes = (!codes.is_empty()).then(|| codes.join(","));
        (operation.as_deref().map(plain), hash.map(|hash| hex(&hash[..6])), self.account.map(|account| account.to_string()), codes)
    }
}

/// Words that cannot be taken for another line or field: letters, digits and little else.
fn plain(text: &str) -> String {
    text.chars().take(NAME_MOST).map(|it| if it.is_ascii_alphanumeric() || "_-:.".contains(it) { it } else { '?' }).collect()
}

/// Milliseconds since then, to the microsecond.
fn millis(began: Instant) -> f64 {
    (began.elapsed().as_secs_f64() * 1e6).round() / 1e3
}

/// A line in the making.
pub(in crate::server) struct Line {
    pub(in crate::server) method: Method,
    /// The pattern of the address: `/images/{name}`.
    pub(in crate::server) route: &'static str,
    pub(in crate::server) request_id: HeaderValue,
    pub(in crate::server) peer: IpAddr,
    pub(in crate::server) began: Instant,
    pub(in crate::server) status: StatusCode,
    pub(in crate::server) told: Option<Told>,
}

impl Line {
    fn write(&self, bytes: u64, whole: bool) {
        if !tracing::enabled!(target: TARGET, tracing::Level::INFO) {
            return;
        }
        let (operation, hash, account, codes) = self.told.as_ref().map(Told::shown).unwrap_or_default();
        let (kind, cost) = self.told.as_ref().map_or((None, None), |told| (told.trace.kind, told.trace.cost));
        tracing::info!(
            target: TARGET,
            method = plain(self.method.as_str()),
            route = self.route,
            status = self.status.as_u16(),
            bytes,
            duration_ms = millis(self.began),
            request_id = self.request_id.to_str().unwrap_or_default(),
            peer = %self.peer,
            operation,
            kind,
            hash,
            cost,
            account,
            codes,
            cut = (!whole).then_some(true),
            "request"
        );
    }
}

/// The line of a connection that is told something without having asked.
pub(in crate::server) fn farewell(status: StatusCode, request_id: &HeaderValue, peer: IpAddr, bytes: usize) {
    let request_id = request_id.to_str().unwrap_or_default();
    tracing::info!(target: TARGET, route = "none", status = status.as_u16(), bytes, request_id, peer = %peer, "request");
}

/// A body that writes its line when it ends, or is dropped because nobody reads it any more.
struct Written {
    body: Body,
    bytes: u64,
    ended: bool,
    line: Line,
}

/// The body of an answer, with the line to be written after it.
pub(in crate::server) fn written(body: Body, line: Line) -> Body {
    Body::new(Written { ended: body.is_end_stream(), body, bytes: 0, line })
}

impl hyper::body::Body for Written {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(cx);
        match &polled {
            Poll::Ready(Some(Ok(frame))) => {
                self.bytes += frame.data_ref().map_or(0, |data| data.len() as u64);
                self.ended = self.body.is_end_stream();
            }
            Poll::Ready(None) => self.ended = true,
            Poll::Ready(Some(Err(_))) | Poll::Pending => {}
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

impl Drop for Written {
    fn drop(&mut self) {
        self.line.write(self.bytes, self.ended);
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::Write,
        sync::{Arc, Mutex},
    };

    use serde_json::Value;

    use super::*;

    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    /// What is written for this, as JSON and as text.
    fn lines(told: Option<Told>) -> (Value, String) {
        let write = |json: bool| {
            let kept = Kept::default();
            let writer = kept.clone();
            let builder = tracing_subscriber::fmt().with_writer(move || writer.clone()).with_ansi(false);
            let line = Line {
                method: Method::from_bytes(b"BREW").unwrap(),
                route: "/images/{name}",
                request_id: HeaderValue::from_static("00aa"),
                peer: IpAddr::from([192, 0, 2, 1]),
                began: Instant::now(),
                status: StatusCode::OK,
                told: told.clone(),
            };
            let body = written(Body::from("abc"), line);
            let act = || futures_util::FutureExt::now_or_never(axum::body::to_bytes(body, 10)).unwrap().unwrap();
            if json {
                tracing::subscriber::with_default(builder.json().flatten_event(true).finish(), act);
            } else {
                tracing::subscriber::with_default(builder.finish(), act);
            }
            let text = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
            assert_eq!(text.matches('\n').count(), 1, "{text}");
            text
        };
        (serde_json::from_str(&write(true)).unwrap(), write(false))
    }

    #[test]
    fn a_request_is_one_flat_object_with_what_is_known_of_it() {
        let (line, _) = lines(None);
        for (name, value) in
            [("method", "BREW"), ("route", "/images/{name}"), ("request_id", "00aa"), ("peer", "192.0.2.1"), ("target", TARGET), ("level", "INFO")]
        {
            assert_eq!(line[name], value, "{line}");
        }
        assert_eq!((&line["status"], &line["bytes"], line["duration_ms"].is_number()), (&200.into(), &3.into(), true));
        assert!(line.get("operation").is_none() && line.get("cut").is_none() && line.get("spans").is_none(), "{line}");
        let mut hash = [0; 32];
        hash[..7].copy_from_slice(&[0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd]);
        let trace = Trace {
            operation: Some("HomeScreen".into()),
            kind: Some("query"),
            hash: Some(hash),
            cost: Some(21),
            codes: vec!["FORBIDDEN".into(), "INTERNAL".into()],
            ..Trace::default()
        };
        let account = "account_01h455vb4pex5vsknk084sn02q";
        let (line, _) = lines(Some(Told::of(trace, account.parse().ok())));
        for (name, value) in [("operation", "HomeScreen"), ("kind", "query"), ("hash", "0123456789ab"), ("account", account), ("codes", "FORBIDDEN,INTERNAL")] {
            assert_eq!(line[name], value, "{line}");
        }
        assert_eq!(line["cost"], 21);
        assert!(line.as_object().unwrap().values().all(|value| !value.is_object() && !value.is_array()), "{line}");
    }

    #[test]
    fn a_name_cannot_begin_a_line_or_a_field_of_its_own() {
        let operation = "a\nINFO request status=200 \u{1b}[2J\r\u{2028}\" b=\"";
        let told = Told::of(Trace { operation: Some(operation.into()), codes: vec!["X\nY".into()], ..Trace::default() }, None);
        let (line, text) = lines(Some(told));
        assert_eq!((&line["operation"], &line["codes"]), (&"a?INFO?request?status?200???2J????b??".into(), &"X?Y".into()));
        assert!(!text.contains('\u{1b}') && !text.contains("status=200 ?") && text.matches("status=").count() == 1, "{text}");
        assert_eq!(plain(&"x".repeat(100)).len(), 64);
    }
}

//! The load: a closed loop over kept-alive connections, on one thread, with requests that were made before.

use std::{
    future::Future,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::Result;

/// Makes the next request: its number in, its bytes out.
pub type Next = Arc<dyn Fn(u64, &mut Vec<u8>) + Send + Sync>;

/// What one round saw, within its time.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Microseconds each.
    pub times: Vec<u32>,
    pub bad: u64,
    /// The first bad answer.
    pub why: Option<String>,
    pub bytes: u64,
    pub wall: Duration,
}

impl Seen {
    pub fn requests(&self) -> f64 {
        self.times.len() as f64
    }

    /// In milliseconds; the times are sorted.
    pub fn percentile(&self, share: f64) -> f64 {
        let place = ((self.times.len() as f64 * share) as usize).min(self.times.len().saturating_sub(1));
        self.times.get(place).map_or(0.0, |micros| f64::from(*micros) / 1000.0)
    }
}

/// What a good answer has, and has not.
#[derive(Clone, Copy, Debug, Default)]
pub struct Good {
    pub has: &'static str,
    pub has_not: &'static str,
}

/// The numbers of requests go on over all rounds: no two are the same.
static NUMBER: AtomicU64 = AtomicU64::new(0);

/// Loads the addresses, each in turn, with `connections` at a time: first for `warm`, then for `time`, with `begin` before and `end` after it.
pub fn run<T, B, E>(
    addresses: &[SocketAddr],
    next: Next,
    good: Good,
    connections: usize,
    (warm, time): (Duration, Duration),
    begin: B,
    end: impl FnOnce() -> E,
) -> Result<(Seen, T)>
where
    B: Future<Output = Result<T>>,
    E: Future<Output = Result<()>>,
{
    let (counting, stop) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async move {
        let tasks: Vec<_> = addresses
            .iter()
            .cycle()
            .take(connections)
            .map(|address| tokio::spawn(connection(*address, next.clone(), good, counting.clone(), stop.clone())))
            .collect();
        tokio::time::sleep(warm).await;
        let taken = begin.await?;
        counting.store(true, Ordering::Relaxed);
        let began = Instant::now();
        tokio::time::sleep(time).await;
        counting.store(false, Ordering::Relaxed);
        let wall = began.elapsed();
        end().await?;
        stop.store(true, Ordering::Relaxed);
        let mut seen = Seen { wall, ..Seen::default() };
        for task in tasks {
            match task.await? {
                Ok(one) => {
                    seen.times.extend(one.times);
                    seen.bad += one.bad;
                    seen.bytes += one.bytes;
                    seen.why = seen.why.or(one.why);
                }
                Err(error) => {
                    seen.bad += 1;
                    seen.why.get_or_insert(format!("a connection broke: {error}"));
                }
            }
        }
        seen.times.sort_unstable();
        Ok((seen, taken))
    })
}

async fn connection(address: SocketAddr, next: Next, good: Good, counting: Arc<AtomicBool>, stop: Arc<AtomicBool>) -> std::result::Result<Seen, String> {
    let mut stream = TcpStream::connect(address).await.map_err(|error| error.to_string())?;
    stream.set_nodelay(true).map_err(|error| error.to_string())?;
    let (has, has_not, errors) = (memchr::memmem::Finder::new(good.has), memchr::memmem::Finder::new(good.has_not), memchr::memmem::Finder::new("\"errors\":"));
    let (mut seen, mut request, mut answer) = (Seen::default(), Vec::with_capacity(4096), Answer::default());
    while !stop.load(Ordering::Relaxed) {
        request.clear();
        next(NUMBER.fetch_add(1, Ordering::Relaxed), &mut request);
        let began = Instant::now();
        let sent = async {
            stream.write_all(&request).await?;
            answer.read(&mut stream).await
        };
        match tokio::time::timeout(Duration::from_secs(10), sent).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => return Err(error.to_string()),
            Err(_) => return Err("no answer in 10 s".into()),
        }
        let micros = began.elapsed().as_micros() as u32;
        let body = answer.body();
        let bad = answer.status != 200
            || errors.find(body).is_some()
            || (!good.has.is_empty() && has.find(body).is_none())
            || (!good.has_not.is_empty() && has_not.find(body).is_some());
        if bad {
            seen.bad += 1;
            seen.why.get_or_insert_with(|| {
                format!("{} {} to {}", answer.status, String::from_utf8_lossy(&body[..body.len().min(400)]), String::from_utf8_lossy(&request))
            });
        }
        if counting.load(Ordering::Relaxed) {
            seen.times.push(micros);
            seen.bytes += body.len() as u64;
        }
    }
    Ok(seen)
}

/// The answer that is being read. HTTP/1.1 as servers send it: a length, or chunks.
#[derive(Default)]
pub struct Answer {
    buffer: Vec<u8>,
    pub status: u16,
    head: usize,
    end: usize,
    chunked: bool,
    whole: Vec<u8>,
}

impl Answer {
    pub fn body(&self) -> &[u8] {
        if self.chunked { &self.whole } else { &self.buffer[self.head..self.end] }
    }

    pub async fn read(&mut self, stream: &mut TcpStream) -> std::io::Result<()> {
        self.buffer.clear();
        self.buffer.reserve(64 * 1024);
        (self.head, self.end) = (0, 0);
        let bad = |why: &str| std::io::Error::other(why.to_owned());
        let mut length = None;
        loop {
            if stream.read_buf(&mut self.buffer).await? == 0 {
                return Err(bad("closed in the middle of an answer"));
            }
            if self.head == 0 {
                let Some(end) = memchr::memmem::find(&self.buffer, b"\r\n\r\n") else { continue };
                self.head = end + 4;
                let head = str::from_utf8(&self.buffer[..end]).map_err(|_| bad("a head that is no text"))?;
                self.status = head.get(9..12).and_then(|status| status.parse().ok()).ok_or_else(|| bad("no status"))?;
                self.chunked = false;
                length = None;
                for line in head.lines().skip(1) {
                    let Some((name, value)) = line.split_once(':') else { continue };
                    if name.eq_ignore_ascii_case("content-length") {
                        length = value.trim().parse::<usize>().ok();
                    } else if name.eq_ignore_ascii_case("transfer-encoding") {
                        self.chunked = value.trim().eq_ignore_ascii_case("chunked");
                    }
                }
                if !self.chunked && length.is_none() {
                    length = Some(0);
                }
            }
            if let Some(length) = length {
                self.end = self.head + length;
                if self.buffer.len() >= self.end {
                    return Ok(());
                }
            } else if self.unchunk() {
                return Ok(());
            }
        }
    }

    /// False: more is to come.
    fn unchunk(&mut self) -> bool {
        self.whole.clear();
        let mut rest = &self.buffer[self.head..];
        loop {
            let Some(line) = memchr::memmem::find(rest, b"\r\n") else { return false };
            let Some(size) = str::from_utf8(&rest[..line]).ok().and_then(|size| usize::from_str_radix(size.split(';').next()?.trim(), 16).ok()) else {
                return false;
            };
            let Some(chunk) = rest.get(line + 2..line + 2 + size + 2) else { return false };
            if size == 0 {
                return true;
            }
            self.whole.extend_from_slice(&chunk[..size]);
            rest = &rest[line + 2 + size + 2..];
        }
    }
}

/// One request outside of any measurement: its status and its body.
pub async fn ask(address: SocketAddr, request: &[u8]) -> Result<(u16, Vec<u8>)> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(request).await?;
    let mut answer = Answer::default();
    tokio::time::timeout(Duration::from_secs(20), answer.read(&mut stream)).await.map_err(|_| "no answer in 20 s")??;
    Ok((answer.status, answer.body().to_vec()))
}

//! TLS on our own doors: certificate and key from two files, read again when they change.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, RwLock},
    time::{Duration, SystemTime},
};

use rustls::{
    ServerConfig,
    pki_types::{CertificateDer, PrivateKeyDer, pem, pem::PemObject},
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::{TlsAcceptor, server::TlsStream};

/// What is wrong with the files, as a sentence for whoever named them.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    #[error("{setting}: cannot read {file}: {error}")]
    Unreadable { setting: &'static str, file: PathBuf, error: io::Error },
    #[error("{setting}: {file} is no PEM file: {why}")]
    NoPem { setting: &'static str, file: PathBuf, why: String },
    #[error("tls.certificate: there is no certificate in {0}")]
    NoCertificate(PathBuf),
    #[error("tls.key: there is no private key in {0}")]
    NoKey(PathBuf),
    #[error("tls.key: the key in {0} cannot be used: {1}")]
    BadKey(PathBuf, rustls::Error),
    #[error("the key in {key} does not belong to the certificate in {certificate}")]
    NoMatch { certificate: PathBuf, key: PathBuf },
    #[error("TLS: {0}")]
    Other(#[from] rustls::Error),
}

/// A door with a certificate.
#[derive(Clone)]
pub struct Tls {
    acceptor: TlsAcceptor,
    files: Arc<Files>,
}

/// The pair of files, and what was last read from them.
#[derive(Debug)]
struct Files {
    certificate: PathBuf,
    key: PathBuf,
    current: RwLock<Arc<CertifiedKey>>,
    stamp: Mutex<Stamp>,
}

/// When both were written last, and how long they are.
type Stamp = [Option<(SystemTime, u64)>; 2];

impl Tls {
    /// Reads both files. TLS 1.2 and 1.3, HTTP/1.1 alone.
    pub fn open(certificate: &Path, key: &Path) -> Result<Self, TlsError> {
        let stamp = stamp(certificate, key);
        let files = Arc::new(Files {
            certificate: certificate.to_owned(),
            key: key.to_owned(),
            current: RwLock::new(Arc::new(read(certificate, key)?)),
            stamp: Mutex::new(stamp),
        });
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut config = ServerConfig::builder_with_provider(provider)
            .with_protocol_versions(&[&rustls::version::TLS13, &rustls::version::TLS12])?
            .with_no_client_auth()
            .with_cert_resolver(files.clone());
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self { acceptor: TlsAcceptor::from(Arc::new(config)), files })
    }

    pub(super) async fn accept<S: AsyncRead + AsyncWrite + Unpin>(&self, stream: S) -> io::Result<TlsStream<S>> {
        self.acceptor.accept(stream).await
    }

    /// Looks at the files each time, for as long as it is polled. What cannot be used is told, and the last that could goes on.
    pub(in crate::server) async fn keep_up(&self, every: Duration) {
        loop {
            tokio::time::sleep(every).await;
            let tls = self.clone();
            match tokio::task::spawn_blocking(move || tls.renew()).await {
                Ok(Ok(true)) => tracing::info!(file = %self.files.certificate.display(), "the certificate was read again"),
                Ok(Ok(false)) | Err(_) => {}
                Ok(Err(error)) => tracing::error!(%error, "the certificate was changed and cannot be used; the one before goes on"),
            }
        }
    }

    /// Reads the files if they have changed; whether they had.
    pub fn renew(&self) -> Result<bool, TlsError> {
        self.files.renew()
    }
}

impl Files {
    fn renew(&self) -> Result<bool, TlsError> {
        let now = stamp(&self.certificate, &self.key);
        {
            let mut last = self.stamp.lock().unwrap_or_else(PoisonError::into_inner);
            if *last == now {
                return Ok(false);
            }
            *last = now;
        }
        let fresh = Arc::new(read(&self.certificate, &self.key)?);
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(true)
    }
}

impl ResolvesServerCert for Files {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.current.read().unwrap_or_else(PoisonError::into_inner).clone())
    }
}

fn stamp(certificate: &Path, key: &Path) -> Stamp {
    [certificate, key].map(|file| fs::metadata(file).and_then(|it| Ok((it.modified()?, it.len()))).ok())
}

fn read(certificate: &Path, key: &Path) -> Result<CertifiedKey, TlsError> {
    let chain: Vec<_> = certificates(certificate)?;
    let text = text("tls.key", key)?;
    let private = PrivateKeyDer::from_pem_slice(&text).map_err(|error| match error {
        pem::Error::NoItemsFound => TlsError::NoKey(key.to_owned()),
        error => TlsError::NoPem { setting: "tls.key", file: key.to_owned(), why: error.to_string() },
    })?;
    let signing = rustls::crypto::ring::sign::any_supported_type(&private).map_err(|error| TlsError::BadKey(key.to_owned(), error))?;
    let pair = CertifiedKey::new(chain, signing);
    match pair.keys_match() {
        Ok(()) | Err(rustls::Error::InconsistentKeys(rustls::InconsistentKeys::Unknown)) => Ok(pair),
        Err(rustls::Error::InconsistentKeys(_)) => Err(TlsError::NoMatch { certificate: certificate.to_owned(), key: key.to_owned() }),
        Err(error) => Err(error.into()),
    }
}

/// The chain in a file, the server's own certificate first.
pub(super) fn certificates(file: &Path) -> Result<Vec<CertificateDer<'static>>, TlsError> {
    let text = text("tls.certificate", file)?;
    let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&text).collect();
    let chain = chain.map_err(|error| TlsError::NoPem { setting: "tls.certificate", file: file.to_owned(), why: error.to_string() })?;
    if chain.is_empty() { Err(TlsError::NoCertificate(file.to_owned())) } else { Ok(chain) }
}

fn text(setting: &'static str, file: &Path) -> Result<Vec<u8>, TlsError> {
    fs::read(file).map_err(|error| TlsError::Unreadable { setting, file: file.to_owned(), error })
}

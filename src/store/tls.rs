//! TLS to PostgreSQL for the connections of `pipes.rs`, by the parameters of the address and with the same meaning that they have for the driver of all others.

use std::{
    convert::Infallible,
    fs,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme,
    client::{
        WebPkiServerVerifier,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    },
    crypto::CryptoProvider,
    pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime, pem::PemObject},
};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_postgres::{
    Socket,
    config::SslMode,
    tls::{ChannelBinding, MakeTlsConnect, TlsConnect},
};
use tokio_rustls::{TlsConnector, client::TlsStream};
use url::Url;

type Failure = Box<dyn std::error::Error + Sync + Send>;

/// Whether TLS is spoken, and whom it is spoken with: by the parameters `sslmode`, `sslrootcert`, `sslcert`, `sslkey` of an address. Files that they name are
/// read when it is spoken, for each connection again.
#[derive(Clone)]
pub(super) struct Tls(Arc<Url>);

impl Tls {
    pub(super) fn of(address: Url) -> Self {
        Self(Arc::new(address))
    }

    fn parameter(&self, name: &str) -> Option<String> {
        self.0.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    }

    fn word(&self) -> String {
        self.parameter("sslmode").unwrap_or_default()
    }

    pub(super) fn mode(&self) -> SslMode {
        match self.word().as_str() {
            "disable" | "allow" => SslMode::Disable,
            "require" | "verify-ca" | "verify-full" => SslMode::Require,
            _ => SslMode::Prefer,
        }
    }

    fn config(&self) -> Result<ClientConfig, Failure> {
        let pem = |name: &str| self.parameter(name).map(|value| pem(&value)).transpose();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let verifier: Arc<dyn ServerCertVerifier> = match self.word().as_str() {
            "verify-ca" => Arc::new(AnyName(proof(pem("sslrootcert")?, &provider)?)),
            "verify-full" => proof(pem("sslrootcert")?, &provider)?,
            _ => Arc::new(Anybody),
        };
        let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
        let config = config.dangerous().with_custom_certificate_verifier(verifier);
        match (pem("sslcert")?, pem("sslkey")?) {
            (Some(chain), Some(key)) => {
                let chain = CertificateDer::pem_slice_iter(&chain).collect::<Result<_, _>>()?;
                Ok(config.with_client_auth_cert(chain, PrivateKeyDer::from_pem_slice(&key)?)?)
            }
            (None, None) => Ok(config.with_no_client_auth()),
            _ => Err("sslcert and sslkey are given together, or neither".into()),
        }
    }
}

/// In a file, or as it is.
fn pem(value: &str) -> Result<Vec<u8>, Failure> {
    match value.strip_prefix("file: ") {
        Some(path) => fs::read(path).map_err(|error| format!("{path}: {error}").into()),
        None => Ok(value.as_bytes().to_vec()),
    }
}

/// Certificates have to be signed by these, or by whom browsers trust.
fn proof(roots: Option<Vec<u8>>, provider: &Arc<CryptoProvider>) -> Result<Arc<WebPkiServerVerifier>, Failure> {
    let mut store = RootCertStore::from_iter(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    for root in CertificateDer::pem_slice_iter(roots.as_deref().unwrap_or_default()) {
        store.add(root?)?;
    }
    Ok(WebPkiServerVerifier::builder_with_provider(Arc::new(store), provider.clone()).build()?)
}

impl MakeTlsConnect<Socket> for Tls {
    type Stream = Line;
    type TlsConnect = Handshake;
    type Error = Infallible;

    /// The host is empty where the way is a socket of this machine, on which TLS is not spoken.
    fn make_tls_connect(&mut self, host: &str) -> Result<Handshake, Infallible> {
        Ok(Handshake { tls: self.clone(), host: host.to_owned() })
    }
}

pub(super) struct Handshake {
    tls: Tls,
    host: String,
}

impl TlsConnect<Socket> for Handshake {
    type Stream = Line;
    type Error = std::io::Error;
    type Future = Pin<Box<dyn Future<Output = std::io::Result<Line>> + Send>>;

    fn connect(self, socket: Socket) -> Self::Future {
        Box::pin(async move {
            let host = ServerName::try_from(self.host).map_err(std::io::Error::other)?;
            let config = self.tls.config().map_err(std::io::Error::other)?;
            Ok(Line(TlsConnector::from(Arc::new(config)).connect(host, socket).await?))
        })
    }
}

/// An encrypted connection.
pub(super) struct Line(TlsStream<Socket>);

impl tokio_postgres::tls::TlsStream for Line {
    /// The driver of all others binds none either.
    fn channel_binding(&self) -> ChannelBinding {
        ChannelBinding::none()
    }
}

impl AsyncRead for Line {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.0).poll_read(context, into)
    }
}

impl AsyncWrite for Line {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, from: &[u8]) -> Poll<std::io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(context, from)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(context)
    }
}

/// Takes every certificate: what is said is encrypted, and nobody knows to whom.
#[derive(Debug)]
pub(crate) struct Anybody;

impl ServerCertVerifier for Anybody {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(&self, _: &[u8], _: &CertificateDer<'_>, _: &DigitallySignedStruct) -> Result<HandshakeSignatureValid, rustls::Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn verify_tls13_signature(&self, _: &[u8], _: &CertificateDer<'_>, _: &DigitallySignedStruct) -> Result<HandshakeSignatureValid, rustls::Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        rustls::crypto::ring::default_provider().signature_verification_algorithms.supported_schemes()
    }
}

/// Takes a certificate that is signed by whom it must be, for whatever name.
#[derive(Debug)]
struct AnyName(Arc<WebPkiServerVerifier>);

impl ServerCertVerifier for AnyName {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        stapled: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        match self.0.verify_server_cert(certificate, others, name, stapled, now) {
            Err(rustls::Error::InvalidCertificate(CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. })) => {
                Ok(ServerCertVerified::assertion())
            }
            verified => verified,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.0.verify_tls12_signature(message, certificate, signed)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.0.verify_tls13_signature(message, certificate, signed)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.supported_verify_schemes()
    }
}

#[cfg(test)]
mod tests {
    use rustls::ServerConfig;
    use tokio_rustls::TlsAcceptor;

    use super::*;

    /// An authority in a file, and a server that it knows as `localhost`.
    fn authority(file: &std::path::Path) -> TlsAcceptor {
        let mut wanted = rcgen::CertificateParams::new(Vec::new()).unwrap();
        wanted.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        let key = rcgen::KeyPair::generate().unwrap();
        fs::write(file, wanted.self_signed(&key).unwrap().pem()).unwrap();
        let authority = rcgen::Issuer::new(wanted, key);
        let key = rcgen::KeyPair::generate().unwrap();
        let certificate = rcgen::CertificateParams::new(["localhost".to_owned()]).unwrap().signed_by(&key, &authority).unwrap();
        let config = ServerConfig::builder_with_provider(rustls::crypto::ring::default_provider().into()).with_safe_default_protocol_versions().unwrap();
        let key = PrivateKeyDer::from_pem_slice(key.serialize_pem().as_bytes()).unwrap();
        Arc::new(config.with_no_client_auth().with_single_cert(vec![certificate.der().clone()], key).unwrap()).into()
    }

    async fn meets(tls: &Tls, server: &TlsAcceptor, host: &str) -> bool {
        let (here, there) = tokio::io::duplex(16 << 10);
        let host = ServerName::try_from(host.to_owned()).unwrap();
        let (client, _) = tokio::join!(TlsConnector::from(Arc::new(tls.config().unwrap())).connect(host, here), server.accept(there));
        client.is_ok()
    }

    #[tokio::test]
    async fn whom_it_is_spoken_with_is_as_strict_as_the_address_says() {
        let folder = tempfile::tempdir().unwrap();
        let (ours, theirs) = (folder.path().join("ours.pem"), folder.path().join("theirs.pem"));
        let server = authority(&ours);
        authority(&theirs);
        let tls = |parameters: String| Tls::of(Url::parse(&format!("postgres://x/x?{parameters}")).unwrap());
        let with = |word: &str, file: &std::path::Path| tls(format!("sslmode={word}&sslrootcert=file: {}", file.display()));
        // by our authority; for another name; by another authority
        for (word, taken) in [("verify-full", [true, false, false]), ("verify-ca", [true, true, false]), ("require", [true; 3]), ("prefer", [true; 3])] {
            let (ours, theirs) = (with(word, &ours), with(word, &theirs));
            let met = [meets(&ours, &server, "localhost").await, meets(&ours, &server, "db.example").await, meets(&theirs, &server, "localhost").await];
            assert_eq!(met, taken, "{word}");
        }
        // none is named
        assert!(!meets(&tls("sslmode=verify-full".to_owned()), &server, "localhost").await);
        let mode = |word: &str| tls(format!("sslmode={word}")).mode();
        assert_eq!(["disable", "allow", "prefer", "", "require", "verify-ca"].map(mode), {
            use SslMode::{Disable, Prefer, Require};
            [Disable, Disable, Prefer, Prefer, Require, Require]
        });
    }

    #[test]
    fn what_is_wrong_with_the_parameters_is_named() {
        let wrong = |parameters: &str| Tls::of(Url::parse(&format!("postgres://x/x?{parameters}")).unwrap()).config().err().unwrap().to_string();
        assert!(wrong("sslmode=verify-full&sslrootcert=file: /nowhere/ca.pem").contains("/nowhere/ca.pem"));
        assert!(wrong("sslmode=require&sslkey=file: /nowhere/key.pem").contains("/nowhere/key.pem"));
        assert!(wrong("sslkey=-----BEGIN PRIVATE KEY-----").contains("together"));
    }
}

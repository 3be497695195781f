//! TLS on the server's own doors: certificates that change, who does not speak it, and sockets through it.

use std::{net::SocketAddr, path::Path, sync::Arc, time::Duration};

use devcenter::server::{Limits, Tls, Trusted};
use futures_util::{SinkExt, StreamExt};
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, ServerName},
};
use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};
use tokio_rustls::{TlsConnector, client::TlsStream};
use tokio_tungstenite::tungstenite::{Message, client::IntoClientRequest, http::HeaderValue};

use crate::{
    cluster::Instance,
    house::{House, fresh_address},
};

const PATIENCE: Duration = Duration::from_secs(20);

/// A certificate for `localhost` that signs itself, written to `cert.pem` and `key.pem`.
pub fn certificate(folder: &Path) -> CertificateDer<'static> {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    std::fs::write(folder.join("cert.pem"), made.cert.pem()).unwrap();
    std::fs::write(folder.join("key.pem"), made.signing_key.serialize_pem()).unwrap();
    made.cert.der().clone()
}

fn client(root: &CertificateDer<'static>, version: &'static rustls::SupportedProtocolVersion) -> TlsConnector {
    let mut roots = RootCertStore::empty();
    roots.add(root.clone()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider).with_protocol_versions(&[version]).unwrap();
    let mut config = builder.with_root_certificates(roots).with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    TlsConnector::from(Arc::new(config))
}

async fn connect(address: SocketAddr, connector: &TlsConnector) -> std::io::Result<TlsStream<TcpStream>> {
    let stream = TcpStream::connect(address).await?;
    timeout(PATIENCE, connector.connect(ServerName::try_from("localhost").unwrap(), stream)).await.unwrap()
}

async fn ask(address: SocketAddr, connector: &TlsConnector) -> std::io::Result<String> {
    let mut stream = connect(address, connector).await?;
    stream.write_all(b"GET /livez HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer)
}

async fn secure(house: &House, folder: &Path, limits: Limits) -> SocketAddr {
    let tls = Tls::open(&folder.join("cert.pem"), &folder.join("key.pem")).unwrap();
    let doors = devcenter::server::House { tls: Some(tls), ..house.doors_with(limits) };
    house.serve_as(doors, std::future::pending()).await
}

#[tokio::test]
async fn both_versions_of_tls_are_spoken_and_browsers_told_to_come_back_by_it() {
    let (house, folder) = (House::new().await, tempfile::tempdir().unwrap());
    let root = certificate(folder.path());
    let address = secure(&house, folder.path(), Limits::default()).await;
    for version in [&rustls::version::TLS12, &rustls::version::TLS13] {
        let connector = client(&root, version);
        let stream = connect(address, &connector).await.unwrap();
        assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"http/1.1"[..]));
        let answer = ask(address, &connector).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("ok\n"), "{answer}");
        assert!(answer.contains("strict-transport-security: max-age=31536000"), "{answer}");
    }
    // what cannot be read is refused as well-formed as elsewhere
    let mut stream = connect(address, &client(&root, &rustls::version::TLS13)).await.unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nx: y\nz: z\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer).await;
    assert!(answer.starts_with("HTTP/1.1 400") && answer.contains("strict-transport-security") && answer.ends_with('}'), "{answer}");
}

#[tokio::test]
async fn who_does_not_finish_the_handshake_is_hung_up_on_and_holds_nobody_up() {
    let (house, folder) = (House::new().await, tempfile::tempdir().unwrap());
    let root = certificate(folder.path());
    let limits = Limits { handshake: Duration::from_millis(300), ..Limits::default() };
    let address = secure(&house, folder.path(), limits).await;
    let mut stalled = Vec::new();
    for _ in 0..20 {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(&[0x16, 3, 1]).await.unwrap();
        stalled.push(stream);
    }
    let mut plain = TcpStream::connect(address).await.unwrap();
    plain.write_all(b"GET /livez HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
    assert!(ask(address, &client(&root, &rustls::version::TLS13)).await.unwrap().ends_with("ok\n"));
    stalled.push(plain);
    for mut stream in stalled {
        let mut rest = Vec::new();
        let _ = timeout(PATIENCE, stream.read_to_end(&mut rest)).await.expect("hung up on");
        assert!(!rest.starts_with(b"HTTP"), "{rest:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_socket_goes_through_tls_and_its_page_has_to_as_well() {
    let (house, folder) = (House::new().await, tempfile::tempdir().unwrap());
    let root = certificate(folder.path());
    let person = house.person(&[]).await;
    let address = secure(&house, folder.path(), Limits { idle: Duration::from_millis(100), head: Duration::from_millis(500), ..Limits::default() }).await;
    let connector = client(&root, &rustls::version::TLS13);
    let open = async |origin: &'static str| {
        let mut request = "wss://localhost/graphql/ws".into_client_request().unwrap();
        request.headers_mut().insert("sec-websocket-protocol", HeaderValue::from_static("graphql-transport-ws"));
        request.headers_mut().insert("origin", HeaderValue::from_static(origin));
        tokio_tungstenite::client_async(request, connect(address, &connector).await.unwrap()).await
    };
    assert!(open("http://localhost").await.is_err());
    let (mut socket, _) = open("https://localhost").await.unwrap();
    let init = json!({ "type": "connection_init", "payload": { "authorization": format!("Bearer {}", person.token.as_ref().unwrap()) } });
    socket.send(Message::text(init.to_string())).await.unwrap();
    assert_eq!(socket.next().await.unwrap().unwrap().to_text().unwrap(), r#"{"type":"connection_ack"}"#);
    // the time of a connection between requests is not that of a socket
    tokio::time::sleep(Duration::from_millis(400)).await;
    socket.send(Message::text(json!({ "type": "ping" }).to_string())).await.unwrap();
    assert_eq!(socket.next().await.unwrap().unwrap().to_text().unwrap(), r#"{"type":"pong"}"#);
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_change_are_read_again_and_broken_ones_are_not_taken() {
    let folder = tempfile::tempdir().unwrap();
    let address = fresh_address(folder.path()).await;
    let url = if let devcenter::store::Address::Postgres(url) = &address { Some(url.clone()) } else { None };
    let old = certificate(folder.path());
    let files = [folder.path().join("cert.pem"), folder.path().join("key.pem")].map(|file| file.display().to_string());
    let log = folder.path().join("log");
    let settings = [("DEVCENTER_TLS_CERTIFICATE", files[0].as_str()), ("DEVCENTER_TLS_KEY", files[1].as_str())];
    let server = Instance::start_with(url.as_deref(), folder.path(), &log, &settings);
    assert!(ask(server.address, &client(&old, &rustls::version::TLS13)).await.is_ok());
    drop(server);

    let house = House::new().await;
    let tls = Tls::open(Path::new(&files[0]), Path::new(&files[1])).unwrap();
    let doors = devcenter::server::House { tls: Some(tls.clone()), ..house.doors.clone() };
    let address = house.serve_as(doors, std::future::pending()).await;
    assert!(!tls.renew().unwrap());
    let new = certificate(folder.path());
    assert!(ask(address, &client(&new, &rustls::version::TLS13)).await.is_err());
    assert!(tls.renew().unwrap());
    assert!(ask(address, &client(&new, &rustls::version::TLS13)).await.is_ok() && ask(address, &client(&old, &rustls::version::TLS13)).await.is_err());
    // half of a change: the last pair that fits goes on
    std::fs::write(&files[1], "-----BEGIN PRIVATE KEY-----\nnonsense\n").unwrap();
    assert!(tls.renew().is_err() && !tls.renew().unwrap());
    assert!(ask(address, &client(&new, &rustls::version::TLS13)).await.is_ok());
}

#[test]
fn what_is_wrong_with_the_files_is_said_with_their_names() {
    let folder = tempfile::tempdir().unwrap();
    certificate(folder.path());
    let other = tempfile::tempdir().unwrap();
    certificate(other.path());
    let (cert, key, text) = (folder.path().join("cert.pem"), folder.path().join("key.pem"), folder.path().join("text"));
    std::fs::write(&text, "not at all\n").unwrap();
    let missing = folder.path().join("missing.pem");
    for (certificate, key, why) in [
        (&missing, &key, "tls.certificate: cannot read"),
        (&cert, &missing, "tls.key: cannot read"),
        (&text, &key, "tls.certificate: there is no certificate in"),
        (&key, &key, "tls.certificate: there is no certificate in"),
        (&cert, &text, "tls.key: there is no private key in"),
        (&cert, &cert, "tls.key: there is no private key in"),
        (&cert, &other.path().join("key.pem"), "does not belong to the certificate in"),
    ] {
        let error = Tls::open(certificate, key).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(error.contains(why) && error.contains(folder.path().to_str().unwrap()), "{error}");
    }
}

#[tokio::test]
async fn a_trusted_proxy_says_who_asks_and_that_the_way_was_private() {
    let house = House::new().await;
    for (trusted, secure) in [("", false), ("192.0.2.0/24", false), ("127.0.0.0/8", true)] {
        let doors = devcenter::server::House { trusted: Trusted::parse(trusted).unwrap(), ..house.doors.clone() };
        let address = house.serve_as(doors, std::future::pending()).await;
        let request = "GET /livez HTTP/1.1\r\nhost: a\r\nx-forwarded-for: 203.0.113.9\r\nx-forwarded-proto: https\r\nconnection: close\r\n\r\n";
        let answer = crate::cluster::exchange(address, request).await.unwrap();
        assert_eq!(answer.contains("strict-transport-security"), secure, "{trusted}: {answer}");
    }
}

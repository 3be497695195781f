//! Connections as they come in: without delay for small messages, and cut when what is written to them does not go out.

use std::{io, net::SocketAddr, pin::Pin, time::Duration};

use axum::serve::Listener;
use tokio::net::{TcpListener, TcpStream};
use tokio_io_timeout::TimeoutStream;

/// A reader who takes nothing for so long is gone, or wants to hold what waits for them.
const STALLED: Duration = Duration::from_secs(10);
/// The machine is out of sockets: they come back when others end.
const AGAIN: Duration = Duration::from_millis(500);

pub(super) struct Doorstep(pub(super) TcpListener);

impl Listener for Doorstep {
    type Io = Pin<Box<TimeoutStream<TcpStream>>>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        loop {
            match self.0.accept().await {
                Ok((stream, address)) => {
                    // what cannot be set is no reason to turn somebody away
                    let _ = stream.set_nodelay(true);
                    let mut stream = TimeoutStream::new(stream);
                    stream.set_write_timeout(Some(STALLED));
                    return (Box::pin(stream), address);
                }
                Err(error) if matches!(error.kind(), io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset) => {}
                Err(error) => {
                    tracing::error!(%error, "no connection can be taken in; trying again");
                    tokio::time::sleep(AGAIN).await;
                }
            }
        }
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.0.local_addr()
    }
}

//! Ports that refuse.

use std::net::SocketAddr;

use socket2::{Domain, Socket, Type};

/// A port that refuses connections, and that nobody else gets while this is kept.
pub(crate) fn closed_port() -> Socket {
    bound_to(([127, 0, 0, 1], 0).into())
}

/// A second socket on the port of a first. It may listen: when it closes, the port refuses again.
pub(crate) fn beside(first: &Socket) -> Socket {
    bound_to(address(first))
}

pub(crate) fn address(socket: &Socket) -> SocketAddr {
    socket.local_addr().unwrap().as_socket().unwrap()
}

fn bound_to(address: SocketAddr) -> Socket {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
    socket.set_reuse_address(true).unwrap();
    socket.bind(&address.into()).unwrap();
    socket
}

//! The API under test, and the usual client of it.

use std::time::Duration;

use sms_api::File;
use sms_api_tests::Server;

sms_api::sms_api!("specs/faults.toml");

/// A good answer of every endpoint that has one.
pub(crate) const GOOD: &str = "HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n{\"receipt\":\"r\"}";

pub(crate) const APP_KEY: &str = "key-of-the-app";
pub(crate) const SECRET: &str = "Tr0ub4dor-and-3";
pub(crate) const MOBILE: &str = "13812345678";

/// A megabyte of it is a part, and 20 are more than the kernel takes from a client whose server does not read.
pub(crate) const LARGE: &str = "twenty bytes of note";

/// Which endpoint a contract calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Must not be repeated.
    Once,
    /// May be repeated.
    Store,
    /// Only reads.
    Look,
    /// Is answered with nothing.
    Forget,
}

impl Asked {
    /// Makes the call that the server knows by `key`.
    pub(crate) async fn of(self, client: &Client, key: &str) -> Result<(), Error> {
        match self {
            Self::Once => client.send_once(key, MOBILE).await.map(drop),
            Self::Store => client.store(key, "name").await.map(drop),
            Self::Look => client.look(key, "name").await.map(drop),
            Self::Forget => client.forget(key, "name").await.map(drop),
        }
    }
}

/// Sends a file in the call that the server knows by `key`, which may be repeated if it is `Store`.
pub(crate) async fn upload(asked: Asked, client: &Client, key: &str, file: File) -> Result<(), Error> {
    match asked {
        Asked::Store => client.set_file(key, file).await.map(drop),
        _ => client.add_file(key, file).await.map(drop),
    }
}

pub(crate) fn credentials() -> Credentials {
    crate::shown::somebody_listens();
    Credentials::new(APP_KEY, SECRET)
}

/// A client of this server, without further options. No limit of time ends its calls: a machine that does not run
/// them for a while must not change what a contract shows.
pub(crate) fn builder(server: &Server) -> Builder {
    const LONG: Duration = Duration::from_secs(3600);

    limited(server).timeout(LONG).attempt_timeout(LONG).connect_timeout(LONG)
}

pub(crate) fn client(server: &Server) -> Client {
    builder(server).build().unwrap()
}

/// A client of this server with the usual limits of time, for contracts whose clock stands still.
pub(crate) fn limited(server: &Server) -> Builder {
    Client::builder(credentials()).base_url(&server.base_url()).unwrap()
}

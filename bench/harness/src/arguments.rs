use std::env::Args;
use std::error::Error;
use std::str::FromStr;
use std::time::Duration;

/// Where to call.
#[derive(Clone, Debug)]
pub struct Target {
    /// `http://127.0.0.1:PORT` or `https://localhost:PORT`, and the path below which the API is.
    pub base_url: String,
    /// The certificate that signs the server's, as PEM.
    pub root: Vec<u8>,
}

impl Target {
    /// The same server below `path`.
    #[must_use]
    pub fn below(&self, path: &str) -> Self {
        let origin = self.base_url.trim_end_matches("/v1");
        Self { base_url: format!("{origin}{path}/v1"), root: self.root.clone() }
    }

    /// Whether it is called over TLS.
    #[must_use]
    pub fn tls(&self) -> bool {
        self.base_url.starts_with("https:")
    }

    /// Host, port and path of the base URL.
    ///
    /// # Panics
    ///
    /// When the base URL is none of those above.
    #[must_use]
    pub fn parts(&self) -> (&str, u16, &str) {
        let (_, rest) = self.base_url.split_once("://").expect("a scheme");
        let (host, rest) = rest.split_once(':').expect("a port");
        let (port, _) = rest.split_once('/').expect("a path");
        (host, port.parse().expect("a port number"), &rest[port.len()..])
    }
}

pub(crate) struct Arguments(Args);

impl Arguments {
    pub(crate) fn from_env() -> Self {
        let mut arguments = std::env::args();
        arguments.next();
        Self(arguments)
    }

    pub(crate) fn next(&mut self, what: &str) -> Result<String, Box<dyn Error>> {
        self.0.next().ok_or_else(|| format!("an argument is missing: {what}").into())
    }

    pub(crate) fn parse<T: FromStr<Err: Error + 'static>>(
        &mut self,
        what: &str,
    ) -> Result<T, Box<dyn Error>> {
        Ok(self.next(what)?.parse()?)
    }

    pub(crate) fn millis(&mut self) -> Result<Duration, Box<dyn Error>> {
        Ok(Duration::from_millis(self.parse("milliseconds")?))
    }

    pub(crate) fn target(&mut self) -> Result<Target, Box<dyn Error>> {
        let base_url = self.next("the base URL")?;
        let root = std::fs::read(self.next("the root certificate's file")?)?;
        Ok(Target { base_url, root })
    }
}

use std::fmt;
use std::io::{self, ErrorKind, Write as _};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, mpsc};
use std::thread::available_parallelism;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::runtime::{Handle, Runtime};
use tokio::sync::watch;

use crate::account::Credentials;
use crate::control;
use crate::courier;
use crate::developer::{Developer, SAMPLE_DEV_KEY, SAMPLE_DEV_SECRET};
use crate::engine::{CallbackUrl, Clock, Message, Settings, Start, UnknownSignature, UnknownTemplate};
use crate::fault::{Fault, Rules};
use crate::http::{Limits, Service, Stop, router, serve};
use crate::keeper;
use crate::state::State;

/// How long a dropped sandbox may keep its owner waiting for its port to be free.
const DROP_GRACE: Duration = Duration::from_secs(1);

/// A running local Jiguang SMS. Dropped, it stops at once and its port is free again.
///
/// It runs on threads of its own: a test that blocks does not stop it.
pub struct Sandbox {
    base_url: String,
    inbox_url: String,
    state: Arc<State>,
    clock: Clock,
    stop: watch::Sender<Stop>,
    stopped: mpsc::Receiver<()>,
    threads: Threads,
}

impl Sandbox {
    /// Starts one on a free loopback port with the documents' sample credentials.
    ///
    /// # Errors
    ///
    /// The operating system gives no port or no threads.
    pub async fn start() -> io::Result<Self> {
        Self::builder().start().await
    }

    /// Starts one that differs from the default.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Where clients send: `http://127.0.0.1:PORT/v1`, without a slash at its end.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Where a browser looks: `http://127.0.0.1:PORT/`.
    pub fn inbox_url(&self) -> &str {
        &self.inbox_url
    }

    /// A client of the control API, for what the methods here do not have.
    ///
    /// # Errors
    ///
    /// The system has no resources for a client.
    pub fn control(&self) -> Result<control::Client, control::Error> {
        let patience = Duration::from_secs(90);
        let builder = control::Client::builder().base_url(&format!("{}_sandbox", self.inbox_url))?;
        builder.timeout(patience).attempt_timeout(patience).retries(false).build()
    }

    /// What the phones received, oldest first.
    pub fn messages(&self) -> Vec<Message> {
        let mut messages: Vec<Message> = Vec::new();
        for account in self.state.accounts.all() {
            messages.extend(account.engine().messages().cloned());
        }
        messages.sort_by_key(|message| message.arrival);
        messages
    }

    /// The last message that a number received.
    pub fn latest_message(&self, mobile: &str) -> Option<Message> {
        State::latest(&self.state.accounts.all(), Some(mobile))
    }

    /// Waits for a message to a number, at most for `limit`; one that is already there is waited for no longer.
    pub async fn wait_for_message(&self, mobile: &str, limit: Duration) -> Option<Message> {
        let (state, mobile) = (self.state.clone(), mobile.to_owned());
        let waiting = self.threads.handle().spawn(async move {
            let worlds = state.accounts.all();
            tokio::time::timeout(limit, state.wait(&worlds, &mobile, None)).await.ok()
        });
        waiting.await.ok().flatten()
    }

    /// How many of the oldest messages were forgotten because there were more than the message limit.
    pub fn dropped_messages(&self) -> u64 {
        self.state.accounts.all().iter().map(|account| account.engine().dropped_messages()).sum()
    }

    /// Lets a template pass its audit, so that messages can be made from it.
    ///
    /// # Errors
    ///
    /// No account has a template of this number.
    pub fn approve_template(&self, temp_id: u64) -> Result<(), UnknownTemplate> {
        self.state.audit(&self.state.accounts.all(), temp_id, |engine| engine.approve_template(temp_id))
    }

    /// Lets a template fail its audit, so that it can be updated.
    ///
    /// # Errors
    ///
    /// No account has a template of this number.
    pub fn reject_template(&self, temp_id: u64) -> Result<(), UnknownTemplate> {
        self.state.audit(&self.state.accounts.all(), temp_id, |engine| engine.reject_template(temp_id, None))
    }

    /// Lets a signature pass its audit, so that messages can be sent with it.
    ///
    /// # Errors
    ///
    /// No account has a signature of this number.
    pub fn approve_signature(&self, sign_id: u64) -> Result<(), UnknownSignature> {
        let worlds = self.state.accounts.all();
        self.state.audit_signature(&worlds, sign_id, |engine| engine.approve_signature(sign_id))
    }

    /// Lets a signature fail its audit, so that it can be updated.
    ///
    /// # Errors
    ///
    /// No account has a signature of this number.
    pub fn reject_signature(&self, sign_id: u64) -> Result<(), UnknownSignature> {
        let worlds = self.state.accounts.all();
        self.state.audit_signature(&worlds, sign_id, |engine| engine.reject_signature(sign_id, None))
    }

    /// Moves the clocks of all accounts forward: codes expire, frequency limits open again, scheduled messages are sent.
    pub fn advance_clock(&self, by: Duration) {
        self.clock.advance(by);
        for account in self.state.accounts.all() {
            let engine = account.engine();
            if engine.clock().is_frozen() {
                engine.clock().advance(by);
            }
        }
        self.state.feed.control();
    }

    /// Restricts what all accounts may do, and provokes the return codes that say so.
    pub fn set_settings(&self, settings: &Settings) {
        for account in self.state.accounts.all() {
            account.engine().set_settings(settings.clone());
        }
        self.state.feed.control();
    }

    /// Adds a fault rule behind those that there are. Over 1,000 of them it is ignored.
    pub fn add_fault(&self, fault: Fault) {
        drop(self.state.faults().add(fault));
        self.state.feed.control();
    }

    /// Removes every fault rule.
    pub fn clear_faults(&self) {
        self.state.faults().clear();
        self.state.feed.control();
    }

    /// Stops: takes no new connection, and finishes the requests under way for at most `grace`.
    pub async fn stop(self, grace: Duration) {
        self.stop.send_replace(Stop::Within(grace));
        self.stop.closed().await;
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.stop.send_replace(Stop::Within(Duration::ZERO));
        let _ = self.stopped.recv_timeout(DROP_GRACE);
    }
}

impl fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sandbox").field("base_url", &self.base_url).field("clock", &self.clock).finish()
    }
}

/// What a sandbox is started with.
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is started"]
pub struct Builder {
    listen: SocketAddr,
    allows_remote: bool,
    credentials: Vec<Credentials>,
    clock: Clock,
    developer: Credentials,
    message_limit: usize,
    settings: Settings,
    callback_url: Option<CallbackUrl>,
    faults: Vec<Fault>,
    limits: Limits,
    is_strict: bool,
    logs_to_stderr: bool,
}

impl Builder {
    /// Listens here. Default: `127.0.0.1:0`, a free loopback port.
    pub fn listen(mut self, address: SocketAddr) -> Self {
        self.listen = address;
        self
    }

    /// Allows an address that other machines reach. Default: false; the sample credentials are public.
    pub fn allow_remote(mut self, allow: bool) -> Self {
        self.allows_remote = allow;
        self
    }

    /// Accepts these credentials too, with templates, messages and limits of their own. Default: only the
    /// [sample](Credentials::sample) ones, which always stay. The same app key again replaces its secret.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials.retain(|known| known.app_key() != credentials.app_key());
        self.credentials.push(credentials);
        self
    }

    /// Answers the question for the developer's balance to these credentials, a developer key and its secret. Default:
    /// [`SAMPLE_DEV_KEY`] and [`SAMPLE_DEV_SECRET`].
    pub fn developer(mut self, credentials: Credentials) -> Self {
        self.developer = credentials;
        self
    }

    /// Measures expiry and frequency by this clock. Default: [`Clock::running`].
    pub fn clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// Keeps this many messages of each account, at least one; full, the oldest are dropped. Default: 10,000.
    pub fn message_limit(mut self, messages: usize) -> Self {
        self.message_limit = messages;
        self
    }

    /// Restricts what the accounts may do. Default: nothing is restricted.
    pub fn settings(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }

    /// Sends the events of every world there from the start, after a reset and in worlds that are made later too. The
    /// server need not be up yet: it is asked to echo before its first event is sent. Default: nowhere; reports and
    /// replies wait to be asked for.
    pub fn callback_url(mut self, url: CallbackUrl) -> Self {
        self.callback_url = Some(url);
        self
    }

    /// Adds a fault rule. Default: none.
    pub fn fault(mut self, fault: Fault) -> Self {
        self.faults.push(fault);
        self
    }

    /// Refuses what deviates from the documents with 50007, and reports every deviation in the answer's `error`
    /// object, in the log and in the ledger. Default: false; what client libraries send is taken.
    pub fn strict(mut self, strict: bool) -> Self {
        self.is_strict = strict;
        self
    }

    /// Serves this many connections at a time, at least one; further ones wait. Default: 512.
    pub fn connection_limit(mut self, connections: usize) -> Self {
        self.limits.connections = connections.clamp(1, tokio::sync::Semaphore::MAX_PERMITS);
        self
    }

    /// Waits this long for a header, for a body, and for a client to read on. Default: 30 s.
    pub fn patience(mut self, patience: Duration) -> Self {
        // It is added to instants.
        self.limits.patience = patience.min(Duration::from_secs(365 * 24 * 60 * 60));
        self
    }

    /// Writes a line to standard error for each request, with numbers masked and without codes. Default: false.
    pub fn log_to_stderr(mut self, log: bool) -> Self {
        self.logs_to_stderr = log;
        self
    }

    /// Starts it.
    ///
    /// # Errors
    ///
    /// The address is taken or not this machine's; it is no loopback address and remote ones were not allowed, or
    /// credentials cannot travel by HTTP Basic authentication ([`ErrorKind::InvalidInput`]).
    pub async fn start(self) -> io::Result<Sandbox> {
        if !self.allows_remote && !self.listen.ip().to_canonical().is_loopback() {
            let reason = format!("{} is no loopback address, and remote ones were not allowed", self.listen);
            return Err(io::Error::new(ErrorKind::InvalidInput, reason));
        }
        if let Some(defect) = self.credentials.iter().chain([&self.developer]).find_map(Credentials::defect) {
            return Err(io::Error::new(ErrorKind::InvalidInput, defect));
        }
        let start = Start {
            app_key: String::new(),
            clock: self.clock.clone(),
            ids: Arc::default(),
            message_limit: self.message_limit,
            settings: self.settings,
            callback_url: self.callback_url.clone(),
        };
        let too_many = |what| io::Error::new(ErrorKind::InvalidInput, format!("there are over 1,000 {what}"));
        let mut faults = Rules::default();
        for fault in self.faults {
            faults.add(fault).map_err(|_| too_many("faults"))?;
        }
        let state = State::new(start, &self.credentials, Developer::new(self.developer), faults);
        let state = state.map_err(|_| too_many("accounts"))?;
        let state = Arc::new(state);

        let threads = Threads::start()?;
        let listener = std::net::TcpListener::bind(self.listen)?;
        listener.set_nonblocking(true)?;
        let listener = {
            let _context = threads.handle().enter();
            TcpListener::from_std(listener)?
        };
        let inbox_url = format!("http://{}/", reachable(listener.local_addr()?));
        let base_url = format!("{inbox_url}v1");
        let (stop, told) = watch::channel(Stop::Never);
        let service = Arc::new(Service {
            state: state.clone(),
            limits: self.limits,
            router: router(&state, self.is_strict),
            logs_to_stderr: self.logs_to_stderr,
            stop: told.clone(),
        });
        if let Some(url) = self.callback_url.filter(|_| self.logs_to_stderr) {
            threads.handle().spawn(ask(url));
        }
        threads.handle().spawn(keeper::keep(state.clone(), self.clock.moves(), told.clone()));
        let (finished, stopped) = mpsc::channel::<()>();
        threads.handle().spawn(async move {
            let _dropped_when_finished = finished;
            serve(listener, service, told).await;
        });
        let clock = self.clock;
        Ok(Sandbox { base_url, inbox_url, state, clock, stop, stopped, threads })
    }
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            allows_remote: false,
            credentials: vec![Credentials::sample()],
            developer: Credentials::new(SAMPLE_DEV_KEY, SAMPLE_DEV_SECRET),
            clock: Clock::running(),
            message_limit: 10_000,
            settings: Settings::default(),
            callback_url: None,
            faults: Vec::new(),
            is_strict: false,
            limits: Limits { connections: 512, patience: Duration::from_secs(30) },
            logs_to_stderr: false,
        }
    }
}

/// Tells whoever reads the log that nobody echoes yet: else only events that do not come would tell.
async fn ask(url: CallbackUrl) {
    if !courier::confirm(&url).await {
        // Nothing can be done where even this fails.
        drop(writeln!(
            io::stderr().lock(),
            "sms-sandbox: {url} does not echo yet; it is asked again before an event is sent there"
        ));
    }
}

/// The threads that a sandbox runs on. A runtime that is simply dropped waits for them, and panics where waiting
/// is not allowed: in asynchronous code.
struct Threads {
    handle: Handle,
    runtime: Option<Runtime>,
}

impl Threads {
    fn start() -> io::Result<Self> {
        let workers = available_parallelism().map_or(1, |threads| threads.get().min(4));
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(workers)
            .thread_name("sms-sandbox")
            .enable_all()
            .build()?;
        Ok(Self { handle: runtime.handle().clone(), runtime: Some(runtime) })
    }

    fn handle(&self) -> &Handle {
        &self.handle
    }
}

impl Drop for Threads {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// An address to connect to: "every address" is none.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
        _ => {}
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_told_to_clients_is_one_they_can_connect_to() {
        for (listen, told) in [
            ("0.0.0.0:8025", "127.0.0.1:8025"),
            ("[::]:8025", "[::1]:8025"),
            ("127.0.0.1:8025", "127.0.0.1:8025"),
            ("192.168.0.7:8025", "192.168.0.7:8025"),
        ] {
            assert_eq!(reachable(listen.parse().unwrap()).to_string(), told);
        }
    }
}

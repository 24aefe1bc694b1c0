//! What a sandbox knows, and what can be asked of it: by the API's calls, the control API and the library alike.

use std::cmp::Reverse;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::account::{Account, Accounts, Credentials, TooMany};
use crate::developer::Developer;
use crate::engine::{Engine, Exchange, Message, Start, UnknownSignature, UnknownTemplate};
use crate::fault::Rules;
use crate::feed::Feed;
use crate::ledger::Ledger;

/// Everything that outlives a request.
pub(crate) struct State {
    pub(crate) accounts: Accounts,
    pub(crate) feed: Feed,
    /// What a new world begins with; its app key is filled in.
    start: Start,
    /// Who it was at the start, and is.
    owner: Developer,
    developer: Mutex<Developer>,
    faults: Mutex<Rules>,
    ledger: Mutex<Ledger>,
}

/// Which messages are asked for.
#[derive(Default)]
pub(crate) struct Search {
    pub(crate) mobile: Option<String>,
    /// In lower case.
    pub(crate) text: Option<String>,
    /// Arrivals, as [`State::arrival`] gives them.
    pub(crate) before: Option<u64>,
    pub(crate) after: Option<u64>,
}

/// A page of messages, newest first.
pub(crate) struct Found {
    pub(crate) messages: Vec<Message>,
    /// How many match, whatever the page.
    pub(crate) total: usize,
    pub(crate) dropped: u64,
}

/// No account has this app key.
#[derive(Debug)]
pub(crate) struct UnknownWorld;

impl State {
    pub(crate) fn new(
        start: Start,
        credentials: &[Credentials],
        developer: Developer,
        faults: Rules,
    ) -> Result<Self, TooMany> {
        let state = Self {
            accounts: Accounts::new(),
            feed: Feed::new(),
            start,
            owner: developer.clone(),
            developer: Mutex::new(developer),
            faults: Mutex::new(faults),
            ledger: Mutex::default(),
        };
        for credentials in credentials {
            state.create_world(credentials)?;
        }
        Ok(state)
    }

    pub(crate) fn developer(&self) -> MutexGuard<'_, Developer> {
        self.developer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn faults(&self) -> MutexGuard<'_, Rules> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn ledger(&self) -> MutexGuard<'_, Ledger> {
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes a world; one that exists gets this secret.
    pub(crate) fn create_world(&self, credentials: &Credentials) -> Result<Arc<Account>, TooMany> {
        let app_key = credentials.app_key().to_owned();
        let account =
            self.accounts.put(credentials, || Engine::new(Start { app_key, ..self.start.clone() }))?;
        self.feed.control();
        Ok(account)
    }

    /// Whether there was such a world.
    pub(crate) fn delete_world(&self, app_key: &str) -> bool {
        let existed = self.accounts.remove(app_key);
        if existed {
            self.faults().clear_app_key(app_key);
            self.ledger().clear_app_key(app_key);
            self.feed.reset();
        }
        existed
    }

    /// The world of this app key, or all.
    pub(crate) fn worlds(&self, app_key: Option<&str>) -> Result<Vec<Arc<Account>>, UnknownWorld> {
        match app_key {
            None => Ok(self.accounts.all()),
            Some(app_key) => Ok(vec![self.accounts.find(app_key).ok_or(UnknownWorld)?]),
        }
    }

    /// The newest `limit` messages of these worlds that match.
    pub(crate) fn search(worlds: &[Arc<Account>], search: &Search, limit: usize) -> Found {
        let mut found = Found { messages: Vec::new(), total: 0, dropped: 0 };
        for world in worlds {
            let engine = world.engine();
            found.dropped += engine.dropped_messages();
            let mut taken = 0;
            for message in engine.messages().rev().filter(|message| search.matches(message)) {
                found.total += 1;
                if taken < limit && search.is_in_range(message) {
                    taken += 1;
                    found.messages.push(message.clone());
                }
            }
        }
        found.messages.sort_by_key(|message| Reverse(message.arrival));
        found.messages.truncate(limit);
        found
    }

    /// The newest message, to this number if one is named.
    pub(crate) fn latest(worlds: &[Arc<Account>], mobile: Option<&str>) -> Option<Message> {
        let concerns = |message: &&Message| mobile.is_none_or(|mobile| message.mobile == mobile);
        let latest = |world: &Arc<Account>| world.engine().messages().rev().find(concerns).cloned();
        worlds.iter().filter_map(latest).max_by_key(|message| message.arrival)
    }

    /// Waits, for ever, for a message to a number: see `wait_for_message` in the control API.
    pub(crate) async fn wait(&self, worlds: &[Arc<Account>], mobile: &str, after: Option<u64>) -> Message {
        let mut changes = self.feed.subscribe();
        if after.is_none()
            && let Some(message) = Self::latest(worlds, Some(mobile))
        {
            return message;
        }
        let after = after.map_or(0, |msg_id| Self::arrival(worlds, msg_id));
        let mut seen = vec![after; worlds.len()];
        loop {
            let news = worlds.iter().zip(&mut seen).filter_map(|(world, seen)| {
                let engine = world.engine();
                let found = engine.messages_after(*seen).find(|message| message.mobile == mobile).cloned();
                *seen = engine.latest_arrival().max(*seen);
                found
            });
            if let Some(message) = news.min_by_key(|message| message.arrival) {
                return message;
            }
            if changes.changed().await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    }

    /// When the message of this identifier arrived. That of a message that was not scheduled, or is forgotten, is its
    /// identifier.
    pub(crate) fn arrival(worlds: &[Arc<Account>], msg_id: u64) -> u64 {
        worlds.iter().find_map(|world| world.engine().scheduled_arrival(msg_id)).unwrap_or(msg_id)
    }

    pub(crate) fn exchange(&self, message: &Message) -> Option<Arc<Exchange>> {
        self.accounts.find(&message.app_key)?.engine().exchange(message.arrival).cloned()
    }

    /// Does something to a template in each of these worlds that has it.
    pub(crate) fn audit(
        &self,
        worlds: &[Arc<Account>],
        temp_id: u64,
        verdict: impl Fn(&mut Engine) -> Result<(), UnknownTemplate>,
    ) -> Result<(), UnknownTemplate> {
        let audited = worlds.iter().filter(|world| verdict(&mut world.engine()).is_ok()).count();
        self.feed.templates();
        if audited == 0 { Err(UnknownTemplate(temp_id)) } else { Ok(()) }
    }

    /// Does something to a signature in each of these worlds that has it.
    pub(crate) fn audit_signature(
        &self,
        worlds: &[Arc<Account>],
        sign_id: u64,
        verdict: impl Fn(&mut Engine) -> Result<(), UnknownSignature>,
    ) -> Result<(), UnknownSignature> {
        let audited = worlds.iter().filter(|world| verdict(&mut world.engine()).is_ok()).count();
        self.feed.signatures();
        if audited == 0 { Err(UnknownSignature(sign_id)) } else { Ok(()) }
    }

    /// Begins anew, as a whole or with one world.
    pub(crate) fn reset(&self, app_key: Option<&str>) -> Result<(), UnknownWorld> {
        for world in self.worlds(app_key)? {
            world.engine().reset();
        }
        match app_key {
            None => {
                *self.developer() = self.owner.clone();
                self.faults().clear();
                self.ledger().clear();
            }
            Some(app_key) => {
                self.faults().clear_app_key(app_key);
                self.ledger().clear_app_key(app_key);
            }
        }
        self.feed.reset();
        Ok(())
    }
}

impl Search {
    fn matches(&self, message: &Message) -> bool {
        self.mobile.as_ref().is_none_or(|mobile| message.mobile == *mobile)
            && self.text.as_ref().is_none_or(|text| {
                let optional = [&message.code, &message.tag].into_iter().flatten();
                let parts = [&message.mobile, &message.msg_id, &message.text].into_iter().chain(optional);
                parts.into_iter().any(|part| part.to_lowercase().contains(text.as_str()))
            })
    }

    fn is_in_range(&self, message: &Message) -> bool {
        self.before.is_none_or(|before| message.arrival < before)
            && self.after.is_none_or(|after| message.arrival > after)
    }
}

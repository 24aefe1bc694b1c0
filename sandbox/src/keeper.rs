//! Does by the worlds' clocks what nobody asks for: scheduled sends fire, and callbacks go out.

use std::sync::Arc;

use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::account::Account;
use crate::courier;
use crate::engine::{CallbackUrl, Delivery};
use crate::http::{Stop, told};
use crate::state::State;

/// How many callbacks are under way at a time.
const UNDER_WAY: usize = 16;

/// Works until it is told to stop.
pub(crate) async fn keep(state: Arc<State>, mut moves: watch::Receiver<()>, mut stop: watch::Receiver<Stop>) {
    let mut chores = state.feed.subscribe_to_chores();
    let mut under_way = JoinSet::new();
    loop {
        chores.mark_unchanged();
        moves.mark_unchanged();
        let mut pause = None;
        for world in state.accounts.all() {
            // Whoever looks at a world lets fire what is due.
            let mut engine = world.engine();
            if engine.take_fired() {
                state.feed.schedules();
                state.feed.messages();
            }
            while under_way.len() < UNDER_WAY
                && let Some((url, delivery)) = engine.take_delivery()
            {
                under_way.spawn(deliver(state.clone(), world.clone(), url, delivery));
            }
            let delivery = engine.next_delivery().filter(|_| under_way.len() < UNDER_WAY);
            for due in engine.next_schedule().into_iter().chain(delivery) {
                let left = engine.clock().until(due);
                pause = [pause, left].into_iter().flatten().min();
            }
        }
        tokio::select! {
            _ = chores.changed() => {}
            _ = moves.changed() => {}
            Some(_) = under_way.join_next() => {}
            () = sleep(pause) => {}
            () = told(&mut stop) => return,
        }
    }
}

async fn deliver(state: Arc<State>, world: Arc<Account>, url: CallbackUrl, delivery: Delivery) {
    let app_key = world.engine().app_key().to_owned();
    // A world that was removed meanwhile has no secret to sign with.
    let Some(secret) = state.accounts.secret(&app_key) else { return };
    let is_taken = courier::deliver(&url, &app_key, &secret, &delivery.event).await;
    world.engine().put_delivery(delivery, is_taken);
    state.feed.control();
}

async fn sleep(pause: Option<std::time::Duration>) {
    match pause {
        Some(pause) => tokio::time::sleep(pause).await,
        None => std::future::pending().await,
    }
}

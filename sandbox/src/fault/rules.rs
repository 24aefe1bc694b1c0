use super::{Chance, Fault};
use crate::endpoint::Endpoint;
use crate::engine::Random;

/// How many rules there may be.
const LIMIT: usize = 1_000;

/// The rules of a sandbox in their order: the first that strikes decides.
#[derive(Default)]
pub(crate) struct Rules {
    rules: Vec<Rule>,
    last_id: u64,
}

/// A fault with what it has seen.
pub(crate) struct Rule {
    pub(crate) id: u64,
    pub(crate) fault: Fault,
    /// Calls that met its conditions, but for `nth` and probability.
    pub(crate) seen: u64,
    pub(crate) hits: u64,
    dice: Random,
}

/// What a call is known by.
pub(crate) struct Traits<'a> {
    pub(crate) app_key: Option<&'a str>,
    pub(crate) endpoint: Endpoint,
    /// The numbers it is about.
    pub(crate) mobiles: &'a [String],
}

/// There are as many rules as there may be.
#[derive(Debug)]
pub(crate) struct TooMany;

impl Rules {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    pub(crate) fn add(&mut self, fault: Fault) -> Result<&Rule, TooMany> {
        if self.rules.len() >= LIMIT {
            return Err(TooMany);
        }
        self.last_id += 1;
        let dice = Random::seeded(fault.chance.map_or(0, |chance| chance.seed));
        let place = self.rules.len();
        self.rules.push(Rule { id: self.last_id, fault, seen: 0, hits: 0, dice });
        self.rules.get(place).ok_or(TooMany)
    }

    /// Whether there was such a rule.
    pub(crate) fn remove(&mut self, id: u64) -> bool {
        let before = self.rules.len();
        self.rules.retain(|rule| rule.id != id);
        self.rules.len() < before
    }

    pub(crate) fn clear(&mut self) {
        self.rules.clear();
    }

    /// Removes the rules of one app key.
    pub(crate) fn clear_app_key(&mut self, app_key: &str) {
        self.rules.retain(|rule| rule.fault.app_key.as_deref() != Some(app_key));
    }

    /// The fault that strikes a call of which the body is not known yet.
    pub(crate) fn strike_before_body(&mut self, call: &Traits<'_>) -> Option<Fault> {
        self.strike(call, true)
    }

    /// The fault that strikes a call of which the body is known.
    pub(crate) fn strike_after_body(&mut self, call: &Traits<'_>) -> Option<Fault> {
        self.strike(call, false)
    }

    fn strike(&mut self, call: &Traits<'_>, precedes_body: bool) -> Option<Fault> {
        let mut concerned = self.rules.iter_mut().filter(|rule| rule.fault.precedes_body() == precedes_body);
        concerned.find_map(|rule| rule.strikes(call).then(|| rule.fault.clone()))
    }
}

impl Rule {
    fn strikes(&mut self, call: &Traits<'_>) -> bool {
        let Fault { app_key, endpoint, mobile, nth, chance, limit, .. } = &self.fault;
        let is_met = app_key.as_deref().is_none_or(|app_key| call.app_key == Some(app_key))
            && endpoint.is_none_or(|endpoint| call.endpoint == endpoint)
            && mobile.as_ref().is_none_or(|mobile| call.mobiles.contains(mobile));
        if !is_met {
            return false;
        }
        self.seen += 1;
        let strikes = limit.is_none_or(|limit| self.hits < limit)
            && nth.is_none_or(|nth| self.seen == nth)
            && chance.is_none_or(|Chance { probability, .. }| self.dice.fraction() < probability);
        self.hits += u64::from(strikes);
        strikes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::Effect;

    fn call(mobiles: &[String]) -> Traits<'_> {
        Traits { app_key: Some("key"), endpoint: Endpoint::SendCode, mobiles }
    }

    fn strikes(fault: Fault, calls: usize) -> Vec<bool> {
        let mut rules = Rules::default();
        rules.add(fault).unwrap();
        (0..calls).map(|_| rules.strike_after_body(&call(&["13812345678".into()])).is_some()).collect()
    }

    #[test]
    fn every_condition_has_to_be_met() {
        let fault = || Fault::new(Effect::Hang);
        assert_eq!(strikes(fault(), 2), [true, true]);
        assert_eq!(
            strikes(fault().app_key("key").endpoint(Endpoint::SendCode).mobile("13812345678"), 1),
            [true]
        );
        for missed in
            [fault().app_key("other"), fault().endpoint(Endpoint::SendBatch), fault().mobile("18603050709")]
        {
            assert_eq!(strikes(missed, 1), [false]);
        }
    }

    #[test]
    fn the_nth_call_is_struck_and_a_limit_ends_it() {
        assert_eq!(strikes(Fault::new(Effect::Hang).nth(2), 3), [false, true, false]);
        assert_eq!(strikes(Fault::new(Effect::Hang).limit(2), 4), [true, true, false, false]);
    }

    #[test]
    fn the_same_seed_gives_the_same_strikes() {
        let fault =
            |probability, seed| strikes(Fault::new(Effect::Hang).probability(probability, seed), 1_000);
        let struck = |strikes: &[bool]| strikes.iter().filter(|struck| **struck).count();
        assert_eq!(fault(0.25, 7), fault(0.25, 7));
        assert_ne!(fault(0.25, 7), fault(0.25, 8));
        assert!((200..300).contains(&struck(&fault(0.25, 7))));
        assert_eq!((struck(&fault(0.0, 7)), struck(&fault(1.0, 7))), (0, 1_000));
    }

    #[test]
    fn the_first_rule_that_strikes_decides_and_only_a_reset_comes_before_the_body() {
        let mut rules = Rules::default();
        rules.add(Fault::new(Effect::Delay).nth(2)).unwrap();
        let second = rules.add(Fault::new(Effect::ResetAfter)).unwrap().id;
        rules.add(Fault::new(Effect::ResetBefore)).unwrap();
        assert_eq!(rules.strike_before_body(&call(&[])).unwrap().effect, Effect::ResetBefore);
        assert_eq!(rules.strike_after_body(&call(&[])).unwrap().effect, Effect::ResetAfter);
        assert_eq!(rules.strike_after_body(&call(&[])).unwrap().effect, Effect::Delay);
        assert!(rules.remove(second) && !rules.remove(second));
        assert!(rules.strike_after_body(&call(&[])).is_none());
    }

    #[test]
    fn the_number_of_rules_is_bounded() {
        let mut rules = Rules::default();
        for _ in 0..LIMIT {
            rules.add(Fault::new(Effect::Hang)).unwrap();
        }
        assert!(rules.add(Fault::new(Effect::Hang)).is_err());
        rules.clear();
        assert!(rules.is_empty());
    }
}

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use super::{Chance, Effect, Fault};

/// The longest delay: ten minutes.
const DELAY_MS: u64 = 600_000;

const KEYS: &str = "effect, app_key, endpoint, mobile, nth, probability, seed, execute, code, status, body, \
                    delay_ms, retry_after, limit";

/// Why a text describes no fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultMistake(String);

impl FromStr for Fault {
    type Err = FaultMistake;

    /// Reads `effect=NAME,KEY=VALUE,…`, with the names of the control API.
    fn from_str(text: &str) -> Result<Self, FaultMistake> {
        let pairs = text.split(',').map(|pair| match pair.split_once('=') {
            Some((key, value)) => Ok((key.trim().to_owned(), value.trim().to_owned())),
            None => Err(FaultMistake(format!("`{pair}` is no KEY=VALUE"))),
        });
        from_pairs(pairs.collect::<Result<Vec<_>, _>>()?)
    }
}

/// Makes a fault of keys and their values, as the command line and the control API give them.
pub(crate) fn from_pairs(pairs: Vec<(String, String)>) -> Result<Fault, FaultMistake> {
    let mut pairs = Pairs(pairs);
    let endpoint = match pairs.take("endpoint") {
        None => None,
        Some(name) => Some(name.parse().map_err(|unknown| FaultMistake(format!("endpoint: {unknown}")))?),
    };
    let probability = pairs.number::<f64>("probability", "a number from 0 to 1")?;
    if probability.is_some_and(|probability| !(0.0..=1.0).contains(&probability)) {
        return Err(FaultMistake("probability: not from 0 to 1".to_owned()));
    }
    let seed = pairs.number("seed", "a whole number")?.unwrap_or_default();
    let delay_ms = pairs.number::<u64>("delay_ms", "a whole number of milliseconds")?;
    if delay_ms.is_some_and(|delay| delay > DELAY_MS) {
        return Err(FaultMistake(format!("delay_ms: over {DELAY_MS}")));
    }
    let fault = Fault {
        app_key: pairs.take("app_key"),
        endpoint,
        mobile: pairs.take("mobile"),
        nth: pairs.positive("nth")?,
        chance: probability.map(|probability| Chance { probability, seed }),
        delay: delay_ms.map(Duration::from_millis),
        executes: pairs.number("execute", "true or false")?.unwrap_or_default(),
        limit: pairs.positive("limit")?,
        effect: effect(&mut pairs, delay_ms.is_some())?,
    };
    match pairs.0.first() {
        None => Ok(fault),
        Some((key, _)) if KEYS.split(", ").any(|known| known == key) => {
            Err(FaultMistake(format!("{key}: not with the effect {}", fault.effect.name())))
        }
        Some((key, _)) => Err(FaultMistake(format!("there is no key {key:?}; there are {KEYS}"))),
    }
}

fn effect(pairs: &mut Pairs, has_delay: bool) -> Result<Effect, FaultMistake> {
    let name = pairs.take("effect").ok_or_else(|| FaultMistake("effect: missing".to_owned()))?;
    Ok(match name.as_str() {
        "error" => Effect::Error {
            code: pairs.number("code", "a return code")?.ok_or_else(|| missing("code"))?,
            status: pairs.status()?,
        },
        "status" => Effect::Status {
            status: pairs.status()?.ok_or_else(|| missing("status"))?,
            body: pairs.take("body").unwrap_or_default(),
        },
        "delay" if has_delay => Effect::Delay,
        "delay" => return Err(missing("delay_ms")),
        "reset_before" => Effect::ResetBefore,
        "reset_after" => Effect::ResetAfter,
        "truncate" => Effect::Truncate,
        "drip" => Effect::Drip,
        "bad_gateway" => Effect::BadGateway,
        "unavailable" => {
            let retry_after = pairs.number("retry_after", "a whole number of seconds")?.unwrap_or(1);
            Effect::Unavailable { retry_after }
        }
        "hang" => Effect::Hang,
        _ => {
            return Err(FaultMistake(
                "effect: none of error, status, delay, reset_before, reset_after, truncate, drip, bad_gateway, \
                 unavailable, hang"
                    .to_owned(),
            ));
        }
    })
}

/// What was given and not read yet.
struct Pairs(Vec<(String, String)>);

impl Pairs {
    fn take(&mut self, key: &str) -> Option<String> {
        let place = self.0.iter().position(|(known, _)| known == key)?;
        Some(self.0.remove(place).1)
    }

    fn number<T: FromStr>(&mut self, key: &str, wanted: &str) -> Result<Option<T>, FaultMistake> {
        let read =
            self.take(key).map(|text| text.parse().map_err(|_| FaultMistake(format!("{key}: not {wanted}"))));
        read.transpose()
    }

    fn positive(&mut self, key: &str) -> Result<Option<u64>, FaultMistake> {
        match self.number(key, "a whole number from 1")? {
            Some(0) => Err(FaultMistake(format!("{key}: not a whole number from 1"))),
            number => Ok(number),
        }
    }

    fn status(&mut self) -> Result<Option<u16>, FaultMistake> {
        match self.number("status", "an HTTP status")? {
            Some(status) if !(200..=599).contains(&status) => {
                Err(FaultMistake("status: not from 200 to 599".to_owned()))
            }
            status => Ok(status),
        }
    }
}

fn missing(key: &str) -> FaultMistake {
    FaultMistake(format!("{key}: missing; this effect needs it"))
}

impl fmt::Display for FaultMistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for FaultMistake {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::endpoint::Endpoint;

    #[test]
    fn every_key_is_read() {
        let text = "effect=error, code=50009, status=429, app_key=k, endpoint=send_batch, mobile=13812345678, \
                    nth=3, probability=0.5, seed=9, execute=true, delay_ms=20, limit=4";
        let expected = Fault::new(Effect::Error { code: 50_009, status: Some(429) })
            .app_key("k")
            .endpoint(Endpoint::SendBatch)
            .mobile("13812345678")
            .nth(3)
            .probability(0.5, 9)
            .executes(true)
            .delay(Duration::from_millis(20))
            .limit(4);
        assert_eq!(text.parse(), Ok(expected));
        let down = Fault::new(Effect::Unavailable { retry_after: 7 });
        assert_eq!("effect=unavailable,retry_after=7".parse(), Ok(down));
    }

    #[test]
    fn a_mistake_is_told_in_one_sentence() {
        for (text, said) in [
            ("", "`` is no KEY=VALUE"),
            ("nth=1", "effect: missing"),
            ("effect=explode", "effect: none of error, "),
            ("effect=error", "code: missing; this effect needs it"),
            ("effect=status", "status: missing"),
            ("effect=status,status=99", "status: not from 200 to 599"),
            ("effect=delay", "delay_ms: missing"),
            ("effect=delay,delay_ms=600001", "delay_ms: over 600000"),
            ("effect=hang,endpoint=send", "endpoint: no endpoint has this name; there are send_code, "),
            ("effect=hang,nth=0", "nth: not a whole number from 1"),
            ("effect=hang,probability=1.5", "probability: not from 0 to 1"),
            ("effect=hang,probability=NaN", "probability: not from 0 to 1"),
            ("effect=hang,code=50009", "code: not with the effect hang"),
            ("effect=hang,often=yes", "there is no key \"often\"; there are effect, "),
            ("effect=hang,execute=1", "execute: not true or false"),
        ] {
            let mistake = text.parse::<Fault>().unwrap_err().to_string();
            assert!(mistake.starts_with(said), "{text}: {mistake}");
        }
    }
}

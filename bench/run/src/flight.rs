use std::collections::BTreeMap;

use measure::{Case, Peer, Programs, Result, Server, Transport, cargo};

use crate::table::{Table, median};

/// Rounds of an interleaved run: each round drives every peer once, in the other order than the last, and only ratios within
/// a round are kept, so that what else the machine does falls on all alike.
const ROUNDS: usize = 15;

/// How many of them the others take part in: they differ by more than a few percent.
const ROUNDS_OF_OTHERS: usize = 3;

/// How long a peer is driven in a round.
const MILLIS: &str = "400";

/// How many calls wait at once when memory is looked at.
const WAITING: usize = 1_000;

#[derive(Clone, Copy)]
struct Speed {
    per_second: f64,
    p50: f64,
    p99: f64,
}

/// Throughput, latency and memory with many calls in flight, as ratios to the yardstick.
pub(crate) fn measure() -> Result<String> {
    let programs = Peer::ALL.map(Programs::build);
    let programs = programs.into_iter().collect::<Result<Vec<_>>>()?;
    let server = Server::start(WAITING)?;
    let mut text = String::from(
        "## Many calls in flight\n\nRatios to the yardstick: the median over the rounds of one interleaved run. \
         A blocking client has a thread for each call.\n",
    );
    for (transport, title) in [(Transport::Plain, "Plain TCP"), (Transport::Tls, "TLS")] {
        text.push_str(&format!("\n### {title}\n"));
        for in_flight in in_flight(transport) {
            let speeds = rounds(&server, &programs, transport, *in_flight)?;
            text.push_str(&format!("\n{}", speed_table(&speeds, *in_flight)));
        }
        text.push_str(&format!("\n{}", memory_table(&server, &programs, transport)?));
    }
    Ok(text)
}

/// TLS adds the same to every call: two of the four tell it.
fn in_flight(transport: Transport) -> &'static [usize] {
    match transport {
        Transport::Plain => &[1, 16, 64, 256],
        Transport::Tls => &[1, 64],
    }
}

/// Of every peer the speeds of its rounds, which are the first ones.
fn rounds(
    server: &Server,
    programs: &[Programs],
    transport: Transport,
    in_flight: usize,
) -> Result<BTreeMap<usize, Vec<Speed>>> {
    eprintln!("{in_flight} in flight ({transport:?})");
    let mut speeds: BTreeMap<usize, Vec<Speed>> = BTreeMap::new();
    for round in 0..ROUNDS {
        for turn in 0..programs.len() {
            let index = if round % 2 == 0 { turn } else { programs.len() - 1 - turn };
            let is_compared_closely = [Peer::OURS, Peer::YARDSTICK].contains(&programs[index].peer);
            if !is_compared_closely && round >= ROUNDS_OF_OTHERS {
                continue;
            }
            speeds.entry(index).or_default().push(speed(server, &programs[index], transport, in_flight)?);
        }
    }
    Ok(speeds)
}

fn speed(server: &Server, programs: &Programs, transport: Transport, in_flight: usize) -> Result<Speed> {
    let mut command = server.drive(programs, transport);
    command.args(["throughput", Case::SendCode.name(), &in_flight.to_string(), MILLIS]);
    let line = cargo::output(&mut command)?;
    let numbers: Vec<f64> = line.split_whitespace().map(str::parse).collect::<std::result::Result<_, _>>()?;
    let [calls, nanos, p50, p99] = numbers[..] else {
        return Err(format!("four numbers were due, and `{line}` came").into());
    };
    Ok(Speed { per_second: calls * 1e9 / nanos, p50, p99 })
}

fn speed_table(speeds: &BTreeMap<usize, Vec<Speed>>, in_flight: usize) -> String {
    let yardstick = Peer::ALL.iter().position(|peer| *peer == Peer::YARDSTICK).unwrap_or_default();
    let title = format!("`send_code`, {in_flight} in flight");
    let mut table = Table::new([title.as_str(), "requests/s", "p50", "p99"]);
    for (index, peer) in Peer::ALL.iter().enumerate() {
        let against = |of: fn(&Speed) -> f64| {
            let ratios = speeds[&index].iter().zip(&speeds[&yardstick]).map(|(speed, by)| of(speed) / of(by));
            format!("{:.2} ×", median(ratios.collect()))
        };
        table.row(vec![
            peer.label.to_owned(),
            against(|speed| speed.per_second),
            against(|speed| speed.p50),
            against(|speed| speed.p99),
        ]);
    }
    table.finish()
}

fn memory_table(server: &Server, programs: &[Programs], transport: Transport) -> Result<String> {
    let title = format!("memory, {WAITING} in flight");
    let mut table = Table::new([title.as_str(), "resident, MB", "to the yardstick"]);
    let resident = |programs: &Programs| -> Result<f64> {
        let mut command = server.drive(programs, transport);
        let line = cargo::output(command.args(["memory", &WAITING.to_string()]))?;
        Ok(line.trim().parse::<f64>()? / 1e6)
    };
    let all = programs.iter().map(resident).collect::<Result<Vec<_>>>()?;
    let yardstick = Peer::ALL.iter().position(|peer| *peer == Peer::YARDSTICK).unwrap_or_default();
    for (programs, resident) in programs.iter().zip(&all) {
        let ratio = resident / all[yardstick];
        table.row(vec![programs.peer.label.to_owned(), format!("{resident:.1}"), format!("{ratio:.2} ×")]);
    }
    Ok(table.finish())
}

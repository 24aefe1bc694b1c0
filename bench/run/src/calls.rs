use measure::{
    Allocations, Case, Peer, Programs, Result, Server, Syscalls, Transport, allocations, codec, instructions,
    syscalls,
};

use crate::table::{Table, compared, count, ratio};

/// What one peer's calls cost, in the order of [`cases`].
struct Counts {
    peer: Peer,
    /// Without those that make a batch's recipients, which are not the client's.
    instructions: Vec<u64>,
    allocations: Vec<Allocations>,
    syscalls: Syscalls,
}

/// What one call costs: instructions, allocations, system calls, plain and over TLS.
pub(crate) fn measure() -> Result<String> {
    let programs = Peer::ALL.map(Programs::build);
    let programs = programs.into_iter().collect::<Result<Vec<_>>>()?;
    let server = Server::start(1)?;
    let mut text = String::from(
        "## One call\n\nOver a standing connection, on one thread; in parentheses the ratio to the yardstick. What \
         making a batch's recipients costs is left out.\n",
    );
    for (transport, title) in [(Transport::Plain, "Plain TCP"), (Transport::Tls, "TLS")] {
        let counts = programs.iter().map(|programs| counts(&server, programs, transport));
        let counts = counts.collect::<Result<Vec<_>>>()?;
        text.push_str(&format!("\n### {title}\n\n"));
        text.push_str(&instruction_table(&counts, cases(transport)));
        text.push('\n');
        text.push_str(&allocation_table(&counts, cases(transport)));
        text.push('\n');
        text.push_str(&syscall_table(&counts));
        if transport == Transport::Plain {
            text.push('\n');
            text.push_str(&codec_table(&server, &programs[0], &counts)?);
        }
    }
    Ok(text)
}

/// TLS adds the same to every call: one tells it.
fn cases(transport: Transport) -> &'static [Case] {
    match transport {
        Transport::Plain => &Case::CALLS,
        Transport::Tls => &Case::CALLS[..1],
    }
}

/// How often instructions are counted: the two that are compared to a percent, more often.
fn repeats(peer: Peer) -> usize {
    if [Peer::OURS, Peer::YARDSTICK].contains(&peer) { 3 } else { 1 }
}

fn counts(server: &Server, programs: &Programs, transport: Transport) -> Result<Counts> {
    eprintln!("counting {} ({transport:?})", programs.peer.label);
    let counted = |case| instructions(server, programs, transport, case, repeats(programs.peer));
    let own = |case: &Case| match case {
        Case::SendBatch => Ok(counted(*case)?.saturating_sub(counted(Case::Recipients)?)),
        _ => counted(*case),
    };
    Ok(Counts {
        peer: programs.peer,
        instructions: cases(transport).iter().map(own).collect::<Result<_>>()?,
        allocations: cases(transport)
            .iter()
            .map(|case| allocations(server, programs, transport, *case))
            .collect::<Result<_>>()?,
        syscalls: syscalls(server, programs, transport, Case::SendCode)?,
    })
}

/// The yardstick, which every table compares with.
fn yardstick(counts: &[Counts]) -> &Counts {
    counts.iter().find(|counts| counts.peer == Peer::YARDSTICK).unwrap_or(&counts[0])
}

fn head(what: &'static str, cases: &[Case]) -> Table {
    Table::new([what].into_iter().chain(cases.iter().map(|case| case.title())))
}

fn instruction_table(counts: &[Counts], cases: &[Case]) -> String {
    let of = yardstick(counts);
    let mut table = head("instructions", cases);
    for peer in counts {
        let cells =
            peer.instructions.iter().zip(&of.instructions).map(|(own, of)| compared(*own as f64, *of as f64));
        table.row([peer.peer.label.to_owned()].into_iter().chain(cells).collect());
    }
    table.finish()
}

fn allocation_table(counts: &[Counts], cases: &[Case]) -> String {
    let mut table = head("allocations / bytes", cases);
    for peer in counts {
        let cells = peer
            .allocations
            .iter()
            .map(|allocations| format!("{} / {}", count(allocations.blocks), count(allocations.bytes)));
        table.row([peer.peer.label.to_owned()].into_iter().chain(cells).collect());
    }
    table.finish()
}

fn syscall_table(counts: &[Counts]) -> String {
    let mut table = Table::new(["system calls of `send_code`", "all", "which"]);
    for peer in counts {
        let all = peer.syscalls.values().sum::<f64>();
        let which: Vec<_> = peer.syscalls.iter().map(|(name, count)| format!("{name} {count:.1}")).collect();
        table.row(vec![peer.peer.label.to_owned(), format!("{all:.1}"), which.join(", ")]);
    }
    table.finish()
}

fn codec_table(server: &Server, ours: &Programs, counts: &[Counts]) -> Result<String> {
    let derived = codec::derived(server)?;
    let codec = codec::ours(server, ours)?;
    let (plain, path) = (derived.plain, derived.decode_with_path as f64);
    let mut table = Table::new(["the JSON of a batch, instructions", "encode", "decode"]);
    let mut row = |label: &str, encode: u64, decode: f64| {
        let cells = [compared(encode as f64, plain.encode as f64), compared(decode, plain.decode as f64)];
        table.row([label.to_owned()].into_iter().chain(cells).collect());
    };
    row("sms-api (ours), errors with their path", codec.encode, codec.decode as f64);
    row("serde derive", plain.encode, plain.decode as f64);
    row("serde derive with serde_path_to_error", plain.encode, path);
    let mut text = table.finish();

    let batch = Case::CALLS.iter().position(|case| *case == Case::SendBatch).unwrap_or_default();
    let mut memory = Table::new(["memory of a batch, bytes", "peak", "answer and decoded value", "ratio"]);
    for peer in counts {
        let Allocations { peak, held, .. } = peer.allocations[batch];
        let (peak, together) = (peak as f64, (derived.answer_bytes + held) as f64);
        memory.row(vec![peer.peer.label.to_owned(), count(peak), count(together), ratio(peak, together)]);
    }
    text.push_str(&format!(
        "\nThe request has {} bytes, the answer {}.\n\n{}",
        count(derived.request_bytes as f64),
        count(derived.answer_bytes as f64),
        memory.finish()
    ));
    Ok(text)
}

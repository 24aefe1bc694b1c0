use measure::{
    Case, Expansion, Peer, Programs, Result, Server, Transport, Tree, allocations, cargo, instructions,
};

/// How often an instruction count is taken; the least counts.
const REPEATS: usize = 3;

/// Every guarded number with its name, in the order of the table.
pub(crate) fn all() -> Result<Vec<(String, f64)>> {
    let mut counts = Vec::new();
    trees(&mut counts)?;
    expansion(&mut counts)?;
    calls(&mut counts)?;
    Ok(counts)
}

fn trees(counts: &mut Vec<(String, f64)>) -> Result<()> {
    for (name, tls) in [("without_tls", false), ("with_tls", true)] {
        let tree = Tree::of(Peer::OURS, tls)?;
        counts.push((format!("crates.linked_{name}"), tree.linked.len() as f64));
        counts.push((format!("crates.whole_{name}"), tree.whole.len() as f64));
    }
    Ok(())
}

fn expansion(counts: &mut Vec<(String, f64)>) -> Result<()> {
    // The peer's nine endpoints, and not ../api.toml: that one grows with the API.
    let spec = Peer::OURS.document.ok_or("the document of ours is not named")?;
    let expansion = Expansion::of_spec(&cargo::workspace().join(spec))?;
    counts.push(("expansion.lines".into(), expansion.lines as f64));
    counts.push(("expansion.tokens".into(), expansion.tokens as f64));
    Ok(())
}

/// Ours as a count, and as a ratio to the yardstick: the one grows with any dependency too, the other only
/// when we do.
fn calls(counts: &mut Vec<(String, f64)>) -> Result<()> {
    let (ours, yardstick) = (Programs::build(Peer::OURS)?, Programs::build(Peer::YARDSTICK)?);
    let server = Server::start(1)?;
    for case in Case::CALLS {
        let name = case.name();
        let count = instructions(&server, &ours, Transport::Plain, case, REPEATS)? as f64;
        let of_yardstick = instructions(&server, &yardstick, Transport::Plain, case, REPEATS)? as f64;
        let allocated = allocations(&server, &ours, Transport::Plain, case)?;
        counts.push((format!("instructions.{name}"), count));
        counts.push((format!("instructions_to_yardstick.{name}"), count / of_yardstick));
        counts.push((format!("allocations.{name}"), allocated.blocks));
        counts.push((format!("allocated_bytes.{name}"), allocated.bytes));
    }
    Ok(())
}

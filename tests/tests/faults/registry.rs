//! All contracts, and the page that lists them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use sms_api::{Delivery, Phase};

use crate::contract::{Contract, Expect, Outcome};
use crate::{
    cancel, connect, cut, file, input, json, pool, protocol, random, retry_after, secrets, stale, status,
    threads, time, tls, unanswered,
};

/// The faults that a client has to survive, in the order of the page.
const FAULTS: &[&str] = &[
    "DNS failure",
    "refused",
    "connect black hole",
    "reset on accept",
    "reset or EOF after the whole request",
    "stale pooled connection",
    "half-close",
    "slow headers",
    "body dripping a byte at a time",
    "endless 1xx",
    "unasked 101",
    "truncated Content-Length",
    "bytes after the body",
    "chunked garbage, overflow, truncated",
    "Content-Length with Transfer-Encoding",
    "two different Content-Lengths",
    "header of 1 MB, 150 headers",
    "body over the limit, endless body",
    "Content-Encoding that was not asked for",
    "HTML error page of a proxy",
    "empty body where JSON is due, and where none is",
    "HTTP/1.0 reply without a reason phrase",
    "bare LF, obs-fold, NUL",
    "status 99, 999, 1000",
    "HTTP/0.9, TLS alert on a plain port",
    "redirects",
    "BOM",
    "an id as string and as number",
    "duplicate keys",
    "invalid UTF-8, lone surrogate, trailing bytes, null",
    "nesting 200,000 deep",
    "numbers beyond u64",
    "unknown code, field, enum value",
    "file that fails, ends early or goes on too long",
    "file that hangs, or that nobody reads",
    "close or reset inside of a file",
    "answer before the end of a file",
    "self-signed, wrong host, expired certificate",
    "handshake cut",
    "unclean TLS shutdown",
    "future dropped before, during, after",
    "pool exhausted",
    "runtime shut down",
    "CR, LF and control characters in credentials, headers and path",
    "path parameter empty, `.`, `..`, `/`, `%`, non-ASCII",
    "secrets in Debug, Display, panics and trace logs",
    "Retry-After",
    "time over before the connection has its turn",
    "huge timeouts",
    "every reply delivered split at each byte",
    "random bytes",
];

const BEGIN: &str =
    "<!-- The table is written by the tests: BLESS=1 cargo test -p sms-api-tests --test faults -->\n";
const END: &str = "<!-- End of the table. -->";

#[test]
fn every_fault_has_a_contract_and_every_contract_a_fault() {
    let covered: BTreeSet<_> = contracts().map(|contract| contract.fault).collect();
    let listed: BTreeSet<_> = FAULTS.iter().copied().collect();
    assert_eq!(covered, listed);
}

#[test]
fn the_page_lists_every_contract() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/reliability.md");
    let page = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    let (before, rest) = page.split_once(BEGIN).expect("the page has a place for the table");
    let (found, after) = rest.split_once(END).expect("the table has an end");
    let table = table();
    if env::var_os("BLESS").is_some() {
        fs::write(&path, [before, BEGIN, &table, END, after].concat()).unwrap();
    } else {
        assert_eq!(
            found, table,
            "docs/reliability.md is not what the contracts hold; BLESS=1 rewrites its table"
        );
    }
}

fn contracts() -> impl Iterator<Item = &'static Contract> {
    let tables = [
        connect::CONTRACTS,
        unanswered::CONTRACTS,
        stale::CONTRACTS,
        threads::CONTRACTS,
        time::CONTRACTS,
        protocol::CONTRACTS,
        json::CONTRACTS,
        status::CONTRACTS,
        retry_after::CONTRACTS,
        tls::CONTRACTS,
        cancel::CONTRACTS,
        pool::CONTRACTS,
        file::CONTRACTS,
        cut::CONTRACTS,
        input::CONTRACTS,
        secrets::CONTRACTS,
        random::CONTRACTS,
    ];
    tables.into_iter().flatten()
}

fn table() -> String {
    let mut table = String::from(
        "| fault | contract | the call gives | delivery | attempts | executions | its connection |\n\
         |---|---|---|---|---|---|---|\n",
    );
    for fault in FAULTS {
        let mut shown = *fault;
        for contract in contracts().filter(|contract| contract.fault == *fault) {
            let Expect { outcome, executions, attempts, connection } = &contract.expect;
            let (gives, delivery) = describe(outcome);
            let executions = match executions {
                (least, most) if least == most => least.to_string(),
                (least, most) => format!("{least} to {most}"),
            };
            let attempts = attempts.map_or_else(String::new, |attempts| attempts.to_string());
            let connection = connection.map_or_else(String::new, |fate| format!("{fate:?}").to_lowercase());
            let name = contract.name;
            writeln!(
                table,
                "| {shown} | `{name}` | {gives} | {delivery} | {attempts} | {executions} | {connection} |"
            )
            .unwrap();
            shown = "";
        }
    }
    table
}

fn describe(outcome: &Outcome) -> (String, String) {
    match outcome {
        Outcome::Answer => ("the answer".to_owned(), String::new()),
        Outcome::Any => ("an answer or an error".to_owned(), "what it was".to_owned()),
        Outcome::Dropped => ("nothing: it was dropped".to_owned(), String::new()),
        Outcome::Failure(failure) => {
            let mut ways: Vec<(Phase, Delivery)> = vec![(failure.phase, failure.delivery)];
            ways.extend(failure.or);
            let mut phases: Vec<_> = ways.iter().map(|(phase, _)| format!("{phase:?}")).collect();
            phases.dedup();
            let mut deliveries: Vec<_> = ways.iter().map(|(_, delivery)| format!("`{delivery:?}`")).collect();
            deliveries.sort();
            deliveries.dedup();
            (format!("`{:?}`, {}", failure.kind, phases.join(" or ").to_lowercase()), deliveries.join(" or "))
        }
    }
}

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::instructions::collected;
use crate::{Case, Programs, Result, Server, Transport, cargo};

/// Instructions of reading and writing the JSON of a batch, without a connection.
#[derive(Clone, Copy, Debug)]
pub struct Codec {
    pub encode: u64,
    pub decode: u64,
}

/// serde's derive, and how long the texts are.
#[derive(Clone, Copy, Debug)]
pub struct Derived {
    pub plain: Codec,
    /// With `serde_path_to_error`, which tells where a mistake is.
    pub decode_with_path: u64,
    pub request_bytes: u64,
    pub answer_bytes: u64,
}

/// Ours: what the two functions that do it cost inside of a call.
///
/// # Errors
///
/// When valgrind is missing, or a run fails.
pub fn ours(server: &Server, programs: &Programs) -> Result<Codec> {
    Ok(Codec {
        encode: inside(server, programs, "sms_api::json::write::write")?,
        decode: inside(server, programs, "sms_api::json::read::read")?,
    })
}

fn inside(server: &Server, programs: &Programs, function: &str) -> Result<u64> {
    let run = |count| {
        let mut valgrind = valgrind();
        valgrind.arg(format!("--toggle-collect={function}"));
        let command = server.calls_under(valgrind, programs, Transport::Plain, Case::SendBatch, count);
        collected(command, programs.peer.package)
    };
    difference(run)
}

/// serde's derive: a program that does nothing else.
///
/// # Errors
///
/// When valgrind is missing, or a run fails.
pub fn derived(server: &Server) -> Result<Derived> {
    let built = cargo::build(&[
        "--profile",
        "measured",
        "-p",
        "yardstick",
        "--features",
        "drive",
        "--bin",
        "yardstick-codec",
    ])?;
    let program = cargo::executable(&built, "yardstick-codec")?;
    let answer = program.with_file_name(format!("answer-{}.json", std::process::id()));
    std::fs::write(&answer, batch_answer(server)?)?;
    let run = |mode: &str| {
        difference(|count| {
            let mut valgrind = valgrind();
            let function = format!("yardstick_codec::{}", mode.replace("decode-path", "decode_with_path"));
            valgrind.arg(format!("--toggle-collect={function}"));
            valgrind.arg(&program).args([mode.as_ref(), answer.as_os_str()]).arg(count.to_string());
            collected(valgrind, "yardstick-codec")
        })
    };
    let plain = Codec { encode: run("encode")?, decode: run("decode")? };
    let decode_with_path = run("decode-path")?;
    let (request_bytes, answer_bytes) = lengths(&program, &answer)?;
    std::fs::remove_file(&answer)?;
    Ok(Derived { plain, decode_with_path, request_bytes, answer_bytes })
}

fn difference(run: impl Fn(usize) -> Result<u64>) -> Result<u64> {
    let (short, long) = Case::SendBatch.lengths();
    Ok(run(long)?.saturating_sub(run(short)?) / (long - short) as u64)
}

fn lengths(program: &Path, answer: &Path) -> Result<(u64, u64)> {
    let line = cargo::output(Command::new(program).arg("nothing").arg(answer).arg("0"))?;
    let (request, answer) = line.trim().split_once(' ').ok_or("two lengths were due")?;
    Ok((request.parse()?, answer.parse()?))
}

fn batch_answer(server: &Server) -> Result<Vec<u8>> {
    let mut stream = TcpStream::connect(server.plain_address())?;
    stream.write_all(b"POST /v1/messages/batch HTTP/1.1\r\ncontent-length: 0\r\n\r\n")?;
    let mut received = Vec::new();
    let mut chunk = [0; 4096];
    while !received.ends_with(b"]}") {
        match stream.read(&mut chunk)? {
            0 => return Err("the answer to a batch was cut".into()),
            read => received.extend_from_slice(&chunk[..read]),
        }
    }
    let body =
        received.windows(4).position(|window| window == b"\r\n\r\n").ok_or("an answer without a body")? + 4;
    Ok(received.split_off(body))
}

fn valgrind() -> Command {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).stdout(Stdio::null());
    valgrind
}

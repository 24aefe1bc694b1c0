use std::io::{BufRead as _, BufReader, Read as _};
use std::net::TcpListener;
use std::process::{Child, ChildStdout, Command, Output, Stdio};

use serde_json::Value;

use crate::callbacks::Server;
use crate::wire::AUTHORIZATION;

fn program(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sms-sandbox"));
    command.args(args);
    command
}

fn run(args: &[&str]) -> Output {
    program(args).output().unwrap()
}

/// A running program, stopped when the test is over.
struct Running {
    child: Child,
    stdout: BufReader<ChildStdout>,
    ready: Value,
}

impl Running {
    fn start(args: &[&str]) -> Self {
        let mut child = program(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let ready = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line:?}"));
        Self { child, stdout, ready }
    }

    /// Sends a code; gives the answer.
    fn send_code(&self) -> String {
        use std::io::Write as _;
        let inbox_url = self.ready["inbox_url"].as_str().unwrap();
        let authority = inbox_url.strip_prefix("http://").unwrap().trim_end_matches('/');
        let body = r#"{"mobile":"13812345678","temp_id":1}"#;
        let mut stream = std::net::TcpStream::connect(authority).unwrap();
        write!(
            stream,
            "POST /v1/codes HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\n{AUTHORIZATION}\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[test]
fn the_ready_line_tells_where_it_listens() {
    let running = Running::start(&["--listen", "127.0.0.1:0"]);
    assert_eq!(running.ready["ready"], true);
    let base_url = running.ready["base_url"].as_str().unwrap();
    let inbox_url = running.ready["inbox_url"].as_str().unwrap();
    assert!(inbox_url.starts_with("http://127.0.0.1:") && inbox_url.ends_with('/'), "{inbox_url}");
    assert_eq!(base_url, format!("{inbox_url}v1"));
    let authority = inbox_url.strip_prefix("http://").unwrap().trim_end_matches('/');
    std::net::TcpStream::connect(authority).unwrap();
}

#[cfg(unix)]
#[test]
fn a_signal_stops_it_and_standard_output_holds_one_line() {
    for signal in ["-INT", "-TERM"] {
        let mut running = Running::start(&["--listen", "localhost:0"]);
        let pid = running.child.id().to_string();
        assert!(Command::new("kill").args([signal, &pid]).status().unwrap().success());
        assert!(running.child.wait().unwrap().success(), "{signal}");
        let mut rest = String::new();
        running.stdout.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "");
    }
}

#[test]
fn the_log_masks_numbers_and_holds_neither_codes_nor_secrets() {
    use std::io::Write as _;
    let mut running =
        Running::start(&["--listen", "127.0.0.1:0", "--app-key", "other", "--master-secret", "secret"]);
    let inbox_url = running.ready["inbox_url"].as_str().unwrap();
    let authority = inbox_url.strip_prefix("http://").unwrap().trim_end_matches('/');
    for body in [
        r#"{"mobile":"13812345678","code":"975310"}"#,
        r#"{"mobile":"13812345678","code":"975310"}"#,
        r#"{"mobile":"8613812345678","code":"975310"}"#,
        r#"{"mobile":"13812345678","code":"975310""#,
    ] {
        let mut stream = std::net::TcpStream::connect(authority).unwrap();
        let request = format!(
            "POST /v1/voice_codes HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\n\
             Authorization: Basic b3RoZXI6c2VjcmV0\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(request.as_bytes()).unwrap();
        stream.read_to_end(&mut Vec::new()).unwrap();
    }
    running.child.kill().unwrap();
    let mut log = String::new();
    running.child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    let lines: Vec<_> = log.lines().filter(|line| line.contains("send_voice_code")).collect();
    assert_eq!(
        lines,
        [
            "200 send_voice_code mobile=138****5678 msg_id=288193860302",
            "403 send_voice_code mobile=138****5678: 50009 out of freq",
            "403 send_voice_code mobile=****: 50006 invalid mobile",
            "403 send_voice_code: 50007 invalid body (the body is not JSON: EOF while parsing an object at \
             line 1 column 39)",
        ]
    );
    for secret in ["13812345678", "975310", "secret", "b3RoZXI6c2VjcmV0"] {
        assert!(!log.contains(secret), "{log}");
    }
}

#[test]
fn events_go_to_the_callback_url_of_the_command_line_each_once() {
    let server = Server::start(true);
    let running = Running::start(&["--listen", "127.0.0.1:0", "--callback-url", &server.url]);
    for _ in 0..2 {
        let answer = running.send_code();
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        let (kind, report) = server.next();
        assert_eq!((kind.as_str(), &report["status"]), ("SMS_REPORT", &4001.into()));
        assert!(answer.contains(report["msgId"].as_str().unwrap()), "{answer}");
    }
    drop(running);
    assert!(server.forms.try_recv().is_err());
}

#[test]
fn a_callback_url_where_nobody_listens_keeps_nothing_from_starting() {
    let mut running = Running::start(&["--listen", "127.0.0.1:0", "--callback-url", "http://127.0.0.1:1/cb"]);
    assert!(running.send_code().starts_with("HTTP/1.1 200"));
    let mut log = BufReader::new(running.child.stderr.take().unwrap()).lines();
    let told = log.any(|line| line.unwrap().contains("http://127.0.0.1:1/cb does not echo yet"));
    assert!(told);
}

#[test]
fn a_usage_mistake_exits_with_2_and_says_what_to_do() {
    for (args, said) in [
        (&["--lisen", "127.0.0.1:0"][..], "there is no option --lisen; there are --listen, "),
        (&["-x"], "there is no option -x"),
        (&["8025"], "only options are taken"),
        (&["--listen"], "missing argument for option '--listen'"),
        (&["--listen", "8025"], "--listen takes an address and a port like 127.0.0.1:8025"),
        (&["--listen", "0.0.0.0:0"], "add --allow-remote"),
        (&["--app-key", "k"], "--app-key needs a --master-secret after it"),
        (&["--app-key", "k", "--listen", "127.0.0.1:0"], "--app-key needs a --master-secret after it"),
        (&["--fault", "effect=explode"], "--fault effect=explode: effect: none of error, "),
        (&["--quota", "-1"], "--quota takes a whole number"),
        (&["--allow-ip", "here"], "--allow-ip takes an IP address"),
        (&["--audit", "never"], "--audit takes manual, approve or reject"),
        (&["--callback-url", "http://example.com/"], "--callback-url: not http:// with a loopback host"),
        (&["--black-word", ""], "--black-word must not be empty"),
        (&["--master-secret", "s"], "--master-secret needs an --app-key before it"),
        (&["--app-key", "a:b", "--master-secret", "s"], "--app-key must not be empty and must not contain"),
        (&["--app-key", "a", "--master-secret", ""], "--master-secret must not be empty"),
    ] {
        let output = run(args);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}: {stderr}");
        assert!(stderr.contains(said) && stderr.contains("sms-sandbox --help"), "{args:?}: {stderr}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn a_taken_port_exits_with_1_and_says_what_to_do() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let output = run(&["--listen", &address]);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert!(stderr.contains(&format!("cannot listen on {address}: the address is taken")), "{stderr}");
    assert!(stderr.contains("--listen 127.0.0.1:0"), "{stderr}");
    assert!(output.stdout.is_empty());
}

#[test]
fn help_and_version_go_to_standard_output() {
    for (args, said) in [(["--help"], "--listen ADDR"), (["-V"], env!("CARGO_PKG_VERSION"))] {
        let output = run(&args);
        assert!(output.status.success());
        assert!(String::from_utf8(output.stdout).unwrap().contains(said));
    }
}

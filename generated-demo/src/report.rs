//! What is printed, and whether it was what the documents promise.

use std::error::Error as StdError;
use std::fmt::Debug;
use std::process::ExitCode;

use sms_api::{Delivery, ErrorKind};

use crate::sms::{Error, ErrorCode};

/// The tally of the steps.
#[derive(Default)]
pub(crate) struct Report {
    passed: u32,
    failed: u32,
    skipped: u32,
}

impl Report {
    /// Begins a part of the tour.
    pub(crate) fn part(&self, title: &str) {
        println!("\n== {title}");
    }

    /// A call that must be answered.
    pub(crate) fn answered<T: Debug>(&mut self, call: &str, result: Result<T, Error>) -> Option<T> {
        println!("\n   {call}");
        match result {
            Ok(answer) => {
                self.pass(&format!("{answer:?}"));
                Some(answer)
            }
            Err(error) => {
                self.fail(&format!("an answer was due, but: {}", chain(&error)));
                None
            }
        }
    }

    /// A call that the API must refuse with this code.
    pub(crate) fn refused<T: Debug>(&mut self, call: &str, result: Result<T, Error>, with: ErrorCode) {
        println!("\n   {call}");
        match result {
            Err(error) if error.code() == Some(with) && error.delivery() == Delivery::Refused => {
                self.pass(&format!("refused: {error} -> ErrorCode::{with:?}, {:?}", error.delivery()));
            }
            Err(error) => self.fail(&format!("ErrorCode::{with:?} was due, but: {}", chain(&error))),
            Ok(answer) => self.fail(&format!("ErrorCode::{with:?} was due, but: {answer:?}")),
        }
    }

    /// A call that must fail before anything is sent.
    pub(crate) fn not_sent<T: Debug>(&mut self, call: &str, result: Result<T, Error>, kind: ErrorKind) {
        println!("\n   {call}");
        match result {
            Err(error) if error.kind() == kind && error.delivery() == Delivery::NotSent => {
                self.pass(&format!("nothing was sent: {}", chain(&error)));
                for violation in error.violations() {
                    println!("        {violation}");
                }
            }
            Err(error) => self.fail(&format!("{kind:?}, not sent, was due, but: {}", chain(&error))),
            Ok(answer) => self.fail(&format!("{kind:?}, not sent, was due, but: {answer:?}")),
        }
    }

    /// Something that an answer must have.
    pub(crate) fn check(&mut self, what: &str, holds: bool) {
        if holds { self.pass(what) } else { self.fail(&format!("not so: {what}")) }
    }

    /// A step that cannot be done here.
    pub(crate) fn skip(&mut self, call: &str, why: &str) {
        println!("\n   {call}\n     - skipped: {why}");
        self.skipped += 1;
    }

    /// Prints the tally; success only if every answer was as documented.
    pub(crate) fn finish(self) -> ExitCode {
        println!("\n{} as documented, {} not, {} skipped", self.passed, self.failed, self.skipped);
        if self.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    fn pass(&mut self, what: &str) {
        println!("     + {what}");
        self.passed += 1;
    }

    fn fail(&mut self, what: &str) {
        println!("     ! {what}");
        self.failed += 1;
    }
}

/// The error and what is beneath it, in one line.
pub(crate) fn chain(error: &dyn StdError) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(": ");
        text.push_str(&error.to_string());
        source = error.source();
    }
    text
}

use std::fmt;
use std::ops::Deref;

use http::{HeaderMap, Method};

use crate::endpoint::Endpoint;
use crate::error::{Fault, Violation};
use crate::json;
use crate::meta::{Body, Manner, Path, Verdict};
use crate::record::{Field, Place, RecordPlace, RecordView, Travel, Value};
use crate::transport::Payload;
use crate::wire::{self, Received};

/// What the spec says of an endpoint, and those parts of the engine that its fields ask for.
///
/// Most endpoints need few of them. What no plan of a program names is not in the program.
pub struct Plan {
    /// The endpoint's name in the spec.
    pub(crate) name: &'static str,
    pub(crate) method: Method,
    pub(crate) path: Path,
    manner: &'static Manner,
    /// Writes the body.
    pub(crate) write_body: fn(&dyn RecordView, bool) -> Result<Payload, json::Refused>,
    /// Writes the field of this index into the path.
    pub(crate) write_segment: Option<WriteSegment>,
    /// Writes the query.
    pub(crate) write_query: Option<fn(&mut String, &dyn RecordView)>,
    /// Writes the fields that travel in headers.
    pub(crate) write_headers: Option<WriteHeaders>,
    /// Reads the answer's fields that travel in headers.
    pub(crate) read_headers: Option<ReadHeaders>,
    /// Reads an answer whose error codes may be part of it.
    pub(crate) read_verdict: Option<(&'static Verdict, ReadVerdict)>,
}

type WriteSegment = fn(&mut String, &dyn RecordView, usize, &mut Vec<Violation>);
type WriteHeaders = fn(&mut HeaderMap, &dyn RecordView, &mut Vec<Violation>);
type ReadHeaders = fn(&HeaderMap, &mut dyn RecordPlace, &[(usize, bool)]) -> Result<(), String>;
type ReadVerdict = fn(&Received<'_>, &Verdict, Place<'_>) -> Result<(), Box<Fault>>;

impl Plan {
    /// The endpoint's plan, made while the program is compiled.
    pub const fn of<E: Endpoint>() -> Self {
        let meta = E::META;
        let (fields, answer) = (E::__FIELDS, <E::Response as Value>::__FIELDS);
        Self {
            name: meta.name(),
            method: meta.method(),
            path: meta.path(),
            manner: meta.manner(),
            write_body: match meta.manner().body {
                Body::None => wire::request::write_nothing,
                Body::Json => wire::request::write_json,
                Body::Form => wire::request::write_form,
                Body::Multipart => wire::multipart::write,
            },
            write_segment: if meta.path().has_field() { Some(wire::target::push_segment) } else { None },
            write_query: if travels(fields, Travel::QUERY) { Some(wire::target::push_query) } else { None },
            write_headers: if travels(fields, Travel::HEADER) {
                Some(wire::headers::write_fields)
            } else {
                None
            },
            read_headers: if travels(answer, Travel::HEADER) { Some(wire::headers::read) } else { None },
            read_verdict: match meta.manner().verdict {
                Some(verdict) => Some((verdict, wire::response::read_verdict)),
                None => None,
            },
        }
    }
}

const fn travels(fields: &[Field], way: Travel) -> bool {
    // Constants cannot use iterators yet.
    let mut rest = fields;
    while let [Field(_, facts), after @ ..] = rest {
        if facts.travel.has(way) {
            return true;
        }
        rest = after;
    }
    false
}

impl Deref for Plan {
    type Target = Manner;

    #[inline]
    fn deref(&self) -> &Manner {
        self.manner
    }
}

impl fmt::Debug for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Plan").field(&self.name).finish()
    }
}

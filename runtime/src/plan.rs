use std::fmt;
use std::ops::Deref;

use http::HeaderMap;

use crate::endpoint::Endpoint;
use crate::error::{Fault, Violation};
use crate::json;
use crate::meta::{Body, Meta, Segment, Verdict};
use crate::record::{Field, Place, RecordPlace, RecordView, Travel, Value};
use crate::transport::Payload;
use crate::wire::{self, Received};

/// What the spec says of an endpoint, and those parts of the engine that its fields ask for.
///
/// Most endpoints need few of them. What no plan of a program names is not in the program.
pub struct Plan {
    meta: &'static Meta,
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
type ReadHeaders = fn(&HeaderMap, &mut dyn RecordPlace) -> Result<(), String>;
type ReadVerdict = fn(&Received<'_>, &Verdict, Place<'_>) -> Result<(), Box<Fault>>;

impl Plan {
    /// The endpoint's plan, made while the program is compiled.
    pub const fn of<E: Endpoint>() -> Self {
        let meta = E::META;
        let (fields, answer) = (E::__FIELDS, <E::Response as Value>::__FIELDS);
        Self {
            meta,
            write_body: match meta.manner.body {
                Body::None => wire::request::write_nothing,
                Body::Json => wire::request::write_json,
                Body::Form => wire::request::write_form,
                Body::Multipart => wire::multipart::write,
            },
            write_segment: if has_field(meta.path) { Some(wire::target::push_segment) } else { None },
            write_query: if travels(fields, Travel::QUERY) { Some(wire::target::push_query) } else { None },
            write_headers: if travels(fields, Travel::HEADER) {
                Some(wire::headers::write_fields)
            } else {
                None
            },
            read_headers: if travels(answer, Travel::HEADER) { Some(wire::headers::read) } else { None },
            read_verdict: match meta.manner.verdict {
                Some(verdict) => Some((verdict, wire::response::read_verdict)),
                None => None,
            },
        }
    }
}

// Constants cannot use iterators yet.

const fn travels(fields: &[Field], way: Travel) -> bool {
    let mut rest = fields;
    while let [Field(_, facts), after @ ..] = rest {
        if facts.travel.has(way) {
            return true;
        }
        rest = after;
    }
    false
}

const fn has_field(path: &[Segment]) -> bool {
    let mut rest = path;
    while let [segment, after @ ..] = rest {
        if matches!(segment, Segment::Field(_)) {
            return true;
        }
        rest = after;
    }
    false
}

impl Deref for Plan {
    type Target = Meta;

    #[inline]
    fn deref(&self) -> &Meta {
        self.meta
    }
}

impl fmt::Debug for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Plan").field(&self.meta.name).finish()
    }
}

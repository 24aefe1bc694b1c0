//! Examples: read as JSON, checked against the types, and brought into the model.

mod parameter;

use super::endpoint::Draft;
use super::failure::{Failure, Named, status_of};
use super::fit::{self, Fit, Known, Leeway};
use super::scope::UNKNOWN;
use super::{doc, response_record};
use crate::diagnostic::{Code, Log};
use crate::json::{self, Json, Value};
use crate::model::{CodeValue, Endpoint, Example, Response, Rule, Shape, TypeDef};
use crate::raw::{self, Spec};
use crate::read::{Slot, Text};
use crate::suggest;

/// The examples of every endpoint.
pub(super) fn check(
    spec: &Spec,
    endpoints: &mut [Draft],
    types: &[TypeDef],
    failure: &Failure,
    log: &mut Log,
) {
    let codes = failure.place.success.iter().chain(failure.codes.iter().map(|code| &code.code));
    let codes: Vec<_> = codes.cloned().collect();
    let known = Known { types, codes: &codes, is_partial: has_broken_values(spec, types, failure) };
    let context = Context { failure, known };
    let entries = spec.endpoints.given().map_or(&[][..], |endpoints| &endpoints.entries);
    for (entry, draft) in entries.iter().zip(endpoints) {
        let Some(raw) = entry.value.given().filter(|raw| !raw.http.is_absent()) else { continue };
        let examples = raw.examples.given().into_iter().flatten();
        draft.endpoint.examples =
            examples.map(|example| context.example(example, raw, &draft.endpoint, log)).collect();
    }
}

struct Context<'c> {
    failure: &'c Failure,
    known: Known<'c>,
}

impl Context<'_> {
    fn example(
        &self,
        example: &raw::Example,
        raw: &raw::Endpoint,
        endpoint: &Endpoint,
        log: &mut Log,
    ) -> Example {
        let status = match &example.status {
            Slot::Given(status) => status_of(status, log),
            Slot::Absent => Some(200),
            Slot::Broken => None,
        };
        if let Some(text) = example.request.given()
            && !raw.request.is_broken()
        {
            self.request(text, endpoint, log);
        }
        if let Some(text) = example.response.given()
            && !raw.response.is_broken()
        {
            self.response(text, example, status, endpoint, log);
        }
        let text = |slot: &Slot<Text>| slot.given().map(|text| text.value.trim().to_owned());
        Example {
            doc: doc::optional(&example.doc),
            parameters: match &example.parameters {
                Slot::Given(parameters) => parameter::check(parameters, endpoint, self.known, log),
                Slot::Absent | Slot::Broken => Vec::new(),
            },
            request: text(&example.request),
            status: status.unwrap_or(200),
            response: text(&example.response),
        }
    }

    fn request(&self, text: &Text, endpoint: &Endpoint, log: &mut Log) {
        if !endpoint.request.fields.iter().any(|field| field.travel.body) {
            log.error(Code::ExampleMismatch, text.span, "the example has a body, and the request has none")
                .label("no request field travels in the body")
                .help("values of path, query and header fields go into `parameters`");
            return;
        }
        let Some(json) = parse(text, log) else { return };
        self.fit(text).record(&json, &endpoint.request, &Leeway::default(), "", log);
    }

    fn response(
        &self,
        text: &Text,
        example: &raw::Example,
        status: Option<u16>,
        endpoint: &Endpoint,
        log: &mut Log,
    ) {
        let Some(json) = parse(text, log) else { return };
        let pointer = &self.failure.place.code;
        let found = (!pointer.is_empty()).then(|| json.pointer(pointer)).flatten();
        let code = found.and_then(|found| Some((found, fit::code(found)?)));
        let is_success =
            |code: &CodeValue| self.failure.place.success.iter().any(|known| fit::is_same(known, code));
        // A documented code is a failure; where the answer has a field of that name, another one may be its value.
        let is_field = |code: &CodeValue| {
            let [name] = pointer.as_slice() else { return false };
            status.is_none_or(|status| (200..300).contains(&status))
                && !self.failure.codes.iter().any(|known| fit::is_same(&known.code, code))
                && response_record(&endpoint.response, self.known.types)
                    .is_some_and(|answer| answer.fields.iter().any(|field| field.name.wire == *name))
        };
        let Some((at, code)) = code.filter(|(_, code)| !is_success(code) && !is_field(code)) else {
            if let (None, Some(failure)) = (found, self.failure_in(&json, endpoint)) {
                let pointer = self.failure.place.code.join("/");
                log.error(
                    Code::ExampleFailure,
                    text.part(failure.at.clone()),
                    "the example has a failure without a code",
                )
                .label(format!("no code at `/{pointer}`"))
                .help("add the code, or mend its name or the `code` of `[error]`");
                return;
            }
            self.answer(text, &json, endpoint, Vec::new(), log);
            return;
        };
        let documented = self.failure.codes.iter().position(|known| fit::is_same(&known.code, &code));
        let Some(index) = documented else {
            if !self.known.is_partial {
                log.error(
                    Code::ExampleFailure,
                    text.part(at.at.clone()),
                    "the example has an undocumented failure",
                )
                .label("not in `[error.codes]`")
                .help("describe the code in `[error.codes]`, or mend the example");
            }
            return;
        };
        let known = &self.failure.codes[index];
        if let (Some(due), Some(status)) = (known.status, status)
            && due != status
        {
            let at = example.status.given().map_or(text.part(at.at.clone()), |status| status.span);
            log.error(
                Code::ExampleFailure,
                at,
                format!("`{}` comes with status {due}, not {status}", known.name.wire),
            )
            .label(if example.status.is_absent() {
                "without `status` the example has 200"
            } else {
                "not the documented status"
            })
            .help(format!("write `status = {due}`, or mend the code's status"));
        }
        // A failure object that is the whole answer has fields of its own.
        let is_apart = pointer.len() > 1;
        let verdict = endpoint.verdict.as_ref().filter(|verdict| is_apart && verdict.codes.contains(&index));
        if let Some(verdict) = verdict {
            let absent = verdict.sets.iter().map(|(field, _)| *field).collect();
            self.answer(text, &json, endpoint, absent, log);
        }
    }

    /// What the pointer of failures leads into, where an answer has it and its type has not.
    fn failure_in<'j>(&self, json: &'j Json, endpoint: &Endpoint) -> Option<&'j Json> {
        let first = self.failure.place.code.first()?;
        let record = response_record(&endpoint.response, self.known.types);
        let is_field =
            record.is_some_and(|record| record.fields.iter().any(|field| field.name.wire == *first));
        json.member(first).filter(|member| !is_field && member.value != Value::Null)
    }

    /// Checks an answer that is no failure against the response's type.
    fn answer(&self, text: &Text, json: &Json, endpoint: &Endpoint, absent: Vec<usize>, log: &mut Log) {
        let fit = self.fit(text);
        let extra = self.failure.place.code.first().map(String::as_str);
        let leeway = Leeway { absent, extra };
        match &endpoint.response {
            Response::Type(ty) if *ty == UNKNOWN => {}
            response => match (response_record(response, self.known.types), response) {
                (Some(record), _) => fit.record(json, record, &leeway, "", log),
                (None, Response::Type(ty)) => fit.value(json, ty, &Rule::default(), "", log),
                (None, _) => {
                    log.error(
                        Code::ExampleMismatch,
                        text.span,
                        "the example has a body, and the response has none",
                    )
                    .label("nothing comes back")
                    .help("describe it: `response.FIELD = { type = … }`, or leave it out of the example");
                }
            },
        }
    }

    fn fit<'t>(&'t self, text: &'t Text) -> Fit<'t> {
        Fit { known: self.known, text }
    }
}

/// Whether a code or a value of an enum is known to be wrong: then it is unknown which there are.
fn has_broken_values(spec: &Spec, types: &[TypeDef], failure: &Failure) -> bool {
    let entries = spec.types.given().map_or(&[][..], |types| &types.entries);
    let mut enums = entries.iter().zip(types).filter_map(|(entry, def)| match &def.shape {
        Shape::Enum(shape) => Some((entry.value.given()?.values.given()?, shape)),
        Shape::Newtype(_) | Shape::Record(_) => None,
    });
    failure.names.values().any(|named| matches!(named, Named::Unknown))
        || enums.any(|(raw, shape)| raw.entries.len() != shape.variants.len())
}

fn parse(text: &Text, log: &mut Log) -> Option<Json> {
    json::parse(&text.value)
        .map_err(|wrong| {
            let rest = text.value.get(wrong.at.start..).unwrap_or_default();
            let help = if rest.starts_with("...") || rest.starts_with('…') {
                Some("an example is whole JSON: nothing is left out".to_owned())
            } else {
                suggest::look_alike(
                    rest.get(..rest.chars().next().map_or(0, char::len_utf8)).unwrap_or_default(),
                )
            };
            let draft = log.error(Code::ExampleJson, text.part(wrong.at), "the example is not JSON");
            draft.label(wrong.what).help_if(help);
        })
        .ok()
}

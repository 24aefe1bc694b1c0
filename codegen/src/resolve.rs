//! From the raw spec to the checked model: every name looked up, every rule tried.
//!
//! A mistake is noted and the walk goes on with what is left; what depends on something that is already
//! known to be wrong is not complained about again. Only a spec without any mistake becomes a model.

mod address;
mod api;
mod args;
mod auth;
mod blame;
mod callback;
mod collision;
mod deprecated;
mod doc;
mod endpoint;
mod example;
mod failure;
mod field;
mod fit;
mod header;
mod limit;
mod name;
mod path;
mod reach;
mod route;
mod scope;
mod time;
mod types;
mod values;

use crate::diagnostic::{Code, Log};
use crate::model::{Model, Record, Response, Shape, Type, TypeDef};
use crate::raw::Spec;

/// The model, if nothing is wrong.
pub(crate) fn resolve(spec: &Spec, log: &mut Log) -> Option<Model> {
    let (api, headers) = api::resolve(&spec.api, log);
    let scope = scope::Scope::new(spec, log);
    let auth = auth::resolve(&spec.auth, log);
    for (name, _, at) in &headers {
        header::not_a_secret(name, *at, &auth, log);
    }
    let failure = failure::resolve(&spec.error, &scope, log);
    let mut types = types::resolve(&spec.types, &scope, log);
    let mut endpoints = Vec::new();
    if let Some(named) = spec.endpoints.given() {
        if named.entries.is_empty() {
            log.error(Code::Empty, named.at, "the file describes no endpoint").help(endpoint::HOW);
        }
        let context = endpoint::Context {
            scope: &scope,
            types: &types,
            failure: &failure,
            auth: &auth,
            headers: &headers,
            has_sets: !spec.auth.is_absent(),
        };
        endpoints = named.entries.iter().map(|entry| endpoint::resolve(entry, &context, log)).collect();
    }
    let server = blame::server(spec, &failure, log);
    blame::fields(spec, &mut types, &mut endpoints, &failure, log);
    let callbacks = callback::resolve(&spec.callbacks, &auth, &scope, log);
    reach::resolve(&mut types, &mut endpoints, &callbacks, spec, log);
    types::args(&mut types, &spec.types, log);
    collision::check(spec, &types, &endpoints, &callbacks, log);
    route::check(spec, &endpoints, &types, log);
    example::check(spec, &mut endpoints, &types, &failure, log);
    let endpoints = endpoints.into_iter().map(|draft| draft.endpoint).collect();
    let model = Model {
        api,
        auth,
        failure: failure.place,
        server,
        codes: failure.codes,
        code_kind: failure.kind,
        types,
        endpoints,
        callbacks,
    };
    log.is_empty().then_some(model)
}

/// The fields of a response that are a record's: given in place, or of a named record.
fn response_record<'m>(response: &'m Response, types: &'m [TypeDef]) -> Option<&'m Record> {
    match response {
        Response::Inline { record, .. } => Some(record),
        Response::Type(Type::Named(index)) => match &types.get(*index)?.shape {
            Shape::Record(record) => Some(record),
            Shape::Newtype(_) | Shape::Enum(_) => None,
        },
        Response::Type(_) | Response::Empty => None,
    }
}

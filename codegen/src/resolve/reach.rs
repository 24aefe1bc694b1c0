//! What is sent and what is received, and types that contain themselves.

mod cycle;

use super::endpoint::Draft;
use crate::diagnostic::Log;
use crate::model::{Callback, Field, Response, Shape, Type, TypeDef};
use crate::raw::Spec;

/// Marks the types by where they are used, boxes fields that would make a type infinite, and notes types
/// that would have no end.
pub(super) fn resolve(
    types: &mut [TypeDef],
    endpoints: &mut [Draft],
    callbacks: &[Callback],
    spec: &Spec,
    log: &mut Log,
) {
    let mut sent = vec![false; types.len()];
    let mut received = vec![false; types.len()];
    for Draft { endpoint, .. } in &*endpoints {
        mark(&mut sent, types, endpoint.request.fields.iter().map(|field| &field.ty));
        match &endpoint.response {
            Response::Empty => {}
            Response::Inline { record, .. } => {
                mark(&mut received, types, record.fields.iter().map(|field| &field.ty));
            }
            Response::Type(ty) => mark(&mut received, types, [ty].into_iter()),
        }
    }
    let events = callbacks.iter().flat_map(|callback| &callback.events);
    mark(&mut received, types, events.map(|event| &event.data));
    for ((def, sent), received) in types.iter_mut().zip(sent).zip(received) {
        (def.sent, def.received) = (sent, received);
    }
    cycle::resolve(types, spec, log);
}

fn mark<'t>(marks: &mut [bool], types: &'t [TypeDef], roots: impl Iterator<Item = &'t Type>) {
    let mut open: Vec<usize> = roots.filter_map(named).collect();
    while let Some(index) = open.pop() {
        if marks.get(index).is_none_or(|marked| *marked) {
            continue;
        }
        marks[index] = true;
        open.extend(fields(types, index).iter().filter_map(|field| named(&field.ty)));
    }
}

/// The named type within a type.
fn named(ty: &Type) -> Option<usize> {
    match ty {
        Type::Named(index) => Some(*index),
        Type::List(inner) | Type::Map(inner) => named(inner),
        Type::Scalar(_) | Type::ErrorCode | Type::File => None,
    }
}

/// The fields of a record; none of anything else.
fn fields(types: &[TypeDef], index: usize) -> &[Field] {
    match types.get(index).map(|def| &def.shape) {
        Some(Shape::Record(record)) => &record.fields,
        _ => &[],
    }
}

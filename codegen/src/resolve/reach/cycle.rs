//! Types that contain themselves.
//!
//! Through a list or a map there is an end by itself. Through an optional field there is one behind a box.
//! Through required fields alone there is none.

use super::fields;
use crate::diagnostic::{Code, Log};
use crate::model::{Need, Shape, Type, TypeDef};
use crate::raw::Spec;
use crate::source::Span;

pub(super) fn resolve(types: &mut [TypeDef], spec: &Spec, log: &mut Log) {
    let edges: Vec<Vec<Edge>> = (0..types.len()).map(|index| edges(types, index)).collect();
    let group = groups(&edges);
    let is_inner = |from: usize, edge: &Edge| group[from] == group[edge.to];
    let mut reported = vec![false; types.len()];
    for start in 0..types.len() {
        if reported[group[start]] {
            continue;
        }
        let required = |at: usize| edges[at].iter().filter(move |edge| edge.required && is_inner(at, edge));
        if let Some(cycle) = find_cycle(start, required) {
            report(&cycle, types, spec, log);
            reported[group[start]] = true;
        }
    }
    for (index, edges) in edges.iter().enumerate() {
        if let Shape::Record(record) = &mut types[index].shape {
            for edge in edges.iter().filter(|edge| !edge.required && is_inner(index, edge)) {
                record.fields[edge.field].boxed = true;
            }
        }
    }
}

/// A field whose value stands within the record itself.
#[derive(Clone, Copy)]
struct Edge {
    field: usize,
    to: usize,
    required: bool,
}

fn edges(types: &[TypeDef], index: usize) -> Vec<Edge> {
    let edge = |(field, described): (usize, &crate::model::Field)| match described.ty {
        Type::Named(to) if to < types.len() => {
            Some(Edge { field, to, required: described.need == Need::Required })
        }
        _ => None,
    };
    fields(types, index).iter().enumerate().filter_map(edge).collect()
}

/// For each type the number of its group: two are in one if each contains the other.
///
/// Tarjan's strongly connected components, without recursion: a spec may nest as deep as it likes.
fn groups(edges: &[Vec<Edge>]) -> Vec<usize> {
    const NEW: usize = usize::MAX;
    let mut group = vec![NEW; edges.len()];
    let mut order = vec![NEW; edges.len()];
    let mut low = vec![NEW; edges.len()];
    let (mut next, mut stack) = (0, Vec::new());
    for root in 0..edges.len() {
        if order[root] != NEW {
            continue;
        }
        let mut walk: Vec<(usize, usize)> = vec![(root, 0)];
        while let Some((at, child)) = walk.pop() {
            if child == 0 {
                (order[at], low[at]) = (next, next);
                next += 1;
                stack.push(at);
            }
            if let Some(edge) = edges[at].get(child) {
                walk.push((at, child + 1));
                if order[edge.to] == NEW {
                    walk.push((edge.to, 0));
                } else if group[edge.to] == NEW {
                    low[at] = low[at].min(order[edge.to]);
                }
                continue;
            }
            if low[at] == order[at] {
                while let Some(member) = stack.pop() {
                    group[member] = at;
                    if member == at {
                        break;
                    }
                }
            }
            if let Some((parent, _)) = walk.last() {
                low[*parent] = low[*parent].min(low[at]);
            }
        }
    }
    group
}

/// A way from `start` back to it, as types and fields.
fn find_cycle<'e, I: Iterator<Item = &'e Edge>>(
    start: usize,
    edges: impl Fn(usize) -> I,
) -> Option<Vec<(usize, usize)>> {
    let mut seen = std::collections::HashSet::from([start]);
    let mut way: Vec<(usize, usize)> = Vec::new();
    let mut walk = vec![(start, edges(start))];
    while let Some((at, open)) = walk.last_mut() {
        let at = *at;
        match open.next() {
            Some(edge) if edge.to == start => {
                way.push((at, edge.field));
                return Some(way);
            }
            Some(edge) if seen.insert(edge.to) => {
                way.push((at, edge.field));
                walk.push((edge.to, edges(edge.to)));
            }
            Some(_) => {}
            None => {
                walk.pop();
                way.pop();
            }
        }
    }
    None
}

fn report(cycle: &[(usize, usize)], types: &[TypeDef], spec: &Spec, log: &mut Log) {
    let Some((first, _)) = cycle.first() else { return };
    let step = |(index, field): &(usize, usize)| {
        let name = fields(types, *index).get(*field).map_or("", |field| &field.name.wire);
        format!("{}.{name}", types[*index].name.wire)
    };
    let name = &types[*first].name.wire;
    let way: Vec<_> = cycle.iter().map(step).chain([name.clone()]).collect();
    let mut places = cycle.iter().map(|(index, field)| place(spec, *index, *field).unwrap_or_default());
    let draft = log.error(
        Code::InfiniteType,
        places.next().unwrap_or_default(),
        format!("the type `{name}` contains itself without end"),
    );
    draft.label(way.join(" → "));
    draft.help("make one of these fields optional, or a list");
    for (place, (index, _)) in places.zip(&cycle[1..]) {
        draft.related(place, format!("through this field of `{}`", types[*index].name.wire));
    }
}

fn place(spec: &Spec, index: usize, field: usize) -> Option<Span> {
    let raw = spec.types.given()?.entries.get(index)?.value.given()?;
    let entry = raw.fields.given()?.entries.get(field)?;
    Some(entry.value.given().and_then(|raw| raw.ty.given()).map_or(entry.name.span, |ty| ty.span))
}

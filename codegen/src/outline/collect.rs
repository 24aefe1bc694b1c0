use std::collections::HashSet;

use super::{
    AuthOutline, EndpointOutline, FieldOutline, Outline, RecordOutline, ResponseOutline, ShapeOutline,
    TypeOutline,
};
use crate::name;
use crate::raw::{AuthSet, Callback, Endpoint, Field, Response, Spec, TypeDef};
use crate::read::{Entry, Names, Slot, Text};
use crate::reserved;

/// The names of a spec.
pub(crate) fn collect(spec: &Spec) -> Outline {
    let failure = spec.error.given();
    let codes = failure.and_then(|failure| failure.codes.given());
    let mut module = Module::default();
    Outline {
        auth: distinct(entries(&spec.auth), auth, |auth| &auth.name),
        codes: codes.map(variants).unwrap_or_default(),
        types: entries(&spec.types).iter().filter_map(|entry| module.type_def(entry)).collect(),
        endpoints: distinct(entries(&spec.endpoints), |entry| module.endpoint(entry), |one| &one.method),
        callbacks: entries(&spec.callbacks).iter().filter_map(|entry| module.callback(entry)).collect(),
    }
}

/// The names that are taken in the generated module.
#[derive(Default)]
struct Module {
    /// The named types among them.
    types: HashSet<String>,
    others: HashSet<String>,
}

impl Module {
    fn is_free(&self, name: &str) -> bool {
        name::usable(name).is_ok()
            && !reserved::TYPES.contains(&name)
            && !self.types.contains(name)
            && !self.others.contains(name)
    }

    fn type_def(&mut self, entry: &Entry<TypeDef>) -> Option<TypeOutline> {
        let name = entry.name.value.clone();
        if !name::is_pascal(&name) || !self.is_free(&name) {
            return None;
        }
        self.types.insert(name.clone());
        let shape = match entry.value.given() {
            Some(TypeDef { fields: Slot::Given(fields), .. }) => ShapeOutline::Record(record(fields)),
            Some(TypeDef { values: Slot::Given(values), .. }) => ShapeOutline::Enum(variants(values)),
            Some(TypeDef { ty: Slot::Given(_), .. }) => ShapeOutline::Newtype,
            _ => ShapeOutline::Unknown,
        };
        Some(TypeOutline { name, shape })
    }

    fn callback(&mut self, entry: &Entry<Callback>) -> Option<String> {
        let name = name::pascal(&snake(&entry.name)?);
        let is_free = self.is_free(&name);
        is_free.then(|| {
            self.others.insert(name.clone());
            name
        })
    }

    fn endpoint(&mut self, entry: &Entry<Endpoint>) -> Option<EndpointOutline> {
        let method = snake(&entry.name).filter(|name| !reserved::METHODS.contains(&name.as_str()))?;
        let request_type = name::pascal(&method);
        if !self.is_free(&request_type) {
            return None;
        }
        self.others.insert(request_type.clone());
        let endpoint = entry.value.given();
        let request = endpoint.and_then(|endpoint| endpoint.request.given()).map(record).unwrap_or_default();
        let response = match endpoint.map(|endpoint| &endpoint.response) {
            Some(Slot::Absent) => ResponseOutline::Empty,
            Some(Slot::Given(Response::Fields(fields))) => {
                let type_name = format!("{request_type}Response");
                if self.is_free(&type_name) {
                    self.others.insert(type_name.clone());
                    ResponseOutline::Inline { type_name, record: record(fields) }
                } else {
                    ResponseOutline::Unknown
                }
            }
            Some(Slot::Given(Response::Type(ty))) if self.types.contains(ty.value.trim()) => {
                ResponseOutline::Named(ty.value.trim().to_owned())
            }
            _ => ResponseOutline::Unknown,
        };
        Some(EndpointOutline { method, request_type, request, response })
    }
}

fn auth(entry: &Entry<AuthSet>) -> Option<AuthOutline> {
    let set = entry.value.given();
    let secret = |slot: &Slot<Text>| slot.given().and_then(snake);
    let secrets = set.map_or_else(Vec::new, |set| {
        distinct(&[&set.username, &set.password, &set.token, &set.key], |slot| secret(slot), |name| name)
    });
    let name = snake(&entry.name).filter(|name| !reserved::AUTH.contains(&name.as_str()))?;
    Some(AuthOutline { name, secrets })
}

fn record(fields: &Names<Field>) -> RecordOutline {
    RecordOutline { fields: distinct(&fields.entries, field, |field| &field.name) }
}

fn field(entry: &Entry<Field>) -> Option<FieldOutline> {
    let raw = entry.value.given();
    let rename = raw.and_then(|raw| raw.rename.given()).filter(|rename| name::is_snake(&rename.value));
    let optional = raw.is_some_and(|raw| {
        raw.optional.given().is_some_and(|optional| optional.value)
            || !raw.required_if.is_absent()
            || !raw.required_with.is_absent()
    });
    Some(FieldOutline { name: snake(rename.unwrap_or(&entry.name))?, required: !optional })
}

fn variants<T>(names: &Names<T>) -> Vec<String> {
    let variant = |entry: &Entry<T>| {
        let variant = name::pascal(&snake(&entry.name)?);
        Some(variant).filter(|variant| name::usable(variant).is_ok() && reserved::variant(variant).is_none())
    };
    distinct(&names.entries, variant, |name| name)
}

fn snake(text: &Text) -> Option<String> {
    name::snake(&text.value).ok()
}

fn entries<T>(names: &Slot<Names<T>>) -> &[Entry<T>] {
    names.given().map_or(&[], |names| names.entries.as_slice())
}

/// What the entries become, the first of each name.
fn distinct<E, T>(entries: &[E], make: impl FnMut(&E) -> Option<T>, name: impl Fn(&T) -> &str) -> Vec<T> {
    let mut seen = HashSet::new();
    entries.iter().filter_map(make).filter(|made| seen.insert(name(made).to_owned())).collect()
}

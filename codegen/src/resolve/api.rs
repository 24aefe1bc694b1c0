use super::header::Headers;
use super::{address, doc, header};
use crate::diagnostic::{Code, Log};
use crate::model::Api;
use crate::raw;
use crate::read::Slot;

pub(super) fn resolve(slot: &Slot<raw::Api>, log: &mut Log) -> (Api, Headers) {
    let Some(raw) = slot.given() else {
        let (name, title, doc, base_url) = Default::default();
        return (Api { name, title, doc, base_url, url: None }, Headers::new());
    };
    let name = raw.name.given().map(|name| {
        if !is_name(&name.value) {
            log.error(Code::ApiName, name.span, "the API's name must be in `kebab-case`")
                .label("lower-case letters, digits and `-`, a letter first")
                .help("a name with spaces and capitals goes into `title`");
        }
        name.value.clone()
    });
    let name = name.unwrap_or_default();
    let title = raw.title.given().map(|title| title.value.trim().to_owned());
    let api = Api {
        title: title.filter(|title| !title.is_empty()).unwrap_or_else(|| name.clone()),
        name,
        doc: doc::optional(&raw.doc),
        base_url: raw.base_url.given().map(|url| address::base(url, log)).unwrap_or_default(),
        url: address::link(&raw.url, log),
    };
    (api, header::constants(&raw.headers, log))
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

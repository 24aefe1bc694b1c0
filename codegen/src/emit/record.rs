use super::doc::{self, Doc};
use super::text::{Text, joined, listed};
use super::{Context, argument, limit, lints, name, rule, server};
use crate::model::{Blame, CodeKind, Field, Need, Record, Scalar, Shape, Travel, Type, TypeDef};

/// What becomes a struct: a named type, a request, a response given in place.
pub(super) struct Definition<'a> {
    pub(super) ident: &'a str,
    pub(super) doc: Doc,
    pub(super) record: &'a Record,
    /// What its words begin with: a request's endpoint.
    pub(super) head: String,
    /// Whether a caller makes it: it has `new` then.
    pub(super) sent: bool,
    /// Whether it has setters. A request has none: its call has them.
    pub(super) setters: bool,
    /// Whether it is read: what is only sent has no places to write to.
    pub(super) received: bool,
    /// `#[deprecated]` and `#[must_use]`.
    pub(super) attributes: Text,
    pub(super) deprecated: bool,
}

/// A named record of the spec.
pub(super) fn named(cx: &Context<'_>, def: &TypeDef, record: &Record) -> Text {
    definition(
        cx,
        &Definition {
            ident: &name::written(&def.name.rust),
            doc: Doc::default().words_or(&def.doc, || format!("The API's `{}`.", def.name.wire)),
            record,
            head: String::new(),
            sent: def.sent,
            setters: def.sent,
            received: def.received || cx.server || !def.sent,
            attributes: doc::deprecated(def.deprecated.as_ref()),
            deprecated: def.deprecated.is_some(),
        },
    )
}

/// The struct and all that it can do.
pub(super) fn definition(cx: &Context<'_>, def: &Definition<'_>) -> Text {
    let p = &cx.root;
    let Definition { ident, doc, record, attributes, .. } = def;
    let allow = def.allow_deprecated(cx);
    let allow_fields = lints::fields(record);
    let fields = listed(record.fields.iter().map(|field| {
        let doc = documentation(cx, record, field);
        let deprecated = doc::deprecated(field.deprecated.as_ref());
        let (ident, ty) = (name::written(&field.name.rust), field_type(cx, field));
        format!("{doc} {deprecated} pub {ident}: {ty}")
    }));
    // Whoever answers makes what is received.
    let making = if def.sent || cx.server { making(cx, def, &allow) } else { String::new() };
    let value = value(cx, def, &allow);
    let clone = clone(cx, def, &allow);
    format!(
        "{doc}
        {attributes}
        #[non_exhaustive]
        {allow} {allow_fields}
        pub struct {ident} {{ {fields} }}

        {making}
        {value}
        {clone}

        {allow}
        impl {p}::PartialEq for {ident} {{
            #[inline]
            fn eq(&self, other: &Self) -> {p}::bool {{
                {p}::same_record(self, other)
            }}
        }}

        {allow}
        impl {p}::fmt::Debug for {ident} {{
            #[inline]
            fn fmt(&self, f: &mut {p}::fmt::Formatter<'_>) -> {p}::fmt::Result {{
                {p}::debug_record(self, f)
            }}
        }}"
    )
    .into()
}

/// A field's documentation: the API's words, then its limits.
pub(super) fn documentation(cx: &Context<'_>, record: &Record, field: &Field) -> Doc {
    let doc = Doc::default().words_or(&field.doc, || format!("The API's `{}`.", field.name.wire));
    let limits = limit::of_field(cx.model, record, field);
    if limits.is_empty() { doc } else { doc.paragraph(limits) }
}

/// The fields that have a setter.
pub(super) fn optional(record: &Record) -> impl Iterator<Item = &Field> {
    record.fields.iter().filter(|field| field.need != Need::Required)
}

impl Definition<'_> {
    pub(super) fn allow_deprecated(&self, cx: &Context<'_>) -> Text {
        lints::deprecated(self.deprecated || lints::touches_deprecated(cx.model, self.record))
    }
}

fn field_type(cx: &Context<'_>, field: &Field) -> Text {
    let p = &cx.root;
    let mut ty = cx.ty(&field.ty);
    if field.boxed {
        ty = format!("{p}::Box<{ty}>").into();
    }
    if field.need != Need::Required {
        ty = format!("{p}::Option<{ty}>").into();
    }
    ty
}

/// `new`, setters, and `Default` where nothing is required.
fn making(cx: &Context<'_>, def: &Definition<'_>, allow: &Text) -> String {
    let p = &cx.root;
    let Definition { ident, record, .. } = def;
    let ordered;
    let record = if def.sent {
        *record
    } else {
        ordered = in_order(record);
        &ordered
    };
    let (_, arguments) = argument::required(cx, record);
    let allow_arguments = lints::arguments(record, false);
    let init = listed(record.fields.iter().map(|field| {
        let ident = name::written(&field.name.rust);
        if field.need == Need::Required {
            argument::initializer(cx, field, &ident)
        } else {
            format!("{ident}: {p}::None").into()
        }
    }));
    let is_plain = argument::fields(record).all(|field| argument::is_plain(cx, field));
    let konst = if is_plain { "const" } else { "" };
    let setters = optional(record).filter(|_| def.setters).map(|field| setter(cx, field, is_plain));
    let setters = joined(setters);
    let default = if arguments.is_empty() {
        format!(
            "{allow}
            impl {p}::Default for {ident} {{
                #[inline]
                fn default() -> Self {{
                    Self::new()
                }}
            }}"
        )
    } else {
        String::new()
    };
    // What is received may be marked itself, and not twice.
    let is_marked = !(def.sent || def.deprecated || def.attributes.is_empty());
    let must_use = if is_marked { "" } else { "#[must_use]" };
    let arguments = listed(arguments);
    let inline = argument::inline(cx, argument::fields(record));
    format!(
        "{allow}
        impl {ident} {{
            /// Of what is required; the optional fields are empty.
            {must_use} {allow_arguments} {inline}
            pub {konst} fn new({arguments}) -> Self {{
                Self {{ {init} }}
            }}

            {setters}
        }}

        {default}"
    )
}

/// A constant can only use it where `new` is for one, too.
fn setter(cx: &Context<'_>, field: &Field, is_new_plain: bool) -> String {
    let ident = name::written(&field.name.rust);
    let doc = Doc::new(format!("Sets [`{0}`](#structfield.{0}).", field.name.rust));
    let deprecated = doc::deprecated(field.deprecated.as_ref());
    let allow_name = lints::method(&field.name.rust);
    let ty = argument::ty(cx, &field.ty);
    let value = argument::value(cx, field, &ident);
    let is_number = matches!(field.ty, Type::Scalar(scalar) if scalar != Scalar::String);
    let konst = if is_new_plain && is_number && !field.boxed { "const" } else { "" };
    let inline = argument::inline(cx, [field]);
    format!(
        "{doc} #[must_use] {deprecated} {allow_name} {inline}
        pub {konst} fn {ident}(mut self, {ident}: {ty}) -> Self {{
            self.{ident} = {value};
            self
        }}"
    )
}

/// With all required fields as arguments, in the order of the file where there is no other.
fn in_order(record: &Record) -> Record {
    let required = (0..record.fields.len()).filter(|index| record.fields[*index].need == Need::Required);
    let required: Vec<_> = required.collect();
    let args = if record.args.len() == required.len() { record.args.clone() } else { required };
    Record { fields: record.fields.clone(), args }
}

/// What the derive would write, with method calls: paths of a trait cost the compiler more.
fn clone(cx: &Context<'_>, def: &Definition<'_>, allow: &Text) -> String {
    let p = &cx.root;
    let Definition { ident, record, .. } = def;
    let fields = listed(record.fields.iter().map(|field| {
        let ident = name::written(&field.name.rust);
        let clone = if is_copy(cx, field) { "" } else { ".clone()" };
        format!("{ident}: self.{ident}{clone}")
    }));
    format!(
        "{allow}
        impl {p}::Clone for {ident} {{
            #[inline]
            fn clone(&self) -> Self {{
                Self {{ {fields} }}
            }}
        }}"
    )
}

/// Whether the field's type is `Copy`.
fn is_copy(cx: &Context<'_>, field: &Field) -> bool {
    let is_copy = |scalar| scalar != Scalar::String;
    !field.boxed
        && match field.ty {
            Type::Scalar(scalar) => is_copy(scalar),
            Type::Named(index) => match &cx.model.types[index].shape {
                Shape::Newtype(newtype) => is_copy(newtype.scalar),
                Shape::Enum(shape) => shape.kind == CodeKind::Integer,
                Shape::Record(_) => false,
            },
            Type::ErrorCode => cx.model.code_kind == CodeKind::Integer,
            Type::File | Type::List(_) | Type::Map(_) => false,
        }
}

/// The one impl through which the runtime reads and writes the record.
fn value(cx: &Context<'_>, def: &Definition<'_>, allow: &Text) -> String {
    let p = &cx.root;
    let Definition { ident, record, .. } = def;
    let idents: Vec<_> = record.fields.iter().map(|field| name::written(&field.name.rust)).collect();
    let table = table(cx, record, &def.head);
    let blank = if def.received { blank(cx, record, &idents) } else { String::new() };
    let field = if idents.is_empty() {
        String::new()
    } else {
        let rows = rows(&idents, "&", "__at", &format!("{p}::View::Absent"));
        format!("#[inline] fn __field(&self, index: {p}::usize) -> {p}::View<'_> {{ {rows} }}")
    };
    let field_mut = if idents.is_empty() || !def.received {
        String::new()
    } else {
        let rows = rows(&idents, "&mut ", "__at_mut", &format!("{p}::Place::Nowhere"));
        format!("#[inline] fn __field_mut(&mut self, index: {p}::usize) -> {p}::Place<'_> {{ {rows} }}")
    };
    format!(
        "{allow}
        impl {p}::Value for {ident} {{
            {table}

            {blank}

            {field}

            {field_mut}
        }}"
    )
}

/// What is read into, before it is.
fn blank(cx: &Context<'_>, record: &Record, idents: &[String]) -> String {
    let p = &cx.root;
    let blanks = listed(record.fields.iter().zip(idents).map(|(field, ident)| {
        if field.need == Need::Required {
            format!("{ident}: {p}::Value::__blank()")
        } else {
            format!("{ident}: {p}::None")
        }
    }));
    format!("#[inline] fn __blank() -> Self {{ Self {{ {blanks} }} }}")
}

/// So many fields stand side by side at most: the runtime's `Row` is there for no more.
const ROW: usize = 8;

/// The field of an index, by a method of the fields in a row: one call in place of one for each field.
fn rows(idents: &[String], reference: &str, method: &str, nothing: &str) -> String {
    let mut rows = idents.chunks(ROW).enumerate().map(|(row, idents)| {
        let fields = joined(idents.iter().map(|ident| format!("{reference}self.{ident},")));
        let start = row * ROW;
        let from_start = if start == 0 { String::new() } else { format!(" - {start}") };
        (start, start + idents.len(), format!("({fields}).{method}(index{from_start})"))
    });
    match (rows.next(), rows.next()) {
        (Some((.., row)), None) => row,
        (first, second) => {
            let rows = first.into_iter().chain(second).chain(rows);
            let arms = joined(rows.map(|(start, end, row)| format!("{start}..{end} => {row},")));
            format!("match index {{ {arms} _ => {nothing}, }}")
        }
    }
}

/// The table of fields: as words where there is nothing else to say of any, as in most answers. The endpoint of a request
/// is told by words, too.
fn table(cx: &Context<'_>, record: &Record, head: &str) -> String {
    let p = &cx.root;
    let entries: Vec<_> = record.fields.iter().map(|field| (field, facts(cx, field))).collect();
    let words: Option<Vec<_>> = entries.iter().map(|(field, facts)| word(field, facts)).collect();
    let (words, table) = match words {
        Some(words) if words.len() <= ROW => (format!("{head}{}", listed(words)), String::new()),
        _ => {
            let table = listed(entries.iter().map(|(field, (base, steps))| {
                let wire = &field.name.wire;
                let reference = if steps.is_empty() { "" } else { "&" };
                format!("{p}::Field({wire:?}, {reference}{p}::{base}{steps})")
            }));
            (head.to_owned(), format!("const __FIELDS: &'static [{p}::Field] = &[{table}];"))
        }
    };
    if words.is_empty() {
        table
    } else {
        format!("const __WORDS: &'static [&'static {p}::str] = &[{words}]; {table}")
    }
}

/// The field's name on the wire, behind a question mark where it is optional, if that is all there is to say. It is never
/// a mark itself: such a name has another in Rust, which is to be said.
fn word(field: &Field, (base, steps): &(&str, String)) -> Option<String> {
    let wire = &field.name.wire;
    let mark = if *base == OPTIONAL { "\"?\", " } else { "" };
    steps.is_empty().then(|| format!("{mark}{wire:?}"))
}

/// A constant of the runtime that says of a field that it may be absent.
const OPTIONAL: &str = "OPTIONAL";

/// What is said of a field beside its name on the wire: a constant of the runtime, and what it has beyond that.
fn facts(cx: &Context<'_>, field: &Field) -> (&'static str, String) {
    let p = &cx.root;
    let (base, mut steps) = match &field.need {
        Need::Required => ("REQUIRED", String::new()),
        Need::Optional => (OPTIONAL, String::new()),
        Need::When { field: sibling, values } => {
            let values = listed(values.iter().map(|value| format!("{value:?}")));
            (OPTIONAL, format!(".when({sibling}, &[{values}])"))
        }
        Need::With(siblings) => (OPTIONAL, format!(".with(&[{}])", listed(siblings))),
    };
    if field.name.rust != field.name.wire {
        steps.push_str(&format!(".ident({:?})", field.name.rust));
    }
    if let Some(travel) = travel(cx, field.travel) {
        steps.push_str(&format!(".travels({travel})"));
    }
    if let Some(rule) = rule::rule(p, &field.rule) {
        steps.push_str(&format!(".rule(&{rule})"));
    }
    if cx.server && field.blame != Blame::default() {
        let Blame { missing, kind, below, above, chars } = field.blame;
        let [missing, kind, below, above, chars] =
            [missing, kind, below, above, chars].map(|code| server::option(cx, code));
        steps.push_str(&format!(
            ".blame(&{p}::Blame {{
                missing: {missing}, kind: {kind}, below: {below}, above: {above}, chars: {chars},
            }})"
        ));
    }
    (base, steps)
}

/// Where the field travels; `None` for the body alone.
fn travel(cx: &Context<'_>, travel: Travel) -> Option<String> {
    let p = &cx.root;
    let places =
        [(travel.path, "PATH"), (travel.query, "QUERY"), (travel.header, "HEADER"), (travel.body, "BODY")];
    let mut places =
        places.into_iter().filter(|place| place.0).map(|(_, place)| format!("{p}::Travel::{place}"));
    let first = places.next()?;
    let rest = joined(places.map(|place| format!(".and({place})")));
    let body_alone = travel == Travel { body: true, ..Travel::default() };
    (!body_alone).then(|| format!("{first}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn a_record_of_more_than_eight_fields_has_more_than_one_row() {
        let shown = |count: usize| {
            let idents: Vec<_> = (0..count).map(|index| format!("f{index}")).collect();
            rows(&idents, "&", "__at", "Nothing").split_whitespace().collect::<String>()
        };
        let row = |from: usize, to: usize| -> String {
            let fields: String = (from..to).map(|index| format!("&self.f{index},")).collect();
            format!("({fields})")
        };
        for count in 1..=8 {
            assert_eq!(shown(count), format!("{}.__at(index)", row(0, count)));
        }
        let (first, second) = (row(0, 8), row(8, 16));
        assert_eq!(
            shown(9),
            format!("matchindex{{0..8=>{first}.__at(index),8..9=>(&self.f8,).__at(index-8),_=>Nothing,}}")
        );
        assert_eq!(
            shown(16),
            format!("matchindex{{0..8=>{first}.__at(index),8..16=>{second}.__at(index-8),_=>Nothing,}}")
        );
        assert_eq!(
            shown(17),
            format!(
                "matchindex{{0..8=>{first}.__at(index),8..16=>{second}.__at(index-8),\
                 16..17=>(&self.f16,).__at(index-16),_=>Nothing,}}"
            )
        );
    }
}

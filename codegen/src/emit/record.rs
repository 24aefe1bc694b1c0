use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::doc::{self, Doc};
use super::{Context, argument, limit, lints, literal, name, rule, server};
use crate::model::{Blame, Field, Need, Record, Scalar, Travel, Type, TypeDef};

/// What becomes a struct: a named type, a request, a response given in place.
pub(super) struct Definition<'a> {
    pub(super) ident: &'a Ident,
    pub(super) doc: Doc,
    pub(super) record: &'a Record,
    /// Whether a caller makes it: it has `new` and setters then.
    pub(super) sent: bool,
    /// `#[deprecated]` and `#[must_use]`.
    pub(super) attributes: TokenStream,
    pub(super) deprecated: bool,
}

/// A named record of the spec.
pub(super) fn named(cx: &Context<'_>, def: &TypeDef, record: &Record) -> TokenStream {
    let deprecated = doc::deprecated(def.deprecated.as_ref());
    definition(
        cx,
        &Definition {
            ident: &name::ident(&def.name.rust),
            doc: Doc::default().words_or(&def.doc, || format!("The API's `{}`.", def.name.wire)),
            record,
            sent: def.sent,
            attributes: quote!(#deprecated),
            deprecated: def.deprecated.is_some(),
        },
    )
}

/// The struct and all that it can do.
pub(super) fn definition(cx: &Context<'_>, def: &Definition<'_>) -> TokenStream {
    let p = &cx.root;
    let Definition { ident, doc, record, attributes, .. } = def;
    let allow = def.allow_deprecated(cx);
    let allow_fields = lints::fields(record);
    let fields = record.fields.iter().map(|field| {
        let doc = documentation(cx, record, field);
        let deprecated = doc::deprecated(field.deprecated.as_ref());
        let ident = name::ident(&field.name.rust);
        let ty = field_type(cx, field);
        quote!(#doc #deprecated pub #ident: #ty)
    });
    // Whoever answers makes what is received.
    let making = (def.sent || cx.server).then(|| making(cx, def, &allow));
    let value = value(cx, def, &allow);
    let text = ident.to_string();
    quote! {
        #doc
        #[derive(#p::Clone)]
        #attributes
        #[non_exhaustive]
        #allow
        #allow_fields
        pub struct #ident {
            #(#fields,)*
        }

        #making
        #value

        #allow
        impl #p::PartialEq for #ident {
            fn eq(&self, other: &Self) -> #p::bool {
                #p::same_record(self, other)
            }
        }

        #allow
        impl #p::fmt::Debug for #ident {
            fn fmt(&self, f: &mut #p::fmt::Formatter<'_>) -> #p::fmt::Result {
                #p::debug_record(#text, self, f)
            }
        }
    }
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
    pub(super) fn allow_deprecated(&self, cx: &Context<'_>) -> TokenStream {
        lints::deprecated(self.deprecated || lints::touches_deprecated(cx.model, self.record))
    }
}

fn field_type(cx: &Context<'_>, field: &Field) -> TokenStream {
    let p = &cx.root;
    let mut ty = cx.ty(&field.ty);
    if field.boxed {
        ty = quote!(#p::Box<#ty>);
    }
    if field.need != Need::Required {
        ty = quote!(#p::Option<#ty>);
    }
    ty
}

/// `new`, the setters, and `Default` where nothing is required.
fn making(cx: &Context<'_>, def: &Definition<'_>, allow: &TokenStream) -> TokenStream {
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
    let init = record.fields.iter().map(|field| {
        let ident = name::ident(&field.name.rust);
        if field.need == Need::Required {
            argument::initializer(cx, field, &ident)
        } else {
            quote!(#ident: #p::None)
        }
    });
    // What is received has no names reserved for setters.
    let setters = optional(record).filter(|_| def.sent).map(|field| {
        let ident = name::ident(&field.name.rust);
        let doc = Doc::new(format!("Sets [`{0}`](#structfield.{0}).", field.name.rust));
        let deprecated = doc::deprecated(field.deprecated.as_ref());
        let allow_name = lints::method(&field.name.rust);
        let ty = argument::ty(cx, &field.ty);
        let value = argument::value(cx, field, &ident);
        let is_number = matches!(field.ty, Type::Scalar(scalar) if scalar != Scalar::String);
        let konst = (is_number && !field.boxed).then(|| quote!(const));
        quote! {
            #doc
            #[must_use]
            #deprecated
            #allow_name
            pub #konst fn #ident(mut self, #ident: #ty) -> Self {
                self.#ident = #value;
                self
            }
        }
    });
    let is_plain = record.args.iter().all(|index| argument::is_plain(cx, &record.fields[*index]));
    let konst = is_plain.then(|| quote!(const));
    let default = arguments.is_empty().then(|| {
        quote! {
            #allow
            impl #p::Default for #ident {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    });
    // What is received may be marked itself, and not twice.
    let must_use = (def.sent || def.deprecated || def.attributes.is_empty()).then(|| quote!(#[must_use]));
    quote! {
        #allow
        impl #ident {
            /// Of what is required; the optional fields are empty.
            #must_use
            #allow_arguments
            pub #konst fn new(#(#arguments),*) -> Self {
                Self { #(#init),* }
            }

            #(#setters)*
        }

        #default
    }
}

/// With all required fields as arguments, in the order of the file where there is no other.
fn in_order(record: &Record) -> Record {
    let required = (0..record.fields.len()).filter(|index| record.fields[*index].need == Need::Required);
    let required: Vec<_> = required.collect();
    let args = if record.args.len() == required.len() { record.args.clone() } else { required };
    Record { fields: record.fields.clone(), args }
}

/// The one impl through which the runtime reads and writes the record.
fn value(cx: &Context<'_>, def: &Definition<'_>, allow: &TokenStream) -> TokenStream {
    let p = &cx.root;
    let Definition { ident, record, .. } = def;
    if record.fields.is_empty() {
        return quote! {
            #allow
            impl #p::Value for #ident {
                fn blank() -> Self {
                    Self {}
                }
            }
        };
    }
    let table = record.fields.iter().map(|field| table_entry(cx, field));
    let idents: Vec<_> = record.fields.iter().map(|field| name::ident(&field.name.rust)).collect();
    let blanks = record.fields.iter().zip(&idents).map(|(field, ident)| {
        if field.need == Need::Required {
            quote!(#ident: #p::Value::blank())
        } else {
            quote!(#ident: #p::None)
        }
    });
    let indices: Vec<_> = (0..idents.len()).map(literal::index).collect();
    quote! {
        #allow
        impl #p::Value for #ident {
            const FIELDS: &'static [#p::Field] = &[#(#table),*];

            fn blank() -> Self {
                Self { #(#blanks),* }
            }

            fn field(&self, index: #p::usize) -> #p::View<'_> {
                match index {
                    #(#indices => #p::Value::view(&self.#idents),)*
                    _ => #p::View::Absent,
                }
            }

            fn field_mut(&mut self, index: #p::usize) -> #p::Place<'_> {
                match index {
                    #(#indices => #p::Value::place(&mut self.#idents),)*
                    _ => #p::Place::Nowhere,
                }
            }
        }
    }
}

fn table_entry(cx: &Context<'_>, field: &Field) -> TokenStream {
    let p = &cx.root;
    let wire = &field.name.wire;
    let mut entry = match &field.need {
        Need::Required => quote!(#p::Field::required(#wire)),
        Need::Optional => quote!(#p::Field::optional(#wire)),
        Need::When { field: sibling, values } => {
            let sibling = literal::index(*sibling);
            quote!(#p::Field::optional(#wire).when(#sibling, &[#(#values),*]))
        }
        Need::With(siblings) => {
            let siblings = siblings.iter().map(|sibling| literal::index(*sibling));
            quote!(#p::Field::optional(#wire).with(&[#(#siblings),*]))
        }
    };
    if field.name.rust != *wire {
        let rust = &field.name.rust;
        entry.extend(quote!(.ident(#rust)));
    }
    if let Some(travel) = travel(cx, field.travel) {
        entry.extend(quote!(.travels(#travel)));
    }
    if let Some(rule) = rule::rule(p, &field.rule) {
        entry.extend(quote!(.rule(&#rule)));
    }
    if cx.server && field.blame != Blame::default() {
        let Blame { missing, kind, below, above, chars } = field.blame;
        let [missing, kind, below, above, chars] =
            [missing, kind, below, above, chars].map(|code| server::option(cx, code));
        entry.extend(quote!(.blame(&#p::Blame {
            missing: #missing, kind: #kind, below: #below, above: #above, chars: #chars,
        })));
    }
    entry
}

/// Where the field travels; `None` for the body alone.
fn travel(cx: &Context<'_>, travel: Travel) -> Option<TokenStream> {
    let p = &cx.root;
    let mut places = [
        (travel.path, quote!(#p::Travel::PATH)),
        (travel.query, quote!(#p::Travel::QUERY)),
        (travel.header, quote!(#p::Travel::HEADER)),
        (travel.body, quote!(#p::Travel::BODY)),
    ]
    .into_iter()
    .filter_map(|(is_set, place)| is_set.then_some(place));
    let first = places.next()?;
    let rest: Vec<_> = places.collect();
    let body_alone = travel == Travel { body: true, ..Travel::default() };
    (!body_alone).then(|| quote!(#first #(.and(#rest))*))
}

//! How a caller hands a value over: what an argument takes, and what makes the field's value of it.

use super::text::Text;
use super::{Context, name};
use crate::model::{Field, Need, Record, Scalar, Shape, Type};

/// The type of the argument: numbers and records as they are, texts and named scalars as anything that turns
/// into them, lists and maps as anything that iterates over their items.
pub(super) fn ty(cx: &Context<'_>, ty: &Type) -> Text {
    let p = &cx.root;
    match ty {
        Type::List(item) => {
            let item = single(cx, item);
            format!("impl {p}::IntoIterator<Item = {item}>").into()
        }
        Type::Map(value) => {
            let value = single(cx, value);
            format!("impl {p}::IntoIterator<Item = (impl {p}::Into<{p}::String>, {value})>").into()
        }
        single_type => single(cx, single_type),
    }
}

/// The expression that makes the field's value of the argument, box and `Some` included.
pub(super) fn value(cx: &Context<'_>, field: &Field, argument: &str) -> Text {
    let p = &cx.root;
    let is_optional = field.need != Need::Required;
    // One call of the runtime is checked faster than a conversion within a constructor.
    if is_optional && !field.boxed {
        match &field.ty {
            Type::List(_) => return format!("{p}::some_list({argument})").into(),
            Type::Map(_) => return format!("{p}::some_map({argument})").into(),
            ty if converts(cx, ty) => return format!("{p}::some({argument})").into(),
            _ => {}
        }
    }
    let mut value = convert(cx, &field.ty, argument);
    if field.boxed {
        value = format!("{p}::Box::new({value})").into();
    }
    if is_optional {
        value = format!("{p}::Some({value})").into();
    }
    value
}

/// A field of a struct expression, filled with the argument of its name.
pub(super) fn initializer(cx: &Context<'_>, field: &Field, ident: &str) -> Text {
    if is_plain(cx, field) {
        return ident.into();
    }
    let value = value(cx, field, ident);
    format!("{ident}: {value}").into()
}

/// Whether a required field's argument is its value as it stands.
pub(super) fn is_plain(cx: &Context<'_>, field: &Field) -> bool {
    field.need == Need::Required && !field.boxed && !is_generic(cx, &field.ty)
}

/// `#[inline]` for a function of these arguments. A generic function does not need it.
pub(super) fn inline<'a>(cx: &Context<'_>, fields: impl IntoIterator<Item = &'a Field>) -> &'static str {
    if fields.into_iter().any(|field| is_generic(cx, &field.ty)) { "" } else { "#[inline]" }
}

/// Whether the argument's type is an `impl`.
fn is_generic(cx: &Context<'_>, ty: &Type) -> bool {
    matches!(ty, Type::List(_) | Type::Map(_)) || converts(cx, ty)
}

/// The required fields in the order of the arguments.
pub(super) fn fields(record: &Record) -> impl Iterator<Item = &Field> {
    record.args.iter().map(|index| &record.fields[*index])
}

/// The required fields as arguments: their names, and `name: type` for each.
pub(super) fn required(cx: &Context<'_>, record: &Record) -> (Vec<String>, Vec<String>) {
    fields(record)
        .map(|field| {
            let name = name::written(&field.name.rust);
            let ty = ty(cx, &field.ty);
            (name.clone(), format!("{name}: {ty}"))
        })
        .unzip()
}

fn single(cx: &Context<'_>, ty: &Type) -> Text {
    let p = &cx.root;
    let plain = cx.ty(ty);
    if converts(cx, ty) { format!("impl {p}::Into<{plain}>").into() } else { plain }
}

fn convert(cx: &Context<'_>, ty: &Type, argument: &str) -> Text {
    let p = &cx.root;
    match ty {
        Type::List(_) => format!("{p}::list({argument})").into(),
        Type::Map(_) => format!("{p}::map({argument})").into(),
        single if converts(cx, single) => format!("{argument}.into()").into(),
        _ => argument.into(),
    }
}

/// Whether a caller may give something else than the type itself.
fn converts(cx: &Context<'_>, ty: &Type) -> bool {
    match ty {
        Type::Scalar(scalar) => *scalar == Scalar::String,
        Type::Named(index) => !matches!(cx.model.types[*index].shape, Shape::Record(_)),
        Type::ErrorCode => true,
        Type::File | Type::List(_) | Type::Map(_) => false,
    }
}

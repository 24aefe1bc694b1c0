//! How a caller hands a value over: what an argument takes, and what makes the field's value of it.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::{Context, name};
use crate::model::{Field, Need, Record, Scalar, Shape, Type};

/// The type of the argument: numbers and records as they are, texts and named scalars as anything that turns
/// into them, lists and maps as anything that iterates over their items.
pub(super) fn ty(cx: &Context<'_>, ty: &Type) -> TokenStream {
    let p = &cx.root;
    match ty {
        Type::List(item) => {
            let item = single(cx, item);
            quote!(impl #p::IntoIterator<Item = #item>)
        }
        Type::Map(value) => {
            let value = single(cx, value);
            quote!(impl #p::IntoIterator<Item = (impl #p::Into<#p::String>, #value)>)
        }
        single_type => single(cx, single_type),
    }
}

/// The expression that makes the field's value of the argument, box and `Some` included.
pub(super) fn value(cx: &Context<'_>, field: &Field, argument: &Ident) -> TokenStream {
    let p = &cx.root;
    let mut value = convert(cx, &field.ty, argument);
    if field.boxed {
        value = quote!(#p::Box::new(#value));
    }
    if field.need != Need::Required {
        value = quote!(#p::Some(#value));
    }
    value
}

/// A field of a struct expression, filled with the argument of its name.
pub(super) fn initializer(cx: &Context<'_>, field: &Field, ident: &Ident) -> TokenStream {
    if is_plain(cx, field) {
        return ident.to_token_stream();
    }
    let value = value(cx, field, ident);
    quote!(#ident: #value)
}

/// Whether a required field's argument is its value as it stands.
pub(super) fn is_plain(cx: &Context<'_>, field: &Field) -> bool {
    let collects = matches!(field.ty, Type::List(_) | Type::Map(_));
    field.need == Need::Required && !field.boxed && !collects && !converts(cx, &field.ty)
}

/// The required fields as arguments: their names, and `name: type` for each.
pub(super) fn required(cx: &Context<'_>, record: &Record) -> (Vec<Ident>, Vec<TokenStream>) {
    record
        .args
        .iter()
        .map(|index| {
            let field = &record.fields[*index];
            let name = name::ident(&field.name.rust);
            let ty = ty(cx, &field.ty);
            (name.clone(), quote!(#name: #ty))
        })
        .unzip()
}

fn single(cx: &Context<'_>, ty: &Type) -> TokenStream {
    let p = &cx.root;
    let plain = cx.ty(ty);
    if converts(cx, ty) { quote!(impl #p::Into<#plain>) } else { plain }
}

fn convert(cx: &Context<'_>, ty: &Type, argument: &Ident) -> TokenStream {
    let p = &cx.root;
    match ty {
        Type::List(_) => quote!(#p::list(#argument)),
        Type::Map(_) => quote!(#p::map(#argument)),
        single if converts(cx, single) => quote!(#argument.into()),
        _ => argument.to_token_stream(),
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

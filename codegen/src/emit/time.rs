use proc_macro2::TokenStream;
use quote::quote;

use super::markdown::code_span;
use super::text::Text;
use super::{Context, Root, lints, literal, name};
use crate::model::{TimeFormat, TypeDef};
use crate::time_pattern;

/// What a date and time has beyond any other type around a scalar: the moment that it stands for.
pub(super) fn conversions(cx: &Context<'_>, def: &TypeDef, format: &TimeFormat) -> TokenStream {
    let p = &cx.root;
    let ident = name::ident(&def.name.rust);
    let allow = lints::deprecated(def.deprecated.is_some());
    let constant = constant(p, format);
    let (moment, write) = match format {
        TimeFormat::Text { .. } => {
            let moment = quote! {
                /// The moment that it stands for; `None` where it is no date and time, or none that exists.
                #[must_use]
                pub fn moment(&self) -> #p::Option<#p::Moment> {
                    #p::moment_of_text(Self::FORMAT, &self.0)
                }
            };
            (moment, quote!(text_of_moment))
        }
        TimeFormat::UnixSeconds | TimeFormat::UnixMillis => {
            let moment = quote! {
                /// The moment that it stands for.
                #[must_use]
                pub fn moment(self) -> #p::Moment {
                    #p::moment_of_count(Self::FORMAT, self.0)
                }
            };
            (moment, quote!(count_of_moment))
        }
    };
    quote! {
        #allow
        impl #ident {
            const FORMAT: &'static #p::TimeFormat = &#constant;

            #moment
        }

        #allow
        impl #p::From<#p::Moment> for #ident {
            fn from(moment: #p::Moment) -> Self {
                Self(#p::#write(Self::FORMAT, moment))
            }
        }

        #allow
        impl #p::From<#p::SystemTime> for #ident {
            fn from(time: #p::SystemTime) -> Self {
                #p::From::from(<#p::Moment as #p::From<#p::SystemTime>>::from(time))
            }
        }
    }
}

/// The format as the runtime holds it.
pub(super) fn constant(p: &Root, format: &TimeFormat) -> Text {
    match format {
        TimeFormat::Text { pattern, offset } => {
            let offset = literal::integer((*offset).into());
            format!("{p}::TimeFormat::Text {{ pattern: {pattern:?}, offset: {offset} }}").into()
        }
        TimeFormat::UnixSeconds => format!("{p}::TimeFormat::UnixSeconds").into(),
        TimeFormat::UnixMillis => format!("{p}::TimeFormat::UnixMillis").into(),
    }
}

/// The format in words.
pub(super) fn words(format: &TimeFormat) -> String {
    match format {
        TimeFormat::Text { pattern, offset: 0 } => format!("{} in UTC", code_span(pattern)),
        TimeFormat::Text { pattern, offset } => {
            format!("{} at UTC{}", code_span(pattern), time_pattern::show_offset(*offset))
        }
        TimeFormat::UnixSeconds => "seconds since 1970 in UTC".to_owned(),
        TimeFormat::UnixMillis => "milliseconds since 1970 in UTC".to_owned(),
    }
}

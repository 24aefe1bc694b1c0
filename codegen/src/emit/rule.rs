use proc_macro2::TokenStream;
use quote::quote;

use super::{Root, literal, time};
use crate::model::{Chars, Rule, TimeFormat};

/// The rule as a constant expression; `None` where it limits nothing.
pub(super) fn rule(p: &Root, rule: &Rule) -> Option<TokenStream> {
    let mut steps = TokenStream::new();
    if let Some((least, most)) = rule.length {
        let (least, most) = (literal::count(p, least), literal::count(p, most));
        steps.extend(quote!(.length(#least, #most)));
    }
    if let Some((least, most)) = rule.range {
        let (least, most) = (literal::bound(p, least), literal::bound(p, most));
        steps.extend(quote!(.range(#least, #most)));
    }
    if let Some((least, most)) = rule.float_range {
        let (least, most) = (literal::float(p, least), literal::float(p, most));
        steps.extend(quote!(.float_range(#least, #most)));
    }
    if let Some((least, most)) = rule.items {
        let (least, most) = (literal::count(p, least), literal::count(p, most));
        steps.extend(quote!(.items(#least, #most)));
    }
    if let Some((least, most)) = rule.size {
        let (least, most) = (literal::count(p, least), literal::count(p, most));
        steps.extend(quote!(.size(#least, #most)));
    }
    if !rule.media.is_empty() {
        let media = &rule.media;
        steps.extend(quote!(.media(&[#(#media),*])));
    }
    if let Some(chars) = rule.chars {
        let chars = match chars {
            Chars::Digits => quote!(Digits),
            Chars::Letters => quote!(Letters),
            Chars::Alphanumeric => quote!(Alphanumeric),
            Chars::Ascii => quote!(Ascii),
        };
        steps.extend(quote!(.chars(#p::Chars::#chars)));
    }
    if let Some(format @ TimeFormat::Text { .. }) = &rule.time {
        let format = time::constant(p, format);
        steps.extend(quote!(.time(&#format)));
    }
    if rule.sensitive {
        steps.extend(quote!(.sensitive()));
    }
    if let Some(each) = rule.each.as_deref().and_then(|each| self::rule(p, each)) {
        steps.extend(quote!(.each(&#each)));
    }
    (!steps.is_empty()).then(|| quote!(#p::Rule::NONE #steps))
}

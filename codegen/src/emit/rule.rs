use super::text::{Text, listed};
use super::{Root, literal, time};
use crate::model::{Chars, Rule, TimeFormat};

/// The rule as a constant expression; `None` where it limits nothing.
pub(super) fn rule(p: &Root, rule: &Rule) -> Option<Text> {
    let mut steps = Text::default();
    if let Some((least, most)) = rule.length {
        let (least, most) = (literal::count(p, least), literal::count(p, most));
        steps.push(&format!(".length({least}, {most})"));
    }
    if let Some((least, most)) = rule.range {
        let (least, most) = (literal::bound(p, least), literal::bound(p, most));
        steps.push(&format!(".range({least}, {most})"));
    }
    if let Some((least, most)) = rule.float_range {
        let (least, most) = (literal::float(p, least), literal::float(p, most));
        steps.push(&format!(".float_range({least}, {most})"));
    }
    if let Some((least, most)) = rule.items {
        let (least, most) = (literal::count(p, least), literal::count(p, most));
        steps.push(&format!(".items({least}, {most})"));
    }
    if let Some((least, most)) = rule.size {
        let (least, most) = (literal::count(p, least), literal::count(p, most));
        steps.push(&format!(".size({least}, {most})"));
    }
    if !rule.media.is_empty() {
        let media = listed(rule.media.iter().map(|media| format!("{media:?}")));
        steps.push(&format!(".media(&[{media}])"));
    }
    if let Some(chars) = rule.chars {
        let chars = match chars {
            Chars::Digits => "Digits",
            Chars::Letters => "Letters",
            Chars::Alphanumeric => "Alphanumeric",
            Chars::Ascii => "Ascii",
        };
        steps.push(&format!(".chars({p}::Chars::{chars})"));
    }
    if let Some(format @ TimeFormat::Text { .. }) = &rule.time {
        let format = time::constant(p, format);
        steps.push(&format!(".time(&{format})"));
    }
    if rule.sensitive {
        steps.push(".sensitive()");
    }
    if let Some(each) = rule.each.as_deref().and_then(|each| self::rule(p, each)) {
        steps.push(&format!(".each(&{each})"));
    }
    (!steps.is_empty()).then(|| format!("{p}::Rule::NONE{steps}").into())
}

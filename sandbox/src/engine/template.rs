use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::ReturnCode;

/// The highest identifier that a new account's templates have.
pub(super) const LAST_SEEDED: u64 = 37_582;

/// The template that every account has for good.
pub(super) const SYSTEM: u64 = 1;

/// The length of a template, and of a text with its signature. The three documents say 350; it is 500 today.
pub(super) const TEXT_LIMIT: usize = 500;

const REMARK_LIMIT: usize = 100;

/// The lifetimes that a code may have, in seconds.
pub(super) const TTL: RangeInclusive<u64> = 1..=86_400;

/// What a template is for, as the documents number it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Verification = 1,
    Notification = 2,
    Marketing = 3,
}

impl Kind {
    pub(crate) fn from_number(number: u64) -> Option<Self> {
        match number {
            1 => Some(Self::Verification),
            2 => Some(Self::Notification),
            3 => Some(Self::Marketing),
            _ => None,
        }
    }
}

/// Where a template stands, as the documents number it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Auditing = 0,
    Approved = 1,
    Rejected = 2,
}

/// What a caller submits for audit.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) text: String,
    pub(crate) kind: Kind,
    pub(crate) ttl: Option<u64>,
    pub(crate) remark: Option<String>,
}

impl Draft {
    /// Holds it against the rules for contents.
    fn check(&self) -> Result<(), ReturnCode> {
        if self.text.trim().is_empty() {
            return Err(ReturnCode::TEMPLATE_IS_EMPTY);
        }
        if self.text.chars().count() > TEXT_LIMIT {
            return Err(ReturnCode::TEMPLATE_TOO_LONG);
        }
        if has_special_symbol(&self.text) {
            return Err(ReturnCode::TEMPLATE_CONTAINS_SPECIAL_SYMBOL);
        }
        let names: Vec<_> = variables(&self.text).collect();
        let well_named = match self.kind {
            Kind::Verification => names == ["code"],
            Kind::Notification | Kind::Marketing => names.iter().all(|name| is_variable_name(name)),
        };
        if !well_named {
            return Err(ReturnCode::TEMPLATE_PARAMETER_INVALID);
        }
        let remark = self.remark.as_deref().unwrap_or_default();
        if remark.chars().count() > REMARK_LIMIT {
            return Err(ReturnCode::REMARK_TOO_LONG);
        }
        if names.contains(&"url") && remark.trim().is_empty() {
            return Err(ReturnCode::SPECIAL_PARAMETER_NEEDS_REMARK);
        }
        match (self.kind, self.ttl) {
            (Kind::Verification, None) => Err(ReturnCode::INVALID_TTL_VALUE),
            (_, Some(ttl)) if !TTL.contains(&ttl) => Err(ReturnCode::INVALID_TTL_VALUE),
            _ => Ok(()),
        }
    }
}

/// A template whose contents keep the rules.
#[derive(Clone, Debug)]
pub(crate) struct Template {
    draft: Draft,
    status: Status,
    refuse_reason: Option<String>,
}

impl Template {
    /// Takes a draft for audit.
    pub(super) fn submit(draft: Draft) -> Result<Self, ReturnCode> {
        draft.check()?;
        Ok(Self { draft, status: Status::Auditing, refuse_reason: None })
    }

    pub(crate) fn text(&self) -> &str {
        &self.draft.text
    }

    pub(crate) fn kind(&self) -> Kind {
        self.draft.kind
    }

    pub(crate) fn ttl(&self) -> Option<u64> {
        self.draft.ttl
    }

    pub(crate) fn remark(&self) -> Option<&str> {
        self.draft.remark.as_deref()
    }

    pub(crate) fn status(&self) -> Status {
        self.status
    }

    pub(crate) fn refuse_reason(&self) -> Option<&str> {
        self.refuse_reason.as_deref()
    }

    pub(super) fn set_status(&mut self, status: Status, refuse_reason: Option<String>) {
        self.status = status;
        self.refuse_reason = refuse_reason;
    }

    /// Refuses a template that must not be sent with.
    pub(super) fn check_usable(&self) -> Result<(), ReturnCode> {
        match self.status {
            Status::Auditing => Err(ReturnCode::TEMPLATE_AUDITING),
            Status::Rejected => Err(ReturnCode::TEMPLATE_NOT_PASS),
            Status::Approved => Ok(()),
        }
    }

    /// Replaces every variable. The text comes without a signature.
    pub(super) fn render(&self, parameters: &BTreeMap<String, String>) -> Result<String, ReturnCode> {
        if parameters.is_empty() && variables(self.text()).next().is_some() {
            return Err(ReturnCode::PARAMETERS_IS_EMPTY);
        }
        self.render_with(|name| parameters.get(name).map(String::as_str))
    }

    /// Replaces the variable of a verification template.
    pub(super) fn render_code(&self, code: &str) -> Result<String, ReturnCode> {
        self.render_with(|name| (name == "code").then_some(code))
    }

    fn render_with<'a>(&self, value: impl Fn(&str) -> Option<&'a str>) -> Result<String, ReturnCode> {
        let mut rendered = String::with_capacity(self.text().len());
        for piece in pieces(self.text()) {
            match piece {
                Piece::Literal(text) => rendered.push_str(text),
                Piece::Variable(name) => match value(name) {
                    None => return Err(ReturnCode::PARAMETERS_NOT_ALL_REPLACED),
                    Some("") => return Err(ReturnCode::PARAMETERS_IS_EMPTY),
                    Some(value) => rendered.push_str(value),
                },
            }
        }
        if has_special_symbol(&rendered) {
            return Err(ReturnCode::CONTENT_CONTAINS_SPECIAL_SYMBOL);
        }
        Ok(rendered)
    }
}

/// The templates of a new account: those that the documents' examples name.
pub(super) fn seeded() -> BTreeMap<u64, Template> {
    let template = |text: &str, kind, ttl, remark: Option<&str>, status| Template {
        draft: Draft { text: text.to_owned(), kind, ttl, remark: remark.map(str::to_owned) },
        status,
        refuse_reason: None,
    };
    BTreeMap::from([
        (
            SYSTEM,
            template(
                "您的验证码是{{code}}，5分钟内有效，请勿告知他人。",
                Kind::Verification,
                Some(300),
                None,
                Status::Approved,
            ),
        ),
        (
            1_250,
            template(
                "您的取件号是{{number}}，请凭号领取。",
                Kind::Notification,
                None,
                None,
                Status::Approved,
            ),
        ),
        (
            LAST_SEEDED,
            template(
                "您好,您的验证码是{{code}},2分钟内有效!",
                Kind::Verification,
                Some(120),
                Some("此模板用于用户注册"),
                Status::Rejected,
            ),
        ),
    ])
}

fn is_variable_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn has_special_symbol(text: &str) -> bool {
    text.contains(['【', '】'])
}

fn variables(text: &str) -> impl Iterator<Item = &str> {
    pieces(text).filter_map(|piece| match piece {
        Piece::Variable(name) => Some(name),
        Piece::Literal(_) => None,
    })
}

enum Piece<'a> {
    Literal(&'a str),
    Variable(&'a str),
}

/// Cuts a template at its `{{variables}}`. One that is never closed is a variable without a name.
fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some(after) = rest.strip_prefix("{{") else {
            let (literal, after) = rest.split_at(rest.find("{{").unwrap_or(rest.len()));
            rest = after;
            return Some(Piece::Literal(literal));
        };
        let (name, after) = after.split_once("}}").unwrap_or_default();
        rest = after;
        Some(Piece::Variable(name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_templates_of_a_new_account_keep_the_rules_themselves() {
        for (id, template) in seeded() {
            assert_eq!(template.draft.check(), Ok(()), "{id}");
        }
    }

    #[test]
    fn values_are_put_in_as_they_are_and_never_read_as_variables() {
        let draft =
            Draft { text: "{{a}}-{{b}}-{{a}}".into(), kind: Kind::Notification, ttl: None, remark: None };
        let template = Template::submit(draft).unwrap();
        let parameters = BTreeMap::from([("a".into(), "{{b}}".into()), ("b".into(), "\"乙\"".into())]);
        assert_eq!(template.render(&parameters).unwrap(), "{{b}}-\"乙\"-{{b}}");
    }
}

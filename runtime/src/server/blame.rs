use crate::record::{At, Blame, ListView, Need, RecordView, Rule, Step, View, missing};

/// What is wrong with a request.
#[derive(Debug, Default)]
pub(super) struct Flaws {
    /// What is not as described.
    pub(super) wrong: Vec<Flaw>,
    /// What is not as described, and was understood nevertheless.
    pub(super) deviations: Vec<String>,
}

/// One thing that is wrong with a field.
#[derive(Debug)]
pub(super) struct Flaw {
    /// Where and what, without a value.
    pub(super) text: String,
    /// The documented code for it: an index into the API's.
    pub(super) code: Option<usize>,
}

/// What can be wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    Missing,
    Kind,
    Below,
    Above,
    Chars,
}

impl Flaw {
    pub(super) fn new(at: &At<'_>, wrong: Wrong, problem: &str, blame: Option<&'static Blame>) -> Self {
        let code = blame.and_then(|blame| match wrong {
            Wrong::Missing => blame.missing,
            Wrong::Kind => blame.kind,
            Wrong::Below => blame.below,
            Wrong::Above => blame.above,
            Wrong::Chars => blame.chars,
        });
        Self { text: format!("{at}: {problem}"), code }
    }
}

/// Every broken limit of a record that was read, and every field that is required under a condition.
pub(super) fn limits(record: &dyn RecordView) -> Vec<Flaw> {
    let mut found = Vec::new();
    walk(record, None, &mut found);
    found
}

fn walk(record: &dyn RecordView, at: Option<&At<'_>>, found: &mut Vec<Flaw>) {
    for (index, field) in record.fields().iter().enumerate() {
        let here = At::new(at, Step::Field(field.name()));
        match record.field(index) {
            // What is required always was missed when it was read.
            View::Absent => {
                if let (Need::When(..) | Need::With(_), Some(problem)) = (field.need, missing(record, field))
                {
                    found.push(Flaw::new(&here, Wrong::Missing, &problem, field.blame));
                }
            }
            view => value(view, field.rule, &here, field.blame, found),
        }
    }
}

fn value(
    view: View<'_>,
    rule: &'static Rule,
    at: &At<'_>,
    blame: Option<&'static Blame>,
    found: &mut Vec<Flaw>,
) {
    if rule.is_limited() && rule.is_broken(view) {
        let problems = rule.problems(view).into_iter().flatten().zip(wrongs(rule, view));
        found.extend(problems.map(|(problem, wrong)| Flaw::new(at, wrong, &problem, blame)));
    }
    let each = rule.each.unwrap_or(&Rule::NONE);
    match view {
        View::List(list) => items(list, each, at, blame, found),
        View::Map(map) => map.each(&mut |key, view| {
            value(view, each, &At::new(Some(at), Step::Key(key.into())), blame, found);
            true
        }),
        View::Record(record) => walk(record, Some(at), found),
        _ => {}
    }
}

fn items(
    list: &dyn ListView,
    each: &'static Rule,
    at: &At<'_>,
    blame: Option<&'static Blame>,
    found: &mut Vec<Flaw>,
) {
    for index in 0..list.count() {
        value(list.item(index), each, &At::new(Some(at), Step::Index(index)), blame, found);
    }
}

/// What is wrong, in the order in which the rule tells its problems.
fn wrongs(rule: &Rule, view: View<'_>) -> impl Iterator<Item = Wrong> {
    let size = |bounds: Option<(u64, u64)>, count: u64| {
        let (least, most) = bounds?;
        beside(count, least, most)
    };
    let integer = |number: i128| rule.range.and_then(|(least, most)| beside(number, least, most));
    let (bounds, chars) = match view {
        View::Str(text) => {
            let is_wrong =
                rule.chars.is_some_and(|chars| text.chars().any(|character| !chars.contains(character)));
            let content = is_wrong.then_some(Wrong::Chars);
            (size(rule.length, text.chars().count() as u64), content.or(rule.time.map(|_| Wrong::Kind)))
        }
        View::Int(number) => (integer(number.into()), None),
        View::UInt(number) => (integer(number.into()), None),
        View::Float(number) => {
            (rule.float_range.and_then(|(least, most)| beside(number.get(), least, most)), None)
        }
        View::File(file) => {
            let is_other = !rule.media.is_empty() && !file.file().is_one_of(rule.media);
            (size(rule.size, file.file().len()), is_other.then_some(Wrong::Kind))
        }
        View::List(list) => (size(rule.items, list.count() as u64), None),
        View::Map(map) => (size(rule.items, map.count() as u64), None),
        View::Absent | View::Bool(_) | View::Record(_) => (None, None),
    };
    bounds.into_iter().chain(chars)
}

fn beside<T: PartialOrd>(value: T, least: T, most: T) -> Option<Wrong> {
    if value < least { Some(Wrong::Below) } else { (value > most).then_some(Wrong::Above) }
}

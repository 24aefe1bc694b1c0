use super::p;
use super::sample::{Batch, batch};

#[test]
fn debug_is_as_the_derive_writes_it_but_masked() {
    let mut request = batch();
    request.secret = Some(vec![vec!["13812345678".into(), "tiger".into()], vec![]]);
    let mut next = batch();
    next.people.clear();
    request.next = Some(Box::new(next));
    assert_eq!(
        format!("{request:?}"),
        "Batch { kind: 2, ttl: None, recipients: ?, ratio: Some(0.5) }".replace(
            "recipients: ?, ratio: Some(0.5)",
            "recipients: [Person { mobile: 138****5678, values: Some({\"code\": \"01\", \"名\": \"Ada\"}) }, \
             Person { mobile: 139****5678, values: None }], ratio: Some(0.5), \
             secret: Some([[138****5678, ****], []]), \
             next: Some(Batch { kind: 2, ttl: None, recipients: [], ratio: Some(0.5), secret: None, next: None })"
        )
    );
}

#[test]
fn the_long_form_is_indented() {
    let mut request = batch();
    request.people.truncate(1);
    request.people[0].values = None;
    assert_eq!(
        format!("{request:#?}"),
        "Batch {\n    kind: 2,\n    ttl: None,\n    recipients: [\n        Person {\n            mobile: 138****5678,\n            \
         values: None,\n        },\n    ],\n    ratio: Some(\n        0.5,\n    ),\n    secret: None,\n    next: None,\n}"
    );
}

#[test]
fn records_are_equal_by_value_and_nothing_equals_nan() {
    let one = batch();
    let changes: [fn(&mut Batch); 6] = [
        |batch| batch.people[1].mobile.push('1'),
        |batch| batch.people[0].values = None,
        |batch| _ = batch.people[0].values.as_mut().unwrap().insert("code".into(), "02".into()),
        |batch| _ = batch.people.pop(),
        |batch| batch.ratio = Some(f64::NAN),
        |batch| batch.next = Some(Box::new(self::batch())),
    ];
    assert_eq!(one, one.clone());
    for change in changes {
        let mut other = one.clone();
        change(&mut other);
        assert_ne!(one, other);
        assert_ne!(other, one);
    }
    let mut nan = one.clone();
    nan.ratio = Some(f64::NAN);
    assert_ne!(nan, nan.clone());
}

#[test]
fn only_a_telephone_number_shows_some_of_its_digits() {
    struct Masked(&'static str);

    impl std::fmt::Display for Masked {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            p::display_masked(self.0, f)
        }
    }

    for (text, shown) in [
        ("13812345678", "138****5678"),
        ("8613812345678", "861****5678"),
        ("+8613812345678", "+861****5678"),
        ("1381234567", "****"),
        ("1234567890123456", "****"),
        ("1381234567a", "****"),
        ("", "****"),
        ("+", "****"),
        ("123456", "****"),
        ("一三八一二三四五六七八", "****"),
    ] {
        assert_eq!(Masked(text).to_string(), shown, "{text}");
    }
}

use super::p;
use super::sample::{Level, Login, batch, search, violations};

#[test]
fn every_violation_is_told_at_once_with_its_path() {
    let mut request = batch();
    request.kind = Level(1);
    request.ratio = Some(1.5);
    request.people[0].mobile = "123".into();
    request.people[0].values = Some([("code".into(), "12345".into()), ("a b".into(), "12345".into())].into());
    request.people[1].mobile = "+8613812345678".into();
    request.people[1].values = Some(p::BTreeMap::new());
    request.next = Some(Box::new(batch()));
    request.next.as_mut().unwrap().people.clear();
    request.next.as_mut().unwrap().ttl = Some(0);
    assert_eq!(
        violations(&request, true),
        [
            "ttl: is required when `type` is 1",
            "recipients[0].mobile: must have 5 to 15 characters, has 3",
            "recipients[0].temp_para[\"a b\"]: must have at most 4 characters, has 5",
            "recipients[0].temp_para.code: must have at most 4 characters, has 5",
            "recipients[1].mobile: must consist of the digits 0 to 9, and character 1 is none",
            "recipients[1].temp_para: must have 1 to 3 entries, has 0",
            "ratio: must be between 0 and 1",
            "next.ttl: must be between 1 and 86400",
            "next.recipients: must have 1 to 1000 items, has 0",
        ]
    );
    assert!(p::write_request(&request, "", false).is_ok());
}

#[test]
fn bounds_are_inclusive_and_count_characters() {
    let mut request = batch();
    for (mobile, fits) in
        [("12345", true), ("123456789012345", true), ("1234", false), ("1234567890123456", false)]
    {
        request.people[1].mobile = mobile.into();
        assert_eq!(p::write_request(&request, "", true).is_ok(), fits, "{mobile}");
    }
    let mut request = batch();
    for (value, fits) in
        [("名名名名", true), ("\u{1f600}\u{1f600}\u{1f600}\u{1f600}", true), ("名名名名名", false)]
    {
        request.people[0].values = Some([("k".into(), value.into())].into());
        assert_eq!(p::write_request(&request, "", true).is_ok(), fits, "{value}");
    }
    let mut request = batch();
    for (ttl, fits) in [(1, true), (86_400, true), (0, false), (86_401, false)] {
        request.ttl = Some(ttl);
        assert_eq!(p::write_request(&request, "", true).is_ok(), fits, "{ttl}");
    }
    request.ttl = None;
    for (kind, fits) in [(1, false), (2, true), (3, true), (4, false), (-1, false)] {
        request.kind = Level(kind);
        assert_eq!(p::write_request(&request, "", true).is_ok(), fits, "{kind}");
    }
}

#[test]
fn a_form_is_checked_too() {
    let login = Login { user: "a".into(), age: None, roles: vec![] };
    assert_eq!(violations(&login, true), ["role: must have 1 to 2 items, has 0"]);
    assert!(p::write_request(&login, "", false).is_ok());
}

#[test]
fn a_number_that_is_none_is_refused_even_unchecked() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        for check in [true, false] {
            let mut request = batch();
            request.ratio = Some(number);
            assert_eq!(violations(&request, check), ["ratio: must be a finite number"]);
            let mut request = search();
            request.limit = Some(number);
            assert_eq!(violations(&request, check), ["limit: must be a finite number"]);
        }
    }
}

#[test]
fn no_violation_shows_a_value() {
    let mut request = batch();
    request.people[0].mobile = "13812345678999999".into();
    request.people[1].values = Some([("13812345678".into(), "secret".into())].into());
    let error = p::write_request(&request, "", true).map(drop).unwrap_err();
    for text in [error.to_string(), format!("{error:?}"), format!("{:?}", error.violations())] {
        assert!(!text.contains("13812345678") && !text.contains("secret"), "{text}");
    }
}

#[test]
fn many_violations_make_a_short_line_and_a_long_list() {
    let mut request = batch();
    request.people = vec![request.people[1].clone(); 1000];
    request.people.iter_mut().for_each(|person| person.mobile.clear());
    let error = p::write_request(&request, "", true).map(drop).unwrap_err();
    assert_eq!(error.violations().len(), 1000);
    assert_eq!(error.violations()[999].path(), "recipients[999].mobile");
    assert!(error.to_string().ends_with("; and 995 more"), "{error}");
    assert!(
        error
            .to_string()
            .starts_with("Batch: the request was not sent, for 1000 reasons: recipients[0].mobile: ")
    );
}

//! A client that cannot work is not made.

use sms_api::__private as p;
use sms_api::{Delivery, ErrorKind};

use crate::api::{self, API, Builder};

fn refused(builder: Builder) -> String {
    let error = builder.build().unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Invalid, Delivery::NotSent));
    assert_eq!((error.endpoint(), error.attempts(), error.is_retryable()), (None, 0, false));
    error.to_string()
}

#[test]
fn a_wrong_base_url_is_refused_where_it_is_given() {
    let error = api::builder().base_url("api.example.com").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
    assert_eq!(error.to_string(), "the base URL has no scheme: begin it with https://");
}

#[test]
fn plain_http_is_refused_except_to_this_machine_or_by_name() {
    let builder = || api::builder().base_url("http://sms.example.com/v1").unwrap();
    assert!(refused(builder()).contains("allow_plain_http(true)"));
    builder().allow_plain_http(true).build().unwrap();
    for here in ["http://localhost:1", "http://127.0.0.1:1/v1", "http://[::1]:1"] {
        api::builder().base_url(here).unwrap().build().unwrap();
    }
}

#[test]
fn wrong_credentials_are_refused_by_name_and_all_at_once() {
    let credentials = p::Credentials::new(&API).with(0, ["a:b".to_owned(), "x\n".to_owned()]);
    let error = Builder::new(&API, credentials).build().unwrap_err();
    let paths: Vec<_> = error.violations().iter().map(|violation| violation.path().to_owned()).collect();
    assert_eq!(paths, ["app_key", "master_secret"]);
    assert!(!format!("{error} {error:?}").contains("a:b"));
}

#[test]
fn a_user_agent_with_a_line_break_is_refused() {
    assert!(refused(api::builder().user_agent("x\r\ny: z")).contains("user agent"));
}

#[cfg(feature = "tls")]
#[test]
fn a_broken_root_certificate_is_refused() {
    for pem in ["", "no PEM", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
        let error = api::builder().add_root_certificate_pem(pem).unwrap_err();
        assert!(error.to_string().contains("root certificate"), "{error}");
    }
}

#[cfg(not(feature = "tls"))]
#[test]
fn https_without_the_feature_names_the_feature() {
    assert!(refused(api::builder()).contains("`tls`"));
}

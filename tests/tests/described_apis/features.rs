use std::collections::BTreeMap;

use sms_api::{Delivery, ErrorKind, File};

use self::api::{Client, Credentials, ErrorCode, Reading, Sky, StationId, Unit};
use super::server::{Reply, Server};

/// The client. Its spec leaves documentation out: a fallback stands there.
pub mod api {
    sms_api::sms_api!("specs/features.toml");
}

async fn start() -> (Server, Client) {
    let server = Server::start().await;
    let credentials = Credentials::new("k-123").operator("o-456").archive("reader", "s3cr3t");
    let client = Client::builder(credentials).base_url(&server.url("/v3")).unwrap().build().unwrap();
    (server, client)
}

fn reading() -> Reading {
    Reading::new(7, -90)
        .elevation(-430)
        .wind_speed(113.3)
        .sky_cover(Sky::Cloudy)
        .history([("2024", vec![-3, 12]), ("2023", vec![])])
}

const READING: &str = r#"{"stationId":7,"celsius":-90,"elevation":-430,"windSpeed":113.3,"skyCover":1,"history":{"2023":[],"2024":[-3,12]}}"#;

#[tokio::test]
async fn one_argument_travels_to_two_places() {
    let (server, client) = start().await;
    let call = client.store_reading(7, u64::MAX, reading()).x_operator_initials("ab");
    let reply = Reply::json(200, r#"{"storedAt": -9223372036854775808, "faultKind": "none"}"#);
    let (stored, sent) = server.exchange(reply, call).await;
    assert_eq!(sent.line, "PUT /v3/stations/7/readings/18446744073709551615");
    assert_eq!(sent.header("x-station-key"), Some("k-123"));
    assert_eq!(sent.header("authorization"), None);
    assert_eq!(sent.header("sequenceno"), Some("18446744073709551615"));
    assert_eq!(sent.header("x-operator-initials"), Some("ab"));
    assert_eq!(sent.body, format!(r#"{{"stationId":7,"reading":{READING}}}"#));
    let stored = stored.unwrap();
    assert_eq!((stored.stored_at, stored.fault_kind), (i64::MIN, None));
}

#[tokio::test]
async fn collections_inside_collections_are_read() {
    let (server, client) = start().await;
    let call = client
        .find_readings([7, 8], Sky::Clear)
        .unit(Unit::Fahrenheit)
        .warmer_than(-0.5)
        .coldest(i8::MIN)
        .grid_cell("JN58");
    let reply = Reply::json(
        200,
        &format!(
            r#"{{"readings": [{READING}, {{"stationId": "8", "celsius": 59, "skyCover": "0", "faultKind": "sensor.offline"}}],
                "byStation": {{"7": {READING}}}, "layers": [{{"10m": 1e-3, "100m": 2}}, {{}}]}}"#
        ),
    )
    .header("x-total-count", "2");
    let (found, sent) = server.exchange(reply, call).await;
    assert_eq!(
        sent.line,
        "GET /v3/readings?station=7&station=8&sky=0&unit=F&warmerThan=-0.5&coldest=-128&gridCell=JN58"
    );
    assert_eq!(sent.header("authorization"), Some("Basic cmVhZGVyOnMzY3IzdA=="));
    assert_eq!(sent.header("x-station-key"), None);
    let found = found.unwrap();
    assert_eq!(found.readings[0], reading());
    assert_eq!(found.readings[1].station_id, StationId::from(8));
    assert_eq!(found.readings[1].sky_cover, Some(Sky::Clear));
    assert_eq!(found.readings[1].fault_kind, Some(ErrorCode::SensorOffline));
    assert_eq!(found.by_station.unwrap()["7"], reading());
    let layers = found.layers.unwrap();
    assert_eq!(layers[0], BTreeMap::from([("10m".to_owned(), 0.001), ("100m".to_owned(), 2.0)]));
    assert!(layers[1].is_empty());
    assert_eq!(found.x_total_count, 2);
}

#[tokio::test]
async fn a_form_carries_every_scalar_and_a_header_beside_it() {
    let (server, client) = start().await;
    #[expect(deprecated, reason = "that it is deprecated is the point")]
    let sky = Sky::Fog;
    let call = client
        .calibrate(-128, [0, u16::MAX])
        .gain(1.5e300)
        .drift(i64::MIN)
        .dry_run(true)
        .sky(sky)
        .note("~ok~ 100%")
        .key("a-b");
    let (answer, sent) = server.exchange(Reply::bare(204), call).await;
    let () = answer.unwrap();
    assert_eq!(sent.line, "POST /v3/calibrations");
    assert_eq!(sent.header("authorization"), Some("Bearer o-456"));
    assert_eq!(sent.header("idempotency-key"), Some("a-b"));
    assert_eq!(sent.header("content-type"), Some("application/x-www-form-urlencoded"));
    let gain = sent.body.split('&').find_map(|pair| pair.strip_prefix("gain=")).unwrap();
    assert_eq!(gain.parse(), Ok(1.5e300));
    assert_eq!(
        sent.body.replace(&format!("&gain={gain}"), ""),
        "offset=-128&sensors=0&sensors=65535&drift=-9223372036854775808&dryRun=true&sky=2&note=~ok~%20100%25"
    );
}

#[tokio::test]
async fn an_endpoint_may_have_neither_request_nor_answer() {
    let (server, client) = start().await;
    let (answer, sent) = server.exchange(Reply::bare(200), client.ping()).await;
    let () = answer.unwrap();
    assert_eq!(sent.line, "HEAD /v3/");
    assert_eq!((sent.header("authorization"), sent.header("x-station-key")), (None, None));

    let reply = Reply::json(200, r#"{"ignored": "whatever comes"}"#);
    let (answer, sent) = server.exchange(reply, client.restart()).await;
    let () = answer.unwrap();
    assert_eq!(sent.line, "POST /v3/restart");
    assert_eq!(sent.header("x-confirm"), Some("yes"));
    assert_eq!(sent.header("accept"), Some("*/*"));
    assert_eq!((sent.body.as_str(), sent.header("content-length")), ("", Some("0")));
}

#[tokio::test]
async fn text_codes_are_found_and_the_one_of_success_is_none() {
    let (server, client) = start().await;
    for (status, kind, code) in [
        (422, "out-of-range", ErrorCode::OutOfRange),
        (409, "sensor.offline", ErrorCode::SensorOffline),
        (200, "sensor.offline", ErrorCode::SensorOffline),
        (418, "teapot", ErrorCode::from("teapot")),
    ] {
        let reply = Reply::json(status, &format!(r#"{{"fault": {{"kind": "{kind}", "text": "no"}}}}"#));
        let (answer, _) = server.exchange(reply, client.restart()).await;
        let error = answer.unwrap_err();
        assert_eq!(error.code(), Some(code), "{error}");
        assert_eq!((error.kind(), error.delivery()), (ErrorKind::Api, Delivery::Refused));
    }
    let reply = Reply::json(200, r#"{"fault": {"kind": "none"}, "storedAt": 1}"#);
    let (answer, _) = server.exchange(reply, client.store_reading(1, 1, Reading::new(1, 1))).await;
    assert_eq!(answer.unwrap().stored_at, 1);
}

#[tokio::test]
async fn an_idempotent_call_is_sent_again_and_another_is_not() {
    let (server, client) = start().await;
    let broken = Reply::json(502, "<html>").header("x-proxy", "1");
    let stored = Reply::json(200, r#"{"storedAt": 1}"#);
    let call = client.store_reading(1, 1, Reading::new(1, 1));
    let (answer, sent) = server.exchange_all([broken.clone(), stored], call).await;
    assert_eq!(answer.unwrap().stored_at, 1);
    assert_eq!(
        sent.iter().map(|sent| sent.line.as_str()).collect::<Vec<_>>(),
        ["PUT /v3/stations/1/readings/1"; 2]
    );
    assert_eq!(sent[0].body, sent[1].body);

    let (answer, _) = server.exchange(broken, client.restart()).await;
    let error = answer.unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery(), error.attempts()),
        (ErrorKind::Unexpected, Delivery::Unknown, 1)
    );
}

#[tokio::test]
async fn bounds_are_exclusive_where_they_are_written_so() {
    let (server, client) = start().await;
    let hot = Reading::new(1, 60).elevation(8849).wind_speed(113.4);
    let call = client.store_reading(1, 0, hot).x_operator_initials("a1");
    let error = server.untouched(call).await.unwrap_err();
    let mut paths: Vec<_> = error.violations().iter().map(|violation| violation.path()).collect();
    paths.sort_unstable();
    assert_eq!(paths, ["X-Operator-Initials", "reading.celsius", "reading.elevation", "reading.windSpeed"]);

    for (stations, cell, paths) in [
        (vec![], "JN58", vec!["station"]),
        (vec![1; 5], "JN58", vec!["station"]),
        (vec![1; 4], "JN5", vec!["gridCell"]),
        (vec![1], "JN-8", vec!["gridCell"]),
        (vec![1], "JNñ8", vec!["gridCell"]),
    ] {
        let error =
            server.untouched(client.find_readings(stations, Sky::Clear).grid_cell(cell)).await.unwrap_err();
        let found: Vec<_> = error.violations().iter().map(|violation| violation.path()).collect();
        assert_eq!(found, paths);
    }

    let error = server.untouched(client.calibrate(0, []).note("tab\t")).await.unwrap_err();
    let paths: Vec<_> = error.violations().iter().map(|violation| violation.path()).collect();
    assert_eq!(paths, ["sensors", "note"]);
}

#[tokio::test]
async fn a_number_that_does_not_fit_is_unexpected_and_named() {
    let (server, client) = start().await;
    for (value, field) in [("128", "celsius"), ("-129", "celsius"), ("1.5", "celsius"), ("\"1\"", "celsius")]
    {
        let body = format!(r#"{{"readings": [{{"stationId": 1, "celsius": {value}}}]}}"#);
        let reply = Reply::json(200, &body).header("x-total-count", "1");
        let (answer, _) = server.exchange(reply, client.find_readings([1], Sky::Clear)).await;
        let error = answer.unwrap_err();
        assert_eq!((error.kind(), error.delivery()), (ErrorKind::Unexpected, Delivery::Unknown));
        assert!(error.to_string().contains(&format!("readings[0].{field}")), "{error}");
    }
}

#[tokio::test]
async fn files_travel_beside_scalars() {
    let (server, client) = start().await;
    let charts = [File::new("a.csv", "text/csv", "1;2"), File::new("b.csv", "text/csv", "3;4")];
    let call = client
        .archive_charts(7, 20_000, charts)
        .legend(File::new("legend.png", "image/png", "x"))
        .exact(true)
        .scale(0.5)
        .layers([Sky::Clear, Sky::Cloudy]);
    let (answer, sent) = server.exchange(Reply::json(200, ""), call).await;
    answer.unwrap();
    assert_eq!(sent.line, "POST /v3/stations/7/charts");
    let boundary =
        sent.header("content-type").unwrap().strip_prefix("multipart/form-data; boundary=").unwrap();
    let body = sent.body.replace(boundary, "B").replace("Content-Disposition: form-data; name=", "@");
    let layers = format!("--B\r\n@\"layers\"\r\n\r\n{}\r\n--B\r\n@\"layers\"\r\n\r\n{}\r\n", 0, 1);
    let expected = "--B\r\n@\"day\"\r\n\r\n20000\r\n\
        --B\r\n@\"charts\"; filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\n1;2\r\n\
        --B\r\n@\"charts\"; filename=\"b.csv\"\r\nContent-Type: text/csv\r\n\r\n3;4\r\n\
        --B\r\n@\"legend\"; filename=\"legend.png\"\r\nContent-Type: image/png\r\n\r\nx\r\n\
        --B\r\n@\"exact\"\r\n\r\ntrue\r\n--B\r\n@\"scale\"\r\n\r\n0.5\r\n"
        .to_owned()
        + &layers
        + "--B--\r\n";
    assert_eq!(body, expected);
}

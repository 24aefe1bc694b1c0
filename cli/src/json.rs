use serde_json::{Value, json};
use sms_api_codegen::{Diagnostic, Related};

/// A diagnostic as one line of JSON.
pub(crate) fn line(diagnostic: &Diagnostic) -> String {
    let place = &diagnostic.place;
    let object = json!({
        "code": diagnostic.code.as_str(),
        "severity": diagnostic.severity.to_string(),
        "file": diagnostic.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "message": diagnostic.message,
        "label": diagnostic.label,
        "help": diagnostic.help,
        "related": diagnostic.related.iter().map(related).collect::<Vec<_>>(),
    });
    format!("{object}\n")
}

fn related(related: &Related) -> Value {
    let place = &related.place;
    json!({ "line": place.line, "column": place.column, "message": related.message })
}

use serde_json::{Map, Value, json};

use super::Shape;

/// The same API as OpenAPI.
pub(super) fn openapi(shape: &Shape) -> String {
    let mut schemas = Map::new();
    let mut add = |name: String, schema: Value| schemas.insert(name, schema);
    for id in 0..shape.ids() {
        add(format!("Id{id}"), json!({ "type": "string" }));
    }
    for state in 0..shape.states() {
        add(format!("State{state}"), json!({ "type": "integer", "enum": [0, 1, 2, 3] }));
    }
    for part in 0..shape.parts() {
        let properties = json!({
            "name": { "type": "string" },
            "size": { "type": "integer", "format": "uint32", "minimum": 0 },
            "state": named("State", Shape::state_of_part(part)),
            "tags": { "type": "array", "items": { "type": "string" } },
        });
        add(format!("Part{part}"), record(properties, &["name", "state"]));
    }
    let mut paths = Map::new();
    for endpoint in 0..shape.endpoints {
        let (id, state, part) = (Shape::id(endpoint), Shape::state(endpoint), Shape::part(endpoint));
        let request = json!({
            "id": named("Id", id),
            "name": { "type": "string" },
            "state": named("State", state),
            "parts": { "type": "array", "items": named("Part", part) },
        });
        let response = json!({
            "id": named("Id", id),
            "part": named("Part", part),
            "total": { "type": "integer", "format": "uint32", "minimum": 0 },
            "note": { "type": "string" },
        });
        add(format!("MakeThing{endpoint}"), record(request, &["id", "name"]));
        add(format!("MakeThing{endpoint}Response"), record(response, &["id", "part", "total"]));
        paths.insert(format!("/things/{endpoint}"), path(endpoint));
    }
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Synthetic", "version": "1.0.0" },
        "paths": paths,
        "components": { "schemas": schemas },
    })
    .to_string()
}

fn path(endpoint: usize) -> Value {
    let content = |name: String| json!({ "application/json": { "schema": { "$ref": format!("#/components/schemas/{name}") } } });
    json!({
        "post": {
            "operationId": format!("make_thing_{endpoint}"),
            "description": "Makes a thing.",
            "requestBody": { "required": true, "content": content(format!("MakeThing{endpoint}")) },
            "responses": {
                "200": { "description": "Made.", "content": content(format!("MakeThing{endpoint}Response")) }
            }
        }
    })
}

fn named(kind: &str, index: usize) -> Value {
    json!({ "$ref": format!("#/components/schemas/{kind}{index}") })
}

fn record(properties: Value, required: &[&str]) -> Value {
    json!({ "type": "object", "required": required, "properties": properties })
}

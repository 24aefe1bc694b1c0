use std::fmt::Write as _;

use super::Shape;

/// What one writes by hand on the yardstick's client: serde's derive for the types, a function for each
/// endpoint.
pub(super) fn client(shape: &Shape) -> String {
    let mut text = String::from(
        "pub mod api {\n    use serde::{Deserialize, Serialize};\n    pub use yardstick::Error;\n\n\
         \x20   #[derive(Clone)]\n    pub struct Client(pub yardstick::Client);\n",
    );
    for id in 0..shape.ids() {
        let _ = write!(
            text,
            "\n    #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]\n    #[serde(transparent)]\n    \
             pub struct Id{id}(pub String);\n"
        );
    }
    for state in 0..shape.states() {
        text.push_str(&open_enum(state));
    }
    for part in 0..shape.parts() {
        let state = Shape::state_of_part(part);
        let _ = write!(
            text,
            "\n    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]\n    pub struct Part{part} {{\n        \
             pub name: String,\n        #[serde(skip_serializing_if = \"Option::is_none\")]\n        pub size: Option<u32>,\n        \
             pub state: State{state},\n        #[serde(skip_serializing_if = \"Option::is_none\")]\n        pub tags: Option<Vec<String>>,\n    }}\n"
        );
    }
    for endpoint in 0..shape.endpoints {
        text.push_str(&endpoint_text(endpoint));
    }
    text.push_str("}\n");
    text
}

/// A program that calls every endpoint.
pub(super) fn program(shape: &Shape) -> String {
    let mut text = calls(shape, |endpoint| {
        format!(
            "client.make_thing_{endpoint}(&api::MakeThing{endpoint} {{ id: api::Id{}(\"id\".into()), name: \"name\".into(), \
             state: None, parts: None }}).await",
            Shape::id(endpoint)
        )
    });
    text.push_str(
        "\nfn client() -> Client {\n    api::Client(yardstick::Client::new(\"127.0.0.1\", 8025, \"/v1\", \"key\", \"secret\")\
         .expect(\"a client\"))\n}\n\nuse api::Client;\n",
    );
    text
}

fn open_enum(state: usize) -> String {
    format!(
        "
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(from = \"i64\", into = \"i64\")]
    pub enum State{state} {{ Waiting, Running, Done, Failed, Unknown(i64) }}

    impl From<i64> for State{state} {{
        fn from(value: i64) -> Self {{
            match value {{ 0 => Self::Waiting, 1 => Self::Running, 2 => Self::Done, 3 => Self::Failed, other => Self::Unknown(other) }}
        }}
    }}

    impl From<State{state}> for i64 {{
        fn from(value: State{state}) -> Self {{
            match value {{ State{state}::Waiting => 0, State{state}::Running => 1, State{state}::Done => 2, State{state}::Failed => 3, State{state}::Unknown(other) => other }}
        }}
    }}
"
    )
}

fn endpoint_text(endpoint: usize) -> String {
    let (id, state, part) = (Shape::id(endpoint), Shape::state(endpoint), Shape::part(endpoint));
    format!(
        "
    #[derive(Clone, Debug, PartialEq, Serialize)]
    pub struct MakeThing{endpoint} {{
        pub id: Id{id},
        pub name: String,
        #[serde(skip_serializing_if = \"Option::is_none\")]
        pub state: Option<State{state}>,
        #[serde(skip_serializing_if = \"Option::is_none\")]
        pub parts: Option<Vec<Part{part}>>,
    }}

    #[derive(Clone, Debug, PartialEq, Deserialize)]
    pub struct MakeThing{endpoint}Response {{
        pub id: Id{id},
        pub part: Part{part},
        pub total: u32,
        pub note: Option<String>,
    }}

    impl Client {{
        pub async fn make_thing_{endpoint}(&self, request: &MakeThing{endpoint}) -> Result<MakeThing{endpoint}Response, Error> {{
            self.0.call(hyper::Method::POST, \"/things/{endpoint}\", Some(request)).await
        }}
    }}
"
    )
}

/// A program with one function for each call, and a table of them.
pub(super) fn calls(shape: &Shape, call: impl Fn(usize) -> String) -> String {
    let mut text = String::from(
        "use synthetic::api;\n\ntype Answer<'c> = std::pin::Pin<Box<dyn Future<Output = String> + Send + 'c>>;\n\n\
         fn main() {\n    let which: usize = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(0);\n    \
         let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect(\"a runtime\");\n    \
         let client = client();\n    println!(\"{}\", runtime.block_on(CALLS[which](&client)));\n}\n",
    );
    for endpoint in 0..shape.endpoints {
        let _ = write!(
            text,
            "\nfn call_{endpoint}(client: &Client) -> Answer<'_> {{\n    \
             Box::pin(async move {{ format!(\"{{:?}}\", {}) }})\n}}\n",
            call(endpoint)
        );
    }
    let _ = write!(text, "\nstatic CALLS: [fn(&Client) -> Answer<'_>; {}] = [", shape.endpoints);
    for endpoint in 0..shape.endpoints {
        let _ = write!(text, "call_{endpoint}, ");
    }
    text.push_str("];\n");
    text
}

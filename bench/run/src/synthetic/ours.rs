use std::fmt::Write as _;

use super::Shape;

/// The spec.
pub(super) fn spec(shape: &Shape) -> String {
    let mut text = String::from(
        "[api]\nname = \"synthetic\"\ntitle = \"Synthetic\"\nbase_url = \"http://127.0.0.1:8025/v1\"\n\n\
         [auth.app]\nscheme = \"basic\"\nusername = \"key\"\npassword = \"secret\"\n\n\
         [error]\ncode = \"/error/code\"\nmessage = \"/error/message\"\n\n\
         [error.codes]\nnot_found = { code = 40400, status = 404, message = \"not found\" }\n\n",
    );
    for id in 0..shape.ids() {
        let _ = write!(text, "[types.Id{id}]\ntype = \"string\"\ndoc = \"An identifier.\"\n\n");
    }
    for state in 0..shape.states() {
        let _ = write!(text, "[types.State{state}]\ndoc = \"A state.\"\n");
        for (value, name) in ["waiting", "running", "done", "failed"].into_iter().enumerate() {
            let _ = writeln!(text, "enum.{name} = {{ value = {value}, doc = \"It is {name}.\" }}");
        }
        text.push('\n');
    }
    for part in 0..shape.parts() {
        let state = Shape::state_of_part(part);
        let _ = write!(
            text,
            "[types.Part{part}]\ndoc = \"A part.\"\nargs = [\"name\", \"state\"]\n[types.Part{part}.fields]\n\
             name = {{ type = \"string\", doc = \"Its name.\" }}\n\
             size = {{ type = \"u32\", optional = true, doc = \"Its size.\" }}\n\
             state = {{ type = \"State{state}\", doc = \"Its state.\" }}\n\
             tags = {{ type = \"[string]\", optional = true, doc = \"Its tags.\" }}\n\n"
        );
    }
    for endpoint in 0..shape.endpoints {
        let (id, state, part) = (Shape::id(endpoint), Shape::state(endpoint), Shape::part(endpoint));
        let _ = write!(
            text,
            "[endpoints.make_thing_{endpoint}]\nhttp = \"POST /things/{endpoint}\"\ndoc = \"Makes a thing.\"\n\
             idempotency = \"none\"\nargs = [\"id\", \"name\"]\n\
             request.id = {{ type = \"Id{id}\", doc = \"Its identifier.\" }}\n\
             request.name = {{ type = \"string\", doc = \"Its name.\" }}\n\
             request.state = {{ type = \"State{state}\", optional = true, doc = \"Its state.\" }}\n\
             request.parts = {{ type = \"[Part{part}]\", optional = true, doc = \"Its parts.\" }}\n\
             response.id = {{ type = \"Id{id}\", doc = \"Its identifier.\" }}\n\
             response.part = {{ type = \"Part{part}\", doc = \"Its first part.\" }}\n\
             response.total = {{ type = \"u32\", doc = \"How many there are.\" }}\n\
             response.note = {{ type = \"string\", optional = true, doc = \"A note.\" }}\n\n"
        );
    }
    text
}

/// The client.
pub(super) fn client() -> String {
    "pub mod api {\n    sms_api::sms_api!(\"spec.toml\");\n}\n".to_owned()
}

/// A program that calls every endpoint.
pub(super) fn program(shape: &Shape) -> String {
    let mut text = super::derived::calls(shape, |endpoint| {
        format!("client.make_thing_{endpoint}(\"id\", \"name\").await")
    });
    text.push_str(
        "\nfn client() -> Client {\n    api::Client::new(api::Credentials::new(\"key\", \"secret\")).expect(\"a client\")\n}\n\
         \nuse api::Client;\n",
    );
    text
}

//! From the checked model to Rust tokens.
//!
//! What is emitted is data: types, one table of fields with two views for each record, one constant for each
//! endpoint. Every path starts at the runtime's private root, primitives included, so that nothing the
//! invoking module defines or lacks can change its meaning; each module imports it once, under a name of its
//! own, since it stands thousands of times. Nothing here can fail: a [`Model`] makes sense.

mod argument;
mod callback;
mod client;
mod code;
mod doc;
mod endpoint;
mod limit;
mod lints;
mod literal;
mod markdown;
mod meta;
mod name;
mod newtype;
mod open_enum;
mod record;
mod rule;
mod server;
mod stub;
mod text;
mod time;

use std::fmt::{self, Display};
use std::rc::Rc;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote};

use crate::model::{Model, Scalar, Shape, Type};
use crate::outline::Outline;
use meta::Manners;
pub use text::Lexer;
use text::Text;

/// How tokens are emitted.
#[derive(Clone, Debug)]
pub struct Options {
    /// The path of the runtime crate: the wrapper macro's `$crate` where a macro expands.
    pub krate: TokenStream,
    /// Where the compiler points when the spec is broken: the path in the macro's arguments.
    pub span: Span,
    /// Whether the events of callbacks are emitted too.
    pub callbacks: bool,
    /// Whether the other half is emitted too: the module `server`.
    pub server: bool,
    /// What turns text into tokens. A macro gives the compiler's own.
    pub lexer: Lexer,
}

/// The generated module, part by part: what is made of one part does not depend on the others, so that a tool
/// can work on several at a time. In their order they are the module.
pub struct Parts<'a> {
    cx: Context<'a>,
    callbacks: bool,
}

impl<'a> Parts<'a> {
    /// The parts of this model's module.
    #[must_use]
    pub fn new(model: &'a Model, options: &Options) -> Self {
        Self { cx: Context::new(model, options), callbacks: options.callbacks }
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        3 + self.cx.model.types.len() + self.cx.model.endpoints.len()
    }

    /// Some of the module's items; none from [`count`](Self::count) on.
    #[must_use]
    pub fn part(&self, index: usize) -> TokenStream {
        let (cx, model) = (&self.cx, self.cx.model);
        let Some(index) = index.checked_sub(2) else {
            return if index == 0 { client::client(cx) } else { self.shared() };
        };
        if let Some(def) = model.types.get(index) {
            return match &def.shape {
                Shape::Newtype(newtype) => newtype::newtype(cx, def, newtype),
                Shape::Enum(shape) => open_enum::open_enum(cx, def, shape),
                Shape::Record(record) => record::named(cx, def, record).lexed(cx.lexer),
            };
        }
        match model.endpoints.get(index - model.types.len()) {
            Some(endpoint) => endpoint::endpoint(cx, endpoint),
            None if index == model.types.len() + model.endpoints.len() => self.other_half(),
            None => TokenStream::new(),
        }
    }

    /// The types that others are made of.
    fn shared(&self) -> TokenStream {
        let mut tokens = code::error_code(&self.cx);
        tokens.extend(newtype::generic(&self.cx));
        tokens
    }

    /// What serves requests and takes callbacks.
    fn other_half(&self) -> TokenStream {
        let mut tokens = server::server(&self.cx).into_token_stream();
        if self.callbacks {
            tokens.extend(self.cx.model.callbacks.iter().map(|one| callback::callback(&self.cx, one)));
        }
        tokens
    }
}

/// The generated module: a client, its errors, its types.
#[must_use]
pub(crate) fn module(model: &Model, options: &Options) -> TokenStream {
    let parts = Parts::new(model, options);
    (0..parts.count()).map(|index| parts.part(index)).collect()
}

/// What stands in the module's place when the spec is broken: a `compile_error!` for each message, and every
/// name that is known, so that these messages are all that the compiler shows.
#[must_use]
pub fn stubs(outline: &Outline, messages: &[String], options: &Options) -> TokenStream {
    stub::stubs(outline, messages, options)
}

impl Default for Options {
    /// For code that people read: the runtime under its own name.
    fn default() -> Self {
        Self {
            krate: quote!(::sms_api),
            span: Span::call_site(),
            callbacks: false,
            server: false,
            lexer: text::lex,
        }
    }
}

/// What every function here needs: the model, and the private root.
struct Context<'a> {
    model: &'a Model,
    root: Root,
    /// What makes it known in a module.
    import: TokenStream,
    /// What leads to the module's types: nothing, or `super::`.
    scope: Text,
    server: bool,
    manners: Rc<Manners<'a>>,
    lexer: Lexer,
}

/// The name of the runtime's private root in every module that is emitted.
#[derive(Clone, Copy)]
struct Root;

impl<'a> Context<'a> {
    fn new(model: &'a Model, options: &Options) -> Self {
        Self {
            model,
            root: Root,
            import: Root::import(options),
            scope: Text::default(),
            server: options.server,
            manners: Rc::new(Manners::new(model)),
            lexer: options.lexer,
        }
    }

    /// The same in a module within.
    fn within(&self) -> Self {
        Self {
            import: self.import.clone(),
            scope: Text::from("super::"),
            manners: Rc::clone(&self.manners),
            ..*self
        }
    }

    /// A type expression in Rust.
    fn ty(&self, ty: &Type) -> Text {
        let (p, scope) = (&self.root, &self.scope);
        match ty {
            Type::Scalar(scalar) => self.scalar(*scalar),
            Type::Named(index) => {
                format!("{scope}{}", name::written(&self.model.types[*index].name.rust)).into()
            }
            Type::ErrorCode => format!("{scope}ErrorCode").into(),
            Type::File => format!("{p}::File").into(),
            Type::List(item) => format!("{p}::Vec<{}>", self.ty(item)).into(),
            Type::Map(value) => format!("{p}::BTreeMap<{p}::String, {}>", self.ty(value)).into(),
        }
    }

    fn scalar(&self, scalar: Scalar) -> Text {
        let name = match scalar {
            Scalar::Bool => "bool",
            Scalar::String => "String",
            Scalar::U8 => "u8",
            Scalar::U16 => "u16",
            Scalar::U32 => "u32",
            Scalar::U64 => "u64",
            Scalar::I8 => "i8",
            Scalar::I16 => "i16",
            Scalar::I32 => "i32",
            Scalar::I64 => "i64",
            Scalar::F64 => "f64",
        };
        format!("{}::{name}", self.root).into()
    }
}

impl Root {
    /// Stands once in each module. A third of all tokens would be the root's full path, and every one of them is
    /// handed to the compiler, parsed, and resolved by it.
    fn import(options: &Options) -> TokenStream {
        let (krate, root) = (&options.krate, Self);
        quote! {
            #[doc(hidden)]
            use #krate::__private as #root;
            #[allow(unused_imports, reason = "a module without `no_implicit_prelude` has it anyway")]
            use #root::Clone as _;
            #[allow(unused_imports, reason = "not every module has a record")]
            use #root::Row as _;
            #[allow(unused_imports, reason = "not every module has a record")]
            use #root::RowMut as _;
        }
    }
}

impl Root {
    const NAME: &str = "__sms_api";
}

impl ToTokens for Root {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append(Ident::new(Self::NAME, Span::call_site()));
    }
}

impl Display for Root {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::NAME)
    }
}

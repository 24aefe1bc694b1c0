pub use sms_api::jiguang::server::Endpoint;
pub use sms_api::server::UnknownEndpoint;

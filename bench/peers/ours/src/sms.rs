//! The generated client.

sms_api::sms_api!("api.toml");

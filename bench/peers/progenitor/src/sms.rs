//! The generated client.

progenitor::generate_api!("../../openapi.json");

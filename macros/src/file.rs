use std::io::ErrorKind;
use std::path::Path;
use std::{env, fs};

use sms_api_codegen::near_files;

/// Reads a spec. Its path is relative to the invoking crate's manifest folder; nowhere else is searched.
pub(crate) fn read(path: &str) -> Result<Vec<u8>, String> {
    if Path::new(path).has_root() {
        return Err(format!("`{path}` is absolute: a spec's path is relative to the folder of Cargo.toml"));
    }
    let manifest = env::var("CARGO_MANIFEST_DIR")
        .map_err(|_| "CARGO_MANIFEST_DIR is not set, so the spec cannot be found: build with cargo")?;
    let file = Path::new(&manifest).join(path);
    fs::read(&file).map_err(|error| match error.kind() {
        ErrorKind::NotFound => not_found(path, &manifest, &file),
        _ if file.is_dir() => format!("`{path}` is a folder, in {manifest}"),
        _ => format!("the spec `{path}` exists, in {manifest}, but cannot be read"),
    })
}

fn not_found(path: &str, manifest: &str, file: &Path) -> String {
    let folder = file.parent().unwrap_or(Path::new(manifest));
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let listing: Vec<_> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    let wanted = file.file_name().unwrap_or_default().to_string_lossy();
    let near = match near_files(&wanted, &listing) {
        _ if !folder.is_dir() => "that folder does not exist".to_owned(),
        near if near.is_empty() => "no .toml file but Cargo.toml is there".to_owned(),
        near => format!("near it is {}", near.join(", ")),
    };
    format!("no spec at `{path}`, looked for in the folder of this crate's Cargo.toml, {manifest}: {near}")
}

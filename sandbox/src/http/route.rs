/// What a path names.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Route<'a> {
    /// Under `/_sandbox`: the rest of the path, without slashes at its ends.
    Control(&'a str),
    /// Under `/v1`.
    Api,
    /// Anything else.
    Page,
}

/// Finds what a path names; one slash at the end does no harm.
pub(super) fn find(path: &str) -> Route<'_> {
    let trimmed = path.strip_suffix('/').unwrap_or(path);
    match trimmed.strip_prefix('/').map(|path| path.split_once('/').unwrap_or((path, ""))) {
        Some(("v1", _)) => Route::Api,
        Some(("_sandbox", rest)) => Route::Control(rest),
        _ => Route::Page,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_api_and_the_control_api_have_their_own_addresses() {
        for path in ["/v1", "/v1/", "/v1/codes", "/v1/codes/1/valid/", "/v1//codes", "/v1/nowhere"] {
            assert_eq!(find(path), Route::Api, "{path}");
        }
        for path in ["/", "/v2/codes", "/codes", "/v1codes", "//", "*", ""] {
            assert_eq!(find(path), Route::Page, "{path}");
        }
        for (path, rest) in [
            ("/_sandbox", ""),
            ("/_sandbox/", ""),
            ("/_sandbox/messages/", "messages"),
            ("/_sandbox/a/b", "a/b"),
        ] {
            assert_eq!(find(path), Route::Control(rest), "{path}");
        }
    }
}

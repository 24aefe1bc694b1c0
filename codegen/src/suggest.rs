//! "Did you mean …?"

/// The candidate that was probably meant, if any is close enough.
pub(crate) fn closest<'c>(wanted: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    rank(wanted, candidates).into_iter().next()
}

/// The files that were probably meant, closest first, at most three.
///
/// `wanted` and `listing` are names within one folder, or paths relative to one.
pub fn near_files(wanted: &str, listing: &[String]) -> Vec<String> {
    let name = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let mut near: Vec<String> =
        rank(wanted, listing.iter().map(String::as_str)).into_iter().map(str::to_owned).collect();
    let same_name = listing.iter().filter(|path| name(path).eq_ignore_ascii_case(&name(wanted)));
    near.extend(same_name.cloned());
    let same_kind = listing.iter().filter(|path| path.ends_with(".toml") && name(path) != "Cargo.toml");
    near.extend(same_kind.cloned());
    let mut seen = std::collections::HashSet::new();
    near.retain(|path| seen.insert(path.clone()));
    near.truncate(3);
    near
}

/// Help about the first character of a text that only looks like one of ASCII.
pub(crate) fn look_alike(text: &str) -> Option<String> {
    let (found, meant) = text.chars().find_map(|c| Some((c, ascii(c)?)))?;
    Some(match meant {
        ' ' => format!(
            "there is a character U+{:04X} that looks like a space, or like nothing",
            u32::from(found)
        ),
        meant => format!("`{found}` only looks like `{meant}`: type `{meant}`"),
    })
}

/// The character of ASCII that one of an input method or a word processor stands in for.
fn ascii(c: char) -> Option<char> {
    Some(match c {
        '“' | '”' | '„' | '「' | '」' | '『' | '』' => '"',
        '‘' | '’' => '\'',
        '【' | '〔' => '[',
        '】' | '〕' => ']',
        '、' => ',',
        '。' => '.',
        '–' | '—' | '−' => '-',
        '…' => '.',
        '〜' => '~',
        '\u{a0}' | '\u{2000}'..='\u{200b}' | '\u{202f}' | '\u{3000}' | '\u{feff}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0)?,
        _ => return None,
    })
}

/// The keys that other description languages have another word for.
pub(crate) fn synonyms(word: &str) -> &'static [&'static str] {
    match word.to_ascii_lowercase().as_str() {
        "description" | "desc" | "summary" | "comment" | "about" => &["doc"],
        "required" | "nullable" | "default" => &["optional"],
        "min" | "max" | "minimum" | "maximum" => &["range"],
        "min_length" | "max_length" | "minlength" | "maxlength" | "size" => &["length"],
        "min_items" | "max_items" | "minitems" | "maxitems" => &["items"],
        "pattern" | "regex" | "charset" => &["chars"],
        "properties" | "members" | "attributes" => &["fields"],
        "values" | "variants" | "options" => &["enum", "value"],
        "method" | "path" | "route" | "uri" | "verb" => &["http"],
        "params" | "parameters" | "query" | "input" => &["request"],
        "returns" | "return" | "output" | "result" => &["response"],
        "location" | "where" => &["in"],
        "alias" | "name" | "rust_name" => &["rename"],
        "secret" | "masked" | "private" => &["sensitive"],
        "base" | "host" | "server" | "address" | "baseurl" => &["base_url"],
        "models" | "schemas" | "definitions" | "structs" => &["types"],
        "operations" | "methods" | "paths" | "routes" | "calls" => &["endpoints"],
        "security" | "credentials" => &["auth"],
        "info" => &["api"],
        _ => &[],
    }
}

/// `` `a`, `b` and `c` ``
pub(crate) fn list<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    join(names, "and")
}

/// `` `a`, `b` or `c` ``
pub(crate) fn either<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    join(names, "or")
}

fn join<'n>(names: impl IntoIterator<Item = &'n str>, word: &str) -> String {
    let mut quoted: Vec<_> = names.into_iter().map(|name| format!("`{name}`")).collect();
    let Some(last) = quoted.pop() else { return String::new() };
    if quoted.is_empty() { last } else { format!("{} {word} {last}", quoted.join(", ")) }
}

fn rank<'c>(wanted: &str, candidates: impl IntoIterator<Item = &'c str>) -> Vec<&'c str> {
    let folded = fold(wanted);
    let limit = (folded.len() / 3).min(4);
    let mut close: Vec<_> = candidates
        .into_iter()
        .map(|name| (distance(&folded, &fold(name), limit), name))
        .filter_map(|(distance, name)| distance.map(|distance| (distance, name)))
        .collect();
    close.sort_by_key(|(distance, name)| (*distance, *name != wanted));
    close.into_iter().map(|(_, name)| name).collect()
}

fn fold(name: &str) -> Vec<char> {
    name.chars().take(64).filter(|c| !matches!(c, '_' | '-')).flat_map(char::to_lowercase).collect()
}

/// The edits between two words, a swap of neighbours counted once, if they are no more than `limit`.
fn distance(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = vec![0; b.len() + 1];
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1; b.len() + 1];
        for (j, y) in b.iter().enumerate() {
            let replaced = above[j] + usize::from(x != y);
            let mut best = replaced.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before[j - 1] + 1);
            }
            row[j + 1] = best;
        }
        before = std::mem::replace(&mut above, row);
    }
    Some(above[b.len()]).filter(|edits| *edits <= limit)
}

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

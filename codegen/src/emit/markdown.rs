//! An API's own words, made safe to stand in Rust documentation.
//!
//! They are Markdown, but not written for rustdoc: there a bare URL, `[x]`, `<x>`, a code block without a
//! language, or a name like `msg_id` outside of backticks is a lint, a dead link or a test that fails.

/// Languages of a code block that make rustdoc compile it.
const RUST: &[&str] =
    &["rust", "rs", "ignore", "should_panic", "no_run", "compile_fail", "test_harness", "standalone_crate"];

/// The text's lines, ready to be documentation.
pub(super) fn lines(text: &str) -> Vec<String> {
    if is_plain(text) {
        return vec![text.to_owned()];
    }
    let mut reader = Reader::default();
    for line in text.trim().lines() {
        reader.line(&clean(line));
    }
    reader.finish()
}

/// Whether a text is one line of plain English words, which stays as it is. Most texts of a large API are, and to read one
/// letter by letter takes a macro, which is built without optimization, ten times as long as to find that out.
fn is_plain(text: &str) -> bool {
    let (first, rest) = text.as_bytes().split_first().unwrap_or((&0, &[]));
    first.is_ascii_alphabetic()
        && rest.iter().all(|byte| matches!(byte, b'a'..=b'z' | b' ' | b',' | b'.'))
        && !text.ends_with(' ')
}

/// A text as a code span, on one line, whatever it holds.
pub(super) fn code_span(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let fence = "`".repeat(longest_run(&text) + 1);
    if text.starts_with('`') || text.ends_with('`') {
        format!("{fence} {text} {fence}")
    } else {
        format!("{fence}{text}{fence}")
    }
}

/// A text as a fenced block.
pub(super) fn code_block(language: &str, text: &str) -> Vec<String> {
    let fence = "`".repeat(longest_run(text).max(2) + 1);
    let mut lines = vec![format!("{fence}{language}")];
    lines.extend(text.trim_matches(['\r', '\n']).lines().map(clean));
    lines.push(fence);
    lines
}

/// Where the reader is between two lines.
#[derive(Default)]
struct Reader {
    lines: Vec<String>,
    /// The fence of an open code block.
    fence: Option<String>,
    /// The width of the marker of the list item that a line may continue.
    item: Option<usize>,
    in_quote: bool,
}

impl Reader {
    fn line(&mut self, line: &str) {
        if let Some(fence) = &self.fence {
            let closes = line.trim_start().starts_with(fence.as_str())
                && line.trim_start().chars().all(|c| fence.starts_with(c));
            self.lines.push(line.to_owned());
            if closes {
                self.fence = None;
            }
            return;
        }
        let after_blank = self.lines.last().is_none_or(String::is_empty);
        let text = line.trim_start();
        let indent = line.len() - text.len();
        if text.is_empty() {
            self.in_quote = false;
            self.lines.push(String::new());
        } else if let Some((fence, language)) = opening_fence(text) {
            self.lines.push(format!("{}{fence}{language}", " ".repeat(indent.min(3))));
            self.fence = Some(fence);
        } else if let Some(width) = marker(text) {
            let (marker, rest) = text.split_at(width);
            self.item = Some(indent + width);
            self.lines.push(format!("{}{marker}{}", " ".repeat(indent), inline(rest)));
        } else {
            self.paragraph(text, indent, after_blank);
        }
    }

    fn paragraph(&mut self, text: &str, indent: usize, after_blank: bool) {
        let text_is_quote = text.starts_with('>');
        let prefix = if after_blank || text_is_quote || text.starts_with('#') {
            if self.item.is_some_and(|width| indent < width) {
                self.item = None;
            }
            // Four spaces would make it a code block, and that a test.
            " ".repeat(indent.min(3))
        } else if self.in_quote {
            "> ".to_owned()
        } else {
            " ".repeat(self.item.unwrap_or(indent.min(3)))
        };
        self.in_quote = text_is_quote || (self.in_quote && !after_blank);
        self.lines.push(format!("{prefix}{}", inline(text)));
    }

    fn finish(mut self) -> Vec<String> {
        if let Some(fence) = self.fence {
            self.lines.push(fence);
        }
        self.lines
    }
}

/// Without what no reader sees and a compiler objects to: control, direction and zero-width characters.
fn clean(line: &str) -> String {
    line.trim_end()
        .replace('\t', "    ")
        .chars()
        .filter(|&c| {
            !c.is_control()
                && !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        })
        .collect()
}

/// The fence and the language of a line that opens a code block.
fn opening_fence(text: &str) -> Option<(String, String)> {
    let mark = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = text.chars().take_while(|c| *c == mark).count();
    let info = text[length..].trim();
    if length < 3 || info.contains('`') {
        return None;
    }
    let language = info.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).next()?;
    let is_rust = language.is_empty() || RUST.contains(&language) || language.starts_with("edition");
    let language = if is_rust { "text" } else { language };
    Some((mark.to_string().repeat(length), language.to_owned()))
}

/// The width of a list item's marker, its space included.
fn marker(text: &str) -> Option<usize> {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let bullet = match digits {
        0 => text.starts_with(['-', '*', '+']),
        1..=9 => text[digits..].starts_with(['.', ')']),
        _ => false,
    };
    let width = digits + 1;
    (bullet && text[width..].starts_with(' ')).then_some(width + 1)
}

/// One line's text, outside of code blocks.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '\\' => escape(rest, &mut out),
            '`' => backticks(rest, &mut out),
            '<' => angle(rest, &mut out),
            '[' => bracket(rest, &mut out),
            _ if rest.starts_with("http://") || rest.starts_with("https://") => url(rest, &mut out),
            _ if c.is_alphanumeric() || c == '_' => word(rest, &mut out),
            _ => {
                out.push(c);
                c.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    out
}

fn escape(rest: &str, out: &mut String) -> usize {
    let escaped = rest[1..].chars().next().filter(char::is_ascii_punctuation);
    out.push('\\');
    out.extend(escaped);
    1 + escaped.map_or(0, char::len_utf8)
}

fn backticks(rest: &str, out: &mut String) -> usize {
    let length = rest.chars().take_while(|c| *c == '`').count();
    let mut from = length;
    while let Some(at) = rest[from..].find('`').map(|at| from + at) {
        let run = rest[at..].chars().take_while(|c| *c == '`').count();
        if run == length {
            out.push_str(&rest[..at + run]);
            return at + run;
        }
        from = at + run;
    }
    out.push_str(&"\\`".repeat(length));
    length
}

fn angle(rest: &str, out: &mut String) -> usize {
    let is_link = ["<http://", "<https://", "<mailto:"].iter().any(|start| rest.starts_with(start));
    match rest.find('>') {
        Some(end) if is_link && !rest[1..end].contains([' ', '<']) => {
            out.push_str(&rest[..=end]);
            end + 1
        }
        _ => {
            out.push_str("\\<");
            1
        }
    }
}

/// A link to the web stays one; any other bracket would be looked up among Rust's items.
fn bracket(rest: &str, out: &mut String) -> usize {
    if let Some((text, after)) = rest[1..].split_once("](")
        && let Some((target, _)) = after.split_once(')')
        && !text.contains(['[', ']'])
        && ["http://", "https://", "mailto:"].iter().any(|start| target.starts_with(start))
        && !target.contains(' ')
    {
        out.push('[');
        out.push_str(&inline(text));
        out.push_str("](");
        out.push_str(target);
        out.push(')');
        return 1 + text.len() + 2 + target.len() + 1;
    }
    out.push_str("\\[");
    1
}

fn url(rest: &str, out: &mut String) -> usize {
    let end = rest
        .find(|c: char| !c.is_ascii_graphic() || matches!(c, '<' | '>' | '"' | '`' | '(' | ')' | '[' | ']'))
        .unwrap_or(rest.len());
    let url = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '\'']);
    out.push('<');
    out.push_str(url);
    out.push('>');
    url.len()
}

/// A run of letters and digits of any script: the names in it go into backticks.
fn word(rest: &str, out: &mut String) -> usize {
    let mut end = 0;
    while let Some(c) = rest[end..].chars().next() {
        match c {
            _ if c.is_alphanumeric() || c == '_' => end += c.len_utf8(),
            ':' if rest[end..].starts_with("::") && rest[end + 2..].starts_with(char::is_alphanumeric) => {
                end += 2
            }
            _ => break,
        }
    }
    let run = &rest[..end];
    let camel_case = is_camel_case(run);
    let mut from = 0;
    while from < run.len() {
        let is_ascii = run.as_bytes()[from].is_ascii();
        let to = run[from..].find(|c: char| c.is_ascii() != is_ascii).map_or(run.len(), |at| from + at);
        let part = &run[from..to];
        if is_ascii && (is_name(part) || (camel_case && part.contains(|c: char| c.is_ascii_lowercase()))) {
            out.push('`');
            out.push_str(part);
            out.push('`');
        } else if part.chars().all(|c| c == '_') {
            out.push_str(&"\\_".repeat(part.len()));
        } else {
            out.push_str(part);
        }
        from = to;
    }
    end
}

/// `snake_case` and paths; a word between underscores is emphasised and no name.
fn is_name(part: &str) -> bool {
    let inner = part.strip_prefix('_').and_then(|part| part.strip_suffix('_'));
    let is_emphasis = inner.is_some_and(|inner| !inner.contains('_'));
    let has_letters = part.contains(|c: char| c.is_ascii_alphanumeric());
    has_letters && ((part.contains('_') && !is_emphasis) || part.contains("::"))
}

/// What clippy takes for a type's name.
fn is_camel_case(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    !word.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_lowercase())
        && word.chars().filter(|c| c.is_uppercase()).count() > 1
        && word.chars().any(char::is_lowercase)
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{code_block, code_span, lines};

    #[track_caller]
    fn becomes(text: &str, expected: &[&str]) {
        assert_eq!(lines(text), expected);
    }

    #[test]
    fn names_stand_in_backticks() {
        becomes("msg_id无效，见 `temp_id`", &["`msg_id`无效，见 `temp_id`"]);
        becomes("JPush 的 appKey, a::b, HTTP API, IDs", &["`JPush` 的 appKey, `a::b`, HTTP API, IDs"]);
        becomes("_emphasised_ and __strong__ _", &["_emphasised_ and `__strong__` \\_"]);
    }

    #[test]
    fn plain_words_stay_as_they_are() {
        becomes("Sends a code, and waits.", &["Sends a code, and waits."]);
        becomes("Sends a code. ", &["Sends a code."]);
        becomes("sends a API's JSon", &["sends a API's `JSon`"]);
        becomes("a", &["a"]);
        becomes("", &[]);
    }

    #[test]
    fn a_bare_url_becomes_a_link_and_a_link_stays_one() {
        becomes("见 https://a.cn/x_y。", &["见 <https://a.cn/x_y>。"]);
        becomes("<https://a.cn> [文档](https://a.cn/b_c)", &["<https://a.cn> [文档](https://a.cn/b_c)"]);
    }

    #[test]
    fn brackets_tags_and_lone_backticks_are_text() {
        becomes("[Foo] [a](b) <br/> 5 < 6 ` x", &["\\[Foo] \\[a](b) \\<br/> 5 \\< 6 \\` x"]);
        becomes(r"\[kept\] \<kept>", &[r"\[kept\] \<kept>"]);
    }

    #[test]
    fn no_block_is_a_rust_test() {
        becomes("```\nlet x_y = 1;\n```", &["```text", "let x_y = 1;", "```"]);
        becomes("~~~rust,no_run\nx\n~~~", &["~~~text", "x", "~~~"]);
        becomes("```json\n{}", &["```json", "{}", "```"]);
        becomes("a\n\n    indented", &["a", "", "   indented"]);
    }

    #[test]
    fn a_line_that_continues_a_list_item_is_indented_like_it() {
        becomes("1. one\nmore\n- two\n      more", &["1. one", "   more", "- two", "  more"]);
        becomes("> quoted\nlazily", &["> quoted", "> lazily"]);
    }

    #[test]
    fn unseen_characters_are_left_out() {
        becomes("a\u{202e}b\u{200b}c\r\nd", &["abc", "d"]);
    }

    #[test]
    fn code_keeps_its_backticks() {
        assert_eq!(code_span("a ` b"), "``a ` b``");
        assert_eq!(code_span("`a`"), "`` `a` ``");
        assert_eq!(
            code_block("json", "{\n \"a\": \"```\"\n}\n"),
            ["````json", "{", " \"a\": \"```\"", "}", "````"]
        );
    }
}

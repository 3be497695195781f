//! Bodies: Markdown to HTML that is safe to put into a page, and to plain text for search. The stored text is never trusted:
//! it is sanitised each time it is rendered, so a better sanitiser heals old rows.

use std::{collections::HashSet, sync::LazyLock};

use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// Quotes, lists and emphasis nested deeper lose their marks, not their words: the sanitiser's time grows with the square of the
/// depth (40,000 nested quotes took 36 seconds).
const DEPTH_MOST: usize = 32;
const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    builder
        .tags(HashSet::from([
            "a",
            "blockquote",
            "br",
            "code",
            "del",
            "em",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "img",
            "li",
            "ol",
            "p",
            "pre",
            "strong",
            "table",
            "tbody",
            "td",
            "th",
            "thead",
            "tr",
            "ul",
        ]))
        .generic_attributes(HashSet::new())
        .tag_attributes([("a", HashSet::from(["href", "title"])), ("img", HashSet::from(["src", "alt", "title"])), ("ol", HashSet::from(["start"]))].into())
        .add_allowed_classes("code", LANGUAGES)
        .url_schemes(HashSet::from(["https", "mailto", "tel"]))
        .url_relative(UrlRelative::Custom(Box::new(own_path)))
        .link_rel(Some("noopener noreferrer nofollow"));
    builder
});

/// The languages a fenced block may name for a highlighter.
const LANGUAGES: &[&str] = &[
    "language-js",
    "language-javascript",
    "language-ts",
    "language-typescript",
    "language-json",
    "language-html",
    "language-xml",
    "language-css",
    "language-bash",
    "language-shell",
    "language-java",
    "language-graphql",
    "language-http",
];

/// Safe HTML: no scripts, styles, frames, forms, event handlers or raw HTML; links only https, mailto, tel and this site's own paths.
pub fn to_html(markdown: &str) -> String {
    let mut unsafe_html = String::with_capacity(markdown.len() * 3 / 2);
    // raw HTML is shown as the text it is: an editor who means a tag sees it, a reader never gets it
    let mut depth = 0;
    let events = Parser::new_ext(markdown, OPTIONS).filter_map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Some(Event::Text(raw)),
        Event::Start(tag) => {
            depth += 1;
            (depth <= DEPTH_MOST).then(|| Event::Start(below_the_title(tag)))
        }
        Event::End(tag) => {
            depth -= 1;
            (depth < DEPTH_MOST).then_some(Event::End(match tag {
                TagEnd::Heading(HeadingLevel::H1) => TagEnd::Heading(HeadingLevel::H2),
                other => other,
            }))
        }
        other => Some(other),
    });
    html::push_html(&mut unsafe_html, events);
    SANITISER.clean(&unsafe_html).to_string()
}

/// A page has its own h1, the title: a body's begin at h2.
fn below_the_title(tag: Tag<'_>) -> Tag<'_> {
    match tag {
        Tag::Heading { level: HeadingLevel::H1, id, classes, attrs } => Tag::Heading { level: HeadingLevel::H2, id, classes, attrs },
        other => other,
    }
}

/// The words of a body without its marks and addresses.
pub fn to_text(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    for event in Parser::new_ext(markdown, OPTIONS) {
        match event {
            Event::Text(piece) | Event::Code(piece) => text.push_str(&piece),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell | TagEnd::CodeBlock) | Event::SoftBreak | Event::HardBreak => {
                text.push(' ')
            }
            _ => {}
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// `/path`, but never `//host` or a backslash, which browsers take for another host.
fn own_path(url: &str) -> Option<std::borrow::Cow<'_, str>> {
    let mut letters = url.chars();
    let own = letters.next() == Some('/') && !matches!(letters.next(), Some('/' | '\\')) && !url.contains(['\\', '\t', '\n', '\r']);
    own.then_some(url.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_marks_become_html() {
        let html =
            to_html("# 标题\n\n**粗** `code` [链接](https://a.cn/x) ~~删~~\n\n- 一\n- 二\n\n```js\nmy.request()\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
        for piece in [
            "<h2>标题</h2>",
            "<strong>粗</strong>",
            "href=\"https://a.cn/x\" rel=\"noopener noreferrer nofollow\"",
            "<del>删</del>",
            "<li>一</li>",
            "<code class=\"language-js\">",
            "<td>2</td>",
        ] {
            assert!(html.contains(piece), "{piece} missing in {html}");
        }
    }

    #[test]
    fn hostile_text_never_becomes_anything_that_runs() {
        let attacks = [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](java\nscript:alert(1))",
            "[x](&#106;avascript:alert(1))",
            "![x](data:text/html;base64,PHNjcmlwdD4=)",
            "![x](https://a.cn/\"onerror=\"alert(1))",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<svg onload=alert(1)>",
            "<iframe src=\"https://evil.example\"></iframe>",
            "<style>*{background:url(https://evil.example)}</style>",
            "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
            "<form action=https://evil.example><button>x</button></form>",
            "[x](//evil.example)",
            "[x](/\\evil.example)",
            "[x](vbscript:msgbox(1))",
            "[x]: javascript:alert(1)\n\n[x]",
            "<javascript:alert(1)>",
            "```\" onmouseover=\"alert(1)\nx\n```",
            "<base href=https://evil.example>",
            "<!--><script>alert(1)</script>-->",
            "<![CDATA[<script>alert(1)</script>]]>",
            "<p id=x class=y style=\"position:fixed\">",
        ];
        for attack in attacks {
            let html = to_html(attack).to_lowercase();
            // what is left over may stand as text, where `<` is written `&lt;`
            for tag in ["<script", "<iframe", "<style", "<svg", "<math", "<form", "<base", "<button", "<object", "<link", "<meta"] {
                assert!(!html.contains(tag), "{tag} of {attack} in {html}");
            }
            let mut rest = html.as_str();
            while let Some(open) = rest.find('<') {
                let close = rest[open..].find('>').map_or(rest.len(), |end| open + end);
                let tag = &rest[open..close];
                for hole in [" on", "javascript:", "vbscript:", "data:", "style=", "id=", "//evil", "\\evil"] {
                    assert!(!tag.contains(hole), "{hole} of {attack} in {html}");
                }
                rest = &rest[close..];
            }
        }
    }

    #[test]
    fn deep_nesting_neither_overflows_nor_takes_long() {
        for text in [">".repeat(40_000), "[".repeat(40_000), "- ".repeat(20_000), "*a_ ".repeat(10_000), "![".repeat(20_000)] {
            assert!(to_html(&text).matches("<blockquote>").count() <= DEPTH_MOST);
            to_text(&text);
        }
    }

    #[test]
    fn plain_text_has_the_words_and_no_addresses() {
        assert_eq!(to_text("## 灰度\n\n见 [文档](https://opendocs.alipay.com/x) 与 `my.pay`。\n\n- 一\n- 二"), "灰度 见 文档 与 my.pay。 一 二");
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics_or_lets_a_script_through(text in ".{0,200}") {
            let html = to_html(&text);
            proptest::prop_assert!(!html.contains("<script"));
        }
    }
}

//! Markdown of the questions to HTML that is safe by construction: only a fixed set of tags comes out.
//!
//! Paragraphs, emphasis, code, lists, quotes and small tables. Raw HTML becomes text, links and pictures lose
//! their tags, headings become paragraphs; the check refuses all of them earlier, see [`refusals`].

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd, html};

use crate::typography::typeset;

fn parse(markdown: &str) -> Parser<'_> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES)
}

/// Several paragraphs of Markdown as HTML, with French spacing when asked for.
pub(crate) fn block(markdown: &str, is_french: bool) -> String {
    let mut out = String::new();
    let mut verbatim = false;
    let events = parse(markdown).filter_map(|event| {
        match &event {
            Event::Start(Tag::CodeBlock(_)) => verbatim = true,
            Event::End(TagEnd::CodeBlock) => verbatim = false,
            Event::Text(_) if verbatim => return Some(event),
            _ => {}
        }
        safe(event, is_french)
    });
    html::push_html(&mut out, events);
    out.trim_end().to_owned()
}

/// One line of Markdown as HTML without a paragraph around it. `> 100` or `1. abc` stay what they are: the
/// bracket that is put before the line and taken off again keeps it from being read as a quote or a list.
pub(crate) fn inline(markdown: &str, is_french: bool) -> String {
    let line = format!("({}", markdown.trim().replace('\n', " "));
    let mut out = String::new();
    let events = parse(&line)
        .filter(|event| !matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph)))
        .filter_map(|event| safe(event, is_french));
    html::push_html(&mut out, events);
    out.trim_end().strip_prefix('(').map(str::to_owned).unwrap_or_default()
}

/// The event as it may come out, if at all.
fn safe(event: Event<'_>, is_french: bool) -> Option<Event<'_>> {
    Some(match event {
        Event::Text(text) => Event::Text(typeset(&text, is_french).into()),
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::Heading { .. }) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::Heading(_)) => Event::End(TagEnd::Paragraph),
        Event::Start(Tag::CodeBlock(_)) => Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)),
        // The alignments would come out as style attributes, which the content security policy refuses.
        Event::Start(Tag::Table(columns)) => {
            Event::Start(Tag::Table(vec![pulldown_cmark::Alignment::None; columns.len()]))
        }
        Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock)
        | Event::End(TagEnd::Link | TagEnd::Image | TagEnd::HtmlBlock) => return None,
        other => other,
    })
}

/// What the text uses and may not, each as the end of a French sentence.
pub(crate) fn refusals(markdown: &str) -> Vec<String> {
    let refused = parse(markdown).filter_map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => {
            Some(format!("contient du HTML (« {} »). Mettez-le entre accents graves.", text.trim()))
        }
        Event::Start(Tag::Link { dest_url, .. }) => {
            Some(format!("contient un lien (« {dest_url} »). Mettez l’adresse entre accents graves."))
        }
        Event::Start(Tag::Image { .. }) => {
            Some("contient une image. Donnez-la plutôt comme fichier.".to_owned())
        }
        Event::Start(Tag::Heading { .. }) => {
            Some("contient un titre. Écrivez un paragraphe, en gras si besoin.".to_owned())
        }
        _ => None,
    });
    refused.collect()
}

/// The words that a reader sees, without marks; `cited` keeps what stands in code and quotes.
pub(crate) fn plain(markdown: &str, cited: bool) -> String {
    let (mut out, mut depth) = (String::new(), 0_usize);
    for event in parse(markdown) {
        match event {
            Event::Start(Tag::BlockQuote(_) | Tag::CodeBlock(_)) => depth += 1,
            Event::End(TagEnd::BlockQuote(_) | TagEnd::CodeBlock) => depth -= 1,
            Event::Code(text) if cited => out.push_str(&text),
            Event::Text(text) if cited || depth == 0 => out.push_str(&text),
            Event::Code(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell) => out.push(' '),
            _ => {}
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{block, inline, plain, refusals};

    #[test]
    fn only_known_tags_come_out() {
        let html = block(
            "# T\n\n<script>x</script> [l](http://a.fr) ![i](b.png)\n\n|a|\n|:-:|\n|b|\n\n```js\nx\n```",
            true,
        );
        for forbidden in ["<script", "<a", "<img", "<h1", "style=", "class="] {
            assert!(!html.contains(forbidden), "{forbidden} in {html}");
        }
        assert!(html.contains("&lt;script&gt;") && html.contains("<th>a</th>"), "{html}");
    }

    #[test]
    fn a_choice_is_one_line_whatever_it_begins_with() {
        assert_eq!(inline("> 100", true), "&gt; 100");
        assert_eq!(inline("1. abc", true), "1. abc");
        assert_eq!(inline("**Oui** `a < b`", true), "<strong>Oui</strong> <code>a &lt; b</code>");
        assert_eq!(inline("- 5 %", true), "- 5\u{202f}%");
    }

    #[test]
    fn french_spacing_leaves_code_alone() {
        assert_eq!(block("Vrai ? `a ? b`", true), "<p>Vrai\u{202f}? <code>a ? b</code></p>");
        assert_eq!(block("True ? no", false), "<p>True ? no</p>");
        let program = "```\nsi x ? \"a\" : 'l'a'\n```";
        for is_french in [true, false] {
            let html = block(program, is_french).replace("&quot;", "\"");
            assert!(html.contains("si x ? \"a\" : 'l'a'"), "{html}");
        }
    }

    #[test]
    fn html_links_pictures_and_headings_are_refused() {
        assert_eq!(refusals("a <b>c</b> <http://a.fr> ![x](y)\n\n# T").len(), 5);
        assert!(refusals("**a** `<b>` *.ods\n\n- c\n\n> d\n\n|a|\n|-|\n|b|").is_empty());
    }

    #[test]
    fn plain_words_can_leave_out_what_is_cited() {
        assert_eq!(plain("Lisez `abc` et **ceci**\n\n> non", true), "Lisez abc et ceci non");
        assert_eq!(plain("Lisez `abc` et **ceci**\n\n> non", false), "Lisez   et ceci");
    }
}

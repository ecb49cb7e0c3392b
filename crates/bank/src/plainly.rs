//! What a reader sees of a rendered question, as plain words: for the rules about words.

use domain::question::AnswerForm;

/// The text of some HTML of ours: tags gone, entities read. Without `cited`, what stands in code and quotes is left out: it is
/// material, not the author's own words.
pub(crate) fn plainly(html: &str, cited: bool) -> String {
    let (mut out, mut depth) = (String::new(), 0_usize);
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        if depth == 0 || cited {
            out.push_str(before);
        }
        let Some((tag, behind)) = after.split_once('>') else { break };
        match tag {
            "code" | "pre" | "blockquote" => depth += 1,
            "/code" | "/pre" | "/blockquote" => depth = depth.saturating_sub(1),
            _ => {}
        }
        // A tag between two words parts them, one inside a word does not.
        if matches!(tag, "/p" | "/li" | "/td" | "/th" | "br" | "br /" | "/code") {
            out.push(' ');
        }
        rest = behind;
    }
    if depth == 0 || cited {
        out.push_str(rest);
    }
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The texts of a way to answer: choices, items, passages, labels with their options.
pub(crate) fn texts_of(form: &AnswerForm) -> Vec<String> {
    match form {
        AnswerForm::SingleChoice { choices } | AnswerForm::MultipleChoice { choices } => choices.clone(),
        AnswerForm::Ordering { items } => items.clone(),
        AnswerForm::SelectText { parts } => parts.iter().map(|part| part.text.clone()).collect(),
        AnswerForm::Blanks { fields } => fields
            .iter()
            .flat_map(|field| std::iter::once(&field.label).chain(&field.options))
            .cloned()
            .collect(),
        AnswerForm::ShortText { label } | AnswerForm::Number { label, .. } => vec![label.clone()],
        AnswerForm::Screen { screen } => vec![format!("{screen:?}")],
        AnswerForm::Hotspot { picture, zones } => vec![format!("{picture:?}{zones:?}")],
    }
}

#[cfg(test)]
mod tests {
    use super::plainly;

    #[test]
    fn tags_and_material_are_left_out() {
        let html =
            "<p>Lisez <code>a &lt; b</code>, <strong>vite</strong>.</p><blockquote><p>Non</p></blockquote>";
        assert_eq!(plainly(html, true), "Lisez a < b , vite. Non ");
        assert_eq!(plainly(html, false), "Lisez  , vite.  ");
    }
}

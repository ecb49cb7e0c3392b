//! The fields of this room's forms: what was typed, what does not fit, and how they are drawn.

use web_shell::Faults;

/// A field with its label, its hint and its fault.
pub struct Field {
    /// The name in the form; also the anchor of its fault.
    pub name: &'static str,
    /// The label.
    pub label: String,
    /// What helps to fill it in.
    pub hint: Option<String>,
    /// What was typed.
    pub value: String,
    /// What does not fit.
    pub fault: Option<String>,
    /// It may stay empty.
    pub optional: bool,
    /// How it is drawn.
    pub kind: Kind,
}

/// How a field is drawn.
pub enum Kind {
    /// One line: the type of the input, its width, and what the keyboard and the browser may help with.
    Line {
        /// `text`, `date`, `time`, `email`.
        input: &'static str,
        /// The width's class.
        width: &'static str,
        /// `numeric`, or nothing.
        keyboard: &'static str,
        /// Sets a unit after the field.
        unit: &'static str,
        /// The list of proposals, by its id.
        proposals: &'static str,
    },
    /// Several lines.
    Lines,
    /// One of several choices, all in sight.
    Choices(Vec<Choice>),
}

/// One choice.
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the person reads.
    pub label: String,
}

impl Kind {
    /// One line of text of some width.
    pub const fn line(width: &'static str) -> Self {
        Self::Line { input: "text", width, keyboard: "", unit: "", proposals: "" }
    }

    /// One line with an input of its own: `date`, `time`, `email`.
    pub const fn input(input: &'static str, width: &'static str) -> Self {
        Self::Line { input, width, keyboard: "", unit: "", proposals: "" }
    }

    /// One line of digits.
    pub const fn digits() -> Self {
        Self::Line { input: "text", width: "w-s", keyboard: "numeric", unit: "", proposals: "" }
    }
}

impl Field {
    /// The ids of hint and fault, for `aria-describedby`.
    pub fn described(&self) -> String {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.name));
        let fault = self.fault.as_ref().map(|_| format!("{}-fault", self.name));
        hint.into_iter().chain(fault).collect::<Vec<_>>().join(" ")
    }

    /// Takes its fault out of those of the form.
    pub fn faulty(mut self, faults: &Faults) -> Self {
        self.fault = faults.at(self.name).map(str::to_owned);
        self
    }

    /// What is shown where nothing may be changed: the chosen choice's label, or the text.
    pub fn said(&self) -> &str {
        match &self.kind {
            Kind::Choices(choices) => {
                choices.iter().find(|c| c.value == self.value).map_or(&self.value, |c| &c.label)
            }
            _ => &self.value,
        }
    }
}

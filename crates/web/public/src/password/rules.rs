//! What a password needs, said before it is typed and again for what it lacks.

use domain::locale::Locale;
use domain::people::PasswordFault;

web_shell::texts!(TEXTS, "rules");

const fn key(fault: PasswordFault) -> &'static str {
    match fault {
        PasswordFault::TooShort => "too-short",
        PasswordFault::TooLong => "too-long",
        PasswordFault::NoUpperCase => "no-upper-case",
        PasswordFault::NoLowerCase => "no-lower-case",
        PasswordFault::NoDigit => "no-digit",
    }
}

/// The rules.
#[must_use]
pub fn list(locale: Locale) -> [&'static str; 4] {
    let rules = [
        PasswordFault::TooShort,
        PasswordFault::NoUpperCase,
        PasswordFault::NoLowerCase,
        PasswordFault::NoDigit,
    ];
    rules.map(|rule| TEXTS.of(locale).s(key(rule)))
}

/// What is lacking, in one sentence.
#[must_use]
pub fn lacking(locale: Locale, faults: &[PasswordFault]) -> String {
    let t = TEXTS.of(locale);
    let parts: Vec<&str> = faults.iter().map(|f| t.s(key(*f))).collect();
    t.w("lacking", "what", parts.join(", "))
}

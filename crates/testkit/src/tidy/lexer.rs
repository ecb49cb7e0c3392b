//! As much of Rust as tidy needs: code without comments and texts, and the texts by themselves.

/// A source file taken apart. Lines stay where they were.
pub struct Lexed {
    /// The code: comments and the insides of string and character literals are blank.
    pub code: String,
    /// Every string literal with its line, from 1.
    pub strings: Vec<(usize, String)>,
}

/// Takes a source file apart.
pub fn lex(text: &str) -> Lexed {
    let mut lexer =
        Lexer { chars: text.chars().collect(), at: 0, line: 1, code: String::new(), strings: Vec::new() };
    while lexer.at < lexer.chars.len() {
        lexer.step();
    }
    Lexed { code: lexer.code, strings: lexer.strings }
}

struct Lexer {
    chars: Vec<char>,
    at: usize,
    line: usize,
    code: String,
    strings: Vec<(usize, String)>,
}

impl Lexer {
    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or('\0')
    }

    /// Goes one character on; what is not code leaves a blank.
    fn take(&mut self, is_code: bool) -> char {
        let taken = self.peek(0);
        self.at += 1;
        if taken == '\n' {
            self.line += 1;
        }
        self.code.push(if is_code || taken == '\n' { taken } else { ' ' });
        taken
    }

    fn step(&mut self) {
        match (self.peek(0), self.peek(1)) {
            ('/', '/') => {
                while self.at < self.chars.len() && self.peek(0) != '\n' {
                    self.take(false);
                }
            }
            ('/', '*') => self.block_comment(),
            ('"', _) => self.string(),
            ('r', '"' | '#') if !self.in_word() => self.raw_string(),
            ('b', 'r') if !self.in_word() && matches!(self.peek(2), '"' | '#') => {
                self.take(true);
                self.raw_string();
            }
            ('\'', _) => self.character(),
            _ => {
                self.take(true);
            }
        }
    }

    fn in_word(&self) -> bool {
        self.code.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_')
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        loop {
            match (self.peek(0), self.peek(1)) {
                ('/', '*') => depth += 1,
                ('*', '/') => depth -= 1,
                ('\0', _) if self.at >= self.chars.len() => return,
                _ => {
                    self.take(false);
                    continue;
                }
            }
            self.take(false);
            self.take(false);
            if depth == 0 {
                return;
            }
        }
    }

    fn string(&mut self) {
        let line = self.line;
        let mut content = String::new();
        self.take(true);
        while self.at < self.chars.len() && self.peek(0) != '"' {
            let taken = self.take(false);
            if taken == '\\' {
                match self.take(false) {
                    'n' => content.push('\n'),
                    '\n' => {
                        while self.peek(0).is_whitespace() {
                            self.take(false);
                        }
                    }
                    escaped => content.push(escaped),
                }
            } else {
                content.push(taken);
            }
        }
        self.take(true);
        self.strings.push((line, content));
    }

    fn raw_string(&mut self) {
        let hashes = self.chars[self.at + 1..].iter().take_while(|c| **c == '#').count();
        if self.peek(1 + hashes) != '"' {
            self.take(true);
            return;
        }
        let line = self.line;
        for _ in 0..hashes + 2 {
            self.take(true);
        }
        let mut content = String::new();
        let closed = |lexer: &Self| lexer.peek(0) == '"' && (1..=hashes).all(|n| lexer.peek(n) == '#');
        while self.at < self.chars.len() && !closed(self) {
            content.push(self.take(false));
        }
        for _ in 0..=hashes {
            self.take(true);
        }
        self.strings.push((line, content));
    }

    /// A character literal, or the mark of a lifetime.
    fn character(&mut self) {
        self.take(true);
        if self.peek(0) == '\\' {
            self.take(false);
            self.take(false);
            while self.at < self.chars.len() && self.peek(0) != '\'' {
                self.take(false);
            }
            self.take(true);
        } else if self.peek(1) == '\'' {
            self.take(false);
            self.take(true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::lex;

    #[test]
    fn comments_and_texts_are_not_code() {
        let lexed = lex(
            "let a = \"x // \\\"y\"; // crate::z\n/* \"no\" /* in */ */ let b: &'a str = r#\"raw \"w\"\"#; '\"'; b'\\''; end",
        );
        assert_eq!(lexed.strings, [(1, "x // \"y".to_owned()), (2, "raw \"w\"".to_owned())]);
        assert!(lexed.code.contains("let b: &'a str") && lexed.code.ends_with("end"), "{}", lexed.code);
        assert!(!lexed.code.contains("crate::z") && !lexed.code.contains("no"), "{}", lexed.code);
    }

    #[test]
    fn lines_stay_where_they_were() {
        let lexed = lex("let a = \"one \\\n   two\";\nlet b = \"three\";\n");
        assert_eq!(lexed.strings, [(1, "one two".to_owned()), (3, "three".to_owned())]);
        assert_eq!(lexed.code.lines().count(), 3);
    }
}

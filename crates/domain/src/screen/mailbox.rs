//! A mailbox: messages that are read, put away, starred, reported and thrown away; senders that are blocked.
//!
//! A message has `in` (one of [`FOLDERS`] or of the mailbox's own), `star` (`on`, `off`), `report` (`no`, `spam`,
//! `phishing`; whoever reports moves the message to the junk), and where it has them `link` and `attachment` (`shut`, `opened`: what
//! was opened cannot be shut again). A sender is known by the address and has `blocked` (`on`, `off`).

use serde::{Deserialize, Serialize};

use super::{App, Facts, Goal, fact, set};

/// The folders of every mailbox.
const FOLDERS: [&str; 4] = ["inbox", "archive", "junk", "trash"];

/// What the mailbox shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mailbox {
    /// Whose mailbox it is: an address.
    pub address: String,
    /// Folders of its own.
    #[serde(default, rename = "folder")]
    pub folders: Vec<Folder>,
    /// The messages, the newest first.
    #[serde(rename = "message")]
    pub messages: Vec<Message>,
}

/// A folder for messages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Folder {
    /// What goals call it.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// What goals call it.
    pub id: String,
    /// The name that the sender shows.
    pub from: String,
    /// The address from which it really came.
    pub address: String,
    /// Its subject.
    pub subject: String,
    /// When it came, as it is shown.
    pub date: String,
    /// Its text, a paragraph a line.
    pub body: String,
    /// The folder in which it lies at the start.
    #[serde(default = "inbox")]
    pub r#in: String,
    /// A link in it.
    pub link: Option<Link>,
    /// A file that goes with it.
    pub attachment: Option<Attachment>,
}

/// A link: what it says and where it leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// What is written.
    pub label: String,
    /// Where it leads.
    pub target: String,
}

/// A file that goes with a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// Its size, as it is shown.
    pub size: String,
}

fn inbox() -> String {
    FOLDERS[0].to_owned()
}

impl Mailbox {
    fn message(&self, id: &str) -> Option<&Message> {
        self.messages.iter().find(|message| message.id == id)
    }

    fn is_sender(&self, address: &str) -> bool {
        self.messages.iter().any(|message| message.address == address)
    }
}

impl App for Mailbox {
    fn start(&self) -> Facts {
        let mut facts = Facts::new();
        for message in &self.messages {
            set(&mut facts, &message.id, "in", &message.r#in);
            set(&mut facts, &message.id, "star", "off");
            set(&mut facts, &message.id, "report", "no");
            if message.link.is_some() {
                set(&mut facts, &message.id, "link", "shut");
            }
            if message.attachment.is_some() {
                set(&mut facts, &message.id, "attachment", "shut");
            }
            set(&mut facts, &message.address, "blocked", "off");
        }
        facts
    }

    fn allows(&self, _now: &Facts, what: &str, property: &str, value: &str) -> bool {
        if property == "blocked" {
            return self.is_sender(what) && ["on", "off"].contains(&value);
        }
        let Some(message) = self.message(what) else { return false };
        match property {
            "in" => FOLDERS.contains(&value) || self.folders.iter().any(|folder| folder.id == value),
            "star" => ["on", "off"].contains(&value),
            "report" => ["no", "spam", "phishing"].contains(&value),
            "link" => message.link.is_some() && ["shut", "opened"].contains(&value),
            "attachment" => message.attachment.is_some() && ["shut", "opened"].contains(&value),
            _ => false,
        }
    }

    fn told(&self, now: &Facts, what: &str, property: &str) -> Vec<String> {
        let Some(value) = fact(now, what, property) else { return Vec::new() };
        let folder = self.folders.iter().find(|folder| property == "in" && folder.id == value);
        [value.to_owned()].into_iter().chain(folder.map(|folder| folder.name.clone())).collect()
    }

    fn reach(&self, now: &mut Facts, what: &str, property: &str, value: &str) {
        if property == "report" && value != "no" && self.message(what).is_some() {
            set(now, what, "in", "junk");
        }
        set(now, what, property, value);
    }

    /// What was reported lies in the junk, and may be thrown away.
    fn is_on_the_way(&self, now: &Facts, what: &str, property: &str, goals: &[Goal]) -> bool {
        property == "in"
            && fact(now, what, "in").is_some_and(|folder| ["junk", "trash"].contains(&folder))
            && goals.iter().any(|goal| goal.what == what && goal.property == "report")
    }

    fn name(&self, _now: &Facts, what: &str) -> String {
        let told = |message: &Message| format!("{} ({})", message.subject, message.from);
        self.message(what).map_or_else(|| what.to_owned(), told)
    }

    fn names(&self) -> (Vec<&str>, Vec<&str>) {
        let folders = self.folders.iter().map(|folder| folder.id.as_str());
        let messages = self.messages.iter().map(|message| message.id.as_str());
        (FOLDERS.into_iter().chain(folders).chain(messages).collect(), Vec::new())
    }

    fn acts(&self) -> usize {
        self.messages.len() * (FOLDERS.len() + self.folders.len())
    }
}

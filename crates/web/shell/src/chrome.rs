//! The frame of every page: language, theme, header, navigation, notices.

use domain::locale::Locale;
use domain::people::Role;

use crate::assets::{self, Address};
use crate::guide::Step;
use crate::texts::Texts;
use crate::visit::{Account, Looks, Visit};

crate::texts!(TEXTS, "templates/none");

/// What the layout needs. A field `chrome` of every page.
pub struct Chrome {
    /// The language of the page.
    pub locale: Locale,
    /// The title, before « – Parchemin ».
    pub title: String,
    /// The texts of the layout.
    pub shell: Texts,
    /// The theme chosen by hand.
    pub theme: Option<&'static str>,
    /// The contrast chosen by hand.
    pub contrast: Option<&'static str>,
    /// How somebody reads it best.
    pub looks: Looks,
    /// The dark header of the rooms where one decides for others.
    pub night: bool,
    /// The name of the room, shown in the header.
    pub room: String,
    /// The links of the header.
    pub nav: Vec<Nav>,
    /// The name of the person who is signed in.
    pub person: Option<String>,
    /// What forms bring back.
    pub csrf: String,
    /// The path of the page, to come back to.
    pub path: String,
    /// Where the mark in the header leads.
    pub home: &'static str,
    /// The step of a guide that the page is about, folded at its foot.
    pub help: Option<Step>,
}

/// A link of the header.
pub struct Nav {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub label: String,
    /// The page is there.
    pub here: bool,
}

impl Chrome {
    /// The frame of a page outside any room.
    #[must_use]
    pub fn plain(visit: &Visit, title: impl Into<String>) -> Self {
        Self {
            locale: visit.locale,
            title: title.into(),
            shell: TEXTS.of(visit.locale),
            theme: visit.looks.theme,
            contrast: visit.looks.contrast,
            looks: visit.looks.clone(),
            night: false,
            room: String::new(),
            nav: Vec::new(),
            person: visit.account.as_deref().map(|a| a.name.clone()),
            csrf: visit.csrf.clone(),
            path: visit.path.clone(),
            home: visit.account.as_deref().map_or("/", home_of),
            help: None,
        }
    }

    /// The frame of a page of a room, with its name and links (address, text).
    #[must_use]
    pub fn room(visit: &Visit, title: impl Into<String>, room: &str, nav: &[(&str, &str)]) -> Self {
        let links = nav.iter().map(|(href, label)| Nav {
            href: (*href).to_owned(),
            label: (*label).to_owned(),
            here: visit.path == *href,
        });
        Self { room: room.to_owned(), nav: links.collect(), ..Self::plain(visit, title) }
    }

    /// The same with the dark header (invigilator, jury).
    #[must_use]
    pub fn night(mut self) -> Self {
        self.night = true;
        self
    }

    /// An icon of the sprite; always beside a word.
    #[must_use]
    pub fn icon(&self, name: &'static str) -> Icon {
        Icon(name)
    }

    /// The address of an asset.
    #[must_use]
    pub fn asset(&self, file: &'static str) -> Address {
        assets::address(file)
    }

    /// Rooms of this person beside the current one are reached from their home.
    #[must_use]
    pub fn other_locale(&self) -> Locale {
        match self.locale {
            Locale::Fr => Locale::En,
            Locale::En => Locale::Fr,
        }
    }
}

/// The first page of a person: the room in which they have most to do.
#[must_use]
pub fn home_of(account: &Account) -> &'static str {
    if account.roles.iter().any(|r| matches!(r, Role::JuryMember | Role::JuryPresident)) {
        "/jury"
    } else if account.roles.contains(&Role::Admin) {
        "/plateforme"
    } else if !account.centres.is_empty() {
        "/centre"
    } else if account.roles.contains(&Role::Author) {
        "/auteurs"
    } else if account.teacher {
        "/enseignant/demandes"
    } else {
        "/candidat"
    }
}

/// An icon of the sprite.
pub struct Icon(&'static str);

impl Icon {
    /// The icon of that name.
    #[must_use]
    pub const fn named(name: &'static str) -> Self {
        Self(name)
    }
}

impl std::fmt::Display for Icon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("<svg class=\"i\" aria-hidden=\"true\"><use href=\"")?;
        assets::address("icons.svg").fmt(f)?;
        ["#", self.0, "\"/></svg>"].into_iter().try_for_each(|part| f.write_str(part))
    }
}
impl askama::filters::HtmlSafe for Icon {}

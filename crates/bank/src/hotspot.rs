//! Pictures in which a zone is chosen, as they were written.

use std::collections::BTreeSet;

use domain::picture::{Picture, Spot};
use domain::question::{AnswerForm, Expected};
use toml::Value;

use crate::files::image::Colour;
use crate::screen::spaced;
use crate::written::Kind;

/// Zones of a picture: fewer would be a coin to toss, more cannot be touched with a finger.
const ZONES: std::ops::RangeInclusive<usize> = 4..=24;
/// The longest side of a picture, in its own units.
const SIDE: std::ops::RangeInclusive<u32> = 100..=2000;

/// A picture, its zones, and the one that is right.
#[derive(Debug)]
pub(crate) struct Hotspot {
    picture: Picture,
    zones: Vec<Spot>,
    right: String,
}

impl Hotspot {
    /// Understands `[picture]` and `[[zone]]`; `None` for other kinds, or when a fault is told.
    pub(crate) fn read(
        kind: Kind,
        picture: Option<Value>,
        zones: Vec<Value>,
        right: Option<&str>,
        why: &mut Vec<String>,
    ) -> Option<Self> {
        if kind != Kind::Hotspot {
            for (key, there) in
                [("picture", picture.is_some()), ("zone", !zones.is_empty() || right.is_some())]
            {
                if there {
                    why.push(format!("« {key} » ne va pas avec ce genre de question. Retirez-le."));
                }
            }
            return None;
        }
        let before = why.len();
        let picture: Option<Picture> = match picture.map(|picture| spaced(picture).try_into()) {
            Some(Ok(picture)) => Some(picture),
            Some(Err(error)) => {
                why.push(format!("[picture] ne se lit pas : {}.", error.message()));
                None
            }
            None => {
                why.push("Il manque [picture].".to_owned());
                None
            }
        };
        let mut read = Vec::new();
        for (number, zone) in (1..).zip(zones) {
            match spaced(zone).try_into::<Spot>() {
                Ok(zone) => read.push(zone),
                Err(error) => why.push(format!("[[zone]] n° {number} ne se lit pas : {}.", error.message())),
            }
        }
        if right.is_none() {
            why.push("Il manque « zone » sous [solution] : l’identifiant de la zone juste.".to_owned());
        }
        let (picture, right) = picture.zip(right)?;
        (why.len() == before).then(|| Self { picture, zones: read, right: right.to_owned() })
    }

    /// How to answer and what is right: zones are read as they are written.
    pub(crate) fn shown(&self) -> (AnswerForm, Option<Expected>) {
        let right = (1..).zip(&self.zones).find(|(_, zone)| zone.id == self.right).map(|(number, _)| number);
        let form = AnswerForm::Hotspot { picture: self.picture.clone(), zones: self.zones.clone() };
        (form, right.map(|right| Expected::SingleChoice { right }))
    }

    /// What can be understood and still may not be served.
    pub(crate) fn faults(&self) -> Vec<String> {
        let Picture { alt, width, height, background, shapes } = &self.picture;
        let mut why = Vec::new();
        if alt.trim().chars().count() < 20 {
            why.push("[picture] : « alt » dit ce que l’on voit, en une phrase.".to_owned());
        }
        if !SIDE.contains(width) || !SIDE.contains(height) {
            why.push(format!(
                "[picture] a de {} à {} unités de côté. Lu : {width} × {height}.",
                SIDE.start(),
                SIDE.end()
            ));
        }
        for color in shapes.iter().map(domain::picture::Drawn::color).chain([background.as_str()]) {
            Colour::read(color, &mut why);
        }
        if !ZONES.contains(&self.zones.len()) {
            let (least, most) = (ZONES.start(), ZONES.end());
            why.push(format!("Une image a de {least} à {most} zones. Lu : {}.", self.zones.len()));
        }
        let (mut ids, mut labels) = (BTreeSet::new(), BTreeSet::new());
        for (place, zone) in self.zones.iter().enumerate() {
            let id = &zone.id;
            if !ids.insert(id) || zone.label.trim().is_empty() || !labels.insert(&zone.label) {
                why.push(format!("Zone « {id} » : son « id » et son « label » sont à elle seule."));
            }
            if !zone.is_inside() {
                why.push(format!("Zone « {id} » : elle sort de la grille de douze sur douze."));
            }
            if let Some(other) = self.zones[..place].iter().find(|other| other.overlaps(zone)) {
                why.push(format!("Les zones « {} » et « {id} » se recouvrent.", other.id));
            }
        }
        if !ids.contains(&self.right) {
            why.push(format!("Aucune zone ne s’appelle « {} ».", self.right));
        }
        why
    }
}

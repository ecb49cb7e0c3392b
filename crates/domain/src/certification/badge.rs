//! The badge of a certificate: the same signed facts in the words of Open Badges 3.0 and Verifiable Credentials 2.0,
//! with a place in a Bitstring Status List (W3C, 2025) where its revocation is published.
//!
//! A badge is made to be shown on public pages, often by a minor: it holds the name, never the date or place of birth.
//! Whoever must tell two people of one name apart opens the certificate, to which the badge leads by its code.

use serde_json::{Value, json};

use super::certificate::{Certificate, VerificationCode};
use crate::framework::CompetenceCode;
use crate::locale::Locale;
use crate::moment::{Moment, Zone};
use crate::seed::Seed;

/// Places in a list: the fewest that the recommendation allows, so that one of them hides among the others.
pub const LIST_LENGTH: u32 = 131_072;

/// So many are given before the next list is begun: a place drawn by chance is free at the second try on average at worst.
const LIST_FULL: u32 = LIST_LENGTH / 2;

/// How long a reader may go on with a list it has read, in milliseconds.
pub const LIST_TTL: i64 = 15 * 60 * 1000;

/// Where the revocation of a badge is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// The number of the list, from 0.
    pub list: u32,
    /// The place in it, from 0.
    pub position: u32,
}

impl Place {
    /// Draws a place in the newest list, told with how many places of it are given, or in the next one. Who finds it taken draws again.
    #[must_use]
    pub fn draw(seed: &Seed, newest: Option<(u32, u32)>, round: u32) -> Self {
        let list = newest.map_or(0, |(list, given)| if given < LIST_FULL { list } else { list + 1 });
        let mut dice = seed.branch(&format!("badge {round}")).dice();
        let position = u32::try_from(dice.below(LIST_LENGTH as usize)).unwrap_or_default();
        Self { list, position }
    }
}

/// The bits of a list: 1 is revoked. Place 0 is the leftmost bit of the first byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bitstring(Vec<u8>);

impl Bitstring {
    /// The list in which these places are revoked.
    #[must_use]
    pub fn of(revoked: &[u32]) -> Self {
        let mut bytes = vec![0_u8; LIST_LENGTH as usize / 8];
        for place in revoked {
            if let Some(byte) = bytes.get_mut(*place as usize / 8) {
                *byte |= 0x80 >> (place % 8);
            }
        }
        Self(bytes)
    }

    /// Takes back the bytes of a list; nothing when it is shorter than one may be.
    #[must_use]
    pub fn read(bytes: Vec<u8>) -> Option<Self> {
        (bytes.len() >= LIST_LENGTH as usize / 8).then_some(Self(bytes))
    }

    /// Its bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Whether that place is revoked; nothing when the list has no such place.
    #[must_use]
    pub fn is_revoked(&self, position: u32) -> Option<bool> {
        self.0.get(position as usize / 8).map(|byte| byte & (0x80 >> (position % 8)) != 0)
    }
}

/// What a badge says in the language of its holder.
#[derive(Debug, Clone)]
pub struct Words {
    /// The name of the certification.
    pub name: String,
    /// What it is, in a sentence.
    pub description: String,
    /// What was asked for it, in a sentence.
    pub criteria: String,
    /// « Score ».
    pub score: String,
    /// Where it was taken, in a sentence.
    pub evidence: String,
    /// The titles of the competences by their codes, in the order of the framework.
    pub competences: Vec<(CompetenceCode, String)>,
}

/// What a badge is made of.
pub struct Badge<'a> {
    /// The signed facts.
    pub certificate: &'a Certificate,
    /// When these were issued.
    pub issued_at: Moment,
    /// Where its revocation is published.
    pub place: Place,
    /// The address of the platform, without a slash at its end.
    pub platform: &'a str,
    /// Who issues.
    pub issuer: &'a str,
    /// The language of the words.
    pub locale: Locale,
    /// The words.
    pub words: &'a Words,
}

/// A moment as credentials spell it.
#[must_use]
pub fn stamp(at: Moment) -> String {
    at.local(&Zone::paris()).timestamp().to_string()
}

/// The address of the issuer's profile.
#[must_use]
pub fn issuer_address(platform: &str) -> String {
    format!("{platform}/badges/emetteur")
}

/// The address of a list of revocation.
#[must_use]
pub fn list_address(platform: &str, list: u32) -> String {
    format!("{platform}/badges/statuts/{list}")
}

/// The address of a signing key.
#[must_use]
pub fn key_address(platform: &str, key: &str) -> String {
    format!("{platform}/badges/cles/{key}")
}

/// The profile of the issuer, as credentials hold it and as its address serves it.
#[must_use]
pub fn issuer(platform: &str, name: &str) -> Value {
    json!({ "id": issuer_address(platform), "type": ["Profile"], "name": name, "url": platform })
}

/// What the names in a badge and in a profile mean.
pub const CONTEXT: [&str; 2] = [CREDENTIALS, "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"];
const CREDENTIALS: &str = "https://www.w3.org/ns/credentials/v2";

impl Badge<'_> {
    /// The credential, to be signed as the payload of a JWT: its registered names (`iss`, `jti`, `nbf`) stand beside it.
    #[must_use]
    pub fn credential(&self) -> Value {
        let code = &self.certificate.code;
        let list = list_address(self.platform, self.place.list);
        // A certificate that is given back keeps its code: the place tells the two badges apart.
        let id = format!("{}/verifier/{code}#{}-{}", self.platform, self.place.list, self.place.position);
        json!({
            "@context": CONTEXT,
            "id": id,
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": self.words.name,
            "issuer": issuer(self.platform, self.issuer),
            "validFrom": stamp(self.issued_at),
            "credentialSubject": self.subject(),
            "evidence": [{ "id": format!("{}/verifier/{code}", self.platform), "type": ["Evidence"],
                "name": self.words.name, "narrative": self.words.evidence }],
            "credentialStatus": { "id": format!("{list}#{}", self.place.position), "type": "BitstringStatusListEntry",
                "statusPurpose": "revocation", "statusListIndex": self.place.position.to_string(),
                "statusListCredential": list },
            "iss": issuer_address(self.platform),
            "jti": id,
            "nbf": self.issued_at.millis().div_euclid(1000),
        })
    }

    fn subject(&self) -> Value {
        let holder = &self.certificate.holder;
        let name = format!("{} {}", holder.first_name, holder.last_name);
        json!({
            "type": ["AchievementSubject"],
            "identifier": [{ "type": "IdentityObject", "hashed": false, "identityType": "name", "identityHash": name }],
            "activityEndDate": format!("{}T00:00:00Z", self.certificate.sat_on),
            "achievement": self.achievement(),
            "result": self.results(),
        })
    }

    fn result_id(&self, of: &str) -> String {
        format!("{}/badges/certification#{of}", self.platform)
    }

    fn achievement(&self) -> Value {
        let (told, words) = (self.certificate, self.words);
        let mut asked = vec![json!({
            "id": self.result_id("score"), "type": ["ResultDescription"], "name": words.score,
            "resultType": "ScaledScore", "valueMin": "0", "valueMax": told.max_score.to_string(),
        })];
        let levels: Vec<String> = (0..=told.max_level).map(|level| level.to_string()).collect();
        asked.extend(self.certified().map(|(code, title, _)| {
            json!({ "id": self.result_id(code), "type": ["ResultDescription"], "name": format!("{code} {title}"),
                "resultType": "PerformanceLevel", "allowedValue": levels })
        }));
        json!({
            "id": format!("{}/badges/certification", self.platform),
            "type": ["Achievement"],
            "achievementType": "Certification",
            "name": words.name,
            "description": words.description,
            "criteria": { "narrative": words.criteria },
            "inLanguage": self.locale.code(),
            "version": told.release.to_string(),
            "resultDescription": asked,
        })
    }

    fn results(&self) -> Value {
        let result = |of: &str, value: String| json!({ "type": ["Result"], "resultDescription": self.result_id(of), "value": value });
        let mut results = vec![result("score", self.certificate.score.to_string())];
        results.extend(self.certified().map(|(code, _, level)| result(code, level.to_string())));
        results.into()
    }

    /// The certified competences with their titles and levels, in the order of the framework.
    fn certified(&self) -> impl Iterator<Item = (&str, &str, u8)> {
        self.words.competences.iter().filter_map(|(code, title)| {
            let held = self.certificate.levels.iter().find(|held| held.competence == *code)?;
            Some((code.as_str(), title.as_str(), held.level?))
        })
    }
}

/// The credential that publishes a list, to be signed. `encoded` is its bits as the recommendation encodes them.
#[must_use]
pub fn list_credential(platform: &str, list: u32, encoded: &str, at: Moment) -> Value {
    let id = list_address(platform, list);
    json!({
        "@context": [CREDENTIALS],
        "id": id,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer_address(platform),
        "validFrom": stamp(at),
        "validUntil": stamp(at.plus_minutes(24 * 60)),
        "credentialSubject": { "id": format!("{id}#list"), "type": "BitstringStatusList",
            "statusPurpose": "revocation", "encodedList": encoded, "ttl": LIST_TTL },
    })
}

/// What a reader takes out of a badge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The code of the certificate.
    pub code: VerificationCode,
    /// The holder's name.
    pub holder: String,
    /// The name of the certification.
    pub name: String,
    /// Who issued it.
    pub issuer: String,
    /// Since when it holds, as it is spelt.
    pub valid_from: String,
    /// The day of the exam.
    pub sat_on: String,
    /// The points.
    pub score: String,
    /// The most points that could be had.
    pub max_score: String,
    /// The address of the list of its revocation.
    pub list: String,
    /// Its place in that list.
    pub position: u32,
}

impl Told {
    /// Takes a badge of a platform of this program; nothing when it is none.
    #[must_use]
    pub fn read(credential: &Value) -> Option<Self> {
        let text = |at: &str| credential.pointer(at)?.as_str().map(str::to_owned);
        let is_badge = credential["type"].as_array()?.iter().any(|one| one == "OpenBadgeCredential");
        let (address, _) = credential["id"].as_str()?.split_once('#')?;
        let (_, code) = address.rsplit_once('/')?;
        is_badge.then_some(())?;
        Some(Self {
            code: VerificationCode::parse(code).ok()?,
            holder: text("/credentialSubject/identifier/0/identityHash")?,
            name: text("/credentialSubject/achievement/name")?,
            issuer: text("/issuer/name")?,
            valid_from: text("/validFrom")?,
            sat_on: text("/credentialSubject/activityEndDate")?.get(..10)?.to_owned(),
            score: text("/credentialSubject/result/0/value")?,
            max_score: text("/credentialSubject/achievement/resultDescription/0/valueMax")?,
            list: text("/credentialStatus/statusListCredential")?,
            position: text("/credentialStatus/statusListIndex")?.parse().ok()?,
        })
    }
}

#[cfg(test)]
mod tests;

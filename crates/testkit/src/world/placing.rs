//! Placement, answered by somebody who knows everything up to a level.

use acts::placement::preparing::{self, Material};
use acts::placement::{AnswerPlacement, StartPlacement};
use domain::framework::CompetenceCode;
use domain::locale::Locale;
use domain::needs::Means;
use store::placements::{self, Kept, Served};

use super::{Person, World};

impl World {
    /// Somebody who placed themselves in every competence and knows everything up to this level.
    ///
    /// # Panics
    /// When the login is taken or the bank has no question.
    pub async fn placed_account(&self, first_name: &str, last_name: &str, level: u8) -> Person {
        let person = self.person(first_name, last_name, &[]).await;
        self.place(&person, level, usize::MAX).await;
        person
    }

    /// Places somebody who knows everything up to a level, in so many competences.
    ///
    /// # Panics
    /// When the bank has no question.
    pub async fn place(&self, person: &Person, level: u8, competences: usize) {
        let codes: Vec<CompetenceCode> =
            self.app.bank.framework.competences().map(|(_, competence)| competence.code.clone()).collect();
        for code in codes.into_iter().take(competences) {
            self.place_in(person, level, code).await;
        }
    }

    async fn place_in(&self, person: &Person, level: u8, competence: CompetenceCode) {
        let doing = self.doing_as(person.id);
        let new = Kept {
            id: preparing::id(&doing.seed),
            account: person.id,
            competence: competence.clone(),
            release: self.app.bank.release.clone(),
            locale: Locale::Fr,
            seed: doing.seed.clone(),
            started_at: doing.at,
            ended_at: None,
            serving: 1,
        };
        let material = self.material(person, &new).await;
        let first =
            preparing::question(self.app.bank, &new, &material, 0, Means::default()).expect("a question");
        let placement = self.act(StartPlacement { doing, account: person.id, new, first }).await;
        while let Some((run, served)) = self.waiting(person, &competence).await {
            let skill = self.app.bank.skill(served.skill.as_str()).expect("a skill of the bank");
            let value = (skill.level <= level).then(|| served.expected.right_value());
            let doing = self.doing_as(person.id);
            let material = self.material(person, &run).await;
            let new =
                preparing::answer(self.app.bank, &run, &served, material, value, doing.at, Means::default());
            let new = new.expect("a judgement");
            self.act(AnswerPlacement { doing, account: person.id, placement, number: run.serving, new })
                .await;
        }
    }

    async fn waiting(&self, person: &Person, competence: &CompetenceCode) -> Option<(Kept, Served)> {
        let mut reader = self.store().read().await.expect("a reader");
        let db = &mut reader.conn();
        let run = placements::latest_of(db, person.id, competence.as_str()).await.expect("a placement")?;
        if run.ended_at.is_some() {
            return None;
        }
        let served =
            placements::served(db, run.id, run.serving).await.expect("a question").expect("one waits");
        Some((run, served))
    }

    async fn material(&self, person: &Person, run: &Kept) -> Material {
        let mut reader = self.store().read().await.expect("a reader");
        let db = &mut reader.conn();
        Material {
            knowledge: placements::knowledge_of(db, person.id).await.expect("knowledge"),
            learnt_here: placements::learnt_in(db, person.id, run.id).await.expect("knowledge"),
            seen: placements::seen_challenges(db, person.id).await.expect("challenges"),
            retired: store::content::retired(db).await.expect("codes"),
        }
    }
}

//! Makes, or finds again, the centre of rehearsals with its référent and its jury.

use domain::id::Id;
use domain::locale::Locale;
use domain::moment::Zone;
use domain::people::{Account, Centre, CentreKind, Login, Role};
use serde_json::json;
use store::accounts::Credential;
use store::{Act, Failure, Stop, Tx, accounts, centres, journal, rehearsals};

use crate::Doing;
use crate::people::create_account::{NewPerson, Offices, open};

/// The name of the centre, as certificates of a rehearsal print it.
pub const CENTRE: &str = "Centre de répétition";

/// The staff of a rehearsal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Post {
    /// The référent of the centre.
    Referent,
    /// A member of the jury.
    JuryMember,
    /// A president of the jury.
    JuryPresident,
}

impl Post {
    /// Every post, in the order of [`PrepareRehearsal::hashes`] and [`Prepared::logins`].
    pub const ALL: [Self; 3] = [Self::Referent, Self::JuryMember, Self::JuryPresident];

    /// The code of what its holder is.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Referent => "referent",
            Self::JuryMember => Role::JuryMember.code(),
            Self::JuryPresident => Role::JuryPresident.code(),
        }
    }

    const fn roles(self) -> &'static [Role] {
        match self {
            Self::Referent => &[],
            Self::JuryMember => &[Role::JuryMember],
            Self::JuryPresident => &[Role::JuryPresident],
        }
    }
}

/// Prepares a rehearsal. The centre and its staff are made the first time; every time the staff gets new passwords,
/// which hold until the next preparation. Who is signed in stays so: two rehearsals may run at once.
#[derive(Debug, Clone)]
pub struct PrepareRehearsal {
    /// Who, when, chance.
    pub doing: Doing,
    /// The argon2id hashes of the new passwords, in the order of [`Post::ALL`].
    pub hashes: [String; 3],
}

/// A prepared rehearsal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// The centre.
    pub centre: Id<Centre>,
    /// What the staff signs in with, in the order of [`Post::ALL`].
    pub logins: [String; 3],
}

/// Why a rehearsal is not prepared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotPrepare {
    /// Somebody else took a login that was drawn for the staff: try again.
    LoginTaken,
}

impl Act for PrepareRehearsal {
    type Done = Prepared;
    type Refusal = CannotPrepare;
    const LONG: bool = true;

    async fn run(self, tx: &mut Tx<'_>) -> Result<Prepared, Stop<CannotPrepare>> {
        let centre = match rehearsals::centre(tx).await? {
            Some(centre) => centre,
            None => self.found_centre(tx).await?,
        };
        let known = rehearsals::staff(tx, centre).await?;
        let mut logins = [const { String::new() }; 3];
        for ((post, hash), login) in Post::ALL.into_iter().zip(&self.hashes).zip(&mut logins) {
            *login = match known.iter().find(|staff| staff.role == post.code()) {
                Some(staff) => {
                    let changed = Credential {
                        account: staff.account,
                        login: staff.login.clone(),
                        secret: hash.clone(),
                        one_time: false,
                    };
                    accounts::change_password(tx, &changed).await?;
                    staff.login.clone()
                }
                None => self.appoint(tx, centre, post, hash).await?,
            };
        }
        Ok(Prepared { centre, logins })
    }
}

impl PrepareRehearsal {
    async fn found_centre(&self, tx: &mut Tx<'_>) -> Result<Id<Centre>, Failure> {
        let centre = centres::Kept {
            id: Id::from_seed(&self.doing.seed, "rehearsal centre"),
            name: CENTRE.to_owned(),
            kind: CentreKind::School,
            uai: None,
            organisation: None,
            zone: Zone::paris(),
            rehearsal: true,
        };
        centres::insert(tx, &centre, self.doing.at).await?;
        let entry = journal::Entry {
            stream: &journal::stream("centre", centre.id),
            at: self.doing.at,
            by: &self.doing.by,
            act: "prepare_rehearsal",
            payload: json!({ "name": centre.name }),
            seed: &self.doing.seed,
        };
        journal::write(tx, &entry).await?;
        Ok(centre.id)
    }

    /// Opens the account of a post. The login ends in five drawn digits, so that nobody can take it beforehand.
    async fn appoint(
        &self,
        tx: &mut Tx<'_>,
        centre: Id<Centre>,
        post: Post,
        hash: &str,
    ) -> Result<String, Stop<CannotPrepare>> {
        let seed = self.doing.seed.branch(post.code());
        let login = format!("repetition.{}.{:05}", post.code(), seed.branch("login").dice().below(100_000));
        let person = NewPerson {
            first_name: "Répétition".to_owned(),
            last_name: post.code().replace('_', " "),
            login: Login::Username(login.clone()),
            password_hash: hash.to_owned(),
            locale: Locale::Fr,
        };
        let offices = Offices { roles: post.roles(), one_time: false, rehearsal: true };
        let doing = Doing { seed: seed.clone(), ..self.doing.clone() };
        let id = Id::<Account>::from_seed(&seed, "account");
        open(tx, &doing, id, &person, &offices)
            .await
            .map_err(|stop| stop.map(|_| CannotPrepare::LoginTaken))?;
        if post == Post::Referent {
            centres::put_member(tx, centre, id, true, self.doing.at).await?;
        }
        Ok(login)
    }
}

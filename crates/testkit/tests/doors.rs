//! Doors: every route × every actor × nobody, against the policy written by hand; and every identifier tried by somebody to
//! whom it does not belong.

use std::collections::BTreeSet;

use domain::id::Id;
use http::{Method, StatusCode};
use store::{Blocks, Row};
use testkit::policy::{Foreign, Line, Policy};
use testkit::walker::{Browser, Page};
use testkit::world::{Town, World};
use web_shell::cookies::Name;
use web_shell::doors::Door;
use web_shell::visit::csrf_of;

/// Whose the identifiers of an address are.
#[derive(Clone, Copy, PartialEq)]
enum Whose {
    /// The actors' own: of the first centre.
    Own,
    /// Of the other centre, session or account; only at this place among the identifiers of the address.
    Foreign(usize),
    /// Nobody's.
    Unknown,
}

/// Behind these an identifier is that of a centre.
const OF_CENTRES: [&str; 7] = [
    "/centre/classes/",
    "/centre/eleves/",
    "/centre/equipe/",
    "/centre/postes/",
    "/centre/archives/",
    "/centre/annuaire/",
    "/centre/facturation/",
];

/// The identifiers of a door: the name of the parameter, ours, theirs.
fn identifiers(town: &Town, path: &str) -> Vec<(&'static str, String, String)> {
    let pair = |name, [ours, theirs]: [String; 2]| (name, ours, theirs);
    let today = town.today.each_ref().map(|session| session.id.to_string());
    let judged = town.judged.each_ref().map(|(session, _)| session.id.to_string());
    let tests = town.judged.each_ref().map(|(_, attempt)| attempt.to_string());
    let appeals = town.appeals.each_ref().map(ToString::to_string);
    let sat = [town.published.1.to_string(), tests[1].clone()];
    let candidate = |place: usize| town.today.each_ref().map(|session| session.candidates[place].to_string());
    let members = town.centres.each_ref().map(|centre| centre.member.id.to_string());
    let pupils = town.pupils.each_ref().map(|[one, _]| one.id.to_string());
    let mails = [town.mail.to_string(), town.mail.to_string()];
    let begins = |start: &str| path.starts_with(start);
    let has = |name: &str| path.contains(&format!("{{{name}}}"));
    let mut found = Vec::new();
    if begins("/candidat/certification/") || begins("/repetition/registre") {
        found.push(pair("session", today));
    } else if begins("/candidat/") && has("attempt") {
        found.push(pair("attempt", sat));
    } else if OF_CENTRES.iter().any(|start| begins(start)) && has("id") {
        found.push(pair("id", town.centres.each_ref().map(|centre| centre.id.to_string())));
    } else if begins("/centre/sessions/") && has("id") {
        found.push(pair("id", today));
        if has("candidate") {
            found.push(pair("candidate", candidate(1)));
        }
        if has("scan") {
            found.push(pair("scan", town.scans.each_ref().map(ToString::to_string)));
        }
    } else if begins("/surveillant/salle/candidats/") {
        found.push(pair("id", candidate(0)));
    } else if begins("/surveillant/salle/incidents/") {
        found.push(pair("incident", town.incidents.each_ref().map(ToString::to_string)));
    } else if begins("/surveillant/salle/notes/") {
        found.push(pair("note", town.notes.each_ref().map(ToString::to_string)));
    } else if begins("/jury/sessions/") {
        found.push(pair("id", judged));
        if has("attempt") {
            found.push(pair("attempt", tests));
        }
        if has("scan") {
            found.push(pair("scan", town.judged_scans.each_ref().map(ToString::to_string)));
        }
        if has("comment") {
            found.push(pair("comment", town.comments.each_ref().map(ToString::to_string)));
        }
    } else if begins("/plateforme/centres/") && has("centre") {
        found.push(pair("centre", town.centres.each_ref().map(|centre| centre.id.to_string())));
        if has("account") {
            found.push(pair("account", members));
        }
    } else if begins("/plateforme/comptes/") && has("account") {
        found.push(pair("account", pupils));
    } else if begins("/auteurs/") && has("report") {
        found.push(pair("report", [town.report.to_string(), town.report.to_string()]));
    } else if begins("/courriels/") {
        found.push(pair("id", mails));
    }
    if has("appeal") {
        found.push(pair("appeal", appeals));
    }
    found
}

/// The address of a door.
fn address(town: &Town, path: &str, whose: Whose) -> String {
    let mut address = path.to_owned();
    for (place, (name, ours, theirs)) in identifiers(town, path).into_iter().enumerate() {
        let nobodys = Id::<()>::from_seed(&town.world.seed(), name).to_string();
        let value = match whose {
            Whose::Own => ours,
            Whose::Foreign(at) => {
                if at == place {
                    theirs
                } else {
                    ours
                }
            }
            Whose::Unknown => nobodys,
        };
        address = address.replace(&format!("{{{name}}}"), &value);
    }
    let nobodys = Id::<()>::from_seed(&town.world.seed(), "nobody's").to_string();
    let code = if path.starts_with("/langue/") { "en" } else { town.certificate.as_str() };
    let plain = [
        ("competence", "1.1"),
        ("topic", "formuler-une-requete"),
        ("question", "2a"),
        ("language", "fr"),
        ("name", "x"),
        ("ticket", "x"),
        ("number", "1"),
        ("position", "1"),
        ("key", "x"),
        ("list", "0"),
        ("lot", nobodys.as_str()),
        ("passage", nobodys.as_str()),
        ("cle", nobodys.as_str()),
        ("periode", nobodys.as_str()),
        ("regle", "days_between"),
        ("habilitation", nobodys.as_str()),
        ("uai", "0750655E"),
        ("code", code),
        ("modele", "convocation"),
        ("demande", nobodys.as_str()),
        ("enseignant", nobodys.as_str()),
    ];
    for (name, value) in plain {
        address = address.replace(&format!("{{{name}}}"), value);
    }
    assert!(!address.contains('{'), "the test knows no value for a parameter of {path}");
    address
}

async fn browser(town: &Town, actor: &str) -> Browser {
    let person = match actor {
        "nobody" => return town.world.fresh_browser(),
        "invigilator" => return town.world.invigilating(&town.today[0], "Nadia Cissé").await,
        "candidate" => &town.pupils[0][0],
        "centre_member" => &town.centres[0].member,
        "referent" => &town.centres[0].referent,
        "jury_member" => &town.jury[0],
        "jury_president" => &town.president,
        "admin" => &town.admin,
        "author" => &town.author,
        other => panic!("who is {other}?"),
    };
    town.world.signed_in(person).await
}

/// Knocks at a door in this browser, with a form that has its token and the fields of the policy.
async fn knock(town: &Town, browser: &mut Browser, door: &Door, line: &Line, address: &str) -> Page {
    let method: Method = door.method.parse().expect("a method");
    if method == Method::GET {
        return browser.send(method, address, None).await;
    }
    let token =
        csrf_of(&town.world.app, browser.cookie(Name::Browser.text(false)).expect("a browser with a token"));
    let body = match &line.upload {
        None => {
            ("application/x-www-form-urlencoded".into(), format!("csrf={token}&{}", line.form).into_bytes())
        }
        Some(field) => {
            let part = |head: &str, body: &str| {
                format!("--edge\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n")
            };
            let file = part(&format!("name=\"{field}\"; filename=\"liste.ods\""), "rien");
            let parts = part("name=\"csrf\"", &token) + &file + "--edge--\r\n";
            ("multipart/form-data; boundary=edge".into(), parts.into_bytes())
        }
    };
    browser.send(method, address, Some(body)).await
}

/// What a person meets at a door, in the letters of the policy.
fn met(page: &Page) -> char {
    let location = page.headers.get("location").and_then(|to| to.to_str().ok()).unwrap_or_default();
    let sent_on = page.status == StatusCode::SEE_OTHER && page.method == Method::GET;
    let way_on = page.attributes("main a.btn", "href");
    match page.status {
        StatusCode::FORBIDDEN => 'F',
        StatusCode::UNAUTHORIZED if way_on.iter().any(|to| to == "/surveillant") => 'R',
        StatusCode::UNAUTHORIZED => 'S',
        _ if sent_on && location.starts_with("/connexion?suite=") => 'S',
        _ if sent_on && location == "/surveillant" => 'R',
        _ => 'O',
    }
}

/// The actors who have the sample's own things behind these doors.
fn owns(actor: &str, path: &str) -> bool {
    match path.split('/').nth(1).unwrap_or_default() {
        "candidat" => actor == "candidate",
        "centre" => matches!(actor, "referent" | "centre_member"),
        "surveillant" => actor == "invigilator" || path == "/surveillant",
        "auteurs" => actor == "author",
        "jury" => matches!(actor, "jury_member" | "jury_president"),
        "plateforme" | "courriels" => actor == "admin",
        _ => true,
    }
}

fn key(door: &Door) -> String {
    format!("{} {}", door.method, door.path)
}

#[test]
fn every_door_has_its_line_and_every_line_its_door() {
    let policy = Policy::read();
    let doors: BTreeSet<String> = web_app::list().iter().map(key).collect();
    let lines: BTreeSet<String> = policy.doors.keys().cloned().collect();
    let unwritten: Vec<_> = doors.difference(&lines).collect();
    let gone: Vec<_> = lines.difference(&doors).collect();
    assert!(
        unwritten.is_empty() && gone.is_empty(),
        "not in policy.toml: {unwritten:#?}\nno longer a door: {gone:#?}"
    );
}

#[tokio::test]
async fn every_door_opens_for_whom_it_should_and_for_nobody_else() {
    let (policy, town) = (Policy::read(), Town::build(World::new().await).await);
    let mut wrong = Vec::new();
    for door in web_app::list() {
        let Some(line) = policy.doors.get(&key(&door)) else { continue };
        for actor in &policy.actors {
            let wanted = policy.cell(&key(&door), actor);
            // Acts are tried on what does not exist, so that the town stays as it is.
            let whose = if door.method == "GET" { Whose::Own } else { Whose::Unknown };
            let address = address(&town, door.path, whose);
            let page = knock(&town, &mut browser(&town, actor).await, &door, line, &address).await;
            let found = met(&page);
            let told = || format!("{} as {actor}", key(&door));
            if found != wanted {
                wrong.push(format!("{}: {found} instead of {wanted} ({})", told(), page.status));
            } else if page.status.is_server_error() {
                wrong.push(format!("{}: {}", told(), page.status));
            } else if found == 'O' && door.method == "GET" && owns(actor, door.path) {
                let there = page.status.is_success() || page.status.is_redirection();
                if there == line.missing {
                    wrong.push(format!("{}: {}", told(), page.status));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} doors are hung wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// How many things are written in the journal: every act leaves a record.
async fn records(town: &Town) -> i64 {
    let blocks = Blocks::read("-- BLOCK it\nSELECT count(*) FROM journal\n");
    let mut reader = town.world.store().read().await.expect("a reader");
    let row = reader.conn().row(blocks.get("it"), &[]).await.expect("a count");
    row.map(Row::only).expect("one row").expect("a number")
}

/// Whether what came is what the policy wants for an identifier of somebody else.
fn is_kept_out(wanted: Foreign, page: &Page, strangers: &[String]) -> bool {
    let absent = page.status == StatusCode::NOT_FOUND;
    let refused = page.status.is_redirection() || matches!(page.status.as_u16(), 403 | 404 | 409 | 422);
    match wanted {
        Foreign::Absent => absent,
        Foreign::Refused => refused,
        Foreign::Outline => !page.status.is_server_error() && !strangers.iter().any(|name| page.says(name)),
        Foreign::Idle => !page.status.is_server_error(),
    }
}

#[tokio::test]
async fn what_belongs_to_others_is_not_there() {
    let (policy, town) = (Policy::read(), Town::build(World::new().await).await);
    let strangers: Vec<String> = town.pupils[1].iter().map(|pupil| pupil.last_name.clone()).collect();
    let mut wrong = Vec::new();
    for door in web_app::list() {
        let Some(line) = policy.doors.get(&key(&door)) else { continue };
        let known = identifiers(&town, door.path);
        for actor in policy.actors.iter().filter(|actor| owns(actor, door.path)) {
            if policy.cell(&key(&door), actor) != 'O' || actor == "nobody" || line.missing && known.is_empty()
            {
                continue;
            }
            for (place, (name, ..)) in known.iter().enumerate() {
                // Who may see all still finds nothing where two things do not belong together.
                if place == 0 && line.all.contains(actor) {
                    continue;
                }
                let address = address(&town, door.path, Whose::Foreign(place));
                let mut browser = browser(&town, actor).await;
                let before = records(&town).await;
                let page = knock(&town, &mut browser, &door, line, &address).await;
                let wanted = if place == 0 { line.foreign } else { line.inner };
                if !is_kept_out(wanted, &page, &strangers) || records(&town).await != before {
                    wrong.push(format!("{} as {actor} with another's {name}: {}", key(&door), page.status));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} identifiers open too much:\n{}", wrong.len(), wrong.join("\n"));
}

#[tokio::test]
async fn what_is_no_identifier_is_not_there_either() {
    let (policy, town) = (Policy::read(), Town::build(World::new().await).await);
    let mut wrong = Vec::new();
    for door in web_app::list().into_iter().filter(|door| door.method == "GET") {
        for (name, ours, _) in identifiers(&town, door.path) {
            let address = address(&town, door.path, Whose::Own).replace(&ours, "pas-un-identifiant");
            for actor in policy.actors.iter().filter(|actor| policy.cell(&key(&door), actor) == 'O') {
                let mut browser = browser(&town, actor).await;
                let page = browser.send(Method::GET, &address, None).await;
                let is_page = page.is_html() || door.path.starts_with("/repetition");
                if page.status != StatusCode::NOT_FOUND || !is_page {
                    wrong.push(format!(
                        "{} as {actor} with a strange {name}: {} {}",
                        key(&door),
                        page.status,
                        page.source()
                    ));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} times no page says that nothing is there:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[tokio::test]
async fn a_member_does_not_read_the_access_code() {
    let town = Town::build(World::new().await).await;
    let (session, member) = (&town.today[0], &town.centres[0].member);
    for path in ["", "/details", "/modifier", "/candidats/ajouter", "/candidats/importer"] {
        let mut browser = town.world.signed_in(member).await;
        let page = browser.visit(&format!("/centre/sessions/{}{path}", session.id)).await;
        page.expect_status(200);
        let code = session.access_code.as_str();
        assert!(!page.source().contains(code), "a member reads the access code on {}", page.path);
    }
    let mut referent = town.world.signed_in(&town.centres[0].referent).await;
    let page = referent.visit(&format!("/centre/sessions/{}/details", session.id)).await;
    page.expect(session.access_code.as_str());
}

#[tokio::test]
async fn a_form_without_its_token_changes_nothing() {
    let (policy, town) = (Policy::read(), Town::build(World::new().await).await);
    let mut wrong = Vec::new();
    for door in web_app::list().into_iter().filter(|door| door.method == "POST") {
        let Some(line) = policy.doors.get(&key(&door)) else { continue };
        // Rehearsals bring their key in a header, and looks are nobody's secret.
        if door.path.starts_with("/repetition") || door.path == "/apparence" {
            continue;
        }
        for actor in policy.actors.iter().filter(|actor| policy.cell(&key(&door), actor) == 'O') {
            let mut browser = browser(&town, actor).await;
            let before = records(&town).await;
            let body = ("application/x-www-form-urlencoded".to_owned(), line.form.clone().into_bytes());
            let page = browser.send(Method::POST, &address(&town, door.path, Whose::Own), Some(body)).await;
            if !matches!(page.status.as_u16(), 400 | 403) || records(&town).await != before {
                wrong.push(format!("{} as {actor}: {}", key(&door), page.status));
            }
        }
    }
    assert!(wrong.is_empty(), "{} forms pass without a token:\n{}", wrong.len(), wrong.join("\n"));
}

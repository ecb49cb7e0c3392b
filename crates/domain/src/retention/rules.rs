//! The rules in force, and what every table is to them.

use super::Class::{Holds, NoPerson};
use super::Kind::{
    Accommodations, Accounts, Answers, Certificates, Failures, Journal, Mails, Papers, PlacementAnswers,
    Previews, Pupils, QuestionReports, Results, SignIns,
};
use super::{Class, Fate, Kind, Length, Rule, Said};

/// The name of these rules, for reports: the day from which they hold.
pub const RULES_CODE: &str = "2026-11-27";
/// The day in words.
pub const RULES_SINCE: Said = Said { fr: "27 novembre 2026", en: "27 November 2026" };

const fn said(fr: &'static str, en: &'static str) -> Said {
    Said { fr, en }
}

const SHORT: Said = said("Durée technique\u{a0}: ne sert plus ensuite", "Technical: of no use afterwards");
const SEED: Said = said(
    "Documents de session gardés 2 ans (règle des centres)",
    "Papers of a session are kept for 2 years (rule of the centres)",
);
const LOGS: Said = said(
    "Journaux et télémétrie\u{a0}: un an (recommandation de la CNIL)",
    "Logs and telemetry: one year (recommendation of the CNIL)",
);

const fn rule(kind: Kind, name: Said, clock: Said, length: Length, fate: Fate, source: Said) -> Rule {
    Rule { kind, name, clock, length, fate, source }
}

/// The rules, in the order in which people read them.
pub const RULES: [Rule; 14] = [
    rule(
        Accounts,
        said("Comptes inutilisés", "Accounts that nobody uses"),
        said("Dernière connexion, ou ouverture du compte", "Last sign-in, or opening of the account"),
        Length::Years(3),
        Fate::Anonymous(said(
            "Une ligne sans nom, à laquelle tiennent les actes signés et les certificats",
            "A row without a name, to which signed acts and certificates are tied",
        )),
        said("3 ans d’inactivité (référence de la CNIL)", "3 years without use (reference of the CNIL)"),
    ),
    rule(
        PlacementAnswers,
        said("Réponses des positionnements", "Answers of placements"),
        said("Réponse donnée", "Answer given"),
        Length::Years(1),
        Fate::Anonymous(said(
            "Juste ou faux, pour le profil, aussi longtemps que le compte",
            "Right or wrong, for the profile, as long as the account",
        )),
        LOGS,
    ),
    rule(
        Pupils,
        said("Élèves saisis par un établissement", "Pupils entered by a school"),
        said("Saisie, si aucune inscription n’est encore gardée", "Entry, where no enrolment is still kept"),
        Length::Years(2),
        Fate::Deleted,
        SEED,
    ),
    rule(
        Accommodations,
        said(
            "Temps majoré et aménagements (indices de santé)",
            "Extra time and accommodations (tell of health)",
        ),
        said("Publication de la session", "Publication of the session"),
        Length::Months(3),
        Fate::Deleted,
        said(
            "Article 9 du RGPD\u{a0}: donnée de santé, effacée tôt, une fois le délai de recours passé",
            "Article 9 of the GDPR: health data, erased early, once the time to appeal is over",
        ),
    ),
    rule(
        Answers,
        said("Réponses de l’examen et questions montrées", "Answers of the exam and questions shown"),
        said("Publication de la session", "Publication of the session"),
        Length::Months(14),
        Fate::Anonymous(said(
            "Le nombre de réponses justes et fausses par question",
            "How many right and wrong answers each question had",
        )),
        said(
            "Fin des recours (2 mois) et un an, puis statistiques sans personne",
            "End of appeals (2 months) and one year, then statistics without persons",
        ),
    ),
    rule(
        Papers,
        said(
            "Listes, procès-verbal, signalements et notes d’une session",
            "Lists, minutes, reports and notes of a session",
        ),
        said("Jour de la session", "Day of the session"),
        Length::Years(2),
        Fate::Anonymous(said(
            "Date, lieu, tests passés, et la chaîne du journal sans ce qu’elle disait",
            "Date, place, tests that were sat, and the chain of the journal without what it said",
        )),
        SEED,
    ),
    rule(
        Results,
        said("Scores et décisions du jury", "Scores and decisions of the jury"),
        said("Publication de la session", "Publication of the session"),
        Length::Years(5),
        Fate::Deleted,
        said("Dossiers du jury\u{a0}: 5 ans", "Files of the jury: 5 years"),
    ),
    rule(
        Certificates,
        said("Certificats et badges", "Certificates and badges"),
        said("Délivrance", "Issue"),
        Length::Years(50),
        Fate::Deleted,
        said(
            "Preuve minimale pour la vie du titulaire\u{a0}: durée à arrêter avec le délégué à la protection des données",
            "Minimal proof for the life of its holder: to be settled with the data protection officer",
        ),
    ),
    rule(
        QuestionReports,
        said("Signalements de questions réglés", "Settled reports about questions"),
        said("Signalement", "Report"),
        Length::Years(2),
        Fate::Deleted,
        SEED,
    ),
    rule(
        Previews,
        said("Questions regardées par les auteurs", "Questions that authors looked at"),
        said("Jour de la lecture", "Day of the reading"),
        Length::Years(1),
        Fate::Deleted,
        LOGS,
    ),
    rule(
        Mails,
        said("Courriels", "Mails"),
        said("Écriture (7 jours après l’envoi)", "Writing (7 days after sending)"),
        Length::Days(30),
        Fate::Deleted,
        SHORT,
    ),
    rule(
        SignIns,
        said("Connexions", "Sign-ins"),
        said("Expiration", "Expiry"),
        Length::Days(0),
        Fate::Deleted,
        SHORT,
    ),
    rule(
        Failures,
        said("Échecs de connexion comptés", "Counts of failed sign-ins"),
        said("Dernier échec", "Last failure"),
        Length::Days(1),
        Fate::Deleted,
        SHORT,
    ),
    rule(
        Journal,
        said(
            "Journal des centres, organisations et comptes",
            "Journal of centres, organisations and accounts",
        ),
        said("Acte", "Act"),
        Length::Years(5),
        Fate::Anonymous(said(
            "Qui a agi, quand et quel acte, en chaîne vérifiable, sans son contenu",
            "Who acted, when and which act, in a chain that verifies, without what it said",
        )),
        said("Dossiers du jury\u{a0}: 5 ans", "Files of the jury: 5 years"),
    ),
];

const WITH_SESSION: Class = Holds(&[Papers]);
const WITH_ACCOUNT: Class = Holds(&[Accounts]);

/// Every table of the schema, and the kinds of data that lie in it. Whoever adds a table classes it here.
pub const TABLES: &[(&str, Class)] = &[
    ("setting", NoPerson("settings of the program; the operator is a body")),
    ("release", NoPerson("framework and questions")),
    ("signing_key", NoPerson("public keys of the installation")),
    ("account", WITH_ACCOUNT),
    ("sign_in_method", WITH_ACCOUNT),
    ("visit", Holds(&[SignIns, Accounts])),
    ("throttle", Holds(&[Failures])),
    ("platform_role", WITH_ACCOUNT),
    ("organisation", NoPerson("schools")),
    ("organisation_member", WITH_ACCOUNT),
    ("learner", Holds(&[Pupils])),
    ("centre", NoPerson("centres")),
    ("centre_member", WITH_ACCOUNT),
    ("session", WITH_SESSION),
    ("invigilation", WITH_SESSION),
    ("room_note", WITH_SESSION),
    ("room_closing", WITH_SESSION),
    ("accommodation", Holds(&[Accommodations, Papers])),
    ("complementary_request", WITH_SESSION),
    ("invitation", Holds(&[Mails, Accounts])),
    ("candidate_word", WITH_SESSION),
    ("candidate", Holds(&[Accommodations, Papers, Results, Certificates])),
    ("attempt", Holds(&[Accommodations, Answers, Papers, Results, Certificates])),
    ("attempt_form", Holds(&[Answers, Results, Certificates])),
    ("serving", Holds(&[Answers])),
    ("answer", Holds(&[Answers])),
    ("time_change", WITH_SESSION),
    ("alert", WITH_SESSION),
    ("presence", WITH_SESSION),
    ("incident", WITH_SESSION),
    ("finalisation_draft", WITH_SESSION),
    ("decision", Holds(&[Results, Certificates])),
    ("withdrawal", WITH_SESSION),
    ("identity_correction", WITH_SESSION),
    ("score", Holds(&[Results, Certificates])),
    ("certificate", Holds(&[Certificates])),
    ("badge", Holds(&[Certificates])),
    ("placement", WITH_ACCOUNT),
    ("placement_serving", Holds(&[PlacementAnswers, Accounts])),
    ("knowledge", WITH_ACCOUNT),
    ("competence_points", WITH_ACCOUNT),
    ("account_word", WITH_ACCOUNT),
    ("mail", Holds(&[Mails, Accounts])),
    ("journal", Holds(&[Papers, Answers, PlacementAnswers, Accounts, Results, Certificates, Journal])),
    ("journal_head", NoPerson("digests")),
    ("retired_question", NoPerson("questions; the author is a number that loses its name with the account")),
    ("question_report", Holds(&[QuestionReports])),
    ("question_preview", Holds(&[Previews, Accounts])),
    ("question_tally", NoPerson("counts of answers by question")),
    ("appeal", Holds(&[Papers, Results, Certificates])),
    ("appeal_step", Holds(&[Papers, Results, Certificates])),
    ("jury_comment", Holds(&[Papers, Results, Certificates])),
    ("lost_certificate", Holds(&[Results, Certificates])),
    ("session_signs", WITH_SESSION),
    ("scan", WITH_SESSION),
    (
        "message_text",
        NoPerson("letters of centres; who changed one is a number that loses its name with the account"),
    ),
    ("message", WITH_SESSION),
    ("message_mail", WITH_SESSION),
    ("session_request", Holds(&[Papers, Accounts])),
    ("question_use", NoPerson("counts of answers by question and session")),
    ("statistic_month", NoPerson("sums of a month")),
    ("statistic_centre", NoPerson("how many sessions a centre held")),
    ("counted_session", NoPerson("what a session has added to the sums")),
    (
        "cpf_batch",
        NoPerson(
            "files for the training fund; who made one is a number that loses its name with the account",
        ),
    ),
    ("cpf_passage", Holds(&[Results, Certificates])),
    ("cpf_standing", Holds(&[Results, Certificates])),
    (
        "school_key",
        NoPerson("keys of schools; who made one is a number that loses its name with the account"),
    ),
    ("tryout", NoPerson("rooms with invented candidates, for two hours; the browser is a digest")),
    ("opening_window", NoPerson("days of the calendar")),
    ("centre_school", NoPerson("kinds of centres")),
    ("rule_change", NoPerson("values of rules")),
    ("check_link", NoPerson("addresses of the check of computers")),
    ("workstation", NoPerson("computers, under names that are no words; swept after some weeks")),
    (
        "paper_destruction",
        NoPerson("numbers of sessions; who noted it is a number that loses its name with the account"),
    ),
    ("centre_listing", NoPerson("what a centre shows to everybody")),
    ("accreditation", NoPerson("what centres may certify")),
    ("retention_hold", NoPerson("numbers of sessions; the reason is asked for without a name")),
    ("retention_run", NoPerson("counts and signed reports")),
    ("retention_count", NoPerson("counts")),
    ("migration", NoPerson("the ledger of the schema")),
];

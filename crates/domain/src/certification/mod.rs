//! The certification: from the session that a centre prepares to the certificate that anybody can verify.
//!
//! Listed in the order in which they may import each other.

mod alphabet;

pub mod calendar;

pub mod session;

pub mod splitting;

pub mod accreditation;

pub mod enrolment;

pub mod billing;

pub mod eligibility;

pub mod accommodation;
pub mod school_list;

pub mod scoring;

pub mod exam;

pub mod closing;

pub mod standstill;

pub mod attempt;

pub mod incident;

pub mod alert;

pub mod finalisation;

pub mod jury;

pub mod risk;

pub mod comment;

pub mod scan;

pub mod question_use;

pub mod explanation;

pub mod certificate;

pub mod badge;
pub mod cpf;
pub mod results;
pub mod statistics;

pub mod appeal;

pub mod lost;

pub mod tryout;

pub mod message;

pub mod request;

pub mod directory;

pub mod workstation;

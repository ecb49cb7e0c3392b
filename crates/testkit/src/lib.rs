//! For tests only: both engines, a world with people in it, a browser without a browser, and the rules of the tree.

pub mod banks;
pub mod cores;
pub mod engines;
pub mod exam_day;
pub mod policy;
pub mod skip;
pub mod tidy;
pub mod walker;
pub mod world;

//! Placement: the free adaptive test.

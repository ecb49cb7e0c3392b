//! A whole exam day played over HTTP; imports none of our crates.

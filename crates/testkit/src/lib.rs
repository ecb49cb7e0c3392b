//! For tests: builders, both engines, a browser without a browser, tidy.

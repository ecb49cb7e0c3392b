//! The tree keeps its habits. Everything that does not is told at once.

use testkit::tidy::{Tree, check};

#[test]
fn the_tree_is_tidy() {
    let found = check(&Tree::of_workspace());
    let told: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{} things to mend:\n{}", told.len(), told.join("\n"));
}

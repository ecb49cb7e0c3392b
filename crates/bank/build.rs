//! Has the crate built again when a file is added to `content/`: `include_dir` by itself only sees changed ones.

fn main() {
    println!("cargo:rerun-if-changed=../../content");
}

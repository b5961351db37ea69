//! x
fn main() {
    std::process::exit(pyish::run_file(&std::env::args().nth(1).unwrap()))
}

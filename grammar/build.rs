//! Turns `src/grammar.lalrpop` into a parser.

fn main() {
    println!("cargo:rerun-if-changed=src/grammar.lalrpop");
    lalrpop::process_src().expect("src/grammar.lalrpop is a grammar without conflicts");
}

//! The `pyish` command.

fn main() {
    std::process::exit(pyish::cli::main(std::env::args_os()));
}

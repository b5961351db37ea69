//! Tells the crate whether handlers may end in calls of each other: see `src/vm/handlers/mod.rs`.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(tail_dispatch)");
    let of = |name| std::env::var(name).unwrap_or_default();
    let is_optimised = matches!(of("OPT_LEVEL").as_str(), "2" | "3" | "s" | "z");
    let has_registers = matches!(of("CARGO_CFG_TARGET_ARCH").as_str(), "x86_64" | "aarch64");
    if is_optimised && has_registers && !of("PROFILE").contains("debug") {
        println!("cargo::rustc-cfg=tail_dispatch");
    }
}

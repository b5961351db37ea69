//! A Rust program that runs a script, hands values in, calls its functions, and stays in charge of its time.
//!
//! `cargo run --example embed`

use pyish::{Error, Object, Stop, Vm, run_blocking};

const SCRIPT: &str = r#"
import asyncio

async def price(item):
    await asyncio.sleep(0.01)
    return prices[item]

async def total(items):
    return sum(await asyncio.gather(*(price(item) for item in items)))

print("the script knows", ", ".join(sorted(prices)))
"#;

fn main() -> Result<(), Error> {
    let mut vm = Vm::builder().system().build();

    // A value goes in before the script starts.
    let entry = |name: &str, cents: i64| (Object::Str(name.to_owned()), Object::Int(cents));
    vm.set(
        "prices",
        &Object::Dict(vec![entry("tea", 320), entry("cake", 450), entry("jam", 275)]),
    )?;
    vm.load("shop.py", SCRIPT)?;
    run_blocking(&mut vm)?;

    // A coroutine function is called like any other; the driver sleeps while every task waits.
    let order = ["tea", "jam", "tea"].map(|item| Object::Str(item.to_owned()));
    vm.call("total", &[Object::List(order.to_vec())])?;
    println!("three items cost {:?}", run_blocking(&mut vm)?);

    // What the script raises comes back with its traceback.
    vm.call("total", &[Object::List(vec![Object::Str("moon".to_owned())])])?;
    if let Err(error) = run_blocking(&mut vm) {
        let text = error.to_string();
        println!("the script failed: {}", text.lines().last().unwrap_or_default());
    }

    // Without a driver, the host hands out fuel and decides itself when the script goes on.
    let mut vm = Vm::builder().build();
    vm.load("busy.py", "n = 0\nwhile n < 100_000:\n    n += 1\n")?;
    let mut slices = 0;
    while let Stop::OutOfFuel = vm.run(1_000) {
        slices += 1;
    }
    println!(
        "n is {:?}, after more than 10 slices: {}",
        vm.get("n"),
        slices > 10
    );
    Ok(())
}

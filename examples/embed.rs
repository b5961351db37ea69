//! A Rust program that holds a machine: it hands in values, calls a script's functions, meters what they may
//! use, and drives the machine itself where it wants to see it wait.
//!
//! `cargo run --example embed`

#![forbid(unsafe_code)]

use std::thread;
use std::time::{Duration, Instant};

use pyish::{Error, Object, Stop, Vm, run_blocking};

const SCRIPT: &str = "
greeting = f'hello from {host}'

def total(prices, rate):
    return {'sum': sum(prices), 'with_tax': round(sum(prices) * (1 + rate), 2)}

async def fetch(name, seconds):
    await sleep(seconds)
    return name.upper()

async def fetch_all(names):
    return await gather(*(fetch(name, 0.05) for name in names))

def forever():
    while True:
        pass
";

fn main() -> Result<(), Error> {
    // A machine is granted nothing but a clock until the builder says so; this one may hold 32 MB.
    let mut vm = Vm::builder().memory_limit(32 << 20).build();

    // Globals in, the script, globals out.
    vm.set("host", &Object::Str("Rust".to_owned()))?;
    vm.load("embedded.py", SCRIPT)?;
    run_blocking(&mut vm)?;
    println!("greeting: {:?}", vm.get("greeting"));

    // A call, run to its end.
    let prices = Object::List(vec![Object::Float(9.5), Object::Int(30)]);
    vm.call("total", &[prices, Object::Float(0.2)])?;
    println!("total: {:?}", run_blocking(&mut vm)?);

    // An `async def` runs on the machine's event loop. Driving it by hand shows where it waits.
    let names = ["ada", "grace"].map(|name| Object::Str(name.to_owned()));
    vm.call("fetch_all", &[Object::List(names.to_vec())])?;
    let begun = Instant::now();
    let fetched = loop {
        match vm.run(10_000) {
            Stop::Done(object) => break object,
            Stop::Failed(error) => return Err(error),
            Stop::OutOfFuel => {}
            Stop::Stalled { deadline: Some(wait) } => {
                println!("every task waits for {} ms", wait.as_millis().div_ceil(10) * 10);
                thread::sleep(wait);
            }
            Stop::Stalled { deadline: None } => return Err(Error::Refused("nobody can wake it".to_owned())),
        }
    };
    println!("fetched: {fetched:?}");
    assert!(begun.elapsed() < Duration::from_secs(5));

    // Fuel: a script that never ends is stopped by not running it any further.
    vm.call("forever", &[])?;
    let mut spent = 0;
    while spent < 100_000 {
        match vm.run(10_000) {
            Stop::OutOfFuel => spent += 10_000,
            stop => println!("unexpected: {stop:?}"),
        }
    }
    println!("forever: stopped after {spent} units of fuel");

    // Errors carry the script's own traceback. The machine stays usable.
    vm.call("total", &[Object::Int(3), Object::Int(0)])?;
    match run_blocking(&mut vm) {
        Err(Error::Raised { class, traceback, .. }) => print!("{class}, reported as\n{traceback}"),
        other => println!("unexpected: {other:?}"),
    }
    Ok(())
}

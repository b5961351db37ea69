//! Random sources: the scripts of `tests/scripts/` cut, doubled and mixed, given to the lexer, the parser, the compiler and a machine
//! with little fuel and memory. Whatever they are, nothing panics, and every run ends.
//!
//! `PYISH_FUZZ_SECONDS=900 cargo test --test suite -- hostile/random_sources` goes on for so long, `PYISH_FUZZ_SEED=7` begins elsewhere;
//! a failure prints the source.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use libtest_mimic::Trial;
use pyish::{Error, Stop, Vm};

use crate::Outcome;

/// How long one run goes on without being asked.
const SHORT: Duration = Duration::from_secs(3);
/// Fuel of one program, in slices.
const SLICE: u64 = 4096;
const SLICES: usize = 64;
/// How long a slice may take, on a machine that has other things to do.
const LONGEST_SLICE: Duration = Duration::from_secs(10);

pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test("hostile/random_sources", random_sources),
        Trial::test(
            "hostile/long_operations_wait_for_fuel",
            long_operations_wait_for_fuel,
        ),
        Trial::test(
            "hostile/long_operations_are_interrupted",
            long_operations_are_interrupted,
        ),
        Trial::test(
            "hostile/long_operations_are_finished_in_the_end",
            long_operations_are_finished_in_the_end,
        ),
    ]
}

/// A small generator of pseudorandom numbers (SplitMix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

/// Words that mean something to the lexer and the parser.
const WORDS: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ";",
    ",",
    ".",
    "...",
    "=",
    ":=",
    "==",
    "*",
    "**",
    "@",
    "->",
    "\n",
    "\n    ",
    "\n\t",
    "\\\n",
    "'",
    "\"",
    "'''",
    "f'",
    "f'{",
    "t'{",
    "rb'",
    "}'",
    "!r}",
    "#",
    "if ",
    "else:",
    "elif ",
    "for ",
    "while 1:",
    "def f(",
    "class C(",
    "lambda ",
    "yield ",
    "await ",
    "async ",
    "return ",
    "try:",
    "except ",
    "except* ",
    "finally:",
    "with ",
    "match ",
    "case ",
    "_",
    "type X = ",
    "import ",
    "from . import ",
    "global ",
    "nonlocal ",
    "del ",
    "raise ",
    "assert ",
    "pass",
    "break",
    "continue",
    "None",
    "self",
    "super()",
    "0",
    "1",
    "-1",
    "1e400",
    "0x",
    "9999999999999999999999",
    "1j",
    "in ",
    "not ",
    "is ",
    "and ",
    "or ",
    "\0",
    "é",
    "\u{feff}",
    "\r",
    "\u{c}",
    "print",
    "x",
    "[x for x in y]",
    "~",
];

fn mutate(random: &mut Random, scripts: &[Vec<u8>]) -> Vec<u8> {
    let mut source = random.pick(scripts).clone();
    for _ in 0..=random.below(6) {
        let (at, other) = (random.below(source.len() + 1), random.below(source.len() + 1));
        let (start, end) = (at.min(other), at.max(other));
        match random.below(9) {
            0 => drop(source.drain(start..end.min(start + 40))),
            1 => {
                let part = source[start..end.min(start + 80)].to_vec();
                source.splice(at..at, part);
            }
            2 => {
                let word = *random.pick(WORDS);
                source.splice(at..at, word.bytes());
            }
            3 => {
                let word = *random.pick(WORDS);
                source.splice(start..end.min(start + 5), word.bytes());
            }
            4 if !source.is_empty() => {
                let at = random.below(source.len());
                source[at] ^= 1 << random.below(8);
            }
            5 => source.insert(at, random.next() as u8),
            6 => source.truncate(at),
            7 => {
                let donor = random.pick(scripts);
                let lines: Vec<&[u8]> = donor.split_inclusive(|byte| *byte == b'\n').collect();
                if !lines.is_empty() {
                    let first = random.below(lines.len());
                    let part = lines[first..(first + 1 + random.below(5)).min(lines.len())].concat();
                    let at = source[..at]
                        .iter()
                        .rposition(|byte| *byte == b'\n')
                        .map_or(0, |at| at + 1);
                    source.splice(at..at, part);
                }
            }
            _ => {
                let word = random.pick(WORDS).repeat(1 + random.below(300));
                source.splice(at..at, word.bytes());
            }
        }
    }
    source
}

/// Parses, compiles and runs a source with little fuel and memory; an error says that a slice took too long.
fn run(source: &[u8], stresses: bool) -> Outcome {
    let parsed = pyish_grammar::Source::from_bytes("any.py", source);
    if let Ok(parsed) = &parsed {
        let _ = pyish_grammar::parse_interactive(parsed).map_err(|error| error.to_string());
        let _ = pyish_grammar::parse_expression(parsed).map_err(|error| error.to_string());
    }
    let Ok(text) = std::str::from_utf8(source) else {
        return Ok(());
    };
    let mut vm = Vm::builder()
        .memory_limit(64 << 20)
        .recursion_limit(200)
        .virtual_time()
        .build();
    if stresses {
        vm.stress_collection();
    }
    if vm.load("any.py", text).is_err() {
        return Ok(());
    }
    let begin = Instant::now();
    for _ in 0..SLICES {
        let slice = Instant::now();
        let stop = vm.run(SLICE);
        if slice.elapsed() > LONGEST_SLICE {
            return Err(format!("a slice of fuel took {:?}", slice.elapsed()).into());
        }
        if !matches!(stop, Stop::OutOfFuel) || begin.elapsed() > LONGEST_SLICE {
            break;
        }
    }
    Ok(())
}

fn random_sources() -> Outcome {
    let variable = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let time = variable("PYISH_FUZZ_SECONDS").map_or(SHORT, Duration::from_secs);
    let seed = variable("PYISH_FUZZ_SEED").unwrap_or(1);
    let scripts: Vec<Vec<u8>> = crate::files_below(&crate::root().join("tests/scripts"), ".py")
        .iter()
        .map(|path| std::fs::read(path).expect("a script of this package can be read"))
        .filter(|script| script.len() < 4000)
        .collect();
    let begin = Instant::now();
    let mut number = 0;
    while begin.elapsed() < time {
        let mut random = Random(seed.wrapping_mul(1 << 32).wrapping_add(number));
        let source = mutate(&mut random, &scripts);
        let stresses = random.below(8) == 0;
        let fault = match catch_unwind(AssertUnwindSafe(|| run(&source, stresses))) {
            Ok(Ok(())) => None,
            Ok(Err(slow)) => Some(slow.message().unwrap_or_default().to_owned()),
            Err(panic) => Some(
                panic
                    .downcast_ref::<String>()
                    .cloned()
                    .or(panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
                    .unwrap_or_default(),
            ),
        };
        if let Some(fault) = fault {
            let text = String::from_utf8_lossy(&source);
            return Err(format!(
                "source {number} of seed {seed}, stress={stresses}: {fault}\n--- source\n{text}"
            )
            .into());
        }
        number += 1;
    }
    if time > SHORT {
        eprintln!("{number} sources of seed {seed}");
    }
    Ok(())
}

/// Operations that take long without meeting a call or a loop's turn: the set-up, and the operation.
const LONG: &[(&str, &str)] = &[
    (
        "x = []; y = []\nfor _ in range(60): x = [x, x]; y = [y, y]\n",
        "x == y",
    ),
    (
        "x = []; y = []\nfor _ in range(60): x = [x, x]; y = [y, y]\n",
        "x < y",
    ),
    (
        "x = []; y = []\nfor _ in range(60): x = [x, x]; y = [y, y]\n",
        "x in [y]",
    ),
    (
        "x = []; y = []\nfor _ in range(60): x = [x, x]; y = [y, y]\n",
        "[y].index(x)",
    ),
    ("x = []\nfor _ in range(60): x = [x, x]\n", "repr(x)"),
    ("x = []\nfor _ in range(60): x = [x, x]\n", "f'{x}'"),
    ("x = {}\nfor _ in range(60): x = {1: x, 2: x}\n", "str(x)"),
    ("x = ()\nfor _ in range(60): x = (x, x)\n", "hash(x)"),
    ("x = ()\nfor _ in range(60): x = (x, x)\n", "{x: 1}"),
    ("x = ()\nfor _ in range(60): x = (x, x)\n", "{1: 1}[x]"),
    ("x = int\nfor _ in range(60): x = (x, x)\n", "isinstance('', x)"),
    ("x = int\nfor _ in range(60): x = dict[x, x]\n", "repr(x)"),
    ("x = int\nfor _ in range(60): x = dict[x, x]\n", "hash(x)"),
    (
        "import json\nx = []\nfor _ in range(60): x = [x, x]\n",
        "json.dumps(x)",
    ),
    ("x = (1 << 100_000_000) - 1\ny = x >> 1\n", "x * y"),
    ("x = (1 << 100_000_000) - 1\ny = x >> 50_000_000\n", "x // y"),
    ("x = (1 << 100_000_000) - 1\ny = x >> 50_000_000\n", "x % y"),
    (
        "x = (1 << 100_000_000) - 1\ny = x >> 50_000_000\n",
        "divmod(x, y)",
    ),
    ("", "3 ** 100_000_000"),
    ("x = (1 << 1_000_000) - 1\n", "pow(3, x, x - 2)"),
    ("import math\n", "math.factorial(10_000_000)"),
    ("import math\n", "math.comb(50_000_000, 25_000_000)"),
    ("import math\n", "math.perm(10**30, 5_000_000)"),
    (
        "import math\nx = (1 << 10_000_000) - 1\ny = (1 << 9_999_997) - 3\n",
        "math.gcd(x, y)",
    ),
    ("import math\nx = (1 << 200_000_000) - 1\n", "math.isqrt(x)"),
    (
        "import sys\nsys.set_int_max_str_digits(0)\nx = (1 << 50_000_000) - 1\n",
        "str(x)",
    ),
    (
        "import sys\nsys.set_int_max_str_digits(0)\nx = '7' * 20_000_000\n",
        "int(x)",
    ),
    ("import itertools\n", "sum(itertools.repeat(1))"),
    ("import itertools\n", "5 in itertools.repeat(1)"),
    ("", "sum(range(10**15))"),
    ("", "max(range(10**15))"),
    (
        "",
        "dict.fromkeys(range(10**15), 1) if 0 else sum(x for x in range(10**15))",
    ),
    (
        "import collections, itertools\n",
        "collections.deque(itertools.count(), maxlen=3)",
    ),
    (
        "x = 'a' * 3_000_000 + 'b'\n",
        "(x * 20).count('a' * 1_500_000 + 'c')",
    ),
    (
        "x = ExceptionGroup('', [ValueError()])\nfor _ in range(60): x = ExceptionGroup('', [x, x])\n",
        "x.subgroup(KeyError)",
    ),
    (
        "import collections\nx = []; y = []\nfor _ in range(60): x = [x, x]; y = [y, y]\n",
        "collections.deque([x]) == collections.deque([y])",
    ),
    (
        "import collections\nx = []; y = []\nfor _ in range(60): x = [x, x]; y = [y, y]\n",
        "collections.deque([x]).count(y)",
    ),
    (
        "x = []; y = []\nfor _ in range(60): x = [x, x]; y = [y, y]\n",
        "[y].remove(x)",
    ),
    (
        "x = []; y = []\nfor _ in range(60): x = [x, x]; y = [y, y]\n",
        "{1: x} == {1: y}",
    ),
    ("x = []\nfor _ in range(60): x = [x, x]\n", "'%r' % (x,)"),
    ("x = []\nfor _ in range(60): x = [x, x]\n", "'{}'.format(x)"),
    ("x = []\nfor _ in range(60): x = [x, x]\n", "ascii(x)"),
    ("import itertools\n", "all(itertools.repeat(1))"),
    ("import itertools\n", "any(itertools.repeat(0))"),
    ("import itertools\n", "max(itertools.count())"),
    (
        "import itertools\n",
        "list(itertools.islice(itertools.count(), 10**15, None))",
    ),
    (
        "import itertools\n",
        "next(itertools.dropwhile(bool, itertools.count(1)))",
    ),
    (
        "import itertools\n",
        "next(itertools.filterfalse(None, itertools.count(1)))",
    ),
    ("import itertools\n", "next(filter(None, itertools.repeat(0)))"),
    (
        "import itertools\n",
        "next(itertools.compress(itertools.count(), itertools.repeat(0)))",
    ),
    (
        "import itertools\n",
        "next(itertools.takewhile(bool, itertools.starmap(min, itertools.repeat((1, 2))))), sum(itertools.starmap(min, itertools.repeat((1, 2))))",
    ),
    (
        "import itertools\n",
        "sum(itertools.chain.from_iterable(itertools.repeat(())))",
    ),
    ("import itertools\n", "sum(itertools.cycle([1]))"),
    ("import itertools\n", "sum(map(abs, itertools.count()))"),
    (
        "import itertools\n",
        "[*zip()] + [sum(len(p) for p in ()) , sum(1 for _ in ()), max(zip(itertools.count(), itertools.count()))]",
    ),
    (
        "import itertools\n",
        "for _ in itertools.groupby(itertools.repeat(1)): pass",
    ),
    (
        "import itertools\n",
        "max(itertools.product(range(10**4), repeat=3))",
    ),
    (
        "import itertools\n",
        "max(itertools.combinations(range(10**4), 3))",
    ),
    ("import itertools\n", "max(itertools.permutations(range(30)))"),
    (
        "import itertools\n",
        "max(itertools.accumulate(itertools.count()))",
    ),
    ("import itertools\n", "max(itertools.pairwise(itertools.count()))"),
    (
        "import itertools\n",
        "max(itertools.batched(itertools.count(), 2))",
    ),
    (
        "import itertools\n",
        "a, *b = itertools.islice(itertools.repeat(1), 10**15)",
    ),
    (
        "import functools, itertools, operator\n",
        "functools.reduce(operator.or_, itertools.repeat(1))",
    ),
    (
        "import operator, itertools\n",
        "operator.countOf(itertools.repeat(1), 1)",
    ),
    (
        "import operator, itertools\n",
        "operator.indexOf(itertools.count(), -1)",
    ),
    ("import math\n", "math.prod(range(1, 10**9))"),
    ("import math, itertools\n", "math.fsum(itertools.repeat(1.0))"),
    (
        "import math, itertools\n",
        "math.sumprod(itertools.repeat(1), itertools.repeat(2))",
    ),
    ("import itertools\n", "bytes(itertools.repeat(1))"),
    ("import itertools\n", "''.join(itertools.repeat(''))"),
    ("import itertools\n", "set(itertools.repeat(1))"),
    ("import itertools\n", "{}.update(itertools.repeat((1, 2)))"),
    ("import itertools\n", "{*itertools.repeat(1)}"),
    ("import itertools\n", "dict.fromkeys(itertools.repeat(1))"),
    ("import itertools\n", "{1}.issubset(itertools.repeat(2))"),
    ("import itertools\n", "{1}.issuperset(itertools.repeat(1))"),
    ("import itertools\n", "{1}.difference_update(itertools.repeat(2))"),
    ("import itertools\n", "1 in zip(itertools.count())"),
    (
        "import collections, itertools\n",
        "collections.Counter(itertools.repeat(1))",
    ),
    (
        "import collections, itertools\n",
        "collections.deque(itertools.repeat(1), 0)",
    ),
    (
        "import heapq, itertools\n",
        "heapq.nlargest(2, itertools.count())",
    ),
    ("import re\n", "re.match('(a*)*b', 'a' * 60)"),
    ("import re\n", "re.sub('(a|aa)+$', '', 'a' * 60 + 'b')"),
    ("import re\nx = 'a' * 10**5\n", "re.findall('a*?a*?b', x)"),
    ("x = 'ab' * 10**5\n", "x.find('ab' * 49_999 + 'b')"),
    ("x = 'a' * 2_000_000\n", "(x + 'b') in x * 20"),
    ("x = b'a' * 3_000_000\n", "(x * 20).find(x[:1_500_000] + b'c')"),
    ("x = b'a' * 3_000_000\n", "(x * 20).split(x[:1_500_000] + b'c')"),
    (
        "x = 'a' * 3_000_000\n",
        "(x * 20).replace(x[:1_500_000] + 'c', '')",
    ),
    (
        "import difflib\n",
        "difflib.SequenceMatcher(None, 'ab' * 10**5, 'ba' * 10**5).ratio()",
    ),
    ("x = list(range(3 * 10**6))\n", "for _ in range(10**6): x == x[:]"),
    ("", "for _ in range(10**9): list(range(10**6))"),
    ("x = [None] * 10**6\n", "for _ in range(10**6): x.count(1)"),
    ("x = 'pass\\n' * 10**6\n", "compile(x, '', 'exec')"),
    ("x = '1 if x else ' * 10**5 + '2'\n", "eval(x)"),
    ("import json\nx = '[' + '1,' * 10**7 + '1]'\n", "json.loads(x)"),
    ("import struct\n", "struct.unpack('10000000i', bytes(40_000_000))"),
    ("import hashlib\nx = bytes(10**8)\n", "hashlib.sha256(x)"),
    (
        "import hashlib\n",
        "hashlib.pbkdf2_hmac('sha256', b'a', b'b', 10**9)",
    ),
    ("import base64\nx = bytes(10**8)\n", "base64.b64encode(x)"),
    (
        "import unicodedata\nx = 'e\\u0301' * 10**7\n",
        "unicodedata.normalize('NFC', x)",
    ),
    ("x = '\\u00df' * 2 * 10**7\n", "x.casefold()"),
    ("x = 'a b ' * 10**7\n", "x.split()"),
    (
        "import datetime\n",
        "sum(1 for _ in iter(lambda: datetime.date.today() and 1, 0))",
    ),
    (
        "import decimal\n",
        "decimal.Decimal(10**7).sqrt(decimal.Context(prec=10**6))",
    ),
    (
        "import decimal\n",
        "decimal.Decimal(3).ln(decimal.Context(prec=10**6))",
    ),
    (
        "x = (1 << 10**8) - 1\n",
        "x.bit_count(), hash(x), float(x) if 0 else x == x + 0, f'{x:x}'",
    ),
];

/// A machine that is about to do one of them.
fn begun(setup: &str, operation: &str) -> Result<Vm, Error> {
    let mut vm = Vm::builder().memory_limit(2 << 30).build();
    let script = format!("{setup}state = 'begun'\n{operation}\nstate = 'done'\n");
    vm.load("long.py", &script)?;
    Ok(vm)
}

fn check_each(check: impl Fn(&str, &str) -> Outcome) -> Outcome {
    let only = std::env::var("PYISH_LONG").unwrap_or_default();
    let mut faults = Vec::new();
    for (setup, operation) in LONG.iter().filter(|(_, operation)| operation.contains(&only)) {
        if let Err(fault) = check(setup, operation) {
            faults.push(format!("{operation}: {}", fault.message().unwrap_or_default()));
        }
    }
    match faults.is_empty() {
        true => Ok(()),
        false => Err(faults.join("\n").into()),
    }
}

/// However long an operation takes, a machine that gets little fuel stops soon.
fn long_operations_wait_for_fuel() -> Outcome {
    check_each(|setup, operation| {
        let mut vm = begun(setup, operation)?;
        let begin = Instant::now();
        let mut longest = Duration::ZERO;
        for _ in 0..2000 {
            let slice = Instant::now();
            let stop = vm.run(1 << 14);
            longest = longest.max(slice.elapsed());
            if !matches!(stop, Stop::OutOfFuel) || begin.elapsed() > Duration::from_millis(100) {
                break;
            }
        }
        match longest < Duration::from_secs(3) {
            true => Ok(()),
            false => Err(format!("a slice of fuel took {longest:?}").into()),
        }
    })
}

/// However much fuel there is, an interrupt is noticed soon.
fn long_operations_are_interrupted() -> Outcome {
    check_each(|setup, operation| {
        let mut vm = begun(setup, operation)?;
        let interrupter = vm.interrupter();
        let thread = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(40));
            interrupter.interrupt();
            Instant::now()
        });
        let stop = vm.run(u64::MAX);
        let ended = Instant::now();
        let interrupted = thread.join().expect("the thread only sleeps");
        match stop {
            Stop::Failed(Error::Raised { class, .. })
                if class == "KeyboardInterrupt" || class == "MemoryError" => {}
            // It was quicker than the thread.
            Stop::Done(_) => {}
            other => return Err(format!("{other:?}").into()),
        }
        let waited = ended.saturating_duration_since(interrupted);
        match waited < Duration::from_secs(2) {
            true => Ok(()),
            false => Err(format!("the interrupt was noticed after {waited:?}").into()),
        }
    })
}

/// An operation for which there was not enough fuel is begun anew, and gives what it would have given.
fn long_operations_are_finished_in_the_end() -> Outcome {
    let script = "x = 3 ** 3_000_000\ny = x // 3 ** 1_500_000 == 3 ** 1_500_000\nz = (x * x) % 1_000_003\na = []; b = []\n\
                  for _ in range(22): a = [a, a]; b = [b, b]\nc = a == b\n";
    let mut vm = Vm::builder().build();
    vm.load("long.py", script)?;
    let mut stops = 0;
    loop {
        match vm.run(1 << 20) {
            Stop::OutOfFuel => stops += 1,
            Stop::Done(_) => break,
            other => return Err(format!("{other:?}").into()),
        }
    }
    let results = (vm.get("y"), vm.get("z"), vm.get("c"));
    let expected = Some(pyish::Object::Bool(true));
    match results.0 == expected
        && results.1 == Some(pyish::Object::Int(Z))
        && results.2 == expected
        && stops > 10
    {
        true => Ok(()),
        false => Err(format!("{results:?} after {stops} stops").into()),
    }
}

/// `pow(3, 6_000_000, 1_000_003)`
const Z: i64 = 967_830;

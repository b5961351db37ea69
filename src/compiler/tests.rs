//! Everything here compiles, verifies, and lists as expected.

use std::sync::Arc;

use pyish_grammar::{Source, parse_expression, parse_module};

use super::{Mode, Options, compile_expression, compile_module};
use crate::bytecode::code::{Code, CodeKind, Constant, Position, ScopeKind};
use crate::bytecode::disassemble::disassemble;
use crate::bytecode::verify::verify;

fn compile(text: &str) -> Result<Arc<Code>, String> {
    let source = Source::new("test", text).map_err(|error| error.to_string())?;
    let module = parse_module(&source).map_err(|error| error.to_string())?;
    compile_module(&module, &source, "test", Options::default()).map_err(|error| error.message().to_owned())
}

pub(super) fn verify_all(code: &Code) {
    if let Err(problem) = verify(code) {
        panic!("{}: {problem}\n{}", code.qualname, disassemble(code));
    }
    for constant in &code.constants {
        if let Constant::Code(inner) = constant {
            verify_all(inner);
        }
    }
}

/// The opcodes of the function called `name`, one word each.
fn opcodes(text: &str, name: &str) -> String {
    let code = compile(text).expect("the test compiles");
    verify_all(&code);
    let found = find(&code, name).expect("the test has the function");
    let mut names = Vec::new();
    let mut pc = 0;
    while pc < found.words.len() {
        let op = crate::bytecode::opcode::Instruction::decode(&found.words[pc..])
            .expect("verified")
            .op();
        names.push(op.row().name);
        pc += op.row().words;
    }
    names.join(" ")
}

fn find<'c>(code: &'c Code, name: &str) -> Option<&'c Code> {
    if &*code.name == name {
        return Some(code);
    }
    code.constants.iter().find_map(|constant| match constant {
        Constant::Code(inner) => find(inner, name),
        _ => None,
    })
}

/// What the compiler says about a text it refuses.
fn refusal(text: &str) -> String {
    compile(text).expect_err("the test is refused")
}

#[test]
fn hot_code_is_tight() {
    assert_eq!(
        opcodes(
            "def f(n):\n if n < 2: return n\n return f(n - 1) + f(n - 2)\n",
            "f"
        ),
        "JumpIfNotLtInt Return LoadGlobal SubtractInt Call LoadGlobal SubtractInt Call Add Return"
    );
    assert_eq!(
        opcodes(
            "def f(n):\n i = t = 0\n while i < n:\n  t += i\n  i += 1\n return t\n",
            "f"
        ),
        "LoadInt Move Move JumpIfNotLt InplaceAdd InplaceAddInt JumpBack Return"
    );
    assert_eq!(
        opcodes("def f(a, b):\n if a < b and not (a == 3 or b): return 1\n", "f"),
        "JumpIfNotLt JumpIfEqInt JumpIfTrue LoadInt Return ReturnNone"
    );
    assert_eq!(
        opcodes("def f(a, b):\n a, b = b, a\n", "f"),
        "Move Move Move ReturnNone"
    );
    assert_eq!(
        opcodes("def f(a, b):\n a, b = b, a + b\n", "f"),
        "Add Move Move ReturnNone"
    );
    assert_eq!(
        opcodes("def f(d):\n for k, v in d: pass\n", "f"),
        "GetIter ForIter UnpackSequence JumpBack ReturnNone"
    );
    assert_eq!(
        opcodes("def f(a):\n return a.b(a).c()\n", "f"),
        "LoadMethod Move CallMethod LoadMethod CallMethod Return"
    );
    assert_eq!(
        opcodes("def f(a):\n return [1, 2, 3] if a in [1, 2] else -1\n", "f")
            .matches("LoadConst")
            .count(),
        2
    );
    assert_eq!(
        opcodes("async def f(a):\n x = await a()\n return x\n", "f"),
        "Move Call Await Return"
    );
}

#[test]
fn dead_code_is_left_out() {
    assert_eq!(opcodes("def f():\n return 1\n print(2)\n", "f"), "LoadInt Return");
    assert_eq!(
        opcodes("def f():\n if 0: print(1)\n while 1: pass\n print(2)\n", "f"),
        "JumpBack"
    );
}

#[test]
fn unbound_reads_are_checked_only_where_possible() {
    assert_eq!(opcodes("def f(a):\n x = a\n return x\n", "f"), "Move Return");
    assert_eq!(
        opcodes("def f(a):\n if a: x = 1\n return x\n", "f"),
        "LoadSpecial JumpIfFalse LoadInt CheckBound Return"
    );
    assert!(opcodes("def f(a):\n for x in a: pass\n return x\n", "f").contains("CheckBound"));
    assert!(!opcodes("def f(a):\n try: x = 1\n finally: a()\n return x\n", "f").contains("CheckBound"));
    assert!(opcodes("def f(a):\n x = 1\n while a: x; del x\n", "f").contains("CheckBound"));
}

#[test]
fn scopes_are_refused_in_pythons_words() {
    let cases = [
        (
            "def f():\n x = 1\n global x\n",
            "name 'x' is assigned to before global declaration",
        ),
        (
            "def f():\n print(x)\n global x\n",
            "name 'x' is used prior to global declaration",
        ),
        ("def f(x):\n global x\n", "name 'x' is parameter and global"),
        ("def f(x):\n nonlocal x\n", "name 'x' is parameter and nonlocal"),
        ("def f():\n nonlocal x\n", "no binding for nonlocal 'x' found"),
        (
            "x = 1\ndef f():\n nonlocal x\n",
            "no binding for nonlocal 'x' found",
        ),
        ("nonlocal x\n", "nonlocal declaration not allowed at module level"),
        (
            "def f():\n global x\n nonlocal x\n",
            "name 'x' is nonlocal and global",
        ),
        (
            "def f(a, a): pass\n",
            "duplicate argument 'a' in function definition",
        ),
        (
            "def f():\n from a import *\n",
            "import * only allowed at module level",
        ),
        (
            "[x := 1 for x in y]\n",
            "assignment expression cannot rebind comprehension iteration variable 'x'",
        ),
        (
            "class A:\n [y := 1 for x in z]\n",
            "assignment expression within a comprehension cannot be used in a class body",
        ),
        (
            "def f():\n x: int\n global x\n",
            "annotated name 'x' can't be global",
        ),
        (
            "from __future__ import magic\n",
            "future feature magic is not defined",
        ),
        (
            "x = 1\nfrom __future__ import annotations\n",
            "from __future__ imports must occur at the beginning of the file",
        ),
        (
            "async def f():\n yield 1\n return 2\n",
            "'return' with value in async generator",
        ),
    ];
    for (text, message) in cases {
        let said = refusal(text);
        assert!(said.contains(message), "{text:?} gives {said:?}");
    }
}

#[test]
fn many_locals_and_parameters_fit() {
    let names: Vec<_> = (0..400).map(|number| format!("v{number}")).collect();
    let all = names.join(", ");
    let text = format!(
        "def f({all}):\n def g(): return v3 + v200 + v399\n w = v150 + v399\n del v200\n print(v200, w)\n return g, ({all})\n"
    );
    verify_all(&compile(&text).expect("it compiles"));
    let text = format!("def f():\n {}\n return {all}\n", names.join(" = 1\n ") + " = 1");
    verify_all(&compile(&text).expect("it compiles"));
}

#[test]
fn long_calls_and_displays_fit() {
    let all = (0..500)
        .map(|number| format!("a{number}"))
        .collect::<Vec<_>>()
        .join(", ");
    let keywords = (0..500)
        .map(|number| format!("a{number}=b"))
        .collect::<Vec<_>>()
        .join(", ");
    let fields = (0..500)
        .map(|number| format!("{{a{number}}}"))
        .collect::<String>();
    for text in [
        format!("f({all})"),
        format!("f({keywords})"),
        format!("[{all}], ({all}), {{{all}}}"),
        format!("f'{fields}'"),
        format!("class A({all}, {keywords}): pass"),
    ] {
        verify_all(&compile(&text).expect("it compiles"));
    }
}

#[test]
fn every_outermost_kind_of_code_compiles() {
    let source = Source::new("test", "x + [y for y in x][0]\n").expect("small");
    let module = parse_module(&source).expect("it parses");
    let prompt = Options {
        mode: Mode::Prompt,
        scope: ScopeKind::Module,
        ..Options::default()
    };
    let code = compile_module(&module, &source, "<stdin>", prompt).expect("it compiles");
    assert!(disassemble(&code).contains("PrintExpression"));
    let namespace = Options {
        mode: Mode::Module,
        scope: ScopeKind::Namespace,
        ..Options::default()
    };
    let code = compile_module(&module, &source, "<string>", namespace).expect("it compiles");
    assert_eq!(code.parameters.positional, 1);
    assert!(disassemble(&code).contains("LoadName") && !disassemble(&code).contains("LoadGlobal"));
    let source = Source::new("test", "x + 1").expect("small");
    let expr = parse_expression(&source).expect("it parses").body;
    let code = compile_expression(&expr, &source, "<string>", Options::default()).expect("it compiles");
    assert!(disassemble(&code).contains("Return "));
    assert_eq!(
        compile("await x\n").expect("it compiles").kind,
        CodeKind::Coroutine
    );
    assert_eq!(
        compile("[y async for y in x]\n").expect("it compiles").kind,
        CodeKind::Coroutine
    );
    assert_eq!(
        compile("async def f(): await x\n").expect("it compiles").kind,
        CodeKind::Plain
    );
}

#[test]
fn positions_span_the_whole_expression() {
    let code = compile("x = (a.b +\n     f(1))\n").expect("it compiles");
    let mut seen = Vec::new();
    let mut pc = 0;
    while pc < code.words.len() {
        let instruction = crate::bytecode::opcode::Instruction::decode(&code.words[pc..]).expect("verified");
        let row = instruction.op().row();
        seen.push((
            row.name,
            code.lines.position(pc as u32).expect("every instruction has one"),
        ));
        pc += row.words;
    }
    let at = |line, column, end_line, end_column| Position {
        line,
        column,
        end_line,
        end_column,
    };
    assert!(seen.contains(&("GetAttr", at(1, 5, 1, 8))), "{seen:?}");
    assert!(seen.contains(&("Call", at(2, 5, 2, 9))), "{seen:?}");
    assert!(seen.contains(&("Add", at(1, 5, 2, 9))), "{seen:?}");
}

/// Deep trees neither overflow a small stack nor panic.
#[test]
fn deep_nesting_is_compiled_or_refused() {
    let nested = |open: &str, middle: &str, close: &str, depth: usize| {
        format!("{}{middle}{}\n", open.repeat(depth), close.repeat(depth))
    };
    let blocks: String = (0..90)
        .map(|depth| format!("{}if x:\n", " ".repeat(depth)))
        .collect();
    let functions: String = (0..90)
        .map(|depth| format!("{}def f():\n", " ".repeat(depth)))
        .collect();
    let finals: String = (0..12)
        .map(|depth| {
            let indent = " ".repeat(depth);
            format!("{indent}try: pass\n{indent}finally:\n")
        })
        .collect();
    let texts = vec![
        nested("[", "x", "]", 180),
        nested("f(", "x", ")", 180),
        nested("x.f(", "x", ").y", 90),
        nested("{x: ", "x", "}", 180),
        nested("[x for x in ", "x", "]", 90),
        nested("(lambda: ", "x", ")", 90),
        nested("-", "x", "", 600),
        nested("x + ", "x", "", 600),
        nested("x ** ", "x", "", 600),
        nested("x if x else ", "x", "", 600),
        nested("not ", "x", "", 600),
        nested("x and (", "x", ")", 90),
        format!("x{}\n", ".y".repeat(600)),
        format!("x{}\n", "()".repeat(600)),
        format!("x{}\n", "[0]".repeat(600)),
        format!("{blocks}{}x\n", " ".repeat(90)),
        format!("{functions}{}x\n", " ".repeat(90)),
        format!("{functions}{}{}", " ".repeat(90), nested("[", "x", "]", 180)),
        format!("{finals}{}x\n", " ".repeat(12)),
    ];
    for text in texts {
        let source = Source::new("test", &text).expect("small");
        let Ok(module) = parse_module(&source) else {
            continue;
        };
        let thread = std::thread::Builder::new().stack_size(SMALL_STACK);
        let worker = thread.spawn(move || {
            if let Ok(code) = compile_module(&module, &source, "test", Options::default()) {
                verify_all(&code);
            }
            std::mem::forget(module);
        });
        worker.expect("a thread").join().expect("no panic");
    }
}

/// Three eighths of what a thread gets when nobody says otherwise.
const SMALL_STACK: usize = 768 << 10;

/// `tests/disassembly` holds sources beside their listings; `UPDATE_EXPECTED=1` rewrites those.
#[test]
fn listings_are_as_expected() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/disassembly");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("readable").path();
        if path.extension().is_none_or(|extension| extension != "py") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("readable");
        let listing = disassemble(&compile(&text).expect("it compiles"));
        let expected = path.with_extension("txt");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            std::fs::write(&expected, &listing).expect("writable");
        }
        let expected = std::fs::read_to_string(&expected).expect("the listing is there");
        assert_eq!(listing, expected, "{}", path.display());
        seen += 1;
    }
    assert!(seen > 0);
}

//! Any bytes at all give a tree or a diagnostic, never a panic; and no program, however deep, exhausts the
//! stack.

use proptest::prelude::*;
use pyish_grammar::{
    DumpOptions, Interactive, Source, SyntaxError, dump, parse_expression, parse_interactive, parse_module,
};

/// Runs every entry point, prints whatever comes out, and returns what `parse_module` said.
fn parse(bytes: &[u8]) -> Result<(), SyntaxError> {
    let source = Source::from_bytes("any.py", bytes)?;
    let _: Result<Interactive, SyntaxError> = parse_interactive(&source);
    let _ = parse_expression(&source);
    let module = parse_module(&source).inspect_err(|error| {
        let _ = error.to_string();
    })?;
    let _ = dump(&module, &source, DumpOptions::default());
    Ok(())
}

/// Words and signs that mean something, and pieces of strings left open.
fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "a", "b", "_", "match", "case", "type", "print", "é", "1", "0x1f", "1.5e3", "2j", "'s'", "b'b'",
        "f'", "f'{", "t'{", "}'", "!r", "'''", "'", "\"", "\\", "\\N{", "if", "elif", "else", "for", "while",
        "with", "try", "except", "finally", "def", "class", "lambda", "return", "yield", "from", "import",
        "async", "await", "not", "in", "is", "and", "or", "del", "global", "nonlocal", "assert", "raise",
        "pass", "None", "(", ")", "[", "]", "{", "}", ",", ":", ":=", ";", ".", "...", "->", "@", "!", "=",
        "+=", "==", "!=", "*", "**", "+", "-", "~", "|", "<", ">", "<>", "\n", "\n  ", "\n    ", "\n\t",
        "\n", "#", "\u{a0}", "€", "\0", "$",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = parse(&bytes);
    }

    #[test]
    fn any_text(text in "\\PC{0,80}") {
        let _ = parse(text.as_bytes());
    }

    #[test]
    fn any_words(words in prop::collection::vec(word(), 0..40)) {
        let _ = parse(words.join(" ").as_bytes());
        let _ = parse(words.concat().as_bytes());
    }
}

#[test]
fn chains_are_parsed_or_refused_in_a_small_thread() {
    let many = 20_000;
    let sources = [
        format!("x = {}", vec!["a"; many].join("+")),
        format!("x = {}a", "not ".repeat(many)),
        format!("x = {}1", "-".repeat(many)),
        format!("x = a{}", ".b".repeat(many)),
        format!("x = a{}", "()".repeat(many)),
        format!("x = {}1", "lambda: ".repeat(many)),
        format!("x = {}c", "a if b else ".repeat(many)),
        format!("x = {}", vec!["a"; many].join("**")),
        format!("x = {}", vec!["a"; many].join(" < ")),
        format!("x = {}", vec!["a"; many].join(" and ")),
        format!("{}1", "x = ".repeat(many)),
        format!("{}{}", "(".repeat(many), ")".repeat(many)),
        "(".repeat(many),
        "f'{".repeat(many),
        format!("x = {}1{}", "[".repeat(190), "]".repeat(190)),
        format!("match x:\n case {}a{}: pass", "[".repeat(190), "]".repeat(190)),
        format!("x = {}", "'a' ".repeat(many)),
        format!("{}def f(): pass", "@a\n".repeat(many)),
        (0..110)
            .map(|depth| format!("{}if x:\n", " ".repeat(depth)))
            .collect(),
    ];
    let small_stack = std::thread::Builder::new().stack_size(512 * 1024);
    let run = move || {
        for text in &sources {
            let _ = parse(text.as_bytes());
        }
    };
    small_stack
        .spawn(run)
        .expect("a thread can be started")
        .join()
        .expect("no source panics");
}

#[test]
fn a_long_chain_of_elif_is_flat() {
    let text = format!("if a: pass\n{}", "elif b: pass\n".repeat(10_000));
    let source = Source::new("chain.py", &text).expect("the text is short");
    let parse = move || parse_module(&source).expect("the chain is correct");
    let small_stack = std::thread::Builder::new().stack_size(256 * 1024);
    let module = small_stack
        .spawn(parse)
        .expect("a thread can be started")
        .join()
        .expect("it parses");
    assert_eq!(module.body.len(), 1);
}

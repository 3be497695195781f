//! Broken app.json, flipped bits and noise; and how all of it is told.

use super::*;

#[test]
fn app_json_must_be_an_object_with_proper_sub_packages() {
    let bad = [
        "",
        "{",
        "[]",
        "null",
        "1",
        "{}x",
        "\u{feff}{}",
        r#"{"subPackages":null}"#,
        r#"{"subPackages":{}}"#,
        r#"{"subPackages":"shop"}"#,
        r#"{"subPackages":["shop"]}"#,
        r#"{"subPackages":[{}]}"#,
        r#"{"subPackages":[{"root":1}]}"#,
        r#"{"subPackages":[["shop"]]}"#,
        r#"{"subPackages":[{"root":""}]}"#,
        r#"{"subPackages":[{"root":"/"}]}"#,
        r#"{"subPackages":[{"root":"/shop"}]}"#,
        r#"{"subPackages":[{"root":"../shop"}]}"#,
        r#"{"subPackages":[{"root":"a//"}]}"#,
        r#"{"subPackages":[{"root":"a\u0000"}]}"#,
        r#"{"subPackages":[{"root":"a"},{"root":"a"}]}"#,
        r#"{"subPackages":[{"root":"a"},{"root":"a/"}]}"#,
        r#"{"subPackages":[{"root":"a"},{"root":"A"}]}"#,
        r#"{"subPackages":[{"root":"a"},{"root":"a-b"},{"root":"a/b"}]}"#,
        r#"{"subPackages":[{"root":"A/b/c"},{"root":"a"}]}"#,
        r#"{"subPackages":[],"subpackages":[]}"#,
    ];
    for json in bad {
        assert_eq!(look(&zip(&[Entry::stored("app.json", json.as_bytes())])), invalid(Invalid::AppJson), "{json}");
    }
    let deep = "[".repeat(60_000);
    assert_eq!(look(&zip(&[Entry::stored("app.json", deep.as_bytes())])), invalid(Invalid::AppJson));
    assert_eq!(look(&zip(&[Entry::stored("app.json", b"{\"a\":\"\xff\"}")])), invalid(Invalid::AppJson));
    let long = format!(r#"{{"subPackages":[{{"root":"{}"}}]}}"#, "a".repeat(256));
    assert_eq!(look(&zip(&[Entry::stored("app.json", long.as_bytes())])), invalid(Invalid::AppJson));
    for json in ["{}", r#"{"subPackages":[]}"#, r#"{"subPackages":[{"root":"a"},{"root":"a-b"},{"root":"ab/c/"}],"pages":[]}"#] {
        assert!(look(&zip(&[Entry::stored("app.json", json.as_bytes())])).is_ok(), "{json}");
    }
}

/// Counts what is read, to see that a hostile file costs no more than an honest one.
struct Counted<'a>(&'a [u8], Cell<usize>);

impl ReaderAt for Counted<'_> {
    fn read_at(&self, buffer: &mut [u8], at: u64) -> io::Result<usize> {
        let read = self.0.read_at(buffer, at)?;
        self.1.set(self.1.get() + read);
        Ok(read)
    }
}

fn survives(bytes: &[u8]) -> bool {
    let reader = Counted(bytes, Cell::new(0));
    let verdict = inspect_at(&reader, bytes.len() as u64, &PackageLimits::default()).expect("memory does not fail");
    assert!(reader.1.get() <= 8 * bytes.len() + 4096, "{} read of {}", reader.1.get(), bytes.len());
    if let Err(fault) = &verdict {
        let (chinese, english) = fault.sentence();
        assert!(!chinese.contains(invisible) && !english.contains(invisible));
    }
    verdict.is_ok()
}

#[test]
fn every_single_flipped_bit_is_survived() {
    let bytes = zip_with(&sample(), b"comment");
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << bit;
            survives(&flipped);
        }
    }
}

#[test]
fn random_damage_is_survived() {
    let mut dice = Dice(0x5EED);
    let bytes = zip(&sample());
    for _ in 0..20_000 {
        let mut damaged = bytes.clone();
        for _ in 0..=dice.roll(8) {
            let at = dice.roll(damaged.len());
            match dice.roll(4) {
                0 => damaged[at] = dice.roll(256) as u8,
                1 => damaged[at] = 0xFF,
                2 => drop(damaged.drain(at..(at + dice.roll(9)).min(damaged.len()))),
                _ => drop(damaged.splice(at..at, dice.bytes(3))),
            }
        }
        survives(&damaged);
    }
}

#[test]
fn damage_to_the_numbers_of_the_headers_is_survived() {
    let mut dice = Dice(0xD1CE);
    let bytes = zip(&sample());
    let marks: Vec<_> = (0..bytes.len() - 4).filter(|at| bytes[*at..].starts_with(b"PK")).collect();
    for _ in 0..20_000 {
        let mut damaged = bytes.clone();
        for _ in 0..=dice.roll(3) {
            let at = (marks[dice.roll(marks.len())] + 4 + dice.roll(42)).min(bytes.len() - 4);
            let numbers = [0, 1, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFE, u32::MAX, bytes.len() as u32, 0xFFFF, dice.roll(1 << 16) as u32];
            damaged[at..at + 4].copy_from_slice(&numbers[dice.roll(numbers.len())].to_le_bytes());
        }
        survives(&damaged);
    }
}

#[test]
fn random_bytes_are_refused() {
    let mut dice = Dice(0xBAD);
    for _ in 0..3_000 {
        let length = dice.roll(600);
        let mut bytes = dice.bytes(length);
        let pieces: [&[u8]; 4] = [b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x07"];
        for _ in 0..dice.roll(6) {
            let at = dice.roll(bytes.len() + 1);
            bytes.splice(at..at, pieces[dice.roll(4)].iter().copied());
        }
        assert!(!survives(&bytes));
    }
}

#[test]
fn sentences_name_the_exact_limit_and_the_path() {
    let sentence = |what, most| PackageFault::TooLarge { what, most }.sentence();
    assert_eq!(sentence(TooLarge::File, 8 << 20), ("包文件大于 8 MiB。".to_owned(), "The package file is larger than 8 MiB.".to_owned()));
    assert_eq!(sentence(TooLarge::AppJson, 65_536).1, "app.json is larger than 64 KiB.");
    assert_eq!(
        sentence(TooLarge::Part(Some("shop".to_owned())), 1_000),
        ("分包“shop”大于 1000 字节。".to_owned(), "The sub package “shop” is larger than 1000 bytes.".to_owned())
    );
    assert_eq!(sentence(TooLarge::Entries, 5_000).0, "包内的文件和文件夹多于 5000 个。");
    let fault = PackageFault::Invalid { what: Invalid::Ratio { most: 100 }, path: Some("a.js".to_owned()) };
    assert_eq!(fault.sentence(), ("压缩比大于 100：“a.js”。".to_owned(), "The compression ratio is greater than 100: “a.js”.".to_owned()));
    assert_eq!(PackageFault::Invalid { what: Invalid::NotZip, path: None }.sentence().1, "The file is not a zip file.");
}

#[test]
fn sentences_show_hostile_paths_safely() {
    let path = format!("\x1b[31m\u{202e}{}\0end", "图".repeat(5_000));
    let (chinese, english) = PackageFault::Invalid { what: Invalid::Path, path: Some(path) }.sentence();
    for text in [chinese, english] {
        assert!(!text.contains(invisible) && text.chars().count() < 140, "{text}");
        assert!(text.contains("\u{fffd}[31m\u{fffd}图") && text.contains("图\u{fffd}end”"), "{text}");
    }
}

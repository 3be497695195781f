//! Each limit, just inside and just over it.

use super::*;

#[test]
fn the_file_may_be_8_mib_and_not_a_byte_more() {
    let limits = PackageLimits { part_bytes: u64::MAX, ..PackageLimits::default() };
    let around = zip(&[Entry::stored("a", b"")]).len();
    for over in [0, 1] {
        let bytes = zip(&[Entry::stored("a", &Dice(5).bytes((8 << 20) - around + over))]);
        assert_eq!(bytes.len(), (8 << 20) + over);
        let verdict = look_by(&bytes, &limits);
        if over == 0 { assert!(verdict.is_ok()) } else { assert_eq!(verdict, large(TooLarge::File, 8 << 20)) }
    }
}

#[test]
fn the_main_package_may_be_2_mib_and_not_a_byte_more() {
    let content = Dice(7).bytes((2 << 20) + 1);
    assert!(look(&zip(&[Entry::stored("a", &content[..1000]), Entry::stored("b", &content[1001..])])).is_ok());
    assert_eq!(look(&zip(&[Entry::stored("a", &content[..1000]), Entry::stored("b", &content[1000..])])), large(TooLarge::Part(None), 2 << 20));
}

#[test]
fn each_sub_package_may_be_2_mib_and_not_a_byte_more() {
    for key in ["subPackages", "subpackages"] {
        let app = Entry::stored("app.json", format!(r#"{{"{key}":[{{"root":"shop"}},{{"root":"my/area/"}}]}}"#).as_bytes());
        let content = Dice(9).bytes((2 << 20) + 1);
        let full = &content[..2 << 20];
        let main = &content[app.data.len() + 10..2 << 20];
        let most = [app, Entry::stored("shopping", main), Entry::stored("shop/a", full), Entry::stored("my/area/deep/b", full), Entry::stored("my/c", b"12")];
        assert!(look(&zip(&most)).is_ok());
        for (at, root) in [(2, "shop"), (3, "my/area")] {
            let mut over = most.clone();
            over[at] = Entry::stored(&most[at].central.name, &content);
            assert_eq!(look(&zip(&over)), large(TooLarge::Part(Some(root.to_owned())), 2 << 20));
        }
    }
}

#[test]
fn the_parts_are_measured_packed() {
    let limits = PackageLimits { part_bytes: deflate(&[b' '; 4000]).len() as u64, ..PackageLimits::default() };
    assert!(look_by(&zip(&[Entry::deflated("a", &[b' '; 4000])]), &limits).is_ok());
    assert_eq!(look_by(&zip(&[Entry::stored("a", &[b' '; 4000])]), &limits), large(TooLarge::Part(None), limits.part_bytes));
}

#[test]
fn there_may_be_5000_entries_and_not_one_more() {
    let mut entries: Vec<_> = (0..4999).map(|number| Entry::stored(format!("f{number}"), b"")).collect();
    entries.push(Entry::stored("folder/", b""));
    assert_eq!(look(&zip(&entries)).unwrap().entries.len(), 4999);
    entries.push(Entry::stored("g", b""));
    let bytes = zip(&entries);
    assert_eq!(look(&bytes), large(TooLarge::Entries, 5_000));
    // Nor if the end record admits only to 5,000.
    let shy = patch_end(bytes, 8, &[5000u16.to_le_bytes(), 5000u16.to_le_bytes()].concat());
    assert_eq!(look(&shy), large(TooLarge::Entries, 5_000));
}

#[test]
fn a_path_may_be_255_bytes_and_not_one_more() {
    for letter in ["a", "图"] {
        let path = |bytes: usize| letter.repeat(bytes / letter.len());
        assert!(look(&zip(&[Entry::stored(path(255), b"")])).is_ok());
        let long = path(255 + letter.len());
        assert_eq!(look(&zip(&[Entry::stored(&long, b"")])), invalid_at(Invalid::LongPath { most: 255 }, &long));
    }
    let endless = "a".repeat(65_535);
    assert!(look(&zip(&[Entry::stored(&endless, b"")])).is_err());
}

#[test]
fn the_ratio_of_an_entry_may_be_100_and_not_more() {
    let ballast = Entry::stored("ballast", &Dice(3).bytes(10_000));
    // An empty stored block makes the packed side as long as wanted.
    let pack = |content: &[u8], packed: usize| {
        let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(content).unwrap();
        encoder.flush().unwrap();
        while encoder.get_ref().len() + 5 < packed {
            encoder.get_mut().extend([0, 0, 0, 0xFF, 0xFF]);
        }
        encoder.finish().unwrap()
    };
    let content = vec![b' '; 200_000];
    let data = pack(&content, 2_000);
    assert!((1_990..2_010).contains(&data.len()));
    let fits = &content[..data.len().min(2_000) * 100];
    let data = pack(fits, 2_000);
    let most = data.len() as u64 * 100;
    let over = |more: usize| {
        let content = vec![b' '; most as usize + more];
        let data = pack(&content, 2_000);
        (data.len() as u64 * 100, zip(&[Entry::new("bomb", 8, data, &content), ballast.clone()]))
    };
    assert_eq!(over(0).0, most);
    assert!(look(&over(0).1).is_ok());
    assert_eq!(over(1).0, most);
    assert_eq!(look(&over(1).1), invalid_at(Invalid::Ratio { most: 100 }, "bomb"));
}

#[test]
fn a_ratio_is_judged_only_beyond_64_kib() {
    let spaces = vec![b' '; 65_537];
    let ballast = Entry::stored("ballast", &Dice(3).bytes(10_000));
    assert!(65_536 / deflate(&spaces).len() > 100);
    assert!(look(&zip(&[Entry::deflated("a", &spaces[1..])])).is_ok());
    assert_eq!(look(&zip(&[Entry::deflated("a", &spaces), ballast])), invalid_at(Invalid::Ratio { most: 100 }, "a"));
}

#[test]
fn many_small_bombs_are_one_bomb() {
    let bombs: Vec<_> = (0..100).map(|number| Entry::deflated(format!("{number}"), &[b' '; 60_000])).collect();
    assert_eq!(look(&zip(&bombs)), invalid(Invalid::Ratio { most: 100 }));
}

#[test]
fn all_files_may_inflate_to_the_limit_and_not_a_byte_more() {
    let content: Vec<u8> = Dice(11).bytes(500).repeat(80);
    let limits = PackageLimits { inflated_bytes: 80_000, ..PackageLimits::default() };
    let (one, two) = (Entry::deflated("a", &content), Entry::deflated("b", &content));
    assert_eq!(look_by(&zip(&[one.clone(), two.clone()]), &limits).unwrap().inflated_bytes, 80_000);
    assert_eq!(look_by(&zip(&[one, two, Entry::stored("c", b"1")]), &limits), large(TooLarge::Inflated, 80_000));
}

#[test]
fn files_may_inflate_to_100_mib_and_not_more() {
    let limits = PackageLimits { part_bytes: u64::MAX, ..PackageLimits::default() };
    let mut dice = Dice(13);
    let content: Vec<u8> = (0..80).flat_map(|_| dice.bytes(4_096).repeat(64)).collect();
    assert_eq!(content.len() as u64 * 5, 100 << 20);
    let mut entries: Vec<_> = (0..5).map(|number| Entry::deflated(format!("{number}"), &content)).collect();
    assert_eq!(look_by(&zip(&entries), &limits).unwrap().inflated_bytes, 100 << 20);
    entries.push(Entry::stored("one more byte", b"1"));
    assert_eq!(look_by(&zip(&entries), &limits), large(TooLarge::Inflated, 100 << 20));
}

#[test]
fn app_json_may_be_64_kib_and_not_a_byte_more() {
    let json = |bytes: usize| format!("{{{}}}", " ".repeat(bytes - 2));
    assert!(look(&zip(&[Entry::deflated("app.json", json(65_536).as_bytes())])).is_ok());
    assert_eq!(look(&zip(&[Entry::stored("app.json", json(65_537).as_bytes())])), large(TooLarge::AppJson, 65_536));
    assert!(look(&zip(&[Entry::stored("pages/app.json", json(65_537).as_bytes())])).is_ok());
}

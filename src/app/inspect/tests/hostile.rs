//! Files made to deceive.

use super::*;

#[test]
fn something_else_is_not_a_zip_file() {
    for bytes in [&b""[..], b"P", b"PK", b"\x89PNG\r\n\x1a\n", &[0; 100_000], b"Rar!\x1a\x07\x01\0 and so on and on"] {
        assert_eq!(look(bytes), invalid(Invalid::NotZip));
    }
}

#[test]
fn a_zip_file_cut_at_any_length_is_refused() {
    for bytes in [zip(&sample()), zip_with(&sample(), b"a comment")] {
        for length in 0..bytes.len() {
            assert!(look(&bytes[..length]).is_err(), "{length} of {}", bytes.len());
        }
        assert_eq!(look(&bytes[..bytes.len() - END_RECORD - 9]), invalid(Invalid::Truncated));
        assert!(look(&bytes).is_ok());
    }
}

#[test]
fn a_zip_file_missing_its_beginning_is_refused() {
    let bytes = zip(&sample());
    for length in 1..bytes.len() {
        assert!(look(&bytes[length..]).is_err(), "{length}");
    }
}

#[test]
fn a_package_without_files_is_empty() {
    assert_eq!(look(&zip(&[])), invalid(Invalid::Empty));
    assert_eq!(look(&zip(&[Entry::stored("pages/", b"")])), invalid(Invalid::Empty));
}

#[test]
fn bytes_that_belong_to_no_entry_are_refused() {
    let bytes = zip(&sample());
    assert_eq!(look(&[&bytes[..], b"x"].concat()), invalid(Invalid::Junk), "after the end");
    let script = b"#!/bin/sh\necho polyglot; exit\n";
    assert!(look(&[&script[..], &bytes].concat()).is_err(), "in front, offsets not adjusted");

    let (one, two) = (local(&page()), local(&Entry::stored("z", b"1")));
    let build = |front: &[u8], middle: &[u8], back: &[u8], last: &[u8]| {
        let directory = [central(&page(), front.len() as u32), central(&Entry::stored("z", b"1"), (front.len() + one.len() + middle.len()) as u32)].concat();
        let data = [front, &one, middle, &two, back].concat();
        let end = end(2, directory.len() + last.len(), data.len(), b"");
        [data, directory, last.to_vec(), end].concat()
    };
    assert!(look(&build(b"", b"", b"", b"")).is_ok());
    assert_eq!(look(&build(script, b"", b"", b"")), invalid(Invalid::Junk), "in front, offsets adjusted");
    assert_eq!(look(&build(b"", b"x", b"", b"")), invalid_at(Invalid::Junk, "pages/index.js"), "between entries");
    assert_eq!(look(&build(b"", b"", b"x", b"")), invalid_at(Invalid::Junk, "z"), "in front of the directory");
    assert_eq!(look(&build(b"", b"", b"", b"PK\x05\x05\x02\0hi")), invalid(Invalid::Junk), "a digital signature");
    assert_eq!(look(&build(b"", b"", b"", &[b'x'; 50])), invalid(Invalid::Headers), "behind the directory");
    assert!(look(&build(b"", b"", b"", b"x")).is_err(), "behind the directory, a byte");
}

#[test]
fn a_comment_must_end_with_the_file() {
    let good = zip_with(&sample(), &[b'c'; 65_535]);
    assert!(look(&good).is_ok());
    assert_eq!(look(&patch_end(zip(&sample()), 20, &[1, 0])), invalid(Invalid::Truncated));
    let mut short = zip_with(&sample(), b"comment");
    let at = short.len() - 7 - 2;
    short[at] = 6;
    assert_eq!(look(&short), invalid(Invalid::Junk));
}

#[test]
fn of_two_end_records_neither_is_believed() {
    let honest = zip(&sample());
    // The comment of the first holds a second, empty package.
    assert!(look(&zip_with(&sample(), &end(0, 0, 0, b""))).is_err());
    // … or one with a directory of its own, which says other things of the same data.
    let data = local(&page());
    let renamed = page().central(|header| header.name = b"pages/other.js".to_vec());
    let first = central(&page(), 0);
    let second = central(&renamed, 0);
    let inner = [second.clone(), end(1, second.len(), data.len() + first.len() + END_RECORD, b"")].concat();
    let bytes = [data.clone(), first.clone(), end(1, first.len(), data.len(), &inner)].concat();
    assert!(look(&bytes).is_err());
    // Two whole packages in a row.
    assert!(look(&[honest.clone(), honest.clone()].concat()).is_err());
    // A second end record right behind the first.
    assert!(look(&[&honest[..], &honest[honest.len() - END_RECORD..]].concat()).is_err());
    // An end record in the comment of an entry is nothing but a comment.
    let quoting = page().with(|entry| entry.comment = end(0, 0, 0, &[0; 22]));
    assert_eq!(look(&zip(&[quoting])).unwrap().entries.len(), 1);
    // And one inside a stored file is nothing but its content.
    assert_eq!(look(&zip(&[Entry::stored("inner.zip", &honest)])).unwrap().entries.len(), 1);
}

#[test]
fn end_records_with_huge_or_wrong_numbers_are_refused() {
    let good = zip(&sample());
    let count = |entries: u16| [entries.to_le_bytes(), entries.to_le_bytes()].concat();
    assert_eq!(look(&patch_end(good.clone(), 8, &count(60_000))), large(TooLarge::Entries, 5_000));
    assert_eq!(look(&patch_end(good.clone(), 8, &count(65_535))), invalid(Invalid::Zip64));
    for entries in [0, 4, 6, 5_000] {
        assert_eq!(look(&patch_end(good.clone(), 8, &count(entries))), invalid(Invalid::Headers), "{entries}");
    }
    assert_eq!(look(&patch_end(good.clone(), 4, &[1, 0])), invalid(Invalid::MultiDisk));
    assert_eq!(look(&patch_end(good.clone(), 6, &[1, 0])), invalid(Invalid::MultiDisk));
    assert_eq!(look(&patch_end(good.clone(), 8, &[4, 0])), invalid(Invalid::MultiDisk));
    for at in [12, 16] {
        for number in [0, 1, 46, 0x7FFF_FFFF, 0xFFFF_FFFE, 0xFFFF_FFFF_u32] {
            assert!(look(&patch_end(good.clone(), at, &number.to_le_bytes())).is_err(), "{number} at {at}");
        }
    }
}

#[test]
fn a_directory_that_covers_only_some_of_its_entries_is_refused() {
    let entries = sample();
    let good = zip(&entries);
    let skipped = central(&entries[0], 0).len();
    let at = u32::from_le_bytes(good[good.len() - 6..good.len() - 2].try_into().unwrap()) as usize + skipped;
    let size = good.len() - END_RECORD - at;
    let bytes = [&good[..good.len() - END_RECORD], &end(4, size, at, b"")].concat();
    assert!(look(&bytes).is_err());
}

#[test]
fn zip64_with_any_numbers_is_refused() {
    let (data, directory) = (local(&page()), central(&page(), 0));
    for numbers in [[1, 1, directory.len() as u64, data.len() as u64], [u64::MAX; 4], [u64::MAX, u64::MAX, 0, 0], [1, 1, u64::MAX, 1 << 63]] {
        let at = data.len() + directory.len();
        for locator_at in [at as u64, u64::MAX, 1 << 63, 0] {
            let mut end64 = b"PK\x06\x06".to_vec();
            end64.extend(44u64.to_le_bytes());
            end64.extend([45, 3, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
            end64.extend(numbers.map(u64::to_le_bytes).concat());
            end64.extend(b"PK\x06\x07\0\0\0\0");
            end64.extend(locator_at.to_le_bytes());
            end64.extend([1, 0, 0, 0]);
            let honest_end = end(1, directory.len(), data.len(), b"");
            let marked_end = patch_end(honest_end.clone(), 8, &[0xFF; 12]);
            for last in [honest_end, marked_end] {
                let bytes = [&data[..], &directory, &end64, &last].concat();
                let verdict = look(&bytes);
                assert!(matches!(verdict, Err(PackageFault::Invalid { what: Invalid::Zip64 | Invalid::Headers, .. })), "{verdict:?}");
            }
        }
    }
}

#[test]
fn an_offset_no_file_has_is_the_fault_of_the_package_and_not_of_the_disk() {
    for at in [1 << 63, u64::MAX, u64::MAX - 30] {
        let locator = [b"PK\x06\x07\0\0\0\0" as &[u8], &u64::to_le_bytes(at), &[1, 0, 0, 0]].concat();
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&zip(&[page().with(|entry| entry.comment = locator.clone())])).unwrap();
        assert_eq!(inspect(&file, &PackageLimits::default()).unwrap(), invalid(Invalid::Zip64));
    }
}

#[test]
fn a_zip64_locator_in_a_comment_is_refused() {
    let locator = [b"PK\x06\x07" as &[u8], &[0; 16]].concat();
    assert_eq!(look(&zip(&[page().with(|entry| entry.comment = locator.clone())])), invalid(Invalid::Zip64));
}

#[test]
fn entries_with_zip64_numbers_are_refused() {
    let extra = |numbers: &[u64]| {
        [b"\x01\0".to_vec(), (8 * numbers.len() as u16).to_le_bytes().to_vec(), numbers.iter().flat_map(|number| number.to_le_bytes()).collect()].concat()
    };
    let path = "pages/index.js";
    for numbers in [&[760, 30][..], &[u64::MAX; 3], &[]] {
        let marked = page().central(|header| (header.packed, header.inflated, header.extra) = (u32::MAX, u32::MAX, extra(numbers)));
        assert_eq!(look(&zip(&[marked])), invalid_at(Invalid::Zip64, path));
        assert_eq!(look(&zip(&[page().local(|header| header.extra = extra(numbers))])), invalid_at(Invalid::Zip64, path));
    }
    assert_eq!(look(&zip(&[page().with(|entry| entry.at = Some(u32::MAX))])), invalid_at(Invalid::Zip64, path));
    let far = page().with(|entry| entry.at = Some(u32::MAX)).central(|header| header.extra = extra(&[u64::MAX]));
    assert_eq!(look(&zip(&[far])), invalid_at(Invalid::Zip64, path));
    assert_eq!(look(&zip(&[page().both(|header| header.inflated = u32::MAX)])), invalid_at(Invalid::Zip64, path));
}

#[test]
fn an_entry_on_another_disk_is_refused() {
    for disk in [1, u16::MAX] {
        assert_eq!(look(&zip(&[page().with(|entry| entry.disk = disk)])), invalid_at(Invalid::MultiDisk, "pages/index.js"));
    }
}

#[test]
fn encrypted_entries_are_refused() {
    for flag in [1, 1 << 6, 1 << 13] {
        assert_eq!(look(&zip(&[page().both(|header| header.flags |= flag)])), invalid_at(Invalid::Encrypted, "pages/index.js"));
    }
    assert_eq!(look(&zip(&[page().local(|header| header.flags |= 1)])), invalid_at(Invalid::Headers, "pages/index.js"), "only the local header says so");
}

#[test]
fn flags_without_a_meaning_here_are_refused() {
    for bit in [4, 5, 7, 8, 9, 10, 12, 14, 15] {
        assert_eq!(look(&zip(&[page().both(|header| header.flags |= 1 << bit)])), invalid_at(Invalid::Headers, "pages/index.js"));
    }
}

#[test]
fn only_stored_and_deflate_are_read() {
    for method in [1, 6, 9, 12, 14, 20, 93, 95, 98, 99, u16::MAX] {
        assert_eq!(look(&zip(&[page().both(|header| header.method = method)])), invalid_at(Invalid::Compression, "pages/index.js"));
    }
}

#[test]
fn links_and_devices_are_refused() {
    for kind in [0o010_000, 0o020_000, 0o040_000, 0o060_000, 0o120_000, 0o140_000, 0o160_000] {
        let entry = Entry::stored("link", b"/etc/passwd").with(|entry| entry.attributes = (kind | 0o777) << 16);
        assert_eq!(look(&zip(&[entry])), invalid_at(Invalid::NotRegular, "link"));
    }
    for mark in [0x08, 0x10, 0x40] {
        assert_eq!(look(&zip(&[page().with(|entry| entry.attributes = mark)])), invalid_at(Invalid::NotRegular, "pages/index.js"));
    }
    let folder = Entry::stored("folder/", b"").with(|entry| entry.attributes = 0o120_777 << 16);
    assert_eq!(look(&zip(&[page(), folder])), invalid_at(Invalid::NotRegular, "folder/"));
    assert!(look(&zip(&[page().with(|entry| entry.attributes = 0o100_644 << 16 | 0x21)])).is_ok());
}

#[test]
fn a_folder_holds_nothing() {
    assert_eq!(look(&zip(&[page(), Entry::stored("folder/", b"1")])), invalid_at(Invalid::Folder, "folder/"));
    assert!(look(&zip(&[page(), Entry::deflated("folder/", b"")])).is_ok());
    let liar = Entry::deflated("folder/", b"content").both(|header| (header.inflated, header.crc32) = (0, 0));
    assert_eq!(look(&zip(&[page(), liar])), invalid_at(Invalid::Checksum, "folder/"));
}

#[test]
fn paths_that_climb_or_hide_are_refused() {
    let bad = [
        "",
        "/",
        "//",
        ".",
        "..",
        "./a",
        "../a",
        "a/..",
        "a/../b",
        "a/./b",
        "a//b",
        "/a",
        "//a",
        "a/.",
        "C:",
        "C:/a",
        "c:a",
        "a\\b",
        "..\\a",
        "\\\\server\\a",
        "a\0",
        "a\0.js",
        "a\n",
        "a\r",
        "a\t",
        "a\x1b[2J",
        "a\x7f",
        "a\u{85}",
        "a\u{202e}gnp.js",
        "a\u{2066}b",
        "a\u{200f}",
        "a\u{2028}b",
        "\u{feff}a",
        "a/../",
        "../",
        "./",
        "a//",
    ];
    for path in bad {
        assert_eq!(look(&zip(&[page(), Entry::stored(path, b"")])), invalid_at(Invalid::Path, path));
    }
    for path in ["a", ".a", "..a", "a..", "...", "a b", "a/.b/c", "页面/首页.js", "ab:c", "1:a", "👨‍👩‍👧.png", "a/", "~", "%2e%2e"] {
        assert!(look(&zip(&[page(), Entry::stored(path, b"")])).is_ok(), "{path}");
    }
}

#[test]
fn paths_must_be_utf8() {
    for (path, seen) in
        [(&b"\xff.js"[..], "\u{fffd}.js"), (b"\xcd\xbc.js\xc6", "ͼ.js\u{fffd}"), (b"a/\xc0\xae\xc0\xae/b", "a/\u{fffd}\u{fffd}\u{fffd}\u{fffd}/b")]
    {
        for flags in [0, 1 << 11] {
            let entry = Entry::stored(path, b"").both(|header| header.flags = flags);
            assert_eq!(look(&zip(&[entry])), invalid_at(Invalid::Path, seen));
        }
    }
    assert!(look(&zip(&[Entry::stored("首页.js", b"")])).is_ok(), "UTF-8 without the flag");
}

#[test]
fn a_path_stands_once_whatever_its_case() {
    for (one, two) in [("a", "a"), ("a.js", "A.JS"), ("É/a", "é/a"), ("Σας", "σΑς"), ("a/", "a/"), ("a/", "A/"), ("a", "a/"), ("A/", "a")] {
        let entries = [Entry::stored(one, b""), Entry::stored(two, b""), Entry::stored("z", b"")];
        assert_eq!(look(&zip(&entries)), invalid_at(Invalid::Duplicate, two), "{one} {two}");
    }
}

#[test]
fn a_file_is_not_a_folder() {
    for (one, two) in [("a", "a/b"), ("A", "a/b/c"), ("a/b", "a/B/c/d"), ("a", "a/b/")] {
        let (one, lower) = (Entry::stored(one, b""), Entry::stored(two, b""));
        assert_eq!(look(&zip(&[one.clone(), lower.clone()])), invalid_at(Invalid::Duplicate, two));
        assert_eq!(look(&zip(&[lower, one])), invalid_at(Invalid::Duplicate, two));
    }
    assert!(look(&zip(&[Entry::stored("a/", b""), Entry::stored("a/b", b""), Entry::stored("A/c", b""), Entry::stored("ab", b"")])).is_ok());
}

#[test]
fn local_and_central_headers_must_agree() {
    let changes: [fn(&mut Header); 8] = [
        |header| header.name = b"pages/other.js".to_vec(),
        |header| header.name.push(b'x'),
        |header| header.method = 0,
        |header| header.crc32 ^= 1,
        |header| header.packed -= 1,
        |header| header.inflated += 1,
        |header| (header.crc32, header.packed, header.inflated) = (0, 0, 0),
        |header| header.flags |= 1 << 11,
    ];
    for change in changes {
        assert_eq!(look(&zip(&[page().local(change), Entry::stored("z", b"1")])), invalid_at(Invalid::Headers, "pages/index.js"));
    }
    for change in &changes[3..6] {
        let entry = page().streamed(true, false).local(|header| (header.crc32, header.packed, header.inflated) = (1, 2, 3)).local(change);
        assert_eq!(look(&zip(&[entry])), invalid_at(Invalid::Headers, "pages/index.js"), "stated though streamed");
    }
    assert!(look(&zip(&[page().local(|header| header.flags |= 2)])).is_ok(), "only how hard the writer tried");
}

#[test]
fn a_local_header_that_is_none_is_refused() {
    let mut bytes = zip(&sample());
    bytes[2] = 9;
    assert_eq!(look(&bytes), invalid_at(Invalid::Headers, "app.json"));
}

#[test]
fn another_name_in_an_extra_field_is_refused() {
    for name in [&b"pages/other.js"[..], b"../evil", b""] {
        let extra = [b"up", &(5 + name.len() as u16).to_le_bytes()[..], &[1, 0, 0, 0, 0], name].concat();
        assert_eq!(look(&zip(&[page().local(|header| header.extra = extra.clone())])), invalid_at(Invalid::Headers, "pages/index.js"));
        assert_eq!(look(&zip(&[page().central(|header| header.extra = extra.clone())])), invalid_at(Invalid::Headers, "pages/index.js"));
    }
    for broken in [&b"up\0\0"[..], b"up\xff\xff", b"x", b"xxxx\x01\0"] {
        assert_eq!(look(&zip(&[page().both(|header| header.extra = broken.to_vec())])), invalid_at(Invalid::Headers, "pages/index.js"));
    }
}

#[test]
fn wrong_checksums_and_sizes_are_refused() {
    for entry in [page(), Entry::stored("pages/index.js", &[1; 760])] {
        assert_eq!(look(&zip(&[entry.both(|header| header.crc32 ^= 1)])), invalid_at(Invalid::Checksum, "pages/index.js"));
    }
    for inflated in [0, 1, 759, 761, 1 << 30] {
        assert_eq!(look(&zip(&[page().both(|header| header.inflated = inflated)])), invalid_at(Invalid::Checksum, "pages/index.js"));
        assert_eq!(look(&zip(&[page().both(|header| header.inflated = inflated).streamed(true, false)])), invalid_at(Invalid::Checksum, "pages/index.js"));
    }
    assert_eq!(look(&zip(&[Entry::stored("a", b"1234").both(|header| header.inflated = 5)])), invalid_at(Invalid::Headers, "a"));
}

#[test]
fn data_that_does_not_inflate_is_damaged() {
    let content = b"Page({ data: {} })\n".repeat(40);
    let good = deflate(&content);
    let mut unfinished = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    unfinished.write_all(&content).unwrap();
    unfinished.flush().unwrap();
    let cases = [
        good[..good.len() - 1].to_vec(),
        [&good[..], b"hidden"].concat(),
        [&good[..], b"\0"].concat(),
        vec![0xFF; 50],
        Vec::new(),
        unfinished.get_ref().clone(),
    ];
    for data in cases {
        assert_eq!(look(&zip(&[Entry::new("a", 8, data, &content)])), invalid_at(Invalid::Damaged, "a"));
    }
}

#[test]
fn bombs_are_stopped_whatever_size_they_declare() {
    let zeros = vec![0; 200 << 20];
    let data = deflate(&zeros);
    for inflated in [0, 100, 65_536, data.len() as u32, 200 << 20, 0xFFFF_FFFE] {
        for streamed in [false, true] {
            let entry = Entry::new("bomb", 8, data.clone(), b"").both(|header| header.inflated = inflated);
            let verdict = look(&zip(&[if streamed { entry.streamed(true, false) } else { entry }]));
            assert!(matches!(verdict, Err(PackageFault::Invalid { what: Invalid::Checksum | Invalid::Ratio { .. }, .. })), "{verdict:?}");
        }
    }
}

#[test]
fn entries_sharing_their_data_are_refused() {
    // As in Fifield's bomb: many directory entries for one local header.
    let kernel = page();
    let names: Vec<_> = (0..50).map(|number| kernel.clone().central(|header| header.name = format!("f{number}").into_bytes())).collect();
    let directory: Vec<u8> = names.iter().flat_map(|entry| central(entry, 0)).collect();
    let data = local(&kernel);
    let end_record = end(50, directory.len(), data.len(), b"");
    assert!(look(&[data, directory, end_record].concat()).is_err());

    // Or with the same name but for the case, so that only the overlap is left to see.
    let twice = [page().with(|entry| entry.at = Some(0)), Entry::stored("z", b"1").with(|entry| entry.at = Some(0))];
    assert!(look(&zip(&twice)).is_err());
}

#[test]
fn an_entry_that_quotes_the_next_header_as_its_data_is_refused() {
    let inner = Entry::stored("b", b"content");
    let quoted = local(&inner);
    let outer = Entry::stored("a", &quoted);
    let data = local(&outer);
    let at = (data.len() - quoted.len()) as u32;
    let directory = [central(&outer, 0), central(&inner, at)].concat();
    let end_record = end(2, directory.len(), data.len(), b"");
    assert_eq!(look(&[data, directory, end_record].concat()), invalid_at(Invalid::Overlap, "a"));
}

#[test]
fn an_entry_that_runs_into_the_directory_is_refused() {
    let entry = Entry::stored("a", b"content").both(|header| (header.packed, header.inflated) = (17, 17));
    assert_eq!(look(&zip(&[entry])), invalid_at(Invalid::Overlap, "a"));
    let entry = Entry::stored("a", b"content").local(|header| header.extra = vec![0; 8]).with(|entry| entry.data.clear());
    assert!(look(&zip(&[entry])).is_err());
    let beyond = Entry::stored("a", b"content").with(|entry| entry.at = Some(0x7FFF_FFFF));
    assert!(look(&zip(&[beyond])).is_err());
}

#[test]
fn a_package_inside_a_package_is_a_file_like_any_other() {
    let mut bytes = zip(&[page()]);
    for level in 0..20 {
        bytes = zip(&[Entry::stored(format!("{level}.zip"), &bytes)]);
    }
    assert_eq!(look(&bytes).unwrap().entries.len(), 1);
}

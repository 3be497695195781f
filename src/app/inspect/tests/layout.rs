//! What sound packages look like, and disks that fail.

use super::*;

#[test]
fn a_sound_package_is_listed_by_path() {
    let manifest = look(&zip(&sample())).unwrap();
    let paths: Vec<_> = manifest.entries.iter().map(|entry| entry.path.as_str()).collect();
    assert_eq!(paths, ["app.json", "pages/index.js", "shop/cart.js", "图片/首页.png"]);
    assert_eq!(manifest.inflated_bytes, manifest.entries.iter().map(|entry| entry.bytes).sum::<u64>());
    let page = &manifest.entries[1];
    let content = b"Page({ data: {} })\n".repeat(40);
    assert_eq!((page.bytes, page.packed_bytes, page.crc32), (760, deflate(&content).len() as u64, rawzip::crc32(&content)));
}

#[test]
fn a_package_on_disk_is_read_and_the_position_of_the_file_stays() {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(&zip(&sample())).unwrap();
    let before = io::Seek::stream_position(&mut file).unwrap();
    assert_eq!(inspect(&file, &PackageLimits::default()).unwrap(), look(&zip(&sample())));
    assert_eq!(io::Seek::stream_position(&mut file).unwrap(), before);
}

#[test]
fn a_failing_disk_is_not_the_fault_of_the_package() {
    struct Failing(Vec<u8>, Cell<usize>);
    impl ReaderAt for Failing {
        fn read_at(&self, buffer: &mut [u8], at: u64) -> io::Result<usize> {
            match self.1.replace(self.1.get().saturating_sub(1)) {
                0 => Err(io::Error::other("disk")),
                left if left % 2 == 0 => Err(io::ErrorKind::Interrupted.into()),
                _ => self.0.read_at(buffer, at),
            }
        }
    }
    let bytes = zip(&sample());
    let mut failed = 0;
    for reads in 0..200 {
        match inspect_at(Failing(bytes.clone(), Cell::new(reads)), bytes.len() as u64, &PackageLimits::default()) {
            Err(error) => failed += usize::from(error.to_string() == "disk"),
            Ok(verdict) => assert!(verdict.is_ok(), "after {reads} reads: {verdict:?}"),
        }
    }
    assert!((20..200).contains(&failed), "{failed}");
}

#[test]
fn a_file_cut_short_while_it_is_read_is_truncated() {
    let bytes = zip(&sample());
    let cut = bytes[..bytes.len() - 5].to_vec();
    assert_eq!(inspect_at(cut, bytes.len() as u64, &PackageLimits::default()).unwrap(), invalid(Invalid::Truncated));
}

#[test]
fn sizes_behind_the_data_may_be_signed_or_not_and_wide_or_not() {
    for (signature, wide) in [(false, false), (true, false), (false, true), (true, true)] {
        for entry in [page(), Entry::stored("a", b"content")] {
            assert!(look(&zip(&[entry.streamed(signature, wide), Entry::stored("z", b"1")])).is_ok());
        }
    }
}

#[test]
fn sizes_behind_the_data_that_lie_are_refused() {
    for at in 0..16 {
        let entry = page().streamed(true, false).with(|entry| entry.behind[at] ^= 1);
        assert_eq!(look(&zip(&[entry])), invalid_at(Invalid::Headers, "pages/index.js"));
    }
    for length in [0, 1, 8, 11, 13, 28, 40] {
        let entry = page().streamed(true, false).with(|entry| entry.behind.resize(length, 0));
        assert_eq!(look(&zip(&[entry])), invalid_at(Invalid::Junk, "pages/index.js"), "{length}");
    }
}

#[test]
fn harmless_extra_fields_and_comments_pass() {
    let time = b"UT\x05\0\x01\0\0\0\0".to_vec();
    let path = [b"up\x13\0\x01\0\0\0\0" as &[u8], b"pages/index.js"].concat();
    for extra in [time, path, vec![0; 3], vec![0; 4]] {
        let entry = page().both(|header| header.extra = extra.clone()).with(|entry| entry.comment = b"home".to_vec());
        assert!(look(&zip_with(&[entry], b"made by hand")).is_ok());
    }
}

#[test]
fn entries_may_stand_in_another_order_than_the_directory_lists_them() {
    let (first, second) = (page(), Entry::stored("z", b"1"));
    let at = local(&first).len() as u32;
    let bytes = [local(&first), local(&second)].concat();
    let directory = [central(&second, at), central(&first, 0)].concat();
    let end = end(2, directory.len(), bytes.len(), b"");
    assert!(look(&[bytes, directory, end].concat()).is_ok());
}

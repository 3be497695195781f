//! What devcenter's answers are made of, written by hand: ids, times, cursors and JSON text. The floor answers with it, the harness
//! makes data and requests with it.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// An id on the wire: its prefix, and 128 bits in 26 letters.
pub fn typeid(prefix: &str, bits: u128) -> String {
    let mut out = Json::default();
    out.id(prefix, bits);
    String::from_utf8_lossy(&out.0[1..out.0.len() - 1]).into_owned()
}

/// The bits of an id, whatever its prefix.
pub fn bits(id: &str) -> Option<u128> {
    let (_, suffix) = id.rsplit_once('_')?;
    if suffix.len() != 26 {
        return None;
    }
    suffix.bytes().try_fold(0u128, |bits, letter| Some(bits << 5 | digit(letter)? as u128))
}

/// A UUIDv7 of this moment.
pub fn uuid_v7(millis: i64, random: u128) -> u128 {
    (millis as u128 & 0xffff_ffff_ffff) << 80 | 0x7 << 76 | (random >> 64 & 0xfff) << 64 | 0b10 << 62 | random & 0x3fff_ffff_ffff_ffff
}

/// Which of 10,000 parts of all users this one is in, for the gray of a version.
pub fn bucket(version: u128, user: &str) -> i64 {
    let mut id = Json::with_capacity(40);
    id.id("version", version);
    let digest = Sha256::new().chain_update(&id.0[1..id.0.len() - 1]).chain_update(b":").chain_update(user).finalize();
    let head = digest.iter().take(8).fold(0u64, |head, byte| head << 8 | u64::from(*byte));
    ((u128::from(head) * 10_000) >> 64) as i64
}

fn digit(letter: u8) -> Option<u8> {
    const DIGITS: [u8; 256] = {
        let mut digits = [255; 256];
        let mut place = 0;
        while place < 32 {
            digits[ALPHABET[place] as usize] = place as u8;
            place += 1;
        }
        digits
    };
    Some(DIGITS[letter as usize]).filter(|digit| *digit < 32)
}

/// A place in a list, as devcenter writes it: order, two keys, id, checksum.
pub fn cursor(order: u8, keys: [i64; 2], id: u128) -> String {
    let mut bytes = [0u8; 34];
    bytes[0] = order;
    bytes[1..9].copy_from_slice(&keys[0].to_be_bytes());
    bytes[9..17].copy_from_slice(&keys[1].to_be_bytes());
    bytes[17..33].copy_from_slice(&id.to_be_bytes());
    bytes[33] = bytes[..33].iter().fold(0x5a, |sum: u8, byte| sum.rotate_left(3) ^ byte);
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// The keys and the id of such a place.
pub fn place(cursor: &str) -> Option<([i64; 2], u128)> {
    let bytes: [u8; 34] = BASE64_URL_SAFE_NO_PAD.decode(cursor).ok()?.try_into().ok()?;
    let key = |from: usize| Some(i64::from_be_bytes(bytes.get(from..from + 8)?.try_into().ok()?));
    Some(([key(1)?, key(9)?], u128::from_be_bytes(bytes.get(17..33)?.try_into().ok()?)))
}

/// The order of the default list of content: pinned, then newest.
pub const PINNED_ORDER: u8 = 2;

/// JSON text, written front to back.
#[derive(Default)]
pub struct Json(pub Vec<u8>);

impl Json {
    pub fn with_capacity(bytes: usize) -> Self {
        Self(Vec::with_capacity(bytes))
    }

    pub fn raw(&mut self, text: &str) -> &mut Self {
        self.0.extend_from_slice(text.as_bytes());
        self
    }

    pub fn text(&mut self, text: &str) -> &mut Self {
        self.0.push(b'"');
        let (bytes, mut from) = (text.as_bytes(), 0);
        for (place, byte) in bytes.iter().enumerate() {
            if *byte >= 0x20 && *byte != b'"' && *byte != b'\\' {
                continue;
            }
            self.0.extend_from_slice(&bytes[from..place]);
            match byte {
                b'"' | b'\\' => self.0.extend_from_slice(&[b'\\', *byte]),
                b'\n' => self.0.extend_from_slice(b"\\n"),
                _ => self.0.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
            }
            from = place + 1;
        }
        self.0.extend_from_slice(&bytes[from..]);
        self.0.push(b'"');
        self
    }

    pub fn text_or_null(&mut self, text: Option<&str>) -> &mut Self {
        match text {
            Some(text) => self.text(text),
            None => self.raw("null"),
        }
    }

    pub fn int(&mut self, number: i64) -> &mut Self {
        let (mut digits, mut at, mut rest) = ([0u8; 20], 20, number.unsigned_abs());
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if number < 0 {
            self.0.push(b'-');
        }
        self.0.extend_from_slice(&digits[at..]);
        self
    }

    /// Hundredths as a number: 1000 is `10`, 1005 is `10.05`.
    pub fn percent(&mut self, hundredths: i64) -> &mut Self {
        self.int(hundredths / 100);
        let rest = (hundredths % 100) as u8;
        if rest > 0 {
            self.0.extend_from_slice(&[b'.', b'0' + rest / 10]);
            if !rest.is_multiple_of(10) {
                self.0.push(b'0' + rest % 10);
            }
        }
        self
    }

    pub fn id(&mut self, prefix: &str, bits: u128) -> &mut Self {
        self.0.push(b'"');
        self.0.extend_from_slice(prefix.as_bytes());
        self.0.push(b'_');
        let mut text = [0u8; 26];
        // two halves: shifts of 128 bits cost more
        let (high, low) = ((bits >> 65) as u64, (bits & ((1 << 65) - 1)));
        for (place, slot) in text[..13].iter_mut().enumerate() {
            *slot = ALPHABET[(high >> (60 - 5 * place) & 31) as usize];
        }
        text[13] = ALPHABET[(low >> 60 & 31) as usize];
        let low = low as u64;
        for (place, slot) in text[14..].iter_mut().enumerate() {
            *slot = ALPHABET[(low >> (55 - 5 * place) & 31) as usize];
        }
        self.0.extend_from_slice(&text);
        self.0.push(b'"');
        self
    }

    /// Milliseconds since 1970 as `"2026-11-22T08:00:00.000Z"`.
    pub fn time(&mut self, millis: i64) -> &mut Self {
        let (seconds, milli) = (millis.div_euclid(1000), millis.rem_euclid(1000));
        let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        // civil from days, by Howard Hinnant
        let shifted = days + 719_468;
        let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let (day, month) = (day_of_year - (153 * month + 2) / 5 + 1, if month < 10 { month + 3 } else { month - 9 });
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let two = |number: i64| [b'0' + (number / 10) as u8, b'0' + (number % 10) as u8];
        let mut text = *b"\"0000-00-00T00:00:00.000Z\"";
        text[1..3].copy_from_slice(&two(year / 100));
        text[3..5].copy_from_slice(&two(year % 100));
        text[6..8].copy_from_slice(&two(month));
        text[9..11].copy_from_slice(&two(day));
        text[12..14].copy_from_slice(&two(second / 3600));
        text[15..17].copy_from_slice(&two(second / 60 % 60));
        text[18..20].copy_from_slice(&two(second % 60));
        text[21] = b'0' + (milli / 100) as u8;
        text[22..24].copy_from_slice(&two(milli % 100));
        self.0.extend_from_slice(&text);
        self
    }

    pub fn time_or_null(&mut self, millis: Option<i64>) -> &mut Self {
        match millis {
            Some(millis) => self.time(millis),
            None => self.raw("null"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_as_devcenter_does() {
        let id = "account_01h455vb4pex5vsknk084sn02q";
        assert_eq!(bits(id), Some(0x01890a5d_ac96_774b_bcce_b302099a8057));
        assert_eq!(typeid("account", 0x01890a5d_ac96_774b_bcce_b302099a8057), id);
        assert_eq!(typeid("account", u128::MAX), "account_7zzzzzzzzzzzzzzzzzzzzzzzzz");
        let written = |write: fn(&mut Json)| {
            let mut json = Json::default();
            write(&mut json);
            String::from_utf8(json.0).unwrap()
        };
        assert_eq!(
            written(|json| {
                _ = json.time(253_402_300_799_999);
            }),
            "\"9999-12-31T23:59:59.999Z\""
        );
        assert_eq!(
            written(|json| {
                _ = json.time(951_782_400_007);
            }),
            "\"2000-02-29T00:00:00.007Z\""
        );
        assert_eq!(
            written(|json| {
                _ = json.percent(1000).raw(" ").percent(1005).raw(" ").percent(1050).raw(" ").int(-7);
            }),
            "10 10.05 10.5 -7"
        );
        assert_eq!(place(&cursor(2, [1, -5], 9)), Some(([1, -5], 9)));
    }
}

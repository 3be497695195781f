//! How long a certificate holds: the one thing that is read of it here; the rest is rustls' business.

use std::path::Path;

use super::tls::{TlsError, certificates};
use crate::domain::timestamp::Timestamp;

const SEQUENCE: u8 = 0x30;
const VERSION: u8 = 0xa0;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;

/// The end of the first certificate in a file. None: it is not written as it should be.
pub fn valid_until(file: &Path) -> Result<Option<Timestamp>, TlsError> {
    Ok(certificates(file)?.first().and_then(|certificate| end(certificate)))
}

fn end(certificate: &[u8]) -> Option<Timestamp> {
    let (SEQUENCE, whole, _) = element(certificate)? else { return None };
    let (SEQUENCE, signed, _) = element(whole)? else { return None };
    let rest = match element(signed)? {
        (VERSION, _, rest) => rest,
        _ => signed,
    };
    let (_serial, _, rest) = element(rest)?;
    let (_algorithm, _, rest) = element(rest)?;
    let (_issuer, _, rest) = element(rest)?;
    let (SEQUENCE, validity, _) = element(rest)? else { return None };
    let (_begin, _, rest) = element(validity)?;
    let (tag, text, _) = element(rest)?;
    time(tag, std::str::from_utf8(text).ok()?)
}

/// The first element of DER: its tag, its content, and what follows it.
fn element(der: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&[tag, short], rest) = der.split_first_chunk::<2>()?;
    let (length, rest) = match short {
        0..=0x7f => (usize::from(short), rest),
        0x81..=0x84 => {
            let (digits, rest) = rest.split_at_checked(usize::from(short & 0x7f))?;
            (digits.iter().fold(0, |length, digit| length << 8 | usize::from(*digit)), rest)
        }
        _ => return None,
    };
    let (content, rest) = rest.split_at_checked(length)?;
    Some((tag, content, rest))
}

/// `YYMMDDHHMMSSZ`, which ends with the year 2049, or `YYYYMMDDHHMMSSZ`.
fn time(tag: u8, text: &str) -> Option<Timestamp> {
    let text = match tag {
        UTC_TIME if text.get(..2)? < "50" => format!("20{text}"),
        UTC_TIME => format!("19{text}"),
        GENERALIZED_TIME => text.to_owned(),
        _ => return None,
    };
    let part = |from: usize, to: usize| text.get(from..to);
    let whole = format!("{}-{}-{}T{}:{}:{}.000Z", part(0, 4)?, part(4, 6)?, part(6, 8)?, part(8, 10)?, part(10, 12)?, part(12, 14)?);
    Timestamp::parse(&whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_certificate_is_found_before_and_after_2050() {
        for (year, until) in [(2031, "2031-02-03T00:00:00.000Z"), (2061, "2061-02-03T00:00:00.000Z")] {
            let mut wanted = rcgen::CertificateParams::new(["localhost".to_owned()]).unwrap();
            wanted.not_after = rcgen::date_time_ymd(year, 2, 3);
            let made = wanted.self_signed(&rcgen::KeyPair::generate().unwrap()).unwrap();
            assert_eq!(end(made.der()).map(Timestamp::rfc3339).as_deref(), Some(until));
            for cut in 0..made.der().len() {
                // never a panic, and never a guess
                let _ = end(&made.der()[..cut]);
            }
        }
        assert_eq!(end(b""), None);
        assert_eq!(end(&[0x30, 0x84, 0xff, 0xff, 0xff, 0xff]), None);
    }
}

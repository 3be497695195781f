//! The languages sentences are written in.

/// The language of a caller; codes never change with it, sentences do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Locale {
    #[default]
    Chinese,
    English,
}

impl Locale {
    /// The best of an `Accept-Language` header (RFC 9110 weights); Chinese when it names neither.
    pub fn from_accept_language(header: &str) -> Self {
        let mut best = (0u32, Self::default());
        for part in header.split(',').take(20) {
            let mut pieces = part.split(';');
            let tag = pieces.next().unwrap_or_default().trim().to_ascii_lowercase();
            let weight = pieces.find_map(|piece| piece.trim().strip_prefix("q=")?.parse::<f32>().ok()).map_or(1000, |q| (q.clamp(0.0, 1.0) * 1000.0) as u32);
            let language = match tag.split('-').next() {
                Some("zh") => Self::Chinese,
                Some("en") => Self::English,
                _ => continue,
            };
            if weight > best.0 {
                best = (weight, language);
            }
        }
        best.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_known_language_wins() {
        for (header, expected) in [
            ("", Locale::Chinese),
            ("en", Locale::English),
            ("zh-CN,zh;q=0.9,en;q=0.8", Locale::Chinese),
            ("fr, en-GB;q=0.7, zh;q=0.2", Locale::English),
            ("de", Locale::Chinese),
            ("en;q=0", Locale::Chinese),
        ] {
            assert_eq!(Locale::from_accept_language(header), expected, "{header}");
        }
    }
}

//! How much there is, which ids and times it has, and who belongs to what.

use wire::typeid;

#[derive(Clone, Copy, Debug)]
pub struct World {
    pub scale: usize,
}

pub const DAY: i64 = 86_400_000;
/// 2026-10-01: everything lies before.
const END: i64 = 1_790_812_800_000;
/// 2023-03-01.
pub const BEGIN: i64 = 1_677_628_800_000;
/// 2100-01-01.
pub const NEVER: i64 = 4_102_444_800_000;
/// Of each program.
pub const MEMBERS: usize = 6;
/// Accounts at the end that are the host app's and the platform's.
pub const STAFF: usize = 10;
/// Of each program.
pub const VERSIONS: usize = 10;
const TOKENS: usize = 500;

/// What an id is made from: kinds never share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    Account = 1,
    Token,
    Program,
    Version,
    Review,
    Event,
    NewsCategory,
    CapabilityCategory,
    Tag,
    News,
    Case,
    Video,
    Capability,
}

impl Kind {
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Token => "token",
            Self::Program => "program",
            Self::Version => "version",
            Self::Review => "review",
            Self::Event => "event",
            Self::NewsCategory => "newscategory",
            Self::CapabilityCategory => "capabilitycategory",
            Self::Tag => "tag",
            Self::News => "news",
            Self::Case => "case",
            Self::Video => "video",
            Self::Capability => "capability",
        }
    }
}

/// SplitMix64 of a few words: the same noise for the same place.
pub fn noise(kind: Kind, place: usize, salt: u64) -> u64 {
    let mut z = (place as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ ((kind as u64) << 56) ^ salt.wrapping_mul(0xd1b5_4a32_d192_ed03);
    for _ in 0..2 {
        z = z.wrapping_add(0x9e37_79b9_7f4a_7c15);
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
    }
    z
}

pub fn pick<'a, T: ?Sized>(from: &[&'a T], noise: u64) -> &'a T {
    from[(noise % from.len() as u64) as usize]
}

pub fn uuid(kind: Kind, place: usize, at: i64) -> u128 {
    wire::uuid_v7(at, u128::from(noise(kind, place, 11)) << 64 | u128::from(noise(kind, place, 12)))
}

impl World {
    /// How many there are of a kind of content.
    pub fn pieces(&self, kind: Kind) -> usize {
        self.scale
            * match kind {
                Kind::News => 10_000,
                Kind::Case | Kind::Video => 2_000,
                Kind::Capability => 500,
                _ => 0,
            }
    }
    pub fn accounts(&self) -> usize {
        20_000 * self.scale
    }
    pub fn programs(&self) -> usize {
        5_000 * self.scale
    }
    /// Accounts with 24 programs each.
    fn busy(&self) -> usize {
        500 * self.scale
    }

    pub fn id(&self, kind: Kind, place: usize) -> u128 {
        let at = match kind {
            Kind::News | Kind::Case | Kind::Video | Kind::Capability => self.published(kind, place),
            Kind::Program => self.created(place),
            Kind::Version => self.uploaded(place / VERSIONS, place % VERSIONS),
            _ => BEGIN + place as i64 * 1000,
        };
        uuid(kind, place, at)
    }

    pub fn named(&self, kind: Kind, place: usize) -> String {
        typeid(kind.prefix(), self.id(kind, place))
    }

    pub fn published(&self, kind: Kind, place: usize) -> i64 {
        let step = (END - BEGIN) / self.pieces(kind) as i64;
        BEGIN + place as i64 * step + (noise(kind, place, 3) % step as u64) as i64
    }

    pub fn created(&self, program: usize) -> i64 {
        BEGIN + (noise(Kind::Program, program, 3) % (END - BEGIN - 200 * DAY) as u64) as i64
    }

    /// A version every twelve days.
    pub fn uploaded(&self, program: usize, place: usize) -> i64 {
        self.created(program) + (place as i64 + 1) * 12 * DAY + (noise(Kind::Version, program * VERSIONS + place, 3) % 36_000_000) as i64
    }

    /// Who belongs to a program: two or three of the busy, the rest of everybody. The first and the fourth are its admins.
    pub fn members(&self, program: usize) -> [usize; MEMBERS] {
        let few = 2 + usize::from(program % 5 < 2);
        let slot = 2 * program + program / 5 * 2 + (program % 5).min(2);
        let others = self.accounts() - self.busy() - STAFF;
        let mut members = [0; MEMBERS];
        for (place, member) in members.iter_mut().enumerate() {
            *member = if place < few { (slot + place) % self.busy() } else { self.busy() + (program * MEMBERS + place) * 7 % others };
        }
        members
    }

    /// Accounts that have a token.
    pub fn holders(&self) -> Vec<usize> {
        (0..TOKENS).map(|place| place * self.scale).collect()
    }

    pub fn reviewer(&self, noise: u64) -> usize {
        self.accounts() - 1 - (noise % (STAFF as u64 - 2)) as usize
    }

    /// Who has the token that asks which version a user gets.
    pub fn host(&self) -> usize {
        self.accounts() - STAFF
    }

    pub fn token(&self, account: usize) -> String {
        const LETTERS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        let mut text = String::from("dct_");
        for place in 0..30 {
            text.push(char::from(LETTERS[(noise(Kind::Token, account, 100 + place) % 62) as usize]));
        }
        let (mut sum, mut digits) = (crc32fast::hash(text.as_bytes()), [0u8; 6]);
        for digit in digits.iter_mut().rev() {
            *digit = LETTERS[(sum % 62) as usize];
            sum /= 62;
        }
        text.push_str(&String::from_utf8_lossy(&digits));
        text
    }

    pub fn user_key(&self, account: usize) -> String {
        format!("user-{account:06}")
    }
}

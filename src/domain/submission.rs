//! What a program says about itself when it asks for a review: the basic information 基础信息, its rules, and the confirmation.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{
    package::invisible,
    refusal::{Rule, Violation},
    words::{stored_by_word, words},
};

/// Where a program is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Region {
    /// 全球.
    Global,
    /// 中国.
    China,
    /// In the places that `locations` names.
    Location,
}
words!(Region { Global = "GLOBAL", China = "CHINA", Location = "LOCATION" });
stored_by_word!(Region);

/// The basic information of a program, complete or not. Prefilled from the last submission, because it is never emptied.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BasicInfo {
    pub name: String,
    pub slogan: String,
    pub description: String,
    pub version_description: String,
    /// To the reviewer.
    pub memo: String,
    pub categories: Vec<String>,
    pub region: Option<Region>,
    /// Codes of places, where the region is `Location`.
    pub locations: Vec<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    /// The path of a picture on this server.
    pub logo: Option<String>,
    pub screenshots: Vec<String>,
    /// For reviewers only.
    pub test_account: Option<String>,
    pub test_password: Option<String>,
}

impl BasicInfo {
    /// The names of the fields that another one has otherwise.
    pub fn differing(&self, other: &Self) -> Vec<String> {
        let fields = |it: &Self| match serde_json::to_value(it) {
            Ok(serde_json::Value::Object(fields)) => fields,
            _ => serde_json::Map::new(),
        };
        let theirs = fields(other);
        fields(self).into_iter().filter(|(name, value)| theirs.get(name) != Some(value)).map(|(name, _)| name).collect()
    }
}

/// What is known of a picture on this server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureFacts {
    pub media_type: String,
    pub bytes: i64,
    pub width: i32,
    pub height: i32,
}

/// The pictures that a basic information names, by their path; one that is missing is not there.
pub type Pictures = HashMap<String, PictureFacts>;

/// Inclusive, in units.
pub const NAME: (usize, usize) = (3, 40);
pub const SLOGAN: (usize, usize) = (10, 32);
pub const DESCRIPTION: (usize, usize) = (20, 400);
pub const VERSION_DESCRIPTION: (usize, usize) = (30, 500);
pub const MEMO_MOST: usize = 500;
pub const CATEGORIES_MOST: usize = 4;
pub const LOCATIONS_MOST: usize = 100;
pub const SCREENSHOTS_MOST: usize = 5;
pub const LOGO_BYTES_MOST: i64 = 2 * 1024 * 1024;
pub const SCREENSHOT_BYTES_MOST: i64 = 4 * 1024 * 1024;
/// Beyond every rule below: no draft needs a text of this many units.
const HARD_MOST: usize = 2_000;

/// The length of a text in units: an ASCII character counts 1, any other (a Chinese one above all) 2.
pub fn units(text: &str) -> usize {
    text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum()
}

/// Takes no room on a screen, or turns its neighbours around. Joiners are left alone: scripts and emoji need them.
fn is_hidden(letter: char) -> bool {
    letter == '\u{200B}' || letter == '\u{2060}' || invisible(letter)
}

impl BasicInfo {
    /// Every picture it names.
    pub fn pictures(&self) -> impl Iterator<Item = &String> {
        self.logo.iter().chain(&self.screenshots)
    }

    /// What even a draft may not hold: texts and lists beyond any use.
    pub fn excesses(&self) -> Vec<Violation> {
        let mut check = Check::default();
        for (field, text) in self.texts() {
            check.units(&[field], text, 0, HARD_MOST);
            check.letters(&[field], text, ["description", "versionDescription", "memo"].contains(&field));
        }
        for (field, list, most) in [
            ("categories", &self.categories, CATEGORIES_MOST),
            ("locations", &self.locations, LOCATIONS_MOST),
            ("screenshots", &self.screenshots, SCREENSHOTS_MOST),
        ] {
            check.items(field, list.len(), most);
            for (place, text) in list.iter().enumerate().take(most) {
                check.units(&[field, &place.to_string()], text, 0, HARD_MOST);
                check.letters(&[field, &place.to_string()], text, false);
            }
        }
        check.found
    }

    /// Every rule it breaks, all at once; empty when it can be submitted.
    pub fn violations(&self, pictures: &Pictures) -> Vec<Violation> {
        let mut check = Check { found: self.excesses() };
        for (field, text, (least, most)) in [
            ("name", &self.name, NAME),
            ("slogan", &self.slogan, SLOGAN),
            ("description", &self.description, DESCRIPTION),
            ("versionDescription", &self.version_description, VERSION_DESCRIPTION),
            ("memo", &self.memo, (0, MEMO_MOST)),
        ] {
            check.units(&[field], text.trim(), least, most);
            if least > 0 {
                check.legible(&[field], text);
            }
        }
        if self.categories.is_empty() {
            check.break_rule(&["categories"], Rule::Required);
        }
        check.distinct("categories", &self.categories, 2, 40);
        match self.region {
            None => check.break_rule(&["region"], Rule::Required),
            Some(Region::Location) if self.locations.is_empty() => check.break_rule(&["locations"], Rule::Required),
            Some(Region::Location) => check.distinct("locations", &self.locations, 2, 20),
            Some(Region::Global | Region::China) => {}
        }
        if self.phone.is_none() && self.email.is_none() {
            check.break_rule(&["phone"], Rule::Contact);
            check.break_rule(&["email"], Rule::Contact);
        }
        if self.phone.as_ref().is_some_and(|phone| !is_phone(phone)) {
            check.break_rule(&["phone"], Rule::Phone);
        }
        if self.email.as_ref().is_some_and(|email| !is_email(email)) {
            check.break_rule(&["email"], Rule::Email);
        }
        match &self.logo {
            None => check.break_rule(&["logo"], Rule::Required),
            Some(logo) => check.picture(&["logo"], pictures.get(logo), LOGO_BYTES_MOST, true),
        }
        for (place, screenshot) in self.screenshots.iter().enumerate().take(SCREENSHOTS_MOST) {
            check.picture(&["screenshots", &place.to_string()], pictures.get(screenshot), SCREENSHOT_BYTES_MOST, false);
        }
        if self.test_password.is_some() && self.test_account.is_none() {
            check.break_rule(&["testAccount"], Rule::Required);
        }
        for (field, text) in [("testAccount", &self.test_account), ("testPassword", &self.test_password)] {
            check.units(&[field], text.as_deref().unwrap_or_default(), 0, 200);
        }
        check.found
    }

    fn texts(&self) -> [(&'static str, &str); 10] {
        [
            ("name", &self.name),
            ("slogan", &self.slogan),
            ("description", &self.description),
            ("versionDescription", &self.version_description),
            ("memo", &self.memo),
            ("phone", self.phone.as_deref().unwrap_or_default()),
            ("email", self.email.as_deref().unwrap_or_default()),
            ("logo", self.logo.as_deref().unwrap_or_default()),
            ("testAccount", self.test_account.as_deref().unwrap_or_default()),
            ("testPassword", self.test_password.as_deref().unwrap_or_default()),
        ]
    }
}

/// The rules of a new program's name and slogan: those of the basic information.
pub fn program_violations(name: &str, slogan: &str) -> Vec<Violation> {
    let mut check = Check::default();
    for (field, text, (least, most)) in [("name", name, NAME), ("slogan", slogan, SLOGAN)] {
        check.units(&[field], text.trim(), least, most);
        check.letters(&[field], text, false);
        check.legible(&[field], text);
    }
    check.found
}

/// What the person who submits saw on the last screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// The program's revision.
    pub revision: i64,
    /// The number of the agreement text; None when none was in force.
    pub agreement: Option<i32>,
}

/// What stands when somebody submits, looked up for the decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Desk {
    /// The number of the agreement text in force.
    pub agreement: Option<i32>,
    /// Whether the caller has accepted that one for this program.
    pub accepted: bool,
    pub info: BasicInfo,
    pub pictures: Pictures,
}

/// 5–20 digits, with `+`, spaces, hyphens and brackets between them.
fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (5..=20).contains(&digits) && text.len() <= 30 && text.bytes().all(|byte| byte.is_ascii_digit() || b"+-() ".contains(&byte))
}

/// Something before an `@` and a name with a dot behind it; only a message sent there could tell more.
fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let plain = |part: &str| !part.is_empty() && part.chars().all(|letter| !letter.is_whitespace() && !letter.is_control() && letter != '@');
    text.len() <= 254 && local.len() <= 64 && plain(local) && plain(domain) && domain.split('.').count() > 1 && domain.split('.').all(|label| !label.is_empty())
}

#[derive(Default)]
struct Check {
    found: Vec<Violation>,
}

impl Check {
    fn break_rule(&mut self, field: &[&str], rule: Rule) {
        let violation = Violation { field: field.iter().map(ToString::to_string).collect(), rule };
        if !self.found.contains(&violation) {
            self.found.push(violation);
        }
    }

    fn units(&mut self, field: &[&str], text: &str, least: usize, most: usize) {
        match units(text) {
            0 if least > 0 => self.break_rule(field, Rule::Required),
            length if !(least..=most).contains(&length) => self.break_rule(field, Rule::Units { least, most }),
            _ => {}
        }
    }

    fn letters(&mut self, field: &[&str], text: &str, lines: bool) {
        if text.chars().any(|letter| is_hidden(letter) && !(lines && letter == '\n')) {
            self.break_rule(field, Rule::ControlCharacters);
        }
    }

    /// Something in it can be read out.
    fn legible(&mut self, field: &[&str], text: &str) {
        if !text.trim().is_empty() && !text.chars().any(char::is_alphanumeric) {
            self.break_rule(field, Rule::Required);
        }
    }

    fn items(&mut self, field: &str, count: usize, most: usize) {
        if count > most {
            self.break_rule(&[field], Rule::Items { most });
        }
    }

    fn distinct(&mut self, field: &str, list: &[String], least: usize, most: usize) {
        for (place, text) in list.iter().enumerate() {
            let path = [field, &place.to_string()];
            self.units(&path, text.trim(), least, most);
            if list.iter().take(place).any(|earlier| earlier == text) {
                self.break_rule(&path, Rule::Duplicate);
            }
        }
    }

    fn picture(&mut self, field: &[&str], facts: Option<&PictureFacts>, bytes_most: i64, square: bool) {
        let Some(facts) = facts else { return self.break_rule(field, Rule::Unknown) };
        if !matches!(facts.media_type.as_str(), "image/png" | "image/jpeg") {
            self.break_rule(field, Rule::PictureType);
        }
        if facts.bytes > bytes_most {
            self.break_rule(field, Rule::PictureBytes { most: bytes_most });
        }
        if square && facts.width != facts.height {
            self.break_rule(field, Rule::Square);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(media_type: &str, bytes: i64, width: i32, height: i32) -> PictureFacts {
        PictureFacts { media_type: media_type.into(), bytes, width, height }
    }

    fn whole() -> (BasicInfo, Pictures) {
        let info = BasicInfo {
            name: "茶铺".into(),
            slogan: "到店扫码即取".into(),
            description: "在手机上点单，到店扫码取茶。".into(),
            version_description: "新增灰度期间的取茶提醒，修复部分机型白屏。".into(),
            categories: vec!["餐饮".into()],
            region: Some(Region::China),
            email: Some("tea@example.com".into()),
            logo: Some("/images/a.png".into()),
            screenshots: vec!["/images/b.jpg".into()],
            ..BasicInfo::default()
        };
        let pictures = [("/images/a.png".into(), picture("image/png", LOGO_BYTES_MOST, 512, 512)), ("/images/b.jpg".into(), picture("image/jpeg", 1, 3, 4))];
        (info, pictures.into())
    }

    fn broken(change: impl Fn(&mut BasicInfo, &mut Pictures)) -> Vec<String> {
        let (mut info, mut pictures) = whole();
        change(&mut info, &mut pictures);
        info.violations(&pictures).into_iter().map(|it| format!("{} {:?}", it.field.join("."), it.rule)).collect()
    }

    #[test]
    fn a_chinese_character_counts_two_units() {
        assert_eq!((units("abc"), units("灰度"), units("v1 版"), units("")), (3, 4, 5, 0));
    }

    #[test]
    fn a_whole_one_breaks_no_rule() {
        assert_eq!(broken(|_, _| {}), Vec::<String>::new());
    }

    #[test]
    fn every_rule_is_reported_at_once_with_its_field() {
        let found: Vec<String> = BasicInfo::default().violations(&Pictures::new()).into_iter().map(|it| it.field.join(".")).collect();
        assert_eq!(found, ["name", "slogan", "description", "versionDescription", "categories", "region", "phone", "email", "logo"]);
    }

    #[test]
    fn lengths_are_inclusive_at_both_ends() {
        type Set = fn(&mut BasicInfo, String);
        let fields: [(&str, (usize, usize), Set); 5] = [
            ("name", NAME, |info, text| info.name = text),
            ("slogan", SLOGAN, |info, text| info.slogan = text),
            ("description", DESCRIPTION, |info, text| info.description = text),
            ("versionDescription", VERSION_DESCRIPTION, |info, text| info.version_description = text),
            ("memo", (0, MEMO_MOST), |info, text| info.memo = text),
        ];
        for (field, (least, most), set) in fields {
            for (length, good) in [(least, true), (most, true), (most + 1, false)] {
                assert_eq!(broken(|info, _| set(info, "x".repeat(length))).is_empty(), good, "{field} {length}");
            }
            // in Chinese: half as many characters
            assert!(broken(|info, _| set(info, "灰".repeat(most / 2))).is_empty(), "{field}");
            assert!(!broken(|info, _| set(info, "灰".repeat(most / 2 + 1))).is_empty(), "{field}");
            if least > 0 {
                assert_eq!(broken(|info, _| set(info, "x".repeat(least - 1))), [format!("{field} Units {{ least: {least}, most: {most} }}")]);
                assert_eq!(broken(|info, _| set(info, "  ".into())), [format!("{field} Required")]);
            }
        }
    }

    #[test]
    fn pictures_are_judged_by_what_they_are() {
        let logo = |facts: PictureFacts| {
            broken(|_, pictures| {
                pictures.insert("/images/a.png".into(), facts.clone());
            })
        };
        assert_eq!(logo(picture("image/png", 1, 512, 511)), ["logo Square"]);
        assert_eq!(logo(picture("image/webp", 1, 512, 512)), ["logo PictureType"]);
        assert_eq!(logo(picture("image/png", LOGO_BYTES_MOST + 1, 512, 512)), [format!("logo PictureBytes {{ most: {LOGO_BYTES_MOST} }}")]);
        assert_eq!(broken(|_, pictures| pictures.clear()), ["logo Unknown", "screenshots.0 Unknown"]);
        assert_eq!(broken(|info, _| info.screenshots = vec!["/images/b.jpg".into(); 6]), ["screenshots Items { most: 5 }"]);
    }

    #[test]
    fn places_contacts_and_accounts_go_together() {
        assert_eq!(broken(|info, _| info.region = Some(Region::Location)), ["locations Required"]);
        assert!(broken(|info, _| (info.region, info.locations) = (Some(Region::Location), vec!["330100".into()])).is_empty());
        assert_eq!(broken(|info, _| info.email = None), ["phone Contact", "email Contact"]);
        assert!(broken(|info, _| (info.email, info.phone) = (None, Some("+86 571 1234-5678".into()))).is_empty());
        for bad in ["@", "a@b", "a b@c.d", "a@b..c", "a@@b.c"] {
            assert_eq!(broken(|info, _| info.email = Some(bad.into())), ["email Email"], "{bad}");
        }
        assert_eq!(broken(|info, _| info.phone = Some("12a45".into())), ["phone Phone"]);
        assert_eq!(broken(|info, _| info.test_password = Some("x".into())), ["testAccount Required"]);
        assert_eq!(broken(|info, _| info.categories = vec!["餐饮".into(), "餐饮".into()]), ["categories.1 Duplicate"]);
        assert_eq!(broken(|info, _| info.memo = "a\u{7}".into()), ["memo ControlCharacters"]);
        // lines belong into longer texts only, and what hides or turns its neighbours belongs nowhere
        assert!(broken(|info, _| info.memo = "一\n二".into()).is_empty());
        for hidden in ["茶\n铺子", "茶\u{202e}铺", "茶\u{200b}铺"] {
            assert_eq!(broken(|info, _| info.name = hidden.into()), ["name ControlCharacters"], "{hidden:?}");
        }
        assert_eq!(broken(|info, _| info.name = "\u{200d}\u{200d}".into()), ["name Required"]);
    }
}

//! Words to write titles and texts with, most of them Chinese.

use sha2::{Digest, Sha256};

use super::world::{Kind, noise, pick};

pub const ZH: [&str; 40] = [
    "小程序",
    "灰度发布",
    "支付",
    "会员",
    "版本",
    "审核",
    "开发者",
    "能力",
    "接口",
    "登录",
    "订单",
    "门店",
    "外卖",
    "出行",
    "政务",
    "医疗",
    "教育",
    "零售",
    "营销",
    "优惠券",
    "消息",
    "订阅",
    "性能",
    "体验",
    "安全",
    "隐私",
    "数据",
    "统计",
    "回滚",
    "上架",
    "案例",
    "视频",
    "教程",
    "组件",
    "分包",
    "缓存",
    "蓝牙",
    "定位",
    "地图",
    "人脸核身",
];
const LINKS: [&str; 12] = ["的", "与", "支持", "全面升级", "实践", "上线", "优化", "新增", "指南", "解析", "开放", "一览"];
const EN: [&str; 32] = [
    "mini program",
    "gray release",
    "payment",
    "review",
    "developer",
    "capability",
    "interface",
    "sign-in",
    "order",
    "store",
    "delivery",
    "travel",
    "retail",
    "coupon",
    "message",
    "subscription",
    "performance",
    "experience",
    "security",
    "privacy",
    "data",
    "statistics",
    "roll back",
    "release",
    "case",
    "video",
    "tutorial",
    "component",
    "cache",
    "location",
    "map",
    "identity",
];

pub fn chinese(kind: Kind, place: usize, salt: u64, words: usize) -> String {
    let mut text = String::new();
    for word in 0..words {
        text.push_str(pick(&ZH, noise(kind, place, salt + word as u64 * 2)));
        if word % 2 == 0 {
            text.push_str(pick(&LINKS, noise(kind, place, salt + word as u64 * 2 + 1)));
        }
    }
    text
}

pub fn english(kind: Kind, place: usize, salt: u64, words: usize) -> String {
    let words: Vec<&str> = (0..words).map(|word| pick(&EN, noise(kind, place, salt + word as u64))).collect();
    words.join(" ")
}

/// Two of three are Chinese.
pub fn sentence(kind: Kind, place: usize, salt: u64, words: usize) -> String {
    if noise(kind, place, salt + 999) % 3 < 2 { chinese(kind, place, salt, words) } else { english(kind, place, salt, words) }
}

pub fn body(kind: Kind, place: usize) -> String {
    let mut text = String::new();
    for part in 0..8u64 {
        text.push_str(&format!(
            "## {}\n\n{}。{}.\n\n",
            sentence(kind, place, 2000 + part * 100, 3),
            chinese(kind, place, 3000 + part * 100, 12),
            english(kind, place, 4000 + part * 100, 12)
        ));
    }
    text
}

pub fn digest(word: &str, place: usize) -> String {
    Sha256::digest(format!("{word} {place}")).iter().map(|byte| format!("{byte:02x}")).collect()
}

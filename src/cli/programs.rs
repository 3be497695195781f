//! The six programs of the demo, each taken through its life by the app itself, at the times it tells of.

use std::{collections::HashMap, sync::Arc};

use bytes::Bytes;

use super::CliError;
use crate::{
    app::{
        App, Asked, Call, Intent, Objects, Taken, Target,
        clock::{Clock, FrozenClock, Mint, SystemClock},
    },
    domain::{
        actor::{Actor, Channel, PlatformRole, ProgramRole},
        id::{AccountId, ContentId, ProgramId, VersionId},
        lifecycle::Step,
        review::{Finding, FindingCode, Severity},
        scope::Scopes,
        submission::{BasicInfo, Region},
        version::VersionNumber,
    },
    store::Database,
};

const DAY: i64 = 86_400_000;
const PACKAGES: [&[u8]; 3] = [include_bytes!("seed/package-1.zip"), include_bytes!("seed/package-2.zip"), include_bytes!("seed/package-3.zip")];
const LOGO: &[u8] = include_bytes!("seed/logo.png");
const AGREEMENT: &str = include_str!("seed/agreement.md");

/// Who does what in the demo.
pub(super) struct Cast {
    pub(super) admin: AccountId,
    pub(super) developer: AccountId,
    pub(super) reviewer: AccountId,
    pub(super) operator: AccountId,
}

/// A program before its life begins: name, slogan, category, description.
struct Sheet(&'static str, &'static str, &'static str, &'static str);

const TEA: Sheet = Sheet("街角茶铺点单", "到店扫码即点即取", "餐饮", "街角茶铺的点单小程序：到店扫码点单，做好后凭号取茶。");
const BUS: Sheet = Sheet("城市公交乘车码", "一码乘坐公交地铁", "出行", "打开即是乘车码，支持公交、地铁与轮渡，行程结束后自动扣款。");
const CLINIC: Sheet = Sheet("社区诊所预约", "在家挂号按时就诊", "医疗", "查看社区诊所的出诊时间，在家挂号，按时就诊，可查报告。");
const CAMPUS: Sheet = Sheet("校园一卡通", "充值查询一步完成", "教育", "校园卡充值、余额查询、挂失补办，一个小程序全部完成。");
const CAMP: Sheet = Sheet("周末露营装备租赁", "手机下单门店自取", "生活服务", "帐篷、睡袋、炊具按天租赁，手机下单，门店自取，归还退押。");
const TRIAL: Sheet = Sheet("小程序体验助手", "内部测试专用工具", "工具", "给内部同事使用的体验工具：扫码进入体验版并提交反馈意见。");

/// Makes the six; what there is of programs when it ends.
pub(super) async fn plant(database: &Database, objects: &Objects, cast: &Cast) -> Result<usize, CliError> {
    let now = SystemClock.now();
    let clock = Arc::new(FrozenClock::at(now));
    let app = App::new(database, objects.clone(), clock.clone(), Mint::from_system());
    let call = |account, roles: &[PlatformRole], channel| Call::new(Actor::Person { account, roles: roles.to_vec(), channel, scopes: Scopes::FULL }, "demo");
    let mut stage = Stage {
        admin: call(cast.admin, &[], Channel::Desktop),
        developer: call(cast.developer, &[], Channel::Cli),
        reviewer: call(cast.reviewer, &[PlatformRole::Reviewer], Channel::Desktop),
        operator: call(cast.operator, &[PlatformRole::PlatformAdmin], Channel::Desktop),
        app,
        clock,
        versions: HashMap::new(),
        explaining: database.reader().some_live_content(2).await?,
    };
    stage.clock.set(now.plus_millis(-60 * DAY));
    stage.app.publish_agreement(&stage.operator, "小程序平台服务协议", AGREEMENT).await?;

    // the first version is in gray, nothing is released yet
    let tea = stage.found(&TEA).await?;
    stage.at(-6);
    stage.gray(tea, "1.0.0", 10.0).await?;
    stage.version(tea, "1.1.0").await?;

    // two releases: ready to roll back
    let bus = stage.found(&BUS).await?;
    for (day, number) in [(-50, "1.0.0"), (-30, "1.1.0"), (-9, "2.0.0")] {
        stage.at(day);
        stage.release(bus, number).await?;
    }

    // rejected, with findings to read
    let clinic = stage.found(&CLINIC).await?;
    stage.at(-3);
    let version = stage.submitted(clinic, "0.9.0").await?;
    stage.at(-2);
    let findings = stage.findings();
    stage.step(&stage.reviewer, Target::Version(version), Intent::Plain(Step::Reject { findings })).await?;

    // one release: rolling back is refused
    let campus = stage.found(&CAMPUS).await?;
    stage.at(-20);
    stage.release(campus, "1.0.0").await?;
    stage.version(campus, "1.0.1").await?;

    // in review
    let camp = stage.found(&CAMP).await?;
    stage.at(-1);
    stage.submitted(camp, "1.0.0").await?;
    stage.version(camp, "1.0.1").await?;

    // suspended by the platform
    let trial = stage.found(&TRIAL).await?;
    stage.at(-12);
    let version = stage.release(trial, "3.2.0").await?;
    stage.at(-4);
    let reason = "多名用户反馈页面收集身份证照片，与申报的用途不符，请说明并整改。".to_owned();
    stage.step(&stage.operator, Target::Version(version), Intent::Plain(Step::Suspend { reason })).await?;
    Ok(6)
}

struct Stage {
    app: Arc<App>,
    clock: Arc<FrozenClock>,
    admin: Call,
    developer: Call,
    reviewer: Call,
    operator: Call,
    /// How many versions each program has had.
    versions: HashMap<ProgramId, usize>,
    /// Live content for findings to point at.
    explaining: Vec<ContentId>,
}

impl Stage {
    /// The clock at so many days from now; each step that follows takes it a little further.
    fn at(&self, days: i64) {
        self.clock.set(SystemClock.now().plus_millis(days * DAY));
    }

    async fn found(&self, sheet: &Sheet) -> Result<ProgramId, CliError> {
        self.at(-55);
        let (Some(admin), Some(developer)) = (self.admin.actor.account(), self.developer.actor.account()) else {
            return Err(CliError::Refused("nobody".into()));
        };
        // one of them is managed by the developer, so that both have both
        let (first, second) = if sheet.0 == TRIAL.0 { (developer, admin) } else { (admin, developer) };
        let program = self.app.found_program(&self.admin, sheet.0, sheet.1, &[(first, ProgramRole::Admin), (second, ProgramRole::Developer)]).await?;
        let call = self.manager(program).await?;
        self.app.accept_agreement(call, program, 1).await?;
        let logo = self.app.upload_picture(&call.actor, Bytes::from_static(LOGO)).await?.path();
        let info = BasicInfo {
            name: sheet.0.into(),
            slogan: sheet.1.into(),
            description: sheet.3.into(),
            version_description: "修复部分机型的白屏问题，优化首页加载速度。".into(),
            categories: vec![sheet.2.into()],
            region: Some(Region::China),
            email: Some("support@example.com".into()),
            logo: Some(logo.clone()),
            screenshots: vec![logo],
            memo: "测试账号已填写，支付环节可使用沙箱。".into(),
            test_account: Some("tester".into()),
            test_password: Some("sandbox-only".into()),
            ..BasicInfo::default()
        };
        self.app.update_basic_info(call, program, None, Box::new(move |draft| *draft = info.clone())).await?;
        Ok(program)
    }

    /// Whoever manages the program.
    async fn manager(&self, program: ProgramId) -> Result<&Call, CliError> {
        let circle = self.app.circle(program).await?;
        Ok(if circle.is_some_and(|circle| circle.role_of(&self.admin.actor) == Some(ProgramRole::Admin)) { &self.admin } else { &self.developer })
    }

    async fn step(&self, call: &Call, target: Target, intent: Intent) -> Result<Taken, CliError> {
        self.clock.advance_millis(37 * 60_000);
        Ok(self.app.take_step(call, Asked { target, intent, expected_revision: None, dry_run: false }).await?)
    }

    /// Uploads a version, as the developer.
    async fn version(&mut self, program: ProgramId, number: &str) -> Result<VersionId, CliError> {
        let had = self.versions.entry(program).or_default();
        let package = PACKAGES[*had % PACKAGES.len()];
        *had += 1;
        let (ticket, _) = self.app.create_upload(&self.developer, program).await?;
        let refused = |untaken| CliError::Refused(format!("a package of the demo: {untaken:?}"));
        let view = self.app.open_ticket(&self.developer.actor, ticket).await.map_err(refused)?;
        let body = futures_util::stream::iter([Ok::<_, ()>(Bytes::from_static(package))]);
        self.app.receive(view, body).await.map_err(refused)?;
        let number: VersionNumber = number.parse().map_err(|_| CliError::Refused(format!("{number} is no version number")))?;
        let description = format!("{number} 版：细节优化与问题修复");
        let taken = self.step(&self.developer, Target::Upload(ticket), Intent::Upload { number, description }).await?;
        taken.version.map(|version| version.id).ok_or_else(|| CliError::Refused("an upload led to no version".into()))
    }

    async fn submitted(&mut self, program: ProgramId, number: &str) -> Result<VersionId, CliError> {
        let version = self.version(program, number).await?;
        let call = self.manager(program).await?;
        self.step(call, Target::Version(version), Intent::Submit { agreement: Some(1) }).await?;
        Ok(version)
    }

    async fn gray(&mut self, program: ProgramId, number: &str, percent: f64) -> Result<VersionId, CliError> {
        let version = self.submitted(program, number).await?;
        self.step(&self.reviewer, Target::Version(version), Intent::Plain(Step::Approve)).await?;
        let call = self.manager(program).await?;
        self.step(call, Target::Version(version), Intent::Plain(Step::StartGray { percent })).await?;
        Ok(version)
    }

    async fn release(&mut self, program: ProgramId, number: &str) -> Result<VersionId, CliError> {
        let version = self.gray(program, number, 30.0).await?;
        self.step(self.manager(program).await?, Target::Version(version), Intent::Plain(Step::Publish)).await?;
        Ok(version)
    }

    fn findings(&self) -> Vec<Finding> {
        let finding = |code, message: &str, page: &str, severity| Finding {
            code,
            message: message.into(),
            page: Some(page.into()),
            severity,
            evidence: Vec::new(),
            rule_url: Some("https://opendocs.alipay.com/mini/introduce/hftvrq".into()),
            related: self.explaining.clone(),
        };
        vec![
            finding(FindingCode::Qualification, "类目「医疗」需要上传《医疗机构执业许可证》，目前未提供。", "pages/index/index", Severity::Blocking),
            finding(FindingCode::IncompleteTest, "挂号流程停在「加载中」，使用测试账号无法完成预约。", "pages/orders/orders", Severity::Blocking),
            finding(FindingCode::Experience, "首页按钮文字与背景对比度不足，建议调整。", "pages/index/index", Severity::Advice),
        ]
    }
}

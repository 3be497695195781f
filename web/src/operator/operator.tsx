// 运营台: where the operator's work is.
import { t } from '../app/language';
import { Way } from '../account/account';
import { Desk } from './guard';

export const Operator = () => (
  <Desk title={t('运营台', "Operator's desk")} back="/mine" narrow>
    <nav aria-label={t('运营台', "Operator's desk")}>
      <ul class="list">
        <Way
          href="/operator/people"
          name={t('账号', 'Accounts')}
          about={t('创建账号、角色、登录链接、停用', 'Create accounts, roles, sign-in links, disabling')}
        />
        <Way
          href="/operator/programs"
          name={t('全部小程序', 'All programs')}
          about={t('查看版本，强制下架与恢复', 'View versions, suspend and reinstate')}
        />
        <Way href="/operator/agreements" name={t('协议', 'Agreements')} about={t('发布新的协议文本', 'Publish new agreement text')} />
        <Way href="/operator/webhooks" name="Webhook" about={t('平台级事件通知', 'Platform-wide event notifications')} />
        <Way
          href="/operator/audit"
          name={t('审计日志', 'Audit log')}
          about={t('所有操作的不可更改记录', 'Tamper-evident record of every action')}
        />
      </ul>
    </nav>
  </Desk>
);

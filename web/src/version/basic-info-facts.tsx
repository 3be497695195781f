// 基础信息 to read: everything that is, or was, confirmed with a submission.
import type { ComponentChildren } from 'preact';
import type { Region } from '@devcenter/client/enums';
import { t } from '../app/language';
import { regionName } from '../app/terms';
import './version.css';

export interface BasicInfoShown {
  name: string;
  slogan: string;
  description: string;
  versionDescription: string;
  memo: string;
  categories: readonly string[];
  region: Region | null;
  locations: readonly string[];
  phone: string | null;
  email: string | null;
  logo: string | null;
  screenshots: readonly string[];
  testAccount: string | null;
  testPassword: string | null;
}

interface Props {
  info: BasicInfoShown;
  /** Whether they are kept, where they are shown to reviewers only. */
  kept?: { account: boolean; password: boolean };
}

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <>
    <dt>{name}</dt>
    <dd class="as-written">{children || <span class="soft">{t('未填写', 'Not provided')}</span>}</dd>
  </>
);

const hidden = () => <span class="soft">{t('已填写，仅审核员可见', 'Provided; only reviewers can see it')}</span>;

export const regionOf = ({ region, locations }: { region: Region | null; locations: readonly string[] }): string =>
  region === null
    ? ''
    : region === 'LOCATION'
      ? t(`${regionName(region)}：${locations.join('、')}`, `${regionName(region)}: ${locations.join(', ')}`)
      : regionName(region);

export const BasicInfoFacts = ({ info, kept }: Props) => (
  <dl class="facts wide">
    <Fact name={t('名称', 'Name')}>{info.name}</Fact>
    <Fact name={t('标语', 'Slogan')}>{info.slogan}</Fact>
    <Fact name={t('简介', 'Description')}>{info.description}</Fact>
    <Fact name={t('版本描述', 'What is new')}>{info.versionDescription}</Fact>
    <Fact name={t('类目', 'Categories')}>{info.categories.join(t('、', ', '))}</Fact>
    <Fact name={t('服务区域', 'Region')}>{regionOf(info)}</Fact>
    <Fact name={t('客服电话', 'Phone')}>{info.phone}</Fact>
    <Fact name={t('客服邮箱', 'E-mail')}>{info.email}</Fact>
    <Fact name={t('图标', 'Logo')}>
      {info.logo ? <img class="program-logo" src={info.logo} alt={t('小程序图标', 'Program logo')} /> : null}
    </Fact>
    <Fact name={t('截图', 'Screenshots')}>
      {info.screenshots.length > 0 ? (
        <ul class="evidence">
          {info.screenshots.map((url, at) => (
            <li key={url}>
              <a href={url} target="_blank" rel="noreferrer">
                <img src={url} alt={t(`截图 ${at + 1}（点按查看原图）`, `Screenshot ${at + 1} (opens full size)`)} loading="lazy" />
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </Fact>
    <Fact name={t('给审核员的备注', 'Note to the reviewer')}>{info.memo}</Fact>
    <Fact name={t('测试账号', 'Test account')}>{info.testAccount ?? (kept?.account ? hidden() : null)}</Fact>
    <Fact name={t('测试密码', 'Test password')}>{info.testPassword ?? (kept?.password ? hidden() : null)}</Fact>
  </dl>
);

// The language and the appearance of the page: for guests as well.
import { appearance, switchAppearance, type Appearance } from '../app/appearance';
import { language, switchLanguage, t, type Language } from '../app/language';
import { Chips } from '../ui/form';

const LANGUAGES: readonly (readonly [Language, string])[] = [
  ['zh', '中文'],
  ['en', 'English'],
];

export const Settings = () => {
  const looks: readonly (readonly [Appearance, string])[] = [
    ['system', t('跟随系统', 'System')],
    ['light', t('浅色', 'Light')],
    ['dark', t('深色', 'Dark')],
  ];
  return (
    <section class="card">
      <h2>{t('显示设置', 'Display')}</h2>
      <div class="stack">
        <p class="soft" aria-hidden="true">
          {t('语言', 'Language')}
        </p>
        <Chips label={t('语言', 'Language')} name="language" value={language.value} options={LANGUAGES} onChoose={switchLanguage} />
      </div>
      <div class="stack">
        <p class="soft" aria-hidden="true">
          {t('外观', 'Appearance')}
        </p>
        <Chips label={t('外观', 'Appearance')} name="appearance" value={appearance.value} options={looks} onChoose={switchAppearance} />
      </div>
    </section>
  );
};

/** The other language, where there is no room for settings. */
export const LanguageButton = () => {
  const [to, name] = LANGUAGES.find(([it]) => it !== language.value) ?? LANGUAGES[0]!;
  return (
    <button class="button plain" type="button" lang={to} onClick={() => switchLanguage(to)}>
      {name}
    </button>
  );
};

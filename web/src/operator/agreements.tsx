// The agreement that admins of programs accept before they submit: the one in force, those before it, and the next.
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { AgreementDocument, PublishAgreementDocument, type AgreementTextFragment } from '@devcenter/client/operator';
import { Against } from '../ui/confirm';
import { Confirm } from '../ui/confirm';
import { refusalOf, useChange } from '../app/changing';
import { useKeptText } from '../app/kept-text';
import { moment, t } from '../app/language';
import { useRead } from '../app/reading';
import { Form, SendButton, TextArea, TextField } from '../ui/form';
import { Rich } from '../ui/rich';
import { Empty, Loaded, NotFound, RefreshButton } from '../ui/states';
import { toast } from '../ui/toast';
import { Desk, useMay } from './guard';

const HERE = '/operator/agreements';

export const Agreements = () => {
  const { query, route } = useLocation();
  const reading = useRead(AgreementDocument, { number: null }, { pause: !useMay() });
  const [writing, setWriting] = useState(false);
  const earlier = Number(query.number) || undefined;
  return (
    <Desk title={t('协议', 'Agreements')} narrow actions={<RefreshButton reading={reading} />}>
      {writing ? (
        <Write
          onClose={() => setWriting(false)}
          onPublished={() => {
            setWriting(false);
            route(HERE);
          }}
        />
      ) : (
        <div class="buttons">
          <button class="button primary" type="button" onClick={() => setWriting(true)}>
            {t('发布新协议', 'Publish new agreement')}
          </button>
        </div>
      )}
      <Loaded reading={reading}>
        {({ agreement }) =>
          agreement ? (
            <>
              {agreement.number > 1 ? <Numbers latest={agreement.number} shown={earlier ?? agreement.number} /> : null}
              {earlier && earlier !== agreement.number ? <Earlier number={earlier} /> : <Text agreement={agreement} inForce />}
            </>
          ) : (
            <Empty>{t('还没有发布协议：提交审核暂不要求同意协议。', 'No agreement yet: submissions do not require accepting one.')}</Empty>
          )
        }
      </Loaded>
    </Desk>
  );
};

const Numbers = ({ latest, shown }: { latest: number; shown: number }) => (
  <nav class="scroll" aria-label={t('各期协议', 'Agreement versions')}>
    {Array.from({ length: latest }, (_, at) => latest - at).map((number) => (
      <a
        key={number}
        class="chip"
        href={number === latest ? HERE : `${HERE}?number=${number}`}
        aria-current={number === shown ? 'page' : undefined}
      >
        {t(`第 ${number} 版`, `Version ${number}`)}
      </a>
    ))}
  </nav>
);

const Earlier = ({ number }: { number: number }) => {
  const reading = useRead(AgreementDocument, { number });
  return <Loaded reading={reading}>{({ agreement }) => (agreement ? <Text agreement={agreement} /> : <NotFound back={HERE} />)}</Loaded>;
};

const Text = ({ agreement, inForce }: { agreement: AgreementTextFragment; inForce?: boolean }) => (
  <article class="card">
    <div class="spread">
      <h2>{agreement.title}</h2>
      {inForce ? <span class="badge good">{t('生效中', 'In force')}</span> : <span class="badge">{t('已被取代', 'Superseded')}</span>}
    </div>
    <p class="small soft">
      {t(
        `第 ${agreement.number} 版 · ${moment(agreement.publishedAt)} 生效`,
        `Version ${agreement.number} · in force since ${moment(agreement.publishedAt)}`,
      )}
    </p>
    <Rich below html={agreement.body.html} />
  </article>
);

const Write = ({ onClose, onPublished }: { onClose: () => void; onPublished: () => void }) => {
  const publish = useChange(PublishAgreementDocument);
  const [title, setTitle] = useKeptText('agreement.title');
  const [body, setBody] = useKeptText('agreement.body');
  const [sure, setSure] = useState(false);
  const send = async (): Promise<void> => {
    const outcome = await publish.run({ input: { title: title.trim(), body } });
    // what is said against a field stands beside it, behind the question
    if (outcome.done || outcome.refusals) setSure(false);
    if (!outcome.done) return;
    setTitle('');
    setBody('');
    toast(t('新协议已生效', 'The new agreement is now in force'));
    onPublished();
  };
  return (
    <section class="card">
      <h2>{t('发布新协议', 'Publish new agreement')}</h2>
      <Form onSend={() => setSure(true)} label={t('发布新协议', 'Publish new agreement')}>
        <TextField label={t('标题', 'Title')} maxLength={80} value={title} onText={setTitle} wrong={refusalOf(publish.refusals, 'title')} />
        <TextArea
          label={t('正文', 'Text')}
          hint={t('Markdown，最多 50,000 个字符', 'Markdown, at most 50,000 characters')}
          rows={12}
          value={body}
          onText={setBody}
          wrong={refusalOf(publish.refusals, 'body')}
        />
        <Against changing={{ ...publish, trouble: undefined }} besides={['title', 'body']} />
        <div class="buttons">
          <button class="button" type="button" onClick={onClose}>
            {t('取消', 'Cancel')}
          </button>
          <SendButton busy={publish.busy}>{t('发布', 'Publish')}</SendButton>
        </div>
      </Form>
      {sure ? (
        <Confirm
          title={t('发布新协议？', 'Publish new agreement?')}
          action={t('发布', 'Publish')}
          changing={publish}
          onConfirm={() => void send()}
          onClose={() => setSure(false)}
        >
          <p>
            {t(
              '新协议立即生效且不能撤回。各小程序的管理员在下次提交审核前必须先同意它。',
              'The new agreement takes effect immediately and cannot be withdrawn. Program admins must accept it before their next submission.',
            )}
          </p>
        </Confirm>
      ) : null}
    </section>
  );
};

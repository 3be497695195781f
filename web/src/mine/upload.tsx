// How a version is uploaded: from a computer, with a token. The commands are filled in for this server and this program.
import { UploadPageDocument, type UploadPageQuery } from '@devcenter/client/mine';
import { t } from '../app/language';
import { useRead } from '../app/reading';
import { Page } from '../ui/page';
import { Loaded } from '../ui/states';
import { NoProgram } from './no-program';
import { StateBadge } from './badges';
import { CopyText } from '../ui/copy';

type UploadData = NonNullable<UploadPageQuery['program']>;

export const Upload = ({ id }: { id: string }) => {
  const reading = useRead(UploadPageDocument, { id });
  const name = reading.data?.program?.name;
  return (
    <Page
      title={name ? t(`上传版本 · ${name}`, `Upload · ${name}`) : t('上传版本', 'Upload a version')}
      back={`/mine/programs/${id}`}
      narrow
    >
      <Loaded reading={reading}>{({ program }) => (program ? <How program={program} /> : <NoProgram />)}</Loaded>
    </Page>
  );
};

/** The number that is most likely meant. */
const following = (number: string | undefined): string => {
  const parts = number?.split('.') ?? [];
  return parts.length === 3 ? `${parts[0]}.${parts[1]}.${Number(parts[2]) + 1}` : '1.0.0';
};

const curl = (query: string): string =>
  [
    `curl -sS ${location.origin}/graphql`,
    `  -H "authorization: Bearer $TOKEN"`,
    `  -H 'content-type: application/json'`,
    `  -d '${JSON.stringify({ query })}'`,
  ].join(' \\\n');

/** The id in the answer before. */
const ID = `UPLOAD=$(echo "$TICKET" | sed -E 's/.*"id":"([^"]+)".*/\\1/')`;

const How = ({ program }: { program: UploadData }) => {
  const { latestUpload } = program;
  const upload = program.availableActions.find((it) => it.action === 'UPLOAD');
  const next = following(latestUpload?.number);
  const ticket = `TICKET=$(${curl(`mutation { createUpload(input: {programId: "${program.id}"}) { upload { id } userErrors { message } } }`)})\n${ID}\necho "$TICKET"`;
  const put = [
    `curl -sS -X PUT "${location.origin}/uploads/$UPLOAD"`,
    `  -H "authorization: Bearer $TOKEN"`,
    `  --data-binary @package.zip`,
  ].join(' \\\n');
  const finish = curl(
    `mutation { finishUpload(input: {uploadId: "TICKET", number: "${next}", description: "${t('本次更新内容', 'What is new')}"}) { version { id number state } userErrors { code message } } }`,
  ).replace('TICKET', `'"$UPLOAD"'`);
  return (
    <>
      {upload && !upload.allowed ? (
        <div class="note warn" role="status">
          <p>{upload.refusal?.message ?? t('现在不能上传', 'You cannot upload right now.')}</p>
        </div>
      ) : null}
      <section class="card">
        <h2>{t('在电脑上传', 'Upload from a computer')}</h2>
        <p>
          {t(
            '代码包由开发工具或命令行上传，手机上查看与发布。',
            'Packages are uploaded by development tools or the command line; on the phone you view and publish.',
          )}
        </p>
        <p class="line">
          {latestUpload ? (
            <>
              {t('最近上传', 'Last upload')} <span class="strong mine-counts">{latestUpload.number}</span>{' '}
              <StateBadge state={latestUpload.state} percent={latestUpload.gray?.percent} />
            </>
          ) : (
            <span class="soft">{t('还没有上传过版本', 'Nothing has been uploaded yet.')}</span>
          )}
        </p>
        <ul class="mine-bullets small soft">
          <li>
            {t(
              '版本号形如 1.2.3，必须高于用过的所有版本号，包括已删除的：这样一个号永远只代表一个包，用户设备也只会向前更新。',
              'Numbers look like 1.2.3 and must be higher than any number used before, including deleted ones: a number always means one package, and devices only update forward.',
            )}
          </li>
          <li>
            {t(
              '代码包为 zip，不超过 8 MiB；主包和每个分包不超过 2 MiB；文件不超过 5000 个，解压后不超过 100 MiB。',
              'A package is a zip of at most 8 MiB; the main package and each subpackage at most 2 MiB; at most 5,000 files and 100 MiB unpacked.',
            )}
          </li>
          <li>
            {t(
              '同一小程序最多有 20 个开发版本，多余的请先删除。',
              'A program can have up to 20 versions in development; delete one to make room.',
            )}
          </li>
        </ul>
      </section>
      <ol class="stack mine-wide-gap">
        <li class="card">
          <h2>{t('1. 准备令牌', '1. Get a token')}</h2>
          <p>
            {t('创建一个权限为「开发」(DEVELOP) 的令牌，', 'Create a token with the DEVELOP scope on the ')}
            <a class="mine-inside" href="/mine/account/tokens">
              {t('前往访问令牌', 'access tokens page')}
            </a>
            {t('。令牌只显示一次，请妥善保存。', '. It is shown only once, so keep it safe.')}
          </p>
          <CopyText label={t('设置令牌', 'Set the token')} text="export TOKEN=dct_…" />
        </li>
        <li class="card">
          <h2>{t('2. 申请上传', '2. Request an upload')}</h2>
          <p class="small soft">
            {t('得到一张上传凭证，一小时内有效，同时最多 10 个。', 'You get an upload ticket, valid for one hour; up to 10 at a time.')}
          </p>
          <CopyText label={t('申请上传', 'Request an upload')} text={ticket} />
        </li>
        <li class="card">
          <h2>{t('3. 上传代码包', '3. Upload the package')}</h2>
          <p class="small soft">
            {t(
              '将 package.zip 换成你的代码包。网络中断时可以重复执行。',
              'Replace package.zip with your package. If the network fails, you can run it again.',
            )}
          </p>
          <CopyText label={t('上传代码包', 'Upload the package')} text={put} />
        </li>
        <li class="card">
          <h2>{t('4. 完成上传', '4. Finish the upload')}</h2>
          <p class="small soft">
            {t(
              `版本号已填为 ${next}，可自行修改。成功后版本出现在列表中，状态为「开发中」。`,
              `The number is set to ${next}; change it if you like. The version then appears in the list, in development.`,
            )}
          </p>
          <CopyText label={t('完成上传', 'Finish the upload')} text={finish} />
          <a class="button" href={`/mine/programs/${program.id}`}>
            {t('查看版本列表', 'View versions')}
          </a>
        </li>
      </ol>
    </>
  );
};

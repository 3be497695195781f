// The words of the domain in both languages, as the seed has them.
import type * as E from '@devcenter/client/enums';
import { t } from './language';

type Pair = readonly [zh: string, en: string];
export const say =
  <K extends string>(words: Record<K, Pair>) =>
  (key: K): string => {
    const pair = words[key] as Pair | undefined;
    // a newer server may know more words than this page
    return pair ? t(pair[0], pair[1]) : key;
  };

export const kindName = say<E.ContentKind>({
  NEWS: ['热点资讯', 'News'],
  CASE: ['标杆案例', 'Case'],
  VIDEO: ['视频教程', 'Video'],
  CAPABILITY: ['特色能力', 'Capability'],
});

export const industryName = say<E.Industry>({
  RETAIL: ['零售', 'Retail'],
  CATERING: ['餐饮', 'Catering'],
  TRANSPORT: ['交通出行', 'Transport'],
  GOVERNMENT: ['政务', 'Government'],
  HEALTHCARE: ['医疗健康', 'Healthcare'],
  EDUCATION: ['教育', 'Education'],
  FINANCE: ['金融', 'Finance'],
  TOURISM: ['旅游', 'Tourism'],
  LIFESTYLE: ['生活服务', 'Lifestyle'],
  ENTERTAINMENT: ['文娱', 'Entertainment'],
  OTHER: ['其他', 'Other'],
});

export const levelName = say<E.Level>({
  BEGINNER: ['入门', 'Beginner'],
  INTERMEDIATE: ['进阶', 'Intermediate'],
  ADVANCED: ['高级', 'Advanced'],
});

export const capabilityStatusName = say<E.CapabilityStatus>({
  AVAILABLE: ['可用', 'Available'],
  BETA: ['公测', 'Beta'],
  DEPRECATED: ['不再推荐', 'Deprecated'],
});

export const contentStateName = say<E.ContentState>({
  DRAFT: ['草稿', 'Draft'],
  SCHEDULED: ['待发布', 'Scheduled'],
  PUBLISHED: ['已发布', 'Published'],
  ARCHIVED: ['已归档', 'Archived'],
});

export const stateName = say<E.VersionState>({
  DEVELOPMENT: ['开发中', 'In development'],
  IN_REVIEW: ['审核中', 'In review'],
  REJECTED: ['审核驳回', 'Rejected'],
  APPROVED: ['待上架', 'Approved'],
  GRAY: ['灰度中', 'In gray'],
  RELEASED: ['已上架', 'Released'],
  RETIRED: ['已下线', 'Retired'],
  SUSPENDED: ['被强制下架', 'Suspended'],
});

export const stepName = say<E.Step>({
  UPLOAD: ['上传', 'Upload'],
  DELETE: ['删除', 'Delete'],
  SUBMIT: ['提交审核', 'Submit for review'],
  WITHDRAW: ['撤回提审', 'Withdraw'],
  APPROVE: ['通过', 'Approve'],
  REJECT: ['驳回', 'Reject'],
  RETURN_TO_DEVELOPMENT: ['退回开发', 'Return to development'],
  START_GRAY: ['灰度发布', 'Start gray release'],
  ADJUST_GRAY: ['调整灰度', 'Adjust gray'],
  END_GRAY: ['结束灰度', 'End gray'],
  PUBLISH: ['上架', 'Publish'],
  ROLL_BACK: ['回滚', 'Roll back'],
  TAKE_DOWN: ['下架', 'Take down'],
  SUSPEND: ['强制下架', 'Suspend'],
  REINSTATE: ['恢复', 'Reinstate'],
});

export const whoName = say<E.Who>({
  PROGRAM_ADMIN: ['小程序管理员', 'an admin of the program'],
  PROGRAM_DEVELOPER: ['小程序开发者', 'a developer of the program'],
  UPLOADER: ['上传该版本的开发者', 'the developer who uploaded it'],
  REVIEWER: ['平台审核员', 'a reviewer'],
  PLATFORM_ADMIN: ['平台管理员', 'a platform admin'],
  EDITOR: ['内容编辑', 'an editor'],
});

export const programRoleName = say<E.ProgramRole>({
  ADMIN: ['管理员', 'Admin'],
  DEVELOPER: ['开发者', 'Developer'],
});

export const platformRoleName = say<E.PlatformRole>({
  PLATFORM_ADMIN: ['平台管理员', 'Platform admin'],
  EDITOR: ['内容编辑', 'Editor'],
  REVIEWER: ['平台审核员', 'Reviewer'],
});

export const channelName = say<E.Channel>({
  MOBILE: ['手机', 'Phone'],
  DESKTOP: ['电脑', 'Desktop'],
  CLI: ['命令行', 'Command line'],
  SERVICE: ['服务', 'Service'],
});

export const retirementName = say<E.RetirementCause>({
  SUPERSEDED: ['被新版本取代', 'superseded'],
  ROLLED_BACK: ['已回滚', 'rolled back'],
  TAKEN_DOWN: ['已下架', 'taken down'],
});

export const decisionName = say<E.Decision>({
  APPROVED: ['通过', 'Approved'],
  REJECTED: ['驳回', 'Rejected'],
  WITHDRAWN: ['撤回', 'Withdrawn'],
});

export const severityName = say<E.Severity>({
  BLOCKING: ['必须修改', 'Must be fixed'],
  ADVICE: ['建议', 'Advice'],
});

export const findingName = say<E.FindingCode>({
  BASIC_INFO: ['基础信息', 'Basic information'],
  CATEGORY: ['类目', 'Category'],
  QUALIFICATION: ['资质', 'Qualification'],
  FUNCTION: ['功能', 'Function'],
  INCOMPLETE_TEST: ['测试不完整', 'Could not be tested'],
  CONTENT: ['内容', 'Content'],
  PRIVACY: ['隐私', 'Privacy'],
  BRAND: ['品牌', 'Brand'],
  SECURITY: ['安全', 'Security'],
  EXPERIENCE: ['体验', 'Experience'],
  PUNISHED: ['违规处罚', 'Under penalty'],
});

export const regionName = say<E.Region>({
  GLOBAL: ['全球', 'Worldwide'],
  CHINA: ['中国', 'China'],
  LOCATION: ['指定地区', 'Certain places'],
});

/** What happened, as a heading of a timeline or a notification. */
export const eventName = say<E.EventKind>({
  PROGRAM_CREATED: ['创建了小程序', 'Program created'],
  MEMBER_INVITED: ['邀请了成员', 'Member invited'],
  INVITATION_DECLINED: ['谢绝了邀请', 'Invitation declined'],
  INVITATION_REVOKED: ['撤回了邀请', 'Invitation revoked'],
  MEMBER_JOINED: ['成员加入', 'Member joined'],
  MEMBER_REMOVED: ['成员离开', 'Member left'],
  MEMBER_ROLE_CHANGED: ['成员角色变更', 'Role changed'],
  AGREEMENT_ACCEPTED: ['同意了协议', 'Agreement accepted'],
  BASIC_INFO_UPDATED: ['更新了基础信息', 'Basic information updated'],
  VERSION_UPLOADED: ['上传', 'Uploaded'],
  VERSION_DELETED: ['删除', 'Deleted'],
  VERSION_SUBMITTED: ['提交审核', 'Submitted for review'],
  VERSION_WITHDRAWN: ['撤回提审', 'Withdrawn'],
  VERSION_APPROVED: ['审核通过', 'Approved'],
  VERSION_REJECTED: ['审核驳回', 'Rejected'],
  VERSION_RETURNED: ['退回开发', 'Returned to development'],
  GRAY_STARTED: ['开始灰度', 'Gray started'],
  GRAY_ADJUSTED: ['调整灰度', 'Gray adjusted'],
  GRAY_ENDED: ['结束灰度', 'Gray ended'],
  VERSION_PUBLISHED: ['上架', 'Published'],
  VERSION_ROLLED_BACK: ['回滚', 'Rolled back'],
  VERSION_TAKEN_DOWN: ['下架', 'Taken down'],
  VERSION_SUSPENDED: ['被强制下架', 'Suspended'],
  VERSION_REINSTATED: ['恢复', 'Reinstated'],
  REVIEW_CLAIMED: ['领取审核', 'Review claimed'],
  REVIEW_UNCLAIMED: ['放回审核队列', 'Review given back'],
  STEP_REFUSED: ['操作被拒绝', 'Step refused'],
  AGREEMENT_PUBLISHED: ['发布了协议', 'Agreement published'],
  ACCOUNT_CREATED: ['创建了账号', 'Account created'],
  ROLE_GRANTED: ['授予角色', 'Role granted'],
  ROLE_WITHDRAWN: ['收回角色', 'Role withdrawn'],
  TOKEN_CREATED: ['创建令牌', 'Token created'],
  TOKEN_REVOKED: ['吊销令牌', 'Token revoked'],
  CONTENT_CREATED: ['新建内容', 'Content created'],
  CONTENT_CHANGED: ['修改内容', 'Content changed'],
  CONTENT_PUBLISHED: ['发布内容', 'Content published'],
  CONTENT_SCHEDULED: ['定时发布', 'Content scheduled'],
  CONTENT_UNSCHEDULED: ['取消定时', 'Schedule taken back'],
  CONTENT_ARCHIVED: ['归档内容', 'Content archived'],
  CONTENT_PINNED: ['置顶内容', 'Content pinned'],
  CONTENT_UNPINNED: ['取消置顶', 'Content unpinned'],
  CONTENT_RESTORED: ['恢复修订', 'Revision restored'],
  CONTENT_DELETED: ['删除内容', 'Content deleted'],
  LABEL_SAVED: ['保存分类或标签', 'Label saved'],
  DOCUMENTS_IMPORTED: ['导入持久化查询', 'Documents imported'],
  DOCUMENT_REMOVED: ['移除持久化查询', 'Document removed'],
  WEBHOOK_CREATED: ['创建 Webhook', 'Webhook created'],
  WEBHOOK_CHANGED: ['修改 Webhook', 'Webhook changed'],
  WEBHOOK_SECRET_ROTATED: ['轮换 Webhook 密钥', 'Webhook secret rotated'],
  WEBHOOK_DISABLED: ['停用 Webhook', 'Webhook disabled'],
  WEBHOOK_DELETED: ['删除 Webhook', 'Webhook deleted'],
  SIGNED_IN: ['登录', 'Signed in'],
  SIGN_IN_FAILED: ['登录失败', 'Sign-in failed'],
  SIGNED_OUT: ['退出登录', 'Signed out'],
  SESSION_REVOKED: ['会话被终止', 'Session revoked'],
  PASSWORD_SET: ['设置密码', 'Password set'],
  LINK_CREATED: ['生成登录链接', 'Sign-in link made'],
  TOKEN_ROTATED: ['轮换令牌', 'Token rotated'],
  ACCOUNT_DISABLED: ['停用账号', 'Account disabled'],
  ACCOUNT_ENABLED: ['启用账号', 'Account enabled'],
  IDENTITY_LINKED: ['关联外部身份', 'Identity linked'],
  IDENTITY_UNLINKED: ['解除外部身份', 'Identity unlinked'],
});

/** A person that may be gone. */
export const personName = (account: { name: string } | null | undefined): string => account?.name ?? t('系统', 'the system');

// What may become of a webhook and what is sent to it, in both languages.
import type { WebhookDeliveryCause, WebhookDeliveryError, WebhookDeliveryProgress, WebhookDisabledReason } from '@devcenter/client/enums';
import { say } from '../app/terms';

export const disabledName = say<WebhookDisabledReason>({
  MANUAL: ['手动停用', 'disabled manually'],
  GONE: ['对方返回 410，不再接收', 'the endpoint returned 410'],
  FAILING: ['连续失败五天', 'failing for five days'],
});

export const causeName = say<WebhookDeliveryCause>({
  EVENT: ['事件', 'Event'],
  PING: ['测试', 'Test'],
  REDELIVERY: ['重新投递', 'Redelivery'],
});

export const progressName = say<WebhookDeliveryProgress>({
  QUEUED: ['等待投递', 'Queued'],
  DELIVERED: ['已送达', 'Delivered'],
  FAILED: ['失败', 'Failed'],
});

export const failureName = say<WebhookDeliveryError>({
  TIMEOUT: ['超时', 'timed out'],
  REFUSED_ADDRESS: ['地址不在公网，已拒绝', 'the address is not on the public internet'],
  CONNECTION: ['无法连接', 'no connection'],
  REDIRECT: ['返回了重定向', 'returned a redirect'],
  STATUS: ['返回了非 2xx 状态', 'did not return 2xx'],
  DISABLED: ['投递前已停用', 'disabled before it was sent'],
  UNREADABLE: ['事件已无法读取', 'the event can no longer be read'],
});

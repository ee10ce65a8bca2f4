import type { JsonObject } from '../../shared/json';

/** What the window asks of the host to hand everything over to this recipient. */
export const bundleRequest = (recipient: string, attachments: readonly string[] = []): JsonObject => ({
  after: {},
  recipient,
  recipientName: '情報システム課',
  withheld: [],
  attachments: [...attachments],
  cover: null,
  registers: [],
  mediumNumber: null,
  profileVersion: 'x',
  organisation: '見本市',
  sectionName: '見本課',
  highestClass: '機密性３・完全性２Ｂ・可用性２Ｂ',
});

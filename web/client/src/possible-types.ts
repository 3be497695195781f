/** Which types an interface has: what caches match fragments by. */
export const possibleTypes: Record<string, string[]> = {
  Content: ['Capability', 'Case', 'News', 'Video'],
  Document: ['CapabilityDocument', 'CaseDocument', 'NewsDocument', 'VideoDocument'],
  Node: ['Account', 'Capability', 'CapabilityCategory', 'Case', 'Entry', 'Event', 'News', 'NewsCategory', 'Program', 'Review', 'Tag', 'Version', 'Video'],
  UserError: ['BasicInfoIncomplete', 'ClaimedByAnother', 'GrayInProgress', 'InvalidInput', 'NumberNotRising', 'Refused', 'SlotTaken', 'StaleConfirmation', 'StaleLock', 'StaleRevision', 'WrongState', 'WrongVersionState'],
};

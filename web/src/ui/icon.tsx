// Line icons of our own, 24 × 24; decoration, so hidden from readers of the screen.
const PATHS = {
  discover: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm3.5 5.5-2 5-5 2 2-5 5-2Z',
  capabilities: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM17 14v6M14 17h6',
  mine: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4 21c.8-4 4-6 8-6s7.200 2 8 6',
  review: 'M9 4h6v3H9zM7 5.500H5V21h14V5.500h-2M8.500 14l2.500 2.500 4.500-5',
  desk: 'M4 20h4L19 9l-4-4L4 16v4ZM13 7l4 4',
  operator: 'M12 3l7 3v5c0 5-3 8.500-7 10-4-1.500-7-5-7-10V6l7-3ZM9 12l2 2 4-4',
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM16.500 16.500 21 21',
  refresh: 'M20 11a8 8 0 1 0-2.300 6M20 5v6h-6',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l2 2H4l2-2ZM10 21h4',
  close: 'M6 6l12 12M18 6 6 18',
  more: 'M6 12h.010M12 12h.010M18 12h.010',
  pin: 'M9 4h6l-1 6 3 3H7l3-3-1-6ZM12 13v7',
  play: 'M8 5v14l11-7L8 5Z',
  plus: 'M12 5v14M5 12h14',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  share: 'M12 15V4M8 8l4-4 4 4M5 13v7h14v-7',
  check: 'M5 12l5 5L19 7',
  warn: 'M12 4 2.500 20h19L12 4ZM12 10v4M12 17h.010',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4',
  upload: 'M12 16V5M7 9l5-5 5 5M4 19h16',
} as const;

export type IconName = keyof typeof PATHS;

export const Icon = ({ name, size = 24 }: { name: IconName; size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d={PATHS[name]} />
  </svg>
);

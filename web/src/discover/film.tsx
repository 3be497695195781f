// A film with its chapters, on the browser's own player: nothing is loaded before somebody wants to see it.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { clockTime, t } from '../app/language';
import { Icon } from '../ui/icon';
import { Part } from './cards';

interface Props {
  title: string;
  url: string;
  poster: string | undefined;
  chapters: readonly { title: string; startSeconds: number }[];
  /** What it is about, between the film and its chapters. */
  children: ComponentChildren;
}

export const Film = ({ title, url, poster, chapters, children }: Props) => {
  const player = useRef<HTMLVideoElement>(null);
  const [failed, setFailed] = useState(false);
  const [at, setAt] = useState<number | undefined>();
  useEffect(() => setFailed(false), [url]);
  const playing = at === undefined ? -1 : chapters.findLastIndex((it) => it.startSeconds <= at);

  const play = (from?: number) => {
    const video = player.current;
    if (!video) return;
    if (failed) {
      setFailed(false);
      video.load();
    }
    if (from !== undefined) {
      video.currentTime = from;
      setAt(from);
    }
    // what keeps it from playing is told by the player's own events
    video.play().catch(() => undefined);
  };

  return (
    <>
      <div class="film">
        {/* a film of somebody else: its captions, if any, are in it */}
        <video
          ref={player}
          src={url}
          poster={poster}
          controls
          preload="none"
          playsInline
          aria-label={title}
          onError={() => setFailed(true)}
          onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        />
      </div>
      {failed ? (
        <div class="note bad" role="alert">
          <p>{t('视频暂时无法播放，请检查网络后重试', 'The video cannot be played right now. Check your network and try again.')}</p>
          <p class="buttons">
            <button class="button" type="button" onClick={() => play(at)}>
              {t('重试', 'Try again')}
            </button>
            <a class="button" href={url} target="_blank" rel="noreferrer">
              {t('在新窗口打开', 'Open in a new window')}
            </a>
          </p>
        </div>
      ) : null}
      {children}
      {chapters.length > 0 ? (
        <Part title={t('章节', 'Chapters')}>
          <ol class="list">
            {chapters.map((it, index) => (
              <li key={it.startSeconds}>
                <button
                  class="row chapter"
                  type="button"
                  aria-current={index === playing ? 'true' : undefined}
                  onClick={() => play(it.startSeconds)}
                >
                  <span class="at">{clockTime(it.startSeconds)}</span>
                  <span class="grow">{it.title}</span>
                  <Icon name="play" size={18} />
                </button>
              </li>
            ))}
          </ol>
        </Part>
      ) : null}
    </>
  );
};

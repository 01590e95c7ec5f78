import type { SessionRowFragment } from '../../gql/graphql.ts';
import styles from './session-list.module.css';

/** The newest picture of a session's screen, small; it says nothing that isn't beside it. */
export function FrameThumbnail({ frame }: { readonly frame: SessionRowFragment['latestFrame'] }) {
  if (!frame) return <div className={styles['thumbnail']} aria-hidden />;
  return (
    <img
      className={styles['thumbnail']}
      src={frame.url}
      alt=""
      width={frame.widthPx}
      height={frame.heightPx}
      loading="lazy"
      decoding="async"
    />
  );
}

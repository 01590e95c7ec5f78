import { readable } from '../../../api/view-token.ts';
import type { Shot } from '../../../events/event-fields.ts';
import type { PhoneAction } from '../../../events/phone-action.ts';
import { ActionMark } from '../../../ui/action-mark.tsx';
import styles from './timeline.module.css';

/** A screen with where it was touched. */
export function FrameView({
  shot,
  action,
  alt,
  size,
}: {
  readonly shot: Shot & { readonly frameUrl: string };
  readonly action?: PhoneAction | undefined;
  readonly alt: string;
  readonly size?: 'large' | 'small';
}) {
  const { frameUrl, deviceWidthPx, deviceHeightPx } = shot;
  return (
    <span className={styles['frame']}>
      <img
        src={readable(frameUrl)}
        alt={alt}
        width={deviceWidthPx}
        height={deviceHeightPx}
        loading="lazy"
        decoding="async"
      />
      <ActionMark action={action} widthPx={deviceWidthPx} heightPx={deviceHeightPx} size={size} />
    </span>
  );
}

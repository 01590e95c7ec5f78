import { useEffect, useState } from 'react';
import type { PixelSize } from './editable-input.ts';

/** @returns the size of the picture at an address in its own pixels; undefined until it is loaded */
export function usePictureSize(url: string | null): PixelSize | undefined {
  const [size, setSize] = useState<PixelSize & { readonly url: string }>();
  useEffect(() => {
    if (url === null) return;
    const image = new Image();
    image.onload = () => setSize({ url, widthPx: image.naturalWidth, heightPx: image.naturalHeight });
    image.src = url;
    return () => {
      image.onload = null;
    };
  }, [url]);
  return size?.url === url ? size : undefined;
}

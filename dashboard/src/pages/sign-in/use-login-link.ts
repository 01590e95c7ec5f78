import { useEffect, useState } from 'react';
import { useDo } from '../../api/hooks.ts';
import { SignIn, takeLoginToken } from '../../api/sign-in.ts';

/** Signs in with the token of a link that led here, before anything else is asked. @returns whether that goes on */
export function useLoginLink(): boolean {
  const [token] = useState(takeLoginToken);
  const [isEntering, setEntering] = useState(token !== undefined);
  const { run } = useDo(SignIn);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a link is used once
  useEffect(() => {
    if (token !== undefined) void run({ loginToken: token }).then(() => setEntering(false));
  }, []);
  return isEntering;
}

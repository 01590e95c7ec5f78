import type { Wake } from '../events/wake.ts';
import { type PhoneConnector, PhoneError } from '../phones/phone-driver.ts';
import type { Database } from '../storage/database.ts';
import { noteConnection } from '../storage/phone-records.ts';

/** @returns the same connector, which keeps in mind which phones it could connect and which it could not */
export function notedConnector(
  connectPhone: PhoneConnector,
  { database, wake }: { readonly database: Database; readonly wake: Pick<Wake, 'announce'> },
): PhoneConnector {
  const note = async (udid: string, isConnected: boolean): Promise<void> => {
    const id = await noteConnection(database, udid, isConnected);
    if (id) wake.announce(id);
  };
  return async (phone, signal) => {
    await using opened = new AsyncDisposableStack();
    try {
      const driver = await connectPhone(phone, signal);
      opened.defer(() => driver.close());
      await note(phone.udid, true);
      opened.move();
      return driver;
    } catch (error) {
      if (error instanceof PhoneError && !signal.aborted) await note(phone.udid, false);
      throw error;
    }
  };
}

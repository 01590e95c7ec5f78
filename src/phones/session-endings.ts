/**
 * The Appium sessions that are on their way out, by phone. A driver that ends a session late may stop a
 * helper on the phone that the next session has just started, so the next one comes after it.
 */
export class SessionEndings {
  readonly #byUdid = new Map<string, Promise<unknown>>();

  /** @param ending settles when the session is over, and never rejects */
  add(udid: string, ending: Promise<void>): void {
    const all = Promise.all([this.#byUdid.get(udid), ending]).then(() => {
      if (this.#byUdid.get(udid) === all) this.#byUdid.delete(udid);
    });
    this.#byUdid.set(udid, all);
  }

  /** Settles when the phone's former sessions are over; never rejects. */
  async over(udid: string): Promise<void> {
    await this.#byUdid.get(udid);
  }
}

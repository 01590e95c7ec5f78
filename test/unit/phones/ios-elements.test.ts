import { expect, it } from 'vitest';
import { iosElements } from '../../../src/phones/ios-elements.ts';

const SOURCE = `<?xml version="1.0"?>
<XCUIElementTypeApplication type="XCUIElementTypeApplication" name="Settings" x="0" y="0" width="390" height="844">
  <XCUIElementTypeCell enabled="true" label="Wi-Fi, Home" x="0" y="100" width="390" height="44">
    <XCUIElementTypeStaticText label="Wi-Fi" x="16" y="110" width="60" height="20"/>
    <XCUIElementTypeSwitch label="Airplane" value="1" enabled="false" x="320" y="105" width="51" height="31"/>
  </XCUIElementTypeCell>
  <XCUIElementTypeSecureTextField label="Passcode" value="1234" x="10" y="200" width="100" height="30"/>
  <XCUIElementTypeKeyboard x="0" y="550" width="390" height="294">
    <XCUIElementTypeButton label="q" x="0" y="560" width="39" height="44"/>
  </XCUIElementTypeKeyboard>
</XCUIElementTypeApplication>`;

it('reads points as pixels, names once, dots for secrets, and no keyboard', () => {
  const elements = iosElements(SOURCE, { widthPx: 1170, heightPx: 2532 }, { width: 390, height: 844 });
  expect(elements).toEqual([
    {
      role: 'button',
      label: 'Wi-Fi, Home',
      interactive: true,
      bounds: { x: 0, y: 300, width: 1170, height: 132 },
    },
    {
      role: 'switch',
      label: 'Airplane',
      interactive: true,
      checked: true,
      disabled: true,
      bounds: { x: 960, y: 315, width: 153, height: 93 },
    },
    {
      role: 'input',
      label: 'Passcode',
      value: '••••',
      interactive: true,
      bounds: { x: 30, y: 600, width: 300, height: 90 },
    },
  ]);
});

it("gives the developer's names where they differ from the labels, and what turns", () => {
  const application = (...nodes: readonly string[]) =>
    `<XCUIElementTypeApplication x="0" y="0" width="390" height="844">${nodes.join('')}</XCUIElementTypeApplication>`;
  const elements = iosElements(
    application(
      '<XCUIElementTypeButton name="send-button" label="Send" x="0" y="0" width="39" height="44"/>',
      '<XCUIElementTypeButton name="Back" label="Back" x="0" y="100" width="39" height="44"/>',
      '<XCUIElementTypeActivityIndicator label="" value="1" x="0" y="200" width="20" height="20"/>',
      '<XCUIElementTypeActivityIndicator label="Progress halted" value="0" x="0" y="300" width="20" height="20"/>',
      '<XCUIElementTypeProgressIndicator label="Upload" value="40%" x="0" y="400" width="20" height="20"/>',
    ),
    { widthPx: 390, heightPx: 844 },
    { width: 390, height: 844 },
  );
  expect(elements.map(({ role, label, id }) => ({ role, label, id }))).toEqual([
    { role: 'button', label: 'Send', id: 'send-button' },
    { role: 'button', label: 'Back', id: undefined },
    { role: 'progress', label: '', id: undefined },
    { role: 'progress', label: 'Upload', id: undefined },
  ]);
});

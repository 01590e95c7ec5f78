import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { fetch, request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outboundAgent } from '../../../src/lib/outbound-agent.ts';
import { isPublicAddress, webAddressProblem } from '../../../src/lib/public-address.ts';

test.each([
  ['loopback', ['127.0.0.1', '127.255.255.254', '::1']],
  ['this host', ['0.0.0.0', '0.1.2.3', '::']],
  ['private', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fdff::1']],
  ['link-local', ['169.254.0.1', 'fe80::1', 'fe80::1%eth0', 'fec0::1']],
  ['of metadata', ['169.254.169.254', 'fd00:ec2::254', '100.100.100.200', '168.63.129.16', '192.0.0.192']],
  ["a carrier's", ['100.64.0.1', '100.127.255.255']],
  ['for documents and tests', ['192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '2001:db8::1']],
  ['multicast and broadcast', ['224.0.0.1', '255.255.255.255', '240.0.0.1', 'ff02::1']],
  ['IPv4 in IPv6', ['::ffff:127.0.0.1', '::ffff:a00:1', '::127.0.0.1', '::ffff:0:127.0.0.1']],
  ['a tunnel to a private one', ['2002:7f00:1::', '2002:a00:1::', '2001:0:7f00:1::', '2002:808:808::']],
  ['a translation of a private one', ['64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::808:808']],
  ['of no use yet', ['4000::1', '100::1', '5f00::1']],
  ['no address', ['', 'localhost', 'example.com', '1.2.3.4.5']],
])('an address that is %s is not public', (_what, addresses) => {
  expect(addresses.filter(isPublicAddress)).toEqual([]);
});

test('addresses of the internet are public', () => {
  const addresses = ['1.1.1.1', '93.184.215.14', '100.63.255.255', '172.32.0.1', '2606:4700:4700::1111'];
  const throughIpv6 = ['::ffff:1.1.1.1', '64:ff9b::101:101'];
  expect([...addresses, ...throughIpv6].filter((address) => !isPublicAddress(address))).toEqual([]);
});

test.each([
  [
    'not a web address',
    'http:// or https://',
    ['', 'hook', 'ftp://example.com', 'file:///etc/passwd', 'data:,x'],
  ],
  ['with a password', 'without a name', ['http://me:secret@example.com/', 'https://me@example.com/']],
  [
    'private in any spelling',
    'public address',
    ['http://127.0.0.1/', 'http://2130706433/', 'http://0x7f.1/'],
  ],
  ['private in IPv6', 'public address', ['http://[::1]:3000/', 'http://[::ffff:10.0.0.1]/']],
  ['this machine by name', 'public address', ['http://localhost:3000/', 'http://a.localhost./']],
])('a web address that is %s is refused', (_what, problem, addresses) => {
  for (const address of addresses) expect(webAddressProblem(address, false), address).toContain(problem);
});

test('a web address that names a public host is fine, and a private one where it is allowed', () => {
  expect(webAddressProblem('https://example.com:8443/hook?x=1', false)).toBeUndefined();
  expect(webAddressProblem('http://127.0.0.1:3000/hook', true)).toBeUndefined();
  expect(webAddressProblem('http://me:secret@127.0.0.1/', true)).toContain('password');
});

const server = createServer((incoming, outgoing) => {
  arrived += 1;
  if (incoming.url === '/redirect') outgoing.writeHead(302, { location: `http://127.0.0.1:${port()}/` });
  outgoing.end('here');
});
const port = (): number => (server.address() as AddressInfo).port;
let arrived = 0;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
});

/** A resolver that gives its answers one after the other, each as all the addresses of the name. */
function answering(...answers: readonly (readonly string[])[]): LookupFunction {
  const left = [...answers];
  return (_hostname, { all }, callback) => {
    const found = (left.shift() ?? []).map((address) => ({ address, family: 4 }));
    if (all) callback(null, found);
    else callback(null, found[0]?.address ?? '', 4);
  };
}

test.each([
  ['a private address', ['127.0.0.1']],
  ['a public address and a private one', ['93.184.215.14', '127.0.0.1']],
])('a name that resolves to %s is not connected to', async (_what, addresses) => {
  await using agent = disposable(outboundAgent({ allowPrivate: false, lookup: answering(addresses) }));
  const before = arrived;
  const asked = request(`http://example.com:${port()}/`, { dispatcher: agent.agent });
  await expect(asked).rejects.toThrow('The address is private');
  expect(arrived).toBe(before);
});

test('a name whose answer changes after a check is checked again when it is connected to', async () => {
  const lookup = answering(['93.184.215.14'], ['127.0.0.1']);
  const checked = await new Promise((resolve) =>
    lookup('example.com', {}, (_error, address) => resolve(address)),
  );
  expect(checked).toBe('93.184.215.14');
  await using agent = disposable(outboundAgent({ allowPrivate: false, lookup }));
  const asked = request(`http://example.com:${port()}/`, { dispatcher: agent.agent });
  await expect(asked).rejects.toThrow('The address is private');
});

test('an address in the place of a name is checked, though nothing looks it up', async () => {
  await using agent = disposable(outboundAgent({ allowPrivate: false }));
  for (const host of ['127.0.0.1', '[::ffff:127.0.0.1]', '2130706433']) {
    const asked = request(`http://${host}:${port()}/`, { dispatcher: agent.agent });
    await expect(asked).rejects.toThrow('The address is private');
  }
});

test('a redirect to a private address is refused where the first one was let through', async () => {
  const redirecting = outboundAgent({ allowPrivate: true, lookup: answering(['127.0.0.1']) });
  await using open = disposable(redirecting);
  await using agent = disposable(outboundAgent({ allowPrivate: false }));
  const first = await request(`http://example.com:${port()}/redirect`, { dispatcher: open.agent });
  expect(first.statusCode).toBe(302);
  await first.body.dump();
  const followed = fetch(String(first.headers['location']), { dispatcher: agent.agent });
  await expect(followed).rejects.toMatchObject({ cause: { code: 'PRIVATE_ADDRESS' } });
});

test('private addresses are connected to where they are allowed', async () => {
  await using agent = disposable(outboundAgent({ allowPrivate: true }));
  const answer = await request(`http://127.0.0.1:${port()}/`, { dispatcher: agent.agent });
  expect(await answer.body.text()).toBe('here');
});

function disposable(agent: ReturnType<typeof outboundAgent>) {
  return { agent, [Symbol.asyncDispose]: () => agent.destroy() };
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainWords } from '../../../../src/agent/judging/plain-words.ts';
import { riskOf } from '../../../../src/agent/judging/risk.ts';

test.each([
  ...['Buy', 'BUY NOW', 'Place order', 'Place your order', 'Pay $12.00', 'Pay 12,00 € now', 'Pay', '$4.99'],
  ...[
    '$4.99/month',
    '3,49\u00a0€',
    'Order now',
    'Subscribe',
    'Subscribe for $4.99/month',
    'Confirm purchase',
  ],
  ...[
    'Send money',
    'Buy now, $4.99',
    'Place order, $45.00',
    'Slide to pay',
    'Start free trial',
    'Buy with 1-Click',
  ],
  ...['Jetzt kaufen', 'Zahlungspflichtig bestellen', 'Passer la commande', 'Payer 12,00 €', 'Comprar ahora'],
  ...['Pagar', 'Satın al', 'Öde', 'ÖDEME YAP', 'Siparişi onayla', 'Confirmer l’achat'],
])('%s buys', (label) => {
  expect(riskOf(label)).toBe('purchase');
});

test.each([
  ...['Delete', 'DELETE', 'Delete note', 'Delete 3 items', 'Remove account', 'Erase all data', 'Uninstall'],
  ...['Discard', 'Discard draft', 'Clear all', 'Factory reset', 'Löschen', 'Notiz löschen', 'Deinstallieren'],
  ...['Supprimer', 'Tout effacer', 'Eliminar contacto', 'Borrar', 'Sil', 'SİL', 'Notu sil', 'Delete…'],
])('%s deletes', (label) => {
  expect(riskOf(label)).toBe('delete');
});

test.each([
  ...[
    'Send',
    'Send SMS',
    'Send now',
    'Send, Alice',
    'Post',
    'Publish',
    'Share',
    'Share…',
    'Reply',
    'Reply to Ada',
  ],
  ...['Tweet', 'Submit', 'Submit review', 'Post comment', 'Senden', 'Teilen', 'Envoyer', 'Publier', 'Enviar'],
  ...['Compartir', 'Gönder', 'PAYLAŞ', 'Mesajı gönder'],
])('%s sends', (label) => {
  expect(riskOf(label)).toBe('send');
});

test.each([
  ...['Add to cart', 'Check out', 'Proceed to checkout', 'Go to cart', 'Cart, 2 items', 'Kettle, $39.00'],
  ...['Total, $30', 'Add premium delivery $4.99', 'Buy groceries', 'Buy groceries, Milk, 3 Nov', 'Orders'],
  ...['Order confirmed', 'Payment methods', 'Remove from favourites', 'Remove Kettle', 'Deleted', 'Undelete'],
  ...['Keep editing', 'Cancel', 'Don’t send', 'Sent', 'Photo by Ada', 'Post by Ada, 3h', 'Posts', 'Comment'],
  ...['Delete files, 3 GB could be freed', 'Like', 'Save', 'Continue', '12:30', '42', '', '👍', '…'],
  ...['Delete what was not looked at for more than a year'],
])('%j is harmless', (label) => {
  expect(riskOf(label)).toBeUndefined();
});

test('any label is judged, and what stands around its words changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (label) => {
      expect([undefined, 'purchase', 'send', 'delete']).toContain(riskOf(label));
    }),
  );
  for (const label of [' Delete ', '🗑 Delete', 'Delete!', '→ Delete …', 'Delete']) {
    expect(riskOf(label)).toBe('delete');
  }
  expect(riskOf('1'.repeat(50_000))).toBeUndefined();
});

test('accents, widths, spaces and apostrophes do not matter, and a long text is no trouble', () => {
  expect(plainWords('  “Don’t\u00a0ALLOW…” ')).toBe("don't allow");
  expect(plainWords('Don´t')).toBe("don't");
  expect(plainWords('İZİN  VER')).toBe('izin ver');
  expect(plainWords('Ｄｅｌｅｔｅ')).toBe('delete');
  expect(plainWords('…')).toBe('');
  expect(plainWords(`a${'!'.repeat(1_000_000)}a`)).toBe('a');
});

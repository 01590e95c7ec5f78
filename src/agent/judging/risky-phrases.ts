/** What a button does that a person wants to be asked about first. */
export type Risk = 'purchase' | 'send' | 'delete';

/**
 * What buttons are called that buy, send or delete, in English, German, French, Spanish and Turkish; `*`
 * stands for any words. Buttons in other languages are not known, and neither are icons without a name.
 * Left out on purpose: "Add to cart", "Check out" and "Proceed to checkout", which lead to the page whose
 * button buys; "Remove", which mostly takes something off a list, save where an account or a device is
 * named; "Comment", which opens a page; "Clear" and "Reset" alone.
 */
export const RISKY_PHRASES: Readonly<Record<Risk, readonly string[]>> = {
  purchase: [
    ...['buy', 'buy it', 'buy this', 'buy tickets', 'buy with *', '1-click buy', '1-tap buy', 'purchase'],
    ...['pay', 'pay with *', 'pay by *', 'pay for *', '* and pay', '* & pay', 'slide to pay', 'swipe to pay'],
    ...['order', 'place order', 'place your order', 'place * order', 'submit order', 'complete order'],
    ...['order and pay', 'complete purchase', 'finish purchase', 'make payment', 'submit payment', 'rent'],
    ...['confirm purchase', 'confirm order', 'confirm payment', 'confirm and pay', 'donate', 'top up'],
    ...[
      'subscribe',
      'subscribe to *',
      'subscribe and *',
      'subscribe & *',
      'start subscription',
      'book and *',
    ],
    ...['start free trial', 'start trial', 'send money', 'send payment', 'transfer', 'transfer money'],
    ...[
      'kaufen',
      'kostenpflichtig bestellen',
      'zahlungspflichtig bestellen',
      'bestellen',
      'kauf abschließen',
    ],
    ...['bestellung abschicken', 'bezahlen', 'zahlen', 'mit * bezahlen', 'kauf bestätigen', 'abonnieren'],
    ...['geld senden', 'überweisen', 'kostenlos testen', 'acheter', 'commander', 'passer la commande'],
    ...[
      'passer commande',
      'payer',
      'payer avec *',
      "confirmer l'achat",
      'confirmer la commande',
      "s'abonner",
    ],
    ...["envoyer de l'argent", 'comprar', 'pagar', 'pagar con *', 'realizar pedido', 'realizar el pedido'],
    ...['hacer pedido', 'tramitar pedido', 'confirmar compra', 'confirmar pedido', 'suscribirse'],
    ...['suscribirme', 'enviar dinero', 'satın al', 'hemen al', 'öde', 'ödeme yap', 'ödemeyi tamamla'],
    ...['sipariş ver', 'siparişi tamamla', 'siparişi onayla', 'abone ol', 'para gönder'],
  ],
  send: [
    ...[
      'send',
      'send it',
      'send to *',
      'send * message',
      'send message',
      'send sms',
      'send mms',
      'send text',
    ],
    ...['send email', 'send mail', 'send reply', 'send request', 'send invitation', 'send invite', 'resend'],
    ...['post', 'post it', 'post to *', 'post comment', 'post reply', 'post all', 'publish', 'publish *'],
    ...['share', 'share to *', 'share with *', 'share post', 'share location', 'share my location'],
    ...['reply', 'reply to *', 'reply all', 'tweet', 'tweet all', 'retweet', 'repost', 'submit', 'submit *'],
    ...['senden', 'absenden', 'abschicken', '* senden', 'posten', 'veröffentlichen', 'teilen', 'antworten'],
    ...[
      'allen antworten',
      'einreichen',
      'envoyer',
      'envoyer *',
      'publier',
      'partager',
      'répondre',
      'tweeter',
    ],
    ...['soumettre', 'enviar', 'enviar *', 'publicar', 'compartir', 'responder', 'twittear', 'postear'],
    ...['gönder', '* gönder', 'yayınla', 'paylaş', 'yanıtla', 'cevapla', 'tweetle'],
  ],
  delete: [
    ...['delete', 'delete *', 'erase', 'erase *', 'uninstall', 'uninstall *', 'discard', 'discard *'],
    ...['remove account', 'remove * account', 'remove device', 'remove user', 'remove profile', 'trash'],
    ...['move to trash', 'move to bin', 'empty trash', 'empty bin', 'clear all', 'clear all *', 'clear data'],
    ...['clear storage', 'factory reset', 'reset phone', 'reset all settings', 'close account', 'wipe *'],
    ...['löschen', '* löschen', 'deinstallieren', '* deinstallieren', 'verwerfen', '* verwerfen'],
    ...['konto entfernen', 'auf werkseinstellungen zurücksetzen', 'zurücksetzen auf werkseinstellungen'],
    ...[
      'supprimer',
      'supprimer *',
      'effacer',
      'effacer *',
      'désinstaller',
      'tout effacer',
      'vider la corbeille',
    ],
    ...['eliminar', 'eliminar *', 'borrar', 'borrar *', 'desinstalar', 'descartar', 'descartar *'],
    ...['vaciar papelera', 'restablecer datos de fábrica', 'sil', '* sil', 'hesabı kaldır', 'tümünü temizle'],
    ...['uygulamayı kaldır', 'fabrika ayarlarına sıfırla'],
  ],
};

/** Products of the payment portfolio: the value stored in `product`, and the words shown to people. */
export const products = [
  { id: 'card', label: 'Network cards' },
  { id: 'co_brand', label: 'Co-brand card' },
  { id: 'private_label', label: 'Private-label card' },
  { id: 'bnpl', label: 'BNPL' },
  { id: 'points', label: 'Shop with Points' },
  { id: 'ach', label: 'ACH debit' },
] as const;

export type ProductId = (typeof products)[number]['id'];

/** How a method of payment is called on screen. */
export const methodLabels: Readonly<Record<string, string>> = {
  card: 'Card',
  bnpl: 'BNPL',
  points: 'Points',
  ach: 'ACH debit',
};

/** Words for a stored product; a product we do not know is shown as it is stored. */
export function productLabel(value: string): string {
  return products.find((product) => product.id === value)?.label ?? value;
}

/** Whether a text from a file is one of our products. */
export function isProductId(value: string): value is ProductId {
  return products.some((product) => product.id === value);
}

/** SQL of a card brand as we name networks: small letters, and one name where partners have several. */
export function schemeSql(brand: string): string {
  return (
    `CASE lower(${brand}) WHEN 'american express' THEN 'amex' WHEN 'american_express' THEN 'amex' WHEN 'mc' THEN 'mastercard' ` +
    `WHEN 'diners club' THEN 'diners' WHEN 'diners_club' THEN 'diners' ELSE lower(${brand}) END`
  );
}

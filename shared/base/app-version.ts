/** Version of the product, as package.json states it (a test compares them); part of every number's lineage. */
export const appVersion = '0.1.0';

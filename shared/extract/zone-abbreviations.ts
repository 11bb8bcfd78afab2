/**
 * Minutes east of UTC of the abbreviations partners write. Those that mean several zones (IST, CST in China) are left out or taken
 * in the sense the payment partners' account settings use: CST is US Central, BST is British Summer Time.
 */
export const zoneAbbreviations: ReadonlyMap<string, number> = new Map([
  ['UTC', 0],
  ['GMT', 0],
  ['Z', 0],
  ['WET', 0],
  ['WEST', 60],
  ['BST', 60],
  ['CET', 60],
  ['CEST', 120],
  ['EET', 120],
  ['EEST', 180],
  ['AST', -240],
  ['ADT', -180],
  ['EST', -300],
  ['EDT', -240],
  ['CST', -360],
  ['CDT', -300],
  ['MST', -420],
  ['MDT', -360],
  ['PST', -480],
  ['PDT', -420],
  ['AKST', -540],
  ['AKDT', -480],
  ['HST', -600],
  ['BRT', -180],
  ['JST', 540],
  ['SGT', 480],
  ['AEST', 600],
  ['AEDT', 660],
]);

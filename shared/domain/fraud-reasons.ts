/** Reason codes with which networks mark a dispute as fraud; raise the version when one changes. */
export const fraudReasonsVersion = 1;

export const fraudReasonCodes: readonly string[] = [
  // Visa, condition 10
  '10.1',
  '10.2',
  '10.3',
  '10.4',
  '10.5',
  // Mastercard
  '4837',
  '4840',
  '4849',
  '4863',
  '4870',
  '4871',
  // American Express
  'F10',
  'F14',
  'F22',
  'F24',
  'F29',
  'F30',
  'F31',
  // Discover
  'UA01',
  'UA02',
  'UA05',
  'UA06',
  'UA10',
  'UA11',
];

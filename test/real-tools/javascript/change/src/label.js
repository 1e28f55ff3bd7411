// Nobody tests this.
export const label = (cents) => {
  var euros = cents / 100;
  return euros.toFixed(2) + ' EUR';
};

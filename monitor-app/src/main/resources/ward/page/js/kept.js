/** What the browser keeps of this person's choices. A browser that keeps nothing is no error: the default holds. */
export function kept(name, otherwise) {
  try {
    return localStorage.getItem(`wardstream.${name}`) ?? otherwise;
  } catch (refused) {
    console.info("nothing is kept in this browser", refused);
    return otherwise;
  }
}

export function keep(name, value) {
  try {
    localStorage.setItem(`wardstream.${name}`, value);
  } catch (refused) {
    console.info("nothing is kept in this browser", refused);
  }
}
